import NablaCore
import Testing

@Suite struct `The Hessian` {
  /// H v by central differences of a gradient that was made by dual numbers, which shares no code with the passes.
  private func difference(_ random: RandomExperiment, along v: [Double]) -> [Double] {
    let oracle = Oracle(
      network: random.network, loss: random.experiment.settings.loss, data: random.data)
    let h = 1e-5
    func gradient(_ sign: Double) -> [Double] {
      oracle.gradient(
        at: zip(random.parameters, v).map { $0 + sign * h * $1 }, over: Array(0..<random.data.count))
    }
    return zip(gradient(1), gradient(-1)).map { ($0 - $1) / (2 * h) }
  }

  /// Activations without a kink: a difference across one is no derivative.
  private static let smooth: [Activation] = [.sigmoid, .tanh, .softplus, .sine, .identity]

  @Test(arguments: Loss.allCases)
  func `products agree with differences of an independent gradient`(loss: Loss) {
    for seed in 1...12 {
      let random = RandomExperiment(seed: UInt64(seed), loss: loss, activations: Self.smooth)
      var source = RandomSource(seed: UInt64(seed), stream: 5)
      let v = random.parameters.map { _ in source.uniform(-1, 1) }
      let exact = Hessian(of: Objective(random.experiment), at: random.parameters).product(with: v)
      let expected = difference(random, along: v)
      let size = expected.reduce(1) { max($0, abs($1)) }
      let worst = zip(exact, expected).map { abs($0 - $1) }.max()!
      #expect(worst < 2e-7 * size, "\(loss), seed \(seed)")
    }
  }

  /// Kinked activations, away from their kinks with a step this short.
  @Test func `kinks have the curvature of their sides`() {
    let random = RandomExperiment(seed: 3, loss: .mse, layers: 3, activations: [.relu, .leakyRelu, .elu])
    let v = random.parameters.indices.map { $0 % 3 == 0 ? 1.0 : -0.5 }
    let exact = Hessian(of: Objective(random.experiment), at: random.parameters).product(with: v)
    for (one, other) in zip(exact, difference(random, along: v)) {
      #expect(abs(one - other) < 1e-6 * max(1, abs(other)))
    }
  }

  @Test(arguments: 1...6)
  func `products are linear and the matrix is symmetric`(seed: UInt64) {
    let random = RandomExperiment(seed: seed, loss: .mse)
    let hessian = Hessian(of: Objective(random.experiment), at: random.parameters)
    let n = hessian.dimension
    let matrix = hessian.matrix
    var source = RandomSource(seed: seed)
    let v = (0..<n).map { _ in source.normal() }
    let product = hessian.product(with: v)
    var worst = 0.0
    for row in 0..<n {
      var sum = 0.0
      for column in 0..<n { sum += matrix[row * n + column] * v[column] }
      worst = max(worst, abs(sum - product[row]))
    }
    #expect(worst < 1e-11)
    // What is averaged to be symmetric differs by rounding only.
    let unit = (0..<n).map { $0 == 0 ? 1.0 : 0 }
    let first = hessian.product(with: unit)
    for row in 0..<n { worst = max(worst, abs(first[row] - matrix[row * n])) }
    #expect(worst < 1e-11)
    #expect((0..<n).allSatisfy { row in (0..<row).allSatisfy { matrix[row * n + $0] == matrix[$0 * n + row] } })
  }

  /// course-settings.md: the identity neuron over x = 0 … 3. H is 2∕n Σ [x², x; x, 1].
  @Test func `an identity neuron has the course's matrix`() {
    let neuron = network([1, 1], [.identity])
    let data = samples([([0], 1), ([1], 3), ([2], 5), ([3], 7)])
    let run = experiment(neuron, data, weights: [0], biases: [0], rate: 0.1)
    let hessian = Hessian(of: Objective(run), at: [0, 0])
    #expect(hessian.matrix == [7, 3, 3, 2])
    #expect(Hessian(of: Objective(run), at: [-5, 40]).matrix == [7, 3, 3, 2])
  }

