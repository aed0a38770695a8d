// Every scene of the course walked by the keys that its question names and by others: an answer opens for what was asked,
// and a text that quotes another run than the one on screen says so.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// What a question asks to be done, scene by scene.
private let right: [String: [String]] = [
  "by-hand": ["e 1 . 5 Enter Down e - 1 . 5 Enter", ": p a n e l Space c o n t o u r Enter @ Left Left Enter"],
  "bias-reach": ["3 Up Enter + r", "3 Up Enter + + r"],
  "parabola": ["m", "+ + r"],
  "two-rules": ["m"],
  "cost-surface": ["e - 7 Enter Down e 7 Enter"],
  "round-valley": ["+ + r"],
  "taylor": ["+ + + r"],
  "moving-valleys": ["+ r"],
  "two-valleys": ["e 0 . 2 Enter", "e 0 . 1 5 Enter"],
  "hidden-layer": ["A A A r", ": a c t i v a t i o n Space i d e n t i t y Enter r"],
]

/// Slips, and other experiments. What a scene asks for is taken out.
private let slips = [
  "a r", "a a r", "a a a r", "A r", "+ r", "- r", "- - r", "o r", "O r", "b r", "f r", "F r", "i", "R",
  "e 0 . 3 7 Enter", "Down e 0 . 3 7 Enter", "e 5 Enter", "3 Down Enter - r",
  ": p a n e l Space c o n t o u r Enter @ Left Left Enter", "@ Left Left Enter",
]

@Suite struct `A question walked by the wrong keys` {
  /// The scene opened from within; an answer that is far away comes sooner.
  private func opened(_ name: String) -> Model {
    var scene = scene(name)
    if case .step(let step) = scene.reveal { scene.reveal = .step(min(step, 20)) }
    var model = Model("worked-example", columns: 120, rows: 40)
    _ = model.update(.sceneOpened(scene))
    for _ in 0..<3 where !model.look.isQuestionSeen { model.press("H") }
    // The first panel again, for keys that go to parameters.
    model.press("1")
    return model
  }

  /// On to where the answer would open, and some steps further.
  private func run(_ model: inout Model) {
    let step = model.workspace.scene.revealStep
    for _ in 0..<(step / 10 + 1) where !model.look.isAnswerOpen { model.press("}") }
  }

  @Test(arguments: Course.scenes) func `opens for what was asked`(name: String) {
    guard case .change = scene(name).reveal else {
      var model = opened(name)
      run(&model)
      #expect(model.look.isAnswerOpen && model.isLessonAboutRun)
      return
    }
    #expect(right[name] != nil, "what does \(name) ask for?")
    for keys in right[name] ?? [] {
      var model = opened(name)
      model.press(keys)
      #expect(!model.look.isAnswerOpen)
      run(&model)
      #expect(model.look.isAnswerOpen, "\(keys)")
    }
  }

  @Test(arguments: Course.scenes) func `stays closed for anything else`(name: String) {
    var untouched = opened(name)
    if case .change = scene(name).reveal {
      run(&untouched)
      #expect(!untouched.look.isAnswerOpen)
    }
    let asked = Set(right[name] ?? [])
    for keys in slips where !asked.contains(keys) {
      // Many samples show nothing that a few do not.
      if (scene(name).experiment.dataset?.count ?? 0) > 20, keys != "a r", keys != "R" { continue }
      var model = opened(name)
      model.press(keys)
      guard model.done.contains(where: { $0.phrase != .restarted && $0.phrase != .sceneOpened(scene(name).title) })
      else { continue }
      run(&model)
      #expect(!model.look.isAnswerOpen, "\(keys): \(String(describing: model.lastDeed))")
    }
  }

  /// An answer about runs side by side is not shown by one of them, nor by others under the same letters.
  @Test(arguments: Course.scenes.filter { scene($0).panels.contains(.runs) }, Language.allCases)
  func `stays closed where the scene's comparison is not on screen`(name: String, language: Language) {
    for keys in ["3 Down Enter", "3 Enter", "M", "m", "M m m"] {
      var model = opened(name)
      if model.language != language { model.press("L") }
      model.press(keys)
      run(&model)
      #expect(!model.look.isAnswerOpen, "\(keys)")
      let answer = LessonPages(model.workspace.scene).answer!
      model.look.lessonPage = answer
      model.press("H")
      let note = String(CourseLabel.otherRuns.text(in: language).prefix(12))
      #expect(model.draw().text.contains(note), "\(keys): \(model.draw().text)")
    }
    guard case .step = scene(name).reveal else { return }
    var model = opened(name)
    model.press("M m")
    run(&model)
    #expect(model.look.isAnswerOpen)
  }

  /// A scene that compares nothing by itself asks about its own run, not about another one that m has shown.
  @Test(arguments: Course.scenes) func `stays closed for a run that only a comparison has`(name: String) {
    guard !scene(name).panels.contains(.runs), !scene(name).runs.isEmpty, case .step = scene(name).reveal else {
      return
    }
    let own = scene(name).experiment
    for index in scene(name).runs.indices where scene(name).runs[index].experiment(from: own) != own {
      var model = opened(name)
      model.press("m")
      guard let other = model.workspace.runs.first(where: { $0.history.experiment.settings != own.settings }) else {
        return
      }
      model.moveTo(run: other.number)
      model.press("Enter")
      run(&model)
      #expect(!model.look.isAnswerOpen)
    }
  }

  /// A run that is at the answer's step but has other settings hears that, not of a step that it has reached.
  @Test(arguments: Course.scenes, Language.allCases) func `says why the answer is closed`(
    name: String, language: Language
  ) {
    for keys in ["", "+ r"] {
      var model = opened(name)
      if model.language != language { model.press("L") }
      model.press(keys)
      run(&model)
      guard !model.look.isAnswerOpen, let answer = LessonPages(model.workspace.scene).answer else { continue }
      model.look.lessonPage = answer
      let step = model.workspace.scene.revealStep
      let label = LessonView(model: Shown(model)).gate
      let text = label.text(in: language)
      #expect(!text.contains(language == .ko ? "지금은 스텝" : "now \(step)"), "\(keys): \(text)")
      #expect(!text.contains("learning-rate") && !text.contains("false"), "\(text)")
    }
  }

  @Test(arguments: Course.scenes, Language.allCases)
  func `says that the numbers are another run's`(name: String, language: Language) {
    let note = String(CourseLabel.otherNumbers.text(in: language).prefix(12))
    var model = Model(name, columns: 200, rows: 60, language: language)
    model.press("]")
    if model.arrangement.rect(of: .lesson) == nil { model.press("H") }
    #expect(!model.draw().text.contains(note))
    model.press("- ]")
    #expect(model.draw().text.contains(note), "\(model.draw().text)")
  }

  @Test(arguments: ["relu", "leaky-relu", "elu", "softplus", "sine", "tanh", "sigmoid"])
  func `XOR is learned by every activation that bends, from the scene's own start`(activation: String) {
    var model = Model("hidden-layer")
    model.press(":")
    model.type("activation \(activation)")
    model.press("Enter r")
    for _ in 0..<(activation == "sigmoid" ? 20 : 10) { model.press("}") }
    #expect(model.cost < 0.1, "\(model.cost)")
  }
}
