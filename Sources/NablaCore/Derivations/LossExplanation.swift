// The equations of the losses and of the slopes that follow from a, as written by hand, also where a neuron is saturated.

extension WorkedSample {
  /// 1 − a of an output, with all digits where a comes from z.
  private func rest(_ layer: Int, _ unit: Int, of a: Double) -> Double {
    isUntouched(layer, unit) && network.layers[layer].activation == .sigmoid
      ? logistic(-value(of: .weightedInput(layer: layer, unit: unit))) : 1 - a
  }

  /// Whether 1 − |f| would be written with few digits or none, though more are known.
  private func isSaturated(_ layer: Int, _ unit: Int, at f: Double) -> Bool {
    isUntouched(layer, unit) && abs(f) > 0.999
  }

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
    let isSaturated = isSaturated(layer, unit, at: f)
    switch shape.activation {
    case .sigmoid:
      let numbers: [Equation.Piece] =
        isSaturated
        ? Equation.product([f, rest(layer, unit, of: f)])
        : [.enclosed(f), .text("(1 - "), .enclosed(f), .text(")")]
      return Equation(symbol, "\(f0)(1 - \(f0))", numbers, value: value)
    case .tanh:
      // 1 − |tanh z| = 2σ(−2|z|).
      return isSaturated
        ? Equation(
          symbol, f < 0 ? "(1 + \(f0))(1 - \(f0))" : "(1 - \(f0))(1 + \(f0))",
          Equation.product([2 * logistic(-2 * abs(z)), 1 + abs(f)]), value: value)
        : Equation(symbol, "1 - \(f0)²", [.text("1 - "), .enclosed(f), .text("²")], value: value)
    case .softplus: return Equation(symbol, "σ(z)", [.text("σ("), .number(z), .text(")")], value: value)
    case .sine: return Equation(symbol, "cos z", [.text("cos("), .number(z), .text(")")], value: value)
    case .relu, .leakyRelu, .elu:
      let function = shape.activation.symbol
      return Equation(symbol, "\(function)′(z)", [.text("\(function)′("), .number(z), .text(")")], value: value)
    case .identity: return Equation(symbol, "(z)′", value: value)
    case .step: return Equation(symbol, "step′(z)", value: value)
    case .softmax:
      return Equation(
        symbol, "\(f0)(1 - \(f0))", [.enclosed(f), .text("(1 - "), .enclosed(f), .text(")")], value: value)
    }
  }
}
