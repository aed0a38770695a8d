import NablaCanvas
import Testing

@Suite struct BordersTests {
  private func picture(
    _ boxes: [Box], _ columns: Int, _ rows: Int, _ symbols: Symbols = .unicode, line: (Point, Point)? = nil
  ) -> Frame {
    var frame = Frame(Size(columns: columns, rows: rows))
    var layer = BorderLayer(frame.bounds)
    for box in boxes { layer.add(box) }
    if let line { layer.addLine(from: line.0, to: line.1) }
    layer.draw(into: &frame, symbols: symbols)
    return frame
  }

  @Test func `four panels that share borders join, in whatever order they come`() {
    let boxes = [
      Box(Rect(x: 0, y: 0, width: 12, height: 3), title: "one"),
      Box(Rect(x: 11, y: 0, width: 12, height: 3), title: "two"),
      Box(Rect(x: 0, y: 2, width: 12, height: 3), title: "three"),
      Box(Rect(x: 11, y: 2, width: 12, height: 3), title: "four"),
    ]
    let expected = """
      ┌ one ─────┬ two ─────┐
      │          │          │
      ├ three ───┼ four ────┤
      │          │          │
      └──────────┴──────────┘
      """
    #expect(picture(boxes, 23, 5).text == expected)
    #expect(picture(boxes.reversed(), 23, 5).text == expected)
  }

  @Test func `three panels and a line inside make every kind of tee`() {
    let boxes = [
      Box(Rect(x: 0, y: 0, width: 6, height: 5)), Box(Rect(x: 5, y: 0, width: 5, height: 3)),
      Box(Rect(x: 5, y: 2, width: 5, height: 3)),
    ]
    let expected = """
      ┌────┬───┐
      │    │   │
      │    ├───┤
      ├────┤   │
      └────┴───┘
      """
    #expect(picture(boxes, 10, 5, line: (Point(x: 0, y: 3), Point(x: 5, y: 3))).text == expected)
  }

  @Test func `in ASCII every joint is a plus`() {
    let boxes = [Box(Rect(x: 0, y: 0, width: 8, height: 3), title: "η"), Box(Rect(x: 7, y: 0, width: 5, height: 3))]
    let expected = """
      + eta -+---+
      |      |   |
      +------+---+
      """
    #expect(picture(boxes, 12, 3, .ascii).text == expected)
  }

  @Test func `the focused panel has a mark and its border all round, even where it came first`() {
    let boxes = [
      Box(Rect(x: 0, y: 0, width: 9, height: 3), title: "one", isFocused: true),
      Box(Rect(x: 8, y: 0, width: 9, height: 3), title: "two"),
    ]
    let frame = picture(boxes, 17, 3)
    let expected = """
      ┌▌one ──┬ two ──┐
      │       │       │
      └───────┴───────┘
      """
    #expect(frame.text == expected)
    #expect(frame[8, 1].style == Style(.focus, .bold))
    #expect(frame[16, 1].style == Style(.border))
    #expect(picture(boxes, 17, 3, .ascii).text.hasPrefix("+*one --+ two --+"))
  }

  @Test func `the right title goes before the left one is cut, and both are cut at words`() {
    func top(_ width: Int) -> String {
      let box = Box(Rect(x: 0, y: 0, width: width, height: 2), title: "3 Loss C", trailing: "log min 0.21")
      return String(picture([box], width, 2).text.prefix { $0 != "\n" })
    }
    #expect(top(29) == "┌ 3 Loss C ─── log min 0.21 ┐")
    #expect(top(27) == "┌ 3 Loss C ─ log min 0.21 ┐")
    #expect(top(26) == "┌ 3 Loss C ──── log min… ┐")
    #expect(top(14) == "┌ 3 Loss C ──┐")
    #expect(top(11) == "┌ 3 Loss… ┐")
    #expect(top(5) == "┌ … ┐")
    #expect(top(4) == "┌──┐")
  }

  @Test func `a Korean title is cut by cells`() {
    let box = Box(Rect(x: 0, y: 0, width: 11, height: 2), title: "신경망 그림")
    #expect(picture([box], 11, 2).text.hasPrefix("┌ 신경망… ┐"))
  }

  @Test(arguments: [(0, 0), (1, 1), (1, 5), (5, 1), (-3, 2)])
  func `a box too small for a border draws nothing`(width: Int, height: Int) {
    var frame = Frame(Size(columns: 6, rows: 6))
    frame.box(Box(Rect(x: 0, y: 0, width: width, height: height), title: "x"), symbols: .unicode)
    #expect(frame == Frame(Size(columns: 6, rows: 6)))
  }

  @Test func `a single box keeps what is inside and shows only within the frame`() {
    var frame = Frame(Size(columns: 6, rows: 3))
    frame.fill(frame.bounds, "x")
    frame.box(Box(Rect(x: 2, y: 0, width: 9, height: 3)), symbols: .unicode)
    #expect(frame.text == "xx┌───\nxx│xxx\nxx└───")
  }
}
