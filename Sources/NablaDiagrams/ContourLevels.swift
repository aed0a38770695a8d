// Which costs get a line in a contour, and how they are written.

import NablaCanvas
import NablaCore

/// Which costs get a line: round numbers, so that lines stay where they are while the slice changes a little, and spread
/// so that both a plateau, where most of the plane lies, and a valley's floor, where hardly any does, have some.
package enum ContourLevels {
  package static func levels(of costs: [Double], atMost most: Int) -> [Double] {
    guard most > 0, let spread = CostSpread(costs) else { return [] }
    let low = spread.lowestShown
    let candidates =
      spread.isLogarithmic
      ? geometric(from: low, to: spread.high)
      : Ticks.linear(from: low, to: spread.high, atMost: 40).map(\.value)
    // A line that goes round less than a few samples is hardly one.
    let visible = refined(candidates.filter { $0 > low && $0 < spread.high }, spread).filter {
      let rank = spread.rank(of: $0)
      return rank > 0.004 && rank < 0.996 && !spread.isFlat(at: $0)
    }
    return thinned(visible, to: most, spread)
  }

  /// The levels as they stand on their lines, with as many digits as tell neighbours apart: 0.05, 20, 3e+7.
  package static func texts(_ levels: [Double]) -> [String] {
    let brief = levels.map(text)
    return NumbersApart.tell(brief, levels) ? brief : NumbersApart.texts(levels, digits: 3)
  }

  private static func text(_ level: Double) -> String {
    if level != 0, abs(level) >= 1e5 || abs(level) < 1e-4 {
      let long = Numeral.scientific(level, digits: 2)
      return long.contains(".0e") ? Numeral.scientific(level, digits: 1) : long
    }
    return Numeral.significant(level, digits: 6).trimmedZeros
  }

  private static func geometric(from low: Double, to high: Double) -> [Double] {
    let first = Int(clamping: decimalLogarithm(max(low, 1e-300)).rounded(.down))
    let last = Int(clamping: decimalLogarithm(high).rounded(.up))
    return (first...max(first, last)).flatMap { power in
      ["1", "1.5", "2", "3", "4", "5", "6", "7", "8"].compactMap { Double("\($0)e\(power)") }
    }
  }

  /// Also rounder numbers between two neighbours that have much of the plane between them.
  private static func refined(_ levels: [Double], _ spread: CostSpread) -> [Double] {
    var levels = levels
    for _ in 0..<2 {
      let ends = [spread.lowestShown] + levels + [spread.high]
      var finer: [Double] = []
      for (a, b) in zip(ends, ends.dropFirst())
      where spread.rank(of: b) - spread.rank(of: a) > 0.15 && b - a > 1e-6 * max(abs(a), abs(b)) {
        finer += Ticks.linear(from: a, to: b, atMost: 3).map(\.value).filter { $0 > a && $0 < b }
      }
      if finer.isEmpty { break }
      levels = (levels + finer).sorted()
    }
    return levels
  }

  /// So many levels that lie as evenly as they can, by how much of the plane and of the costs is between them; round
  /// ones rather than others.
  private static func thinned(_ levels: [Double], to most: Int, _ spread: CostSpread) -> [Double] {
    // Between two flat parts of a staircase one line is as good as ten.
    var levels = levels
    for index in levels.indices.dropFirst().reversed()
    where spread.rank(of: levels[index]) == spread.rank(of: levels[index - 1]) {
      levels.remove(at: roundness(of: levels[index]) > roundness(of: levels[index - 1]) ? index - 1 : index)
    }
    // In whole steps, so that no last digit of a cost decides between two levels that are worth the same.
    var kept = levels.map {
      (level: $0, place: (spread.place(of: $0) * steps).rounded(), weight: roundness(of: $0))
    }
    while kept.count > most {
      var least = (index: 0, worth: Double.infinity)
      for index in kept.indices {
        let before = index > 0 ? kept[index - 1].place : 0
        let after = index + 1 < kept.count ? kept[index + 1].place : steps
        let worth = (after - before) * kept[index].weight
        if worth < least.worth { least = (index, worth) }
      }
      kept.remove(at: least.index)
    }
    return kept.map(\.level)
  }

  /// How finely places are told apart.
  private static let steps = 1_000.0

  /// How gladly a number is read: one digit 1, 2 or 5 most of all.
  private static func roundness(of level: Double) -> Double {
    let digits = Numeral.scientific(abs(level), digits: 4).prefix { $0 != "e" }.filter { $0 != "." && $0 != "0" }
    switch digits {
    case "1": return 1.8
    case "2", "5": return 1.5
    case "3": return 1.25
    case "15", "25": return 1.15
    default: return digits.count == 1 ? 1.05 : (digits.count == 2 ? 0.9 : 0.7)
    }
  }
}

/// How the costs of a slice are spread over the plane.
package struct CostSpread {
  package let low: Double
  package let high: Double
  /// The lowest cost that counts: on a logarithmic scale no more than four powers of ten below the highest, because
  /// below them a sample that happens to lie at a valley's bottom would decide.
  let lowestShown: Double
  let isLogarithmic: Bool
  /// Some of the costs in order, from all over the plane.
  private let sorted: [Double]
  private let scale: ValueScale

  /// nil where all costs are the same or none is finite.
  package init?(_ costs: [Double]) {
    var low = Double.infinity
    var high = -Double.infinity
    var positive = Double.infinity
    var sample: [Double] = []
    // An odd step, so that the samples do not all come from the same few columns.
    let step = max(1, costs.count / 2_000 | 1)
    sample.reserveCapacity(min(costs.count, 4_001))
    for (index, cost) in costs.enumerated() where cost.isFinite {
      low = min(low, cost)
      high = max(high, cost)
      if cost > 0 { positive = min(positive, cost) }
      if index % step == 0 { sample.append(cost) }
    }
    guard low < high else { return nil }
    self.low = low
    self.high = high
    sorted = sample.sorted()
    isLogarithmic = low >= 0 && high / positive > 8
    lowestShown = isLogarithmic ? max(positive, high * 1e-4) : low
    scale = ValueScale(isLogarithmic ? .logarithmic : .linear, from: lowestShown, to: high)
  }

  /// How much of the plane lies lower: from 0 to 1.
  func rank(of cost: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    var below = 0
    var above = sorted.count
    while below < above {
      let middle = (below + above) / 2
      if sorted[middle] < cost { below = middle + 1 } else { above = middle }
    }
    return Double(below) / Double(sorted.count)
  }

  /// Whether some of the plane has just this cost, so that a line there would be rounding noise.
  func isFlat(at cost: Double) -> Bool {
    let margin = abs(cost) * 1e-9
    return rank(of: cost + margin) - rank(of: cost - margin) > 0.01
  }

  /// A share of the plane in the order of costs: the cost that so much of it lies below.
  func quantile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return low }
    return sorted[min(sorted.count - 1, max(0, Int(clamping: share * Double(sorted.count))))]
  }

  /// Between rank and cost: 0 at the lowest, 1 at the highest.
  func place(of cost: Double) -> Double { (rank(of: cost) + min(max(scale.place(of: cost), 0), 1)) / 2 }
}
