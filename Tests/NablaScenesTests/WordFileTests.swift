import NablaScenes
import Testing

@Suite struct `A file of words` {
  private func words(_ text: String) -> [String: String] { WordFile.words(Array(text.utf8), allowed: ["a", "b"]) }

  @Test func `comes back as it was written, whatever the names are`() {
    let names = [
      "neuron", "worked-example", "내 장면", "null", "yes", "1e3", "a: b", "- x", "#", "", "\"", "\\", "é", "{a}", "~",
      "0x10", "<<", "*a", "&a", "a\u{7}b",
    ]
    let all = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset % 2 == 0 ? "a" : "b") })
    let text = WordFile.text(of: all)
    #expect(words(text) == all)
    #expect(WordFile.text(of: words(text)) == text)
    #expect(WordFile.text(of: [:]).isEmpty && words("").isEmpty)
  }

  @Test(arguments: ["[", "- a\n- b\n", "a", "x: [a]\n? [y]\n: a\n", "x: c\ny: {a: b}\n", "\u{0}", "x: a\nx: b\n"])
  func `that nobody can read says nothing`(text: String) { #expect(words(text).isEmpty) }

  @Test func `leaves out what it does not know`() { #expect(words("x: a\ny: c\nz: b\n") == ["x": "a", "z": "b"]) }
}
