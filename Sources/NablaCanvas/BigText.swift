// Numbers that can be read from the last row: characters of 3 × 5 points, drawn with half blocks or with whole cells.

/// A short text in large characters.
package struct BigText: Hashable, Sendable {
  /// How large a point is drawn.
  package enum Scale: Hashable, Sendable {
    /// One cell wide and half a cell high; in ASCII a whole cell high.
    case single
    /// Two cells wide and one high.
    case double
  }

  private let letters: [[String]]
  private let scale: Scale
  private let isASCII: Bool

  /// - Returns: nil where the text has a character that there is no large one for.
  package init?(_ text: String, scale: Scale, level: GlyphLevel) {
    var letters: [[String]] = []
    for character in text {
      guard let letter = Self.font[character] else { return nil }
      letters.append(letter)
    }
    self.letters = letters
    self.scale = scale
    isASCII = level == .ascii
  }

  private static func hasHalves(_ scale: Scale, _ isASCII: Bool) -> Bool { scale == .single && !isASCII }

  /// How many cells high texts of that scale are.
  package static func height(_ scale: Scale, level: GlyphLevel) -> Int { hasHalves(scale, level == .ascii) ? 3 : 5 }

  /// How many cells the text takes across.
  package var width: Int {
    letters.reduce(0) { $0 + pointWidth * ($1[0].count + 1) } - (letters.isEmpty ? 0 : pointWidth)
  }

  private var pointWidth: Int { scale == .double ? 2 : 1 }

  package func draw(_ style: Style, x: Int, y: Int, into frame: inout Frame) {
    var left = x
    for letter in letters {
      for column in 0..<letter[0].count {
        let points = letter.map { $0[$0.index($0.startIndex, offsetBy: column)] == "#" }
        for part in 0..<pointWidth {
          draw(points, style, x: left + column * pointWidth + part, y: y, &frame)
        }
      }
      left += pointWidth * (letter[0].count + 1)
    }
  }

  /// Draws one column of points.
  private func draw(_ points: [Bool], _ style: Style, x: Int, y: Int, _ frame: inout Frame) {
    guard Self.hasHalves(scale, isASCII) else {
      for (row, isOn) in points.enumerated() where isOn { frame.set(isASCII ? "#" : "█", style, x: x, y: y + row) }
      return
    }
    for row in 0..<3 {
      let upper = points[2 * row]
      let lower = 2 * row + 1 < points.count && points[2 * row + 1]
      if upper || lower { frame.set(upper ? (lower ? "█" : "▀") : "▄", style, x: x, y: y + row) }
    }
  }

  private static let font: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": ["## ", " # ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", " ##", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ".": [" ", " ", " ", " ", "#"], "-": ["   ", "   ", "###", "   ", "   "],
    "+": ["   ", " # ", "###", " # ", "   "], "e": ["###", "# #", "###", "#  ", "###"],
    "<": ["  #", " # ", "#  ", " # ", "  #"], ">": ["#  ", " # ", "  #", " # ", "#  "],
    "C": ["###", "#  ", "#  ", "#  ", "###"], "η": ["## ", "# #", "# #", "# #", "  #"],
    "∞": ["     ", " # # ", "# # #", " # # ", "     "], " ": [" ", " ", " ", " ", " "],
    "N": ["#  #", "## #", "# ##", "#  #", "#  #"], "a": ["   ", "###", "  #", "###", "###"],
    "i": ["#", " ", "#", "#", "#"], "n": ["   ", "## ", "# #", "# #", "# #"], "f": ["###", "#  ", "## ", "#  ", "#  "],
    "×": ["   ", "# #", " # ", "# #", "   "], "=": ["   ", "###", "   ", "###", "   "],
    "≈": ["    ", " # #", "# # ", " # #", "# # "],
    "#": ["# #", "###", "# #", "###", "# #"], "t": [" # ", "###", " # ", " # ", " ##"],
  ]
}
