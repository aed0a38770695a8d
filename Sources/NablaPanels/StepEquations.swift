// The numbers that a beat has just produced, each equation with all that goes into it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

struct StepEquations {
  @Shown var model: Model
  let pencil: Pencil

  /// More terms of a sum than this are counted, not listed.
  private static let mostTerms = 3

  init(_ model: Shown, _ pencil: Pencil) {
    _model = model
    self.pencil = pencil
  }

  private var situation: Situation { model.situation }
  private var sample: Int { model.sample }
  private var samples: Int { situation.pass?.count ?? 0 }
  private var network: Network { situation.network! }
  private var last: Int { network.layers.count - 1 }

  /// The equations of a beat; nil is a step that goes by whole.
  func lines(of beat: Beat?) -> [String] {
    let perceptron = model.usesPerceptronRule ? PerceptronEquations(_model) : nil
    switch beat {
    case .weightedInputs(let layer): return weightedInputs(layer, unit(of: layer))
    case .activations(let layer): return activations(layer)
    case .cost: return cost()
    case .deltas(let layer): return perceptron?.error(pencil) ?? deltas(layer)
    case .gradient: return perceptron?.share(pencil) ?? gradient()
    case .update, nil: return perceptron?.update(pencil) ?? update()
    }
  }

  // MARK: Names and numbers

  /// The unit of a layer to go through: the selected parameter's if it enters this layer, else the first.
  func unit(of layer: Int) -> Int {
    let parameter = network.parameter(at: model.look.selection)
    return parameter.layer == layer ? parameter.unit : 0
  }

  private func name(_ layer: Int, _ unit: Int) -> String { network.nodeName(column: layer + 1, unit: unit) }

  private func sourceName(_ layer: Int, _ unit: Int) -> String { network.nodeName(column: layer, unit: unit) }

  /// What comes into a layer for the sample.
  private func source(_ layer: Int, _ unit: Int) -> Double {
    if layer > 0 { return situation.activation(layer: layer - 1, unit: unit, sample: sample) }
    let input = model.workspace.scene.experiment.dataset!.input(sample)
    return input[input.startIndex + unit]
  }

  private func target(_ unit: Int) -> Double {
    let target = model.workspace.scene.experiment.dataset!.target(sample)
    return target[target.startIndex + unit]
  }

  private func number(_ value: Double, decimals: Int? = nil) -> String { pencil.number(value, decimals: decimals) }

  private func signed(_ value: Double, decimals: Int? = nil) -> String {
    pencil.number(value, decimals: decimals, sign: .always)
  }

  /// A number after a sign of multiplication.
  private func factor(_ value: Double) -> String {
    let text = number(value)
    return text.first == "-" || text.first == ">" ? "(\(text))" : text
  }

  /// A number added to others: " + 0.5", " - 0.5".
  private func added(_ value: Double) -> String {
    let text = number(value)
    return text.first == "-" ? " - \(text.dropFirst())" : " + \(text)"
  }

  /// a + b − c.
  private func sum(_ values: [Double]) -> String {
    values.prefix(1).map { number($0) }.joined() + values.dropFirst().map(added).joined()
  }

  private func others(_ count: Int) -> [String] {
    count > 0 ? ["… " + Label.other(count).text(in: pencil.language)] : []
  }

  // MARK: Forward

  /// How a unit's z comes about.
  func weightedInputs(_ layer: Int, _ unit: Int) -> [String] {
    let shape = network.layers[layer]
    var terms = (0..<min(shape.inputs, 4)).map { input in
      let index = network.index(of: .weight(layer: layer, to: unit, from: input))!
      let weight = situation.parameters[index]
      let source = source(layer, input)
      return "\(model.names.name(at: index))·\(sourceName(layer, input)) = \(number(weight)) × \(factor(source)) = "
        + signed(weight * source)
    }
    terms += others(shape.inputs - 4)
    if let index = network.index(of: .bias(layer: layer, of: unit)) {
      let bias = situation.parameters[index]
      terms.append("\(model.names.name(at: index))·1 = \(number(bias)) × \(number(1)) = \(signed(bias))")
    }
    return terms + [weightedInput(layer, unit)]
  }

  /// A unit's z alone.
  func weightedInput(_ layer: Int, _ unit: Int) -> String {
    "z(\(name(layer, unit))) = \(signed(situation.weightedInput(layer: layer, unit: unit, sample: sample)))"
  }

