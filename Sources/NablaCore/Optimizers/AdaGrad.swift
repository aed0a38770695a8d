// AdaGrad: a step size of its own for every parameter, shrinking with all slopes seen so far.
// Source: Duchi, Hazan, Singer (2011), JMLR 12.

/// Divides each slope by the root of the sum of its squares.
///
///     s ← s + g²
///     θ ← θ − ηg ∕ (√s + ε)
package struct AdaGrad: Equatable, Sendable {
  /// ε, above 0 and at most 1.
  package internal(set) var epsilon: Double
  /// s; empty before the first step.
  package internal(set) var squares: [Double] = []

  package init(epsilon: Double = Optimizer.epsilon) { self.epsilon = epsilon }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if squares.count != gradient.count { squares = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices { squares[index] += gradient[index] * gradient[index] }
    return gradient.indices.map { -learningRate * gradient[$0] / (squares[$0].squareRoot() + epsilon) }
  }
}
