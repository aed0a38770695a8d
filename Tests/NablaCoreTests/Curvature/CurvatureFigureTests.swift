import NablaCore
import Testing

/// The figures of the course's settings, which were found in another program.
@Suite struct `Curvature in the course` {
  private func run(_ experiment: Experiment, _ steps: Int) -> TrainingStep {
    situations(of: experiment, steps: steps)[steps]
  }

  private func range(_ experiment: Experiment, at parameters: [Double]) throws -> CurvatureRange {
    try #require(Hessian(of: Objective(experiment), at: parameters).range)
  }

  /// learning-rates (a): λ .59488 and 8.40512, limit 4 ∕ (9 + √61) = .237950.
  @Test func `an identity neuron has its limit`() throws {
    let data = samples([([0], 1), ([1], 3), ([2], 5), ([3], 7)])
    let neuron = experiment(network([1, 1], [.identity]), data, weights: [0], biases: [0], rate: 0.1)
    let found = try range(neuron, at: [0, 0])
    #expect(isQuoted(found.least.value, as: "0.59488"))
    #expect(isQuoted(found.greatest.value, as: "8.40512"))
    let limit = try #require(Optimizer.gradientDescent.largestStableLearningRate(sharpness: found.greatest.value))
    #expect(isQuoted(limit, as: "0.237950"))
    // [7 − λ, 3] · (3, λ − 7) = 0: the direction is (3, λ − 7) in length 1.
    let slope = found.greatest.direction[1] / found.greatest.direction[0]
    #expect(abs(slope - (found.greatest.value - 7) / 3) < 1e-12)
  }

  /// learning-rates (b): limit 16.86 at the start, 3.697 at the minimum (.4196, 0).
  @Test func `a sigmoid neuron with log loss is far sharper at its minimum than at its start`() throws {
    let data = samples([([-2], 0), ([-1], 1), ([1], 0), ([2], 1)])
    let neuron = experiment(
      network([1, 1], [.sigmoid]), data, weights: [-3], biases: [2], loss: .logLoss, rate: 1)
    let start = try range(neuron, at: [-3, 2]).greatest.value
    #expect(isQuoted(2 / start, as: "16.86"))
    let end = run(neuron, 2_000)
    #expect(isQuoted(end.state.parameters[0], as: "0.4196"))
    let found = try range(neuron, at: end.state.parameters)
    #expect(isQuoted(2 / found.greatest.value, as: "3.697"))
    #expect(FlatPlace(found) == .minimum)
  }

  /// local-minima: the ends of (4, 0) and (2, 0), eigenvalues .0015/.0229 and .066/.117.
  @Test(arguments: [([4.0, 0.0], "0.0015", "0.0229"), ([2.0, 0.0], "0.066", "0.117")])
  func `both ends of local-minima are minima`(start: [Double], least: String, greatest: String) throws {
    let data = samples([([-1], 0.1), ([0], 0.9), ([1], 0.4)])
    let neuron = experiment(network([1, 1], [.sigmoid]), data, weights: [start[0]], biases: [start[1]], rate: 2)
    let end = run(neuron, 6_000)
    #expect(end.gradientNorm < 1e-6)
    let found = try range(neuron, at: end.state.parameters)
    #expect(isQuoted(found.least.value, as: least), "\(found.least.value)")
    #expect(isQuoted(found.greatest.value, as: greatest), "\(found.greatest.value)")
    #expect(FlatPlace(found) == .minimum)
  }

  /// momentum: `0.02*w1^2 + w2^2` has limit 1 for descent, 1.9 for momentum and .679 for Nesterov.
  @Test func `the ravine has a limit for each optimizer that has one`() throws {
    let ravine = try experiment("0.02*w1^2 + w2^2", start: [-9, 1.5], rate: 0.4)
    let found = try range(ravine, at: [-9, 1.5])
    #expect(found.greatest.value == 2 && abs(found.least.value - 0.04) < 1e-16)
    #expect(found.greatest.direction == [0, 1])
    let limits = Optimizer.Name.allCases.map { Optimizer($0).largestStableLearningRate(sharpness: 2) }
    #expect(limits[0] == 1)
    #expect(isQuoted(try #require(limits[1]), as: "1.9"))
    #expect(isQuoted(try #require(limits[2]), as: "0.679"))
    #expect(limits[3...].allSatisfy { $0 == nil })
    for name in Optimizer.Name.allCases {
      #expect(Optimizer(name).largestStableLearningRate(sharpness: 0) == nil)
      #expect(Optimizer(name).largestStableLearningRate(sharpness: -3) == nil)
      #expect(Optimizer(name).largestStableLearningRate(sharpness: .nan) == nil)
    }
  }

