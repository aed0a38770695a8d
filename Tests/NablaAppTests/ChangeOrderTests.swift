// Changes in any order, made ahead, in between and in the past: every panel tells of the run that was made.

import FaultTable
import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// What each step is made with, kept by the test itself from what every key does.
private struct Ledger {
  /// The settings of steps 0, 1, …, as many as a test goes through.
  var settings: [Settings]
  /// The values that parameters were given, by step and number.
  var values: [Int: [Int: Double]] = [:]

  /// A change of settings from a step on: what later steps changed themselves they keep.
  mutating func change(at step: Int, to new: Settings, of subject: Subject, cutsOffLater: Bool) {
    let old = settings
    settings[step] = new
    for later in step + 1..<settings.count {
      var next = settings[later - 1]
      if !cutsOffLater {
        let (was, own) = (old[later - 1], old[later])
        if own.network != was.network { next.network = own.network }
        if own.loss != was.loss { next.loss = own.loss }
        if own.optimizer != was.optimizer { next.optimizer = own.optimizer }
        if own.learningRate != was.learningRate { next.learningRate = own.learningRate }
        if own.batch != was.batch { next.batch = own.batch }
        if own != was, next.conflict(with: subject) != nil { next = own }
      }
      settings[later] = next
    }
    if cutsOffLater { values = values.filter { $0.key <= step } }
  }

  /// The run, step by step, from nothing but the rules of a step.
  func run(of experiment: Experiment, through last: Int) -> [TrainingStep] {
    var state = experiment.firstState
    return (0...last).map { number in
      for (index, value) in values[number] ?? [:] { state.parameters[index] = value }
      if settings[number].optimizer.forgotten != state.optimizer.forgotten {
        state.optimizer = settings[number].optimizer.forgotten
        state.optimizer.disturb(atEpochStart: state.sampler.isAtEpochStart)
      } else if values[number] != nil {
        state.optimizer.disturb(atEpochStart: state.sampler.isAtEpochStart)
      }
      let step = TrainingStep(from: state, subject: experiment.subject, settings: settings[number])
      state = step.next
      return step
    }
  }

  /// What the timeline has to name of a change of settings.
  static func phrases(_ old: Settings, _ new: Settings) -> [Phrase] {
    var phrases: [Phrase] = []
    if old.learningRate != new.learningRate { phrases.append(.rateSet(new.learningRate)) }
    if old.network != new.network { phrases.append(.activationSet(new.network!.learnerActivation)) }
    if old.optimizer.name != new.optimizer.name { phrases.append(.optimizerSet(new.optimizer.name)) }
    if old.batch != new.batch { phrases.append(.batchSet(new.batch)) }
    if old.loss != new.loss { phrases.append(.lossSet(new.loss)) }
    return phrases
  }
}

@Suite struct `Changes in any order` {
  private static let keys = [
    "]", "]", "[", "Left", "Right", "Right", "Right Right", "Home", "End", "+", "-", "a", "A", "o", "O", "b", "f",
    "Backspace", "e",
  ]

  /// Presses keys, and keeps a ledger of them.
  private func session(_ model: inout Model, _ pressed: [String]) -> Ledger {
    var ledger = Ledger(settings: Array(repeating: model.history.experiment.settings, count: 60))
    for key in pressed where model.history.divergedAt == nil {
      let before = model.settingsInForce
      let step = model.cursor.step + (model.cursor.beat > 0 ? 1 : 0)
      let isPast = step < model.history.latestStep
      if key == "e" {
        let value = Double(model.cursor.step) / 4 - 0.5
        model.press("e")
        model.type("\(value)")
        model.press("Enter")
        if isPast {
          ledger.change(at: step, to: before, of: model.history.experiment.subject, cutsOffLater: true)
        }
        ledger.values[step, default: [:]][model.look.selection] = value
      } else {
        model.press(key)
        let isMove = ["]", "[", "Left", "Right", "Right Right", "Home", "End"].contains(key)
        guard !isMove, model.settingsInForce != before else { continue }
        ledger.change(
          at: step, to: model.settingsInForce, of: model.history.experiment.subject, cutsOffLater: isPast)
      }
    }
    return ledger
  }

  @Test(arguments: [
    ["Right", "O", "O", "Left", "+", "]", "]"], ["]", "Right", "a", "[", "+", "]", "]", "]"],
    ["Right", "+", "a", "Left", "o", "-", "]", "]"], ["]", "]", "Right", "e", "o", "[", "e", "f", "]", "]"],
    ["Right", "o", "O", "]", "]"],
  ]) func `a change made ahead stays ahead of one made before it`(keys: [String]) throws {
    var model = Model("worked-example", columns: 200, rows: 60)
    let ledger = session(&model, keys)
    try check(model, ledger, "\(keys)")
  }

