// Recordings for browsers: every frame of them, cell for cell, and the numbers that they tell.

import Foundation
import NablaCanvas
import NablaLesson
import TerminalSupport
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords
@testable import nabla

private func opened(_ name: String, language: Language, theme: Theme) throws -> Model {
  let opener = SceneOpener(folder: nil)
  return Model(
    try opener.scene(name), size: Size(columns: 80, rows: 24), language: language, theme: theme,
    catalog: opener.catalog())
}

@Suite(.startsPrograms) struct `A recording as a page` {
  /// A hundred frames that all differ, as fast as the run can go.
  @Test(arguments: [
    ("worked-example", Language.ko, Theme.dark), ("worked-example", .en, .light), ("hidden-layer", .ko, .projectorDark),
  ])
  func `has every frame, cell for cell, in less than half a megabyte a hundred`(
    name: String, language: Language, theme: Theme
  ) throws {
    let opener = SceneOpener(folder: nil)
    let stage = Stage(opener) { try opener.scene(name) }
    var model = try opened(name, language: language, theme: theme)
    _ = stage.press(try KeyScript("> > > > > >"), on: &model)
    var page = model.replayPage()
    var html = page.opening
    var moments: [Moment] = []
    var tick = 0
    while moments.count < 100, tick < 3_000 {
      Stage.compute(&model)
      let moment = model.moment(milliseconds: tick * 33)
      let text = page.take(moment)
      if !text.isEmpty { moments.append(moment) }
      html += text
      stage.tick(&model)
      tick += 1
    }
    html += page.end(milliseconds: tick * 33)
    try #require(moments.count == 100)
    let reader = try ReplayReader(html)
    try #require(reader.frames.count == 100 && reader.columns == 80 && reader.rows == 24)
    for (shown, moment) in zip(reader.frames, moments) {
      #expect(shown.cells == ReplayReader.cells(of: moment.frame, theme: theme))
      #expect(shown.step == moment.step && shown.beat == moment.beat && shown.words == moment.words)
      #expect(shown.milliseconds == moment.milliseconds)
    }
    #expect(Set(reader.frames.map(\.step)).count > 20)
    #expect(html.utf8.count < 500_000, "\(html.utf8.count) bytes")
    #expect(html.contains("<html lang=\"\(language.rawValue)\">") && html.contains("<title>nabla: "))
    #expect(!html.contains("http:") && !html.contains("https:"))
  }

  @Test(arguments: ["ko", "en"]) func `tells the numbers that training prints`(language: String) throws {
    let folder = try Folder()
    let file = folder.path + "/a.html"
    let made = try runNabla(
      "record", "worked-example", "--lang", language, "--seconds", "4", "--keys", "> > > > > > > > > >",
      "--output", file)
    #expect(made.status == .code(0) && made.output.isEmpty && made.error.isEmpty, "\(made.errorText)")
    let reader = try ReplayReader(try String(contentsOfFile: file, encoding: .utf8))
    #expect(reader.columns == 80 && reader.rows == 24 && reader.end == 4_000)
    let last = try #require(reader.frames.last).step
    try #require(last > 10)
    let trained = try lines(runNabla("train", "worked-example", "--steps", "\(last)").outputText).map(object)
    for frame in reader.frames {
      let cost = try #require(trained[frame.step]["cost"] as? Double)
      let first = try #require(frame.words.first)
      #expect(first.hasPrefix((language == "ko" ? "스텝" : "step") + " \(frame.step) · "))
      let told = try #require(first.components(separatedBy: "C = ").last.flatMap { Double($0) })
      #expect(abs(told - cost) <= 5e-6 * cost, "step \(frame.step): \(first)")
    }
    // The line below the panels is told as it stands there.
    for frame in reader.frames {
      let rows = (0..<24).map { y in frame.cells[(y * 80)..<(y * 80 + 80)].map(\.text).joined() }
      let shown = rows.map { $0.split(separator: " ").joined(separator: " ") }
      #expect(frame.words.count >= 2 && shown.contains(frame.words.last!), "\(frame.words)")
    }
  }

