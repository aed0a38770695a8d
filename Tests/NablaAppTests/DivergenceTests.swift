import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

/// The first step of a run with another η at which the cost or a parameter is out of bounds, step by step.
private func firstDivergedStep(_ name: String, rate: Double) -> Int {
  var experiment = scene(name).experiment
  experiment.settings.learningRate = rate
  var state = experiment.firstState
  let start = TrainingStep(from: state, subject: experiment.subject, settings: experiment.settings).cost
  while true {
    let step = TrainingStep(from: state, subject: experiment.subject, settings: experiment.settings)
    let isFinite = step.cost.isFinite && step.state.parameters.allSatisfy { $0.isFinite }
    if !isFinite || step.cost > 1e12 * max(1, abs(start)) { return state.step }
    state = step.next
  }
}

@Suite struct `A run that diverges` {
  private func diverged(language: Language = .en) -> Model {
    var model = Model("learning-rates", columns: 120, rows: 40, language: language, isPlaying: true)
    // One run alone: in a race another one would take over.
    model.press("M")
    while model.rate < 0.5 { model.press("+") }
    for _ in 0..<100 where model.playback.isPlaying { model.wait(1) }
    return model
  }

  @Test(.fault("N1")) func `play pauses exactly there and shows the last finite step`() {
    let model = diverged()
    let step = firstDivergedStep("learning-rates", rate: 0.5)
    #expect(!model.playback.isPlaying)
    #expect(model.history.divergedAt == step)
    #expect(model.cursor == Cursor(step: step - 1, beat: 0))
    #expect(model.cost.isFinite && model.cost <= 21e12)
    #expect(model.situation.parameters.allSatisfy { $0.isFinite })
    #expect(model.toast?.phrase == .diverged(.costTooLarge(step: step, bound: 21e12)))
    #expect(model.history.status.word == "diverged")
  }

  @Test func `it goes no further, and every key forward says so`() {
    for keys in ["]", "}", "Space", "Right Right Right Right Right Right Right Right", "End"] {
      var model = diverged()
      let place = model.cursor.step
      model.press(keys)
      #expect(model.cursor.step == place, "\(keys)")
      #expect(model.toast != nil)
      #expect(!model.playback.isPlaying)
    }
    var model = diverged()
    model.press(": 1 0 0 0 Enter")
    #expect(model.cursor.step == model.workspace.lastShownStep)
    #expect(model.toast?.phrase == .diverged(.costTooLarge(step: model.history.divergedAt!, bound: 21e12)))
  }

  @Test func `one can look back, and play up to the end again`() {
    var model = diverged()
    let end = model.cursor.step
    model.press("[")
    #expect(model.cursor.step == end - 1)
    model.press("Home Space")
    #expect(model.playback.isPlaying)
    for _ in 0..<100 where model.playback.isPlaying { model.wait(1) }
    #expect(model.cursor.step == end)
    #expect(model.toast?.phrase == .diverged(.costTooLarge(step: end + 1, bound: 21e12)))
  }

  @Test func `a smaller rate before the end saves it`() {
    var model = diverged()
    model.press("Home - - -")
    #expect(model.rate < 0.238)
    model.press("} } } }")
    #expect(!model.workspace.hasDiverged)
    #expect(model.cost < 1)
    #expect(model.workspace.runs.count == 2)
  }

  @Test(.fault("N1")) func `undo takes the rate back and the run goes on`() {
    var model = Model("learning-rates")
    // One run alone: in a race another one would take over.
    model.press("M")
    model.press("] ]")
    while model.rate < 0.5 { model.press("+") }
    model.press("} } }")
    #expect(model.workspace.hasDiverged)
    while model.done.count > 1 { model.press("u") }
    #expect(!model.workspace.hasDiverged)
    #expect(model.rate == 0.01)
    #expect(model.cursor.step == 2)
    model.press("] ]")
    #expect(model.cursor.step == 4)
  }

  @Test(.fault("N1"), arguments: SceneLibrary.names)
  func `with the largest rate no scene shows a number that is none`(name: String) {
    var model = Model(name, columns: 120, rows: 40)
    while model.reason(against: .rateUp) == nil { model.press("+") }
    for _ in 0..<12 {
      model.press("]")
      let text = model.picture().text
      #expect(!text.contains("NaN"), "\(name) at \(model.cursor)\n\(text)")
      #expect(model.cost.isFinite)
    }
  }

  @Test(arguments: Language.allCases)
  func `the screen says at which step`(language: Language) {
    var model = diverged(language: language)
    let text = model.picture().text
    #expect(text.contains("\(model.history.divergedAt!)"))
    #expect(text.contains(language == .en ? "diverged: C is above 2.1e+13 at step" : "발산: "))
  }
}

@Suite struct `A run that converges` {
  @Test func `play pauses exactly at the first step with a flat slope`() {
    var model = Model("learning-rates", isPlaying: true)
    // One run alone: in a race another one would take over.
    model.press("M")
    model.press("+ + +")
    #expect(model.rate == 0.1)
    for _ in 0..<300 where model.playback.isPlaying { model.wait(1) }
    let step = model.cursor.step
    #expect(!model.playback.isPlaying)
    #expect(model.toast?.phrase == .slopeIsFlat(step: step, .minimum))
    #expect(model.situation.step.gradientNorm < 1e-4)
    #expect(model.history.step(at: step - 1).gradientNorm >= 1e-4)
    #expect(model.history.latestStep == step)
  }

  @Test func `going on from there is possible, and it stops no second time`() {
    var model = Model("learning-rates", isPlaying: true)
    // One run alone: in a race another one would take over.
    model.press("M")
    model.press("+ + +")
    for _ in 0..<300 where model.playback.isPlaying { model.wait(1) }
    let step = model.cursor.step
    model.press("Space")
    model.wait(2)
    #expect(model.playback.isPlaying)
    #expect(model.cursor.step > step)
  }

  @Test func `the perceptron ends with an epoch without a mistake`() {
    var model = Model("perceptron", isPlaying: true)
    for _ in 0..<60 where model.playback.isPlaying { model.wait(1) }
    #expect(model.toast?.phrase == .perceptronSettled(step: model.cursor.step))
    // course.md: six epochs of four samples; w1 = 2, w2 = 1, b1 = −3.
    #expect(model.cursor.step == 24)
    #expect(model.situation.parameters == [2, 1, -3])
  }

  @Test func `a target cost is where it ends, where the scene gives one`() {
    var target = scene("hidden-layer")
    target.experiment.targetCost = 0.5
    var model = Model(target, size: Size(columns: 100, rows: 30), isPlaying: true)
    for _ in 0..<60 where model.playback.isPlaying { model.wait(1) }
    let step = model.cursor.step
    #expect(model.toast?.phrase == .targetReached(step: step, 0.5))
    #expect(model.cost <= 0.5)
    #expect(model.history.step(at: step - 1).cost > 0.5)
  }
}
