import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

private let title = LocalizedText(ko: "제목", en: "Title")

@Suite struct `The course` {
  /// A scene with a question whose answer shows at step 5.
  private func asking(name: String = "neuron", reveal: Reveal? = .step(5)) -> Scene {
    var scene = scene(name)
    scene.question = LocalizedText(ko: "얼마일까요?", en: "How much?")
    scene.answer = LocalizedText(ko: "마흔둘이에요", en: "Forty-two")
    scene.reveal = reveal
    return scene
  }

  /// The model after another scene was opened from within.
  private func opened(_ scene: Scene, language: Language = .en) -> Model {
    var model = Model("digits", columns: 120, rows: 40, language: language, isPlaying: true)
    _ = model.update(.sceneOpened(scene))
    return model
  }

  // MARK: From question to answer

  @Test func `a scene that asks something waits for the learner`() {
    var model = opened(asking())
    #expect(!model.playback.isPlaying && model.workspace.cursor == .start)
    #expect(model.toast?.phrase == .predictFirst(isQuestionShown: true))
    model.press("Space")
    #expect(model.playback.isPlaying)
    var silent = asking()
    silent.question = nil
    #expect(opened(silent).playback.isPlaying)
  }

  /// Where the lesson has no place of its own, H brings it up first.
  @Test(arguments: Course.scenes) func `the key is named that leads to the question, where it does`(name: String) {
    for (columns, rows) in [(60, 20), (80, 24), (200, 60)] {
      var model = Model(name == "digits" ? "spiral" : "digits", columns: columns, rows: rows)
      _ = model.update(.sceneOpened(scene(name)))
      let question = String(scene(name).question!.en.prefix(10))
      switch model.toast?.phrase {
      case .predictFirst(let isShown), .predictAndChange(let isShown):
        #expect(model.draw().text.contains(question) == isShown, "\(name) at \(columns)x\(rows)")
      default: Issue.record("\(String(describing: model.toast))")
      }
    }
  }

  @Test func `a scene that is read again stays paused or playing, one that is chosen again asks again`() {
    var model = opened(asking())
    for _ in 0..<2 {
      for isPlaying in [false, true] {
        if model.playback.isPlaying != isPlaying { model.press("Space") }
        model.press("C-o")
        _ = model.update(.sceneOpened(asking()))
        #expect(model.playback.isPlaying == isPlaying)
      }
    }
    _ = model.update(.sceneOpened(asking()))
    #expect(!model.playback.isPlaying && model.toast?.phrase == .predictFirst(isQuestionShown: true))
  }

  /// Turns to the page of the answer, without opening it.
  private func turnToAnswer(_ model: inout Model) {
    let pages = LessonPages(model.workspace.scene)
    for _ in 0..<pages.count where !pages.isAnswer(model.look.lessonPage) { model.press("H") }
    #expect(pages.isAnswer(model.look.lessonPage))
  }

  @Test(arguments: Language.allCases) func `the run reveals the answer at its step`(language: Language) {
    let answer = asking().answer![language]
    var model = opened(asking(), language: language)
    turnToAnswer(&model)
    for step in 0...4 {
      #expect(model.workspace.cursor.step == step)
      let text = model.draw().text
      #expect(!text.contains(answer) && model.progress["neuron"] == .opened)
      #expect(text.contains(language == .ko ? "스텝 5에" : "step 5"))
      model.press("]")
    }
    #expect(model.workspace.cursor.step == 5 && model.toast?.phrase == .answerShown)
    #expect(model.draw().text.contains(answer) && model.progress["neuron"] == .answered)
    // It was seen, so going back does not hide it.
    model.press("Home")
    #expect(model.draw().text.contains(answer))
  }