  @Test(arguments: 0..<Soak.amount(40, all: 600))
  func `every panel tells of the run that was made`(number: Int) throws {
    var dice = Dice(UInt64(number) &* 7_919 &+ 5)
    let names = ["worked-example", "neuron", "hidden-layer", "perceptron", "momentum", "by-hand", "log-loss"]
    var model = Model(names[number % names.count], columns: 200, rows: 60)
    if model.workspace.isRacing { model.press("M") }
    let keys = (0..<Int.random(in: 4...24, using: &dice)).map { _ in Self.keys.randomElement(using: &dice)! }
    let ledger = session(&model, keys)
    if model.history.divergedAt != nil { return }
    try check(model, ledger, "\(names[number % names.count]) \(keys)")
  }

  private func check(_ model: Model, _ ledger: Ledger, _ told: String) throws {
    var model = model
    let history = model.history
    let run = ledger.run(of: history.experiment, through: history.latestStep)
    // The weights, bit for bit.
    for (number, step) in run.enumerated() { #expect(history.step(at: number) == step, "step \(number) of \(told)") }
    // The timeline.
    var wanted: [Phrase] = []
    for step in 0...history.latestStep + 1 {
      let old = step == 0 ? history.experiment.settings : ledger.settings[step - 1]
      wanted += Ledger.phrases(old, ledger.settings[step])
      wanted += (ledger.values[step] ?? [:]).sorted { $0.key < $1.key }.map {
        Phrase.valueSet(model.names.name(at: $0.key), $0.value)
      }
    }
    let entries = Timeline(model).entries
    let listed = entries.compactMap { entry -> Phrase? in
      if case .change(let phrase) = entry.kind { phrase } else { nil }
    }
    #expect(listed == wanted, "\(told)")
    #expect(entries.map(\.step) == entries.map(\.step).sorted(), "\(told)")
    // The table of the run.
    let rows = model.draft(of: .run).text.split(separator: "\r\n").dropFirst()
    let columns = RunColumns(of: model.history.experiment)
    let wantedRows = run.map {
      columns.row($0, model.history.settings(at: $0.state.step)).replacing("\r\n", with: "")
    }
    #expect(rows.map(String.init) == wantedRows, "\(told)")
    // Header, step and derivation of every step, at its last beat.
    for step in run.suffix(4) {
      model.press(":")
      model.type("\(step.state.step)")
      model.press("Enter")
      try check(&model, step, told)
    }
  }

  private func check(_ model: inout Model, _ step: TrainingStep, _ told: String) throws {
    model.go(toBeat: model.beats.count - 1)
    #expect(model.situation.step == step, "\(told)")
    let header = String(model.draw().text.split(separator: "\n")[0])
    #expect(header.contains("η \(Words.short(step.settings.learningRate)) "), "\(header) of \(told)")
    if step.settings.optimizer.name != .gradientDescent {
      #expect(header.contains(step.settings.optimizer.name.rawValue), "\(header) of \(told)")
    }
    #expect(step.settings.optimizer.name == step.state.optimizer.name)
    // The step panel's product, from its own printed numbers.
    var alone = model
    alone.look.focus = .step
    alone.look.isZoomed = true
    let text = alone.draw().text
    let index = alone.look.selection
    let name = alone.names.name(at: index)
    let change = Numeral.fixed(step.change[index], decimals: 4, width: 0, sign: .always)
    if step.settings.optimizer.name == .gradientDescent {
      let line = try #require(text.split(separator: "\n").first { $0.contains("Δ\(name) = -η") }, "\(text) of \(told)")
      let rate = Words.short(step.settings.learningRate)
      #expect(line.contains("= -\(rate) × (") && line.contains("= \(change.trimmingCharacters(in: .whitespaces))"))
      #expect(abs(-step.settings.learningRate * step.gradient[index] - step.change[index]) <= 1e-15)
    } else {
      #expect(!text.contains("= -η ·"), "\(told)")
    }
    guard step.settings.optimizer.name != .perceptron else { return }
    // The derivation's update leads to the very parameter that the step leads to.
    let outline = UpdateDerivation(of: index, in: step, names: alone.names)
    let next = try #require(outline.equations.last)
    #expect(next.value == step.next.parameters[index], "\(told)")
    if alone.situation.network != nil {
      let sheet = alone.draft(of: .sheet).text
      let rate = "$\\eta = \(Words.short(step.settings.learningRate))$"
      #expect(sheet.contains("\(step.settings.optimizer.name.text(in: .en)), \(rate)"), "\(told)")
    }
  }
}

@Suite struct `What a learner gave a start` {
  @Test(arguments: ["m", "r"]) func `stays with a comparison and a restart`(key: String) {
    var model = Model("worked-example", columns: 120, rows: 40)
    let first = model.situation.parameters
    model.press("e 2 Enter \(key)")
    let edited = model.situation.parameters
    #expect(edited[4] == 2 && edited.indices.allSatisfy { $0 == 4 || edited[$0] == first[$0] })
    for run in model.workspace.runs { #expect(run.history.state(at: 0).parameters == edited) }
    model.press("] ] ] e 3 Enter r")
    #expect(model.situation.parameters == edited, "what was changed on the way is left there")
    model.press("r")
    #expect(model.toast?.phrase == .atTheStart)
    #expect(model.history.experiment.initialization == Model("worked-example").history.experiment.initialization)
  }

  @Test func `stays with a scene's own comparison, and its limits are those of that start`() throws {
    var model = Model("momentum", columns: 120, rows: 40)
    model.press("M e 1 Enter m")
    #expect(model.workspace.isRacing)
    for run in model.workspace.runs { #expect(run.history.latest.state.parameters[model.look.selection] == 1) }
    var ladder = try Model(yaml: "cost: \"w1^4\"\ninitialization: { weights: [1] }\n", panel: .contour)
    ladder.press("e 2 Enter m")
    // C″ = 12 w²: 2/48 where w = 2.
    for run in ladder.workspace.runs { #expect(abs(run.entry!.limit! - 2 / 48.0) < 1e-12) }
  }

  @Test func `an optimizer comes back with the constants that the scene gave it`() throws {
    let yaml = "cost: \"w1^2\"\ninitialization: { weights: [1] }\ntraining: { optimizer: momentum, beta: 0.5 }\n"
    var model = try Model(yaml: yaml, panel: .contour)
    let own = model.settingsInForce
    model.press("o O")
    #expect(model.settingsInForce == own)
    model.press("] o r")
    model.press(": o p t i m i z e r")
    model.press("Esc")
    _ = model.run(.optimizer, "momentum")
    #expect(model.settingsInForce.optimizer == own.optimizer)
  }
}

@Suite struct `A run's name` {
  private func names(_ model: Model) -> [String] {
    model.workspace.runs.map { model.workspace.title(of: $0, in: .en) }
  }

  @Test func `tells what its steps are made with, not what was changed after the last of them`() {
    var model = Model("momentum", columns: 120, rows: 40)
    model.press("M")
    _ = model.run(.learningRate, "0.95")
    model.press("r } }")
    _ = model.run(.optimizer, "momentum")
    model.press("r } }")
    #expect(names(model) == ["A η 0.95", "G η 0.95 momentum"])
    #expect(model.draw().text.contains("G η 0.95 momentum"))
    // On its way, after an arrow.
    model.press("+ ]")
    #expect(names(model)[1] == "G η 0.95 momentum → η 1")
  }

  @Test func `tells the place in the contour where it was started, and another seed or value`() throws {
    var model = Model("valley", columns: 120, rows: 40)
    if model.workspace.isRacing { model.press("M") }
    model.press("] ] @ Left Left Left Enter Esc ] ]")
    let place = try #require(names(model).dropFirst().first)
    #expect(place.hasPrefix("B w1 = "), "\(place)")
    model.press("r")
    #expect(names(model).count == 2 && names(model).last == place)
    model.press("] - r")
    #expect(names(model).count == 3 && names(model).last?.hasPrefix("C w1 = ") == true)
    var other = Model("spiral", columns: 120, rows: 40)
    other.press("] R ]")
    #expect(try #require(names(other).dropFirst().first).hasSuffix("seed 2"))
    other.press("] Home e 2 Enter")
    #expect(try #require(names(other).last).contains(" = 2"))
  }

  @Test(arguments: 0..<Soak.amount(20, all: 200))
  func `holds no setting that none of its steps was made with`(number: Int) {
    var dice = Dice(UInt64(number) &+ 900)
    var model = Model(["worked-example", "momentum", "hidden-layer"][number % 3], columns: 120, rows: 40)
    if model.workspace.isRacing { model.press("M") }
    for _ in 0..<20 { model.press(["]", "]", "o", "+", "-", "a", "r", "Home", "Right"].randomElement(using: &dice)!) }
    for run in model.workspace.runs where run.number != model.workspace.currentNumber {
      let title = model.workspace.title(of: run, in: .en)
      guard run.history.latestStep > 0 else { continue }
      let used = run.history.steps(0...run.history.latestStep - 1).map(\.settings)
      for name in Optimizer.Name.allCases where title.split(separator: " ").contains(Substring(name.rawValue)) {
        #expect(used.contains { $0.optimizer.name == name }, "\(title)")
      }
      let rates = title.matches(of: /η (\S+)/).compactMap { Double($0.1) }
      for rate in rates { #expect(used.contains { $0.learningRate == rate }, "\(title)") }
    }
  }
}
