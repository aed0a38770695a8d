// A page to take away, as plain text or as Markdown.

import NablaCanvas
import NablaCore

/// What a page is made of, without saying how it is written down.
package struct Sheet: Equatable, Sendable {
  package enum Block: Equatable, Sendable {
    /// Level 1 is the page's title.
    case heading(String, level: Int)
    case paragraph(String)
    /// Points of their own.
    case list([String])
    /// A chain rule: an equation whose steps stand below each other.
    case chain([String])
    /// Rows of equal length below a row of headings.
    case table(headings: [String], rows: [[String]])
  }

  package var blocks: [Block] = []

  package init() {}

  /// The page as plain text, columns aligned by what they look like on a screen.
  package var text: String {
    var lines: [String] = []
    for block in blocks {
      if !lines.isEmpty { lines.append("") }
      switch block {
      case .heading(let text, let level):
        lines.append(text)
        lines.append(String(repeating: level == 1 ? "=" : "-", count: TextWidth.of(text)))
      case .paragraph(let text): lines += text.wrapped(to: 96)
      case .list(let points):
        for point in points {
          lines += point.wrapped(to: 94).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
        }
      case .chain(let steps):
        let left = TextWidth.of(steps[0])
        for (index, step) in steps.enumerated().dropFirst() {
          let head = index == 1 ? steps[0] : String(repeating: " ", count: left)
          lines.append("  \(head) = \(step)")
        }
        if steps.count == 1 { lines.append("  " + steps[0]) }
      case .table(let headings, let rows): lines += Self.aligned(headings, rows)
      }
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n") + "\n"
  }

  /// The page as Markdown, tables with pipes.
  package var markdown: String {
    var parts: [String] = []
    for block in blocks {
      switch block {
      case .heading(let text, let level): parts.append(String(repeating: "#", count: level) + " " + text)
      case .paragraph(let text): parts.append(Self.escaped(text))
      case .list(let points): parts.append(points.map { "- " + Self.escaped($0) }.joined(separator: "\n"))
      case .chain(let steps):
        let lines = steps.enumerated().dropFirst().map { index, step in
          (index == 1 ? "    \(steps[0]) = " : "    \(String(repeating: " ", count: TextWidth.of(steps[0]))) = ") + step
        }
        parts.append(steps.count == 1 ? "    " + steps[0] : lines.joined(separator: "\n"))
      case .table(let headings, let rows):
        let head = "| " + headings.map(Self.cell).joined(separator: " | ") + " |"
        let rule = "|" + headings.indices.map { Self.isNumeric(rows, $0) ? "---:|" : "---|" }.joined()
        parts.append(
          ([head, rule] + rows.map { "| " + $0.map(Self.cell).joined(separator: " | ") + " |" }).joined(separator: "\n")
        )
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A table's cells in columns; a column of numbers to the right.
  private static func aligned(_ headings: [String], _ rows: [[String]]) -> [String] {
    let widths = headings.indices.map { column in
      min(72, ([headings] + rows).map { TextWidth.of($0[column]) }.max() ?? 0)
    }
    return ([headings] + rows).map { row in
      "  "
        + row.indices.map { column in
          row[column].padded(to: widths[column], isNumeric(rows, column) ? .right : .left)
        }.joined(separator: "  ")
    }
  }

  private static func isNumeric(_ rows: [[String]], _ column: Int) -> Bool {
    !rows.isEmpty
      && rows.allSatisfy { row in
        let text = row[column]
        return text.isEmpty || Double(text) != nil || ["∞", "-∞", "NaN"].contains(text)
      }
  }

  private static func cell(_ text: String) -> String { text.isEmpty ? " " : escaped(text) }

  /// The text with what Markdown would take for its own escaped.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "|*_<`\\".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
