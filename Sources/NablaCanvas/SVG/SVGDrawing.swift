// The elements of an SVG that draw cells.

/// Collects what has one colour, so that it is one element however many cells it covers.
struct SVGDrawing {
  /// What a filled path looks like.
  private struct Paint: Hashable {
    let colour: RGB
    let percent: Int
  }

  private let paper: RGB
  private let ink: RGB
  private var looks: PictureLooks
  private var backgrounds = Layers<Paint, SVGRect>()
  private var areas = Layers<Paint, SVGRect>()
  private var lines = Layers<Paint, SVGRect>()
  private var dots = Layers<RGB, SVGRect>()
  private var words = ""
  /// Whether groups that hold nothing go, and a run of characters has one list of places instead of an element for each.
  private let isBrief: Bool

  /// - Parameters:
  ///   - theme: gives the colours.
  ///   - depth: how many colours there are.
  ///   - base: the theme of the picture, whose background and text colour need no word; nil: the same theme.
  ///   - isBrief: for browsers only: other renderers squeeze Korean where characters have a list of places.
  init(theme: Theme, depth: ColourDepth, base: Theme? = nil, isBrief: Bool = false) {
    self.isBrief = isBrief
    paper = (base ?? theme).paper
    ink = (base ?? theme).ink
    looks = PictureLooks(theme: theme, depth: depth)
  }

  /// Lists by what they are painted with, in the order in which each colour came first.
  private struct Layers<Key: Hashable, Part> {
    var keys: [Key] = []
    var parts: [Key: [Part]] = [:]

    mutating func change(_ key: Key, _ change: (inout [Part]) -> Void) {
      if parts[key] == nil { keys.append(key) }
      change(&parts[key, default: []])
    }
  }

  /// The elements that draw a part of a frame at its place.
  mutating func body(of frame: Frame, in part: Rect) -> String {
    backgrounds = Layers()
    areas = Layers()
    lines = Layers()
    dots = Layers()
    words = ""
    draw(frame, part)
    return collected
  }

  private mutating func draw(_ frame: Frame, _ part: Rect) {
    for y in part.y..<part.maxY {
      var run: (colours: PictureLook, cells: [(x: Int, glyph: Unicode.Scalar)])?
      for x in part.x..<part.maxX {
        let cell = frame[x, y]
        if cell.glyph == Cell.rightHalf { continue }
        let colours = looks.look(of: cell.style)
        let columns = x + 1 < frame.size.columns && frame[x + 1, y].glyph == Cell.rightHalf ? 2 : 1
        if colours.paper != paper {
          add(rect(x, y, columns), to: \.backgrounds, Paint(colour: colours.paper, percent: 100))
        }
        if colours.isUnderlined {
          var line = rect(x, y, columns)
          line.y += 4 * 16
          line.height = 4
          add(line, to: \.lines, Paint(colour: colours.ink, percent: 100))
        }
        let glyph = SVGGlyph(cell.glyph, isBold: colours.isBold)
        guard case .text(let scalar) = glyph else {
          write(run, y)
          run = nil
          add(glyph, x, y, colours.ink)
          continue
        }
        if run?.colours != colours {
          write(run, y)
          run = (colours, [])
        }
        run!.cells.append((x, scalar))
      }
      write(run, y)
    }
  }

  // MARK: Geometry

  private func rect(_ x: Int, _ y: Int, _ columns: Int) -> SVGRect {
    SVGRect(x: x * SVGGlyph.width, y: y * SVGGlyph.height, width: columns * SVGGlyph.width, height: SVGGlyph.height)
  }

  /// Adds an area, joined to the one left of it where both are one bar.
  private mutating func add(
    _ rect: SVGRect, to layers: WritableKeyPath<SVGDrawing, Layers<Paint, SVGRect>>, _ paint: Paint
  ) {
    self[keyPath: layers].change(paint) { parts in
      if let last = parts.last, last.y == rect.y, last.height == rect.height, last.x + last.width == rect.x {
        parts[parts.count - 1].width += rect.width
      } else {
        parts.append(rect)
      }
    }
  }

