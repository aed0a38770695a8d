// The equations of the losses and of the slopes that follow from a, as written by hand, also where a neuron is saturated.

extension WorkedSample {
  func costEquation(_ symbol: String) -> Equation {
    var rule = ""
    var numbers: [Equation.Piece] = []
    for unit in target.indices {
      let loss = outputLoss(unit)
      let sign = unit == 0 ? (loss.isNegative ? "-" : "") : (loss.isNegative ? " - " : " + ")
      rule += sign + loss.rule
      numbers += (sign.isEmpty ? [] : [.text(sign)]) + loss.numbers
    }
    return Equation(symbol, rule, numbers, value: value(of: .cost))
  }

  private func outputLoss(_ unit: Int) -> OutputLoss {
    let last = network.layers.count - 1
    let z = isPlainLogLoss(last) && isUntouched(last, unit) ? value(of: .weightedInput(layer: last, unit: unit)) : nil
    return OutputLoss(
      loss, node: network.nodeName(column: last + 1, unit: unit), targetName: targetName(unit),
      a: value(of: .activation(layer: last, unit: unit)), y: target[unit], z: z)
  }

  func outputSlopeEquation(_ symbol: String, _ unit: Int, _ value: Double) -> Equation {
    let last = network.layers.count - 1
    let name = network.nodeName(column: last + 1, unit: unit)
    let t = targetName(unit)
    let y = target[unit]
    let a = self.value(of: .activation(layer: last, unit: unit))
    // 1 − a keeps its digits where a comes from z.
    let z =
      isUntouched(last, unit) && network.layers[last].activation == .sigmoid
      ? self.value(of: .weightedInput(layer: last, unit: unit)) : nil
    let (rule, numbers) = loss.rule.writtenSlope(node: name, targetName: t, a: a, y: y, z: z)
    return Equation(symbol, rule, numbers, value: value)
  }

  func activationSlopeEquation(_ symbol: String, _ layer: Int, _ unit: Int, _ value: Double) -> Equation {
    let shape = network.layers[layer]
    let name = network.nodeName(column: layer + 1, unit: unit)
    let z = self.value(of: .weightedInput(layer: layer, unit: unit))
    // In a residual layer the node is f(z) and what passes by; its slope is that of f(z) alone.
    let f = own(layer, unit)
    let f0 = shape.isResidual ? "f" : name
    let place = SlopePlace(name: f0, value: f, z: z, isSaturated: isUntouched(layer, unit) && abs(f) > 0.999)
    let (rule, numbers) = shape.activation.rule.writtenSlope(place)
    return Equation(symbol, rule, numbers, value: value)
  }
}
