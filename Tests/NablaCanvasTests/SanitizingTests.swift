import FaultTable
import NablaCanvas
import Testing

@Suite struct SanitizingTests {
  @Test(arguments: [
    ("XOR 문제", "XOR 문제"), ("a\u{1B}[2Jb", "a␛[2Jb"), ("a\tb\r\nc\0", "a␉b␍␊c␀"), ("\u{7F}", "␡"),
    ("\u{202E}abc", "\\u{202E}abc"), ("a\u{9B}2J", "a\\u{9B}2J"), ("\u{FEFF}a\u{200B}", "\\u{FEFF}a\\u{200B}"),
    ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("", ""),
  ])
  func `what steers a terminal is shown`(text: String, expected: String) {
    #expect(text.sanitized() == expected)
  }

  @Test(.fault("S15")) func `a long title is cut, and marks piled on one letter do not count`() {
    #expect("abcdef".sanitized(limit: 6) == "abcdef")
    #expect("abcdef".sanitized(limit: 4) == "abc…")
    #expect("abc".sanitized(limit: 0) == "")
    #expect("abc".sanitized(limit: .min) == "")
    let piled = "a" + String(repeating: "\u{301}", count: 5000) + "b"
    #expect(piled.sanitized(limit: 10) == "a…")
    #expect(String(repeating: "x", count: 100_000).sanitized(limit: .max).count == 10_000)
  }
}
