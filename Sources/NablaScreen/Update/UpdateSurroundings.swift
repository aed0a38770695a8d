// What the terminal tells of itself, and how the picture is fitted to it.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// The level in use or the next safer one that fits; a font that has no narrow lines is not trusted with braille.
  private var fittingGlyphs: GlyphLevel {
    let fitting = surroundings.needsPlainSymbols ? [] : surroundings.glyphLevels
    let place = GlyphLevel.allCases.firstIndex(of: look.glyphs)!
    return GlyphLevel.allCases[place...].first(where: fitting.contains) ?? .ascii
  }

  /// Fits the picture to what the terminal has told of itself.
  mutating func adopt(_ findings: TerminalFindings) {
    let wasNoUnicode = surroundings.findings.isNoUnicode
    surroundings.findings = findings
    if let background = findings.background, look.automatic.contains(.theme) { look.theme = Theme(on: background) }
    if look.automatic.contains(.glyphs), look.glyphs != fittingGlyphs {
      look.glyphs = fittingGlyphs
      refreshSlice()
    }
    // There is nothing left to look at.
    if isIntroducing, look.glyphs != .braille || surroundings.needsPlainSymbols { toast = nil }
    if !surroundings.canShowHangul, look.language == .ko {
      look.language = .en
      if !findings.isNoUnicode { show(.hangulTooNarrow) }
    }
    if findings.isNoUnicode, !wasNoUnicode { show(.terminalNotUnicode) }
  }
}
