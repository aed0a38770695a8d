// Which learning rates to try: many at even ratios, or a few that straddle the limit.

/// Lists of learning rates, each in (0, 10⁶].
package enum LearningRates {
  /// `count` rates from the lowest to the highest, each the same number of times the one before.
  ///
  /// - Parameters:
  ///   - range: the lowest and the highest.
  ///   - count: at least 1; a single one is the lowest.
  package static func geometric(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    guard count > 1 else { return [range.lowerBound] }
    let low = naturalLogarithm(range.lowerBound)
    let high = naturalLogarithm(range.upperBound)
    return (0..<count).map { index in
      if index == 0 { return range.lowerBound }
      if index == count - 1 { return range.upperBound }
      return exponential(low + (high - low) * Double(index) / Double(count - 1))
    }
  }

  /// From a thousandth of the limit to ten times it; without a limit 10⁻³ to 10³ times a rate.
  ///
  /// - Parameters:
  ///   - limit: the largest stable rate; nil where there is none.
  ///   - rate: the one in force.
  package static func span(limit: Double?, around rate: Double) -> ClosedRange<Double> {
    let low = limit.map { 1e-3 * $0 } ?? 1e-3 * rate
    let high = limit.map { 10 * $0 } ?? 1e3 * rate
    let most = Settings.highestLearningRate
    let top = min(high, most)
    return min(max(low, .leastNormalMagnitude), top)...top
  }
}

extension Experiment {
  /// The largest stable η at step 0; nil where the optimizer has none, or λ ≤ 0 or not finite there.
  package var limitAtStart: Double? {
    Hessian(of: Objective(self), at: firstParameters, frozen: settings.frozen).sharpness
      .flatMap(settings.optimizer.largestStableLearningRate)
  }
}
