// How some values are spread: mean, standard deviation, ends, and how many lie where.

/// What a sentence and a small histogram need to know of some values; those that are no numbers are left out.
package struct ValueSpread: Equatable, Sendable {
  /// How many values there are.
  package let count: Int
  package let mean: Double
  /// The root of the mean squared distance from the mean.
  package let deviation: Double
  package let least: Double
  package let greatest: Double
  private let values: [Double]

  /// - Parameter values: in any order.
  /// - Complexity: O(*n*).
  package init(_ values: [Double]) {
    let finite = values.filter(\.isFinite)
    self.values = finite
    count = finite.count
    // Steps that do not overflow where a sum would.
    var mean = 0.0
    for (index, value) in finite.enumerated() { mean += (value - mean) / Double(index + 1) }
    var square = 0.0
    for (index, value) in finite.enumerated() {
      square += ((value - mean) * (value - mean) - square) / Double(index + 1)
    }
    self.mean = mean
    deviation = square.squareRoot()
    least = finite.min() ?? 0
    greatest = finite.max() ?? 0
  }

  /// How many values lie in each of equal parts of a range; what lies outside counts for the part at that end.
  ///
  /// - Parameters:
  ///   - parts: at least one.
  ///   - range: from the start of the first part to the end of the last.
  package func counts(in parts: Int, of range: ClosedRange<Double>) -> [Int] {
    var counts = Array(repeating: 0, count: parts)
    let width = (range.upperBound - range.lowerBound) / Double(parts)
    for value in values {
      let place = width > 0 ? ((value - range.lowerBound) / width).rounded(.down) : 0
      counts[Int(min(max(place, 0), Double(parts - 1)))] += 1
    }
    return counts
  }
}
