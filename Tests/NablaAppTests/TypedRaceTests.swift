import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

extension Model {
  fileprivate mutating func command(_ text: String) {
    press(":")
    type(text)
    press("Enter")
  }

  fileprivate var rates: [Double] { workspace.runs.map { $0.history.settings(at: workspace.cursor.step).learningRate } }
}

@Suite struct `A race that is typed` {
  @Test func `has the rates that were typed and no others`() {
    var model = Model("parabola", columns: 120, rows: 40)
    model.press("] ] ]")
    model.command("race 0.1 0.5 0.9 1.1")
    #expect(model.workspace.isRacing && model.rates == [0.1, 0.5, 0.9, 1.1])
    #expect(model.workspace.cursor.step == 3 && model.workspace.runs.allSatisfy { $0.history.latestStep == 3 })
    #expect(model.workspace.runs.map { $0.comparedName(in: .en, at: 3) } == ["η 0.1", "η 0.5", "η 0.9", "η 1.1"])
    // (w1 − 2)² from −3: 25 · (1 − 2η)⁶ after three steps.
    for run in model.workspace.runs {
      let factor = 1 - 2 * run.history.experiment.settings.learningRate
      #expect(abs(run.history.latest.cost - 25 * power(factor, 6)) <= 1e-12)
    }
    model.press("u")
    #expect(!model.workspace.isRacing)
  }

  @Test(arguments: [
    ("race optimizer adam momentum", 2), ("race optimizer", 6), ("race activation tanh relu", 2),
    ("race initialization", 7), ("race loss mse mae", 2), ("race batch 1 2 all", 3),
    ("경주 학습률 0.1 3", 2),
  ])
  func `compares every setting`(text: String, count: Int) {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.command(text)
    #expect(model.workspace.runs.count == count && model.workspace.isRacing, "\(model.workspace.runs.count)")
    let names = model.workspace.runs.map { $0.comparedName(in: .ko, at: 0) }
    #expect(Set(names).count == count, "\(names)")
    // Only what is compared differs.
    let experiments = model.workspace.runs.map(\.history.experiment)
    let kinds = [
      Set(experiments.map { "\($0.settings.learningRate)" }).count,
      Set(experiments.map(\.settings.optimizer.name)).count,
      Set(experiments.map { "\($0.initialization)" }).count, Set(experiments.map(\.settings.loss)).count,
      Set(experiments.map { "\($0.settings.network!.learnerActivation)" }).count,
      Set(experiments.map(\.settings.batch)).count,
    ]
    #expect(kinds.filter { $0 > 1 } == [count], "\(kinds)")
  }

  @Test func `initializations are called by their names, also the one that the scene has`() {
    for name in ["overfitting", "spiral", "hidden-layer"] {
      var model = Model(name, columns: 120, rows: 40)
      model.command("race initialization xavier he normal lecun")
      let names = model.workspace.runs.map { $0.comparedName(in: .en, at: 0) }
      #expect(names == ["xavier", "he", "normal", "lecun"], "\(name): \(names)")
    }
  }

  @Test func `seeds are compared where they are drawn from`() {
    var model = Model("spiral", columns: 120, rows: 40)
    model.command("race seed 1 2 3")
    let starts = model.workspace.runs.map { $0.history.state(at: 0).parameters }
    #expect(starts.count == 3 && Set(starts).count == 3)
    #expect(model.workspace.runs.map { $0.comparedName(in: .en, at: 0) } == ["seed 1", "seed 2", "seed 3"])
  }

