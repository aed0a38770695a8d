// RMSProp: AdaGrad that forgets old slopes.
// Source: Hinton, Neural Networks for Machine Learning, lecture 6 (2012).

/// Divides each slope by the root of a running mean of its squares.
///
///     s ← ρs + (1 − ρ)g²
///     θ ← θ − ηg ∕ (√s + ε)
package struct RMSProp: Equatable, Sendable {
  /// How much of the past stays, 0 ..< 1.
  package internal(set) var rho: Double
  /// ε, above 0 and at most 1.
  package internal(set) var epsilon: Double
  /// s; empty before the first step.
  package internal(set) var squares: [Double] = []

  package init(rho: Double = 0.9, epsilon: Double = Optimizer.epsilon) {
    self.rho = rho
    self.epsilon = epsilon
  }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if squares.count != gradient.count { squares = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices {
      squares[index] = rho * squares[index] + (1 - rho) * gradient[index] * gradient[index]
    }
    return gradient.indices.map { -learningRate * gradient[$0] / (squares[$0].squareRoot() + epsilon) }
  }
}
