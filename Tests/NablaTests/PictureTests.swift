import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `A picture of the screen` {
  /// The SVG against the ANSI text as libvterm shows it, which shares no code with it: every character at its column,
  /// in its colours.
  @Test(arguments: [
    ["worked-example", "--steps", "12", "--lang", "ko"], ["spiral", "--theme", "light", "--steps", "30"],
    ["cost-surface", "--keys", "v", "--size", "120x40", "--lang", "ko"],
    ["hidden-layer", "--glyphs", "blocks", "--keys", "?"], ["digits", "--glyphs", "ascii", "--theme", "light"],
    ["mse-mae", "--size", "200x60", "--lang", "ko", "--keys", "D"],
  ])
  func `shows every cell as a terminal does`(arguments: [String]) throws {
    let size = arguments.firstIndex(of: "--size").map { arguments[$0 + 1] } ?? "80x24"
    let cells = size.split(separator: "x").map { Int($0)! }
    let command = ["snapshot"] + arguments + (arguments.contains("--size") ? [] : ["--size", size])
    let ansi = lines(try run(nabla, command + ["--format", "ansi"]).outputText)
    let text = ansi.enumerated().map { "\u{1B}[\($0.offset + 1);1H\($0.element)" }.joined()
    let terminal = PlayedText(text, columns: cells[0], rows: cells[1])
    let result = try run(nabla, command + ["--format", "svg"])
    #expect(result.status == .code(0))
    let picture = PictureReader(result.outputText)
    try #require(picture.problem == nil)
    #expect(picture.columns == cells[0] && picture.rows == cells[1])
    #expect(!picture.title.isEmpty && picture.summary.contains("nabla"))
    let own = try #require(result.outputText.firstMatch(of: /fill="#([0-9a-f]{6})"\/>/)).1
    var wrong = 0
    for y in 0..<cells[1] {
      for x in 0..<cells[0] {
        let shown = terminal.cell(x, y)
        let drawn = picture.shown(x, y)
        if shown.text.isEmpty { continue }
        // A full block looks as a background does.
        let isBlank = shown.text == " " || shown.text == "⠀" || shown.text == "█"
        let paper =
          shown.text == "█"
          ? Self.colour(shown.foreground, Int(own, radix: 16)!)
          : Self.colour(shown.isReversed ? shown.foreground : shown.background, Int(own, radix: 16)!)
        var isRight = drawn.text == (isBlank ? "" : shown.text)
        if !(shown.isReversed && shown.foreground < 0) { isRight = isRight && drawn.paper == paper }
        if !isBlank, !shown.isReversed, shown.foreground >= 0 {
          isRight = isRight && drawn.ink == Self.colour(shown.foreground, 0)
        }
        if !isRight { wrong += 1 }
        if !isRight, wrong < 5 { Issue.record("\(x),\(y): \(drawn), and on a terminal \(shown)") }
      }
    }
    #expect(wrong == 0)
  }

  /// xterm's colours from 16 on, counted from its documentation.
  private static func colour(_ index: Int, _ own: Int) -> Int {
    if index < 0 { return own }
    if index >= 232 { return (8 + 10 * (index - 232)) * 0x010101 }
    let steps = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6]
  }

  @Test func `is the same bytes every time, and a file that is whole`() throws {
    let folder = try Folder()
    let file = folder.path + "/그림 1.svg"
    for _ in 0..<2 {
      let result = try runNabla(
        "snapshot", "worked-example", "--format", "svg", "--steps", "3", "--output", file, "--force")
      #expect(result.status == .code(0) && result.output.isEmpty)
    }
    let printed = try runNabla("snapshot", "worked-example", "--format", "svg", "--steps", "3")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.outputText)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }
}
