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
    var drawing = SVGDrawing(self, theme: theme, depth: depth)
    drawing.draw()
    return drawing.text(title: title, description: description)
  }
}

extension Theme {
  /// The background of a picture; without colours it is paper, as it will be printed.
  package var paper: RGB { assumedBackgrounds.first ?? RGB(255, 255, 255) }

  /// The colour of text that has none of its own.
  package var ink: RGB {
    let colour = appearance(of: Style(.text), depth: .twoHundredFiftySix).foreground
    return colour < 0 ? RGB(0, 0, 0) : Palette.rgb(colour)
  }
}

/// Collects what has one colour, so that it is one element however many cells it covers.
private struct SVGDrawing {
  /// What a filled path looks like.
  private struct Paint: Hashable {
    let colour: RGB
    let percent: Int
  }

  private struct Colours: Hashable {
    let ink: RGB
    let paper: RGB
    let isBold: Bool
    let isUnderlined: Bool
  }

  private let frame: Frame
  private let theme: Theme
  private let depth: ColourDepth
  private let paper: RGB
  private var known: [Style: Colours] = [:]
  private var backgrounds = Layers<Paint, SVGRect>()
  private var areas = Layers<Paint, SVGRect>()
  private var lines = Layers<Paint, SVGRect>()
  private var dots = Layers<RGB, SVGRect>()
  private var words = ""

  init(_ frame: Frame, theme: Theme, depth: ColourDepth) {
    self.frame = frame
    self.theme = theme
    self.depth = depth
    paper = theme.paper
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

  package mutating func draw() {
    for y in 0..<frame.size.rows {
      var run: (colours: Colours, cells: [(x: Int, glyph: Unicode.Scalar)])?
      for x in 0..<frame.size.columns {
        let cell = frame[x, y]
        if cell.glyph == Cell.rightHalf { continue }
        let colours = colours(of: cell.style)
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

  // MARK: Colours

  private mutating func colours(of style: Style) -> Colours {
    if let known = known[style] { return known }
    let look = theme.appearance(of: style, depth: depth)
    var ink = look.foreground < 0 ? theme.ink : Palette.rgb(look.foreground)
    var ground = look.background < 0 ? paper : Palette.rgb(look.background)
    if look.attributes.contains(.dim) { ink = Self.mix(ink, ground) }
    if look.attributes.contains(.reverse) { swap(&ink, &ground) }
    let colours = Colours(
      ink: ink, paper: ground, isBold: look.attributes.contains(.bold),
      isUnderlined: look.attributes.contains(.underline))
    known[style] = colours
    return colours
  }

  /// A third of the way from one colour to the other, as terminals dim.
  private static func mix(_ one: RGB, _ other: RGB) -> RGB {
    func part(_ one: UInt8, _ other: UInt8) -> UInt8 { UInt8((2 * Int(one) + Int(other)) / 3) }
    return RGB(part(one.red, other.red), part(one.green, other.green), part(one.blue, other.blue))
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
      for part in parts { add(part.moved(left, top), to: \.lines, Paint(colour: ink, percent: 100)) }
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
    _ run: (colours: Colours, cells: [(x: Int, glyph: Unicode.Scalar)])?, _ y: Int
  ) {
    guard let run, !run.cells.isEmpty else { return }
    words += "<text y=\"\(y * SVGGlyph.cellHeight + 14)\""
    if run.colours.ink != theme.ink { words += " fill=\"\(run.colours.ink.hex)\"" }
    if run.colours.isBold { words += " font-weight=\"bold\"" }
    for (index, cell) in run.cells.enumerated() {
      // A wide character is as wide as the font is high, which is a little less than two cells.
      let x = cell.x * SVGGlyph.width + (TextWidth.of(cell.glyph) == 2 ? 6 : 0)
      words += index == 0 ? " x=\"\(SVGText.number(x))\">" : "<tspan x=\"\(SVGText.number(x))\">"
      SVGText.append(cell.glyph, to: &words.unicodeScalars)
      if index > 0 { words += "</tspan>" }
    }
    words += "</text>\n"
  }

  private static let fonts =
    "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK KR', D2Coding, 'Apple SD Gothic Neo', 'Malgun Gothic', "
    + "monospace"

  package func text(title: String, description: String) -> String {
    let width = frame.size.columns * SVGGlyph.cellWidth
    let height = frame.size.rows * SVGGlyph.cellHeight
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
    text += " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"title desc\">\n"
    text += "<title id=\"title\">\(SVGText.escaped(title))</title>\n"
    text += "<desc id=\"desc\">\(SVGText.escaped(description))</desc>\n"
    text += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(paper.hex)\"/>\n"
    // Without seams between areas; thin lines would go missing in a smaller picture.
    text += "<g shape-rendering=\"crispEdges\">\n" + Self.paths(backgrounds) + Self.paths(areas) + "</g>\n"
    text += Self.paths(lines) + "<g fill=\"none\" stroke-width=\"2.5\" stroke-linecap=\"round\">\n"
    for colour in dots.keys {
      text += "<path stroke=\"\(colour.hex)\" d=\""
      for dot in dots.parts[colour]! { text += "M\(SVGText.number(dot.x)) \(SVGText.number(dot.y))h0" }
      text += "\"/>\n"
    }
    text += "</g>\n<g font-family=\"\(Self.fonts)\" font-size=\"15\" fill=\"\(theme.ink.hex)\">\n"
    return text + words + "</g>\n</svg>\n"
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