  private func activations(_ layer: Int) -> [String] {
    let shape = network.layers[layer]
    let first = unit(of: layer)
    let order = [first] + (0..<shape.units).filter { $0 != first }
    return order.prefix(4).map { unit in
      let z = situation.weightedInput(layer: layer, unit: unit, sample: sample)
      let a = situation.activation(layer: layer, unit: unit, sample: sample)
      let rest = shape.isResidual ? " + \(factor(source(layer, unit)))" : ""
      return "\(name(layer, unit)) = \(shape.activation.rawValue)(\(number(z)))\(rest) = \(number(a))"
    }
  }

  // MARK: Cost

  /// Each output's loss, their sum for this sample, and the mean over the samples.
  private func cost() -> [String] {
    let whole = situation.step.cost
    guard situation.network != nil else { return ["C = \(number(whole, decimals: 6))"] }
    let losses = (0..<network.outputs).map(loss)
    var lines = losses.prefix(Self.mostTerms).map { loss in
      let (rule, numbers) = loss.term
      return "\(rule) = \(Equation("", rule, numbers, value: 0).text { number($0) }) = \(number(loss.value))"
    }
    lines += others(losses.count - Self.mostTerms)
    // The parts that were just listed, so that one sees what they add up to.
    let parts = losses.count > 1 && losses.count <= Self.mostTerms ? " = " + sum(losses.map(\.value)) : ""
    if samples == 1 { return lines + ["C\(parts) = \(number(whole, decimals: 6))"] }
    if losses.count > 1 { lines.append("Σ\(parts) = \(number(situation.losses[sample]))") }
    return lines + ["C = \(Label.meanOver(samples).text(in: pencil.language)) = \(number(whole))"]
  }

  private func loss(of unit: Int) -> OutputLoss {
    OutputLoss(
      situation.settings.loss, node: name(last, unit), targetName: network.outputs == 1 ? "y" : "y\(unit + 1)",
      a: situation.activation(layer: last, unit: unit, sample: sample), y: target(unit),
      z: network.hasPlainSigmoidOutput ? situation.weightedInput(layer: last, unit: unit, sample: sample) : nil)
  }

  // MARK: Back

  private func deltas(_ layer: Int) -> [String] {
    let unit = unit(of: layer)
    let z = situation.weightedInput(layer: layer, unit: unit, sample: sample)
    let slope = network.layers[layer].activation.slope(at: z)
    let result = signed(situation.delta(layer: layer, unit: unit, sample: sample))
    return layer == last ? outputDelta(unit, slope, result) : hiddenDelta(layer, unit, slope, result)
  }

  private func outputDelta(_ unit: Int, _ slope: Double, _ result: String) -> [String] {
    let node = name(last, unit)
    let a = situation.activation(layer: last, unit: unit, sample: sample)
    let y = target(unit)
    guard situation.settings.loss == .logLoss, network.hasPlainSigmoidOutput else {
      let first = situation.settings.loss.slope(output: a, target: y)
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
      let weight = situation.parameters[index]
      let upper = situation.delta(layer: layer + 1, unit: to, sample: sample)
      return (
        "\(model.names.name(at: index))·δ(\(name(layer + 1, to)))", "\(number(weight)) × \(factor(upper))",
        weight * upper
      )
    }
    let passed = next.isResidual ? costSlope(layer + 1, unit) : nil
    let passedName = "∂C/∂\(name(layer + 1, unit))"
    let rule = passed == nil ? "" : " + \(passedName)"
    if paths.count == 1 {
      let past = passed.map(added) ?? ""
      return ["δ(\(node)) = (w·δ\(rule)) · f′(z) = (\(paths[0].factors)\(past)) × \(factor(slope)) = \(result)"]
    }
    var lines = ["δ(\(node)) = (Σ w·δ\(rule)) · f′(z)"]
    lines += paths.prefix(Self.mostTerms).map { "\($0.name) = \($0.factors) = \(signed($0.value))" }
    lines += others(paths.count - Self.mostTerms)
    if let passed { lines.append("\(passedName) = \(signed(passed))") }
    let terms = paths.map(\.value) + (passed.map { [$0] } ?? [])
    let whole = terms.reduce(0, +)
    let inside = paths.count <= Self.mostTerms ? "(\(sum(terms)))" : number(whole)
    return lines + ["δ(\(node)) = \(inside) × \(factor(slope)) = \(result)"]
  }

