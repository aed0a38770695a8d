// The constants of the optimizers, by the names that scenes and commands call them.

/// A number that an optimizer's rule is made with, beside η.
package enum OptimizerConstant: String, CaseIterable, Hashable, Sendable {
  case beta, beta1, beta2, rho, epsilon

  /// As the rules are written.
  package var symbol: String {
    switch self {
    case .beta: "β"
    case .beta1: "β₁"
    case .beta2: "β₂"
    case .rho: "ρ"
    case .epsilon: "ε"
    }
  }

  /// Whether a rule may be made with it: how much of the past stays lies in [0, 1), ε in (0, 1].
  package func allows(_ value: Double) -> Bool {
    switch self {
    case .beta, .beta1, .beta2, .rho: value >= 0 && value < 1
    case .epsilon: value > 0 && value <= 1
    }
  }

  /// The optimizers whose rule has it.
  package var owners: [Optimizer.Name] { Optimizer.Name.allCases.filter { Optimizer($0)[self] != nil } }
}

extension Optimizer {
  /// The value of a constant; nil where the rule has no such constant.
  package subscript(_ constant: OptimizerConstant) -> Double? { rule[constant] }

  /// The same with another value of a constant, and with all that it remembers; unchanged where the rule has no such
  /// constant.
  package func with(_ constant: OptimizerConstant, _ value: Double) -> Optimizer {
    precondition(constant.allows(value), "a value that the constant may have")
    return rule.with(constant, value).optimizer
  }

  /// The constants of the rule.
  package var constants: [OptimizerConstant] { OptimizerConstant.allCases.filter { self[$0] != nil } }

  /// The same with the constants of another one, as far as it has them too.
  func withConstants(of other: Optimizer) -> Optimizer {
    constants.reduce(self) { rule, constant in other[constant].map { rule.with(constant, $0) } ?? rule }
  }

  /// The constants whose values differ from those of another one: all of them where that is of another name.
  package func constants(unlike other: Optimizer) -> [OptimizerConstant] {
    constants.filter { self[$0] != other[$0] }
  }
}
