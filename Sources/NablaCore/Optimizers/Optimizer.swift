// The optimizers as one closed set. Each case holds a value that carries its own state.

/// A rule that turns a gradient into a change of the parameters, with whatever it remembers from step to step.
package enum Optimizer: Equatable, Sendable {
  case gradientDescent
  case momentum(Momentum)
  case nesterov(Nesterov)
  case adagrad(AdaGrad)
  case rmsprop(RMSProp)
  case adam(Adam)
  case perceptron(Perceptron)

  /// The optimizers' names, in the order in which a key goes through them.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case gradientDescent = "gradient-descent"
    case momentum, nesterov, adagrad, rmsprop, adam, perceptron
  }

  package var name: Name {
    switch self {
    case .gradientDescent: return .gradientDescent
    case .momentum: return .momentum
    case .nesterov: return .nesterov
    case .adagrad: return .adagrad
    case .rmsprop: return .rmsprop
    case .adam: return .adam
    case .perceptron: return .perceptron
    }
  }

  /// Whether a step is −η times what it goes along, with nothing remembered.
  package var isPlain: Bool {
    switch self {
    case .gradientDescent, .perceptron: return true
    case .momentum, .nesterov, .adagrad, .rmsprop, .adam: return false
    }
  }

  /// The optimizer of that name with its default constants and nothing remembered.
  package init(_ name: Name) {
    switch name {
    case .gradientDescent: self = .gradientDescent
    case .momentum: self = .momentum(Momentum())
    case .nesterov: self = .nesterov(Nesterov())
    case .adagrad: self = .adagrad(AdaGrad())
    case .rmsprop: self = .rmsprop(RMSProp())
    case .adam: self = .adam(Adam())
    case .perceptron: self = .perceptron(Perceptron())
    }
  }

  /// The same optimizer with nothing remembered.
  package var forgotten: Optimizer { Optimizer(name).withConstants(of: self) }

  /// Where the gradient of a step is taken: at the parameters, but for Nesterov a step ahead.
  package func gradientPoint(from parameters: [Double], learningRate: Double) -> [Double] {
    if case .nesterov(let rule) = self { return rule.gradientPoint(from: parameters, learningRate: learningRate) }
    return parameters
  }

  /// One step.
  ///
  /// - Parameters:
  ///   - gradient: ∇C at `gradientPoint`, in parameter order; for the perceptron its −Δw ∕ η.
  ///   - learningRate: η, above 0.
  /// - Returns: Δθ, shaped like `gradient`.
  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    switch self {
    case .gradientDescent, .perceptron:
      return gradient.map { -learningRate * $0 }
    case .momentum(var rule):
      let change = rule.step(along: gradient, learningRate: learningRate)
      self = .momentum(rule)
      return change
    case .nesterov(var rule):
      let change = rule.step(along: gradient, learningRate: learningRate)
      self = .nesterov(rule)
      return change
    case .adagrad(var rule):
      let change = rule.step(along: gradient, learningRate: learningRate)
      self = .adagrad(rule)
      return change
    case .rmsprop(var rule):
      let change = rule.step(along: gradient, learningRate: learningRate)
      self = .rmsprop(rule)
      return change
    case .adam(var rule):
      let change = rule.step(along: gradient, learningRate: learningRate)
      self = .adam(rule)
      return change
    }
  }

  /// Forgets what it remembers of parameters that are held still.
  ///
  /// - Parameter frozen: the parameters' numbers.
  mutating func forget(_ frozen: [Int]) {
    guard !frozen.isEmpty else { return }
    func cleared(_ memory: [Double]) -> [Double] {
      guard !memory.isEmpty else { return memory }
      var memory = memory
      for index in frozen { memory[index] = 0 }
      return memory
    }
    switch self {
    case .gradientDescent, .perceptron: break
    case .momentum(var rule):
      rule.velocity = cleared(rule.velocity)
      self = .momentum(rule)
    case .nesterov(var rule):
      rule.velocity = cleared(rule.velocity)
      self = .nesterov(rule)
    case .adagrad(var rule):
      rule.squares = cleared(rule.squares)
      self = .adagrad(rule)
    case .rmsprop(var rule):
      rule.squares = cleared(rule.squares)
      self = .rmsprop(rule)
    case .adam(var rule):
      rule.mean = cleared(rule.mean)
      rule.squares = cleared(rule.squares)
      self = .adam(rule)
    }
  }

  /// Takes note that a learner interfered with the parameters or has only now chosen this rule.
  package mutating func disturb(atEpochStart: Bool) {
    guard case .perceptron(var rule) = self else { return }
    rule.disturb(atEpochStart: atEpochStart)
    self = .perceptron(rule)
  }

  /// The usual ε, which keeps a division by a root of zero finite.
  package static let epsilon = 1e-8
}
