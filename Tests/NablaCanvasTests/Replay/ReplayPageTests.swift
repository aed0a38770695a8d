import NablaCanvas
import TerminalSupport
import Testing

@Suite struct `A page that plays a recording` {
  private let size = Size(columns: 20, rows: 4)

  private func words(_ title: String = "t", language: String = "en") -> ReplayWords {
    ReplayWords(
      language: language, title: title, play: "play", pause: "pause", previousStep: "a", previousBeat: "b",
      nextBeat: "c", nextStep: "d", speed: "e", enlarge: "f", frame: "g", characters: "h", keys: "i < j",
      needsScript: "k")
  }

  private func page(_ theme: Theme = .dark, title: String = "t") -> ReplayPage {
    ReplayPage(size, theme: theme, depth: .twoHundredFiftySix, words: words(title))
  }

  private func frame(_ lines: String..., style: Style = Style(.accent)) -> Frame {
    var frame = Frame(size)
    for (y, line) in lines.enumerated() { frame.put(line, style, x: 0, y: y) }
    return frame
  }

  private func expect(
    _ frames: [Frame], _ theme: (Int) -> Theme = { _ in .dark }, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var page = page(theme(0))
    var html = page.opening
    for (number, frame) in frames.enumerated() {
      html += page.take(
        Moment(frame, theme: theme(number), milliseconds: number * 66, step: number / 3, beat: number % 3))
    }
    let promised = page.pending
    let end = page.end(milliseconds: 9_000)
    #expect(end.utf8.count <= promised, sourceLocation: sourceLocation)
    html += end
    let reader = try ReplayReader(html)
    try #require(reader.frames.count == frames.count, sourceLocation: sourceLocation)
    for (number, shown) in reader.frames.enumerated() {
      let cells = ReplayReader.cells(of: frames[number], theme: theme(number))
      #expect(shown.cells == cells, sourceLocation: sourceLocation)
      #expect(shown.step == number / 3 && shown.beat == number % 3 && shown.milliseconds == number * 66)
    }
    #expect(reader.end == 9_000 && reader.paper == theme(0).paper.hex)
  }

  @Test func `wide characters come and go whole`() throws {
    let texts = [
      "경사 하강", "a경사하강", "경ab하강", "ab사 하c", "가a나b다c", "", "aaaaaaaaaaaaaaaaaaaa", "아아아아아아아아아아",
      "a아아아아아아아아아b", "", "     끝",
    ]
    try expect(texts.map { frame("", $0) })
  }

  @Test(arguments: Theme.allCases) func `every colour and attribute comes back`(theme: Theme) throws {
    var generator = SystemRandomNumberGenerator()
    let glyphs = Array("ab 0─│┌█▓▌⣿⠁∇θ가나".unicodeScalars)
    let frames = (0..<40).map { _ in
      var frame = Frame(size)
      for _ in 0..<60 {
        let style = Style(
          [.text, .dim, .positive, .standard, .title].randomElement(using: &generator)!,
          on: [.standard, .bar, .ramp(3), .selection].randomElement(using: &generator)!,
          Style.Attributes(rawValue: UInt8.random(in: 0..<16, using: &generator)))
        let glyph = String(Character(glyphs.randomElement(using: &generator)!))
        frame.put(glyph, style, x: .random(in: 0..<20, using: &generator), y: .random(in: 0..<4, using: &generator))
      }
      return frame
    }
    try expect(frames, { _ in theme })
  }

  @Test func `another theme in the middle brings its own background`() throws {
    try expect((0..<6).map { frame("one \($0)", "둘") }) { $0 % 2 == 0 ? .dark : .light }
  }

  @Test func `a caret is a cell with its colours changed over`() throws {
    var typed = frame("name: x")
    typed.cursor = Point(x: 7, y: 0)
    try expect([typed, frame("name: x")])
  }

  @Test func `a frame that shows nothing new is none, but another beat is one`() {
    var page = page()
    #expect(!page.take(Moment(frame("a"), theme: .dark, milliseconds: 0)).isEmpty)
    #expect(page.take(Moment(frame("a"), theme: .dark, milliseconds: 66)).isEmpty)
    #expect(page.take(Moment(frame("a"), theme: .dark, milliseconds: 99, beat: 1)) == ",\n[99,0,1,0,[]]")
    #expect(
      page.take(Moment(frame("a", "b"), theme: .dark, milliseconds: 132, beat: 1)) == ",\n[132,0,1,0,[20,1,\"b\"]]")
    #expect(
      page.take(Moment(frame("a", "b"), theme: .dark, milliseconds: 132, beat: 1, words: ["x"]))
        == ",\n[132,0,1,1,[]]")
  }

  @Test func `no text ends an element, and nothing outside is asked for`() throws {
    let odd = "</script><b title=\"x\">&amp; \u{2028} 경사"
    var page = page(title: odd)
    let html =
      page.opening
      + page.take(Moment(frame("</script>", "<!--"), theme: .dark, milliseconds: 0, words: [odd]))
      + page.end(milliseconds: 10)
    #expect(html.components(separatedBy: "</script>").count == 3)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && html.hasSuffix("</html>\n"))
    #expect(html.contains("<title>&lt;/script&gt;&lt;b title=&quot;x&quot;&gt;&amp;amp; \u{2028} 경사</title>"))
    #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("//www"))
    let reader = try ReplayReader(html)
    #expect(reader.frames[0].words == [odd])
    #expect(reader.frames[0].cells.prefix(9).map(\.text).joined() == "</script>")
  }

  /// The picture of the same character is the outside source.
  @Test func `lines, blocks and braille are drawn by the paths of pictures`() throws {
    let glyphs = Array("─│┌┼█▓▌⠁⣿".unicodeScalars)
    var frame = Frame(Size(columns: 20, rows: 4))
    for (x, glyph) in glyphs.enumerated() { frame.set(glyph, Style(.accent), x: x, y: 0) }
    var page = page()
    let html =
      page.opening + page.take(Moment(frame, theme: .dark, milliseconds: 0)) + page.end(milliseconds: 10)
    let shapes = try ReplayReader(html).shapes
    #expect(Set(shapes.keys) == Set(glyphs.map { String(Character($0)) }))
    #expect(shapes["│"] == "m4 0h1v19h-1z" && shapes["█"] == "m0 0h9v18h-9z" && shapes["⠁"] == "m2.25 2.25h0")
    #expect(shapes["⣿"]?.components(separatedBy: "h0").count == 9)
  }
}
