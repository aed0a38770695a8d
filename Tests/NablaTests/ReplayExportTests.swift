// The run on screen as a page for browsers.

import Foundation
import NablaCanvas
import NablaLesson
import TerminalSupport
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import nabla

private func opened(_ name: String, language: Language = .en) throws -> Model {
  let opener = SceneOpener(folder: nil)
  return Model(
    try opener.scene(name), size: Size(columns: 80, rows: 24), language: language, isPlaying: false,
    catalog: opener.catalog())
}

@Suite struct `The run on screen as a page` {
  private func draft(_ model: Model) throws -> (reader: ReplayReader, draft: Draft) {
    let draft = model.draft(of: .page)
    return (try ReplayReader(draft.text), draft)
  }

  @Test(arguments: Language.allCases) func `goes beat by beat from the start to the step on screen`(language: Language)
    throws
  {
    var model = try opened("worked-example", language: language)
    let stage = Stage(SceneOpener(folder: nil)) { throw CancellationError() }
    _ = stage.press(try KeyScript("] ] ] Right Right"), on: &model)
    let (reader, draft) = try draft(model)
    #expect(draft.ending == "html" && draft.stem == "nabla-worked-example" && draft.stride == 1)
    #expect(reader.frames.map { $0.step * 9 + $0.beat } == Array(0...29))
    Stage.compute(&model)
    let last = try #require(reader.frames.last)
    let wanted = ReplayReader.cells(of: model.draw(), theme: .dark)
    #expect(last.cells == wanted)
  }

  @Test func `a run too long for beats goes by steps, and a very long one by every k-th`() throws {
    var model = try opened("parabola")
    model.go(to: 150)
    model.refresh()
    #expect(try draft(model).draft.stride == 1)
    #expect(try draft(model).reader.frames.map(\.step) == Array(0...150))
    var long = try opened("worked-example")
    long.go(to: 1_000)
    long.refresh()
    let (reader, draft) = try draft(long)
    #expect(draft.stride == 5 && reader.frames.count < 240)
    #expect(reader.frames.first?.step == 0 && reader.frames[1].step == 5 && reader.frames.last?.step == 1_000)
    #expect(draft.text.utf8.count < 500_000)
  }
}
