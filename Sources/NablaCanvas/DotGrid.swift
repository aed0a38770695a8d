// A bitmap of dots, finer than cells: what curves, isolines and graph edges are drawn on.

/// What a dot is drawn with.
package struct Pen: Hashable, Sendable {
  package var role: Role
  package var attributes: Style.Attributes
  /// In a cell that two pens share, the higher priority has the colour; equal ones, the later.
  package var priority: UInt8

  package init(_ role: Role, _ attributes: Style.Attributes = [], priority: UInt8 = 0) {
    self.role = role
    self.attributes = attributes
    self.priority = priority
  }
}

/// A place among the dots: dot (i, j) lies at (Double(i), Double(j)), `y` downwards.
package struct DotPoint: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// Dots over a rectangle of cells. Drawing outside has no effect.
package struct DotGrid: Sendable {
  package let rect: Rect
  package let level: GlyphLevel
  /// Whether lines are a dot thicker, to be seen from far away. Coarse dots are thick enough as they are.
  let isBold: Bool
  /// Dots across and down in one cell: 2 × 4, 1 × 2 or 3 × 3.
  package let dotsPerCell: Size
  /// How many dots there are across.
  package let columns: Int
  /// How many dots there are down.
  package let rows: Int

  private let cellColumns: Int
  /// Which dots of a cell are set, bit `y * dotsPerCell.columns + x`.
  private var bits: [UInt16]
  /// The pens, one per colour a cell can show: two for half blocks, else one.
  private var pens: [Pen]

  private static let limit = 2048

  package init(_ rect: Rect, level: GlyphLevel, isBold: Bool = false) {
    let width = min(rect.width, Self.limit)
    let height = min(rect.height, Self.limit)
    self.rect = Rect(x: rect.x, y: rect.y, width: width, height: height)
    self.level = level
    self.isBold = isBold && level == .braille
    dotsPerCell = Self.dotsPerCell(level)
    columns = width * dotsPerCell.columns
    rows = height * dotsPerCell.rows
    cellColumns = width
    bits = Array(repeating: 0, count: width * height)
    pens = Array(repeating: Pen(.standard), count: width * height * (level == .blocks ? 2 : 1))
  }

  /// Dots across and down in one cell of that level.
  package static func dotsPerCell(_ level: GlyphLevel) -> Size {
    switch level {
    case .braille: Size(columns: 2, rows: 4)
    case .blocks: Size(columns: 1, rows: 2)
    case .ascii: Size(columns: 3, rows: 3)
    }
  }

  /// How much taller than wide a dot is, where a cell is twice as tall as wide.
  package var dotAspect: Double {
    2 * Double(dotsPerCell.columns) / Double(dotsPerCell.rows)
  }

  /// Sets one dot.
  package mutating func dot(x: Int, y: Int, _ pen: Pen) {
    guard x >= 0, y >= 0, x < columns, y < rows else { return }
    switch level {
    case .braille:
      let cell = (y >> 2) * cellColumns + (x >> 1)
      bits[cell] |= 1 << UInt16((y & 3) << 1 | (x & 1))
      if pen.priority >= pens[cell].priority { pens[cell] = pen }
    case .blocks:
      let cell = (y >> 1) * cellColumns + x
      bits[cell] |= 1 << UInt16(y & 1)
      let half = cell << 1 | (y & 1)
      if pen.priority >= pens[half].priority { pens[half] = pen }
    case .ascii:
      let cell = (y / 3) * cellColumns + x / 3
      // One glyph cannot show two lines: the more important one has the cell to itself.
      if pen.priority > pens[cell].priority { bits[cell] = 0 }
      guard pen.priority >= pens[cell].priority || bits[cell] == 0 else { return }
      bits[cell] |= 1 << UInt16((y % 3) * 3 + x % 3)
      pens[cell] = pen
    }
  }

  /// Whether a dot is set; outside none is.
  package func isSet(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < columns, y < rows else { return false }
    let across = dotsPerCell.columns
    let down = dotsPerCell.rows
    let cell = bits[(y / down) * cellColumns + x / across]
    return cell >> UInt16((y % down) * across + x % across) & 1 == 1
  }

  /// How many of the cells in `part` (in the frame's coordinates) have a dot.
  package func inkedCells(in part: Rect) -> Int {
    let inside = part.intersection(rect)
    var count = 0
    for y in inside.y..<max(inside.y, inside.maxY) {
      for x in inside.x..<max(inside.x, inside.maxX) where bits[(y - rect.y) * cellColumns + x - rect.x] != 0 {
        count += 1
      }
    }
    return count
  }

  /// Draws the cells that have dots; the others, and every background, stay as they are.
  package func draw(into frame: inout Frame) {
    // Made when it is first asked for, which takes a moment.
    let asciiGlyphs = level == .ascii ? ASCIIPattern.glyphs : []
    for row in 0..<rect.height {
      for column in 0..<cellColumns {
        let index = row * cellColumns + column
        let pattern = bits[index]
        if pattern == 0 { continue }
        let x = rect.x + column
        let y = rect.y + row
        let background = frame[x, y].style.background
        switch level {
        case .braille:
          let pen = pens[index]
          frame.set(Self.braille(pattern), Style(pen.role, on: background, pen.attributes), x: x, y: y)
        case .ascii:
          let pen = pens[index]
          let glyph = Unicode.Scalar(asciiGlyphs[Int(pattern)])
          frame.set(glyph, Style(pen.role, on: background, pen.attributes), x: x, y: y)
        case .blocks:
          let upper = pens[index * 2]
          let lower = pens[index * 2 + 1]
          if pattern == 1 {
            frame.set("▀", Style(upper.role, on: background, upper.attributes), x: x, y: y)
          } else if pattern == 2 {
            frame.set("▄", Style(lower.role, on: background, lower.attributes), x: x, y: y)
          } else if upper.role == lower.role {
            frame.set("█", Style(upper.role, on: background, upper.attributes), x: x, y: y)
          } else {
            frame.set("▀", Style(upper.role, on: lower.role, upper.attributes), x: x, y: y)
          }
        }
      }
    }
  }

  /// The braille pattern of row-by-row bits; Unicode numbers them column by column, the fourth row last.
  private static func braille(_ bits: UInt16) -> Unicode.Scalar {
    let b = UInt32(bits)
    let left = (b & 1) | (b >> 2 & 1) << 1 | (b >> 4 & 1) << 2 | (b >> 6 & 1) << 6
    let right = (b >> 1 & 1) << 3 | (b >> 3 & 1) << 4 | (b >> 5 & 1) << 5 | (b >> 7 & 1) << 7
    return Unicode.Scalar(0x2800 + left + right)!
  }
}
