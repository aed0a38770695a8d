// Matrices written out in rows of text: numbers in brackets, with dots where rows or columns have no place.

import NablaCanvas

/// A matrix as lines of equal width, or a sign between two of them.
struct MatrixText {
  let lines: [String]
  /// Its name, above it; empty for a sign.
  let name: String
  var width: Int { lines.first.map { TextWidth.of($0) } ?? 0 }

  /// How a matrix is written: how many digits, and how many rows and columns at most.
  struct Format {
    let decimals: Int
    let rows: Int
    let columns: Int

    /// The cells of one number; two-digit numbers keep their decimals only in the wider forms.
    var numberWidth: Int { decimals + (decimals > 2 ? 4 : 3) }
  }

  /// A sign such as "+" or "=", with blanks around it where there is room.
  init(sign: String, pencil: Pencil) {
    lines = [pencil.words(sign)]
    name = ""
  }

  /// - Parameters:
  ///   - name: what the matrix is called.
  ///   - rows: how many rows it has.
  ///   - columns: how many columns it has.
  ///   - format: how a number is written.
  ///   - pencil: knows how things are shown.
  ///   - value: the number in a row and a column, asked only for those shown.
  init(_ name: String, rows: Int, columns: Int, _ format: Format, pencil: Pencil, value: (Int, Int) -> Double) {
    let dots = pencil.symbols.isASCII ? ".." : "…"
    let shownRows = Self.shown(rows, atMost: format.rows)
    let shownColumns = Self.shown(columns, atMost: format.columns)
    let bodies = shownRows.map { row in
      shownColumns.map { column -> String in
        guard let column else { return dots }
        guard let row else { return dots.padded(to: format.numberWidth, .right) }
        return pencil.number(value(row, column), width: format.numberWidth, decimals: format.decimals)
      }.joined(separator: " ")
    }
    lines = bodies.enumerated().map { index, body in
      let (left, right) = Self.brackets(index, of: bodies.count, pencil.symbols)
      return left + body + right
    }
    self.name = pencil.words(name)
  }

  /// The places shown: all, or the first ones, nil for what is left out, and the last.
  private static func shown(_ count: Int, atMost most: Int) -> [Int?] {
    guard count > max(1, most) else { return Array(0..<count) }
    if most <= 2 { return [0, nil] }
    return Array(0..<most - 2) + [nil, count - 1]
  }

  private static func brackets(_ row: Int, of count: Int, _ symbols: Symbols) -> (String, String) {
    if count == 1 || symbols.isASCII { return ("[", "]") }
    func joint(_ edges: BorderEdges) -> String { String(Character(symbols.joint(edges))) }
    if row == 0 { return (joint([.right, .down]), joint([.left, .down])) }
    if row == count - 1 { return (joint([.up, .right]), joint([.up, .left])) }
    return (String(Character(symbols.vertical)), String(Character(symbols.vertical)))
  }

  /// Matrices and signs side by side, each in the middle of the rows, and above them their names.
  static func joined(_ parts: [MatrixText], hasNames: Bool = true) -> [String] {
    let height = parts.map(\.lines.count).max() ?? 0
    var rows = [String](repeating: "", count: height)
    for part in parts {
      let top = (height - part.lines.count) / 2
      for row in rows.indices {
        let inside = part.lines.indices.contains(row - top)
        rows[row] += inside ? part.lines[row - top] : String(repeating: " ", count: part.width)
      }
    }
    guard hasNames else { return rows.map(\.trimmedRight) }
    let names = parts.map { $0.name.fitted(to: $0.width, .center, ellipsis: "") }.joined()
    return [names.trimmedRight] + rows.map(\.trimmedRight)
  }
}
