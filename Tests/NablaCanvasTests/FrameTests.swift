import NablaCanvas
import Testing

@Suite struct FrameTests {
  @Test func `a wide character takes two cells and loses both when half of it is overwritten`() {
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.put("한", x: 1, y: 0)
    #expect(frame[1, 0].glyph == "한")
    #expect(frame[2, 0].glyph == Cell.rightHalf)
    frame.set("x", .plain, x: 2, y: 0)
    #expect(frame[1, 0].glyph == " ")
    #expect(frame[2, 0].glyph == "x")
  }

  @Test func `a wide character never hangs over the clip's edge`() {
    var frame = Frame(Size(columns: 3, rows: 1))
    frame.put("a한b한", x: 0, y: 0)
    #expect(frame[1, 0].glyph == "한")
    frame.put("ab한", x: 0, y: 0)
    #expect(frame[2, 0].glyph == " ")
  }

  @Test(arguments: ["n", "]", "Space", "Enter", "Esc", "Tab", "Left", "S-Left", "PgDn", "F5", "C-p", "-", "C--", "F"])
  func `a key's name reads back as the key`(name: String) throws {
    let key = try #require(Key(name: name))
    #expect(key.name == name)
  }
}
