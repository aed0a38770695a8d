// Neurons of networks with more than two inputs: how the a of each is spread over the samples, a row each.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct NeuronRows {
  let passes: NetworkPasses
  let neurons: [(layer: Int, unit: Int)]
  /// The number of the one that has to have a row.
  let selected: Int

  private static let numberWidth = 8

  /// How many neurons have no row below the heading.
  func hidden(in rect: Rect) -> Int { max(0, neurons.count - max(0, rect.height - 1)) }

  /// The neurons that have a row.
  private func shown(_ rows: Int) -> Range<Int> {
    let first = min(max(0, selected - rows / 2), max(0, neurons.count - rows))
    return first..<min(neurons.count, first + rows)
  }

  /// The neuron whose row is at a cell.
  func neuron(at point: Point, in rect: Rect) -> Int? {
    let shown = shown(max(0, rect.height - 1))
    let neuron = shown.lowerBound + point.y - rect.y - 1
    return rect.contains(point) && shown.contains(neuron) ? neuron : nil
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let rows = max(0, rect.height - 1)
    guard rows > 0 else { return }
    let shown = shown(rows)
    let names = neurons.map { passes.network.nodeName(column: $0.layer + 1, unit: $0.unit) }
    let nameWidth = (names.map(\.count).max() ?? 2) + 2
    let hasMean = rect.width >= nameWidth + 3 * (Self.numberWidth + 1) + 10
    let numbers = (hasMean ? 3 : 2) * (Self.numberWidth + 1)
    let barWidth = min(60, max(0, rect.width - nameWidth - numbers - 1))
    let x = rect.x + nameWidth + barWidth
    let heads: [NeuronsLabel] = hasMean ? [.least, .mean, .greatestOf] : [.least, .greatestOf]
    pencil.put(
      pencil.words(NeuronsLabel.spread), Style(.dim), x: rect.x + nameWidth, y: rect.y, width: barWidth, in: &frame)
    for (column, head) in heads.enumerated() {
      frame.put(
        pencil.words(head).padded(to: Self.numberWidth, .right), Style(.dim),
        x: x + 1 + column * (Self.numberWidth + 1), y: rect.y)
    }
    let ranges = passes.network.layers.enumerated().map { index, layer in
      Histogram.range(of: layer, ValueSpread(passes.forward.activations[index]))
    }
    for (row, neuron) in shown.enumerated() {
      let (layer, unit) = neurons[neuron]
      let y = rect.y + 1 + row
      let isSelected = neuron == selected
      let style = isSelected ? Style(.accent, .bold) : Style(.text)
      let spread = ValueSpread(
        (0..<passes.data.count).map { passes.activation(layer: layer, unit: unit, sample: $0) })
      if isSelected { frame.set(pencil.symbols.selected, style, x: rect.x, y: y) }
      frame.put(names[neuron], style, x: rect.x + 1, y: y)
      frame.put(
        Histogram.row(spread, over: ranges[layer], width: barWidth, isASCII: pencil.symbols.isASCII), Style(.series(0)),
        x: rect.x + nameWidth, y: y)
      let values = hasMean ? [spread.least, spread.mean, spread.greatest] : [spread.least, spread.greatest]
      for (column, value) in values.enumerated() {
        frame.put(
          pencil.number(value, width: Self.numberWidth, decimals: 3), style, x: x + 1 + column * (Self.numberWidth + 1),
          y: y)
      }
    }
  }
}
