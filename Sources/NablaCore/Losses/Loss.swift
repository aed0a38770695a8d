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

  // These two are asked for each output of each sample. Through `rule` the compiler could not put the function in place.

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
}

extension Loss {
  /// The loss's second derivative by the output `a`; 0 for MAE, whose kink has none.
  package func curvature(output a: Double, target y: Double) -> Double { rule.curvature(output: a, target: y) }

  /// The loss of an output, from its z where the loss is of plain sigmoids and keeps more digits so.
  ///
  /// - Parameters:
  ///   - a: the output.
  ///   - z: its weighted input.
  ///   - y: its target.
  package func value(output a: Double, of z: Double, target y: Double) -> Double {
    partner == .sigmoid ? rule.value(sigmoidOf: z, target: y) : value(output: a, target: y)
  }

  /// Whether it has a kink and is straight beside it.
  package var isStraight: Bool { rule.isStraight }

  /// The activation that the outputs have to have; nil where they may have any.
  package var partner: Activation? { rule.partner }

  /// Whether the network's outputs have the activation that the loss is made for, so that ∂L/∂a and the outputs' slopes
  /// cancel to δ = a − y: log loss of a plain sigmoid, cross-entropy of a softmax.
  package func cancels(in network: Network) -> Bool {
    guard let partner else { return false }
    return partner == .softmax
      ? network.hasSoftmaxOutput
      : network.outputActivation == partner && !network.layers[network.layers.count - 1].isResidual
  }

  /// The loss of which it is a multiple, which differs in nothing but η; nil where it stands for itself.
  package var multipleOf: Loss? { rule.multipleOf }

  /// All of them, each followed by its multiples.
  package static let byKind = allCases.filter { $0.multipleOf == nil }.flatMap { loss in
    [loss] + allCases.filter { $0.multipleOf == loss }
  }

  /// How it is called where there is little room: MSE.
  package var abbreviation: String { rule.abbreviation }

  /// The same where there is hardly any; where it is of the error e alone, that.
  package var sign: String { rule.sign }

  /// What is to be said of its slope; nil where the slope says it all.
  package var slopeReason: SlopeReason? { rule.slopeReason }

  /// The loss and its slope in Python.
  package func program(_ names: LossNames) -> LossProgram { rule.program(names) }
}
