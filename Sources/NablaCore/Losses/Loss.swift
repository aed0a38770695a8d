// How wrong one output is, each loss beside its derivative. The cost is the mean over samples of their sum over outputs.

/// The loss of one output a against its target y.
package enum Loss: String, CaseIterable, Hashable, Sendable {
  /// (y − a)², without a factor ½.
  case mse
  /// |y − a|.
  case mae
  /// −(y ln a + (1 − y) ln(1 − a)), natural logarithm.
  case logLoss = "log-loss"

  /// The loss of output `a` against target `y`.
  package func value(output a: Double, target y: Double) -> Double {
    switch self {
    case .mse: return (y - a) * (y - a)
    case .mae: return abs(y - a)
    case .logLoss:
      let hit = y == 0 ? 0 : y * naturalLogarithm(a)
      let miss = y == 1 ? 0 : (1 - y) * naturalLogarithm(1 - a)
      return -(hit + miss)
    }
  }

  /// The loss's derivative by the output `a`; 0 at the kink of MAE.
  package func slope(output a: Double, target y: Double) -> Double {
    switch self {
    case .mse: return -2 * (y - a)
    case .mae: return a > y ? 1 : (a < y ? -1 : (a.isNaN ? a : 0))
    case .logLoss:
      // With a target of 0 or 1 a factor cancels, which matters where a has reached 0 or 1.
      if y == 0 { return 1 / (1 - a) }
      if y == 1 { return -1 / a }
      return (a - y) / (a * (1 - a))
    }
  }

  /// The loss's second derivative by the output `a`; 0 for MAE, whose kink has none.
  package func curvature(output a: Double, target y: Double) -> Double {
    switch self {
    case .mse: return 2
    case .mae: return a.isNaN ? a : 0
    case .logLoss: return (y == 0 ? 0 : y / (a * a)) + (y == 1 ? 0 : (1 - y) / ((1 - a) * (1 - a)))
    }
  }

  /// Log loss of σ(z), computed from z so that a saturated neuron costs what it should and not infinity.
  ///
  ///     ln(1 + eᶻ) − yz = max((1 − y)z, −yz) + ln(1 + e^−|z|)
  ///
  /// Both terms are at least 0, so that nothing cancels where the answer is right and the loss tiny.
  package static func logLoss(weightedInput z: Double, target y: Double) -> Double {
    straightPart(weightedInput: z, target: y) + logarithmOfOnePlus(exponential(-abs(z)))
  }

  /// max((1 − y)z, −yz), 0 on the right side also at infinity.
  @inline(__always)
  static func straightPart(weightedInput z: Double, target y: Double) -> Double {
    if z > 0 { return y == 1 ? 0 : (1 - y) * z }
    return y == 0 && !z.isNaN ? 0 : -y * z
  }
}
