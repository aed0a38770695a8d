import Testing

@testable import NablaCanvas

@Suite struct DotGridTests {
  private func picture(
    _ columns: Int, _ rows: Int, _ level: GlyphLevel, _ draw: (inout DotGrid) -> Void
  ) -> String {
    var frame = Frame(Size(columns: columns, rows: rows))
    var grid = DotGrid(frame.bounds, level: level)
    draw(&grid)
    grid.draw(into: &frame)
    return frame.text
  }

  @Test func `each dot of a cell has its braille bit`() {
    // Unicode 15.1, chapter 21.1: dots 1 2 3 7 down the left, 4 5 6 8 down the right.
    let expected: [[Unicode.Scalar]] = [["⠁", "⠂", "⠄", "⡀"], ["⠈", "⠐", "⠠", "⢀"]]
    for x in 0..<2 {
      for y in 0..<4 {
        #expect(picture(1, 1, .braille) { $0.dot(x: x, y: y, Pen(.text)) } == String(expected[x][y]))
      }
    }
  }

  @Test func `half blocks have a colour for each half`() {
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.set(" ", Style(.text, on: .bar), x: 0, y: 0)
    var grid = DotGrid(frame.bounds, level: .blocks)
    grid.dot(x: 0, y: 0, Pen(.positive))
    grid.dot(x: 1, y: 1, Pen(.positive))
    grid.dot(x: 2, y: 0, Pen(.positive))
    grid.dot(x: 2, y: 1, Pen(.positive))
    grid.dot(x: 3, y: 0, Pen(.positive))
    grid.dot(x: 3, y: 1, Pen(.negative))
    grid.draw(into: &frame)
    #expect(frame.text == "▀▄█▀")
    #expect(frame[0, 0].style == Style(.positive, on: .bar))
    #expect(frame[3, 0].style == Style(.positive, on: .negative))
  }

  @Test func `a diagonal at each level`() {
    func diagonal(_ level: GlyphLevel) -> String {
      picture(6, 3, level) {
        let end = DotPoint(x: Double($0.columns - 1), y: Double($0.rows - 1))
        $0.line(from: DotPoint(x: 0, y: 0), to: end, Pen(.text))
      }
    }
    #expect(diagonal(.braille) == "⠑⢄\n  ⠑⢄\n    ⠑⢄")
    #expect(diagonal(.blocks) == "▀▄\n  ▀▄\n    ▀▄")
    #expect(diagonal(.ascii) == "`.\n  `.\n    `.")
  }

