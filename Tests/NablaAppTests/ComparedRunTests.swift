// A compared run that a learner changes: its name, its limit and its place in the table.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `A run of a comparison that begins again` {
  @Test func `stays in its place, and is called what it has become`() throws {
    var model = Model("mse-mae", columns: 120, rows: 40)
    let before = model.workspace.runs.count
    model.press("] ] ] f r")
    #expect(model.workspace.runs.count == before && model.workspace.isRacing && model.cursor == .start)
    let run = model.workspace.current
    #expect(run.history.latestStep == 0 && run.entry != nil)
    let loss = run.history.settings(at: 0).loss
    #expect(run.comparedName(in: .en, at: 0) == RaceLabel.loss(loss).english)
    // Changed again on the way it is both.
    model.press("] f ]")
    #expect(model.workspace.current.comparedName(in: .en, at: 2).hasPrefix("\(RaceLabel.loss(loss).english) → "))
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

@Suite struct `Runs beside each other` {
  private static let ways = [
    "} [ [ e 5 Enter ] ]", "] ] e 2 Enter ] r ]", "] o [ ] ] ]", "] ] + ] - ] r ] ] ]",
    "] e 1 Enter ] e 2 Enter ] [ [ + ]",
    "} [ e 5 Enter [ e 4 Enter ]",
  ]

  /// Whoever reads two names takes the runs for two.
  @Test(arguments: SceneLibrary.names, Language.allCases)
  func `have two names where they made other steps`(name: String, language: Language) {
    for way in Self.ways {
      var model = Model(name, columns: 160, rows: 45, language: language)
      if model.names.count > 500 { return }
      model.press(way)
      let workspace = model.workspace
      for run in workspace.runs {
        for other in workspace.runs where other.number > run.number {
          let last = min(run.shownStep(workspace), other.shownStep(workspace))
          guard run.history.experiment.names == other.history.experiment.names, last > 0 else { continue }
          // All that they show, from the same start with the same step.
          let isSame = (0...last).allSatisfy {
            run.history.state(at: $0).parameters == other.history.state(at: $0).parameters
          }
          let titles = [run, other].map { workspace.title(of: $0, in: language).dropFirst(2) }
          #expect(titles[0] != titles[1] || isSame, "\(way): \(titles[0]) of \(run.name) and \(other.name)")
        }
      }
    }
  }

  @Test func `an edit on the way is in the name, with its step`() {
    var model = Model("valley", columns: 120, rows: 40)
    model.press("} [ [ e 5 Enter ] ]")
    let titles = model.workspace.runs.map { model.workspace.title(of: $0, in: .en) }
    #expect(titles == ["A η 0.1", "B η 0.1 → w1 = 5 (8)"])
  }

  @Test(arguments: [("3 Up Enter + r }", ["η 5", "no bias"]), ("3 Up Enter r }", ["no bias"])])
  func `a run that has only lost its biases is not said to start elsewhere`(keys: String, told: [String]) throws {
    var model = Model("bias-reach")
    for key in keys.split(separator: " ") { model.press(String(key)) }
    let run = model.workspace.current
    let start = run.history.state(at: 0).parameters
    #expect(run.history.settings(at: 0).network?.biasCount == 0)
    let scene = model.workspace.scene.experiment
    let network = try #require(scene.settings.network)
    #expect(start == Array(scene.initialization.parameters(for: network).prefix(start.count)))
    let title = model.workspace.title(of: run, in: .en)
    #expect(!title.contains("start"), "\(title)")
    #expect(told.allSatisfy { title.contains($0) }, "\(title)")
    #expect(model.workspace.title(of: run, in: .ko).contains("편향 없음"))
  }

  @Test func `are called in the learner's language, whatever room there is`() {
    for columns in [60, 80, 100, 120, 160] {
      var model = Model("momentum", columns: columns, rows: 24, language: .ko)
      if !model.workspace.isRacing { model.press("m") }
      for run in model.workspace.runs where run.entry?.label != nil {
        #expect(!model.workspace.title(of: run, in: .ko, isShort: true).contains("gradient"))
      }
      model.press("Enter M + + r")
      #expect(!model.quickPicture().text.contains("grad"), "\(columns)")
    }
  }

  @Test(arguments: ["learning-rates", "momentum", "mse-mae", "zig-zag", "flat-spot"], Language.allCases)
  func `keep their columns from step to step`(name: String, language: Language) {
    for (columns, rows) in [(80, 24), (100, 30), (120, 40)] {
      var headings: Set<Bool> = []
      for step in [0, 1, 2, 3] {
        var model = Model(name, columns: columns, rows: rows, language: language)
        if !model.workspace.isRacing { model.press("m") }
        for _ in 0..<step { model.press("]") }
        let heading = model.draw().text(in: model.inside(.runs)).split(separator: "\n")[0]
        headings.insert(heading.contains(RaceLabel.headSwings.text(in: language)))
      }
      #expect(headings.count == 1, "\(columns)x\(rows)")
    }
  }

  /// Where the sentence is cut, what the table does not have stands before the cut.
  @Test(arguments: ["learning-rates", "momentum", "mae-steps", "mse-mae"], Language.allCases)
  func `say first what turned back and how far`(name: String, language: Language) throws {
    var model = Model(name, columns: 80, rows: 24, language: language)
    if !model.workspace.isRacing { model.press("m") }
    for _ in 0..<4 {
      model.press("}")
      for run in model.workspace.runs {
        model.moveTo(run: run.number)
        model.focus(on: .runs)
        guard case .turning = model.verdict(on: run).reason else { continue }
        let text = model.draw().text(in: model.inside(.runs)).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
        guard text.contains("\(run.name): ") else { continue }
        let whole = language == .ko ? /되돌아섰고 그 걸음은 .*(배예요|길이예요)/ : /turned back, .*(one before)/
        #expect(text.contains(whole), "\(run.name)\n\(model.draw().text)")
      }
    }
  }

  @Test(arguments: SceneLibrary.names, Language.allCases)
  func `Enter does what its hint says, in every panel`(name: String, language: Language) {
    for wantsRace in [false, true] {
      var model = Model(name, columns: 200, rows: 50, language: language)
      if wantsRace, !model.workspace.isRacing { model.press("m") }
      if !wantsRace, model.workspace.isRacing { model.press("M") }
      for panel in model.panels where panel != .derivation {
        var model = model
        model.focus(on: panel)
        guard let hint = HintBar(model, width: 400).items.first(where: { $0.action == .explain }) else { continue }
        let wasRacing = model.workspace.isRacing
        model.press("Enter")
        if hint.word == Label.hintGoOn.text(in: language) {
          #expect(wasRacing && !model.workspace.isRacing, "\(panel)")
        } else {
          #expect(hint.word == Action.explain.hint?[language] && model.look.focus == .derivation, "\(panel)")
          #expect(model.workspace.isRacing == wasRacing)
        }
      }
    }
  }
}

@Suite struct `What is said of the key that compares` {
  /// Deeds of a learner between two comparisons.
  private static let ways = ["", "] ]", "+ r ]", "- - r", "o r ]", "] f r", "e 1 Enter", "] b", "] e 2 Enter ]"]

  private func words(_ phrase: Phrase?, _ language: Language) -> String { phrase?.text(in: language) ?? "" }

  @Test(arguments: SceneLibrary.names, Language.allCases)
  func `is what it does, and what it leaves out it names`(name: String, language: Language) throws {
    for way in Self.ways {
      var model = Model(name, columns: 160, rows: 50, language: language)
      let hadRace = model.workspace.isRacing
      if hadRace { model.press("M") }
      model.press(way)
      let own = model.settingsInForce
      let label = model.workspace.current
      var panel = model
      panel.begin(at: 0, panel: .runs)
      let text = panel.saying()
      model.press("m")
      guard model.workspace.isRacing else { continue }
      // Runs that begin at different places are not said to share their start.
      let said = model.toast?.phrase.text(in: language) ?? ""
      let starts = Set(model.workspace.runs.map { $0.history.state(at: 0).parameters })
      if Set(starts.map(\.count)).count == 1 {
        #expect(said.contains(language == .ko ? "같은 출발점" : "the same start") == (starts.count == 1), "\(name): \(said)")
      }
      let entries = model.workspace.runs.compactMap(\.entry)
      let rates = Set(model.workspace.runs.map(\.history.experiment.settings.learningRate))
      let isOfRates =
        entries.allSatisfy { $0.label == nil && $0.differences.count == 1 } && rates.contains(own.learningRate)
        && rates.count == entries.count && entries.count >= 4
      let context: Comment = "\(name) \(way): \(text)"
      let offersRates = text.contains(language == .ko ? "여러 학습률로" : "several learning rates")
      #expect(offersRates != text.contains(language == .ko ? "이 장면의 비교" : "this scene's comparison"), context)
      if offersRates { #expect(isOfRates, context) }
      for run in model.workspace.runs where !offersRates {
        // Broken over lines, words stand together again in `saying`.
        let title = "\(run.name) \(run.entry!.name(in: language))".split(separator: " ").joined(separator: " ")
        #expect(text.contains(title), "\(title) in \(context)")
      }
      if text.contains(language == .ko ? "만 계속해요" : "goes on alone") {
        #expect(label.formerEntry != nil && text.contains(language == .ko ? "실행 \(label.name)만" : "run \(label.name) "))
      }
      // Whatever the learner had set is in one of the runs, or the toast says that it is not.
      let toast = words(model.toast?.phrase, language)
      func isKept(_ isSame: (Settings) -> Bool) -> Bool {
        model.workspace.runs.contains { isSame($0.history.experiment.settings) }
      }
      let scene = model.workspace.scene.experiment.settings
      for (isKept, isOwn, word) in [
        (isKept { $0.learningRate == own.learningRate }, own.learningRate != scene.learningRate, "η"),
        (
          isKept { $0.optimizer.name == own.optimizer.name }, own.optimizer != scene.optimizer,
          own.optimizer.name.rawValue
        ),
        (
          isKept { $0.loss == own.loss }, own.loss != scene.loss,
          own.loss == .logLoss
            ? (language == .ko ? "로그 손실" : "log loss") : own.loss.abbreviation.lowercased()
        ),
      ] where isOwn {
        #expect(isKept || toast.lowercased().contains(word), "\(toast), \(context)")
      }
      let start = label.history.startValues
      if !start.isEmpty, !model.workspace.runs.contains(where: { $0.history.startValues == start }) {
        #expect(toast.contains(language == .ko ? "다른 시작값" : "other start"), "\(toast), \(context)")
      }
      #expect(model.lastDeed == model.toast?.phrase, "u takes it back")
    }
  }

  @Test func `a setting that no compared run has is told`() {
    for (scene, keys, part) in [("mae-steps", "M - r ] m", "your η 0.2 is"), ("flat-spot", "M + r m", "your η 0.2 is")]
    {
      var model = Model(scene)
      model.press(keys)
      #expect(model.toast?.phrase.english.contains(part) == true, "\(String(describing: model.toast))")
      #expect(model.draw().text.contains("u undo"))
      model.press("u")
      #expect(!model.workspace.isRacing && model.rate == 0.2)
    }
  }

  @Test func `another run than the compared one is not said to go on`() {
    var model = Model("two-valleys", columns: 120, rows: 40)
    model.press("Space } } } } r + + + } M")
    model.begin(at: 1, panel: .runs)
    #expect(model.saying().contains("run A goes on alone"))
    model.press("r")
    #expect(!model.saying().contains("goes on alone") && model.saying().contains("Press m"))
  }
}
