// What a terminal tells of itself when it is asked: facts that no variable and no terminfo entry knows.

/// A character that not every terminal draws as wide as the standard says: it depends on fonts and settings.
package enum DoubtfulSign: Unicode.Scalar, CaseIterable, Hashable, Sendable {
  /// Stands for Greek and mathematical signs.
  case nabla = "∇"
  /// Stands for braille patterns.
  case braille = "⠿"
  /// Stands for Hangul, which ought to be two cells wide.
  case hangul = "한"
  /// Stands for borders and blocks.
  case line = "─"
}

/// The answers of a terminal; as empty as it was silent.
package struct TerminalFindings: Equatable, Sendable {
  /// The colour of the background; nil where it was not told.
  package var background: RGB?
  /// How many cells a sign takes, 1 to 3; those that were not told are missing.
  package var cells: [DoubtfulSign: Int]
  /// Whether the last question of the round was answered in time, so that what is missing is really not known.
  package var isComplete: Bool

  package init(background: RGB? = nil, cells: [DoubtfulSign: Int] = [:], isComplete: Bool = false) {
    self.background = background
    self.cells = cells
    self.isComplete = isComplete
  }

  /// Whether borders and Greek would push everything after them to the right.
  package var drawsSignsWide: Bool { cells[.nabla] == 2 || cells[.line] == 2 || isNoUnicode }
  /// Whether it shows the bytes of a character one by one, as a terminal does that knows no UTF-8.
  package var isNoUnicode: Bool { [.nabla, .braille, .line].contains { cells[$0] == 3 } }
  /// Whether braille patterns would.
  package var drawsBrailleWide: Bool { cells[.braille].map { $0 > 1 } ?? false }
  /// Whether everything after Hangul would be pulled to the left.
  package var drawsHangulNarrow: Bool { cells[.hangul] == 1 }
  /// Whether a frame with all kinds of characters has been garbled.
  package var isUnusual: Bool { drawsSignsWide || drawsBrailleWide || drawsHangulNarrow }
}

extension Theme {
  /// The theme for a background of this colour: dark where white stands out more from it than black.
  package init(on background: RGB) {
    func share(_ part: UInt8) -> Double { Double(part) / 255 * Double(part) / 255 }
    // Relative luminance with a gamma of 2, which is near enough. Black and white stand out alike (WCAG) at 0.179 with
    // sRGB's own curve, which is #767676, and that is 0.214 here.
    let luminance =
      0.2126 * share(background.red) + 0.7152 * share(background.green) + 0.0722 * share(background.blue)
    self = luminance > 0.214 ? .light : .dark
  }

  /// The theme that the variable COLORFGBG speaks for: `15;0` or `0;default;15`, foreground first; nil where it says
  /// nothing about the background.
  package init?(colourVariable text: String) {
    switch text.split(separator: ";").last.flatMap({ Int($0) }) {
    case 7, 9, 10, 11, 12, 13, 14, 15: self = .light
    case 0, 1, 2, 3, 4, 5, 6, 8: self = .dark
    default: return nil
    }
  }
}
