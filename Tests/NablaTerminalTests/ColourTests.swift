import FaultTable
import NablaCanvas
import Testing

@testable import NablaTerminal

@Suite struct `Colours` {
  // The order of settings: no-color.org, then bixense.com/clicolors.
  @Test(
    arguments: [
      ([:], 256, .twoHundredFiftySix), ([:], 8, .eight), ([:], 0, .mono), ([:], 16_777_216, .twoHundredFiftySix),
      (["NO_COLOR": "1"], 256, .mono), (["NO_COLOR": "0"], 256, .mono), (["NO_COLOR": ""], 256, .twoHundredFiftySix),
      (["CLICOLOR": "0"], 256, .mono), (["CLICOLOR": "1"], 256, .twoHundredFiftySix),
      (["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], 256, .twoHundredFiftySix),
      (["CLICOLOR_FORCE": "0", "CLICOLOR": "0"], 256, .mono), (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], 256, .mono),
      (["NABLA_COLOR": "8", "NO_COLOR": "1"], 256, .eight), (["NABLA_COLOR": "never"], 256, .mono),
      (["NABLA_COLOR": "always", "NO_COLOR": "1"], 256, .twoHundredFiftySix),
      (["NABLA_COLOR": "auto", "NO_COLOR": "1"], 256, .mono), (["NABLA_COLOR": "256"], 8, .eight),
    ] as [([String: String], Int, ColourDepth)])
  func `settings decide in their order`(settings: [String: String], colours: Int, expected: ColourDepth) {
    #expect(ColourDepth.detect(colours: colours) { settings[$0] } == expected)
  }

  @Test(.fault("T9")) func `a request goes before every setting, but not beyond the terminal`() {
    #expect(ColourDepth.detect(requested: .eight, colours: 256) { _ in "1" } == .eight)
    #expect(ColourDepth.detect(requested: .twoHundredFiftySix, colours: 8) { _ in nil } == .eight)
  }

  // 0x5F87AF is steel blue, number 67 of xterm's table (256colres.pl); 232 and 255 are the ends of its greys.
  @Test(.fault("T20")) func `a palette colour has a number on every terminal`() {
    #expect(PaletteNumber.number(of: -1, colours: 256) == -1)
    #expect(PaletteNumber.number(of: 67, colours: 256) == 67)
    #expect(PaletteNumber.number(of: 67, colours: 1 << 24) == 0x5F87AF)
    #expect(PaletteNumber.number(of: 232, colours: 1 << 24) == 0x080808)
    #expect(PaletteNumber.number(of: 255, colours: 1 << 24) == 0xEEEEEE)
    #expect(PaletteNumber.number(of: 4, colours: 1 << 24) == 4)
    #expect(PaletteNumber.number(of: 12, colours: 8) == 4)
    #expect(PaletteNumber.number(of: 196, colours: 8) == 1)
    #expect(PaletteNumber.number(of: 231, colours: 8) == 7)
    #expect(PaletteNumber.number(of: 1000, colours: 256) == 255)
  }
}
