// The samples as a table: inputs, targets, outputs and errors, in columns that never shift.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

extension DataView {
  func drawTable(_ passes: NetworkPasses, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let data = passes.data
    let outputs = passes.forward.outputs
    let isNarrow = rect.width < 3 + 27 + 8 * min(data.inputCount, 3)
    let numberWidth = isNarrow ? 7 : 9
    let inputWidth = isNarrow ? 7 : 8
    let decimals = isNarrow ? 3 : 4
    let inputs = max(1, min(data.inputCount, (rect.width - 2 - 3 * numberWidth) / inputWidth))
    let hasHeading = rect.height > 2
    // A feature is told as it was typed: it may be called x1 and be x1^2.
    var columns: [(title: String, width: Int)] = (0..<inputs).map {
      let name = data.features?.names[$0] ?? "x\($0 + 1)"
      return (name.truncated(to: inputWidth - 1, ellipsis: pencil.symbols.ellipsis), inputWidth)
    }
    for label in [Label.target, .prediction, .error] { columns.append((pencil.words(label), numberWidth)) }
    // Where not all columns fit, the error stays beside the target and the output as long as it can.
    while columns.reduce(2, { $0 + $1.width }) > rect.width, columns.count > 1 { columns.removeLast() }
    func put(_ text: String, column: Int, y: Int, _ style: Style) {
      let x = columns[..<column].reduce(rect.x + 2) { $0 + $1.width }
      frame.put(text.padded(to: columns[column].width, .right), style, x: x, y: y)
    }
    if hasHeading {
      for column in columns.indices { put(columns[column].title, column: column, y: rect.y, Style(.dim)) }
    }
    let top = rect.y + (hasHeading ? 1 : 0)
    let perSample = data.targetCount
    let rows = max(1, (rect.maxY - top) / perSample)
    let first = min(max(0, model.sample - rows / 2), max(0, data.count - rows))
    var y = top
    for sample in first..<min(data.count, first + rows) {
      let isChosen = sample == model.sample && data.count > 1
      let attributes: Style.Attributes = isChosen ? .bold : []
      if isChosen {
        frame.put(String(Character(pencil.symbols.selected)), Style(.accent, .bold), x: rect.x, y: y)
      }
      for (column, value) in data.input(sample).prefix(inputs).enumerated() where column < columns.count {
        put(pencil.number(value, width: inputWidth - 1, decimals: 3), column: column, y: y, Style(.text, attributes))
      }
      for unit in 0..<perSample where y < rect.maxY {
        let target = data.targets[sample * perSample + unit]
        let output = outputs[sample * perSample + unit]
        let values = [
          (pencil.number(target, width: numberWidth - 1, decimals: decimals), Role.text),
          (pencil.number(output, width: numberWidth - 1, decimals: decimals), .accent),
          (
            pencil.number(target - output, width: numberWidth - 1, decimals: decimals, sign: .always),
            target < output ? .negative : .positive
          ),
        ]
        for (offset, value) in values.enumerated() where inputs + offset < columns.count {
          put(value.0, column: inputs + offset, y: y, Style(value.1, attributes))
        }
        y += 1
      }
    }
  }
}
