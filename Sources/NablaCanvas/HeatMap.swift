// A grid of numbers as shades: two samples a cell with colours, density characters without.

/// Numbers row by row, drawn as a shaded rectangle.
package struct HeatMap: Hashable, Sendable {
  /// What the shades mean.
  package enum Ramp: String, CaseIterable, Hashable, Sendable {
    /// From low to high.
    case sequential
    /// Below 0, around 0, above 0; the range is made symmetric.
    case diverging
    /// Between two classes, 0…1, with a visible jump at ½.
    case boundary
  }

  package let rows: Int
  package let columns: Int
  /// `rows` × `columns` numbers, the top row first; one that is not finite is hatched.
  package let values: [Double]
  package let ramp: Ramp
  package let scale: ValueScale

  /// - Parameters:
  ///   - values: `rows` × `columns` numbers, the top row first; missing ones are hatched.
  ///   - rows: how many numbers there are from top to bottom.
  ///   - columns: how many there are from left to right.
  ///   - ramp: the colours from low to high.
  ///   - scale: the values at both ends of the ramp; all finite ones when nil, and always 0…1 for a boundary.
  package init(_ values: [Double], rows: Int, columns: Int, ramp: Ramp = .sequential, scale: ValueScale? = nil) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.values = values
    self.ramp = ramp
    let finite = values.filter(\.isFinite)
    switch ramp {
    case .sequential:
      self.scale = scale ?? ValueScale(.linear, from: finite.min() ?? 0, to: finite.max() ?? 1)
    case .diverging:
      let given = scale.map { max($0.low.magnitude, $0.high.magnitude) }
      let reach = given ?? finite.map(\.magnitude).max() ?? 1
      self.scale = ValueScale(.linear, from: reach > 0 ? -reach : -1, to: reach > 0 ? reach : 1)
    case .boundary:
      self.scale = ValueScale(.linear, from: 0, to: 1)
    }
  }

  /// How many rows and columns of numbers a rectangle can show: the size worth computing.
  package static func resolution(in rect: Rect, level: GlyphLevel, hasColour: Bool) -> Size {
    Size(columns: rect.width, rows: hasColour && level != .ascii ? min(rect.height, 1 << 30) * 2 : rect.height)
  }

  /// Fills `rect`, each cell with the sample nearest to it.
  ///
  /// - Parameters:
  ///   - rect: where, in cells; what lies outside of `frame` is left out.
  ///   - frame: what is drawn into.
  ///   - level: the characters that may be used.
  ///   - hasColour: whether the ramps have colours, which takes 256.
  ///   - splitsCells: whether a cell may show two numbers; where it shows one, a copy as text still tells how high.
  package func draw(
    in rect: Rect, of frame: inout Frame, level: GlyphLevel, hasColour: Bool, splitsCells: Bool = true
  ) {
    let part = rect.intersection(frame.clip)
    guard rows > 0, columns > 0, !part.isEmpty else { return }
    let halves = splitsCells && hasColour && level != .ascii
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX {
        let column = sampleIndex(x - rect.x, of: rect.width, samples: columns)
        if halves {
          let upper = sample(row: sampleIndex(2 * (y - rect.y), of: 2 * rect.height, samples: rows), column)
          let lower = sample(row: sampleIndex(2 * (y - rect.y) + 1, of: 2 * rect.height, samples: rows), column)
          drawHalves(upper, lower, x, y, &frame)
        } else {
          let value = sample(row: sampleIndex(y - rect.y, of: rect.height, samples: rows), column)
          drawWhole(value, x, y, &frame, isASCII: level == .ascii, hasColour: hasColour)
        }
      }
    }
  }

  /// The colour of a value; nil where it is not finite.
  package func role(of value: Double) -> Role? {
    guard value.isFinite else { return nil }
    let place = scale.place(of: value)
    switch ramp {
    case .sequential: return .ramp(Self.step(place, of: Role.rampLevels))
    case .diverging: return .diverging(Self.step(place, of: Role.divergingLevels))
    case .boundary:
      // The middle level stays unused, so that the classes never meet in one colour.
      let half = Role.divergingLevels / 2
      if place < 0.5 { return .diverging(Self.step(place * 2, of: half)) }
      return .diverging(half + 1 + Self.step(place * 2 - 1, of: half))
    }
  }

  private static func step(_ place: Double, of count: Int) -> Int {
    min(max(Int(clamping: (place * Double(count)).rounded(.down)), 0), count - 1)
  }

  /// The sample at the middle of part `index` of `parts`.
  private func sampleIndex(_ index: Int, of parts: Int, samples: Int) -> Int {
    min(samples - 1, (2 * index + 1) * samples / (2 * max(parts, 1)))
  }

  private func sample(row: Int, _ column: Int) -> Double {
    let index = row * columns + column
    return index < values.count ? values[index] : .nan
  }

  private func drawHalves(_ upper: Double, _ lower: Double, _ x: Int, _ y: Int, _ frame: inout Frame) {
    guard let top = role(of: upper), let bottom = role(of: lower) else { return hatch(x, y, &frame) }
    if top == bottom {
      frame.set(" ", Style(.standard, on: top), x: x, y: y)
    } else {
      frame.set("▀", Style(top, on: bottom), x: x, y: y)
    }
  }

  private func drawWhole(_ value: Double, _ x: Int, _ y: Int, _ frame: inout Frame, isASCII: Bool, hasColour: Bool) {
    guard let role = role(of: value) else { return hatch(x, y, &frame) }
    let place = scale.place(of: value)
    let glyphs: [Unicode.Scalar]
    if ramp == .boundary {
      glyphs = isASCII ? Self.asciiClasses : Self.blockClasses
    } else {
      glyphs = isASCII ? Self.ascii : Self.blocks
    }
    let glyph = glyphs[Self.step(place, of: glyphs.count)]
    // In its own colour the glyph cannot be seen, but a copy of the screen as text still shows it.
    frame.set(glyph, hasColour ? Style(role, on: role) : .plain, x: x, y: y)
  }

  private func hatch(_ x: Int, _ y: Int, _ frame: inout Frame) { frame.set("/", Style(.dim), x: x, y: y) }

  private static let ascii = Array(" .:-=+*#@".unicodeScalars)
  private static let blocks = Array(" ░▒▓█".unicodeScalars)
  private static let asciiClasses = Array(" .%#".unicodeScalars)
  private static let blockClasses = Array(" ·▒▓".unicodeScalars)
}
