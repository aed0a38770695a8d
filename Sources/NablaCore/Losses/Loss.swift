// Which losses there are. What each of them is stands in a file of its own beside this one.

/// The loss of one output a against its target y. The cost is the mean over the samples of its sum over the outputs.
package enum Loss: String, CaseIterable, Hashable, Sendable {
  /// (y − a)², without a factor ½.
  case mse
  /// |y − a|.
  case mae
  /// −(y ln a + (1 − y) ln(1 − a)), natural logarithm.
  case logLoss = "log-loss"
  /// ½(y − a)², as most books print it.
  case halfMse = "half-mse"
  /// −y ln a of a softmax, natural logarithm.
  case crossEntropy = "cross-entropy"

  /// What the loss is.
  var rule: any LossRule.Type {
    switch self {
    case .mse: return SquaredError.self
    case .mae: return AbsoluteError.self
    case .logLoss: return LogLoss.self
    case .halfMse: return HalfSquaredError.self
    case .crossEntropy: return CrossEntropy.self
    }
  }

  /// The loss of output `a` against target `y`.
  package func value(output a: Double, target y: Double) -> Double {
    switch self {
    case .mse: return SquaredError.value(output: a, target: y)
    case .mae: return AbsoluteError.value(output: a, target: y)
    case .logLoss: return LogLoss.value(output: a, target: y)
    case .halfMse: return HalfSquaredError.value(output: a, target: y)
    case .crossEntropy: return CrossEntropy.value(output: a, target: y)
    }
  }

  /// The loss's derivative by the output `a`; 0 at the kink of MAE.
  package func slope(output a: Double, target y: Double) -> Double {
    switch self {
    case .mse: return SquaredError.slope(output: a, target: y)
    case .mae: return AbsoluteError.slope(output: a, target: y)
    case .logLoss: return LogLoss.slope(output: a, target: y)
    case .halfMse: return HalfSquaredError.slope(output: a, target: y)
    case .crossEntropy: return CrossEntropy.slope(output: a, target: y)
    }
  }

  /// The loss's second derivative by the output `a`; 0 for MAE, whose kink has none.
  package func curvature(output a: Double, target y: Double) -> Double {
    rule.curvature(output: a, target: y)
  }

  /// Whether it has a kink and is straight beside it.
  package var isStraight: Bool { rule.isStraight }

  /// Whether ∂L/∂a and the outputs' slopes cancel to δ = a − y: log loss of a plain sigmoid, cross-entropy of a softmax.
  func cancels(in network: Network) -> Bool {
    (self == .logLoss && network.hasPlainSigmoidOutput) || (self == .crossEntropy && network.hasSoftmaxOutput)
  }

  /// How it is called where there is little room: MSE.
  package var abbreviation: String { rule.abbreviation }
}

/// What one loss is: everything that has to be said of it in mathematics.
protocol LossRule {
  static func value(output a: Double, target y: Double) -> Double
  static func slope(output a: Double, target y: Double) -> Double
  static func curvature(output a: Double, target y: Double) -> Double

  /// How many times a − y the slope is, for an error whose digits are all known; nil where it is no multiple of it.
  static var slopeByError: Double? { get }
  static var isStraight: Bool { get }
  static var abbreviation: String { get }

  /// Its number in the kernels; nil where they do not know it for such outputs, and the plain passes serve.
  static func kernelNumber(hasPlainSigmoidOutput: Bool) -> Int32?

  /// The loss as written by hand.
  ///
  /// - Parameters:
  ///   - node: the output's name.
  ///   - targetName: y, or y1, y2, … where there are several outputs.
  ///   - a: the output.
  ///   - y: its target.
  ///   - z: where a is σ(z) with all its digits; nil where it was shortened, assumed, or is another function.
  static func written(node: String, targetName: String, a: Double, y: Double, z: Double?) -> OutputLoss

  /// Its slope as written by hand, with the same parameters: the rule with names, and with numbers.
  static func writtenSlope(
    node: String, targetName: String, a: Double, y: Double, z: Double?
  ) -> (rule: String, numbers: [Equation.Piece])
}
