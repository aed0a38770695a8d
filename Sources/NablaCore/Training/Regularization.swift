// What is added to a network's cost so that its weights stay small.
// Sources: Tikhonov (1963) and Hoerl, Kennard (1970), doi:10.1080/00401706.1970.10488634, for the squares; Tibshirani (1996),
// doi:10.1111/j.2517-6161.1996.tb02080.x, for the absolute values.

/// l1·Σ|w| + ½·l2·Σw², over the weights and not the biases.
///
/// C is then the cost of the data and this; so are its slopes, its contour and its Hessian.
package struct Regularization: Hashable, Sendable {
  /// The factor of Σ|w|, 0 or above.
  package var l1: Double
  /// The factor of ½Σw², 0 or above.
  package var l2: Double

  package init(l1: Double = 0, l2: Double = 0) {
    precondition(Self.allows(l1) && Self.allows(l2), "a factor that is 0 or above")
    self.l1 = l1
    self.l2 = l2
  }

  /// Nothing is added.
  package static let none = Regularization()
  /// The largest factor that may be asked for.
  package static let greatest = 1e6

  /// Whether a factor may have this value: 0 to 10⁶.
  package static func allows(_ value: Double) -> Bool { value >= 0 && value <= greatest }

  /// Whether nothing is added.
  package var isNone: Bool { l1 == 0 && l2 == 0 }

  /// What one weight adds.
  @inline(__always)
  package func value(of weight: Double) -> Double { l1 * abs(weight) + 0.5 * l2 * weight * weight }

  /// ∂ ∕ ∂w of that; the slope of |w| at 0 counts as 0.
  @inline(__always)
  package func slope(at weight: Double) -> Double {
    l1 * (weight > 0 ? 1 : weight < 0 ? -1 : weight.isNaN ? weight : 0) + l2 * weight
  }

  /// What all weights add.
  ///
  /// - Parameter weights: the parameters without the biases.
  func value(of weights: UnsafeBufferPointer<Double>) -> Double {
    var sizes = 0.0
    var squares = 0.0
    for weight in weights {
      sizes += abs(weight)
      squares += weight * weight
    }
    // A factor of 0 takes away what would be ∞ times 0.
    return (l1 == 0 ? 0 : l1 * sizes) + (l2 == 0 ? 0 : 0.5 * l2 * squares)
  }

  /// Adds its slopes to those of the data.
  ///
  /// - Parameters:
  ///   - gradient: ∇C of the data, at least as long as there are weights.
  ///   - weights: the parameters without the biases.
  func addSlopes(to gradient: UnsafeMutablePointer<Double>, at weights: UnsafeBufferPointer<Double>) {
    for index in weights.indices { gradient[index] += slope(at: weights[index]) }
  }

  /// What is added to C as it is written: l1·Σ|w| + l2·Σw²/2.
  package var rule: String {
    [l1 == 0 ? nil : "l1·Σ|w|", l2 == 0 ? nil : "l2·Σw²/2"].compactMap { $0 }.joined(separator: " + ")
  }

  /// Its slope by a weight as it is written: l1·sgn(w5) + l2·w5.
  package func slopeRule(of name: String) -> String {
    [l1 == 0 ? nil : "l1·sgn(\(name))", l2 == 0 ? nil : "l2·\(name)"].compactMap { $0 }.joined(separator: " + ")
  }
}
