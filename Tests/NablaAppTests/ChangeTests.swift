import FaultTable
import Foundation
import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen

/// A run of a scene with other settings from some step on, advanced on its own.
private func run(
  _ name: String, to last: Int, changing step: Int, _ edit: (inout Settings) -> Void
) -> History {
  var history = History(scene(name).experiment)
  for number in 0...last {
    if number == step {
      var settings = history.settings(at: number)
      edit(&settings)
      history.change(.settings(settings))
    }
    if number < last { history.advance() }
  }
  return history
}

@Suite struct `Changing a run` {
  @Test func `the learning rate acts from the next step on, without a restart`() {
    var model = Model("worked-example")
    model.press("] ] ]")
    let before = model.situation
    model.press("+")
    #expect(model.rate == 2)
    #expect(model.cursor.step == 3)
    #expect(model.situation.parameters == before.parameters)
    #expect(model.cost == before.step.cost)
    model.press("] ] ]")
    let alone = run("worked-example", to: 6, changing: 3) { $0.learningRate = 2 }
    #expect(model.situation.step == alone.latest)
    #expect(model.workspace.runs.count == 1, "nothing of the past changed")
    #expect(model.history.step(at: 2) == alone.step(at: 2))
  }

  @Test func `in the middle of a step a change waits for the next one`() {
    var model = Model("worked-example")
    model.press("] ] Right Right Right")
    let before = model.situation
    let picture = model.picture()
    model.press("+")
    #expect(model.situation == before, "the step under way is the one that was begun")
    #expect(model.rate == 2)
    model.toast = nil
    model.lastDeed = nil
    #expect(changedRows(model.picture(), picture).allSatisfy { $0 == 0 || $0 == 29 }, "only header and hints tell")
    model.press("] ]")
    let alone = run("worked-example", to: 4, changing: 3) { $0.learningRate = 2 }
    #expect(model.situation.step == alone.latest)
  }

  private func changedRows(_ one: Frame, _ other: Frame) -> [Int] {
    (0..<one.size.rows).filter { y in (0..<one.size.columns).contains { one[$0, y] != other[$0, y] } }
  }

  @Test(arguments: [
    ("o", "worked-example"), ("a", "worked-example"), ("f", "worked-example"), ("b", "hidden-layer"),
  ])
  func `optimizer, activation, loss and batch act from the next step on`(key: String, name: String) {
    var model = Model(name)
    model.press("] ] ]")
    let parameters = model.situation.parameters
    model.press(key)
    #expect(model.situation.parameters == parameters)
    let settings = model.settingsInForce
    #expect(settings != model.history.experiment.settings)
    model.press("] ]")
    let alone = run(name, to: 5, changing: 3) { $0 = settings }
    #expect(model.situation.step == alone.latest)
    #expect(model.cursor.step == 5)
  }

  /// Half the squared error is on the key only where the scene has it.
  @Test(arguments: [Loss.logLoss, .halfMse])
  func `every activation, optimizer, loss and batch comes round again`(loss: Loss) {
    for (key, back, kind) in [
      ("a", "A", Cycle.activation), ("o", "O", .optimizer), ("f", "F", .loss), ("b", "B", .batch),
    ] {
      var scene = scene("hidden-layer")
      scene.experiment.settings.loss = loss
      var model = Model(scene, size: Size(columns: 80, rows: 24), isPlaying: false)
      let first = model.settingsInForce
      let all = model.alternatives(of: kind)
      let count = all.count { loss == .halfMse || $0.settings.loss != .halfMse }
      var seen = [first]
      for _ in 1..<count {
        model.press(key)
        #expect(!seen.contains(model.settingsInForce), "\(key)")
        seen.append(model.settingsInForce)
      }
      model.press(key)
      #expect(model.settingsInForce == first)
      for settings in seen.reversed() {
        model.press(back)
        #expect(model.settingsInForce == settings)
      }
      #expect(model.workspace.runs.count == 1)
    }
  }

