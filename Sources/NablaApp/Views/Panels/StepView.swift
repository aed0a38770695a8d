// What is happening now, in words and with its numbers: one beat of the step under the cursor.

import NablaCanvas
import NablaCore

struct StepView {
  let model: Model

  private var situation: Situation { model.situation }

  func heading(width: Int, _ pencil: Pencil) -> (title: String, trailing: String) {
    let step = model.workspace.cursor.step
    let name = "\(Label.step.text(in: pencil.language)) \(step)"
    guard let beat = model.litBeat else { return (name, "") }
    let number = "\(model.workspace.cursor.beat + 1)/\(model.beats.count)"
    let title = "\(name) · \(number)"
    // The number of the panel, the borders and the blanks between take 11 cells.
    let room = width - TextWidth.of(pencil.words(title)) - 11
    let notes = [self.name(of: beat), .phase(beat.phase)].map { $0.text(in: pencil.language) }
    return (title, notes.first { TextWidth.of(pencil.words($0)) <= room } ?? "")
  }

  /// What a beat is called; the perceptron rule has names of its own.
  func name(of beat: Beat) -> Label {
    switch beat {
    case .deltas where model.usesPerceptronRule: return .error
    case .gradient where model.usesPerceptronRule: return .perceptronRule
    default: return .beatTitle(beat, layers: layers)
    }
  }