  @Test func `ends with the snapshot of that moment`() throws {
    let folder = try Folder()
    let file = folder.path + "/a.htm"
    let keys = "wait:1 ] v wait:1 L"
    _ = try runNabla("record", "hidden-layer", "--size", "90x28", "--keys", keys, "--output", file, "--seconds", "3")
    let reader = try ReplayReader(try String(contentsOfFile: file, encoding: .utf8))
    let shot = try runNabla("snapshot", "hidden-layer", "--size", "90x28", "--keys", "Space \(keys) wait:1")
    let cells = try #require(reader.frames.last).cells
    let text = (0..<28).map { y in cells[(y * 90)..<(y * 90 + 90)].map(\.text).joined() }
    for (shown, wanted) in zip(text, lines(shot.outputText)) {
      #expect(shown.hasPrefix(wanted) && shown.dropFirst(wanted.count).allSatisfy { $0 == " " })
    }
  }

  @Test func `is the same bytes every time, and replaces nothing unasked`() throws {
    let folder = try Folder()
    for ending in ["html", "svg"] {
      let files = ["a", "b"].map { folder.path + "/\($0).\(ending)" }
      for file in files {
        #expect(try runNabla("record", "neuron", "--seconds", "1", "--output", file).status == .code(0))
      }
      let first = try Data(contentsOf: URL(fileURLWithPath: files[0]))
      #expect(try first == Data(contentsOf: URL(fileURLWithPath: files[1])))
      expectFailure(
        try runNabla("record", "neuron", "--seconds", "2", "--output", files[0]), 73, saying: ["--force"])
      #expect(try first == Data(contentsOf: URL(fileURLWithPath: files[0])))
    }
    // A name without an ending leaves the choice to the flag.
    for (format, start) in [("html", "<!DOCTYPE html>"), ("svg", "<svg"), ("cast", "{\"version\":2")] {
      let file = folder.path + "/" + format
      _ = try runNabla("record", "neuron", "--seconds", "1", "--format", format, "--output", file)
      #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix(start))
    }
  }
}

@Suite(.startsPrograms) struct `A recording as a picture that moves` {
  @Test(arguments: [("worked-example", "ko"), ("spiral", "en")])
  func `shows at its times what the page shows`(scene: String, language: String) throws {
    let folder = try Folder()
    for ending in ["svg", "html"] {
      let made = try runNabla(
        "record", scene, "--lang", language, "--seconds", "6", "--fps", "10", "--keys", "> > > wait:2 v",
        "--output", folder.path + "/a." + ending)
      #expect(made.status == .code(0) && made.error.isEmpty, "\(made.errorText)")
    }
    let text = try String(contentsOfFile: folder.path + "/a.svg", encoding: .utf8)
    let reader = try ReplayReader(try String(contentsOfFile: folder.path + "/a.html", encoding: .utf8))
    #expect(text.utf8.count < 2_000_000, "\(text.utf8.count) bytes")
    for frame in reader.frames where frame.milliseconds % 500 == 0 {
      let picture = PictureReader(text, at: frame.milliseconds + 1)
      try #require(picture.problem == nil)
      for y in 0..<24 {
        for x in 0..<80 {
          let cell = frame.cells[y * 80 + x]
          let shown = picture.shown(x, y)
          // Lines of different weights are read back as one.
          if cell.text == " " || cell.text.isEmpty || ("\u{2500}"..."\u{25FF}").contains(cell.text) { continue }
          #expect(shown.text == cell.text, "\(frame.milliseconds) ms, \(x),\(y)")
          #expect(String(shown.ink, radix: 16) == String(Int(cell.ink.dropFirst(), radix: 16)!, radix: 16))
        }
      }
    }
  }
}
