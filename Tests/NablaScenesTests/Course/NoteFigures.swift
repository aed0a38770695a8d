// What the notes for teachers state beyond the lessons, and the lessons of the scenes whose figures are few.

import NablaCore
import NablaLesson
import NablaScenes

private func σ(_ z: Double) -> Double { Activation.sigmoid.value(at: z) }
private func slopeOfσ(_ z: Double) -> Double { Activation.sigmoid.slope(at: z) }

/// The figures of the first two chapters of the course.
let figuresOfFirstNotes: [String: [LessonFigure]] = [
  "neuron": [
    .init("−5.04") { $0.value("w1", 60) }, .init("2.41") { $0.value("b1", 60) }, .init("0.0057") { $0.cost(60) },
    .init("0.0058") { $0.with(weights: [-5], biases: [2.5]).cost(0) }, .init("0.5") { $0.answer(2, 0) },
    .init("0.125") { $0.slope("w1", 0) }, .init("0.625") { -$0.step(0).change[0] },
    .init("0.375") { $0.value("w1", 1) },
  ],
  "by-hand": [
    .init("−0.5") { run in -run.with(weights: [3, 3, 0.5, -0.5], biases: [1.5, -1.5, 0]).value("b1", 0) / 3 }
  ],
  "bias": [
    .init("0.975") { $0.withoutBiases.cost(20) }, .init("−5") { $0.pass(2, 0).weightedInputs[0][0] },
    .init("0.5") { $0.with(weights: [5], biases: [5]).answer(2, 0) },
  ],
  "bias-reach": [
    .init("0.231") { $0.withoutBiases.with(rate: 5).cost(60) }
  ],
  "perceptron": [
    .init("6") { Double($0.firstEpochAtRest) }, .init("24") { Double(4 * $0.firstEpochAtRest) },
    .init("−1") { $0.value("b1", 1) },
    .init("2") { $0.value("w1", 24) }, .init("−3") { $0.value("b1", 24) },
  ],
  "xor-line": [
    .init("−1") { $0.value("w1", 8) }, .init("0") { $0.value("w2", 8) }, .init("0") { $0.value("b1", 8) },
    .init("−1") { $0.value("b1", 1) }, .init("1") { $0.value("w2", 2) }, .init("0") { $0.value("b1", 2) },
  ],
  "parabola": [
    .init("−0.8") { ($0.with(rate: 0.9).value("w1", 1) - 2) / -5 },
    .init("−1.2") { ($0.with(rate: 1.1).value("w1", 1) - 2) / -5 },
    .init("16") { $0.cost(1) },
  ],
  "flat-spot": [
    .init("0.002") { $0.step(60).change[0] }, .init("2.25") { _ in 1.5 * 1.5 }, .init("−4.5") { _ in -1.5 - 3 },
  ],
  "log-loss": [.init("0.01766") { slopeOfσ($0.pass(1, 0).weightedInputs[0][0]) }],
  "mae-steps": [
    .init("0.1") { abs($0.with(weights: [0.9]).with(rate: 0.2).value("w1", 1) - 1) },
    .init("1.1") { $0.with(weights: [0.9]).with(rate: 0.2).value("w1", 1) },
    .init("0.8") { -$0.with(.mse).slope("w1", 1) },
    .init("0.4") { run in (1 - run.with(.mse).value("w1", 7)) / (1 - run.with(.mse).value("w1", 6)) },
  ],
  "two-rules": [
    .init("−1.16352") { -2 * (1 - $0.answer(1, 0)) },
    .init("0.243315") { slopeOfσ($0.pass(1, 0).weightedInputs[0][0]) }, .init("−0.254792") { $0.slope("w1", 0) },
  ],
  "cost-surface": [
    .init("0.64") { $0.cost(0) }, .init("0.43") { $0.cost(5) }, .init("0.03") { $0.cost(20) },
    .init("0.696") { $0.with(weights: [-7, 7]).cost(0) }, .init("0.695") { $0.with(weights: [-7, 7]).cost(60) },
    .init("0.953") { $0.answer(1, 0) }, .init("0.047") { $0.answer(2, 0) }, .init("0.002") { $0.answer(3, 0) },
    .init("0.643") { $0.cost(0) },
  ],
  "round-valley": [
    .init("5") { $0.answer(1, 0) }, .init("2") { $0.curvatures[1] },
  ],
  "taylor": [.init("0.0187") { -$0.slope("b1", 0) }, .init("0.01598") { -$0.forecast(0) }],
  "worked-example": [.init("0.47") { $0.pass(1, 0).weightedInputs[0][0] }, .init("0.0998") { $0.step(0).change[4] }],
]

