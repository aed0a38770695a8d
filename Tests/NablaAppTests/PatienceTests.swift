// Early stopping: playing pauses where the held-out samples' cost has not come lower for long enough.

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

@Suite struct `Patience with held-out samples` {
  private static let text = """
    network: { inputs: 1, layers: [{ units: 6, activation: tanh }, { units: 1, activation: identity }] }
    initialization: { scheme: normal, scale: 2, seed: 3 }
    data: { generator: sine, samples: 14, noise: 0.3, seed: 2, test: 0.4 }
    training: { learning-rate: 0.1, patience: 40 }
    """

  /// The costs of the held-out samples, by a network that is passed through sample by sample.
  private func testCosts(_ experiment: Experiment, steps: Int) throws -> [Double] {
    var race = History(experiment)
    race.advance(by: steps)
    let test = try #require(experiment.dataset?.test)
    return (0...steps).map { step in
      // w1…w6 into the hidden layer, w7…w12 out of it, then the biases.
      let p = race.state(at: step).parameters
      var sum = 0.0
      for sample in 0..<test.count {
        var output: Double = p[18]
        for unit in 0..<6 {
          let z: Double = p[unit] * test.inputs[sample] + p[12 + unit]
          output += p[6 + unit] * tanh(z)
        }
        sum += (test.targets[sample] - output) * (test.targets[sample] - output)
      }
      return sum / Double(test.count)
    }
  }

  /// The first step that has waited for `patience` steps since the lowest cost up to it.
  private func stop(_ costs: [Double], patience: Int) -> (step: Int, best: Int)? {
    var best = 0
    for (step, cost) in costs.enumerated() {
      if cost < costs[best] { best = step }
      if step - best == patience { return (step, best) }
    }
    return nil
  }

  @Test(arguments: [15, 40, 120]) func `pauses at that very step, says where it was lowest, and goes there`(
    patience: Int
  ) throws {
    var model = try openModel(Self.text)
    if patience != 40 { model.order("patience \(patience)") }
    let costs = try testCosts(model.history.experiment, steps: 3_000)
    let expected = try #require(stop(costs, patience: patience))
    model.setPlaying(true)
    model.playback.speed = Playback.ladder.count - 1
    for _ in 0..<4_000 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.1, allowance: 1_000)) }
    #expect(model.cursor.step == expected.step)
    #expect(model.toast?.phrase == .testStopped(patience: patience, best: expected.best))
    // Who plays on is stopped again once as many steps more have not brought it lower.
    func play() {
      model.setPlaying(true)
      for _ in 0..<4_000 where model.playback.isPlaying { _ = model.update(.ticked(seconds: 0.1, allowance: 1_000)) }
    }
    func next(after start: Int) throws -> Int {
      let lowest = (0...start).min { costs[$0] < costs[$1] }!
      var best = lowest
      for step in start + 1..<costs.count {
        if costs[step] < costs[best] { best = step }
        if step - best >= patience, start < best + patience || step - start >= patience { return step }
      }
      throw CocoaError(.featureUnsupported)
    }
    play()
    let second = try next(after: expected.step)
    #expect(model.cursor.step == second)
    // Steps that are there already are waited for in the same way, and so is a wait that was over when it was set.
    model.order("goto \(max(0, expected.step - 3))")
    play()
    #expect(model.cursor.step == expected.step)
    model.order("goto \(second)")
    model.order("patience 5")
    play()
    #expect(model.cursor.step <= second + 5 || costs[second...].prefix(6).min()! < costs[expected.best])
    model.order("goto best")
    let lowest = costs.prefix(model.history.latestStep + 1).enumerated().min { $0.element < $1.element }!.offset
    #expect(model.cursor.step == lowest)
  }

  @Test func `is a setting like others, and none without held-out samples`() throws {
    var model = try openModel(Self.text)
    #expect(model.settingsInForce.patience == 40)
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(again.experiment == model.exportedScene.experiment)
    model.press("] ]")
    model.order("patience 7")
    #expect(model.history.settings(at: 2).patience == 7 && model.history.settings(at: 1).patience == 40)
    #expect(model.reproducingCommand.words.contains("2:patience=7"))
    model.order("test 0")
    model.order("patience 9")
    #expect(model.toast?.phrase == .nothingHeldOut)
    // Without held-out samples the scene that is written says nothing of it, because it would not be read again.
    _ = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    let bad = Self.text.replacing(", test: 0.4", with: "")
    #expect {
      try SceneReader.read(bad, path: "bad.yaml")
    } throws: { error in
      (error as? SceneProblems)?.lines(in: .en).contains { $0.hasPrefix("bad.yaml:4:") && $0.contains("patience") }
        == true
    }
  }
}

@Suite struct `η under the cost` {
  private func line(_ model: Model, columns: Int) -> [CurvePlot.Sample] {
    RateStrip(model: Shown(model)).samples(columns: columns)
  }

  @Test func `is what the schedule makes of it, step by step, and where steps share a column`() throws {
    var model = Model("hidden-layer")
    model.order("learning-rate 0.8")
    model.order("schedule step 3 0.5")
    model.order("goto 20")
    let rates = [2] + (1...20).map { 0.8 * [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625][$0 / 3] }
    // What is changed at step 0 acts from there.
    let exact = [0.8] + rates.dropFirst()
    #expect(line(model, columns: 40).map(\.low) == exact && line(model, columns: 40).map(\.high) == exact)
    for sample in line(model, columns: 5) {
      let bin = exact[Int(sample.x)..<min(21, Int(sample.x) + 5)]
      #expect(sample.low == bin.min() && sample.high == bin.max())
    }
  }

  @Test func `is drawn where it moves and there is room, and not where it stays`() throws {
    var model = Model("hidden-layer", columns: 100, rows: 40)
    model.begin(at: 30, panel: .loss)
    #expect(!model.draw().text.contains("┤ η") && RateStrip(model: Shown(model)).height(of: 30) == 0)
    model.order("learning-rate 0.25")
    model.press("] ]")
    #expect(RateStrip(model: Shown(model)).height(of: 30) == 6 && RateStrip(model: Shown(model)).height(of: 9) == 1)
    #expect(RateStrip(model: Shown(model)).height(of: 8) == 0)
    // The number beside it is that of the step on screen, as the header has it.
    #expect(model.draw().text.split(separator: "\n").contains { $0.hasPrefix("│ η 0.25 <") })
    #expect(line(model, columns: 100).map(\.low) == Array(repeating: 2, count: 30) + [0.25, 0.25, 0.25])
  }
}
