import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

/// What the perceptron's steps show: the sample that the step really sees, its error, and no slope.
@Suite struct `The perceptron's steps` {
  /// The step panel alone, at a beat of a step.
  private func panel(step: Int, beat: Int, selection: Int = 0) throws -> String {
    var model = Model("perceptron", columns: 80, rows: 24)
    model.begin(at: step, panel: .step)
    model.select(selection)
    for _ in 0..<beat { model.press("Right") }
    return model.picture().text
  }

  @Test func `each step goes through the sample it sees, in the given order`() {
    var model = Model("perceptron")
    for step in 0..<8 {
      model.go(to: step)
      model.refresh()
      #expect(model.sample == step % 4)
      #expect(model.situation.step.batch == [step % 4])
    }
  }

  // AND, from zeros, in the order 00 01 10 11: step 3 sees (1, 1) → 1. Steps 0 to 2 answer 1, 0, 0 (z = 0 counts as
  // 1), so b = −1 and the fourth answer is 0: its error is +1.
  @Test func `the error, the share and the change are those of the rule`() throws {
    #expect(try panel(step: 3, beat: 3).contains("y - o1 = 1 - 0 = +1"))
    #expect(try panel(step: 3, beat: 4).contains("x1·(y - a) = 1 × (+1) = +1"))
    let update = try panel(step: 3, beat: 5)
    #expect(update.contains("w ← w + η · x · (y - a)"))
    #expect(update.contains("w1: 0.0000 → 1.0000"))
  }

  @Test func `no slope is spoken of`() throws {
    for beat in 0..<6 { #expect(!(try panel(step: 3, beat: beat)).contains("f′")) }
    var model = Model("perceptron", columns: 200, rows: 60)
    model.begin(at: 3)
    #expect(model.picture().text.contains("-Δw/η"))
  }

  @Test func `every change on screen is η · x · (y − a), reckoned anew`() {
    var model = Model("perceptron")
    let data = model.workspace.scene.experiment.dataset!
    for number in 0..<24 {
      model.go(to: number)
      model.refresh()
      let weights = model.situation.parameters
      let x = Array(data.input(number % 4))
      let answer = weights[0] * x[0] + weights[1] * x[1] + weights[2] >= 0 ? 1.0 : 0
      let error = data.target(number % 4).first! - answer
      #expect(model.situation.step.change == [x[0] * error, x[1] * error, error])
    }
  }

  @Test func `a step that sees one sample has no next one to choose`() {
    var model = Model("perceptron")
    model.press("n")
    #expect(model.toast?.phrase == .oneSampleInStep(1))
  }
}
