// A compared run that a learner changes: its name, its limit and its place in the table.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `A run of a comparison that begins again` {
  @Test func `stays in its place, and is called what it has become`() throws {
    var model = Model("mse-mae", columns: 120, rows: 40)
    let before = model.workspace.runs.count
    model.press("] ] ] f r")
    #expect(model.workspace.runs.count == before && model.workspace.isRacing && model.cursor == .start)
    let run = model.workspace.current
    #expect(run.history.latestStep == 0 && run.entry != nil)
    let loss = run.history.settings(at: 0).loss
    #expect(run.comparedName(in: .en, at: 0) == loss.rawValue)
    // Changed again on the way it is both.
    model.press("] f ]")
    #expect(model.workspace.current.comparedName(in: .en, at: 2).hasPrefix("\(loss.rawValue) → "))
    model.press("u u")
    model.press("u u")
    #expect(
      model.workspace.current.comparedName(in: .en, at: 0)
        == Model("mse-mae").workspace.current.comparedName(in: .en, at: 0))
  }

  @Test(arguments: [
    ("local-minima", "e 1 Enter", "from (4, 0) w1 = 1"), ("momentum", "] ] O r", nil), ("learning-rates", "+ ]", nil),
    ("two-valleys", "e 0 . 2 Enter", "start 1 w1 = 0.2"), ("learning-rates", "] + r", "η 0.02"),
  ]) func `is called by where and with what it starts, and has the limit of that`(
    scene: String, keys: String, name: String?
  ) {
    var model = Model(scene, columns: 160, rows: 45)
    if !model.workspace.isRacing { model.press("m") }
    model.press(keys)
    let run = model.workspace.current
    let title = run.comparedName(in: .en, at: model.workspace.cursor.step)
    #expect(!title.contains("→"))
    if let name { #expect(title == name) }
    let first = run.history.step(at: 0)
    let sharpness = Hessian(
      of: Objective(run.history.experiment.subject, settings: first.settings), at: first.state.parameters
    ).sharpness
    #expect(run.entry?.limit == sharpness.flatMap { Curvatures.limit(of: first.settings, sharpness: $0) })
  }

  @Test func `that is changed in its past keeps its place in the table`() {
    for (scene, keys) in [
      ("learning-rates", "} } [ [ [ [ [ + r } }"), ("learning-rates", "} } [ +"), ("mae-steps", "} } [ - r } }"),
      ("flat-spot", "} } [ +"), ("momentum", "} } [ + r }"),
    ] {
      var model = Model(scene, columns: 160, rows: 45)
      if !model.workspace.isRacing { model.press("m") }
      let places = model.workspace.runs.compactMap(\.entry?.place)
      model.press(keys)
      #expect(model.workspace.runs.compactMap(\.entry?.place) == places, "\(scene)")
      #expect(model.workspace.current.entry != nil, "\(scene)")
      #expect(model.draw().text.contains("▸ \(model.workspace.current.name) "), "\(scene)")
    }
  }

  @Test func `is told of where the table was`() {
    var model = Model("momentum", columns: 160, rows: 45)
    model.focusOnRuns()
    model.press("Down Enter")
    let words = model.draw().text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("The comparison has ended: run B"))
  }

  @Test func `that goes on alone leaves the others their names`() {
    var model = Model("momentum", columns: 120, rows: 40)
    model.press("] ]")
    let names = model.workspace.runs.map { $0.comparedName(in: .en, at: 0) }
    model.focusOnRuns()
    model.press("Down Enter")
    #expect(!model.workspace.isRacing)
    #expect(model.workspace.runs.map { $0.comparedName(in: .en, at: 0) } == names)
    #expect(names.count { model.draw().text.contains($0) } >= 2, "\(names)")
  }
}

extension Model {
  fileprivate mutating func focusOnRuns() { press("\(panels.firstIndex(of: .runs)! + 1)") }
}
