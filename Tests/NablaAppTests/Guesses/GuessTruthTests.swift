import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

extension Model {
  /// Types a prediction behind the key for one.
  mutating func guess(_ text: String) {
    press(";")
    type(text)
    press("Enter")
  }

  /// The palette, where one is open.
  var openPalette: CommandPalette? {
    guard case .palette(let palette) = overlay else { return nil }
    return palette
  }

  /// What was told last.
  var told: GuessOutcome? { guesses.shown?.outcome }
}

/// A step of gradient descent from C alone: each slope is a central difference.
private func stepped(_ parameters: [Double], of experiment: Experiment) -> (next: [Double], slopes: [Double]) {
  let objective = Objective(experiment)
  let slopes = parameters.indices.map { index in
    func cost(_ offset: Double) -> Double {
      var moved = parameters
      moved[index] += offset
      return objective.cost(at: moved)
    }
    return (cost(1e-5) - cost(-1e-5)) / 2e-5
  }
  return (zip(parameters, slopes).map { $0 - experiment.settings.learningRate * $1 }, slopes)
}

private func near(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-6 * max(1, abs(other)) }

@Suite struct `The truth behind a prediction` {
  @Test(arguments: ["neuron", "parabola", "worked-example"])
  func `is what a step makes, by differences of C alone`(name: String) throws {
    let scene = scene(name)
    let start = Model(name).situation.parameters
    let next = stepped(start, of: scene.experiment).next
    let after = Objective(scene.experiment).cost(at: next)
    let before = Objective(scene.experiment).cost(at: start)
    let slopes = stepped(next, of: scene.experiment).slopes
    func told(_ text: String) throws -> GuessOutcome.Truth {
      var model = Model(name)
      model.guess(text)
      try #require(model.workspace.guess != nil, "\(text): \(String(describing: model.openPalette?.problem))")
      model.press("]")
      return try #require(model.told).truth
    }
    let names = Model(name).names
    let axis = Model(name).look.axisX
    let parameter = names.name(at: axis)
    guard case .number(let was, let cost) = try told("cost 0.1") else {
      Issue.record("no number")
      return
    }
    #expect(near(was, before) && near(cost, after))
    guard case .number(let old, let value) = try told("\(parameter) 0.1") else {
      Issue.record("no number")
      return
    }
    #expect(near(old, start[axis]) && near(value, next[axis]))
    for text in ["slope \(parameter) 0.1", "sign \(parameter) +", "기울기 \(parameter) 1", "부호 \(parameter) -"] {
      guard case .number(_, let slope) = try told(text) else {
        Issue.record("no number")
        return
      }
      #expect(near(slope, slopes[axis]))
    }
    let axes = [axis] + (Model(name).look.axisY.map { [$0] } ?? [])
    let place = axes.map { _ in "0.5" }.joined(separator: " ")
    guard case .place(let from, let to) = try told("place \(place)") else {
      Issue.record("no place")
      return
    }
    #expect(zip(axes, from).allSatisfy { near($1, start[$0]) } && zip(axes, to).allSatisfy { near($1, next[$0]) })
  }

  @Test func `of a later step is the step's own, and the change is counted from the step on screen`() throws {
    var model = Model("neuron")
    model.press("] ]")
    let before = model.cost
    model.guess("cost 0.1 20")
    model.press("} ]")
    #expect(model.workspace.guess != nil && model.told == nil)
    model.press("}")
    var race = Race([scene("neuron").experiment])
    for _ in 0..<20 { race.advance() }
    let expected = try #require(race.outcomes[0].finalCost)
    guard case .number(let was, let cost) = try #require(model.told).truth else {
      Issue.record("no number")
      return
    }
    #expect(was == before && cost == expected && model.cursor.step == 23)
    #expect(model.toast?.phrase.english.contains("C at step 20: you said 0.1") == true)
  }

  @Test func `of a race is the lowest C of runs by themselves`() throws {
    var model = Model("worked-example", columns: 120, rows: 40)
    model.press("m")
    let runs = model.workspace.runs.filter { $0.entry != nil }
    try #require(runs.count > 2)
    model.guess("winner b 30")
    guard case .winner(let number, "B") = try #require(model.workspace.guess).said else {
      Issue.record("no winner")
      return
    }
    #expect(runs[1].number == number)
    model.press("} } }")
    let costs = runs.compactMap { run -> (name: String, cost: Double)? in
      var race = Race([run.history.experiment])
      for _ in 0..<30 { race.advance() }
      return race.outcomes[0].status.kind == .diverged ? nil : race.outcomes[0].finalCost.map { (run.name, $0) }
    }
    let best = try #require(costs.min { $0.cost < $1.cost })
    guard case .winner(_, let name, let cost, let named) = try #require(model.told).truth else {
      Issue.record("no winner")
      return
    }
    #expect(name == best.name && cost == best.cost && named == costs.first { $0.name == "B" }?.cost)
    #expect(try #require(model.told).isNear == (best.name == "B"))
  }

  @Test func `of the first rate that fails is a run of its own that fails, and the one below does not`() throws {
    var model = Model("parabola", columns: 120, rows: 40)
    model.guess("rate 0.9")
    #expect(model.look.focus == .rates && model.told == nil && model.workspace.guess != nil)
    model.computeSweep()
    guard case .rate(let rate?) = try #require(model.told).truth else {
      Issue.record("no rate")
      return
    }
    let sweep = try #require(model.sweep)
    func fails(_ rate: Double) -> Bool {
      var experiment = scene("parabola").experiment
      experiment.settings.learningRate = rate
      var race = Race([experiment])
      for _ in 0..<300 { race.advance() }
      return [.diverged, .oscillating].contains(race.outcomes[0].status.kind)
    }
    let place = try #require(sweep.rates.firstIndex(of: rate))
    #expect(fails(rate) && !sweep.rates[..<place].suffix(12).contains(where: fails))
    #expect(model.progress.scores["parabola"]?.made == 1)
    // The curve has been seen: another guess of it is told and not counted.
    model.guess("rate 2")
    #expect(model.told?.guess.isSeen == true && model.progress.scores["parabola"]?.made == 1)
  }

  @Test func `is none where the run ends before, and that is not counted`() throws {
    var model = Model("parabola")
    model.press(":")
    model.type("learning-rate 1000")
    model.press("Enter")
    model.guess("cost 0.1 400")
    model.press("}")
    guard case .diverged(let step) = try #require(model.told).truth else {
      Issue.record("still there")
      return
    }
    #expect(step == model.history.divergedAt && model.progress.score == .none)
    #expect(model.toast?.phrase.english.contains("nothing to compare") == true)
  }
}