  private mutating func add(_ glyph: SVGGlyph, _ x: Int, _ y: Int, _ ink: RGB) {
    let left = x * SVGGlyph.width
    let top = y * SVGGlyph.height
    switch glyph {
    case .blank, .text: break
    case .lines(let parts):
      for part in parts {
        add((isBrief ? part.reachingDown : part).moved(left, top), to: \.lines, Paint(colour: ink, percent: 100))
      }
    case .areas(let parts, let percent):
      for part in parts { add(part.moved(left, top), to: \.areas, Paint(colour: ink, percent: percent)) }
    case .dots(let pattern):
      dots.change(ink) { parts in
        for place in SVGGlyph.places(of: pattern) {
          parts.append(SVGRect(x: left + place.x, y: top + place.y, width: 0, height: 0))
        }
      }
    }
  }

  // MARK: Text

  /// One element for a run of one style, in which every character after the first says where it stands.
  private mutating func write(
    _ run: (colours: PictureLook, cells: [(x: Int, glyph: Unicode.Scalar)])?, _ y: Int
  ) {
    guard let run, !run.cells.isEmpty else { return }
    words += "<text y=\"\(y * SVGGlyph.cellHeight + 14)\""
    if run.colours.ink != ink { words += " fill=\"\(run.colours.ink.hex)\"" }
    if run.colours.isBold { words += " font-weight=\"bold\"" }
    if isBrief {
      words += " x=\"" + run.cells.map { Self.place($0.x, $0.glyph) }.joined(separator: " ") + "\">"
      for cell in run.cells { SVGText.append(cell.glyph, to: &words.unicodeScalars) }
      words += "</text>"
      return
    }
    for (index, cell) in run.cells.enumerated() {
      let x = Self.place(cell.x, cell.glyph)
      words += index == 0 ? " x=\"\(x)\">" : "<tspan x=\"\(x)\">"
      SVGText.append(cell.glyph, to: &words.unicodeScalars)
      if index > 0 { words += "</tspan>" }
    }
    words += "</text>\n"
  }

  /// A wide character is as wide as the font is high, which is a little less than two cells.
  private static func place(_ x: Int, _ glyph: Unicode.Scalar) -> String {
    SVGText.number(x * SVGGlyph.width + (TextWidth.of(glyph) == 2 ? 6 : 0))
  }

  // MARK: Elements

  private var collected: String {
    let crisp = Self.paths(backgrounds) + Self.paths(areas)
    var points = ""
    for colour in dots.keys {
      points += "<path stroke=\"\(colour.hex)\" d=\""
      for dot in dots.parts[colour]! { points += "M\(SVGText.number(dot.x)) \(SVGText.number(dot.y))h0" }
      points += "\"/>\n"
    }
    let rest = Self.paths(lines)
    if isBrief {
      return (crisp.isEmpty ? "" : "<g class=\"c\">\(crisp)</g>") + rest
        + (points.isEmpty ? "" : "<g class=\"d\">\(points)</g>") + words
    }
    // Without seams between areas; thin lines would go missing in a smaller picture.
    return "<g shape-rendering=\"crispEdges\">\n\(crisp)</g>\n\(rest)"
      + "<g fill=\"none\" stroke-width=\"2.5\" stroke-linecap=\"round\">\n\(points)</g>\n"
      + "<g font-family=\"\(SVGText.fonts)\" font-size=\"15\" fill=\"\(ink.hex)\">\n\(words)</g>\n"
  }

  private static func paths(_ layers: Layers<Paint, SVGRect>) -> String {
    var text = ""
    for paint in layers.keys {
      text += "<path fill=\"\(paint.colour.hex)\""
      if paint.percent != 100 { text += " fill-opacity=\"\(SVGText.number(paint.percent / 25))\"" }
      text += " d=\"" + layers.parts[paint]!.map(outline).joined() + "\"/>\n"
    }
    return text
  }

  private static func outline(_ rect: SVGRect) -> String {
    let width = SVGText.number(rect.width)
    return "M\(SVGText.number(rect.x)) \(SVGText.number(rect.y))h\(width)v\(SVGText.number(rect.height))h-\(width)z"
  }
}
