// How long vectors are, and whether one points against another: sums over all parameters, made at every step.

/// Lengths and directions of vectors of any size.
enum VectorLength {
  /// Longer vectors are summed in eight lanes: one number after the other would take longer than the step itself.
  static let mostInOrder = 1_024

  /// ‖v‖, without overflow where the squares would.
  static func norm(of vector: UnsafeBufferPointer<Double>) -> Double {
    if vector.count > mostInOrder {
      let plain = sum(vector.count) { vector[$0] * vector[$0] }.squareRoot()
      if isSafe(plain) { return plain }
    }
    var largest = 0.0
    for value in vector { largest = max(largest, abs(value)) }
    guard largest > 0, largest.isFinite else {
      return vector.contains(where: \.isNaN) ? .nan : largest
    }
    return largest * sum(vector.count) { (vector[$0] / largest) * (vector[$0] / largest) }.squareRoot()
  }

  /// Whether two vectors point against each other: u · v < 0.
  ///
  /// - Parameters:
  ///   - u: one of them, and `size` its length, above 0 and finite.
  ///   - v: the other, as many numbers, and `otherSize` its length, above 0 and finite.
  static func areOpposed(
    _ u: UnsafeBufferPointer<Double>, _ size: Double, _ v: UnsafeBufferPointer<Double>, _ otherSize: Double
  ) -> Bool {
    if u.count > mostInOrder, isSafe(size), isSafe(otherSize) { return sum(u.count) { u[$0] * v[$0] } < 0 }
    // Compared as directions, so that neither long nor short ones spoil the sign.
    return sum(u.count) { (u[$0] / size) * (v[$0] / otherSize) } < 0
  }

  /// Whether squares of numbers of that size neither overflow nor vanish.
  private static func isSafe(_ length: Double) -> Bool { length > 1e-120 && length < 1e120 }

  @inline(__always)
  private static func sum(_ count: Int, _ term: (Int) -> Double) -> Double {
    var sum = 0.0
    var place = 0
    if count > mostInOrder {
      var lanes = SIMD8<Double>()
      while place + 8 <= count {
        for lane in 0..<8 { lanes[lane] += term(place + lane) }
        place += 8
      }
      sum = lanes.sum()
    }
    while place < count {
      sum += term(place)
      place += 1
    }
    return sum
  }
}
