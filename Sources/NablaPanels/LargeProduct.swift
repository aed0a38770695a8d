// The chain rule in large numbers, each factor's name above it.

import NablaCanvas
import NablaCore

struct LargeProduct {
  private struct Item {
    let label: String
    let number: BigText
    let width: Int
  }

  /// The factors and the result, in as many rows as they need.
  private let rows: [[Item]]
  private let rowHeight: Int

  private static let gap = 2

  /// - Returns: nil where the chain is no plain product, or not even small digits fit.
  ///
  /// - Parameters:
  ///   - chain: a product whose rule names its factors.
  ///   - sign: before the result.
  ///   - size: the cells there are.
  ///   - pencil: how things are written here.
  ///   - number: prints a number with so many digits.
  init?(_ chain: Equation, sign: String, in size: Size, _ pencil: Pencil, number: (Double, _ digits: Int) -> String) {
    let names = chain.rule.split(separator: "·").map { $0.filter { $0 != " " } }
    let values = chain.numbers.compactMap { piece -> Double? in
      switch piece {
      case .number(let value), .enclosed(let value): return value
      case .text: return nil
      }
    }
    guard values.count > 1, names.count == values.count, !chain.rule.contains("(") else { return nil }
    func rows(_ scale: BigText.Scale, _ digits: Int) -> [[Item]]? {
      var rows: [[Item]] = []
      var used = 0
      for (index, value) in (values + [chain.value]).enumerated() {
        let isResult = index == values.count
        let label = pencil.words(isResult ? chain.symbol : names[index])
        let operation = isResult ? "\(sign) " : (index > 0 ? "× " : "")
        let big = BigText(operation + number(value, digits), scale: scale, level: pencil.level)
        guard let big, big.width <= size.columns else { return nil }
        let item = Item(label: label, number: big, width: max(big.width, TextWidth.of(label)))
        if rows.isEmpty || used + Self.gap + item.width > size.columns {
          rows.append([item])
          used = item.width
        } else {
          rows[rows.count - 1].append(item)
          used += Self.gap + item.width
        }
      }
      return rows
    }
    // Few rows first, then large digits, then many.
    let looks: [(BigText.Scale, digits: Int, rows: Int)] = [
      (.double, 4, 1), (.double, 3, 1), (.single, 4, 1), (.double, 4, 2), (.double, 3, 2), (.single, 3, 1),
      (.single, 4, 2), (.single, 3, 3), (.single, 2, 3),
    ]
    for look in looks {
      let rowHeight = 1 + BigText.height(look.0, level: pencil.level)
      guard let rows = rows(look.0, look.digits), rows.count <= look.rows, rows.count * rowHeight <= size.rows else {
        continue
      }
      self.rows = rows
      self.rowHeight = rowHeight
      return
    }
    return nil
  }

  var height: Int { rows.count * rowHeight }

  package func draw(x: Int, y: Int, into frame: inout Frame) {
    for (offset, row) in rows.enumerated() {
      var left = x
      let top = y + offset * rowHeight
      for item in row {
        let isResult = offset == rows.count - 1 && item.label == row.last?.label
        frame.put(item.label.padded(to: item.width, .right), Style(.dim), x: left, y: top)
        let style = Style(isResult ? .accent : .title, .bold)
        item.number.draw(style, x: left + item.width - item.number.width, y: top + 1, into: &frame)
        left += item.width + Self.gap
      }
    }
  }
}
