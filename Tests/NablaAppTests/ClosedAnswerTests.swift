// What stands in the place of an answer that no run has shown yet: it speaks of the run on screen, and hides no question.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `A closed answer` {
  private func gate(_ model: Model) -> String { LessonView(model: Shown(model)).gate.text(in: model.language) }

  /// A step is counted where going on opens the answer, and only there.
  @Test(arguments: library.filter { $0.answer != nil }.map(\.name), Language.allCases)
  func `counts the steps of a run that comes to it`(name: String, language: Language) {
    for keys in ["", "]", "+ ]", "- r ]", "e 3 Enter ]", "m ]", "o ]", "M ]"] {
      var model = Model(name, columns: 120, rows: 40, language: language)
      model.press(keys)
      guard !model.hasShownAnswer else { continue }
      let counts = gate(model).contains(language == .ko ? "(지금은 스텝" : "(now ")
      var later = model
      let step = later.workspace.scene.revealStep
      guard step - later.cursor.step < 200, later.names.count < 500 else { continue }
      while later.cursor.step < step, !later.workspace.hasDiverged, !later.hasShownAnswer { later.press("]") }
      #expect(counts == later.hasShownAnswer, "\(name) \(keys): \(gate(model))")
    }
  }

  @Test func `of the parabola opens to either rate that the question names`() {
    for keys in ["+ + r ] ]", "+ + + r ] ]", "m ] ]"] {
      var model = Model("parabola", columns: 120, rows: 40)
      model.press(keys)
      #expect(model.hasShownAnswer, "\(keys): \(gate(model))")
    }
    var model = Model("parabola", columns: 120, rows: 40)
    model.press("+ r ] ]")
    #expect(!model.hasShownAnswer)
  }

  /// Scenes with a question, and not too large.
  private static let asking = library.filter { $0.question != nil && $0.experiment.names.count < 500 }.map(\.name)

  /// What warns of other numbers is less than the question.
  @Test(arguments: asking, Language.allCases)
  func `leaves its question on screen when a setting is changed`(name: String, language: Language) throws {
    for (columns, rows) in [(80, 24), (120, 40)] {
      var model = Model(name, columns: columns, rows: rows, language: language)
      let question = try #require(model.workspace.scene.question?[language])
      func isShown() -> Bool {
        model.saying().contains(question.split(separator: " ").prefix(3).joined(separator: " "))
      }
      guard model.arrangement.rect(of: .lesson) != nil, isShown() else { continue }
      model.press("] + + + + }")
      model.toast = nil
      guard model.look.lessonPage == 0 else { continue }
      #expect(isShown(), "\(columns)x\(rows)\n\(model.draw().text)")
    }
  }
}