  @Test func `a circle is round`() {
    let braille = picture(9, 4, .braille) { $0.circle(center: DotPoint(x: 8, y: 7), radius: 7, Pen(.text)) }
    #expect(
      braille == """
         ⡠⠒⠉⠉⠑⠢⡀
        ⢰⠁     ⢱
        ⠘⡄     ⡜
         ⠈⠒⠤⠤⠔⠊
        """)
  }

  @Test func `level lines lie high, in the middle and low in ASCII`() {
    let lines = picture(3, 3, .ascii) { grid in
      for y in [0.0, 4, 8] { grid.line(from: DotPoint(x: 0, y: y), to: DotPoint(x: 8, y: y), Pen(.text)) }
    }
    #expect(lines == "\"\"\"\n---\n___")
  }

  @Test func `every ASCII pattern is one printable glyph, and only the empty one a blank`() {
    #expect(ASCIIPattern.glyphs.count == 512)
    #expect(ASCIIPattern.glyphs.allSatisfy { (32..<127).contains($0) })
    #expect(ASCIIPattern.glyphs.indices.filter { ASCIIPattern.glyphs[$0] == 32 } == [0])
    #expect(ASCIIPattern.glyphs[511] == UInt8(ascii: "#"))
  }

  @Test func `untouched cells stay as they are`() {
    var frame = Frame(Size(columns: 3, rows: 1))
    frame.put("abc", x: 0, y: 0)
    var grid = DotGrid(frame.bounds, level: .braille)
    grid.dot(x: 2, y: 0, Pen(.text))
    grid.draw(into: &frame)
    #expect(frame.text == "a⠁c")
  }

  @Test func `a path beats isolines, whichever came first`() {
    for level in GlyphLevel.allCases {
      for isPathFirst in [true, false] {
        var frame = Frame(Size(columns: 1, rows: 1))
        var grid = DotGrid(frame.bounds, level: level)
        if isPathFirst { grid.dot(x: 0, y: 0, Pen(.accent, priority: 2)) }
        grid.dot(x: 0, y: 0, Pen(.dim, priority: 1))
        if !isPathFirst { grid.dot(x: 0, y: 0, Pen(.accent, priority: 2)) }
        grid.draw(into: &frame)
        #expect(frame[0, 0].style.foreground == .accent)
      }
    }
  }

  @Test func `of equal pens the later has the colour`() {
    var frame = Frame(Size(columns: 1, rows: 1))
    var grid = DotGrid(frame.bounds, level: .braille)
    grid.dot(x: 0, y: 0, Pen(.accent))
    grid.dot(x: 1, y: 0, Pen(.error, .bold))
    grid.draw(into: &frame)
    #expect(frame[0, 0] == Cell("⠉", Style(.error, .bold)))
  }

  @Test func `in ASCII the more important line has the cell to itself`() {
    let cross = picture(1, 1, .ascii) { grid in
      grid.line(from: DotPoint(x: 0, y: 1), to: DotPoint(x: 2, y: 1), Pen(.dim))
      grid.line(from: DotPoint(x: 1, y: 0), to: DotPoint(x: 1, y: 2), Pen(.accent, priority: 1))
      grid.dot(x: 0, y: 0, Pen(.dim))
    }
    #expect(cross == "|")
  }

  @Test func `dashes, dots and thick lines`() {
    func row(_ level: GlyphLevel, _ pattern: LinePattern) -> String {
      picture(8, 1, level) { grid in
        let end = DotPoint(x: Double(grid.columns - 1), y: 0)
        grid.dashedLine(from: DotPoint(x: 0, y: 0), to: end, Pen(.text), pattern)
      }
    }
    #expect(row(.braille, .solid) == "⠉⠉⠉⠉⠉⠉⠉⠉")
    #expect(row(.braille, .dashed) == "⠉⠉ ⠈⠉⠁ ⠉")
    #expect(row(.braille, .dotted) == "⠁⠁⠁⠁⠁⠁⠁⠁")
    #expect(row(.blocks, .dashed) == "▀▀ ▀▀ ▀▀")
    #expect(row(.blocks, .dotted) == "▀ ▀ ▀ ▀")
    #expect(row(.ascii, .dashed) == "\"\" \"\" \"\"")
    #expect(row(.ascii, .dotted) == "` ` ` `")
    let thick = picture(3, 1, .braille) { grid in
      grid.thickLine(from: DotPoint(x: 0, y: 1), to: DotPoint(x: 5, y: 1), weight: 3, Pen(.text))
    }
    #expect(thick == "⠿⠿⠿")
  }

  @Test func `a pattern runs on through a polyline`() {
    let points = (0...15).map { DotPoint(x: Double($0), y: 0) }
    var broken = points
    broken[4].x = .nan
    #expect(picture(8, 1, .blocks) { $0.polyline([points[0], points[7]], Pen(.text), .dashed) } == "▀▀ ▀▀ ▀▀")
    #expect(picture(8, 1, .blocks) { $0.polyline(Array(broken.prefix(8)), Pen(.text)) } == "▀▀▀▀ ▀▀▀")
  }

  @Test func `a line from far away is clipped on its way, not moved`() {
    let near = picture(4, 2, .braille) {
      $0.line(from: DotPoint(x: -8, y: -8), to: DotPoint(x: 16, y: 16), Pen(.text))
    }
    #expect(near == "⠑⢄\n  ⠑⢄")
    for far in [1e6, 1e12] {
      let picture = picture(4, 2, .braille) {
        $0.line(from: DotPoint(x: -far, y: -far), to: DotPoint(x: far, y: far), Pen(.text))
      }
      #expect(picture == near)
    }
  }

  @Test func `coordinates at the end of all Doubles are drawn at once`() {
    let huge = Double.greatestFiniteMagnitude
    let flat = picture(3, 1, .braille) {
      $0.line(from: DotPoint(x: -huge, y: 1), to: DotPoint(x: huge, y: 1), Pen(.text))
    }
    #expect(flat == "⠒⠒⠒")
    let upright = picture(1, 1, .braille) {
      $0.line(from: DotPoint(x: 0, y: huge), to: DotPoint(x: 0, y: -huge), Pen(.text))
    }
    #expect(upright == "⡇")
    let beside = picture(2, 2, .braille) {
      $0.line(from: DotPoint(x: huge, y: -huge), to: DotPoint(x: huge, y: huge), Pen(.text))
      $0.line(from: DotPoint(x: -5, y: 3), to: DotPoint(x: 3, y: -5), Pen(.text))
      $0.circle(center: DotPoint(x: 1, y: 1), radius: huge, Pen(.text))
    }
    #expect(beside == "\n")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func `what is not finite draws nothing`(bad: Double) {
    let nothing = picture(2, 1, .braille) { grid in
      let good = DotPoint(x: 1, y: 1)
      for point in [DotPoint(x: bad, y: 1), DotPoint(x: 1, y: bad)] {
        grid.line(from: good, to: point, Pen(.text))
        grid.line(from: point, to: good, Pen(.text))
        grid.thickLine(from: point, to: point, weight: 3, Pen(.text))
        grid.circle(center: point, radius: 1, Pen(.text))
      }
      grid.circle(center: good, radius: bad, Pen(.text))
    }
    #expect(nothing == "")
  }

  @Test(arguments: GlyphLevel.allCases) func `no size is a problem`(level: GlyphLevel) {
    for rect in [Rect.zero, Rect(x: 5, y: 5, width: 0, height: 3), Rect(x: -2, y: -2, width: 3, height: .max)] {
      var frame = Frame(Size(columns: 2, rows: 2))
      var grid = DotGrid(rect, level: level)
      grid.dot(x: 0, y: 0, Pen(.text))
      grid.dot(x: .max, y: .min, Pen(.text))
      grid.line(from: DotPoint(x: -9, y: -9), to: DotPoint(x: 99, y: 99), Pen(.text))
      grid.circle(center: DotPoint(x: 0, y: 0), radius: 3, Pen(.text))
      grid.draw(into: &frame)
      #expect(grid.inkedCells(in: .zero) == 0)
    }
  }

  @Test func `inked cells are counted in the frame's coordinates`() {
    var grid = DotGrid(Rect(x: 10, y: 5, width: 4, height: 2), level: .braille)
    grid.line(from: DotPoint(x: 0, y: 0), to: DotPoint(x: 7, y: 0), Pen(.text))
    #expect(grid.inkedCells(in: Rect(x: 0, y: 0, width: 99, height: 99)) == 4)
    #expect(grid.inkedCells(in: Rect(x: 12, y: 5, width: 9, height: 1)) == 2)
    #expect(grid.isSet(x: 7, y: 0))
    #expect(!grid.isSet(x: 7, y: 1))
    #expect(!grid.isSet(x: 8, y: 0))
  }
}
