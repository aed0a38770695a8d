import NablaCanvas
import Testing

@Suite struct `Large numbers` {
  private func drawn(_ text: String, _ scale: BigText.Scale, _ level: GlyphLevel) -> String {
    let big = BigText(text, scale: scale, level: level)!
    var frame = Frame(Size(columns: big.width, rows: BigText.height(scale, level: level)))
    big.draw(.plain, x: 0, y: 0, into: &frame)
    return frame.text
  }

  @Test func `half blocks at the small scale, whole cells at the large one, # in ASCII`() {
    #expect(drawn("1.7", .single, .braille) == "▀█    ▀▀█\n █      █\n▀▀▀ ▀   ▀")
    #expect(drawn("-1", .single, .blocks) == "    ▀█\n▀▀▀  █\n    ▀▀▀")
    #expect(drawn("4", .double, .braille) == "██  ██\n██  ██\n██████\n    ██\n    ██")
    #expect(drawn("C", .single, .ascii) == "###\n#\n#\n#\n###")
  }

  @Test func `no two characters look alike, and all are five points high`() {
    let all = "0123456789.-+e<>Cη∞NainfT#t".replacing("T", with: "")
    var seen: [String: Character] = [:]
    for character in all {
      let picture = drawn(String(character), .single, .ascii)
      #expect(seen[picture] == nil, "\(character) and \(seen[picture]!)")
      seen[picture] = character
      #expect(drawn(String(character), .single, .braille) != "")
    }
  }

  @Test func `what has no large form has none`() {
    #expect(BigText("w", scale: .single, level: .braille) == nil)
    #expect(BigText("", scale: .single, level: .braille)?.width == 0)
    #expect(BigText("12", scale: .double, level: .ascii)?.width == 14)
  }

  @Test func `outside the frame it draws nothing and does no harm`() {
    var frame = Frame(Size(columns: 4, rows: 2))
    BigText("88", scale: .double, level: .braille)!.draw(.plain, x: -3, y: -1, into: &frame)
    BigText("88", scale: .double, level: .braille)!.draw(.plain, x: 900, y: 900, into: &frame)
    #expect(frame.size == Size(columns: 4, rows: 2))
  }

  @Test func `a bold line has a dot more across, and coarse dots stay as they are`() {
    for level in GlyphLevel.allCases {
      for (dx, dy) in [(20.0, 0.0), (0, 12), (15, 7)] {
        var thin = DotGrid(Rect(x: 0, y: 0, width: 20, height: 10), level: level)
        var bold = DotGrid(Rect(x: 0, y: 0, width: 20, height: 10), level: level, isBold: true)
        let from = DotPoint(x: 3, y: 3)
        let to = DotPoint(x: 3 + dx, y: 3 + dy)
        thin.line(from: from, to: to, Pen(.text))
        bold.line(from: from, to: to, Pen(.text))
        func dots(_ grid: DotGrid) -> Int {
          (0..<grid.rows).reduce(0) { sum, y in sum + (0..<grid.columns).count { grid.isSet(x: $0, y: y) } }
        }
        #expect(dots(bold) == dots(thin) * (level == .braille ? 2 : 1), "\(level)")
      }
    }
  }
}
