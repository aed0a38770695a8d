import NablaCanvas
import Testing

@Suite struct TextFittingTests {
  @Test func `a text is cut by cells, with a sign that it was`() {
    #expect("gradient".truncated(to: 8) == "gradient")
    #expect("gradient".truncated(to: 5) == "grad…")
    #expect("gradient".truncated(to: 5, ellipsis: "~") == "grad~")
    #expect("경사하강".truncated(to: 6) == "경사…")
    #expect("경사하강".truncated(to: 8) == "경사하강")
    #expect("ab".truncated(to: 1) == "…")
    #expect("ab".truncated(to: 0) == "")
    #expect("ab".truncated(to: -1) == "")
    #expect("".truncated(to: 0) == "")
  }

  @Test func `a wide character that would be halved goes whole`() {
    #expect("경사하강".truncated(to: 6).count == 3)
    #expect("경사".prefix(cells: 3) == "경")
    #expect("경사".prefix(cells: 0) == "")
  }

  @Test func `a title is cut after a word where that keeps half of it`() {
    #expect("learning rate".cutAtWord(to: 11) == "learning…")
    #expect("learning rate".cutAtWord(to: 9) == "learning…")
    #expect("a gradientdescent".cutAtWord(to: 10) == "a gradien…")
    #expect("learning".cutAtWord(to: 8) == "learning")
    #expect("learning".cutAtWord(to: 0) == "")
  }

  @Test func `no quotation and no bracket stays open`() {
    #expect("say “large steps” now".cutAtWord(to: 14) == "say “large…”")
    #expect("η (the learning rate) is too large".cutAtWord(to: 16) == "η (the…)")
    #expect("the limit of \"momentum\"".cutAtWord(to: 16) == "the limit of…")
    let texts = ["a “b c d e f g” h i", "(a b c d e f g) h i", "ab 「한글 낱말 하나」 또", "a \"b c\" (d “e f g h” i) j"]
    for text in texts {
      for cells in 1...30 {
        let cut = text.cutAtWord(to: cells)
        #expect(TextWidth.of(cut) <= cells, "\(cut)")
        guard cells >= 6 else { continue }
        for (open, close) in [("“", "”"), ("(", ")"), ("「", "」")] {
          #expect(cut.count { String($0) == open } == cut.count { String($0) == close }, "\(cut)")
        }
      }
    }
  }

  @Test func `padding counts cells`() {
    #expect("한".padded(to: 4) == "한  ")
    #expect("한".padded(to: 4, .right) == "  한")
    #expect("ab".padded(to: 5, .center) == " ab  ")
    #expect("abc".padded(to: 2) == "abc")
    #expect("경사하강".fitted(to: 7) == "경사하…")
    #expect("경사하강".fitted(to: 6) == "경사… ")
    #expect("ab".fitted(to: 4, .right) == "  ab")
  }
}
