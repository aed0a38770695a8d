import FaultTable
import NablaCanvas
import TerminalSupport
import Testing

@Suite struct `A recording of frames` {
  private let header = CastHeader(
    size: Size(columns: 20, rows: 4), title: "a \"title\" \\ \u{1B} 경사", paper: RGB(0, 0, 0), ink: RGB(255, 255, 255))

  private func frame(_ lines: String..., columns: Int = 20) -> Frame {
    var frame = Frame(Size(columns: columns, rows: 4))
    for (y, line) in lines.enumerated() { frame.put(line, Style(.accent), x: 0, y: y) }
    return frame
  }

  private func player(_ text: String) -> CastPlayer { CastPlayer(Array(text.utf8)) }

  /// Plays the lines and compares every cell with the frame's own ANSI text on the same terminal.
  private func expect(
    _ cast: String, shows frame: Frame, theme: Theme = .dark, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let player = player(cast)
    #expect(player.problems.isEmpty, sourceLocation: sourceLocation)
    player.play()
    let ansi = frame.ansi(theme: theme, depth: .twoHundredFiftySix).split(
      separator: "\n", omittingEmptySubsequences: false)
    let whole = ansi.enumerated().map { "\u{1B}[\($0.offset + 1);1H\($0.element)" }.joined()
    let wanted = PlayedText(whole, columns: frame.size.columns, rows: frame.size.rows)
    for y in 0..<frame.size.rows {
      for x in 0..<frame.size.columns where !player.cell(x, y).looksLike(wanted.cell(x, y)) {
        Issue.record("\(x),\(y): \(player.cell(x, y)) and not \(wanted.cell(x, y))", sourceLocation: sourceLocation)
        return
      }
    }
  }

  @Test func `its header is JSON whatever the title holds`() {
    let player = player(header.line)
    #expect(player.problems.isEmpty)
    #expect(player.header["width"] as? Int == 20 && player.header["height"] as? Int == 4)
    #expect(player.header["title"] as? String == header.title)
    #expect((player.header["theme"] as? [String: String])?["palette"]?.split(separator: ":").count == 16)
    #expect(player.header["idle_time_limit"] == nil)
  }

  @Test func `only what changed is written, and nothing where nothing did`() {
    var recording = Recording(header, depth: .twoHundredFiftySix)
    let first = recording.take(frame("one two three"), theme: .dark, milliseconds: 0, marker: "step 0")
    #expect(player(header.line + first).events.map(\.kind) == ["m", "o"])
    #expect(recording.take(frame("one two three"), theme: .dark, milliseconds: 100, marker: "step 0").isEmpty)
    let second = recording.take(frame("one TWO three"), theme: .dark, milliseconds: 1_234, marker: "step 0")
    #expect(second == "[1.234,\"o\",\"\\u001b[1;5HTWO\"]\n")
    let end = recording.end(milliseconds: 2_000)
    #expect(end == "[2.000,\"o\",\"\\u001b[m\\u001b[4;1H\\u001b[?25h\"]\n")
    expect(header.line + first + second + end, shows: frame("one TWO three"))
  }

  @Test func `wide characters come and go whole`() {
    let texts = ["경사 하강", "a경사하강", "경ab하강", "ab사 하c", "가a나b다c", "", "aaaaaaaaaaaaaaaaaaaa", "아아아아아아아아아아"]
    var recording = Recording(header, depth: .twoHundredFiftySix)
    var cast = header.line
    for (number, text) in (texts + texts.reversed()).enumerated() {
      cast += recording.take(frame("", text), theme: .dark, milliseconds: number * 100, marker: nil)
      expect(cast, shows: frame("", text))
    }
  }

  /// Every change from one picture to another, by chance: glyphs, widths and styles.
  @Test(arguments: Theme.allCases) func `played, it shows each frame cell for cell`(theme: Theme) {
    var state: UInt64 = 7
    func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let styles = [
      Style.plain, Style(.dim), Style(.accent, .bold), Style(.text, on: .bar),
      Style(.positive, on: .standard, .underline),
      Style(.text, on: .selection, [.bold, .reverse]), Style(.ramp(2), on: .ramp(5)), Style(.standard, on: .tint(3)),
    ]
    let glyphs = ["a", "한", " ", "─", "⣿", "▄", "\"", "\\", "∇"]
    var recording = Recording(header, depth: .twoHundredFiftySix)
    var cast = header.line
    var frame = frame()
    for number in 0..<120 {
      for _ in 0..<roll(9) {
        frame.put(glyphs[roll(glyphs.count)], styles[roll(styles.count)], x: roll(20), y: roll(4))
      }
      if roll(10) == 0 { frame.fill(frame.bounds, " ", styles[roll(styles.count)]) }
      cast += recording.take(frame, theme: theme, milliseconds: number * 66, marker: "step \(number / 3)")
      if number % 10 == 0 { expect(cast, shows: frame, theme: theme) }
    }
    cast += recording.end(milliseconds: 9_000)
    expect(cast, shows: frame, theme: theme)
    #expect(player(cast).events.count { $0.kind == "m" } == 40)
  }

  @Test(.fault("E7")) func `another size is told and drawn anew`() {
    var recording = Recording(header, depth: .twoHundredFiftySix)
    var cast = header.line + recording.take(frame("before"), theme: .dark, milliseconds: 0, marker: nil)
    let wider = frame("after 경사 하강 경사 하강 경사", columns: 31)
    cast += recording.take(wider, theme: .dark, milliseconds: 500, marker: nil)
    #expect(player(cast).events.map(\.kind) == ["o", "r", "o"])
    #expect(player(cast).events[1].text == "31x4")
    expect(cast, shows: wider)
    cast += recording.take(frame("again"), theme: .dark, milliseconds: 900, marker: nil)
    expect(cast, shows: frame("again"))
  }

  @Test func `of frames that come too close the latest is kept, with its own time`() {
    var recording = Recording(header, depth: .twoHundredFiftySix, spacing: 66)
    var cast = header.line
    for (time, text) in [(0, "a"), (20, "b"), (40, "c"), (200, "d"), (210, "e")] {
      cast += recording.take(frame(text), theme: .dark, milliseconds: time, marker: nil)
    }
    cast += recording.end(milliseconds: 1_000)
    #expect(player(cast).problems.isEmpty)
    #expect(player(cast).events.map(\.seconds) == [0, 0.04, 0.2, 0.21, 1])
    expect(cast, shows: frame("e"))
  }

  @Test func `a caret is shown where it is and goes again`() {
    var recording = Recording(header, depth: .twoHundredFiftySix)
    var typed = frame("name: x")
    typed.cursor = Point(x: 7, y: 0)
    let shown = recording.take(typed, theme: .dark, milliseconds: 0, marker: nil)
    #expect(shown.contains("\\u001b[1;8H\\u001b[?25h"))
    #expect(recording.take(frame("name: x"), theme: .dark, milliseconds: 10, marker: nil).contains("[?25l"))
  }
}
