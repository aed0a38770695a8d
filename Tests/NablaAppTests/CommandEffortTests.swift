// What a key may cost: no run is made again that keeps the learner waiting.

import NablaCore
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `The effort of naming a screen` {
  private func isTried(_ name: String, step: Int, keys: String = "") -> Bool {
    var model = Model(name)
    model.press(keys)
    // Only the number counts; nobody has to go there.
    model.workspace.cursor = Cursor(step: step, beat: 0)
    return CommandAttempt.effort(of: model) <= CommandAttempt.greatestEffort
  }

  @Test func `short runs are made again, long ones are read`() {
    #expect(isTried("worked-example", step: 100_000))
    #expect(!isTried("worked-example", step: 1_000_000))
    #expect(!isTried("worked-example", step: 10_000_000), "also beyond a million")
    #expect(isTried("spiral", step: 1_000) && !isTried("spiral", step: 100_000))
    #expect(isTried("learning-rates", step: 10_000) && !isTried("learning-rates", step: 300_000), "compared runs")
  }

  @Test func `steps that are made one by one count for more`() {
    #expect(isTried("worked-example", step: 20_000, keys: "o"))
    #expect(!isTried("momentum", step: 100_000))
    #expect(!isTried("two-valleys", step: 100_000), "a formula")
  }
}