  @Test func `backspace takes the last of them one back, and again forward`() {
    var model = Model("worked-example")
    model.press("Backspace")
    #expect(model.toast?.phrase == .nothingCycled)
    model.press("o o")
    #expect(model.settingsInForce.optimizer.name == .nesterov)
    model.press("Backspace")
    #expect(model.settingsInForce.optimizer.name == .momentum)
    model.press("a Backspace")
    #expect(model.settingsInForce.network?.learnerActivation == .sigmoid)
  }

  @Test(.fault("R7"), arguments: ["bias", "bias-reach"])
  func `a run without biases goes through every initialization too`(name: String) {
    var model = Model(name)
    for run in 0..<3 {
      var alone = model
      alone.focus(on: .runs)
      alone.press(String(repeating: "Up ", count: 3) + String(repeating: "Down ", count: run) + "Enter")
      // A sheet of this run has no row for what the run has not.
      let rows = alone.draft(of: .sheet).text.components(separatedBy: "\\partial b_{1}").count - 1
      #expect((rows > 0) == (alone.names.biasCount > 0))
      for _ in 0..<10 {
        alone.press("i")
        #expect(alone.situation.parameters.count == alone.names.count)
      }
    }
    model.press("i")
    #expect(model.situation.parameters.count == model.names.count)
  }

  @Test(.fault("R7")) func `backspace says why where another scene has nothing to go back in`() {
    var model = Model("hidden-layer")
    model.press("f")
    _ = model.take(.sceneOpened(scene("parabola")))
    model.press("Backspace")
    #expect(model.toast?.phrase == .noNetwork)
  }

  @Test func `what does not fit together is not offered, and the key says why`() {
    var model = Model("perceptron")
    model.press("a")
    #expect(model.toast?.phrase == .perceptronNeedsStep)
    model.press("o")
    #expect(model.settingsInForce.optimizer.name != .perceptron)
    model.press("a")
    #expect(model.settingsInForce.network?.learnerActivation != .step)

    var spiral = Model("spiral")
    for _ in Optimizer.Name.allCases {
      spiral.press("o")
      #expect(spiral.settingsInForce.optimizer.name != .perceptron)
    }
  }

  @Test func `the rate climbs 1, 2, 5 and stops at both ends`() {
    var model = Model("worked-example")
    var rates: [Double] = []
    while model.reason(against: .rateUp) == nil {
      model.press("+")
      rates.append(model.rate)
    }
    #expect(rates.prefix(4) == [2, 5, 10, 20])
    #expect(rates.last == 1e6)
    model.press("+")
    #expect(model.toast?.phrase == .rateHighest)
    #expect(model.rate == 1e6)
    rates = []
    while model.reason(against: .rateDown) == nil {
      model.press("-")
      rates.append(model.rate)
    }
    #expect(rates.last == 1e-6)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 })
    #expect(rates.contains(0.1) && rates.contains(0.002) && rates.contains(5e-5), "exactly, not 0.1 + rounding")
    model.press("-")
    #expect(model.toast?.phrase == .rateLowest)
  }

  @Test(arguments: [(0.3, 0.5, 0.2), (0.01, 0.02, 0.005), (7, 10, 5), (1e6, 1e6, 5e5), (1e-9, 1e-6, 1e-6)])
  func `a rate beside the ladder finds its next rungs`(rate: Double, up: Double, down: Double) {
    #expect(LearningRateLadder.next(from: rate, up: true) == up)
    #expect(LearningRateLadder.next(from: rate, up: false) == down)
  }

  @Test(.fault("R3")) func `held down for a thousand repeats it changes one run and stays in its range`() {
    var model = Model("neuron", isPlaying: true)
    for index in 0..<1_000 {
      model.press(index % 3 == 0 ? "-" : "+")
      if index % 10 == 0 { model.wait(1.0 / 30) }
      #expect(model.rate > 0 && model.rate <= 1e6)
    }
    #expect(model.workspace.runs.count == 1)
    #expect(model.done.count <= Model.mostDeeds)
  }
}

