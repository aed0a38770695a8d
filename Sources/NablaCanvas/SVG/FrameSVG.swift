// A frame as SVG: another of the ways out, for slides and lecture notes.

extension Frame {
  /// The frame as a picture that needs nothing else: no font, no script, no style sheet.
  ///
  /// Every character has an x of its own. Renderers ignore `textLength`, some a list of x as well, and one that went by
  /// the count of characters would squeeze Korean.
  ///
  /// - Parameters:
  ///   - theme: its assumed background becomes the picture's, because a file has no terminal behind it.
  ///   - depth: how many colours there are.
  ///   - title: a name for those who cannot see it; escaped.
  ///   - description: a sentence for them; escaped.
  package func svg(theme: Theme, depth: ColourDepth, title: String, description: String) -> String {
    var drawing = SVGDrawing(theme: theme, depth: depth)
    return SVGText.opening(size, theme: theme, title: title, description: description)
      + drawing.body(of: self, in: bounds) + "</svg>\n"
  }
}

extension SVGText {
  /// Fonts whose characters are as wide as cells, then some that have Korean.
  static let fonts =
    "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK KR', D2Coding, 'Apple SD Gothic Neo', 'Malgun Gothic', "
    + "monospace"

  /// How a picture of so many cells begins: its names and its background.
  static func opening(_ size: Size, theme: Theme, title: String, description: String) -> String {
    let width = size.columns * SVGGlyph.cellWidth
    let height = size.rows * SVGGlyph.cellHeight
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
    text += " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"title desc\">\n"
    text += "<title id=\"title\">\(escaped(title))</title>\n"
    text += "<desc id=\"desc\">\(escaped(description))</desc>\n"
    return text + "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(theme.paper.hex)\"/>\n"
  }
}
