// What the terminal and the machine allow.

import NablaCanvas
import NablaWords

/// What is known of the terminal: some of it before the first frame, some once it has answered.
package struct Surroundings: Equatable, Sendable {
  package var colours: ColourDepth
  /// Whether the locale can show every character; without, borders and curves are ASCII.
  package var isUnicode: Bool
  /// Whether the locale has Hangul; without, the language is English.
  package var hasHangul: Bool
  /// The theme that the environment speaks for; nil where it says nothing of the background.
  package var hint: Theme?
  /// What the terminal has told of itself.
  package var findings: TerminalFindings

  package init(
    colours: ColourDepth = .twoHundredFiftySix, isUnicode: Bool = true, hasHangul: Bool? = nil, hint: Theme? = nil,
    findings: TerminalFindings = TerminalFindings()
  ) {
    self.colours = colours
    self.isUnicode = isUnicode
    self.hasHangul = hasHangul ?? isUnicode
    self.hint = hint
    self.findings = findings
  }

  /// The theme for the terminal's background, as far as anybody knows it.
  package var fittingTheme: Theme? { findings.background.map { Theme(on: $0) } ?? hint }

  /// Whether borders and marks are drawn in ASCII, and Greek is spelled out, whatever curves are drawn with.
  package var needsPlainSymbols: Bool { !isUnicode || findings.drawsSignsWide }

  /// Whether Hangul stays in its cells.
  package var canShowHangul: Bool { hasHangul && !findings.drawsHangulNarrow && !findings.isNoUnicode }

  /// What curves can be drawn with, the finest first. Blocks are as wide as borders; braille may be narrow beside them.
  package var glyphLevels: [GlyphLevel] {
    guard isUnicode, !findings.isNoUnicode else { return [.ascii] }
    return GlyphLevel.allCases.filter { level in
      switch level {
      case .braille: !findings.drawsBrailleWide
      case .blocks: !findings.drawsSignsWide
      case .ascii: true
      }
    }
  }
}

/// Something that the terminal's answers decide unless a learner has.
package enum AutomaticChoice: CaseIterable, Hashable, Sendable {
  case theme, glyphs
}

extension Model {
  /// Leaves a choice to the terminal's answers; until they come it stays as it is.
  package mutating func leave(_ choice: AutomaticChoice) { look.automatic.insert(choice) }

  /// How long the hint at the first start is shown, if no key comes.
  package static let introductionSeconds = 20.0

  /// Whether the hint of the first start shows.
  package var isIntroducing: Bool { toast?.phrase == .firstLook }

  /// What the theme's colours have to stand on to be readable.
  ///
  /// A theme that a learner has chosen without a word from the terminal is believed to go with it.
  package var ground: Ground {
    guard let fitting = surroundings.fittingTheme else { return look.automatic.contains(.theme) ? .own : .terminal }
    return look.theme == fitting ? .terminal : .own
  }
}