  @Test func `playing stops there, whatever the speed`() {
    for speed in ["", "> > > > > > > > > > > >"] {
      var model = opened(asking(reveal: .step(30)))
      model.press("Space " + speed)
      for _ in 0..<2_000 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.05, allowance: 100)) }
      #expect(model.look.isAnswerOpen && model.workspace.cursor.step == 30, "\(speed)")
      #expect(model.toast?.phrase == .answerShown && model.draw().text.contains("H Answer"))
      // It stops only once.
      model.press("Space")
      for _ in 0..<40 { _ = model.update(.ticked(seconds: 0.05, allowance: 100)) }
      #expect(model.workspace.cursor.step > 30)
    }
  }

  @Test func `a new answer is a key away, and the explanation behind it`() {
    var model = opened(asking(reveal: nil))
    model.press("]")
    #expect(model.look.isAnswerNew)
    model.press("H")
    #expect(LessonPages(model.workspace.scene).isAnswer(model.look.lessonPage) && !model.look.isAnswerNew)
    #expect(model.draw().text.contains("Forty-two") && model.progress["neuron"] == .answered)
  }

  @Test func `no explanation is read before the answer`() {
    var scene = asking()
    scene.lesson = (1...5).map { LocalizedText("Page \($0)") }
    var model = opened(scene)
    #expect(model.draw().text.contains("Page 1") && !model.draw().text.contains("Page 2"))
    model.press("H")
    #expect(model.draw().text.contains("Predict first") && !model.draw().text.contains("Page 2"))
    model.press("}")
    #expect(model.draw().text.contains("Forty-two") && model.draw().text.contains("Page 2"))
  }

  /// What stood under the page already is not turned to.
  @Test(arguments: [(80, 24), (120, 40), (200, 60)]) func `a key shows something new each time`(columns: Int, rows: Int)
  {
    for name in Course.scenes {
      var model = Model(name, columns: columns, rows: rows)
      model.press("5 } } } } } } } } H")
      var seen: Set<String> = []
      for _ in 0..<12 {
        let rect = model.arrangement.rect(of: .lesson)!
        let lines = model.draw().text.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines[(rect.y + 1)..<(rect.maxY - 1)].map {
          String($0.dropFirst(rect.x + 1).prefix(rect.width - 2))
        }
        #expect(!Set(shown).subtracting(seen).isEmpty, "\(name)")
        seen.formUnion(shown)
        let before = model.look.lessonPage
        model.press("H")
        if model.look.lessonPage <= before { break }
      }
    }
  }

  @Test func `without a step of its own the first step reveals it`() {
    var model = opened(asking(reveal: nil))
    #expect(!model.look.isAnswerOpen)
    for _ in 1..<model.beats.count { model.press("Right") }
    #expect(!model.look.isAnswerOpen)
    model.press("Right")
    #expect(model.look.isAnswerOpen)
  }

  @Test(arguments: ["+ ]", "a ]", "m ]", "e 0 Enter ]", "] + ]", "i ]", "@ Left Left Left Left Left Enter ]"])
  func `a change that was asked for has to be made, and a step with it`(keys: String) {
    var model = opened(asking(reveal: .change(1)))
    model.press("] ] ] Space")
    for _ in 0..<60 { _ = model.update(.ticked(seconds: 0.05, allowance: 10)) }
    #expect(!model.look.isAnswerOpen && model.draw().text.contains("Question"))
    model.press("r")
    model.press(String(keys.dropLast(2)))
    #expect(!model.look.isAnswerOpen)
    model.press("]")
    #expect(model.look.isAnswerOpen, "\(keys)")
  }

  @Test func `what was changed runs as far as it takes`() {
    var model = opened(asking(reveal: .change(40)))
    #expect(model.toast?.phrase == .predictAndChange(isQuestionShown: true))
    model.press("+ Space > > > > > > > > >")
    for _ in 0..<2_000 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.05, allowance: 100)) }
    #expect(model.look.isAnswerOpen && model.workspace.cursor.step == 40 && model.toast?.phrase == .answerShown)
  }

  @Test func `a comparison of the scene's own is no change`() {
    var scene = scene("learning-rates")
    scene.reveal = .change(1)
    var model = opened(scene)
    model.press("] ] ]")
    #expect(!model.look.isAnswerOpen)
    model.press("+ ]")
    #expect(model.look.isAnswerOpen)
  }

  @Test func `whoever asks twice gets the answer before the run`() {
    var model = opened(asking())
    turnToAnswer(&model)
    #expect(!model.draw().text.contains("Forty-two"))
    model.press("H")
    #expect(model.draw().text.contains("Forty-two"))
    #expect(model.progress["neuron"] == .answered)
  }

  @Test func `a run that ends before that step has shown all there is`() {
    var scene = scene("parabola")
    scene.answer = LocalizedText("Forty-two")
    scene.runs = []
    scene.reveal = .step(900_000)
    scene.experiment.settings.learningRate = 10
    var model = opened(scene)
    model.press("End : g o t o Space 4 0 0 0 Enter")
    for _ in 0..<400 where model.destination != nil { _ = model.update(.ticked(seconds: 0.05, allowance: 1_000)) }
    #expect(model.workspace.hasDiverged && model.look.isAnswerOpen)
  }

  @Test func `another scene hides its own answer again`() {
    var model = opened(asking(reveal: nil))
    model.press("]")
    #expect(model.look.isAnswerOpen)
    _ = model.update(.sceneOpened(asking(name: "spiral")))
    #expect(!model.look.isAnswerOpen && model.look.lessonPage == 0)
  }

  // MARK: From scene to scene

  @Test func `d and P go through the course in its order, round its ends`() {
    var model = Model("neuron")
    for name in Course.scenes.dropFirst() + [Course.scenes[0]] {
      model.press("d")
      #expect(model.workspace.scene.name == name)
    }
    for name in Course.scenes.reversed() {
      model.press("P")
      #expect(model.workspace.scene.name == name)
    }
  }

  @Test func `from a scene outside the list they lead to its ends`() {
    var outside = scene("neuron")
    outside.name = "mine"
    var model = Model(outside, size: Size(columns: 100, rows: 30), catalog: sceneCatalog)
    #expect(model.update(.key(Key(name: "d")!)) == [.openScene(Course.scenes.first!)])
    #expect(model.update(.key(Key(name: "P")!)) == [.openScene(Course.scenes.last!)])
  }

  @Test func `the last page names the next scene`() {
    var model = opened(asking(reveal: nil))
    model.press("]")
    for _ in 0..<LessonPages(model.workspace.scene).count where !model.draw().text.contains("Next scene") {
      model.press("H")
    }
    #expect(model.draw().text.contains("d Next scene: " + scene(Course.scenes[1]).title.en))
  }

  // MARK: The list

  @Test(arguments: Language.allCases) func `the list shows chapters, scenes and what the chosen one asks`(
    language: Language
  ) {
    var model = Model("neuron", columns: 120, rows: 60, language: language)
    model.press("D")
    for (number, chapter) in Course.chapters.enumerated() {
      #expect(model.draw().text.contains("\(number + 1). \(chapter.title[language])"))
      for (place, name) in chapter.scenes.enumerated() {
        let text = model.draw().text
        #expect(text.contains("\(number + 1).\(place + 1)") && text.contains(scene(name).title[language]))
        // Up to where a line may break.
        #expect(text.contains(scene(name).question![language].prefix(12)), "\(name)")
        model.press("Down")
      }
    }
  }

  @Test func `the list tells how far one is`() {
    var model = Model("neuron", columns: 120, rows: 80)
    _ = model.update(.progressRead(CourseProgress(["bias": .answered, "digits": .opened, "gone": .answered])))
    model.press("D")
    let lines = model.draw().text.split(separator: "\n")
    func line(_ name: String) -> Substring { lines.first { $0.contains("  \(name)  ") } ?? "" }
    #expect(line("bias").contains("✓ 1.3") && line("digits").contains("• 6.5") && line("neuron").contains("• 1.1"))
    #expect(!line("spiral").contains("•") && !line("spiral").contains("✓"))
    #expect(model.draw().text.contains("The course · 1 answered"))
  }

  @Test func `scenes of one's own stand before the course`() {
    let own = CatalogEntry(name: "mine", title: title)
    var model = Model(scene("neuron"), size: Size(columns: 120, rows: 60), catalog: [own] + sceneCatalog)
    model.press("D")
    let text = model.draw().text
    let mine = text.range(of: "Scenes of your own")!.lowerBound
    #expect(mine < text.range(of: "1. One neuron")!.lowerBound && text.contains("mine"))
  }

  @Test func `a scene is found by its number and its title`() {
    for (typed, name) in [("3 . 1", "worked-example"), ("n o t", "neuron")] {
      var model = Model("digits", columns: 120, rows: 60)
      model.press("D / \(typed) Enter")
      #expect(model.workspace.scene.name == name)
    }
  }

  @Test func `a stage once reached stays`() {
    var progress = CourseProgress(["a": .answered, "b": .opened])
    progress.reach(.opened, of: "a")
    progress.reach(.opened, of: "c")
    #expect(progress.stages == ["a": .answered, "b": .opened, "c": .opened])
    let other = CourseProgress(["a": .opened, "b": .answered, "d": .opened])
    #expect(progress.joined(with: other).stages == ["a": .answered, "b": .answered, "c": .opened, "d": .opened])
    #expect(progress.joined(with: other) == other.joined(with: progress))
  }

  // MARK: Notes

  @Test(arguments: Language.allCases) func `a teacher's notes are read point by point`(language: Language) {
    var scene = asking()
    scene.notes = (1...30).map { LocalizedText(ko: "요점 \($0)번이에요", en: "Point number \($0).") }
    var model = Model(scene, size: Size(columns: 80, rows: 24), language: language, isPlaying: false)
    model.press("W")
    var seen: Set<Int> = []
    for _ in 0..<40 {
      let text = model.draw().text
      for number in 1...30 where text.contains(scene.notes[number - 1][language] + " ") { seen.insert(number) }
      model.press("Down")
    }
    #expect(seen == Set(1...30))
    model.press("Home")
    #expect(model.draw().text.contains(scene.notes[0][language]))
    model.press("W")
    #expect(model.overlay == nil)
    scene.notes = []
    var bare = Model(scene, size: Size(columns: 80, rows: 24), isPlaying: false)
    bare.press("W")
    #expect(bare.overlay == nil && bare.toast?.phrase == .noNotes)
  }

  @Test func `it has words for all of this`() throws {
    let words: [CourseLabel] = [
      .title(answered: 0, .none), .title(answered: 3, .none), .footer, .chapter(2, title), .ownScenes, .question,
      .answer,
      .stage(nil),
      .stage(.opened), .stage(.answered), .next("x"), .answerLater(step: 60, now: 3), .notesTitle("x"),
      .notesFooter(scrolls: true), .notesFooter(scrolls: false), .more(1), .more(2),
      .answerAfterChange(step: 3, now: 1, wanted: []), .answerElsewhere(wanted: nil), .otherNumbers, .otherScene,
      .otherRuns,
      .otherRunsShort, .otherRunsHeading,
      .answerInComparison(isRacing: true), .answerInComparison(isRacing: false),
      .answerAfterChange(step: 3, now: 1, wanted: [WantedChange("b1", .other)]), .answerElsewhere(wanted: []),
    ]
    try WordingChecks.check(words, file: "CourseLabel.swift")
  }
}
