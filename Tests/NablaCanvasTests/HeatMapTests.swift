import NablaCanvas
import Testing

@Suite struct HeatMapTests {
  private func drawn(
    _ map: HeatMap, _ columns: Int, _ rows: Int, _ level: GlyphLevel, hasColour: Bool
  ) -> Frame {
    var frame = Frame(Size(columns: columns, rows: rows))
    map.draw(in: frame.bounds, of: &frame, level: level, hasColour: hasColour)
    return frame
  }

  private let ladder = HeatMap((0..<10).map(Double.init), rows: 1, columns: 10)

  @Test func `shades grow with the value`() {
    #expect(drawn(ladder, 10, 1, .ascii, hasColour: false).text == " .:-=+*#@@")
    #expect(drawn(ladder, 10, 1, .blocks, hasColour: false).text == "  ░░▒▒▓▓██")
    #expect(drawn(ladder, 10, 1, .braille, hasColour: false).text == "  ░░▒▒▓▓██")
  }

  @Test func `with colours a cell shows two samples, the upper one in front`() {
    let map = HeatMap([0, 7, 7, 7], rows: 2, columns: 2)
    let frame = drawn(map, 2, 1, .blocks, hasColour: true)
    #expect(frame[0, 0] == Cell("▀", Style(.ramp(0), on: .ramp(7))))
    #expect(frame[1, 0] == Cell(" ", Style(.standard, on: .ramp(7))))
    #expect(HeatMap.resolution(in: Rect(x: 0, y: 0, width: 5, height: 3), level: .braille, hasColour: true).rows == 6)
    #expect(HeatMap.resolution(in: Rect(x: 0, y: 0, width: 5, height: 3), level: .ascii, hasColour: true).rows == 3)
  }

  @Test func `in ASCII with colours the glyph hides in its own colour`() {
    let frame = drawn(ladder, 10, 1, .ascii, hasColour: true)
    #expect(frame[9, 0] == Cell("@", Style(.ramp(7), on: .ramp(7))))
    let seen = Theme.dark.appearance(of: frame[9, 0].style, depth: .twoHundredFiftySix)
    #expect(seen.foreground == seen.background && seen.background == 220)
  }

  @Test func `where cells are not split, a glyph hides in its own colour at every level`() {
    for level in GlyphLevel.allCases {
      var frame = Frame(Size(columns: 10, rows: 1))
      ladder.draw(in: frame.bounds, of: &frame, level: level, hasColour: true, splitsCells: false)
      #expect(frame.text == (level == .ascii ? " .:-=+*#@@" : "  ░░▒▒▓▓██"))
      #expect(frame[9, 0].style == Style(.ramp(7), on: .ramp(7)))
    }
  }

  @Test func `what is not finite is hatched`() {
    let map = HeatMap([0, .nan, .infinity, 1], rows: 1, columns: 4)
    #expect(drawn(map, 4, 1, .ascii, hasColour: false).text == " //@")
    #expect(drawn(map, 4, 1, .blocks, hasColour: true).text == " //")
    #expect(drawn(HeatMap([1], rows: 1, columns: 3), 3, 1, .ascii, hasColour: false).text.hasSuffix("//"))
  }

  @Test func `the boundary between two classes is a jump`() {
    let map = HeatMap([0, 0.3, 0.49, 0.5, 0.7, 1], rows: 1, columns: 6, ramp: .boundary)
    #expect(drawn(map, 6, 1, .blocks, hasColour: false).text == " ··▒▒▓")
    #expect(drawn(map, 6, 1, .ascii, hasColour: false).text == " ..%%#")
    #expect(
      [0.0, 0.49, 0.5, 1].map { map.role(of: $0) } == [.diverging(0), .diverging(3), .diverging(5), .diverging(8)])
  }

  @Test func `a diverging ramp has 0 in its middle`() {
    let map = HeatMap([-1, 0, 4], rows: 1, columns: 3, ramp: .diverging)
    #expect([-4.0, -1, 0, 1, 4].map { map.role(of: $0) } == [0, 3, 4, 5, 8].map { .diverging($0) })
    #expect(map.role(of: 99) == .diverging(8))
    #expect(map.role(of: .nan) == nil)
    #expect(HeatMap([0], rows: 1, columns: 1, ramp: .diverging).role(of: 0) == .diverging(4))
  }

  @Test func `samples spread evenly over cells`() {
    let map = HeatMap([0, 1, 1, 0], rows: 2, columns: 2)
    #expect(drawn(map, 4, 2, .ascii, hasColour: false).text == "  @@\n@@")
    #expect(drawn(map, 1, 1, .ascii, hasColour: false).text == "")
  }

  @Test func `a logarithmic scale tells small values apart`() {
    let scale = ValueScale(.logarithmic, from: 0.001, to: 1)
    let map = HeatMap([0, 0.001, 0.01, 0.1, 1], rows: 1, columns: 5, scale: scale)
    #expect(drawn(map, 5, 1, .blocks, hasColour: false).text == "  ░▓█")
  }

  @Test func `no size is a problem and the clip holds`() {
    for map in [
      HeatMap([], rows: 0, columns: 0), HeatMap([], rows: 3, columns: -1), HeatMap([.nan], rows: 1, columns: 1),
    ] {
      var frame = Frame(Size(columns: 3, rows: 2))
      map.draw(in: Rect(x: -5, y: -5, width: 1000, height: 1000), of: &frame, level: .braille, hasColour: true)
      map.draw(in: .zero, of: &frame, level: .ascii, hasColour: false)
    }
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.clipped(to: Rect(x: 1, y: 0, width: 2, height: 1)) {
      HeatMap([1, 1], rows: 1, columns: 2, scale: ValueScale(.linear, from: 0, to: 1))
        .draw(in: Rect(x: 0, y: 0, width: 4, height: 1), of: &$0, level: .ascii, hasColour: false)
    }
    #expect(frame.text == " @@")
  }
}
