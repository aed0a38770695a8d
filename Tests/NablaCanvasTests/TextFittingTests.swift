import Testing

@testable import NablaCanvas

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
