// The optimizers' constants, changed on the way: each run once more by a loop of its own.

import Testing

@testable import NablaCore

/// One parameter's rule with constants that may change between steps, from the contract's table.
private struct Loop {
  let name: Optimizer.Name
  var constants: [OptimizerConstant: Double]
  private var v = 0.0
  private var s = 0.0
  private var products = (1.0, 1.0)

  init(_ name: Optimizer.Name) {
    self.name = name
    constants = [.beta: 0.9, .beta1: 0.9, .beta2: 0.999, .rho: 0.9, .epsilon: 1e-8]
  }

  mutating func next(_ w: Double, rate: Double, slope: (Double) -> Double) -> Double {
    let (beta, rho, epsilon) = (constants[.beta]!, constants[.rho]!, constants[.epsilon]!)
    let (beta1, beta2) = (constants[.beta1]!, constants[.beta2]!)
    let g = slope(name == .nesterov ? w - rate * beta * v : w)
    switch name {
    case .gradientDescent, .perceptron: return w - rate * g
    case .momentum, .nesterov:
      v = beta * v + g
      return w - rate * v
    case .adagrad:
      s += g * g
      return w - rate * g / (s.squareRoot() + epsilon)
    case .rmsprop:
      s = rho * s + (1 - rho) * g * g
      return w - rate * g / (s.squareRoot() + epsilon)
    case .adam:
      v = beta1 * v + (1 - beta1) * g
      s = beta2 * s + (1 - beta2) * g * g
      // βᵗ is the product of the β of every step.
      products = (products.0 * beta1, products.1 * beta2)
      return w - rate * (v / (1 - products.0)) / ((s / (1 - products.1)).squareRoot() + epsilon)
    }
  }
}

@Suite struct `Constants of optimizers` {
  /// The contract's table.
  private static let table: [(Optimizer.Name, OptimizerConstant, Double, other: Double)] = [
    (.momentum, .beta, 0.9, 0.5), (.nesterov, .beta, 0.9, 0.5), (.adagrad, .epsilon, 1e-8, 0.1),
    (.rmsprop, .rho, 0.9, 0.6), (.rmsprop, .epsilon, 1e-8, 0.1), (.adam, .beta1, 0.9, 0.3), (.adam, .beta2, 0.999, 0.8),
    (.adam, .epsilon, 1e-8, 0.1),
  ]

  @Test func `belong to these rules and to no other`() {
    for name in Optimizer.Name.allCases {
      for constant in OptimizerConstant.allCases {
        let row = Self.table.first { $0.0 == name && $0.1 == constant }
        #expect(Optimizer(name)[constant] == row?.2, "\(name) \(constant)")
        #expect(constant.owners.contains(name) == (row != nil))
        if row == nil { #expect(Optimizer(name).with(constant, 0.5) == Optimizer(name)) }
      }
    }
  }

  @Test func `lie in their ranges`() {
    for constant in [OptimizerConstant.beta, .beta1, .beta2, .rho] {
      #expect([0, 0.5, 0.999].allSatisfy(constant.allows))
      #expect([-0.1, 1, 2, .nan, .infinity].filter(constant.allows).isEmpty)
    }
    #expect([1e-300, 1e-8, 1].allSatisfy(OptimizerConstant.epsilon.allows))
    #expect([0, -1e-8, 1.1, .nan, .infinity].filter(OptimizerConstant.epsilon.allows).isEmpty)
  }

  @Test(arguments: table.indices)
  func `keep what is remembered when they change, and are kept when it is forgotten`(row: Int) {
    let (name, constant, _, other) = Self.table[row]
    var used = Optimizer(name)
    _ = used.step(along: [1, -2], learningRate: 0.1)
    let changed = used.with(constant, other)
    #expect(changed != used && changed[constant] == other)
    #expect(changed.with(constant, used[constant]!) == used)
    #expect(changed.forgotten == Optimizer(name).with(constant, other))
    #expect(changed.constants(unlike: used) == [constant])
  }

  /// C = w⁴ − 3w², C′ = 4w³ − 6w, with a constant of its own for steps 6 to 13.
  @Test(arguments: table.indices) func `act from the step on at which they change`(row: Int) throws {
    let (name, constant, usual, other) = Self.table[row]
    var history = History(try experiment("w1^4 - 3*w1^2", start: [2], optimizer: name, rate: 0.01))
    var loop = Loop(name)
    var w = 2.0
    var expected = [w]
    for step in 0..<20 {
      loop.constants[constant] = (6..<14).contains(step) ? other : usual
      w = loop.next(w, rate: 0.01) { 4 * $0 * $0 * $0 - 6 * $0 }
      expected.append(w)
    }
    let plain = History(history.experiment)
    for step in 0..<20 {
      if step == 6 || step == 14 {
        var settings = history.settings(at: step)
        settings.optimizer = settings.optimizer.with(constant, step == 6 ? other : usual)
        history.change(.settings(settings))
      }
      history.advance()
    }
    var unchanged = plain
    unchanged.advance(by: 20)
    #expect(unchanged.state(at: 20).parameters != history.state(at: 20).parameters)
    for step in [20, 3, 6, 7, 13, 14, 15, 20] {
      #expect(abs(history.state(at: step).parameters[0] - expected[step]) < 1e-10, "step \(step)")
      #expect(history.step(at: step).state.optimizer[constant] == ((6..<14).contains(step) ? other : usual))
    }
    // What was remembered until the change is used after it, also in a run that forks off in between.
    var fork = history.truncated(to: 9)
    fork.advance(by: 4)
    #expect(fork.state(at: 13).parameters == history.state(at: 13).parameters)
  }

  @Test func `another ε stands in the derivation`() throws {
    for name in [Optimizer.Name.adagrad, .rmsprop, .adam] {
      var start = try experiment("3*w1", start: [1], optimizer: name, rate: 0.01)
      start.settings.optimizer = start.settings.optimizer.with(.epsilon, 0.25)
      let step = History(start).step(at: 0)
      let derivation = UpdateDerivation(of: 0, in: step, names: start.names)
      // √s is √9, √(0.1·9), and with Adam's correction √9 again.
      let root = name == .rmsprop ? (0.1 * 9.0).squareRoot() : 3
      let pieces = try #require(derivation.equations.last?.numbers)
      guard case .number(let divisor)? = pieces.last else {
        Issue.record("no divisor in \(pieces)")
        continue
      }
      #expect(abs(divisor - (root + 0.25)) < 1e-12, "\(name)")
      #expect(abs(derivation.new - (1 - 0.01 * 3 / (root + 0.25))) < 1e-12, "\(name)")
    }
  }

  /// C = 5w², λ = 10: just below the limit for this β steps shrink, just above it they grow.
  @Test(arguments: [Optimizer.Name.momentum, .nesterov], [0.0, 0.5, 0.8])
  func `the largest stable rate follows β`(name: Optimizer.Name, beta: Double) throws {
    let optimizer = Optimizer(name).with(.beta, beta)
    let limit = try #require(optimizer.largestStableLearningRate(sharpness: 10))
    for (share, grows) in [(0.97, false), (1.03, true)] {
      var loop = Loop(name)
      loop.constants[.beta] = beta
      var w = 1.0
      for _ in 0..<600 { w = loop.next(w, rate: share * limit) { 10 * $0 } }
      #expect((abs(w) > 1) == grows, "\(share)")
    }
  }
}
