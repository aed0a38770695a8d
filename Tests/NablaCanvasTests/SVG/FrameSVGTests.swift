import FaultTable
import NablaCanvas
import TerminalSupport
import Testing

@Suite struct `A frame as SVG` {
  private func svg(_ frame: Frame, theme: Theme = .dark, title: String = "t", description: String = "d") -> String {
    frame.svg(theme: theme, depth: .twoHundredFiftySix, title: title, description: description)
  }

  private func picture(_ frame: Frame, theme: Theme = .dark) throws -> PictureReader {
    let picture = PictureReader(svg(frame, theme: theme))
    try #require(picture.problem == nil)
    return picture
  }

  private func number(_ colour: RGB) -> Int { Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue) }

  @Test func `every line, block, shade and braille pattern is geometry that shows the same character`() throws {
    let lines = Array("─│┌┐└┘├┤┬┴┼▀▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓╌".unicodeScalars)
    let braille = (0x2801...0x28FF).map { Unicode.Scalar($0)! }
    var frame = Frame(Size(columns: 17, rows: 17))
    for (index, glyph) in (lines + braille).enumerated() {
      frame.set(glyph, Style(.accent), x: index % 17, y: index / 17)
    }
    let text = svg(frame)
    #expect(!text.contains("<text"))
    let picture = PictureReader(text)
    for (index, glyph) in (lines + braille).enumerated() {
      let cell = picture.shown(index % 17, index / 17)
      // A full block looks as a background does.
      if glyph == "█" {
        #expect(cell.paper == number(Palette.rgb(117)))
        continue
      }
      #expect(cell.text == String(Character(glyph)), "\(glyph)")
      #expect(cell.ink == number(Palette.rgb(117)))
    }
  }

  @Test func `bars of cells are one piece without seams`() throws {
    var frame = Frame(Size(columns: 300, rows: 1))
    for x in 0..<300 { frame.set("─", Style(.border), x: x, y: 0) }
    #expect(svg(frame).contains("M0 9h2700v1h-2700z"))
    frame.fill(frame.bounds, " ", Style(.text, on: .bar))
    #expect(svg(frame).contains("M0 0h2700v18h-2700z"))
  }

  /// Renderers that go by the count of characters squeeze Korean; here each has the x of its own cell.
  @Test func `a Korean syllable stands at its own column, two cells wide`() throws {
    var frame = Frame(Size(columns: 20, rows: 2))
    frame.put("경사 하강 = 3.5 ▶ 끝", x: 1, y: 1)
    let picture = try picture(frame)
    #expect(picture.columns == 20 && picture.rows == 2)
    for x in 0..<20 {
      let glyph = frame[x, 1].glyph
      let isEmpty = glyph == " " || glyph == Cell.rightHalf
      #expect(picture.shown(x, 1).text == (isEmpty ? "" : String(Character(glyph))), "column \(x)")
    }
    // 15 units of a syllable in the middle of its 18.
    #expect(svg(frame).contains(" x=\"10.5\">경<tspan x=\"28.5\">사</tspan></text>"))
  }

  @Test(arguments: Theme.allCases) func `colours are the theme's, on the background that it assumes`(theme: Theme)
    throws
  {
    let styles = [
      Style(.standard), Style(.text), Style(.dim), Style(.positive), Style(.negative, .bold), Style(.title, on: .bar),
      Style(.text, on: .selection), Style(.text, on: .ramp(3)), Style(.diverging(1), on: .standard),
      Style(.ramp(6), on: .ramp(1)),
    ].flatMap { style in
      [Style.Attributes(), .reverse].map { Style(style.foreground, on: style.background, style.attributes.union($0)) }
    }
    var frame = Frame(Size(columns: styles.count, rows: 1))
    for (x, style) in styles.enumerated() { frame.set("A", style, x: x, y: 0) }
    let picture = try picture(frame, theme: theme)
    let paper = theme.assumedBackgrounds.first ?? RGB(255, 255, 255)
    for (x, style) in styles.enumerated() {
      let look = theme.appearance(of: style, depth: .twoHundredFiftySix)
      var ink = look.foreground < 0 ? number(theme.ink) : number(Palette.rgb(look.foreground))
      var ground = look.background < 0 ? number(paper) : number(Palette.rgb(look.background))
      if look.attributes.contains(.reverse) { swap(&ink, &ground) }
      let cell = picture.shown(x, 0)
      #expect(cell.isBold == look.attributes.contains(.bold))
      if look.attributes.contains(.dim) { continue }
      #expect(cell.paper == ground, "\(style)")
      #expect(cell.ink == ink, "\(style)")
    }
  }

  @Test func `dimmed text keeps two thirds of its light and underlines are drawn`() throws {
    var frame = Frame(Size(columns: 3, rows: 1))
    frame.put("abc", Style(.standard, on: .standard, [.dim, .underline]), x: 0, y: 0)
    let text = svg(frame)
    // 252 is d0d0d0, and the dark theme's background 1c1c1c: (2·208 + 28) / 3 = 148.
    #expect(text.contains("fill=\"#949494\" d=\"M0 16h27v1h-27z\""))
    #expect(text.contains("<text y=\"14\" fill=\"#949494\" x=\"0\">"))
  }

  @Test(.fault("E8")) func `what XML takes for its own, Korean and control characters leave it valid`() throws {
    let nasty: [Unicode.Scalar] = [
      "<", "&", "\"", ">", "'", "\u{1}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{FFFE}", "]", "가",
    ]
    var frame = Frame(Size(columns: nasty.count, rows: 1))
    for (x, glyph) in nasty.enumerated() { frame.set(glyph, .plain, x: x, y: 0) }
    let title = "<&>\" 경사 \u{1B}[2J \u{0} \u{FFFF} ]]>"
    let picture = PictureReader(svg(frame, title: title, description: title))
    #expect(picture.problem == nil)
    #expect(picture.title == "<&>\" 경사 ␛[2J ␀ \u{FFFD} ]]>" && picture.summary == picture.title)
    #expect(
      (0..<nasty.count).map { picture.shown($0, 0).text } == [
        "<", "&", "\"", ">", "'", "␁", "␛", "␡", "\u{FFFD}", "\u{FFFD}", "]", "가",
      ])
    #expect(picture.elements.isSubset(of: ["svg", "title", "desc", "rect", "g", "path", "text", "tspan"]))
  }

  @Test func `no size is too small, and the same frame is the same text`() {
    for size in [Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 2, rows: 300)] {
      var frame = Frame(size)
      frame.fill(frame.bounds, "⣿", Style(.positive))
      #expect(PictureReader(svg(frame)).problem == nil)
      #expect(svg(frame) == svg(frame))
    }
  }
}