  /// ∂C/∂a of a unit: what passes a residual layer by.
  private func costSlope(_ layer: Int, _ unit: Int) -> Double {
    guard layer < last else {
      return situation.settings.loss.slope(
        output: situation.activation(layer: last, unit: unit, sample: sample), target: target(unit))
    }
    let next = network.layers[layer + 1]
    var slope = next.isResidual ? costSlope(layer + 1, unit) : 0
    for to in 0..<next.units {
      let index = network.index(of: .weight(layer: layer + 1, to: to, from: unit))!
      slope += situation.parameters[index] * situation.delta(layer: layer + 1, unit: to, sample: sample)
    }
    return slope
  }

  private func gradient() -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let result = signed(situation.step.gradient[index], decimals: 6)
    guard situation.network != nil else {
      return situation.parameters.indices.prefix(6).map {
        "∂C/∂\(model.names.name(at: $0)) = \(signed(situation.step.gradient[$0]))"
      }
    }
    let parameter = network.parameter(at: index)
    if samples == 1 {
      let delta = situation.delta(layer: parameter.layer, unit: parameter.unit, sample: 0)
      let node = self.name(parameter.layer, parameter.unit)
      if case .weight(let layer, _, let from) = parameter {
        return [
          "∂C/∂\(name) = δ(\(node)) · \(sourceName(layer, from)) = \(number(delta)) × \(factor(source(layer, from))) = "
            + result
        ]
      }
      return ["∂C/∂\(name) = δ(\(node)) = \(result)"]
    }
    let terms = terms(of: parameter)
    let mean = terms.count > 1 ? " = (\(sum(terms.map(\.value))))/\(terms.count)" : ""
    return terms.map(\.line) + ["∂C/∂\(name)\(mean) = \(result)"]
  }

  /// Each sample's own slope, whose mean is the gradient; nothing where there are too many to list.
  private func terms(of parameter: Parameter) -> [(line: String, value: Double)] {
    let numbers = situation.step.batch ?? Array(0..<samples)
    guard numbers.count <= 4 else { return [] }
    return numbers.map { sample in
      let delta = situation.delta(layer: parameter.layer, unit: parameter.unit, sample: sample)
      var input = 1.0
      if case .weight(let layer, _, let from) = parameter {
        let data = model.workspace.scene.experiment.dataset!.input(sample)
        input =
          layer > 0
          ? situation.activation(layer: layer - 1, unit: from, sample: sample) : data[data.startIndex + from]
      }
      let name = Label.sampleNumber(sample + 1).text(in: pencil.language)
      return ("\(name): δ·a = \(number(delta)) × \(factor(input)) = \(signed(delta * input))", delta * input)
    }
  }

  // MARK: Update

  private func update() -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let step = situation.step
    let change = signed(step.change[index])
    var lines = rule
    if situation.settings.optimizer.name == .gradientDescent {
      let rate = Words.short(situation.settings.learningRate)
      lines.append("Δ\(name) = -η · ∂C/∂\(name) = -\(rate) × (\(number(step.gradient[index]))) = \(change)")
    } else {
      lines.append("Δ\(name) = \(change)")
    }
    lines.append("\(name): \(number(step.state.parameters[index])) → \(number(step.next.parameters[index]))")
    return lines
  }

  /// The optimizer's rule, as in the books.
  private var rule: [String] {
    switch situation.settings.optimizer.name {
    case .gradientDescent: return ["w ← w - η · ∂C/∂w"]
    case .perceptron: return ["w ← w + η · x · (y - a)"]
    case .momentum: return ["v ← β·v + ∂C/∂w", "w ← w - η·v"]
    case .nesterov: return ["v ← β·v + ∂C/∂w (w - η·β·v)", "w ← w - η·v"]
    case .adagrad: return ["s ← s + g²", "w ← w - η·g / (√s + ε)"]
    case .rmsprop: return ["s ← ρ·s + (1-ρ)·g²", "w ← w - η·g / (√s + ε)"]
    case .adam: return ["m ← β1·m + (1-β1)·g", "v ← β2·v + (1-β2)·g²", "w ← w - η·m′ / (√v′ + ε)"]
    }
  }
}
