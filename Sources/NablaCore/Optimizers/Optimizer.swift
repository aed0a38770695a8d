// Which optimizers there are. What each of them is stands in a file of its own beside this one.

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

  /// What the optimizer is, with what it remembers.
  var rule: any UpdateRule {
    switch self {
    case .gradientDescent: return GradientDescent()
    case .momentum(let rule): return rule
    case .nesterov(let rule): return rule
    case .adagrad(let rule): return rule
    case .rmsprop(let rule): return rule
    case .adam(let rule): return rule
    case .perceptron(let rule): return rule
    }
  }
}

extension Optimizer.Name {
  /// What the optimizer of that name is.
  var rule: any UpdateRule.Type {
    switch self {
    case .gradientDescent: return GradientDescent.self
    case .momentum: return Momentum.self
    case .nesterov: return Nesterov.self
    case .adagrad: return AdaGrad.self
    case .rmsprop: return RMSProp.self
    case .adam: return Adam.self
    case .perceptron: return Perceptron.self
    }
  }
}

extension Optimizer {
  /// The optimizer of that name with its default constants and nothing remembered.
  package init(_ name: Name) { self = name.rule.init().optimizer }

  /// Whether a step is −η times what it goes along, with nothing remembered.
  package var isPlain: Bool { name.rule.isPlain }

  /// The same optimizer with nothing remembered.
  package var forgotten: Optimizer { Optimizer(name).withConstants(of: self) }

  /// Whether the slopes of a step are taken ahead of the parameters.
  package var looksAhead: Bool { name.rule.program.ahead != nil }

  /// Where the gradient of a step is taken: at the parameters, but for Nesterov a step ahead.
  package func gradientPoint(from parameters: [Double], learningRate: Double) -> [Double] {
    rule.gradientPoint(from: parameters, learningRate: learningRate) ?? parameters
  }

  /// One step.
  ///
  /// - Parameters:
  ///   - gradient: ∇C at `gradientPoint`, in parameter order; for the perceptron its −Δw ∕ η.
  ///   - learningRate: η, above 0.
  /// - Returns: Δθ, shaped like `gradient`.
  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    var rule = rule
    let change = rule.step(along: gradient, learningRate: learningRate)
    self = rule.optimizer
    return change
  }

  /// Takes note of the step that it made.
  ///
  /// - Parameters:
  ///   - change: Δθ.
  ///   - endsEpoch: whether all samples have been seen once more.
  mutating func note(change: [Double], endsEpoch: Bool) {
    var rule = rule
    rule.note(change: change, endsEpoch: endsEpoch)
    self = rule.optimizer
  }

  /// Forgets what it remembers of parameters that are held still.
  ///
  /// - Parameter frozen: the parameters' numbers.
  mutating func forget(_ frozen: [Int]) {
    guard !frozen.isEmpty else { return }
    var rule = rule
    rule.forget(frozen)
    self = rule.optimizer
  }

  /// Takes note that a learner interfered with the parameters or has only now chosen this rule.
  package mutating func disturb(atEpochStart: Bool) {
    var rule = rule
    rule.disturb(atEpochStart: atEpochStart)
    self = rule.optimizer
  }

  /// Whether it has come to its end, where it knows by itself; nil where the slope tells.
  package var hasSettled: Bool? { rule.hasSettled }

  /// How many numbers it remembers of each parameter.
  var memoryCount: Int { rule.remembered.count }

  /// The usual ε, which keeps a division by a root of zero finite.
  package static let epsilon = 1e-8
}

extension Optimizer.Name {
  /// How the λ is written above which it is not stable; nil where there is none.
  package var edge: EdgeFormula? { rule.edge }

  /// The rule as in books, a line for each number that it makes.
  package var formulas: [String] { rule.formulas }

  /// What it is called in sentences.
  package var title: OptimizerTitle { rule.title }

  /// How all parameters move by it.
  package var movement: Movement { rule.movement }

  /// The rule in Python.
  package var program: UpdateProgram { rule.program }
}
