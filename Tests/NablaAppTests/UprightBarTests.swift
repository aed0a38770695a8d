import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `An upright bar` {
  @Test(
    arguments: [
      (0.0, 3, ""), (1e-9, 3, "▁"), (0.5, 1, "▄"), (0.5, 3, "█▄"), (1, 3, "███"), (1.0 / 8, 1, "▁"), (7, 2, "██"),
      (0.5, 0, ""), (-1, 4, ""),
    ] as [(Double, Int, String)])
  func `is filled in eighths of a cell, and anything above 0 shows`(share: Double, rows: Int, glyphs: String) {
    #expect(UprightBar.glyphs(share, rows: rows, isASCII: false) == Array(glyphs.unicodeScalars))
  }

  @Test func `is filled in whole cells in ASCII`() {
    #expect(UprightBar.glyphs(0.5, rows: 4, isASCII: true) == ["#", "#"])
    #expect(UprightBar.glyphs(0.01, rows: 4, isASCII: true) == ["#"])
  }
}
