// Each sample's error as two bars on one scale: |e| and e².

import NablaCanvas
import NablaCore
import NablaModel

struct ErrorBars {
  @Shown var model: Model
  let passes: NetworkPasses

  private var data: Dataset { passes.data }

  /// One output of one sample.
  private struct Row {
    let sample: Int
    let unit: Int
    let target: Double
    let output: Double

    var error: Double { target - output }
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let network = passes.network
    let hasHeading = rect.height > 1
    let rows = rows(count: max(1, rect.height - (hasHeading ? 1 : 0)))
    let names = rows.map { row in
      data.targetCount == 1
        ? "\(row.sample + 1)"
        : "\(row.sample + 1) \(network.nodeName(column: network.layers.count, unit: row.unit))"
    }
    let nameWidth = max(3, names.map { TextWidth.of($0) }.max() ?? 0) + 2
    // Target and output only where the bars keep some length.
    let hasValues = rect.width >= nameWidth + 2 * 8 + 2 * (8 + 6)
    let left = rect.x + nameWidth + (hasValues ? 16 : 0)
    let pitch = (rect.maxX - left) / 2
    let barWidth = max(0, min(24, pitch - 10))
    if hasHeading {
      if hasValues {
        for (column, text) in ["y", "a"].enumerated() {
          frame.put(text.padded(to: 7, .right), Style(.dim), x: rect.x + nameWidth + column * 8, y: rect.y)
        }
      }
      for (column, text) in ["|e|", "e²"].enumerated() {
        frame.put(pencil.words(text).padded(to: 7, .right), Style(.dim), x: left + column * pitch, y: rect.y)
      }
    }
    let greatest = greatest(rows)
    for (offset, row) in rows.enumerated() {
      let y = rect.y + (hasHeading ? 1 : 0) + offset
      let isShown = row.sample == model.sample
      let style = Style(isShown ? .accent : .text, isShown ? .bold : [])
      let mark = isShown ? String(Character(pencil.symbols.selected)) : " "
      frame.put(mark + names[offset].padded(to: nameWidth - 2, .right), style, x: rect.x, y: y)
      if hasValues {
        for (column, value) in [row.target, row.output].enumerated() {
          frame.put(pencil.number(value, width: 7), style, x: rect.x + nameWidth + column * 8, y: y)
        }
      }
      for (column, value) in [abs(row.error), row.error * row.error].enumerated() {
        let x = left + column * pitch
        frame.put(pencil.number(value, width: 7), style, x: x, y: y)
        let share = value / greatest
        let bar = pencil.symbols.bar(share.isFinite ? share : 1, width: barWidth)
        frame.put(bar, Style(column == 0 ? .warning : .series(0)), x: x + 8, y: y)
      }
    }
  }

  /// The rows around the shown sample, whole samples in their order.
  private func rows(count: Int) -> [Row] {
    let outputs = passes.forward.outputs
    let samples = max(1, count / data.targetCount)
    let first = min(max(0, model.sample - samples / 2), max(0, data.count - samples))
    var rows: [Row] = []
    for sample in first..<min(data.count, first + samples) {
      for unit in 0..<data.targetCount where rows.count < count {
        let place = sample * data.targetCount + unit
        rows.append(Row(sample: sample, unit: unit, target: data.targets[place], output: outputs[place]))
      }
    }
    return rows
  }

  /// The longest bar: of these samples now or when the run began, so that bars are seen to shrink.
  private func greatest(_ rows: [Row]) -> Double {
    var errors = rows.map { abs($0.error) }
    if let first = rows.first?.sample, let last = rows.last?.sample,
      let start = model.workspace.history.path.points.first
    {
      let inputs = Array(data.inputs[first * data.inputCount..<(last + 1) * data.inputCount])
      let outputs = passes.outputs(inputs, at: start)
      errors += outputs.indices.map { abs(data.targets[first * data.targetCount + $0] - outputs[$0]) }
    }
    let greatest = errors.filter(\.isFinite).max() ?? 1
    return max(greatest, greatest * greatest, 1e-300)
  }
}
