// What the lessons state, scene by scene. The values were also worked out with numpy, independently of this program.

import NablaCore
import NablaLesson
import NablaScenes

/// σ at z, and its slope.
private func σ(_ z: Double) -> Double { Activation.sigmoid.value(at: z) }
private func slopeOfσ(_ z: Double) -> Double { Activation.sigmoid.slope(at: z) }

/// The figures of rows 2 to 10 of the course.
let figuresOfFirstRows: [String: [LessonFigure]] = [
  "bias": [
    .init("0.0025") { slopeOfσ($0.pass(1, 0).weightedInputs[0][0]) },
    .init("0.0066") { slopeOfσ($0.pass(2, 0).weightedInputs[0][0]) },
    .init("0.0177") { slopeOfσ($0.pass(3, 0).weightedInputs[0][0]) },
    .init("0.956") { $0.cost(20) }, .init("0.077") { $0.cost(40) }, .init("0.961") { $0.withoutBiases.cost(40) },
    .init("0.197") { slopeOfσ($0.with(weights: [5], biases: [5]).pass(1, 0).weightedInputs[0][0]) },
    .init("0.25") { slopeOfσ($0.with(weights: [5], biases: [5]).pass(2, 0).weightedInputs[0][0]) },
    .init("0.197") { slopeOfσ($0.with(weights: [5], biases: [5]).pass(3, 0).weightedInputs[0][0]) },
    .init("0.020") { $0.with(weights: [5], biases: [5]).cost(10) }, .init("0.982") { $0.cost(0) },
    .init("0.982") { $0.withoutBiases.cost(0) },
  ],
  "bias-reach": [
    .init("0.5") { _ in σ(0) },
    .init("0.503") { $0.withoutBiases.value("w1", 100) }, .init("0.231") { $0.withoutBiases.cost(100) },
    .init("0.231") { $0.withoutBiases.with(rate: 10).cost(1_000) }, .init("0.088") { $0.cost(20) },
    .init("0.046") { $0.cost(100) },
  ],
  "parabola": [
    .init("25") { $0.cost(0) }, .init("−10") { $0.slope("w1", 0) },
    .init("−9") { Objective($0.experiment).cost(at: [-2]) - Objective($0.experiment).cost(at: [-3]) },
    .init("−9.9") { (Objective($0.experiment).cost(at: [-2.9]) - Objective($0.experiment).cost(at: [-3])) / 0.1 },
    .init("−2") { $0.value("w1", 1) }, .init("−1.2") { $0.value("w1", 2) }, .init("−0.56") { $0.value("w1", 3) },
    .init("0.8") { $0.step(1).change[0] }, .init("0.64") { $0.step(2).change[0] },
    .init("2") { $0.with(rate: 0.5).value("w1", 1) }, .init("7") { $0.with(rate: 1).value("w1", 1) },
    .init("−3") { $0.with(rate: 1).value("w1", 2) },
    .init("6") { $0.with(rate: 0.9).value("w1", 1) },
    .init("−1.2") { $0.with(rate: 0.9).value("w1", 2) }, .init("16") { $0.with(rate: 0.9).cost(1) },
    .init("8") { $0.with(rate: 1.1).value("w1", 1) }, .init("−5.2") { $0.with(rate: 1.1).value("w1", 2) },
    .init("10.24") { $0.with(rate: 0.9).cost(2) }, .init("36") { $0.with(rate: 1.1).cost(1) },
    .init("51.84") { $0.with(rate: 1.1).cost(2) }, .init("25") { $0.with(rate: 1).cost(9) },
    .init("0") { $0.with(rate: 0.5).cost(1) },
  ],
  "flat-spot": [
    .init("−4.05") { $0.slope("w1", 0) }, .init("−1.26") { $0.slope("w1", 2) }, .init("−0.24") { $0.slope("w1", 10) },
    .init("0.25") { -$0.with(weights: [0.5]).slope("w1", 0) },
    .init("1.60") { run in run.with(weights: [0.5]).steps(to: 40).map { abs($0.gradient[0]) }.max() ?? .nan },
    .init("−0.11") { $0.value("w1", 60) }, .init("−0.02") { $0.slope("w1", 60) },
    .init("3") { $0.with(rate: 0.5).value("w1", 60) }, .init("0.3") { $0.with(rate: 0.5).cost(60) },
  ],
  "mse-mae": [
    .init("1.1") { $0.answer(1, 0) }, .init("2") { $0.answer(2, 0) }, .init("3") { $0.answer(3, 0) },
    .init("0.1") { Loss.mae.value(output: $0.answer(1, 0), target: 1) },
    .init("0.01") { Loss.mse.value(output: $0.answer(1, 0), target: 1) },
    .init("2") { Loss.mae.value(output: $0.answer(3, 0), target: 1) },
    .init("4") { Loss.mse.value(output: $0.answer(3, 0), target: 1) }, .init("1.670") { $0.cost(0) },
    .init("1.033") { $0.with(.mae).cost(0) }, .init("0.143") { $0.cost(5) }, .init("0.066") { $0.cost(20) },
    .init("0.008") { $0.cost(60) }, .init("0.327") { $0.with(.mae).cost(40) },
    .init("0.327") { $0.with(.mae).cost(60) },
  ],
  "mae-steps": [
    .init("−1") { $0.slope("w1", 0) }, .init("0.3") { $0.value("w1", 1) }, .init("0.6") { $0.value("w1", 2) },
    .init("0.9") { $0.value("w1", 3) }, .init("1.2") { $0.value("w1", 4) }, .init("0.9") { $0.value("w1", 5) },
    .init("1.2") { $0.value("w1", 100) }, .init("0.9") { $0.value("w1", 101) },
    .init("0.6") { $0.with(.mse).value("w1", 1) }, .init("0.84") { $0.with(.mse).value("w1", 2) },
    .init("0.936") { $0.with(.mse).value("w1", 3) },
  ],
  "log-loss": [
    .init("0.982") { $0.answer(1, 0) }, .init("0.0347") { $0.slope("w1", 0) },
    .init("0.982") { $0.with(.logLoss).slope("w1", 0) },
    .init("28") { $0.with(.logLoss).slope("w1", 0) / $0.slope("w1", 0) }, .init("0.973") { $0.answer(1, 10) },
    .init("0.950") { $0.answer(1, 20) }, .init("0.295") { $0.answer(1, 40) },
    .init("0.159") { $0.with(.logLoss).answer(1, 10) }, .init("0.2962") { $0.slope("w1", 33) },
    .init("0.1228") { $0.slope("w1", 40) },
  ],
  "taylor": [
    .init("0.1250") { $0.slope("w1", 0) }, .init("−0.0187") { $0.slope("b1", 0) },
    .init("−0.01598") { $0.forecast(0) }, .init("−0.01562") { $0.change(0) }, .init("0.977") { $0.ratio(0) },
    .init("0.998") { $0.with(rate: 0.1).ratio(0) }, .init("0.747") { $0.with(rate: 10).ratio(0) },
    .init("−0.1598") { $0.with(rate: 10).forecast(0) }, .init("−0.1194") { $0.with(rate: 10).change(0) },
  ],
  "worked-example": [
    .init("0.6457") { $0.answer(1, 0) }, .init("0.1255") { $0.cost(0) },
    .init("0.126") { $0.cost(0) }, .init("0.126") { _ in (1 - 0.645) * (1 - 0.645) },
    .init("0.125") { _ in (1 - 0.646) * (1 - 0.646) }, .init("−0.7086") { -2 * (1 - $0.answer(1, 0)) },
    .init("0.2288") { slopeOfσ($0.pass(1, 0).weightedInputs[1][0]) },
    .init("0.6154") { $0.pass(1, 0).activations[0][0] }, .init("−0.0998") { $0.slope("w5", 0) },
    .init("0.6498") { $0.value("w5", 1) }, .init("−0.0105508") { $0.slope("w1", 0) },
    .init("−0.0125") { $0.slope("w1", 0) * $0.value("w5", 1) / $0.value("w5", 0) },
    .init("−0.0118") { $0.with(weights: [0.7, 0.3, 0.4, 0.6, 0.6498, 0.45]).slope("w1", 0) },
    .init("−0.71") { _ in -2 * (1 - 0.645) }, .init("−0.708") { _ in -2 * (1 - 0.646) },
    .init("−0.09971118") { _ in -0.708 * 0.229 * 0.615 },
    .init("0.229") { slopeOfσ($0.pass(1, 0).weightedInputs[1][0]) },
    .init("0.615") { $0.pass(1, 0).activations[0][0] },
    .init("0.237") { slopeOfσ($0.pass(1, 0).weightedInputs[0][0]) },
    .init("−0.09999285") { _ in -0.71 * 0.229 * 0.615 },
    .init("−0.006358") { _ in -0.71 * 0.229 * 0.55 * 0.237 * 0.3 },
  ],
]

