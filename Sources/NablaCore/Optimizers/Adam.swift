// Adam: momentum and RMSProp together, both corrected for starting at zero.
// Source: Kingma, Ba (2015), arXiv:1412.6980, algorithm 1.

/// Moves along a running mean of slopes, divided by the root of a running mean of their squares.
///
///     m ← β₁m + (1 − β₁)g        m̂ = m ∕ (1 − β₁ᵗ)
///     v ← β₂v + (1 − β₂)g²       v̂ = v ∕ (1 − β₂ᵗ)
///     θ ← θ − ηm̂ ∕ (√v̂ + ε)
package struct Adam: Equatable, Sendable {
  package internal(set) var beta1: Double
  package internal(set) var beta2: Double
  /// ε, above 0 and at most 1.
  package internal(set) var epsilon: Double
  /// m; empty before the first step.
  package internal(set) var mean: [Double] = []
  /// v; empty before the first step.
  package internal(set) var squares: [Double] = []
  /// β₁ᵗ and β₂ᵗ; where they changed on the way, the product of what they were in each step.
  package private(set) var beta1Power = 1.0
  package private(set) var beta2Power = 1.0

  package init(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = Optimizer.epsilon) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  package mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    if mean.count != gradient.count {
      mean = Array(repeating: 0, count: gradient.count)
      squares = mean
      beta1Power = 1
      beta2Power = 1
    }
    beta1Power *= beta1
    beta2Power *= beta2
    return gradient.indices.map { index in
      let slope = gradient[index]
      mean[index] = beta1 * mean[index] + (1 - beta1) * slope
      squares[index] = beta2 * squares[index] + (1 - beta2) * slope * slope
      let correctedMean = mean[index] / (1 - beta1Power)
      let correctedSquares = squares[index] / (1 - beta2Power)
      return -learningRate * correctedMean / (correctedSquares.squareRoot() + epsilon)
    }
  }
}
