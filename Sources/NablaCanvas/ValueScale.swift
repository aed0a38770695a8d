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
  /// log₁₀ of both ends, taken once; 0 on a linear scale.
  private let logLow: Double
  private let logHigh: Double
  /// The value both ends were before they moved apart.
  private let only: Double?

  /// A scale from `low` to `high`; ends that are not finite do not count, equal ones move apart, so that the value lies in the middle.
  ///
  /// A logarithmic scale over anything not above 0 becomes linear.
  package init(_ kind: Kind, from low: Double, to high: Double) {
    let ends = [low, high].filter(\.isFinite)
    var first = ends.min() ?? 0
    var last = ends.max() ?? 0
    let isLogarithmic = kind == .logarithmic && first > 0
    only = first == last ? first : nil
    if first == last {
      let value = first
      if isLogarithmic {
        first = max(value / 10, .leastNonzeroMagnitude)
        last = min(value * 10, .greatestFiniteMagnitude)
      } else if value == 0 {
        first = -1
        last = 1
      } else {
        first = max(value - value.magnitude / 2, -.greatestFiniteMagnitude)
        last = min(value + value.magnitude / 2, .greatestFiniteMagnitude)
        if first == last { last = value.nextUp }
      }
    }
    self.kind = isLogarithmic ? .logarithmic : .linear
    self.low = first
    self.high = last
    logLow = isLogarithmic ? Logarithm.base10(first) : 0
    logHigh = isLogarithmic ? Logarithm.base10(last) : 0
  }

  /// Where a value lies: 0 at `low`, 1 at `high`, beyond them outside; ±∞ and NaN stay, and 0 on a logarithmic scale
  /// is −∞.
  package func place(of value: Double) -> Double {
    guard value.isFinite else { return value }
    // To the bit, so that no rounding decides which row the middle is in.
    if value == only { return 0.5 }
    switch kind {
    case .linear:
      return (value / 2 - low / 2) / (high / 2 - low / 2)
    case .logarithmic:
      guard value > 0 else { return -.infinity }
      return (Logarithm.base10(value) - logLow) / (logHigh - logLow)
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
