// Nesterov's method: momentum that looks at the slope where it is about to be.
// Source: Nesterov (1983), in the form of Sutskever et al. (2013).

/// Momentum with the gradient taken a step ahead.
///
///     v ← βv + ∇C(θ − ηβv)
///     θ ← θ − ηv
package struct Nesterov: Equatable, Sendable {
  /// How much of the past stays, 0 ..< 1.
  package internal(set) var beta: Double
  /// v; empty before the first step.
  package internal(set) var velocity: [Double] = []

  package init(beta: Double = 0.9) { self.beta = beta }

  package func gradientPoint(from parameters: [Double], learningRate: Double) -> [Double] {
    guard velocity.count == parameters.count else { return parameters }
    return parameters.indices.map { parameters[$0] - learningRate * beta * velocity[$0] }
  }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if velocity.count != gradient.count { velocity = Array(repeating: 0, count: gradient.count) }
    for index in gradient.indices { velocity[index] = beta * velocity[index] + gradient[index] }
    return velocity.map { -learningRate * $0 }
  }
}
