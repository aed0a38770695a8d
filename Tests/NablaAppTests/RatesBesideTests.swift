// What the panel of rates shows beside its curve: curves of other runs, rates from here, and the last values of a weight.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

private func shown(_ model: Model) -> Model {
  var model = model
  model.focus(on: .rates)
  model.press("z")
  if model.arrangement.rect(of: .rates) == nil { model.press("z") }
  model.computeSweep()
  return model
}

@Suite struct `Beside the curve of learning rates` {
  @Test func `each compared optimizer has its curve, whose points are its own runs`() throws {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.order("race optimizer gradient-descent momentum adam")
    model.press("]")
    model = shown(model)
    let rivals = model.shownRivals
    let sweep = try #require(model.shownSweep)
    #expect(rivals.count == 2 && rivals.allSatisfy { $0.image.isFinished && $0.image.rates == sweep.rates })
    for (run, image) in rivals {
      for place in stride(from: 8, to: 129, by: 40) {
        var experiment = run.history.experiment
        experiment.settings.learningRate = image.rates[place]
        var race = Race([experiment])
        for _ in 0..<300 { race.advance() }
        #expect(image.ends[place]?.finalCost == race.outcomes[0].finalCost, "\(run.name) η \(image.rates[place])")
      }
    }
    let frame = model.draw()
    // Each letter stands on the picture, and what is said of it is the lowest of its own costs.
    let rect = try #require(model.arrangement.rect(of: .rates)).inset(columns: 1, rows: 1)
    for (run, image) in rivals {
      let best = try #require(
        image.curve.points.filter { $0.end.divergedAt == nil }.min { $0.end.finalCost! < $1.end.finalCost! })
      #expect(
        frame.text.contains(
          "lowest C \(Numeral.significant(best.end.finalCost!, digits: 4).trimmedZeros) at η "
            + RatesLabel.number(best.learningRate)), "\(frame.text)")
      let letters = (rect.y..<rect.maxY - 10).flatMap { y in (rect.x + 9..<rect.maxX).map { frame[$0, y].glyph } }
      #expect(letters.contains(run.letter), "\(run.name)")
    }
    // Runs that differ in η alone are on one curve.
    model.press("M")
    model.order("race 0.5 2 8")
    model = shown(model)
    #expect(model.shownRivals.isEmpty && model.wantedRivals.isEmpty && model.unknownRival == nil)
  }

  @Test(arguments: ["gradient-descent", "momentum", "adam"]) func `from here all rates go on with what the run has`(
    optimizer: String
  ) throws {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.order("optimizer \(optimizer)")
    model.press("] ] ] ] ]")
    model = shown(model)
    let before = try #require(model.shownSweep)
    model.press("( ( ( @")
    model.computeSweep()
    let sweep = try #require(model.shownSweep)
    #expect(sweep.request.steps == 10 && sweep.request.origin?.step == 5 && sweep.ends != before.ends)
    #expect(model.draw().text.contains("from step 5"), "\(model.draw().text)")
    for place in stride(from: 0, to: 129, by: 32) {
      var history = model.workspace.history
      var settings = history.settings(at: 5)
      settings.learningRate = sweep.rates[place]
      history.change(.settings(settings), at: 5)
      history.advance(by: 10)
      #expect(sweep.ends[place]?.finalCost == history.latest.cost, "\(optimizer) η \(sweep.rates[place])")
    }
    // The same key goes back to the start.
    model.press("@")
    model.computeSweep()
    #expect(model.shownSweep?.request.origin == nil)
  }

  @Test func `a prediction of the first rate that fails is told of rates from the start`() throws {
    var model = Model("rate-curve", columns: 120, rows: 40)
    model.press("] ] ]")
    model = shown(model)
    let failing = try #require(model.shownSweep?.curve.firstFailing?.learningRate)
    model.press("@")
    model.computeSweep()
    #expect(model.shownSweep?.request.origin != nil)
    model.order("guess rate 1")
    #expect(model.look.rates.origin == nil)
    model.computeSweep()
    guard case .guess(.told(let outcome))? = model.guessPhrase else {
      Issue.record("\(String(describing: model.guessPhrase))")
      return
    }
    #expect(outcome.truth == .rate(failing))
  }

  @Test func `from here says why it can do nothing`() {
    var model = shown(Model("hidden-layer", columns: 120, rows: 40))
    model.press("@")
    #expect(model.toast?.phrase == .sweepIsFromHere && model.look.rates.origin == nil)
    model.order("schedule cosine 50")
    model.press("] ]")
    model.focus(on: .rates)
    model.press("@")
    #expect(model.toast?.phrase == .sweepHereNeedsSteadyRate && model.look.rates.origin == nil)
  }

  @Test func `the last values of a weight are those of its runs: one, two, or more`() throws {
    // w ← w − η(w³ − w): to one value up to η = 1, then between two, then four, then many.
    let scene = try SceneReader.read(
      """
      cost: "(w1^2 - 1)^2 / 4"
      initialization: { weights: [0.3] }
      training: { learning-rate: 0.5 }
      """, path: "own.yaml")
    var model = Model(scene, size: Size(columns: 120, rows: 40), language: .en, isPlaying: false)
    model = shown(model)
    model.press("v")
    let sweep = try #require(model.shownSweep)
    var counts: Set<Int> = []
    for (place, rate) in sweep.rates.enumerated() {
      var value = 0.3
      var late: [Double] = []
      for step in 0..<300 {
        value -= rate * (value * value * value - value)
        if step >= 300 - 64 { late.append(value) }
      }
      guard late.allSatisfy({ abs($0) < 1e5 }) else {
        #expect(sweep.places[place].isEmpty)
        continue
      }
      let own = sweep.places[place].suffix(64).map { $0[0] }
      #expect(own.count == 64)
      let isSteady = Set(late.map { ($0 * 1e6).rounded() }).count
      // A chaotic run parts from its like by rounding: its range is compared.
      if isSteady <= 4 {
        #expect(zip(own, late).allSatisfy { abs($0 - $1) < 1e-6 }, "η \(rate)")
      } else {
        #expect(abs(own.max()! - late.max()!) < 0.2 && abs(own.min()! - late.min()!) < 0.2, "η \(rate)")
      }
      counts.insert(min(isSteady, 5))
    }
    #expect(counts.isSuperset(of: [1, 2]), "\(counts)")
    // The rate that is pointed at is told with its range.
    model.press("Down Down")
    let place = try #require(model.pointedRate)
    let own = sweep.places[place].suffix(64).map { $0[0] }
    let text = model.draw().text
    #expect(text.contains("w1 in the last 64 of 300 steps"), "\(text)")
    #expect(text.contains("in the last 64 steps w1"), "\(text) \(own.count)")
    model.press("v")
    #expect(!model.draw().text.contains("in the last 64"))
  }
}