  /// The limits are where a bowl's steps stop shrinking: on λ = 2 momentum is stable at 1.88 and not at 1.92, Nesterov
  /// at .67 and not at .69.
  @Test(arguments: [
    (Optimizer.Name.gradientDescent, 0.99, 1.01), (.momentum, 1.88, 1.92), (.nesterov, 0.67, 0.69),
  ])
  func `a run shrinks below its limit and grows above it`(name: Optimizer.Name, below: Double, above: Double) throws {
    for (rate, shrinks) in [(below, true), (above, false)] {
      let bowl = try experiment("w1^2", start: [1], optimizer: name, rate: rate)
      let limit = try #require(bowl.settings.optimizer.largestStableLearningRate(sharpness: 2))
      #expect((rate < limit) == shrinks)
      let costs = situations(of: bowl, steps: 900).map(\.cost)
      #expect((costs[850...].max()! < costs[..<50].max()!) == shrinks, "η \(rate)")
    }
  }

  /// two-valleys: two minima and the saddle between them.
  @Test func `two valleys and a saddle are told apart`() throws {
    let cost = try experiment("0.1*(w1^2-4)^2 + 0.3*w1 + 0.5*w2^2", start: [0, 0], rate: 0.1)
    #expect(FlatPlace(try range(cost, at: [-2.0879, 0])) == .minimum)
    #expect(FlatPlace(try range(cost, at: [1.8987, 0])) == .minimum)
    let saddle = try range(cost, at: [0.1892, 0])
    #expect(FlatPlace(saddle) == .saddle)
    // ∂²∕∂w1² = 1.2 w1² − 1.6, ∂²∕∂w2² = 1.
    #expect(abs(saddle.least.value - (1.2 * 0.1892 * 0.1892 - 1.6)) < 1e-12)
    #expect(abs(saddle.greatest.value - 1) < 1e-12)
    #expect(saddle.least.direction == [1, 0])
  }

  /// XOR with a far too large rate is thrown where the slope is 0 though C is .5: no minimum.
  @Test func `a run that is thrown off sits on a plateau`() throws {
    let xor = samples([([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)])
    let run = experiment(
      network([2, 2, 1], [.sigmoid, .sigmoid]), xor, weights: [0.5, -0.3, 0.2, 0.8, 40, 40], biases: [0, 0, 40],
      rate: 1)
    let step = situations(of: run, steps: 0)[0]
    #expect(step.gradientNorm < RunBounds.flatSlope && abs(step.cost - 0.5) < 1e-9)
    #expect(FlatPlace(try range(run, at: run.firstParameters)) == .plateau)
  }
}

@Suite struct `Kinds of flat places` {
  @Test func `the ends of the spectrum tell which it is`() {
    #expect(FlatPlace(least: 1, greatest: 2) == .minimum)
    #expect(FlatPlace(least: -1, greatest: 2) == .saddle)
    #expect(FlatPlace(least: -2, greatest: -1) == .maximum)
    #expect(FlatPlace(least: -1, greatest: 0) == nil, "a ridge")
    #expect(FlatPlace(least: 0, greatest: 2) == .valley)
    #expect(FlatPlace(least: 0, greatest: 0) == .plateau)
    #expect(FlatPlace(least: -5e-5, greatest: 9e-5) == .plateau)
    #expect(FlatPlace(least: -5e-5, greatest: 1) == .valley)
    #expect(FlatPlace(least: -0.5, greatest: 1e6) == .valley, "rounding of something so sharp")
  }

  @Test func `formulas show each kind`() throws {
    func place(_ formula: String) throws -> FlatPlace? {
      let run = try experiment(formula, start: [0, 0], rate: 1)
      return FlatPlace(try #require(Hessian(of: Objective(run), at: [0, 0]).range))
    }
    #expect(try place("w1^2 + w2^2") == .minimum)
    #expect(try place("w1^2 + 0*w2") == .valley)
    #expect(try place("w1^2 - w2^2") == .saddle)
    #expect(try place("cos(w1) - w2^2") == .maximum)
    #expect(try place("w1^4 + w2^4") == .plateau)
  }
}