  private var layers: Int { situation.network?.layers.count ?? 0 }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let width = rect.width - 2
    // A projector has the caption below the panel.
    let caption = model.look.isProjecting ? [] : pencil.words(caption).wrapped(to: width)
    var lines = equations(pencil, width: width, height: rect.height)
    lines += otherUnits(below: lines.count + caption.count, width: width, height: rect.height, pencil)
    let note = pencil.words(sampleNote(pencil))
    // The numbers come first: where all does not fit, the note goes, then the blank lines, then the caption.
    var free = rect.height - lines.count
    let shownCaption = caption.count <= free ? caption : []
    free -= shownCaption.count
    let hasNote = !note.isEmpty && free > 0
    if hasNote { free -= 1 }
    var y = rect.y
    if free > 1, rect.height >= 10 {
      y += 1
      free -= 1
    }
    for line in shownCaption {
      frame.put(line, Style(.title, .bold), x: rect.x + 1, y: y)
      y += 1
    }
    if free > 0, !shownCaption.isEmpty { y += 1 }
    for line in lines where y < rect.maxY {
      pencil.put(line, Style(.text), x: rect.x + 1, y: y, width: width, in: &frame)
      y += 1
    }
    if hasNote {
      if free > 1 { y += 1 }
      pencil.put(note, Style(.dim), x: rect.x + 1, y: min(y, rect.maxY - 1), width: width, in: &frame)
      y += 1
    }
    drawOutline(below: y, in: rect, of: &frame, pencil)
  }

  /// What happens at the beat, or in a step that goes by whole.
  var caption: Label {
    guard let beat = model.litBeat else { return .wholeStepCaption }
    guard model.usesPerceptronRule else { return .caption(beat, layers: layers) }
    switch beat {
    case .deltas: return .perceptronError
    case .gradient: return .perceptronShare
    case .update: return .perceptronUpdate
    case .weightedInputs, .activations, .cost: return .caption(beat, layers: layers)
    }
  }

  /// The numbers in lines: with fewer decimals, or without their middle, where they would not fit.
  private func equations(_ pencil: Pencil, width: Int, height: Int) -> [String] {
    func lines(_ pencil: Pencil) -> [String] {
      EquationLayout(numbers(pencil).map { pencil.words($0) }).lines(width: width)
    }
    let full = lines(pencil)
    guard full.count > height - 1, let last = full.last else { return full }
    var brief = pencil
    brief.decimals = 3
    let shorter = lines(brief)
    let best = shorter.count < full.count ? shorter : full
    return best.count > height ? best.prefix(height - 1) + [best.last ?? last] : best
  }

  /// The z of the layer's other units: worked like the first where there is room for all, else their values.
  private func otherUnits(below used: Int, width: Int, height: Int, _ pencil: Pencil) -> [String] {
    guard case .weightedInputs(let layer) = model.litBeat, let network = situation.network else { return [] }
    let first = unit(of: layer)
    let others = (0..<network.layers[layer].units).filter { $0 != first }
    let rest = height - used - (samples > 1 ? 5 : 3)
    // The list of the step's beats comes first.
    let outline = beatRows <= rest - 1 ? beatRows + 1 : 0
    let worked = others.flatMap { unit in
      [""] + EquationLayout(weightedInputs(layer, unit, pencil).map { pencil.words($0) }).lines(width: width)
    }
    if worked.count <= rest - outline { return worked }
    let values = others.map { unit in
      let z = situation.weightedInput(layer: layer, unit: unit, sample: sample)
      return pencil.words("z(\(name(layer, unit))) = \(pencil.number(z, sign: .always))")
    }
    return Array(values.prefix(max(0, values.count <= rest - outline ? rest - outline : rest)))
  }

  /// How many rows the list of the step's beats takes.
  private var beatRows: Int { model.beats.count + 1 }

  /// Which sample or how many samples the numbers are of.
  private func sampleNote(_ pencil: Pencil) -> String {
    guard samples > 1 else { return "" }
    switch model.litBeat {
    case .weightedInputs, .activations, .cost, .deltas:
      return Label.sampleOf(sample + 1, of: samples).text(in: pencil.language)
    case .gradient where situation.step.batch?.count == 1:
      return Label.sampleOf(sample + 1, of: samples).text(in: pencil.language)
    case .gradient:
      return Label.meanOver(situation.step.batch?.count ?? samples).text(in: pencil.language)
    case .update, nil: return ""
    }
  }

  /// The numbers that the beat under way has just produced.
  private func numbers(_ pencil: Pencil) -> [String] {
    switch model.litBeat {
    case .weightedInputs(let layer): return weightedInputs(layer, unit(of: layer), pencil)
    case .activations(let layer): return activations(layer, pencil)
    case .cost: return cost(pencil)
    case .deltas(let layer):
      return model.usesPerceptronRule ? PerceptronEquations(model).error(pencil) : deltas(layer, pencil)
    case .gradient: return model.usesPerceptronRule ? PerceptronEquations(model).share(pencil) : gradient(pencil)
    case .update, nil: return model.usesPerceptronRule ? PerceptronEquations(model).update(pencil) : update(pencil)
    }
  }

  private var sample: Int { model.sample }
  private var samples: Int { situation.pass?.count ?? 0 }

  /// The unit of a layer to go through: the selected parameter's if it enters this layer, else the first.
  private func unit(of layer: Int) -> Int {
    let parameter = situation.network!.parameter(at: model.look.selection)
    return parameter.layer == layer ? parameter.unit : 0
  }

  private func name(_ layer: Int, _ unit: Int) -> String {
    situation.network!.nodeName(column: layer + 1, unit: unit)
  }

  private func sourceName(_ layer: Int, _ unit: Int) -> String {
    situation.network!.nodeName(column: layer, unit: unit)
  }

  /// What comes into a layer for the sample.
  private func source(_ layer: Int, _ unit: Int) -> Double {
    if layer > 0 { return situation.activation(layer: layer - 1, unit: unit, sample: sample) }
    let input = model.workspace.scene.experiment.dataset!.input(sample)
    return input[input.startIndex + unit]
  }

  private func weightedInputs(_ layer: Int, _ unit: Int, _ pencil: Pencil) -> [String] {
    let network = situation.network!
    let shape = network.layers[layer]
    var terms: [String] = []
    for input in 0..<min(shape.inputs, 4) {
      let index = network.index(of: .weight(layer: layer, to: unit, from: input))!
      terms.append(
        "\(model.names.name(at: index))·\(sourceName(layer, input)) = \(pencil.number(situation.parameters[index])) × \(pencil.number(source(layer, input))) = \(pencil.number(situation.parameters[index] * source(layer, input), sign: .always))"
      )
    }
    if shape.inputs > 4 { terms.append("… " + Label.other(shape.inputs - 4).text(in: pencil.language)) }
    if shape.hasBias {
      let index = network.index(of: .bias(layer: layer, of: unit))!
      let bias = situation.parameters[index]
      terms.append(
        "\(model.names.name(at: index))·1 = \(pencil.number(bias)) × \(pencil.number(1)) = \(pencil.number(bias, sign: .always))"
      )
    }
    let z = situation.weightedInput(layer: layer, unit: unit, sample: sample)
    return terms + ["z(\(name(layer, unit))) = \(pencil.number(z, sign: .always))"]
  }

  private func activations(_ layer: Int, _ pencil: Pencil) -> [String] {
    let shape = situation.network!.layers[layer]
    let lines = order(of: shape.units, first: unit(of: layer)).prefix(4).map { unit in
      let z = situation.weightedInput(layer: layer, unit: unit, sample: sample)
      let a = situation.activation(layer: layer, unit: unit, sample: sample)
      let rest = shape.isResidual ? " + \(pencil.number(source(layer, unit)))" : ""
      return "\(name(layer, unit)) = \(shape.activation.rawValue)(\(pencil.number(z)))\(rest) = \(pencil.number(a))"
    }
    return lines
  }

  /// The numbers 0 ..< `count` with one of them first.
  private func order(of count: Int, first: Int) -> [Int] { [first] + (0..<count).filter { $0 != first } }

  private func cost(_ pencil: Pencil) -> [String] {
    guard let network = situation.network else { return ["C = \(pencil.number(situation.step.cost, decimals: 6))"] }
    let target = model.workspace.scene.experiment.dataset!.target(sample)
    let last = network.layers.count - 1
    var lines: [String] = []
    for unit in 0..<min(network.outputs, 3) {
      let a = situation.activation(layer: last, unit: unit, sample: sample)
      lines.append(lossText(name(last, unit), a: a, y: target[target.startIndex + unit], pencil))
    }
    if samples > 1 {
      lines.append("C = \(Label.meanOver(samples).text(in: pencil.language)) = \(pencil.number(situation.step.cost))")
    } else {
      lines.append("C = \(pencil.number(situation.step.cost, decimals: 6))")
    }
    return lines
  }

  /// An output's loss with its numbers; of a class, only the half of the logarithmic loss that counts.
  private func lossText(_ node: String, a: Double, y: Double, _ pencil: Pencil) -> String {
    let (output, target) = (pencil.number(a), pencil.number(y))
    switch situation.settings.loss {
    case .mse: return "(y - \(node))² = (\(target) - \(output))² = \(pencil.number((y - a) * (y - a)))"
    case .mae: return "|y - \(node)| = |\(target) - \(output)| = \(pencil.number(abs(y - a)))"
    case .logLoss:
      let loss = pencil.number(situation.losses.indices.contains(sample) ? situation.losses[sample] : 0)
      if y == 1 { return "-ln \(node) = -ln \(output) = \(loss)" }
      if y == 0 { return "-ln(1 - \(node)) = -ln(1 - \(output)) = \(loss)" }
      return "-y·ln a - (1-y)·ln(1-a) = \(loss)"
    }
  }

  private func deltas(_ layer: Int, _ pencil: Pencil) -> [String] {
    let network = situation.network!
    let shape = network.layers[layer]
    let unit = unit(of: layer)
    let z = situation.weightedInput(layer: layer, unit: unit, sample: sample)
    let slope = shape.activation.slope(at: z)
    let delta = situation.delta(layer: layer, unit: unit, sample: sample)
    let node = name(layer, unit)
    if layer == network.layers.count - 1 {
      let target = model.workspace.scene.experiment.dataset!.target(sample)
      let a = situation.activation(layer: layer, unit: unit, sample: sample)
      let y = target[target.startIndex + unit]
      if situation.settings.loss == .logLoss {
        return [
          "δ(\(node)) = a - y = \(pencil.number(a)) - \(pencil.number(y)) = \(pencil.number(delta, sign: .always))"
        ]
      }
      let first = situation.settings.loss.slope(output: a, target: y)
      return [
        "δ(\(node)) = ∂C/∂\(node) · ∂\(node)/∂z = \(pencil.number(first)) × \(pencil.number(slope)) = \(pencil.number(delta, sign: .always))"
      ]
    }
    let result = pencil.number(delta, sign: .always)
    let next = network.layers[layer + 1]
    var lines = ["δ(\(node)) = (Σ w·δ) · f′(z)"]
    var sum = 0.0
    for target in 0..<next.units {
      let index = network.index(of: .weight(layer: layer + 1, to: target, from: unit))!
      let upper = situation.delta(layer: layer + 1, unit: target, sample: sample)
      let term = situation.parameters[index] * upper
      sum += term
      guard target < 3 else { continue }
      let factors = "\(pencil.number(situation.parameters[index])) × \(pencil.number(upper))"
      if next.units == 1 {
        return ["δ(\(node)) = (w·δ) · f′(z) = (\(factors)) × \(pencil.number(slope)) = \(result)"]
      }
      let name = "\(model.names.name(at: index))·δ(\(self.name(layer + 1, target)))"
      lines.append("\(name) = \(factors) = \(pencil.number(term, sign: .always))")
    }
    if next.units > 3 { lines.append("… " + Label.other(next.units - 3).text(in: pencil.language)) }
    if next.isResidual { sum = slope == 0 ? sum : delta / slope }
    lines.append("δ(\(node)) = \(pencil.number(sum)) × \(pencil.number(slope)) = \(result)")
    return lines
  }

  private func gradient(_ pencil: Pencil) -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let slope = situation.step.gradient[index]
    guard let network = situation.network else {
      return situation.parameters.indices.prefix(6).map {
        "∂C/∂\(model.names.name(at: $0)) = \(pencil.number(situation.step.gradient[$0], sign: .always))"
      }
    }
    if samples == 1 {
      let parameter = network.parameter(at: index)
      let delta = situation.delta(layer: parameter.layer, unit: parameter.unit, sample: 0)
      let node = self.name(parameter.layer, parameter.unit)
      if case .weight(let layer, _, let from) = parameter {
        return [
          "∂C/∂\(name) = δ(\(node)) · \(sourceName(layer, from)) = \(pencil.number(delta)) × \(pencil.number(source(layer, from))) = \(pencil.number(slope, decimals: 6, sign: .always))"
        ]
      }
      return ["∂C/∂\(name) = δ(\(node)) = \(pencil.number(slope, decimals: 6, sign: .always))"]
    }
    return terms(of: network.parameter(at: index), name, pencil) + [
      "∂C/∂\(name) = \(pencil.number(slope, decimals: 6, sign: .always))"
    ]
  }

  /// Each sample's own slope, whose mean is the gradient; nothing where there are too many to list.
  private func terms(of parameter: Parameter, _ name: String, _ pencil: Pencil) -> [String] {
    let numbers = situation.step.batch ?? Array(0..<samples)
    guard numbers.count <= 4 else { return [] }
    return numbers.map { number in
      let delta = situation.delta(layer: parameter.layer, unit: parameter.unit, sample: number)
      var input = 1.0
      if case .weight(let layer, _, let from) = parameter {
        let data = model.workspace.scene.experiment.dataset!.input(number)
        input =
          layer > 0
          ? situation.activation(layer: layer - 1, unit: from, sample: number) : data[data.startIndex + from]
      }
      let sample = Label.sampleNumber(number + 1).text(in: pencil.language)
      let product = pencil.number(delta * input, sign: .always)
      return "\(sample): δ·a = \(pencil.number(delta)) × \(pencil.number(input)) = \(product)"
    }
  }

  private func update(_ pencil: Pencil) -> [String] {
    let index = model.look.selection
    let name = model.names.name(at: index)
    let step = situation.step
    let old = step.state.parameters[index]
    let change = step.change[index]
    let rate = Words.short(situation.settings.learningRate)
    var lines = rule(pencil)
    let optimizer = situation.settings.optimizer.name
    if optimizer == .gradientDescent {
      let slope = step.gradient[index]
      lines.append(
        "Δ\(name) = -η · ∂C/∂\(name) = -\(rate) × (\(pencil.number(slope))) = \(pencil.number(change, sign: .always))")
    } else {
      lines.append("Δ\(name) = \(pencil.number(change, sign: .always))")
    }
    lines.append("\(name): \(pencil.number(old)) → \(pencil.number(step.next.parameters[index]))")
    return lines
  }

  /// The optimizer's rule, as in the books.
  private func rule(_ pencil: Pencil) -> [String] {
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
