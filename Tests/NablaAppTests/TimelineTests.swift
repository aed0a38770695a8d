import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The timeline` {
  private func changed() -> Model {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("] ] + ] ] ] a ] ]")
    return model
  }

  @Test func `lists the start, every change and the end`() {
    let model = changed()
    let entries = Timeline(model).entries
    #expect(entries.map(\.step) == [0, 2, 5, 7])
    #expect(entries[1].kind == .change(.rateSet(2)))
    #expect(entries[2].kind == .change(.activationSet(.tanh)))
    #expect(entries[0].cost == model.workspace.history.step(at: 0).cost)
    #expect(entries[2].cost == model.workspace.history.step(at: 5).cost)
  }

  @Test(arguments: Language.allCases) func `shows them and goes to one`(language: Language) {
    var model = changed()
    model.look.language = language
    model.press("G")
    let text = model.draw().text
    for phrase in [Phrase.rateSet(2), .activationSet(.tanh)] { #expect(text.contains(phrase.text(in: language))) }
    model.press("Home j Enter")
    #expect(model.overlay == nil)
    #expect(model.workspace.cursor == Cursor(step: 2, beat: 0))
    // A change there starts another run.
    model.press("- -")
    #expect(model.workspace.runs.count == 2)
    #expect(Timeline(model).entries.contains { $0.kind == .change(.rateSet(0.5)) })
  }

  @Test func `marks the changes below the loss curve`() {
    let model = changed()
    let axis = model.draw().text.split(separator: "\n").filter { $0.contains("▲") }
    #expect(axis.count == 1)
    #expect(axis[0].count { $0 == "▲" } == 2)
  }

  @Test func `opens with a key that needs no Shift, and closes with it`() {
    var model = changed()
    model.press("C-t")
    #expect(model.overlay == .timeline(ListLook(place: 3)))
    model.press("C-t")
    #expect(model.overlay == nil)
  }

  @Test func `has words in both languages`() throws {
    try WordingChecks.check(
      [TimelineLabel.title(run: "A"), .footer, .start, .here, .diverged, .latest, .change(.rateSet(1))],
      file: "TimelineLabel.swift")
  }
}

@Suite struct `Tab` {
  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60), Size(columns: 60, rows: 20)])
  func `reaches every panel and comes back`(size: Size) {
    var model = Model("worked-example", columns: size.columns, rows: size.rows)
    var seen: [Panel] = []
    for _ in model.panels {
      seen.append(model.look.focus)
      #expect(model.arrangement.rect(of: model.look.focus) != nil)
      model.press("Tab")
    }
    #expect(Set(seen) == Set(model.panels))
    #expect(model.look.focus == model.panels[0])
  }
}
