// The signs of the gradients into each neuron, for the sample on screen and for the step: course row 12.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct NeuronSigns {
  struct Neuron {
    let name: String
    /// Of the sample's own gradient; nil where the perceptron rule knows none.
    let sample: IncomingSigns?
    /// Of the mean over the step's samples; nil where that is the sample itself.
    let mean: IncomingSigns?
  }

  /// Outputs first, then layer by layer towards the inputs.
  let neurons: [Neuron]
  /// Whether some neuron has more than one weight, so that signs can be compared.
  let hasChoice: Bool
  private let sample: Int
  private let meanCount: Int
  private let mostWeights: Int
  /// Whether a step sees one sample of several: then each pulls all weights of a neuron its own way in turn.
  private let isOneByOne: Bool

  init(_ model: Model, _ passes: NetworkPasses) {
    let step = model.situation.step
    let (network, data) = (passes.network, passes.data)
    sample = model.sample
    let isRule = model.usesPerceptronRule
    meanCount = step.batch?.count ?? data.count
    isOneByOne = meanCount == 1 && data.count > 1
    let hasMean = meanCount > 1 || isRule
    mostWeights = network.layers.reduce(1) { max($0, $1.inputs) }
    hasChoice = mostWeights > 1
    var neurons: [Neuron] = []
    for index in network.layers.indices.reversed() {
      let layer = network.layers[index]
      // A neuron with a single weight has no signs to compare.
      guard layer.inputs > 1 || !hasChoice else { continue }
      let deltas = (0..<layer.units).map { passes.delta(layer: index, unit: $0, sample: model.sample) }
      let sources = (0..<layer.inputs).map { passes.source(layer: index, unit: $0, sample: model.sample) }
      let alone = IncomingSigns.ofSample(deltas: deltas, sources: sources)
      let mean = IncomingSigns.ofLayer(index, in: network, gradient: step.gradient)
      for unit in 0..<layer.units {
        neurons.append(
          Neuron(
            name: network.nodeName(column: index + 1, unit: unit), sample: isRule ? nil : alone[unit],
            mean: hasMean ? mean[unit] : nil))
      }
    }
    self.neurons = neurons
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.height > 1 else { return }
    let nameWidth = neurons.reduce(0) { max($0, TextWidth.of($1.name)) } + 1
    let columns = [neurons[0].sample != nil, neurons[0].mean != nil].count { $0 }
    let columnWidth = (rect.width - nameWidth) / max(1, columns)
    let titles = [GradientsLabel.signs, .signsShort].map { pencil.words($0) }
    let title = titles.first { TextWidth.of($0) <= rect.width } ?? titles[1]
    var y = rect.y
    var free = rect.height
    let hasTitle = free > neurons.count + 1 || free > 8
    if hasTitle {
      pencil.put(title, Style(.title, .bold), x: rect.x, y: y, width: rect.width, in: &frame)
      y += 1
      free -= 1
    }
    var x = rect.x + nameWidth
    if neurons[0].sample != nil {
      pencil.put(
        pencil.words(GradientsLabel.sampleAlone(sample + 1)), Style(.dim), x: x, y: y, width: columnWidth - 1,
        in: &frame)
      x += columnWidth
    }
    if neurons[0].mean != nil {
      pencil.put(
        pencil.words(GradientsLabel.mean(meanCount)), Style(.dim), x: x, y: y, width: columnWidth - 1, in: &frame)
    }
    y += 1
    free -= 1
    let sentences = sentences().map { pencil.words($0).wrapped(to: rect.width) }
    let isCut = neurons.count > free
    let shown = isCut ? max(1, free - 1) : neurons.count
    for neuron in neurons.prefix(shown) where y < rect.maxY {
      frame.put(neuron.name, Style(.text, .bold), x: rect.x, y: y)
      var x = rect.x + nameWidth
      for signs in [neuron.sample, neuron.mean] {
        guard let signs else { continue }
        draw(signs, x: x, y: y, width: columnWidth - 1, of: &frame, pencil)
        x += columnWidth
      }
      y += 1
    }
    if isCut, y < rect.maxY {
      pencil.put(
        pencil.words(GradientsLabel.others(neurons.count - shown)), Style(.dim), x: rect.x, y: y, width: rect.width,
        in: &frame)
      y += 1
    }
    for lines in sentences where y + 1 + lines.count <= rect.maxY {
      y += 1
      for line in lines {
        frame.put(line, Style(.text), x: rect.x, y: y)
        y += 1
      }
    }
  }

  /// What the signs come to, in words that fit the column.
  private func draw(
    _ signs: IncomingSigns, x: Int, y: Int, width: Int, of frame: inout Frame, _ pencil: Pencil
  ) {
    let verdicts: [GradientsLabel]
    if signs.areAllEqual {
      verdicts = [.allEqual]
    } else if signs.areMixed {
      verdicts = [.mixed]
    } else {
      verdicts = [signs.positives + signs.negatives == 0 ? .zeros : .single]
    }
    // A mark for each weight where the verdict still has room beside them, else how many there are of each.
    let place: Int
    if mostWeights + 11 <= width {
      for (index, sign) in signs.signs.enumerated() {
        let glyph: Unicode.Scalar = sign > 0 ? "+" : sign < 0 ? "-" : "0"
        let role: Role = sign > 0 ? .positive : sign < 0 ? .negative : .dim
        frame.set(glyph, Style(role, .bold), x: x + index, y: y)
      }
      place = x + mostWeights + 1
    } else {
      let counts = "+\(signs.positives) -\(signs.negatives)"
      frame.put(counts, Style(.text), x: x, y: y)
      place = x + max("\(mostWeights)".count * 2 + 3, counts.count) + 1
    }
    let room = x + width - place
    let texts = verdicts.map { pencil.words($0) }
    guard let text = texts.first(where: { TextWidth.of($0) <= room }) ?? texts.last else { return }
    let style = signs.areAllEqual ? Style(.warning, .bold) : Style(.dim)
    pencil.put(text, style, x: place, y: y, width: room, in: &frame)
  }

  private func sentences() -> [GradientsLabel] {
    var result: [GradientsLabel] = []
    if neurons.contains(where: { $0.sample?.areAllEqual ?? false || $0.mean?.areAllEqual ?? false }) {
      result.append(.zigzagMeaning)
    }
    if neurons.contains(where: { $0.sample != nil && $0.mean != nil }) { result.append(.meanMayMix) }
    return result
  }
}