  @Test func `from here all runs share what came before`() {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.press("] ] ] ] ]")
    let past = model.workspace.history
    model.command("race here 0.5 2 8")
    #expect(model.workspace.cursor.step == 5 && model.rates == [0.5, 2, 8])
    model.press("] ] ]")
    for run in model.workspace.runs {
      for step in 0...5 { #expect(run.history.state(at: step) == past.state(at: step)) }
      #expect(run.history.latestStep == 8)
      // The step from here is −η∇C at the shared place.
      let before = past.state(at: 5).parameters
      let slope = Objective(past.experiment).referenceCostAndGradient(at: before).gradient
      let rate = run.history.settings(at: 5).learningRate
      for (index, value) in run.history.state(at: 6).parameters.enumerated() {
        #expect(abs(value - (before[index] - rate * slope[index])) < 1e-12)
      }
    }
    #expect(Set(model.workspace.runs.map { $0.comparedName(in: .en, at: 8) }).count == 3)
  }

  @Test func `a run is added and one is dropped`() {
    var model = Model("parabola", columns: 120, rows: 40)
    model.command("race 0.1 0.5 0.9")
    model.press("] ]")
    model.command("race add 1.1")
    #expect(model.rates == [0.1, 0.5, 0.9, 1.1])
    #expect(model.workspace.runs.allSatisfy { $0.history.latestStep == 2 })
    model.command("race drop a")
    #expect(
      model.rates == [0.5, 0.9, 1.1] && model.workspace.runs.contains { $0.number == model.workspace.currentNumber })
    model.command("race add 0.2")
    let places = model.workspace.runs.compactMap { $0.entry?.place }
    #expect(Set(places).count == 4, "\(places)")
    model.press("u u u")
    #expect(model.rates == [0.1, 0.5, 0.9])
  }

  @Test(arguments: [
    "race", "race 0", "race 0.1 x", "race optimizer adamm", "race loss mse2", "race seed 1 2", "race here seed 1 2",
    "race batch",
    "race 1 2 3 4 5 6 7 8 9", "race add 0.5", "race drop q",
  ])
  func `what is none says what it takes, and nothing is lost`(text: String) {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("] ]")
    let before = model.workspace
    model.command(text == "race" ? "race" : text)
    #expect(model.workspace == before)
    guard case .palette(let palette) = model.overlay else {
      Issue.record("the palette is closed")
      return
    }
    #expect(text == "race" || palette.text.contains(text) || palette.text.hasPrefix("race"))
  }

  @Test func `by keys alone: the setting is chosen from the palette's rows`() {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.press(":")
    model.type("race ")
    model.press("Down Down Enter")
    #expect(model.workspace.runs.count == 6)
    #expect(Set(model.workspace.runs.map(\.history.experiment.settings.optimizer.name)).count == 6)
  }

  @Test func `the command line of the screen types it again`() throws {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.command("race 0.5 4")
    model.press("] ]")
    let again = model.reproducingCommand.words.joined(separator: " ")
    #expect(again.contains("r a c e Space 0 . 5 Space 4 Enter"), "\(again)")
  }

  /// Every scene of the library: m shows some run that swings or leaves, where there is a rate that does.
  @Test(arguments: SceneLibrary.names)
  func `the key shows a run that does not settle`(name: String) throws {
    var model = Model(name, columns: 120, rows: 40)
    model.press("m")
    if !model.workspace.scene.runs.isEmpty { model.press("m") }
    let experiments = model.workspace.runs.map(\.history.experiment)
    let base = experiments[0]
    let work = base.firstParameters.count * (base.dataset?.count ?? 1)
    // Where a single step takes long, nothing is tried.
    guard work < 300_000 else { return }
    let last = work < 20_000 ? 200 : 90
    func fails(_ rates: [Double], at steps: some Sequence<Int>) throws -> Bool {
      let start = model.workspace.history.state(at: 0).parameters
      let members = rates.map { ManyRuns.Member(learningRate: $0, start: start) }
      return try steps.contains { steps in
        try #require(ManyRuns(base).ends(of: members, steps: steps)).contains {
          $0.status == .oscillating || $0.status == .diverged
        }
      }
    }
    if try !fails(experiments.map(\.settings.learningRate), at: stride(from: 30, through: last, by: 10)) {
      let all = LearningRates.geometric(
        1e-3 * base.settings.learningRate...min(1e6, 1e3 * base.settings.learningRate), count: 40)
      #expect(try !fails(all, at: [last]), "\(experiments.map(\.settings.learningRate))")
    }
  }
}
