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
    let largest = largestSize(in: vector)
    guard largest > 0, largest.isFinite else {
      return vector.contains(where: \.isNaN) ? .nan : largest
    }
    if vector.count > mostInOrder {
      return largest * sum(vector.count) { (vector[$0] / largest) * (vector[$0] / largest) }.squareRoot()
    }
    // Two are divided at a time, and added one after the other.
    let divisor = SIMD2(repeating: largest)
    var sum = 0.0
    var place = 0
    while place + 1 < vector.count {
      let share = SIMD2(vector[place], vector[place + 1]) / divisor
      sum += share[0] * share[0]
      sum += share[1] * share[1]
      place += 2
    }
    if place < vector.count { sum += (vector[place] / largest) * (vector[place] / largest) }
    return largest * sum.squareRoot()
  }

  /// The largest |vᵢ| that is a number, from four lanes, since each comparison waits for the one before.
  private static func largestSize(in vector: UnsafeBufferPointer<Double>) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var place = 0
    while place + 3 < vector.count {
      a = max(a, abs(vector[place]))
      b = max(b, abs(vector[place + 1]))
      c = max(c, abs(vector[place + 2]))
      d = max(d, abs(vector[place + 3]))
      place += 4
    }
    while place < vector.count {
      a = max(a, abs(vector[place]))
      place += 1
    }
    return max(max(a, b), max(c, d))
  }

  /// Whether two vectors point against each other: u · v < 0.
  ///
  /// - Parameters:
  ///   - u: one of them.
  ///   - size: its length, above 0 and finite.
  ///   - v: the other, as many numbers.
  ///   - otherSize: its length, above 0 and finite.
  static func areOpposed(
    _ u: UnsafeBufferPointer<Double>, _ size: Double, _ v: UnsafeBufferPointer<Double>, _ otherSize: Double
  ) -> Bool {
    if isSafe(size), isSafe(otherSize) {
      let product = sum(u.count) { u[$0] * v[$0] }
      // By so much both sums may be off by rounding: beyond, their signs are the same.
      let doubt = 4 * Double(u.count + 4) * Double.ulpOfOne * size * otherSize
      if u.count > mostInOrder || abs(product) > doubt { return product < 0 }
    }
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
