// How a cell's character is drawn in an SVG: lines, blocks and braille as geometry, so that no font decides whether they
// meet, and everything else as text.

/// A rectangle in quarters of a unit, so that every number is exact.
struct SVGRect: Hashable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  func moved(_ x: Int, _ y: Int) -> SVGRect { SVGRect(x: self.x + x, y: self.y + y, width: width, height: height) }
}

/// What has to be drawn for a character, measured from its cell's top left.
enum SVGGlyph: Equatable {
  case blank
  /// Thin parts, which have to show however small the picture is.
  case lines([SVGRect])
  /// Filled areas; shades let a part of what lies behind through.
  case areas([SVGRect], percent: Int)
  /// A braille pattern's dots, by the bits of its scalar.
  case dots(UInt8)
  case text(Unicode.Scalar)

  /// A cell in units: odd numbers of pixels would blur half blocks, even ones the lines, so its width is odd and its
  /// height even, and a braille dot has the same distance to its neighbour both ways.
  static let cellWidth = 9
  static let cellHeight = 18
  /// The same in quarters.
  static let width = 4 * cellWidth
  static let height = 4 * cellHeight

  init(_ glyph: Unicode.Scalar, isBold: Bool) {
    switch glyph.value {
    case 0, 0x20, 0xA0: self = .blank
    case 0x2500...0x257F:
      let lines = Self.lines(glyph, isBold: isBold)
      self = lines.isEmpty ? .text(glyph) : .lines(lines)
    case 0x2580: self = .area(height: Self.height / 2)
    case 0x2581...0x2588:
      let part = Self.height / 8 * Int(glyph.value - 0x2580)
      self = .area(y: Self.height - part, height: part)
    case 0x2589...0x258F: self = .area(width: Self.width * (8 - Int(glyph.value - 0x2588)) / 8)
    case 0x2590: self = .area(x: Self.width / 2, width: Self.width / 2)
    case 0x2591...0x2593: self = .area(percent: 25 * Int(glyph.value - 0x2590))
    case 0x2800: self = .blank
    case 0x2801...0x28FF: self = .dots(UInt8(truncatingIfNeeded: glyph.value))
    default: self = .text(glyph)
    }
  }

  private static func area(
    x: Int = 0, y: Int = 0, width: Int = width, height: Int = height, percent: Int = 100
  ) -> SVGGlyph {
    .areas([SVGRect(x: x, y: y, width: width, height: height)], percent: percent)
  }

  /// The places of a braille pattern's dots, in quarters.
  static func places(of dots: UInt8) -> [(x: Int, y: Int)] {
    let bits: [(bit: UInt8, column: Int, row: Int)] = [
      (0x01, 0, 0), (0x02, 0, 1), (0x04, 0, 2), (0x40, 0, 3), (0x08, 1, 0), (0x10, 1, 1), (0x20, 1, 2), (0x80, 1, 3),
    ]
    return bits.filter { dots & $0.bit != 0 }.map {
      (width / 4 + $0.column * width / 2, height / 8 + $0.row * height / 4)
    }
  }

  // MARK: Lines

  /// Border pieces by the edges that meet there: 1 up, 2 right, 4 down, 8 left.
  private static let light = Array(" │─└││┌├─┘─┴┐┤┬┼".unicodeScalars)
  private static let heavy = Array(" ┃━┗┃┃┏┣━┛━┻┓┫┳╋".unicodeScalars)

  /// The parts of a border piece; none for those that views never draw.
  private static func lines(_ glyph: Unicode.Scalar, isBold: Bool) -> [SVGRect] {
    switch glyph {
    case "╌": return dashes(isBold ? 8 : 4, isUpright: false)
    case "╎": return dashes(isBold ? 8 : 4, isUpright: true)
    default: break
    }
    if let edges = light.lastIndex(of: glyph), edges > 0 { return joint(edges, thickness: isBold ? 8 : 4) }
    if let edges = heavy.lastIndex(of: glyph), edges > 0 { return joint(edges, thickness: 12) }
    return []
  }

  /// Lines from the middle to the edges that bits name, each through the middle so that corners are closed.
  private static func joint(_ edges: Int, thickness: Int) -> [SVGRect] {
    let left = middleX(thickness)
    let top = middleY(thickness)
    let right = left + thickness
    let bottom = top + thickness
    var parts: [SVGRect] = []
    if edges & 10 != 0 {
      let start = edges & 8 != 0 ? 0 : left
      let end = edges & 2 != 0 ? width : right
      parts.append(SVGRect(x: start, y: top, width: end - start, height: thickness))
    }
    if edges & 5 != 0 {
      let start = edges & 1 != 0 ? 0 : top
      let end = edges & 4 != 0 ? height : bottom
      parts.append(SVGRect(x: left, y: start, width: thickness, height: end - start))
    }
    return parts
  }

  private static func dashes(_ thickness: Int, isUpright: Bool) -> [SVGRect] {
    let length = isUpright ? height / 2 : width / 2
    let gap = length / 3
    return [0, length].map { start in
      isUpright
        ? SVGRect(x: middleX(thickness), y: start + gap / 2, width: thickness, height: length - gap)
        : SVGRect(x: start + gap / 2, y: middleY(thickness), width: length - gap, height: thickness)
    }
  }

  /// On whole pixels: a line one unit thick stands in the fifth of nine.
  private static func middleX(_ thickness: Int) -> Int { thickness == 12 ? 12 : 16 }
  private static func middleY(_ thickness: Int) -> Int { thickness == 12 ? 32 : 36 }
}
