// The outlines of lines, blocks and braille for a page, which draws them as a picture does: no font decides whether they
// meet.

extension SVGRect {
  /// A line that leads to the next row, a little into it: rows that are drawn one by one would leave a seam.
  var reachingDown: SVGRect {
    var longer = self
    if y + height == SVGGlyph.height { longer.height += 4 }
    return longer
  }
}

extension SVGGlyph {
  var isText: Bool { if case .text = self { true } else { false } }

  /// How a page draws a character: 0 for a line, −1 for dots, else the percentage in which an area covers what lies
  /// behind; and its path from the cell's top left, all of it relative.
  var shape: (kind: Int, path: String)? {
    switch self {
    case .text: return nil
    case .blank: return (0, "")
    case .lines(let parts): return (0, Self.path(parts.map(\.reachingDown)))
    case .areas(let parts, let percent): return (percent, Self.path(parts))
    case .dots(let pattern):
      var path = ""
      var pen = (x: 0, y: 0)
      for place in Self.places(of: pattern) {
        path += "m\(SVGText.number(place.x - pen.x)) \(SVGText.number(place.y - pen.y))h0"
        pen = place
      }
      return (-1, path)
    }
  }

  private static func path(_ parts: [SVGRect]) -> String {
    var path = ""
    var pen = (x: 0, y: 0)
    for part in parts {
      let width = SVGText.number(part.width)
      path += "m\(SVGText.number(part.x - pen.x)) \(SVGText.number(part.y - pen.y))"
      path += "h\(width)v\(SVGText.number(part.height))h-\(width)z"
      pen = (part.x, part.y)
    }
    return path
  }

  /// The shapes of characters as JSON: each with its kind, its path, and where bold letters make it thicker that path.
  static func shapes(of glyphs: Set<Unicode.Scalar>) -> String {
    let entries = glyphs.sorted().compactMap { glyph -> String? in
      guard let plain = SVGGlyph(glyph, isBold: false).shape, let bold = SVGGlyph(glyph, isBold: true).shape else {
        return nil
      }
      let more = bold.path == plain.path ? "" : ",\"\(bold.path)\""
      return "\(ReplayJSON.string(String(Character(glyph)))):[\(plain.kind),\"\(plain.path)\"\(more)]"
    }
    return "{" + entries.joined(separator: ",") + "}"
  }
}
