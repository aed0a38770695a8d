// The numbers of a beat that only a network has, for one sample: z and a, the losses, δ, and the gradient from them.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct NetworkEquations {
  @Shown private var model: Model
  private let passes: NetworkPasses
  private let pencil: Pencil

  /// More terms of a sum than this are counted, not listed.
  private static let mostTerms = 3

  init(_ model: Shown, _ passes: NetworkPasses, _ pencil: Pencil) {
    _model = model
    self.passes = passes
    self.pencil = pencil
  }

  private var step: TrainingStep { model.situation.step }
  private var sample: Int { model.sample }
  private var samples: Int { passes.forward.count }
  private var network: Network { passes.network }
  private var last: Int { network.layers.count - 1 }

  // MARK: Names and numbers

  /// The unit of a layer to go through: the selected parameter's if it enters this layer, else the first.
  func unit(of layer: Int) -> Int {
    let parameter = network.parameter(at: model.look.selection)
    return parameter.layer == layer ? parameter.unit : 0
  }

  private func name(_ layer: Int, _ unit: Int) -> String { network.nodeName(column: layer + 1, unit: unit) }

  private func sourceName(_ layer: Int, _ unit: Int) -> String { network.nodeName(column: layer, unit: unit) }

  private func source(_ layer: Int, _ unit: Int) -> Double { passes.source(layer: layer, unit: unit, sample: sample) }

  private func weightedInputValue(_ layer: Int, _ unit: Int) -> Double {
    passes.weightedInput(layer: layer, unit: unit, sample: sample)
  }

  private func activation(_ layer: Int, _ unit: Int) -> Double {
    passes.activation(layer: layer, unit: unit, sample: sample)
  }

  private func delta(_ layer: Int, _ unit: Int) -> Double { passes.delta(layer: layer, unit: unit, sample: sample) }

  private func target(_ unit: Int) -> Double { passes.target(unit: unit, sample: sample) }

  private func number(_ value: Double, decimals: Int? = nil) -> String { pencil.number(value, decimals: decimals) }

  private func signed(_ value: Double, decimals: Int? = nil) -> String { pencil.signed(value, decimals: decimals) }

  private func factor(_ value: Double) -> String { pencil.factor(value) }

  // MARK: Forward

  /// How the z of the layer's unit comes about.
  func weightedInputs(_ layer: Int) -> [String] { weightedInputs(layer, unit(of: layer)) }

  /// How a unit's z comes about.
  func weightedInputs(_ layer: Int, _ unit: Int) -> [String] {
    let shape = network.layers[layer]
    var terms = (0..<min(shape.inputs, 4)).map { input in
      let index = network.index(of: .weight(layer: layer, to: unit, from: input))!
      let weight = passes.parameters[index]
      let source = source(layer, input)
      return "\(model.names.name(at: index))·\(sourceName(layer, input)) = \(number(weight)) × \(factor(source)) = "
        + signed(weight * source)
    }
    terms += pencil.others(shape.inputs - 4)
    if let index = network.index(of: .bias(layer: layer, of: unit)) {
      let bias = passes.parameters[index]
      terms.append("\(model.names.name(at: index))·1 = \(number(bias)) × \(number(1)) = \(signed(bias))")
    }
    return terms + [weightedInput(layer, unit)]
  }

  /// A unit's z alone.
  func weightedInput(_ layer: Int, _ unit: Int) -> String {
    "z(\(name(layer, unit))) = \(signed(weightedInputValue(layer, unit)))"
  }

  func activations(_ layer: Int) -> [String] {
    let shape = network.layers[layer]
    if shape.activation == .softmax { return shares() }
    let first = unit(of: layer)
    let order = [first] + (0..<shape.units).filter { $0 != first }
    return order.prefix(4).map { unit in
      let z = weightedInputValue(layer, unit)
      let a = activation(layer, unit)
      let rest = shape.isResidual ? " + \(factor(source(layer, unit)))" : ""
      return "\(name(layer, unit)) = \(shape.activation.rawValue)(\(number(z)))\(rest) = \(number(a))"
    }
  }

  /// The shares of a softmax, each e^z over their sum.
  private func shares() -> [String] {
    let first = unit(of: last)
    let order = [first] + (0..<network.outputs).filter { $0 != first }
    let worked = WorkedSample(
      of: network, at: passes.parameters, sample: sample, in: passes.data, loss: passes.cost.loss)
    return order.prefix(Self.mostTerms).map { unit in
      let equation = worked.equation(of: .activation(layer: last, unit: unit))
      return "\(equation.symbol) = \(equation.text { number($0) }) = \(number(equation.value))"
    } + pencil.others(order.count - Self.mostTerms)
  }

  // MARK: Cost

  /// Each output's loss, their sum for this sample, and the mean over the samples.
  func cost() -> [String] {
    let added = passes.cost.penalty(at: passes.parameters)
    // What the samples cost; the rest of C is told as a sum of its own.
    let whole = step.cost - added
    let sum = passes.cost.regularization.isNone ? [] : [total(whole, added)]
    let losses = (0..<network.outputs).map(loss)
    var lines = losses.prefix(Self.mostTerms).map { loss in
      let (rule, numbers) = loss.term
      return "\(rule) = \(Equation("", rule, numbers, value: 0).text { number($0) }) = \(number(loss.value))"
    }
    lines += pencil.others(losses.count - Self.mostTerms)
    // The parts that were just listed, so that one sees what they add up to.
    let parts = losses.count > 1 && losses.count <= Self.mostTerms ? " = " + pencil.sum(losses.map(\.value)) : ""
    let data = sum.isEmpty ? "C" : "D"
    if samples == 1 { return lines + ["\(data)\(parts) = \(number(whole, decimals: 6))"] + sum }
    if losses.count > 1 { lines.append("Σ\(parts) = \(number(passes.losses[sample]))") }
    return lines + ["\(data) = \(Label.meanOver(samples).text(in: pencil.language)) = \(number(whole))"] + sum
  }

  /// C with what is added for the weights.
  private func total(_ data: Double, _ added: Double) -> String {
    let rule = passes.cost.regularization.rule
    return "C = \("D") + \(rule) = \(number(data)) + \(number(added)) = "
      + number(step.cost)
  }

  private func loss(of unit: Int) -> OutputLoss {
    OutputLoss(
      passes.cost.loss, node: name(last, unit), targetName: network.outputs == 1 ? "y" : "y\(unit + 1)",
      a: activation(last, unit), y: target(unit),
      z: network.hasPlainSigmoidOutput ? weightedInputValue(last, unit) : nil)
  }

  // MARK: Back

  func deltas(_ layer: Int) -> [String] {
    let unit = unit(of: layer)
    if network.layers[layer].activation == .softmax { return shareDelta(unit) }
    let z = weightedInputValue(layer, unit)
    let slope = network.layers[layer].activation.slope(at: z)
    let result = signed(delta(layer, unit))
    return layer == last ? outputDelta(unit, slope, result) : hiddenDelta(layer, unit, slope, result)
  }

  /// δ of an output of a softmax: a path through every output, and under cross-entropy what they come to.
  private func shareDelta(_ unit: Int) -> [String] {
    let worked = WorkedSample(
      of: network, at: passes.parameters, sample: sample, in: passes.data, loss: passes.cost.loss)
    let quantity = Quantity.delta(layer: last, unit: unit)
    let terms = worked.terms(of: quantity)
    let symbol = network.symbol(of: quantity)
    let lines = terms.prefix(Self.mostTerms).map { term in
      let names = term.factors.map { network.symbol(of: $0) }.joined(separator: "·")
      let values = term.factors.map { worked.value(of: $0) }
      return "\(names) = \(number(values[0])) × \(factor(values[1])) = \(signed(term.value))"
    }
    let result = signed(delta(last, unit))
    let inside = terms.count <= Self.mostTerms ? " = " + pencil.sum(terms.map(\.value)) : ""
    var sum = ["\(symbol) = Σ ∂C/∂a·∂a/∂z\(inside) = \(result)"]
    if passes.cost.loss.cancels(in: network) {
      let node = name(last, unit)
      let y = network.outputs == 1 ? "y" : "y\(unit + 1)"
      sum.append("\(symbol) = \(node) - \(y) = \(number(activation(last, unit))) - \(number(target(unit))) = \(result)")
    }
    return lines + pencil.others(terms.count - Self.mostTerms) + sum
  }

  private func outputDelta(_ unit: Int, _ slope: Double, _ result: String) -> [String] {
    let node = name(last, unit)
    let a = activation(last, unit)
    let y = target(unit)
    guard passes.cost.loss.cancels(in: network) else {
      let first = passes.cost.loss.slope(output: a, target: y)
      return ["δ(\(node)) = ∂C/∂\(node) · ∂\(node)/∂z = \(number(first)) × \(factor(slope)) = \(result)"]
    }
    // 1.0000 − 1.0000 would tell nothing of what is left.
    let numbers = y == 1 && a > 0.999 ? "-(1 - a)" : "\(number(a)) - \(number(y))"
    return ["δ(\(node)) = a - y = \(numbers) = \(result)"]
  }

  /// Every path from a hidden unit: one through each unit of the next layer, and the one past a residual layer.
  private func hiddenDelta(_ layer: Int, _ unit: Int, _ slope: Double, _ result: String) -> [String] {
    let node = name(layer, unit)
    let next = network.layers[layer + 1]
    let paths = (0..<next.units).map { to -> (name: String, factors: String, value: Double) in
      let index = network.index(of: .weight(layer: layer + 1, to: to, from: unit))!
      let weight = passes.parameters[index]
      let upper = delta(layer + 1, to)
      return (
        "\(model.names.name(at: index))·δ(\(name(layer + 1, to)))", "\(number(weight)) × \(factor(upper))",
        weight * upper
      )
    }
    let passed = next.isResidual ? costSlope(layer + 1, unit) : nil
    let passedName = "∂C/∂\(name(layer + 1, unit))"
    let rule = passed == nil ? "" : " + \(passedName)"
    if paths.count == 1 {
      let past = passed.map(pencil.added) ?? ""
      return ["δ(\(node)) = (w·δ\(rule)) · f′(z) = (\(paths[0].factors)\(past)) × \(factor(slope)) = \(result)"]
    }
    var lines = ["δ(\(node)) = (Σ w·δ\(rule)) · f′(z)"]
    lines += paths.prefix(Self.mostTerms).map { "\($0.name) = \($0.factors) = \(signed($0.value))" }
    lines += pencil.others(paths.count - Self.mostTerms)
    if let passed { lines.append("\(passedName) = \(signed(passed))") }
    let terms = paths.map(\.value) + (passed.map { [$0] } ?? [])
    let whole = terms.reduce(0, +)
    let inside = paths.count <= Self.mostTerms ? "(\(pencil.sum(terms)))" : number(whole)
    return lines + ["δ(\(node)) = \(inside) × \(factor(slope)) = \(result)"]
  }

  /// ∂C/∂a of a unit: what passes a residual layer by.
  private func costSlope(_ layer: Int, _ unit: Int) -> Double {
    guard layer < last else {
      return passes.cost.loss.slope(output: activation(last, unit), target: target(unit))
    }
    let next = network.layers[layer + 1]
    var slope = next.isResidual ? costSlope(layer + 1, unit) : 0
    for to in 0..<next.units {
      let index = network.index(of: .weight(layer: layer + 1, to: to, from: unit))!
      slope += passes.parameters[index] * delta(layer + 1, to)
    }
    return slope
  }

  func gradient() -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let parameter = network.parameter(at: index)
    let regularization = passes.cost.regularization
    let added = index < network.weightCount ? regularization.slope(at: passes.parameters[index]) : 0
    let result = signed(step.gradient[index] - added, decimals: 6)
    // The slope of what is added, below that of the samples.
    let sum =
      regularization.isNone || index >= network.weightCount
      ? []
      : [
        "∂C/∂\(name) = ∂D/∂\(name) + \(regularization.slopeRule(of: name)) = \(result)\(pencil.added(added)) = "
          + signed(step.gradient[index], decimals: 6)
      ]
    // Of D, the cost of the data, where C has more in it.
    let own = sum.isEmpty ? "∂C/∂\(name)" : "∂D/∂\(name)"
    if samples == 1 {
      let delta = passes.delta(layer: parameter.layer, unit: parameter.unit, sample: 0)
      let node = self.name(parameter.layer, parameter.unit)
      if case .weight(let layer, _, let from) = parameter {
        return [
          "\(own) = δ(\(node)) · \(sourceName(layer, from)) = \(number(delta)) × \(factor(source(layer, from))) = "
            + result
        ] + sum
      }
      return ["\(own) = δ(\(node)) = \(result)"]
    }
    let terms = terms(of: parameter)
    let mean = terms.count > 1 ? " = (\(pencil.sum(terms.map(\.value))))/\(terms.count)" : ""
    return terms.map(\.line) + ["\(own)\(mean) = \(result)"] + sum
  }

  /// Each sample's own slope, whose mean is the gradient; nothing where there are too many to list.
  private func terms(of parameter: Parameter) -> [(line: String, value: Double)] {
    let numbers = step.batch ?? Array(0..<samples)
    guard numbers.count <= 4 else { return [] }
    return numbers.map { sample in
      let delta = passes.delta(layer: parameter.layer, unit: parameter.unit, sample: sample)
      var input = 1.0
      if case .weight(let layer, _, let from) = parameter {
        input = passes.source(layer: layer, unit: from, sample: sample)
      }
      let name = Label.sampleNumber(sample + 1).text(in: pencil.language)
      return ("\(name): δ·a = \(number(delta)) × \(factor(input)) = \(signed(delta * input))", delta * input)
    }
  }
}
