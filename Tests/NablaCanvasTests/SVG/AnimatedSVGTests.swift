import NablaCanvas
import TerminalSupport
import Testing

@Suite struct `A picture that moves` {
  private let size = Size(columns: 50, rows: 3)

  private func frame(_ lines: String..., style: Style = Style(.accent)) -> Frame {
    var frame = Frame(size)
    for (y, line) in lines.enumerated() { frame.put(line, style, x: 0, y: y) }
    return frame
  }

  private func animated(_ frames: [(Frame, Theme, Int)]) -> String {
    var picture = AnimatedSVG(
      size, theme: frames[0].1, depth: .twoHundredFiftySix, title: "t <", description: "d")
    var text = picture.opening
    for (frame, theme, time) in frames { text += picture.take(Moment(frame, theme: theme, milliseconds: time)) }
    return text + picture.end(milliseconds: frames.last!.2 + 500)
  }

  private func expect(_ frames: [(Frame, Theme, Int)], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = animated(frames)
    for (frame, theme, time) in frames {
      let moving = PictureReader(text, at: time + 1)
      let still = PictureReader(frame.svg(theme: theme, depth: .twoHundredFiftySix, title: "", description: ""))
      try #require(moving.problem == nil && moving.columns == size.columns && moving.rows == size.rows)
      for y in 0..<size.rows {
        for x in 0..<size.columns where moving.shown(x, y) != still.shown(x, y) {
          Issue.record(
            "\(time) ms, \(x),\(y): \(moving.shown(x, y)), not \(still.shown(x, y))", sourceLocation: sourceLocation)
          return
        }
      }
    }
  }

  @Test func `at each time it is the picture of that frame`() throws {
    let texts = [
      "경사 하강이 여기에서 시작해서 저기까지 가요", "a경사 하강이 여기에서 시작해서 저기까지 가", "", "─────│⣿⠁█▓▌ step",
      "경사 하강이 여기에서 시작해서 저기까지 가요",
    ]
    let styles = [Style(.accent), Style(.accent, on: .bar, .bold)]
    try expect(
      texts.enumerated().map { number, text in
        (frame(text, "step \(number)", style: styles[number % 2]), .dark, number * 100)
      })
  }

  @Test func `another theme in the middle brings its own background`() throws {
    try expect((0..<4).map { (frame("one", "둘 \($0)"), $0 % 2 == 0 ? .dark : .light, $0 * 70) })
  }

  @Test func `what stays or comes back is there once`() {
    let once = animated([(frame("stays", "a"), .dark, 0)])
    let often = animated((0..<50).map { (frame("stays", $0 % 2 == 0 ? "a" : "b"), .dark, $0 * 100) })
    #expect(often.components(separatedBy: ">stays<").count == 2)
    #expect(often.components(separatedBy: ">a</text>").count == 2)
    #expect(!once.contains("<animate"))
    #expect(often.components(separatedBy: "<animate").count == 3)
    // 50 changes are 50 short times.
    #expect(often.utf8.count < once.utf8.count + 2_500)
  }

  @Test(arguments: [1, 2, 1_000]) func `it becomes no larger than it says on the way`(count: Int) {
    var picture = AnimatedSVG(size, theme: .dark, depth: .twoHundredFiftySix, title: "<", description: "&")
    for number in 0..<count {
      let rows = (frame("\(number)", "경사 \(number % 7)", "⣿ \(number / 2)"), number * 3_600)
      _ = picture.take(Moment(rows.0, theme: .dark, milliseconds: rows.1))
    }
    let promised = picture.pending
    let text = picture.end(milliseconds: count * 3_600)
    #expect(text.utf8.count <= promised && promised < 2 * text.utf8.count + 4_000)
  }

  @Test func `it needs no script and asks for nothing outside`() {
    let text = animated([(frame("a"), .dark, 0), (frame("b"), .dark, 100)])
    #expect(text.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
    #expect(!text.contains("<script") && text.contains("<title id=\"title\">t &lt;</title>"))
    #expect(text.contains("prefers-reduced-motion"))
    // Without movement it shows the beginning.
    #expect(PictureReader(text, at: 0).shown(0, 0).text == "a" && PictureReader(text).shown(0, 0).text == "a")
  }
}
