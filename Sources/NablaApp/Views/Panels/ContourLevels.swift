// Which costs get a line in a contour, and how they are written.

import NablaCanvas
import NablaCore

/// Which costs get a line: round numbers, so that lines stay where they are while the slice changes a little.
enum ContourLevels {
  static func levels(of costs: [Double], atMost most: Int) -> [Double] {
    var low = Double.infinity
    var high = -Double.infinity
    var positive = Double.infinity
    for cost in costs where cost.isFinite {
      low = min(low, cost)
      high = max(high, cost)
      if cost > 0 { positive = min(positive, cost) }
    }
    guard low < high else { return [] }
    if low >= 0, high / positive > 8 {
      // Four powers of ten show a valley; below them a sample that happens to lie at its bottom would decide.
      let low = max(positive, high * 1e-4)
      for digits in [[1.0, 1.5, 2, 3, 5, 7], [1.0, 2, 5], [1.0, 3], [1.0]] {
        let levels = geometric(from: low, to: high, digits: digits)
        if levels.count <= most, !levels.isEmpty { return levels }
      }
      let all = geometric(from: low, to: high, digits: [1])
      return thinned(all, to: most)
    }
    return Ticks.linear(from: low, to: high, atMost: most).map(\.value).filter { $0 > low && $0 < high }
  }

  /// A level as it stands on its line: 0.05, 20, 3e+7.
  static func text(_ level: Double) -> String {
    if level != 0, abs(level) >= 1e5 || abs(level) < 1e-4 {
      let long = Numeral.scientific(level, digits: 2)
      return long.contains(".0e") ? Numeral.scientific(level, digits: 1) : long
    }
    return Numeral.significant(level, digits: 6).trimmedZeros
  }

  private static func geometric(from low: Double, to high: Double, digits: [Double]) -> [Double] {
    let first = Int(clamping: decimalLogarithm(max(low, 1e-300)).rounded(.down))
    let last = Int(clamping: decimalLogarithm(high).rounded(.up))
    return (first...max(first, last)).flatMap { power in
      digits.map { $0 * (Double("1e\(power)") ?? 0) }
    }.filter { $0 > low && $0 < high }
  }

  private static func thinned(_ levels: [Double], to most: Int) -> [Double] {
    let stride = (levels.count + most - 1) / max(1, most)
    return levels.indices.filter { $0 % max(1, stride) == 0 }.map { levels[$0] }
  }
}

extension String {
  /// A decimal number without the zeros that say nothing: 0.5 for 0.500000.
  var trimmedZeros: String {
    guard contains("."), !contains("e") else { return self }
    var rest = self[...]
    while rest.last == "0" { rest.removeLast() }
    if rest.last == "." { rest.removeLast() }
    return String(rest)
  }
}
