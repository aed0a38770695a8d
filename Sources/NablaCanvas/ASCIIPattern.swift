// Which ASCII glyph looks most like a pattern of 3 × 3 dots.

enum ASCIIPattern {
  /// A glyph for each of the 512 patterns; bit `3y + x` is the dot in row `y`, column `x`.
  static let glyphs: [UInt8] = (0..<512).map { nearest(to: $0) }

  /// The glyphs and the dots they ink, top row first; a glyph may stand several times.
  private static let table: [(Character, String)] = [
    (".", "...,...,.x."), (".", "...,...,x.."), (".", "...,...,..x"), (".", "...,..x,xx."), (".", "...,x..,.xx"),
    (".", "...,..x,.x."), (".", "...,x..,.x."), ("_", "...,...,xxx"), ("_", "...,...,xx."), ("_", "...,...,.xx"),
    ("-", "...,xxx,..."), ("-", "...,xx.,..."), ("-", "...,.xx,..."), ("-", "...,.x.,..."), ("-", "...,x..,..."),
    ("-", "...,..x,..."), ("-", "...,.xx,x.."), ("-", "...,xx.,..x"), ("-", "..x,xx.,..."), ("-", "x..,.xx,..."),
    ("'", ".x.,...,..."), ("'", "..x,...,..."), ("`", "x..,...,..."), ("'", ".xx,x..,..."), ("`", "xx.,..x,..."),
    ("'", "..x,.x.,..."), ("`", "x..,.x.,..."), ("\"", "xxx,...,..."), ("'", "xx.,...,..."), ("'", ".xx,...,..."),
    ("\"", "x.x,...,..."), ("'", ".x.,.x.,..."), ("'", "..x,..x,..."), ("`", "x..,x..,..."),
    ("|", ".x.,.x.,.x."), ("|", "x..,x..,x.."), ("|", "..x,..x,..x"), ("|", ".x.,.x.,x.."), ("|", "x..,.x.,.x."),
    ("|", ".x.,.x.,..x"), ("|", "..x,.x.,.x."), ("|", "x..,x..,.x."), ("|", ".x.,x..,x.."), ("|", "..x,..x,.x."),
    ("|", ".x.,..x,..x"), ("/", "..x,.x.,x.."), ("/", "..x,.x.,xx."), ("/", ".xx,.x.,x.."), ("/", "..x,xx.,x.."),
    ("/", "..x,.xx,x.."), ("\\", "x..,.x.,..x"), ("\\", "x..,.x.,.xx"), ("\\", "xx.,.x.,..x"),
    ("\\", "x..,.xx,..x"), ("\\", "x..,xx.,..x"), (",", "...,.x.,x.."), (",", "...,.x.,.x."), (",", "...,..x,..x"),
    (",", "...,..x,x.."), (".", "...,x..,..x"), (".", "...,.x.,..x"), (".", "...,x..,x.."),
    ("+", ".x.,xxx,.x."), ("x", "x.x,.x.,x.x"), (":", ".x.,...,.x."), (";", ".x.,...,xx."), ("=", "xxx,...,xxx"),
    ("=", "xxx,xxx,..."), ("=", "...,xxx,xxx"), ("^", ".x.,x.x,..."), ("v", "...,x.x,.x."), ("v", "x.x,.x.,..."),
    ("^", "...,.x.,x.x"), ("V", "x.x,x.x,.x."), ("<", "..x,x..,..x"), ("<", ".x.,x..,.x."), ("<", "..x,.x.,..x"),
    (">", "x..,..x,x.."), (">", ".x.,..x,.x."), (">", "x..,.x.,x.."), ("(", ".xx,x..,.xx"), ("(", "..x,x..,.xx"),
    ("(", ".xx,x..,..x"), (")", "xx.,..x,xx."), (")", "x..,..x,xx."), (")", "xx.,..x,x.."), ("[", "xx.,x..,xx."),
    ("[", "xxx,x..,xxx"), ("]", ".xx,..x,.xx"), ("]", "xxx,..x,xxx"), ("L", "x..,x..,xxx"), ("L", "x..,x..,xx."),
    ("J", "..x,..x,xxx"), ("J", "..x,..x,.xx"), ("7", "xxx,..x,..x"), ("7", "xxx,..x,.x."), ("r", "...,xxx,x.."),
    ("r", ".xx,x..,x.."), ("r", "xxx,x..,x.."), ("F", "xxx,xx.,x.."), ("T", "xxx,.x.,.x."), ("Y", "x.x,.x.,.x."),
    ("n", "...,xxx,x.x"), ("u", "...,x.x,xxx"), ("o", "...,xxx,xxx"), ("o", ".x.,x.x,.x."),
    ("O", "xxx,x.x,xxx"), ("U", "x.x,x.x,xxx"), ("X", "x.x,xxx,x.x"),
    ("#", "xxx,xxx,xxx"), ("%", "x.x,.x.,x.."), ("!", ".x.,.x.,..."), ("~", "x..,xxx,..x"), ("~", "..x,xxx,x.."),
    ("-", "x..,.x.,..."), ("-", "...,.xx,xx."),
  ]

  private static let shapes: [(glyph: UInt8, bits: Int)] = table.map { glyph, picture in
    var bits = 0
    var index = 0
    for dot in picture where dot != "," {
      if dot == "x" { bits |= 1 << index }
      index += 1
    }
    return (glyph.asciiValue!, bits)
  }

  private static func nearest(to pattern: Int) -> UInt8 {
    if pattern == 0 { return 32 }
    var best = shapes[0].glyph
    var bestDistance = Int.max
    for shape in shapes {
      let distance = missing(pattern, in: shape.bits) + missing(shape.bits, in: pattern)
      if distance < bestDistance {
        bestDistance = distance
        best = shape.glyph
      }
    }
    return best
  }

  /// How far the dots of one pattern are from the nearest dots of the other, squared and summed.
  private static func missing(_ bits: Int, in other: Int) -> Int {
    var sum = 0
    for dot in 0..<9 where bits >> dot & 1 == 1 { sum += distances[other * 9 + dot] }
    return sum
  }

  /// For each pattern, how far each of the nine places is from its nearest dot, squared; 16 from a pattern of none.
  private static let distances: [Int] = (0..<512).flatMap { pattern in
    (0..<9).map { dot in
      var nearest = 4
      for target in 0..<9 where pattern >> target & 1 == 1 {
        nearest = min(nearest, abs(dot / 3 - target / 3) + abs(dot % 3 - target % 3))
      }
      return nearest * nearest
    }
  }
}
