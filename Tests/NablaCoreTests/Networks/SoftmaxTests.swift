import Testing

@testable import NablaCore

/// One layer of plain weights below a softmax, so that z are what the weights say.
private func shares(of z: [Double], loss: Loss = .crossEntropy, targets: [Double]) -> (Objective, [Double]) {
  let net = network([1, z.count], [.softmax], bias: false)
  let data = Dataset(inputCount: 1, targetCount: z.count, inputs: [1], targets: targets)
  return (Objective(.samples(data), settings: Settings(network: net, loss: loss)), z)
}

@Suite struct `A softmax` {
  @Test func `gives shares of e^z, whatever is added to all z`() {
    let net = network([1, 3], [.softmax], bias: false)
    let outputs = ForwardPass(of: net, at: [1, 2, 3], inputs: [1]).outputs
    // e, e², e³ over their sum.
    let sum = 2.718281828459045 + 7.38905609893065 + 20.085536923187668
    #expect(abs(outputs[0] - 2.718281828459045 / sum) < 1e-15 && abs(outputs[2] - 20.085536923187668 / sum) < 1e-15)
    #expect(abs(outputs.reduce(0, +) - 1) < 1e-15)
    let shifted = ForwardPass(of: net, at: [701, 702, 703], inputs: [1]).outputs
    #expect(zip(outputs, shifted).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test(arguments: [Loss.mse, .halfMse, .mae, .crossEntropy], 0..<15)
  func `has the gradient and the curvature that dual numbers and differences give`(loss: Loss, seed: Int) {
    let random = RandomExperiment(seed: UInt64(500 + seed), loss: .crossEntropy, activations: [.tanh, .sine, .sigmoid])
    let objective = Objective(random.experiment.subject, settings: Settings(network: random.network, loss: loss))
    let all = Array(0..<random.data.count)
    let expected = Oracle(network: random.network, loss: loss, data: random.data)
      .gradient(at: random.parameters, over: all)
    for found in [
      objective.costAndGradient(at: random.parameters), objective.referenceCostAndGradient(at: random.parameters),
    ] {
      #expect(zip(found.gradient, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    let hessian = Hessian(of: objective, at: random.parameters)
    var source = RandomSource(seed: UInt64(seed), stream: 6)
    let v = random.parameters.map { _ in source.uniform(-1, 1) }
    let h = 1e-6
    func slopes(_ sign: Double) -> [Double] {
      objective.referenceCostAndGradient(at: zip(random.parameters, v).map { $0 + sign * h * $1 }).gradient
    }
    guard loss != .mae else { return }
    for (exact, pair) in zip(hessian.product(with: v), zip(slopes(1), slopes(-1))) {
      #expect(abs(exact - (pair.0 - pair.1) / (2 * h)) < 1e-7 * max(1, abs(exact)))
    }
  }

  @Test(arguments: Kernel.available.map(\.name), [1, 2, 3, 7, 8, 9, 17, 64])
  func `is the same at every level of the machine`(level: String, count: Int) throws {
    let kernel = try #require(Kernel.available.first { $0.name == level })
    var random = RandomSource(seed: UInt64(count))
    for units in [2, 3, 10] {
      let net = network([2, 5, units], [.tanh, .softmax])
      let at = (0..<net.parameterCount).map { _ in random.uniform(-2, 2) }
      let data = Dataset(
        inputCount: 2, targetCount: units, inputs: (0..<2 * count).map { _ in random.uniform(-3, 3) },
        targets: (0..<count).flatMap { sample in (0..<units).map { $0 == sample % units ? 1.0 : 0 } })
      for loss in [Loss.crossEntropy, .mse, .halfMse, .mae] {
        let pass = try #require(KernelPass(kernel, network: net, loss: loss, most: count))
        let quick = pass.costAndGradient(SampleLanes(data, width: kernel.width), at: at)
        let plain = Objective(.samples(data), settings: Settings(network: net, loss: loss))
          .referenceCostAndGradient(at: at)
        #expect(agree(quick.cost, plain.cost, within: 1e-13))
        for (one, other) in zip(quick.gradient, plain.gradient) { #expect(abs(one - other) < 1e-13) }
      }
    }
  }

  @Test func `costs what it should where a share is 0 to all digits`() {
    let (objective, z) = shares(of: [0, 800], targets: [1, 0])
    for cost in [objective.cost(at: z), objective.referenceCost(at: z)] { #expect(cost == 800) }
    let gradient = objective.referenceCostAndGradient(at: z).gradient
    #expect(gradient == [-1, 1])
    let sample = WorkedSample(
      of: network([1, 2], [.softmax], bias: false), at: z, input: [1], target: [1, 0], loss: .crossEntropy)
    #expect(sample.value(of: .cost) == 800)
    #expect(sample.value(of: .delta(layer: 0, unit: 0)) == -1)
  }

  @Test func `keeps the digits of an answer that is nearly right`() {
    // 1 − a = e^−40 ∕ (1 + e^−40).
    let (objective, z) = shares(of: [40, 0], targets: [1, 0])
    let small = 4.248354255291589e-18
    #expect(abs(objective.referenceCost(at: z) / small - 1) < 1e-12)
    #expect(abs(objective.referenceCostAndGradient(at: z).gradient[0] / -small - 1) < 1e-12)
    #expect(abs(objective.costAndGradient(at: z).gradient[0] / -small - 1) < 1e-12)
  }

  @Test func `goes with outputs of several units and targets that are shares`() {
    func conflict(_ net: Network, _ loss: Loss, _ targets: [Double]) -> Settings.Conflict? {
      let data = Dataset(inputCount: 1, targetCount: net.outputs, inputs: [1], targets: targets)
      return Settings(network: net, loss: loss).conflict(with: .samples(data))
    }
    let two = network([1, 2], [.softmax])
    #expect(conflict(two, .crossEntropy, [0.25, 0.75]) == nil)
    #expect(conflict(two, .mse, [4, -1]) == nil)
    #expect(conflict(two, .crossEntropy, [0.25, 0.7]) == .crossEntropyNeedsShares)
    #expect(conflict(two, .crossEntropy, [1.5, -0.5]) == .crossEntropyNeedsShares)
    #expect(conflict(network([1, 2], [.sigmoid]), .crossEntropy, [0, 1]) == .crossEntropyNeedsSoftmax)
    #expect(conflict(network([1, 1], [.softmax]), .mse, [1]) == .softmaxNeedsSeveralUnits)
    #expect(conflict(network([1, 2, 2], [.softmax, .sigmoid]), .mse, [0, 1]) == .softmaxNeedsOutputLayer)
    #expect(conflict(two, .logLoss, [0, 1]) == .logLossNeedsSigmoid)
  }
}

@Suite struct `A derivation through a softmax` {
  @Test func `goes by every output and comes to a less y`() throws {
    let net = network([2, 3], [.softmax])
    let sample = WorkedSample(
      of: net, at: [0.1, 0.2, -0.3, 0.4, -0.5, 0.6, 0, 0.1, 0.2], input: [1, 2], target: [0, 1, 0], loss: .crossEntropy)
    let chain = ChainRule(of: 1, in: sample)
    #expect(chain.factors.map { net.symbol(of: $0.quantity) } == ["δ(o2)", "∂z/∂w2"])
    let names = chain.factors[0].terms.map { $0.factors.map { net.symbol(of: $0) } }
    #expect(names == [["∂C/∂o1", "∂o1/∂z(o2)"], ["∂C/∂o2", "∂o2/∂z(o2)"], ["∂C/∂o3", "∂o3/∂z(o2)"]])
    let a = sample.value(of: .activation(layer: 0, unit: 1))
    #expect(abs(chain.factors[0].value - (a - 1)) < 1e-15)
    let equation = sample.equation(of: .delta(layer: 0, unit: 1))
    #expect(equation.rule.hasSuffix(" = o2 - y2"))
  }

  @Test(arguments: 0..<20, [Loss.mse, .halfMse, .mae, .crossEntropy])
  func `multiplies to the gradient, and its equations to their values`(seed: Int, loss: Loss) throws {
    let random = RandomExperiment(
      seed: UInt64(520 + seed), loss: .crossEntropy, activations: [.sigmoid, .tanh, .identity])
    let oracle = Oracle(network: random.network, loss: loss, data: random.data)
    let sample = WorkedSample(of: random.network, at: random.parameters, sample: 1, in: random.data, loss: loss)
    let gradient = oracle.gradient(at: random.parameters, over: [1])
    for parameter in gradient.indices {
      #expect(agree(ChainRule(of: parameter, in: sample).value, gradient[parameter], within: 1e-10))
    }
    for quantity in random.network.everyQuantity {
      let equation = sample.equation(of: quantity)
      guard let value = try reckoned(equation) else { continue }
      #expect(agree(value, equation.value, within: 1e-9), "\(equation.symbol) = \(equation.text { "\($0)" })")
    }
  }

  /// With three decimals a share of 0.0002 is 0: −1/0 and 0, whose product is what cancels.
  @Test func `has a number where a share is rounded to 0`() {
    let net = network([1, 2], [.softmax], bias: false)
    let sample = WorkedSample(
      of: net, at: [0, 9], input: [1], target: [1, 0], loss: .crossEntropy, precision: .rounded(3))
    #expect(sample.value(of: .activation(layer: 0, unit: 0)) == 0)
    #expect(sample.value(of: .delta(layer: 0, unit: 0)) == -1 && sample.value(of: .delta(layer: 0, unit: 1)) == 1)
    #expect(sample.terms(of: .delta(layer: 0, unit: 0)).allSatisfy { $0.value.isFinite })
  }

  @Test func `follows a value that someone puts in`() {
    let net = network([1, 2], [.softmax], bias: false)
    let sample = WorkedSample(
      of: net, at: [0.3, -0.2], input: [1], target: [1, 0], loss: .mse,
      assuming: [.activation(layer: 0, unit: 0): 0.6, .shareSlope(of: 1, by: 0): -0.3])
    // g = −2(y − a): −0.8 and 2a₂; ∂o1/∂z(o1) = 0.6 · 0.4.
    let a2 = sample.value(of: .activation(layer: 0, unit: 1))
    #expect(abs(sample.value(of: .delta(layer: 0, unit: 0)) - (-0.8 * 0.24 + 2 * a2 * -0.3)) < 1e-15)
  }
}
