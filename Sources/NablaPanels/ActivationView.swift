// One neuron's activation curve with all samples on it: where it is steep, and how the bias moves it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct ActivationView: PanelView {
  package static let name = LocalizedText(ko: "활성화", en: "Activation")

  @Shown var model: Model
  private let passes: NetworkPasses
  /// The neuron that the selected parameter enters.
  private let layer: Int
  private let unit: Int

  /// nil where the cost is a formula.
  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    let parameter = passes.network.parameter(at: model.wrappedValue.look.selection)
    _model = model
    self.passes = passes
    layer = parameter.layer
    unit = parameter.unit
  }

  private var network: Network { passes.network }
  private var shape: Layer { network.layers[layer] }

  private func name(_ unit: Int) -> String { network.nodeName(column: layer + 1, unit: unit) }

  package func heading(in rect: Rect, _ pencil: Pencil) -> (title: String, trailing: String) {
    let panel = Self.name[pencil.language]
    let title = "\(panel) \(name(unit)) · \(shape.activation.rawValue)"
    let count = passes.forward.count
    let sample = Label.sampleOf(model.sample + 1, of: count).text(in: pencil.language)
    let fits = TextWidth.of(pencil.words(title + sample)) + 11 <= rect.width
    return (title, count > 1 && fits ? sample : "")
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "활성화 함수와, 뉴런이 지금 그 위의 어디에 있는지 보여 줘요.",
      en: "The activation function, and where the neurons stand on it now.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let width = rect.width - 2
    let notes = notes(pencil)
    // The picture keeps at least half of the panel.
    let lines = notes.lines(width: width, height: min(rect.height - 4, max(3, rect.height * 2 / 5)))
    let area = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - lines.count)
    frame.put(lines, x: rect.x + 1, y: area.maxY)
    guard area.height > 1, area.width > 4 else { return }
    let shape = shape
    let zs = (0..<passes.forward.count).map { passes.forward.weightedInputs[layer][$0 * shape.units + unit] }
    let own = curveOverZ(zs, hasSlope: area.height >= 6, pencil)
    // Over x the other z of a softmax would move, too.
    guard shape.inputs == 1, shape.activation != .softmax else { return own.draw(in: area, of: &frame, pencil) }
    let second = curveOverX(zs, pencil)
    if area.width >= 72 {
      let half = area.width / 2
      own.draw(in: Rect(x: area.x, y: area.y, width: half - 1, height: area.height), of: &frame, pencil)
      second.draw(
        in: Rect(x: area.x + half, y: area.y, width: area.width - half, height: area.height), of: &frame, pencil)
    } else if area.height >= 14 {
      let half = area.height / 2
      own.draw(in: Rect(x: area.x, y: area.y, width: area.width, height: half), of: &frame, pencil)
      second.draw(
        in: Rect(x: area.x, y: area.y + half, width: area.width, height: area.height - half), of: &frame, pencil)
    } else if network.index(of: .bias(layer: layer, of: unit)) != nil {
      // Only over x does the curve move when the bias does.
      second.draw(in: area, of: &frame, pencil)
    } else {
      own.draw(in: area, of: &frame, pencil)
    }
  }

  // MARK: Pictures

  /// a = f(z), its slope beneath, and the tangent at the shown sample.
  private func curveOverZ(_ zs: [Double], hasSlope: Bool, _ pencil: Pencil) -> NeuronCurve {
    let function = OwnFunction(of: shape.activation, passes.forward, layer: layer, unit: unit, sample: model.sample)
    let outputs = zs.indices.map { sample -> Double in
      // Without what passes a residual layer by.
      shape.activation == .softmax
        ? passes.forward.activations[layer][sample * shape.units + unit] : function.value(at: zs[sample])
    }
    let shown = zs.indices.contains(model.sample) ? zs[model.sample] : .nan
    let range = NeuronCurve.range(of: zs, around: -5...5)
    let places = CostSlice.spread(range, count: 161)
    var lines: [CurvePlot.Series] = []
    if hasSlope {
      lines.append(
        NeuronCurve.line(places, .dim, .dotted, "f′(z)") { function.slope(at: $0) })
    }
    lines.append(NeuronCurve.line(places, .series(0), .solid, "f(z)") { function.value(at: $0) })
    let curve = NeuronCurve(
      lines: lines, range: range, axis: "z", points: Array(zip(zs, outputs)), shown: model.sample)
    guard shown.isFinite else { return curve }
    let tangent = NeuronCurve.line(
      [-1, 0, 1].map { shown + $0 * (range.upperBound - range.lowerBound) / 8 }.filter(range.contains), .warning,
      .dashed, pencil.words(NeuronLabel.tangent)
    ) { function.value(at: shown) + function.slope(at: shown) * ($0 - shown) }
    return curve.adding(tangent)
  }

  /// The same over the neuron's one input, and dotted the curve without the bias, so that its shift is seen.
  private func curveOverX(_ zs: [Double], _ pencil: Pencil) -> NeuronCurve {
    let function = shape.activation
    let weight = passes.parameters[network.index(of: .weight(layer: layer, to: unit, from: 0))!]
    let bias = network.index(of: .bias(layer: layer, of: unit)).map { passes.parameters[$0] }
    let xs = layer > 0 ? passes.forward.activations[layer - 1] : passes.data.inputs
    // Both bends are in sight, with and without the bias, unless they are far from the samples.
    let data = NeuronCurve.range(of: xs, around: nil)
    var range = data
    let span = max(range.upperBound - range.lowerBound, 1e-9)
    let reach = 4 / abs(weight)
    let shift = -(bias ?? 0) / weight
    for centre in [0.0, shift] {
      for place in [centre - reach, centre + reach] where place.isFinite && abs(place) < 1e100 {
        let near = min(max(place, data.lowerBound - 3 * span), data.upperBound + 3 * span)
        // In whole spans of the data, so that a small change of the bias leaves the axis as it is.
        let below = max(0, (data.lowerBound - near) / span - 1e-9).rounded(.up)
        let above = max(0, (near - data.upperBound) / span - 1e-9).rounded(.up)
        let low = min(range.lowerBound, data.lowerBound - below * span)
        range = low...max(range.upperBound, data.upperBound + above * span)
      }
    }
    let places = CostSlice.spread(range, count: 161)
    var lines: [CurvePlot.Series] = []
    if bias != nil {
      lines.append(
        NeuronCurve.line(places, .dim, .dotted, pencil.words(NeuronLabel.withoutBias)) {
          function.value(at: weight * $0)
        })
    }
    lines.append(
      NeuronCurve.line(places, .series(0), .solid, bias == nil ? "f(w·x)" : "f(w·x + b)") {
        function.value(at: weight * $0 + (bias ?? 0))
      })
    return NeuronCurve(
      lines: lines, range: range, axis: network.nodeName(column: layer, unit: 0),
      points: zip(xs, zs).map { ($0, function.value(at: $1)) }, shown: model.sample)
  }

  // MARK: Words

  private func notes(_ pencil: Pencil) -> [Note] {
    let report = NeuronReport(of: shape, index: layer, unit: unit, pass: passes.forward)
    let z = passes.weightedInput(layer: layer, unit: unit, sample: model.sample)
    let node = name(unit)
    let now = pencil.symbols.now
    let function = OwnFunction(of: shape.activation, passes.forward, layer: layer, unit: unit, sample: model.sample)
    let numbers = [z, function.value(at: z), function.slope(at: z)].map {
      pencil.number($0, sign: .always)
    }
    var notes = [
      Note(
        pencil.words("\(now) z(\(node)) = \(numbers[0])  f(z) = \(numbers[1])  f′(z) = \(numbers[2])"),
        short: pencil.words("\(now) z \(numbers[0])  a \(numbers[1])  f′ \(numbers[2])"), Style(.warning), rank: 0)
    ]
    if report.samples > 1 {
      notes.append(
        Note(
          "\(pencil.symbols.path) "
            + pencil.words(NeuronLabel.slopeMean(report.samples, pencil.number(report.meanSlope))), Style(.accent),
          rank: 2))
    }
    if let state = state(of: report) {
      notes.append(Note(pencil.words(state.long), short: pencil.words(state.short), Style(.title, .bold), rank: 1))
    }
    let groups = TwinNeurons.groups(
      inLayer: layer, of: network, at: passes.parameters, change: model.situation.step.change)
    if let group = groups.first(where: { $0.units.contains(unit) }) {
      let shown = group.units.prefix(4).map { name($0) }.joined(separator: " = ")
      let names = group.units.count > 4 ? shown + " = …" : shown
      let words = NeuronLabel.twins(names, stayEqual: group.stayEqual)
      let short = NeuronLabel.twinsShort(names, stayEqual: group.stayEqual)
      notes.append(Note(pencil.words(words), short: pencil.words(short), Style(.title, .bold), rank: 1))
    }
    if shape.isResidual { notes.append(Note(pencil.words(NeuronLabel.residual), Style(.dim), rank: 4)) }
    notes.append(Note(pencil.words(biasNote(pencil)), Style(.text), rank: 3))
    return notes
  }

  /// a of a neuron by its own z: f, and of a softmax what it is while the other z stay as they are for a sample.
  private struct OwnFunction {
    private let activation: Activation
    /// ln Σ e^z of the others.
    private let others: Double

    init(of activation: Activation, _ pass: ForwardPass, layer: Int, unit: Int, sample: Int) {
      self.activation = activation
      others = activation == .softmax ? pass.logOfOthers(layer: layer, unit: unit, sample: sample) : 0
    }

    func value(at z: Double) -> Double {
      activation == .softmax ? logistic(z - others) : activation.value(at: z)
    }

    func slope(at z: Double) -> Double {
      activation == .softmax ? logisticSlope(z - others) : activation.slope(at: z)
    }
  }

  private func state(of report: NeuronReport) -> (long: NeuronLabel, short: NeuronLabel)? {
    if shape.activation == .step { return (.stepSlope, .stepShort) }
    switch report.condition {
    case .saturated: return (.saturated(report.samples), .saturatedShort)
    case .dead: return (.dead(report.samples), .deadShort)
    case .working:
      guard report.flatSamples > 0, shape.activation.hasFlatEnds else { return nil }
      return (.flat(report.flatSamples, of: report.samples), .flatShort(report.flatSamples, of: report.samples))
    }
  }

  private func biasNote(_ pencil: Pencil) -> NeuronLabel {
    guard let index = network.index(of: .bias(layer: layer, of: unit)) else { return .noBias }
    let bias = passes.parameters[index]
    let name = model.names.name(at: index)
    let source = network.index(of: .weight(layer: layer, to: unit, from: 0))!
    let weight = passes.parameters[source]
    guard shape.inputs == 1, weight != 0 else {
      return .biasAdds(name: name, value: pencil.number(bias, sign: .always))
    }
    return .biasMoves(
      name: name, weight: model.names.name(at: source), shift: pencil.number(-bias / weight, sign: .always))
  }
}
