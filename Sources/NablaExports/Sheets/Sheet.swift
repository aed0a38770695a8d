// A page to take away; as plain text here, as Markdown in SheetMarkdown.swift.

import NablaCanvas
import NablaCore

/// What a page is made of, without saying how it is written down.
package struct Sheet: Equatable, Sendable {
  package enum Block: Equatable, Sendable {
    /// Level 1 is the page's title.
    case heading(Prose, level: Int)
    case paragraph(Prose)
    /// Points of their own.
    case list([Prose])
    /// A chain rule: an equation whose steps stand below each other.
    case chain([String])
    /// A line to type, as it is.
    case code(String)
    /// Rows of equal length below a row of headings.
    case table(headings: [String], rows: [[Prose]])
  }

  package var blocks: [Block] = []

  package init() {}

  /// The page as plain text, columns aligned by what they look like on a screen.
  package var text: String {
    var lines: [String] = []
    for block in blocks {
      if !lines.isEmpty { lines.append("") }
      switch block {
      case .heading(let words, let level):
        lines.append(words.text)
        lines.append(String(repeating: level == 1 ? "=" : "-", count: TextWidth.of(words.text)))
      case .paragraph(let words): lines += words.text.wrapped(to: 96)
      case .list(let points):
        for point in points {
          lines += point.text.wrapped(to: 94).enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
        }
      case .chain(let steps):
        let left = TextWidth.of(steps[0])
        for (index, step) in steps.enumerated().dropFirst() {
          let head = index == 1 ? steps[0] : String(repeating: " ", count: left)
          lines.append("  \(head) = \(step)")
        }
        if steps.count == 1 { lines.append("  " + steps[0]) }
      case .code(let line): lines.append("  " + line)
      case .table(let headings, let rows): lines += Self.aligned(headings, rows.map { $0.map(\.text) })
      }
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n") + "\n"
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

  /// Whether a column holds numbers alone.
  static func isNumeric(_ rows: [[String]], _ column: Int) -> Bool {
    !rows.isEmpty
      && rows.allSatisfy { row in
        let text = row[column]
        return text.isEmpty || Double(text) != nil || ["∞", "-∞", "NaN"].contains(text)
      }
  }
}