  /// ∂²∕∂w² of ln(1 + eᶻ) − yz is x²σ′(z), which the two factors of the chain rule could not give at z = 60.
  @Test func `log loss keeps its curvature where the neuron is saturated`() throws {
    let neuron = network([1, 1], [.sigmoid], bias: false)
    let run = experiment(neuron, samples([([2], 0)]), weights: [30], loss: .logLoss, rate: 1)
    let found = try #require(Hessian(of: Objective(run), at: [30]).sharpness)
    #expect(abs(found / (4 * exponential(-60)) - 1) < 1e-12)
    // And σ² for the mean square, whose second derivative is 2σ′² + 2(σ − 1)σ″ ≈ 4e^−2z next to the target 1.
    let square = experiment(neuron, samples([([1], 1)]), weights: [30], loss: .mse, rate: 1)
    let bent = try #require(Hessian(of: Objective(square), at: [30]).sharpness)
    #expect(abs(bent / (4 * exponential(-60)) - 1) < 1e-12)
  }

  @Test func `a formula's matrix is the one on paper`() throws {
    // ∂²(w1²w2 + sin(w1)·e^w2): [2w2 − sin w1·e^w2, 2w1 + cos w1·e^w2; …, sin w1·e^w2]
    let run = try experiment("w1^2*w2 + sin(w1)*exp(w2)", start: [0.7, -0.4], rate: 1)
    let matrix = Hessian(of: Objective(run), at: [0.7, -0.4]).matrix
    let e = exponential(-0.4)
    let expected = [
      -0.8 - sineOf(0.7) * e, 1.4 + cosineOf(0.7) * e, 1.4 + cosineOf(0.7) * e, sineOf(0.7) * e,
    ]
    for (one, other) in zip(matrix, expected) { #expect(abs(one - other) < 1e-14) }
  }

  @Test(arguments: [
    "w1^3 - 2*w1*w2 + w2^4/4", "exp(w1*w2)/(1 + w1^2)", "w1^w2 + w2^w1", "2^(w1*w2)", "ln(w1 + w2^2)*sqrt(w1)",
    "tanh(w1)*sigmoid(3*w2) - tan(w1*w2/2)", "abs(w1 - 2*w2) + cos(w1)^2", "-(w1 - w2)^-2", "(w1+w2)^(1+1)", "1/w1/w2",
  ])
  func `a formula's products agree with differences of its gradient`(text: String) throws {
    let formula = try Formula(text)
    let point = [0.9, 0.35]
    let v = [0.6, -0.8]
    let h = 1e-6
    func gradient(_ sign: Double) -> [Double] {
      formula.valueAndGradient(at: zip(point, v).map { $0 + sign * h * $1 }).gradient
    }
    let exact = formula.hessianProduct(at: point, with: v)
    for (index, difference) in zip(gradient(1), gradient(-1)).map({ ($0 - $1) / (2 * h) }).enumerated() {
      #expect(abs(exact[index] - difference) < 1e-6 * max(1, abs(difference)), "\(text), \(index)")
    }
  }

  @Test func `powers of zero and of negative numbers have their curvature`() throws {
    #expect(try Formula("w1^2").hessianProduct(at: [0], with: [1]) == [2])
    #expect(try Formula("w1^3").hessianProduct(at: [-2], with: [1]) == [-12])
    #expect(try Formula("w1^1").hessianProduct(at: [0], with: [1]) == [0])
    #expect(try Formula("w1^0").hessianProduct(at: [0], with: [1]) == [0])
    #expect(try Formula("5 + 0*w1").hessianProduct(at: [3], with: [1]) == [0])
  }

  /// A small curvature beside a large negative one is kept, and what is only rounding is 0.
  @Test func `rounding is told from curvature`() throws {
    func sharpness(_ formula: String) throws -> Double? {
      let run = try experiment(formula, start: [0.3, 0.1], rate: 1)
      return Hessian(of: Objective(run), at: [0.3, 0.1]).sharpness
    }
    #expect(abs(try #require(try sharpness("w1^2/2 - 500000*w2^2")) - 1) < 1e-9)
    #expect(try sharpness("-(0.1*w1 + 0.3*w2)^2") == 0)
    #expect(abs(try #require(try sharpness("-w1^2 - w2^2/2")) + 1) < 1e-12, "not −2")
    #expect(try sharpness("ln(w1 - 0.3) + w2^2") == nil)
  }
}
