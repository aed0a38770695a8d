// A scene opened by its name asks and stops as one of the course does, and its pages are read in their order.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Opening a scene by its name` {
  /// A scene whose question's step is near, so that no test plays for long.
  private func near(_ name: String) -> Scene {
    var near = scene(name)
    if case .step(let step) = near.reveal { near.reveal = .step(min(step, 12)) }
    if case .change(let step, let wanted) = near.reveal { near.reveal = .change(min(step, 12), wanted: wanted) }
    return near
  }

  /// The program as `nabla NAME` opens it.
  private func opened(
    _ name: String, columns: Int = 80, rows: Int = 24, isPlaying: Bool = true, language: Language = .en
  ) -> Model {
    var model = Model(
      near(name), size: Size(columns: columns, rows: rows), language: language, isPlaying: isPlaying,
      catalog: sceneCatalog)
    model.ask()
    return model
  }

  /// Lets a run play until it stops by itself; so many seconds at most.
  private func play(_ model: inout Model, seconds: Double = 240) {
    for _ in 0..<Int(seconds * 4) where model.playback.isPlaying {
      _ = model.update(.ticked(seconds: 0.25, allowance: .max))
    }
  }

  private func answer(_ model: Model) -> Bool {
    let pages = LessonPages(model.workspace.scene)
    return pages.isAnswer(model.look.lessonPage)
  }

  @Test(arguments: Course.scenes, [(80, 24), (120, 40)])
  func `plays until its question's step and no further`(name: String, size: (Int, Int)) {
    var model = opened(name, columns: size.0, rows: size.1)
    #expect(model.playback.isPlaying && model.toast?.phrase == .questionAhead)
    play(&model)
    // Where the question has not been on screen, it stops ahead of the step that answers.
    var last = near(name).revealStep
    if model.toast?.phrase == .questionFirst {
      #expect(!model.look.isQuestionSeen && model.litBeat != .update)
      last -= 1
    }
    #expect(!model.playback.isPlaying && model.workspace.cursor.step == last)
    // The answer is there only where the question was, and nobody is thrown onto it.
    #expect(!answer(model) && (!model.look.isAnswerOpen || model.look.isQuestionSeen))
    if case .change = scene(name).reveal { #expect(!model.look.isAnswerOpen) }
    // It stops only once.
    model.press("Space")
    for _ in 0..<40 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.25, allowance: .max)) }
    #expect(model.workspace.cursor.step > near(name).revealStep)
  }

  /// Teachers prepare a scene paused, and start it before the class.
  @Test(arguments: Course.scenes) func `paused, Space stops where it would in the course`(name: String) {
    guard case .change = scene(name).reveal else {
      var model = opened(name, isPlaying: false)
      #expect(!model.playback.isPlaying)
      model.press("Space")
      play(&model)
      #expect(model.workspace.cursor.step == near(name).revealStep, "\(name)")
      return
    }
  }

  /// All that a learner reads who turns pages, whatever has been played before.
  @Test(arguments: Course.scenes, [0.0, 12, 240])
  func `the first page is read first, and the question before the answer`(name: String, seconds: Double) {
    var model = opened(name)
    play(&model, seconds: seconds)
    let first = String(scene(name).lesson[0].en.prefix(20))
    let question = String(scene(name).question!.en.prefix(10))
    let answer = String(scene(name).answer!.en.prefix(10))
    if model.arrangement.rect(of: .lesson) == nil { model.press("H") }
    #expect(model.look.lessonPage == 0 && model.draw().text.contains(first), "\(name)")
    var isAsked = false
    for _ in 0..<4 {
      let text = model.draw().text
      #expect(isAsked || !text.contains(answer) || text.contains(question), "\(name)\n\(text)")
      if text.contains(question) { isAsked = true }
      if text.contains(answer) { break }
      model.press("H")
    }
    #expect(isAsked && model.draw().text.contains(answer), "\(name)\n\(model.draw().text)")
  }

  @Test func `the worked example asks before it answers, though its lesson is not on screen`() {
    var model = opened("worked-example")
    play(&model)
    #expect(model.workspace.cursor.step == 0 && model.litBeat == .gradient && !model.look.isAnswerOpen)
    #expect(model.toast?.phrase == .questionFirst && !model.draw().text.contains("0.6498"))
    model.press("H")
    #expect(model.look.lessonPage == 0 && model.draw().text.contains("Multiply the inputs"))
    model.press("H")
    #expect(model.draw().text.contains("Will w5 grow") && !model.draw().text.contains("It grows"))
    // The run goes on to the answer, and is stopped there.
    model.press("Space")
    play(&model)
    #expect(model.workspace.cursor.step == 1 && model.toast?.phrase == .answerShown)
    model.press("H")
    #expect(model.draw().text.contains("It grows"))
  }

  @Test func `own keys past an answer hear where it is, not that they were stopped`() {
    var model = opened("flat-spot", isPlaying: false)
    model.press("} } } } } }")
    #expect(model.look.isAnswerOpen || model.toast?.phrase == .questionBehind)
  }

  @Test func `R where no seed is used names only what works`() {
    for (name, phrase) in [("parabola", Phrase.formulaStartsAsGiven), ("neuron", .seedNotUsed(.given))] {
      var model = Model(name)
      model.press("R")
      #expect(model.toast?.phrase == phrase)
    }
  }

  @Test(arguments: Course.scenes) func `pages go both ways`(name: String) {
    var model = Model(name, columns: 60, rows: 20)
    if model.arrangement.rect(of: .lesson) == nil { model.press("H") }
    var seen = [model.look.lessonPage]
    let count = LessonPages(scene(name)).count
    for _ in 0..<2 * count where model.look.lessonPage < count - 1 {
      model.press("H")
      if model.look.lessonPage <= seen.last! { break }
      seen.append(model.look.lessonPage)
    }
    for page in (0..<seen.last!).reversed() {
      #expect(model.draw().text.contains("E/H \(page + 2)/\(count)"))
      model.press("E")
      #expect(model.look.lessonPage == page)
    }
    model.press("E")
    #expect(model.look.lessonPage == 0 && model.toast?.phrase == .firstPage)
  }

  @Test func `the way back is among the hints where the lesson has the keys`() {
    var model = Model("neuron", columns: 100, rows: 30)
    model.press("] H H")
    #expect(HintBar(model, width: 100).items.contains { $0.action == .lessonBack })
  }
}
