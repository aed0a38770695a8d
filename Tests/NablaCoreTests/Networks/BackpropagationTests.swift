import NablaCore
import Testing

private let lecture = network([2, 2, 1], [.sigmoid, .sigmoid], bias: false)
private let weights = [0.7, 0.3, 0.4, 0.6, 0.55, 0.45]
private let objective = Objective(
  .samples(samples([([0.5, 0.3], 1)])), settings: Settings(network: lecture, learningRate: 1))

@Test func `the worked example has the course's numbers`() {
  let pass = ForwardPass(of: lecture, at: weights, inputs: [0.5, 0.3])
  #expect(abs(pass.outputs[0] - 0.6457141374562685) < 1e-15)
  #expect(abs(pass.weightedInputs[1][0] - 0.6) < 5e-4)
  #expect(abs(pass.activations[0][0] - 0.615) < 5e-4)
  let (cost, gradient) = objective.costAndGradient(at: weights)
  #expect(abs(cost - 0.1255184723983558) < 1e-15)
  // Course row 9; mpmath with 60 digits agrees to the last but one digit.
  let expected = [
    -0.010550773020272831, -0.008874217300200897, -0.006330463812163698, -0.005324530380120537, -0.09975254031514091,
    -0.09430209213263216,
  ]
  #expect(zip(gradient, expected).allSatisfy { abs($0 - $1) < 1e-15 })
}

@Test func `one update uses the old weights everywhere`() {
  let run = situations(
    of: experiment(lecture, samples([([0.5, 0.3], 1)]), weights: weights, rate: 1), steps: 1)
  // From mpmath with 60 digits.
  let expected = [
    0.7105507730202728, 0.30887421730020087, 0.4063304638121637, 0.6053245303801206, 0.6497525403151408,
    0.5443020921326321,
  ]
  #expect(zip(run[1].state.parameters, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  #expect(abs(run[1].cost - 0.1074168765308871) < 1e-15)
}

@Test func `with the new w5 the slope of w1 would be wrong, as in course row 10`() {
  let output = ForwardPass(of: lecture, at: weights, inputs: [0.5, 0.3])
  let back = Backpropagation(
    through: output, of: lecture, at: weights, inputs: [0.5, 0.3], targets: [1], loss: .mse)
  let h1 = output.activations[0][0]
  let wrong = back.deltas[1][0] * 0.6497525403151409 * h1 * (1 - h1) * 0.5
  #expect(abs(wrong + 0.012464348313110404) < 1e-12)
  #expect(abs(back.gradient[0] + 0.010550773020272831) < 1e-12)
}

@Test(arguments: Loss.allCases, Array(0..<25))
func `gradients agree with dual numbers and with central differences`(loss: Loss, seed: Int) {
  let random = RandomExperiment(seed: UInt64(seed), loss: loss)
  let data = random.data
  let oracle = Oracle(network: random.network, loss: loss, data: data)
  let objective = Objective(random.experiment)
  let (cost, gradient) = objective.costAndGradient(at: random.parameters)
  let all = Array(0..<data.count)
  #expect(abs(cost - oracle.cost(at: random.parameters, seeded: nil, over: all).value) < 1e-12)
  #expect(cost == objective.cost(at: random.parameters))
  let expected = oracle.gradient(at: random.parameters, over: all)
  for (index, pair) in objective.gradientCheck(at: random.parameters).enumerated() {
    #expect(abs(gradient[index] - expected[index]) < 1e-11 * max(1, abs(expected[index])))
    #expect(pair.exact == gradient[index])
    #expect(abs(pair.difference - gradient[index]) < 1e-5 * max(1, abs(gradient[index])))
  }
}

@Test(arguments: Activation.elementwise)
func `every activation has its gradient, hidden and as output, with and without a bypass`(activation: Activation) {
  for residual: Set<Int> in [[], [1], [1, 2]] {
    let net = network([2, 3, 3, 3], [activation, activation, activation], residual: residual)
    let parameters = Initialization(.uniform(scale: 0.9), seed: 6, drawsBiases: true).parameters(for: net)
    let data = Dataset(
      inputCount: 2, targetCount: 3, inputs: [0.3, -0.8, -1.1, 0.4], targets: [0.1, 0.9, 0.4, 1, 0, 0.6])
    let objective = Objective(.samples(data), settings: Settings(network: net))
    let expected = Oracle(network: net, loss: .mse, data: data).gradient(at: parameters, over: [0, 1])
    let gradient = objective.costAndGradient(at: parameters).gradient
    #expect(zip(gradient, expected).allSatisfy { abs($0 - $1) < 1e-11 })
  }
}

@Test func `a gradient over some samples is that of the samples alone`() {
  let random = RandomExperiment(seed: 77, loss: .mse)
  let objective = Objective(random.experiment)
  let oracle = Oracle(network: random.network, loss: .mse, data: random.data)
  let (cost, gradient) = objective.costAndGradient(at: random.parameters, over: [2, 0])
  #expect(abs(cost - oracle.cost(at: random.parameters, seeded: nil, over: [0, 2]).value) < 1e-13)
  #expect(zip(gradient, oracle.gradient(at: random.parameters, over: [0, 2])).allSatisfy { abs($0 - $1) < 1e-12 })
}

@Test func `a saturated sigmoid under log loss still has its full slope`() {
  let net = network([1, 1], [.sigmoid])
  for (z, target) in [(800.0, 0.0), (-800, 1)] {
    let objective = Objective(
      .samples(samples([([1], target)])), settings: Settings(network: net, loss: .logLoss))
    let (cost, gradient) = objective.costAndGradient(at: [z, 0])
    #expect(cost == 800)
    #expect(gradient == [1 - 2 * target, 1 - 2 * target])
  }
}

@Test func `two rules on one sample move as course row 27 says`() {
  let data = samples([([0.9, 0.3], 1)])
  func move(_ activation: Activation, _ loss: Loss, _ optimizer: Optimizer.Name) -> [Double] {
    let one = experiment(
      network([2, 1], [activation], bias: false), data, weights: [-0.5, 0.4], loss: loss, optimizer: optimizer, rate: 1)
    return situations(of: one, steps: 0)[0].change
  }
  #expect(move(.step, .mse, .perceptron) == [0.9, 0.3])
  #expect(zip(move(.sigmoid, .mse, .gradientDescent), [0.25479, 0.08493]).allSatisfy { abs($0 - $1) < 5e-6 })
  #expect(zip(move(.sigmoid, .logLoss, .gradientDescent), [0.52358, 0.17453]).allSatisfy { abs($0 - $1) < 5e-6 })
}

@Test func `the loudest input is not the most responsible weight`() {
  let objective = Objective(
    .samples(samples([([0.9, 0.3], 1)])), settings: Settings(network: lecture, learningRate: 1))
  let gradient = objective.costAndGradient(at: [6, 0.2, 0.5, 0.4, 0.5, 0.5]).gradient
  #expect(abs(gradient[0] + 0.000234) < 5e-7)
  #expect(abs(gradient[1] + 0.01482) < 5e-6)
  #expect(abs(gradient[3] + 0.00494) < 5e-6)
}