extension SceneRun {
  /// Counted from 1: the first epoch of four samples, one a step, in which nothing changes.
  fileprivate var firstEpochAtRest: Int {
    let steps = steps(to: 200)
    let epochs = stride(from: 0, to: 200, by: 4)
    let first = epochs.first { start in
      steps[start..<start + 4].allSatisfy { $0.gradient.allSatisfy { $0 == 0 } }
    }
    return (first ?? .max - 4) / 4 + 1
  }
}

/// The figures of the chapters after them.
let figuresOfLaterNotes: [String: [LessonFigure]] = [
  "loudest-input": [.init("−0.01647") { $0.slope("w2", 0) / 0.9 }],
  "backprop-cost": [.init("6") { _ in Double([3, 2].forwardMultiplications) }],
  "zig-zag": [
    .init("0.140") { -$0.slope("w5", 0) }, .init("0.046") { -$0.slope("w6", 0) }, .init("0.78") { $0.value("w5", 1) },
  ],
  "equal-weights": [.init("0.1") { $0.experiment.dataset!.inputs[0] }, .init("0.131") { _ in 0.5 - 3 * 0.123 }],
  "learning-rates": [
    .init("3.6") { $0.cost(10) }, .init("0.0003") { $0.with(rate: 0.1).cost(10) },
    .init("17.7") { $0.with(rate: 0.001).cost(10) }, .init("0.238") { 2 / $0.curvatures[1] },
    .init("8.405") { $0.curvatures[1] }, .init("0.030") { $0.with(rate: 0.22).cost(20) },
    .init("996") { $0.with(rate: 0.25).cost(20) }, .init("21") { $0.cost(0) }, .init("−17") { $0.slope("w1", 0) },
    .init("0.17") { $0.value("w1", 1) },
  ],
  "local-minima": [
    .init("0.018") { $0.answer(1, 0) }, .init("0.5") { $0.answer(2, 0) }, .init("0.982") { $0.answer(3, 0) },
  ],
  "two-valleys": [
    .init("0.1404") { $0.slope("w1", 0) }, .init("−0.1692") { $0.with(weights: [0.3, 2]).slope("w1", 0) },
  ],
  "momentum": [
    .init("0.2") { $0.value("w2", 1) / $0.value("w2", 0) }, .init("0.984") { $0.value("w1", 1) / $0.value("w1", 0) },
    .init("0.04") { $0.slope("w1", 0) / $0.value("w1", 0) },
  ],
  "output-range": [
    .init("0.5") { $0.answer(1, 0) }, .init("2.25") { $0.cost(0) },
    .init("1.2") { $0.with(.identity).value("w1", 1) }, .init("1.6") { -$0.with(.identity).slope("w1", 1) },
    .init("1.68") { $0.with(.identity).value("w1", 2) },
  ],
  "hidden-layer": [
    .init("0.233") { $0.cost(20) }, .init("0.070") { $0.cost(40) }, .init("0.020") { $0.cost(100) },
    .init("0.087") { $0.with(.relu).cost(20) }, .init("0.693") { $0.with(.identity).cost(40) },
    .init("0.5") { $0.with(.identity).answer(2, 40) },
    .init("−0.11") { $0.value("w1", 0) * $0.value("w5", 0) + $0.value("w2", 0) * $0.value("w6", 0) },
  ],
  "rate-curve": [
    .init("0.349") { $0.with(rate: 0.1).cost(300) }, .init("0.0122") { $0.cost(300) },
    .init("0.0056") { $0.with(rate: 2).cost(300) }, .init("0.0022") { $0.with(rate: 5).cost(300) },
    .init("1.13") { $0.with(rate: 12.4).cost(300) }, .init("2.94") { $0.experiment.limitAtStart ?? .nan },
    .init("0.681") { 2 / ($0.experiment.limitAtStart ?? .nan) },
  ],
  "start-map": [
    .init("0.0010") { $0.cost(300) }, .init("0.2500") { $0.scaled(by: 0.1).cost(300) },
    .init("0.2500") { $0.with(rate: 0.5).cost(300) }, .init("0.1257") { $0.scaled(by: 5).cost(300) },
    .init("0.5000") { $0.with(rate: 50).cost(300) }, .init("14.4") { $0.experiment.limitAtStart ?? .nan },
    .init("0.25") { _ in 0.5 * 0.5 }, .init("0.1") { _ in 0.1 },
  ],
  "moving-valleys": [
    .init("0.118") { $0.resting(from: [-4, -3]).cost(0) }, .init("0.212") { $0.resting(from: [-3, 3]).cost(0) },
    .init("0.792") { $0.resting(from: [3, 2]).cost(0) }, .init("0.853") { $0.resting(from: [3.5, -2]).cost(0) },
    .init("1.407") { $0.resting(from: [-4, -3]).curvatures[1] },
    .init("0.801") { $0.resting(from: [-3, 3]).curvatures[1] },
    .init("0.732") { $0.resting(from: [3, 2]).curvatures[1] },
    .init("0.969") { $0.resting(from: [3.5, -2]).curvatures[1] },
    .init("1.42") { 2 / $0.resting(from: [-4, -3]).curvatures[1] },
    .init("2.50") { 2 / $0.resting(from: [-3, 3]).curvatures[1] },
    .init("2.73") { 2 / $0.resting(from: [3, 2]).curvatures[1] },
    .init("2.06") { 2 / $0.resting(from: [3.5, -2]).curvatures[1] },
    .init("−1.814") { 1 - 2 * $0.resting(from: [-4, -3]).curvatures[1] },
  ],
  "schedule": [
    .init("1.8468") { $0.cost(3) }, .init("2.25") { $0.step(1).settings.learningRate },
    .init("2.025") { $0.step(2).settings.learningRate }, .init("1.8225") { $0.step(3).settings.learningRate },
    .init("0.5") { $0.cost(0) }, .init("1663") { $0.with(RunVariant(schedule: .constant)).cost(10) },
    .init("−1.5") { $0.value("w1", 1) }, .init("1.875") { $0.value("w1", 2) },
  ],
  "edge-of-stability": [
    .init("4.591") { $0.sharpness(0) }, .init("9.709") { $0.sharpness(500) }, .init("538") { $0.firstStepAbove(10) },
    .init("6.667") { _ in 2 / 0.3 }, .init("137") { $0.with(rate: 0.3).firstStepAbove(2 / 0.3) },
    .init("0.650") { $0.cost(765) }, .init("0.84") { $0.leastSharpness(from: 538, to: 770) / 10 },
    .init("0.0544") { $0.cost(770) }, .init("0.436") { $0.experiment.limitAtStart ?? .nan },
    .init("−1.2") { _ in 1 - 0.2 * 11 }, .init("1.213") { $0.cost(0) },
    .init("744") { Double(($0.steps(to: 800).firstRise(after: 100))) },
  ],
  "catapult": [
    .init("13.2") { $0.sharpness(0) }, .init("0.151") { $0.experiment.limitAtStart ?? .nan },
    .init("2.453") { $0.with(rate: 0.15).value("w1", 200) }, .init("0.408") { $0.with(rate: 0.15).value("w2", 200) },
    .init("4.327") { $0.cost(3) }, .init("0.963") { $0.value("w1", 20) }, .init("1.038") { $0.value("w2", 20) },
    .init("4.01") { $0.sharpness(20) }, .init("2.5") { _ in 2 / 0.4 / 2 },
  ],
  "held-still": [
    .init("0.6154") { $0.pass(1, 20).activations[0][0] }, .init("0.5818") { $0.pass(1, 20).activations[0][1] },
    .init("0.9454") { run in
      (run.value("w6", 20) - run.value("w6", 0)) / (run.value("w5", 20) - run.value("w5", 0))
    }, .init("−0.3536") { $0.pass(1, 0).weightedInputs[1][0] }, .init("0.4125") { $0.answer(1, 0) },
    .init("0.3451") { $0.cost(0) },
  ],
  "hidden-neurons": [
    .init("0.9196") { $0.hidden(0, at: [1, 0], 200) }, .init("0.9214") { $0.hidden(1, at: [0, 1], 200) },
    .init("3.0522") { $0.value("w1", 200) }, .init("1.4656") { -$0.value("b1", 200) },
    .init("1.5866") { $0.value("w1", 200) + $0.value("b1", 200) },
  ],
  "ten-layers": [
    .init("0.156") { $0.drawn(.normal(scale: 0.1)).spread(1).deviation },
    .init("0.0000033") { $0.drawn(.normal(scale: 0.1)).spread(10).deviation },
    .init("0.499") { $0.drawn(.xavier).spread(1).deviation },
    .init("0.104") { $0.drawn(.xavier).spread(10).deviation },
    .init("37") { 100 * $0.drawn(.normal(scale: 1)).spread(10).flat },
    .init("0.3") { run in
      let run = run.drawn(.normal(scale: 0.1))
      return power(run.spread(10).deviation / run.spread(1).deviation, 1.0 / 9)
    }, .init("0.316") { _ in 0.1 * 10.0.squareRoot() },
    .init("0.0032") { _ in (0..<5).reduce(1) { whole, _ in whole * 0.1 * 10.0.squareRoot() } },
    .init("1.5326") { $0.drawn(.normal(scale: 0.1)).cost(200) },
    .init("1.5326") { $0.drawn(.normal(scale: 0.1)).cost(0) },
  ],
  "new-digits": [
    .init("183") { Double($0.right(10).learnt) }, .init("32") { Double($0.right(10).heldOut) },
    .init("239") { Double($0.right(100).learnt) }, .init("49") { Double($0.right(100).heldOut) },
    .init("240") { Double($0.right(300).learnt) }, .init("53") { Double($0.right(300).heldOut) },
    .init("7") { 60 - Double($0.right(300).heldOut) }, .init("0.450") { $0.testCost(300) },
    .init("0.038") { $0.cost(300) }, .init("2.380") { $0.cost(0) },
    .init("2.303") { _ in -naturalLogarithm(0.1) }, .init("0.1") { _ in 1.0 / 10 },
  ],
  "overfitting": [
    .init("0.0078") { $0.cost(2_000) }, .init("369") { Double($0.stepOfLowestTestCost(to: 2_000)) },
    .init("0.112") { $0.testCost(369) }, .init("0.831") { $0.testCost(2_000) },
    .init("0.120") { $0.with(l2: 0.01).testCost(2_000) }, .init("0.128") { $0.with(l2: 0.01).cost(2_000) },
    .init("0.046") { run in
      let weights = run.with(l2: 0.01).step(2_000).state.parameters.prefix(16)
      return 0.005 * weights.reduce(0) { $0 + $1 * $1 }
    }, .init("25") { Double($0.experiment.names.count) },
  ],
  "three-classes": [
    .init("0.0012") { $0.pass(1, 0).outputs[0] }, .init("0.0008") { $0.pass(2, 0).outputs[1] },
    .init("0.0002") { $0.pass(3, 0).outputs[2] }, .init("1.495") { $0.with(.mse).cost(60) },
    .init("−0.9988") { $0.pass(1, 0).outputs[0] - 1 },
  ],
  "book-example": [
    .init("0.298371") { $0.cost(0) }, .init("0.291028") { $0.cost(1) }, .init("0.0821670") { $0.slope("w5", 0) },
    .init("0.358916") { $0.value("w5", 1) }, .init("0.000438568") { $0.slope("w1", 0) },
    .init("0.0000351") { $0.cost(10_000) }, .init("187") { $0.slope("w5", 0) / $0.slope("w1", 0) },
    .init("0.741365") { $0.pass(1, 0).outputs[0] - 0.01 },
    .init("0.186816") { slopeOfσ($0.pass(1, 0).weightedInputs[1][0]) },
    .init("0.138499") { run in
      (run.pass(1, 0).outputs[0] - 0.01) * slopeOfσ(run.pass(1, 0).weightedInputs[1][0])
    }, .init("0.593270") { $0.pass(1, 0).activations[0][0] },
  ],
  "vanishing": [
    .init("0.00000000002") { $0.with(weights: Array(repeating: 5, count: 9)).slope("w1", 0) },
    .init("65,536") { _ in (0..<8).reduce(1) { whole, _ in whole / 0.25 } }, .init("0.5") { _ in σ(0) },
  ],
  "residual": [
    .init("0.2482") { $0.value("w1", 10) },
    .init("1.0625") { _ in 1 + 0.25 * slopeOfσ(0) },
    .init("1.62") { _ in (0..<8).reduce(1) { product, _ in product * 1.0625 } },
    .init("65,536") { $0.ones.with(.relu).cost(0) },
  ],
  "curve-fit": [.init("0.112") { $0.cost(20) }, .init("0.99") { $0.experiment.dataset!.inputs[99] }],
  "spiral": [
    .init("0.67") { $0.cost(3) }, .init("126") { Double(SpiralAnswers($0, step: 20).right) },
    .init("0.5") { _ in σ(0) }, .init("0.693") { _ in -naturalLogarithm(σ(0)) },
  ],
]