/// The figures of rows 11 to 27.
let figuresOfLaterRows: [String: [LessonFigure]] = [
  "backprop-cost": [
    .init("18") { Double($0.experiment.settings.network!.weightCount) },
    .init("7.7") { _ in 972 / 126.0 }, .init("13.0") { _ in 100 * 126 / 972.0 },
    .init("324") { Double($0.experiment.settings.network!.weightCount * $0.experiment.settings.network!.weightCount) },
    .init("24") { Double($0.experiment.settings.network!.sizes.backwardMultiplications) },
    .init("42") { Double($0.experiment.settings.network!.sizes.multiplications) },
    .init("54") { Double($0.experiment.dataset!.count * 18) },
    .init("972") { Double($0.experiment.dataset!.count * 18 * 18) },
    .init("126") { Double($0.experiment.dataset!.count * (18 + 24)) },
    .init("2.33") {
      let sizes = $0.experiment.settings.network!.sizes
      return Double(sizes.multiplications) / Double(sizes.forwardMultiplications)
    },
    .init("4,950") { _ in Double((1..<100).reduce(0, +)) }, .init("99") { _ in 99 },
    .init("79,400") { _ in Double([784, 100, 10].forwardMultiplications) },
    .init("378,261,600,000,000") { _ in
      Double([784, 100, 10].forwardMultiplications * [784, 100, 10].forwardMultiplications * 60_000)
    },
    .init("0.0025") { _ in
      let once = [784, 100, 10].forwardMultiplications
      return 100 * Double([784, 100, 10].multiplications) / Double(once * once)
    },
  ],
  "zig-zag": [
    .init("−0.140") { $0.slope("w5", 0) }, .init("−0.046") { $0.slope("w6", 0) }, .init("0.779") { $0.value("w5", 1) },
    .init("0.592") { $0.value("w6", 1) }, .init("0.629") { $0.value("w5", 2) }, .init("0.117") { $0.value("w6", 2) },
    .init("0.914") { $0.value("w5", 3) }, .init("0.224") { $0.value("w6", 3) }, .init("0.0285") { $0.cost(20) },
    .init("0.0043") { $0.with(.tanh).cost(20) }, .init("1.77") { Manners($0.steps(to: 40), [4, 5]).detour },
    .init("0.0303") { $0.with(RunVariant(batch: .all)).cost(20) },
  ],
  "symmetry": [
    .init("0.704") { $0.cost(0) }, .init("0.604") { $0.cost(20) }, .init("0.492") { $0.cost(100) },
    .init("0.478") { $0.cost(1_000) },
    .init("0.026") { $0.with(weights: [0.5, 0.5, 0.5, 0.5, 0.5, -0.5]).cost(100) },
  ],
  "equal-weights": [
    .init("0.622") { $0.answer(1, 0) }, .init("0.622") { $0.answer(2, 0) },
    .init("0.5") { $0.pass(1, 0).weightedInputs[0][0] }, .init("0.123") { $0.slope("w1", 0) },
    .init("−0.065") { $0.slope("w2", 0) }, .init("0.711") { $0.answer(1, 5) }, .init("0.290") { $0.answer(2, 5) },
    .init("0.860") { $0.answer(1, 20) }, .init("0.140") { $0.answer(2, 20) }, .init("0.265") { $0.cost(0) },
    .init("0.020") { $0.cost(20) }, .init("0.615") { $0.answer(1, 1) }, .init("0.504") { $0.answer(2, 1) },
  ],
  "vanishing": [
    .init("0.27") { $0.slope("w1", 0) / $0.slope("w2", 0) }, .init("0.22") { $0.slope("w7", 0) / $0.slope("w8", 0) },
    .init("0.87") { $0.slope("w9", 0) }, .init("0.0000073") { $0.slope("w1", 0) },
    .init("119") { $0.slope("w9", 0) / $0.slope("w1", 0) / 1_000 }, .init("0.434") { $0.cost(0) },
    .init("0.018") { $0.cost(10) }, .init("1.0000") { $0.value("w1", 10) },
    .init("0.31") { $0.with(.tanh).slope("w9", 0) }, .init("0.043") { $0.with(.tanh).slope("w1", 0) },
    .init("7") { $0.with(.tanh).slope("w9", 0) / $0.with(.tanh).slope("w1", 0) },
    .init("2.0") { $0.with(.relu).slope("w1", 0) }, .init("2.0") { $0.with(.relu).slope("w9", 0) },
    .init("0.25") { _ in slopeOfσ(0) },
    .init("0.197") { $0.pass(1, 0).weightedInputs.dropLast().map { slopeOfσ($0[0]) }.min()! },
    .init("0.225") { $0.pass(1, 0).weightedInputs.dropLast().map { slopeOfσ($0[0]) }.max()! },
  ],
  "residual": [
    .init("0.28") { $0.slope("w1", 0) }, .init("0.72") { $0.slope("w8", 0) }, .init("21") { $0.slope("w9", 0) },
    .init("0.00000000006") { $0.plain.slope("w1", 0) },
    .init("65,536") { $0.ones.with(.relu).slope("w1", 0) }, .init("0.25") { _ in slopeOfσ(0) },
  ],
  "three-to-two": [
    .init("1") { $0.pass(1, 0).outputs[0] }, .init("0.5") { $0.pass(1, 0).outputs[1] },
  ],
  "by-hand": [
    .init("0.208") { $0.cost(0) },
    .init("0.084") { $0.with(weights: [3, 3, 0.5, -0.5], biases: [0.5, -0.5, 0]).cost(0) },
    .init("0.029") { $0.cost(20) }, .init("0.0071") { $0.cost(60) }, .init("0.0054") { $0.cost(100) },
    .init("0.0000073") { $0.with(weights: [3, 3, 0.5, -0.5], biases: [1.5, -1.5, 0]).cost(0) },
  ],
  "valley": [
    .init("10") { $0.cost(0) }, .init("−8") { $0.slope("w1", 0) }, .init("−2") { $0.slope("b1", 0) },
    .init("7.01") { $0.with(weights: [-1.6], biases: [3.1]).cost(0) },
    .init("10.1") { $0.with(weights: [-1.9], biases: [2.6]).cost(0) }, .init("4.84") { $0.cost(1) },
    .init("0.838") { $0.cost(10) }, .init("0.007") { $0.cost(40) }, .init("3.2") { $0.value("b1", 1) },
    .init("10") { $0.with(weights: [0], biases: [5]).cost(0) },
    .init("10") { $0.with(weights: [4], biases: [-1]).cost(0) },
    .init("0.4") { run in run.with(weights: [-1.8], biases: [2.2]).cost(0) - run.cost(0) },
  ],
  "round-valley": [
    .init("13") { $0.cost(0) }, .init("6") { -$0.slope("w1", 0) }, .init("−4") { -$0.slope("b1", 0) },
    .init("−1.4") { $0.value("w1", 1) }, .init("2.6") { $0.value("b1", 1) }, .init("−0.92") { $0.value("w1", 2) },
    .init("2.28") { $0.value("b1", 2) },
    .init("0.8") { ($0.value("w1", 8) - 1) / ($0.value("w1", 7) - 1) }, .init("0.150") { $0.cost(10) },
    .init("1") { $0.with(rate: 0.5).value("w1", 1) }, .init("1") { $0.with(rate: 0.5).value("b1", 1) },
    // In `valley` the second derivatives are 2(2, 1; 1, 1), the greater eigenvalue 3 + √5.
    .init("0.382") { _ in 2 / (3 + 5.0.squareRoot()) },
  ],
  "local-minima": [
    .init("0.1685") { $0.cost(0) }, .init("0.1305") { $0.with(weights: [2], biases: [0]).cost(0) },
    .init("0.1560") { $0.with(weights: [3], biases: [0]).cost(0) }, .init("0.1193") { $0.cost(60) },
    .init("0.0947") { $0.with(weights: [2], biases: [0]).cost(40) },
    .init("0.1202") { $0.with(weights: [3], biases: [0]).cost(100) },
    .init("0.0946") { $0.with(weights: [3], biases: [0]).cost(300) },
    .init("0.0946") { $0.with(weights: [2], biases: [0]).cost(300) },
    .init("3.900") { $0.value("w1", 6_000) }, .init("1.885") { $0.value("b1", 6_000) },
    .init("0.1192") { $0.cost(6_000) }, .init("0.0015") { $0.with(weights: [3.9], biases: [1.885]).curvatures[0] },
    .init("0.0229") { $0.with(weights: [3.9], biases: [1.885]).curvatures[1] },
  ],
  "momentum": [
    .init("−7.66") { $0.value("w1", 10) }, .init("0.234") { $0.cost(60) },
    .init("0.323") { $0.with(.nesterov).cost(10) }, .init("0.345") { $0.with(.adagrad).cost(60) },
    .init("0.209") { $0.with(.rmsprop).cost(10) }, .init("0.00085") { $0.with(.rmsprop).cost(40) },
    .init("0.153") { $0.with(.rmsprop).cost(60) }, .init("0.0013") { $0.with(.nesterov).cost(60) },
    .init("0.0026") { $0.with(.adam).cost(60) },
  ],
  "digits": [
    .init("1,210") { Double($0.experiment.names.count) }, .init("1,184") { Double($0.experiment.names.weightCount) },
    .init("26") { Double($0.experiment.names.biasCount) }, .init("300") { Double($0.experiment.dataset!.count) },
    .init("6.95") { _ in Digits.situations[0]!.cost }, .init("38") { _ in Double(Digits.answers(0).right) },
    .init("243") { _ in Double(Digits.answers(20).right) }, .init("281") { _ in Double(Digits.answers(60).right) },
    .init("288") { _ in Double(Digits.answers(100).right) }, .init("300") { _ in Double(Digits.answers(300).right) },
    .init("19") { _ in Double(300 - Digits.answers(60).right) },
    .init("6") { _ in Double(Digits.answers(60).mixed(8, 9)) },
    .init("12") { _ in Double(Digits.answers(10).mixed(2, 3)) },
    .init("−0.36") { _ in Digits.weight(1_183, at: 0) }, .init("0.44") { _ in Digits.weight(1_184, at: 0) },
    .init("−1.92") { _ in Digits.weight(1_183, at: 200) }, .init("2.02") { _ in Digits.weight(1_184, at: 200) },
  ],
  "output-range": [
    .init("0.912") { $0.answer(1, 20) }, .init("0.956") { $0.answer(1, 40) }, .init("0.971") { $0.answer(1, 60) },
    .init("2.34") { $0.value("w1", 20) }, .init("3.08") { $0.value("w1", 40) }, .init("3.51") { $0.value("w1", 60) },
    .init("1.98") { $0.with(.identity).answer(1, 5) }, .init("2") { $0.with(.identity).answer(1, 20) },
  ],
  "two-valleys": [
    .init("−2.09") { $0.value("w1", 200) }, .init("0.387") { $0.cost(200) },
    .init("1.90") { $0.with(weights: [0.3, 2]).value("w1", 200) },
    .init("1.585") { $0.with(weights: [0.3, 2]).cost(200) }, .init("2.75") { $0.cost(10) },
    .init("1.16") { $0.cost(20) }, .init("1.586") { $0.with(weights: [0.3, 2]).cost(40) },
    // Where ∂C/∂w1 = 0.4·w1³ − 1.6·w1 + 0.3 is 0, by Newton's steps.
    .init("0.1892") { _ in
      (0..<20).reduce(0.2) { w, _ in w - (0.4 * w * w * w - 1.6 * w + 0.3) / (1.2 * w * w - 1.6) }
    },
  ],
  "two-rules": [
    .init("−0.33") { $0.pass(1, 0).weightedInputs[0][0] }, .init("0.418") { $0.answer(1, 0) },
    .init("0.9") { $0.perceptron.step(0).change[0] }, .init("0.3") { $0.perceptron.step(0).change[1] },
    .init("0.25479") { -$0.slope("w1", 0) }, .init("0.08493") { -$0.slope("w2", 0) },
    .init("0.52358") { -$0.with(.logLoss).slope("w1", 0) }, .init("0.17453") { -$0.with(.logLoss).slope("w2", 0) },
  ],
  "loudest-input": [
    .init("5.55") { $0.pass(1, 0).weightedInputs[0][0] },
    .init("0.0039") { slopeOfσ($0.pass(1, 0).weightedInputs[0][0]) },
    .init("0.3") { $0.pass(1, 0).weightedInputs[0][1] },
    .init("0.2445") { slopeOfσ($0.pass(1, 0).weightedInputs[0][1]) }, .init("−0.000234") { $0.slope("w1", 0) },
    .init("−0.01482") { $0.slope("w2", 0) }, .init("63") { $0.slope("w2", 0) / $0.slope("w1", 0) },
    .init("6.002") { $0.value("w1", 10) }, .init("−0.00494") { $0.slope("w4", 0) },
    .init("21") { $0.slope("w4", 0) / $0.slope("w1", 0) },
  ],
]

extension [Int] {
  /// Multiplications of one forward pass of one sample through layers of these sizes: one a weight.
  var forwardMultiplications: Int { zip(self, dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Back: one a weight for its slope, and one a weight that hands a δ on: all but the first layer's.
  var backwardMultiplications: Int { forwardMultiplications + Array(dropFirst()).forwardMultiplications }

  var multiplications: Int { forwardMultiplications + backwardMultiplications }
}
