import NablaCore
import Testing

/// The same training by the oracle: dual numbers for slopes, one scalar rule a parameter, batches in the given order.
private func oracleRun(_ random: RandomExperiment, steps: Int) -> [[Double]] {
  let settings = random.experiment.settings
  let oracle = Oracle(network: random.network, loss: settings.loss, data: random.data)
  let rate = settings.learningRate
  var w = random.parameters
  var rules = w.map { _ in ScalarRule(settings.optimizer.name) }
  var result = [w]
  var place = 0
  for _ in 0..<steps {
    var batch = Array(0..<random.data.count)
    if case .size(let size) = settings.batch, size < random.data.count {
      batch = Array(place..<min(place + size, random.data.count))
      place = place + size >= random.data.count ? 0 : place + size
    }
    let points = w.indices.map { rules[$0].point(w[$0], rate: rate) }
    let slopes =
      settings.optimizer.name == .perceptron
      ? oracle.perceptronSlopes(at: w, over: batch) : oracle.gradient(at: points, over: batch)
    for index in w.indices { w[index] = rules[index].next(w[index], slope: slopes[index], rate: rate) }
    result.append(w)
  }
  return result
}

/// Activations without a kink: a kink turns the last digit of z into another way.
private let smooth: [Activation] = [.sigmoid, .tanh, .elu, .softplus, .sine, .identity, .leakyRelu, .relu]

@Test(arguments: Optimizer.Name.allCases, Loss.allCases)
func `twelve steps of any network agree with the oracle`(name: Optimizer.Name, loss: Loss) {
  for seed in 0..<5 {
    let random = RandomExperiment(
      seed: UInt64(1_000 + seed), loss: name == .perceptron ? .mse : loss, optimizer: name, activations: smooth)
    let expected = oracleRun(random, steps: 12)
    let actual = situations(of: random.experiment, steps: 12)
    for (step, situation) in actual.enumerated() {
      let worst = zip(situation.state.parameters, expected[step]).map { abs($0 - $1) }.max() ?? 0
      #expect(worst < 1e-10, "seed \(seed), step \(step), \(random.network)")
    }
  }
}

@Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron })
func `an optimizer descends a bowl`(name: Optimizer.Name) throws {
  let run = situations(
    of: try experiment("(w1-1)^2 + 2*(w2+0.5)^2", start: [2, 2], optimizer: name, rate: 0.1), steps: 200)
  #expect(run[200].cost < 0.2 * run[0].cost)
}

@Test(arguments: [Optimizer.momentum(Momentum(beta: 0)), .nesterov(Nesterov(beta: 0))])
func `a β of zero is plain gradient descent`(optimizer: Optimizer) throws {
  var bare = try experiment("w1^4 + w2^2 + w1*w2", start: [1, -2], rate: 0.05)
  let expected = situations(of: bare, steps: 20).map(\.state.parameters)
  bare.settings.optimizer = optimizer
  #expect(situations(of: bare, steps: 20).map(\.state.parameters) == expected)
}

@Test func `Adam without its means moves by the sign alone`() {
  var rule = Adam(beta1: 0, beta2: 0)
  let change = rule.step(along: [3, -0.02, 0], learningRate: 0.1)
  #expect(abs(change[0] + 0.1) < 1e-9 && abs(change[1] - 0.1) < 1e-7 && change[2] == 0)
}

@Test(arguments: Optimizer.Name.allCases)
func `forgetting keeps the constants and drops the memory`(name: Optimizer.Name) {
  let fresh = Optimizer(name)
  var used = fresh
  _ = used.step(along: [1, -2], learningRate: 0.1)
  #expect(used.name == name)
  #expect(used.forgotten == fresh)
  let isBare = name == .gradientDescent || name == .perceptron
  #expect((used != fresh) == !isBare)
}

@Test func `constants other than the default are forgotten by no one`() {
  #expect(Optimizer.momentum(Momentum(beta: 0.5)).forgotten == .momentum(Momentum(beta: 0.5)))
  #expect(Optimizer.nesterov(Nesterov(beta: 0.5)).forgotten == .nesterov(Nesterov(beta: 0.5)))
  #expect(Optimizer.rmsprop(RMSProp(rho: 0.5)).forgotten == .rmsprop(RMSProp(rho: 0.5)))
  #expect(Optimizer.adam(Adam(beta1: 0.5, beta2: 0.6)).forgotten == .adam(Adam(beta1: 0.5, beta2: 0.6)))
}

@Test func `a slope of 0 moves nothing, not even divided by its own root`() {
  for name in Optimizer.Name.allCases {
    var optimizer = Optimizer(name)
    #expect(optimizer.step(along: [0, 0], learningRate: 1).allSatisfy { $0 == 0 })
  }
}

@Test(arguments: Optimizer.Name.allCases)
func `what is told of a rule is told of the rule`(name: Optimizer.Name) {
  let rule = Optimizer(name)
  #expect(rule.name == name)
  // An edge is written where there is one, and a program calls all that the rule is made with.
  #expect((name.edge == nil) == (rule.largestStableLearningRate(sharpness: 2) == nil))
  let program = name.program.lines.joined(separator: " ") + " " + (name.program.ahead ?? "")
  for constant in OptimizerConstant.allCases {
    #expect((rule[constant] != nil) == mentions(program, constant.rawValue))
  }
  let memory = name.program.memory.map(\.item)
  #expect(memory.allSatisfy { mentions(program, $0) } && rule.isPlain == memory.isEmpty)
  #expect(rule.looksAhead == (name == .nesterov))
}

/// Whether a word stands in a text.
private func mentions(_ text: String, _ word: String) -> Bool {
  text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(Substring(word))
}
