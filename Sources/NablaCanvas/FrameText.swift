// A frame as plain text and as ANSI escapes: two of the ways out.

extension Frame {
  /// The characters, rows joined by "\n"; the blanks at a row's end go, unless they are kept.
  package func text(keepingBlanks: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for y in 0..<size.rows {
      if y > 0 { result.append("\n") }
      var end = size.columns
      while !keepingBlanks, end > 0, self[end - 1, y].glyph == " " { end -= 1 }
      for x in 0..<end where self[x, y].glyph != Cell.rightHalf { result.append(self[x, y].glyph) }
    }
    return String(result)
  }

  /// The characters, rows joined by "\n", without the blanks at the ends of rows.
  package var text: String { text() }

  /// The frame with SGR escapes, rows joined by "\n"; every row begins and ends with the terminal's own colours.
  package func ansi(theme: Theme, depth: ColourDepth) -> String {
    var result = ""
    for y in 0..<size.rows {
      if y > 0 { result += "\n" }
      var current = CellAppearance.terminal
      for x in 0..<size.columns {
        let cell = self[x, y]
        if cell.glyph == Cell.rightHalf { continue }
        let appearance = theme.appearance(of: cell.style, depth: depth).drawing(cell.glyph)
        if appearance != current {
          result += appearance.sgr
          current = appearance
        }
        result.unicodeScalars.append(cell.glyph)
      }
      if current != .terminal { result += "\u{1B}[m" }
    }
    return result
  }
}

extension CellAppearance {
  /// The escape that sets exactly this appearance, whatever was set before.
  package var sgr: String {
    var codes = "\u{1B}[0"
    if attributes.contains(.bold) { codes += ";1" }
    if attributes.contains(.dim) { codes += ";2" }
    if attributes.contains(.underline) { codes += ";4" }
    if attributes.contains(.reverse) { codes += ";7" }
    codes += Self.code(foreground, basic: 30, extended: "38")
    codes += Self.code(background, basic: 40, extended: "48")
    return codes + "m"
  }

  private static func code(_ colour: Int, basic: Int, extended: String) -> String {
    if colour < 0 { return "" }
    return colour < 8 ? ";\(basic + colour)" : ";\(extended);5;\(colour)"
  }
}
