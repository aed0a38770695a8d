// From values to places along an axis, evenly or by their logarithms.

/// How an axis spreads values.
package struct ValueScale: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case linear, logarithmic
  }

  package let kind: Kind
  /// The value at place 0.
  package let low: Double
  /// The value at place 1; above `low`.
  package let high: Double

  /// A scale from `low` to `high`, both finite; equal ends move apart, so that the value lies in the middle.
  ///
  /// A logarithmic scale over anything not above 0 becomes linear.
  package init(_ kind: Kind, from low: Double, to high: Double) {
    var first = low.isFinite ? min(low, high.isFinite ? high : low) : 0
    var last = high.isFinite ? max(low.isFinite ? low : high, high) : first
    let isLogarithmic = kind == .logarithmic && first > 0
    if first == last {
      let value = first
      if isLogarithmic {
        first = max(value / 10, .leastNonzeroMagnitude)
        last = min(value * 10, .greatestFiniteMagnitude)
      } else if value == 0 {
        first = -1
        last = 1
      } else {
        first = value - value.magnitude / 2
        last = value + min(value.magnitude / 2, .greatestFiniteMagnitude - value.magnitude)
        if first == last { last = value.nextUp }
      }
    }
    self.kind = isLogarithmic ? .logarithmic : .linear
    self.low = first
    self.high = last
  }

  /// Where a value lies: 0 at `low`, 1 at `high`, beyond them outside; ±∞ and NaN stay, and 0 on a logarithmic scale
  /// is −∞.
  package func place(of value: Double) -> Double {
    guard value.isFinite else { return value }
    switch kind {
    case .linear:
      return (value / 2 - low / 2) / (high / 2 - low / 2)
    case .logarithmic:
      guard value > 0 else { return -.infinity }
      let first = Logarithm.base10(low)
      return (Logarithm.base10(value) - first) / (Logarithm.base10(high) - first)
    }
  }

  /// Round numbers along the scale, at most `most`.
  package func ticks(atMost most: Int) -> [Tick] {
    switch kind {
    case .linear: Ticks.linear(from: low, to: high, atMost: most)
    case .logarithmic: Ticks.logarithmic(from: low, to: high, atMost: most)
    }
  }
}
