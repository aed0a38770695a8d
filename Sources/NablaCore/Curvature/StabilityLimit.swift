// The largest learning rate at which an optimizer stays stable in a bowl of a given curvature.
// Sources: Polyak (1964); for the stability of all three, Cohen et al. (2021), arXiv:2103.00065, appendix B.

extension Optimizer {
  /// The largest stable η where the sharpest direction has curvature λ.
  ///
  ///     gradient descent   2 ∕ λ
  ///     momentum           2(1 + β) ∕ λ
  ///     Nesterov           (2 + 2β) ∕ ((1 + 2β)λ)
  ///
  /// - Parameter sharpness: λ, the algebraically largest eigenvalue of the Hessian.
  /// - Returns: nil for the other optimizers, whose steps do not grow with the slope alone, and where λ ≤ 0.
  package func largestStableLearningRate(sharpness: Double) -> Double? {
    guard sharpness > 0, let limit = rule.largestStableLearningRate(sharpness: sharpness) else { return nil }
    return limit.isFinite ? limit : nil
  }
}