@Suite struct `Typing a value` {
  @Test(arguments: [("-7", -7.0), ("1e-3", 0.001), ("  0.5 ", 0.5), ("-0", 0), ("+2", 2)])
  func `a number becomes the parameter's value at once`(text: String, value: Double) {
    var model = Model("cost-surface")
    model.press("j e")
    model.type(text)
    model.press("Enter")
    #expect(model.overlay == nil)
    #expect(model.situation.parameters == [-3, value])
    let plain = plainCost(scene("cost-surface").experiment, model.situation.settings, at: [-3, value])
    #expect(abs(model.cost - plain) < 1e-15)
    #expect(model.toast?.phrase == .valueSet("w2", value))
  }

  @Test(
    .fault("N2"), arguments: ["nan", "inf", "-inf", "1e999", "abc", "1,5", "１", "--1", "1e13", "0x10", "infinity", "."])
  func `what is no number is refused and nothing changes`(text: String) {
    var model = Model("cost-surface")
    model.press("] ]")
    let before = model.workspace
    model.press("e")
    model.type(text)
    model.press("Enter")
    #expect(model.workspace == before)
    #expect(model.toast?.phrase == .notAValue(text))
    #expect(model.overlay != nil, "to be corrected")
    model.press("Esc")
    #expect(model.workspace == before)
    #expect(model.done.isEmpty)
  }

  @Test func `in the middle of a step it waits for the next one`() {
    var model = Model("worked-example")
    model.press("] Right Right")
    let before = model.situation
    model.press("e 3 Enter")
    #expect(model.situation == before)
    model.press("]")
    #expect(model.situation.parameters[4] == 3)
    let other = model.history.step(at: 1).next.parameters[0]
    #expect(model.situation.parameters[0] == other)
  }

  @Test func `enter on an empty field and esc leave everything as it is`() {
    for keys in ["e Enter", "e 1 Esc", "s Enter", ": Enter", ": 9 Esc"] {
      var model = Model("spiral")
      model.press("]")
      let before = model.workspace
      model.press(keys)
      #expect(model.workspace == before, "\(keys)")
      #expect(model.overlay == nil)
    }
  }
}

@Suite struct `Text fields` {
  private func typed(_ keys: String) -> TextField {
    var model = Model("neuron")
    model.press("e")
    model.press(keys)
    guard case .input(let field, _) = model.overlay else { return TextField() }
    return field
  }

  @Test(arguments: [
    ("1 2 3 Left Left x", "1x23", 2), ("1 2 3 Home 0", "0123", 1), ("1 2 Home End 3", "123", 3),
    ("1 2 3 Backspace", "12", 2), ("1 2 3 Home Del", "23", 0), ("1 2 3 Left C-u", "3", 0),
    ("a Space b c C-w", "a ", 2), ("가 나 Left 다", "가다나", 2), ("Left Right Backspace Del", "", 0),
    ("1 2 C-a 3 C-e 4", "3124", 4), ("q Q u ? L", "qQu?L", 5),
  ])
  func `editing keys edit, every other key is typed`(keys: String, text: String, caret: Int) {
    #expect(typed(keys).text == text)
    #expect(typed(keys).caret == caret)
  }

  @Test(.fault("R6")) func `a huge paste is cut, and control characters stay out`() {
    var model = Model("neuron")
    model.press("e")
    _ = model.update(.pasted("1\u{1B}[31m2\n\t3" + String(repeating: "가", count: 100_000)))
    guard case .input(let field, _) = model.overlay else {
      Issue.record("no field")
      return
    }
    #expect(field.text.hasPrefix("1[31m23가"))
    #expect(field.characters.count == TextField.mostCharacters)
    model.press("Enter")
    #expect(model.cursor == .start)
  }

  @Test(.fault("R6")) func `the caret is in its box at any length and size`() {
    for columns in [10, 20, 40, 80] {
      var model = Model("neuron", columns: columns, rows: 12)
      model.press(columns == 20 ? ":" : "e")
      for _ in 0..<45 {
        model.type("한")
        let frame = model.draw()
        if let cursor = frame.cursor { #expect(Rect(frame.size).contains(cursor)) }
      }
      for _ in 0..<45 {
        model.press("Left")
        if let cursor = model.draw().cursor { #expect(cursor.x >= 0 && cursor.x < columns) }
      }
    }
  }
}
