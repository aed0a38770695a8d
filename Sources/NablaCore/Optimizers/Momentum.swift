// Momentum: gradient descent that keeps some of its previous step.
// Source: Polyak (1964), doi:10.1016/0041-5553(64)90137-5.

/// Moves along a running sum of past gradients, so that zigzags cancel.
///
///     v ← βv + ∇C
///     θ ← θ − ηv
package struct Momentum: Equatable, Sendable {
  /// How much of the past stays, 0 ..< 1.
  package internal(set) var beta: Double
  /// v; empty before the first step.
  package internal(set) var velocity: [Double] = []

  package init(beta: Double = 0.9) { self.beta = beta }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if velocity.count != gradient.count { velocity = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices { velocity[index] = beta * velocity[index] + gradient[index] }
    return velocity.map { -learningRate * $0 }
  }
}
