import ColourSupport
import NablaCanvas
import Testing

@Suite struct `What a terminal tells` {
  @Test func `the theme is the one whose text stands out more`() {
    var differences = 0
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 15) {
        for blue in stride(from: 0, through: 255, by: 15) {
          let background = RGB(UInt8(red), UInt8(green), UInt8(blue))
          let white = background.contrast(with: RGB(255, 255, 255))
          let black = background.contrast(with: RGB(0, 0, 0))
          // Near the middle either will do.
          if max(white, black) / min(white, black) < 1.35 { continue }
          if Theme(on: background) != (black > white ? .light : .dark) { differences += 1 }
        }
      }
    }
    #expect(differences == 0)
    for theme in [Theme.dark, .light] {
      for background in theme.assumedBackgrounds { #expect(Theme(on: background) == theme) }
    }
    // Solarized, dark and light.
    #expect(Theme(on: RGB(0x00, 0x2B, 0x36)) == .dark && Theme(on: RGB(0xFD, 0xF6, 0xE3)) == .light)
  }

  @Test(
    arguments: [
      ("15;0", .dark), ("0;15", .light), ("0;default;15", .light), ("7;8", .dark), ("12;7", .light), ("15;6", .dark),
      ("0;9", .light), ("0;default", nil), ("", nil), ("0;16", nil), ("0;-1", nil), (";", nil),
    ] as [(String, Theme?)])
  func `COLORFGBG names the background last`(text: String, theme: Theme?) {
    #expect(Theme(colourVariable: text) == theme)
  }

  @Test func `only what is told is a finding`() {
    let silent = TerminalFindings()
    #expect(!silent.isUnusual && !silent.drawsSignsWide && !silent.drawsBrailleWide && !silent.drawsHangulNarrow)
    let usual = TerminalFindings(cells: [.nabla: 1, .braille: 1, .hangul: 2, .line: 1])
    #expect(!usual.isUnusual)
    for sign in DoubtfulSign.allCases {
      var other = usual
      other.cells[sign] = sign == .hangul ? 1 : 2
      #expect(other.isUnusual, "\(sign)")
    }
  }
}
