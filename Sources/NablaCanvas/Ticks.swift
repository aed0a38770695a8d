// Round numbers along an axis: steps of 1, 2 or 5 on a linear one, decades on a logarithmic one.

/// A number written beside an axis. The labels of one axis are equally wide.
package struct Tick: Hashable, Sendable {
  package var value: Double
  package var label: String
}

package enum Ticks {
  /// At most `most` multiples of 1, 2 or 5 × 10ⁿ from `low` to `high`, both finite and in order.
  ///
  /// Where the range is too narrow for round steps, its ends.
  package static func linear(from low: Double, to high: Double, atMost most: Int) -> [Tick] {
    guard low.isFinite, high.isFinite, low < high, most > 0 else { return ends(low, high) }
    guard let step = Step(from: low, to: high, atMost: most) else { return ends(low, high) }
    let values = step.values(from: low, to: high)
    return values.isEmpty ? ends(low, high) : labelled(values, step)
  }

  /// At most `most` powers of ten from `low` to `high`, both above 0; also 2 and 5 times them where there is room.
  package static func logarithmic(from low: Double, to high: Double, atMost most: Int) -> [Tick] {
    guard low.isFinite, high.isFinite, low > 0, low < high, most > 0 else { return ends(low, high) }
    let first = Logarithm.floorPower(low)
    let last = Logarithm.floorPower(high)
    var values: [Double] = []
    // Every decade, or every second, fifth, tenth…, so that at most `most` remain.
    for factor in [1, 2, 5, 10, 20, 50, 100, 200, 500] {
      values = (first...last).filter { $0 % factor == 0 }.map(Logarithm.power).filter { $0 >= low && $0 <= high }
      if values.count <= most { break }
    }
    let decades = (first...last).map(Logarithm.power).filter { $0 >= low && $0 <= high }
    if values.count < min(2, most), decades.count > most {
      // No round distance of decades fits: as many as there is room for, from the lowest on.
      let distance = (decades.count + most - 1) / most
      values = stride(from: 0, to: decades.count, by: distance).map { decades[$0] }
    }
    let finer = (first...last).flatMap { power in
      [1, 2, 5].map { $0 * Logarithm.power(power) }.filter { $0 >= low && $0 <= high }
    }
    if finer.count <= most || values.count < min(2, most) { values = Array(finer.prefix(most)) }
    if values.count < 2 { return linear(from: low, to: high, atMost: most) }
    return aligned(values.map { Tick(value: $0, label: Numeral.scientific($0, digits: 1)) })
  }

  /// A range of round numbers around `low`…`high`, for an axis that begins and ends on a tick.
  package static func linearBounds(_ low: Double, _ high: Double, atMost most: Int) -> (low: Double, high: Double) {
    var ends = (low: low, high: high)
    // A wider range may take a wider step, which widens the range again.
    for _ in 0..<4 {
      guard let step = Step(from: ends.low, to: ends.high, atMost: most) else { return ends }
      let down = step.value((ends.low / step.size).rounded(.down))
      let up = step.value((ends.high / step.size).rounded(.up))
      guard down.isFinite, up.isFinite, down < ends.low || up > ends.high else { return ends }
      ends = (min(down, ends.low), max(up, ends.high))
    }
    return ends
  }

  /// 1, 2 or 5 × 10ⁿ below and above `low`…`high`, both above 0.
  static func logarithmicBounds(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
    let down = Logarithm.power(Logarithm.floorPower(low))
    let up = Logarithm.power(Logarithm.floorPower(high))
    let newLow = [5 * down, 2 * down, down].first { $0 <= low } ?? low
    let newHigh = [up, 2 * up, 5 * up, 10 * up].first { $0 >= high } ?? high
    return (newLow > 0 ? newLow : low, newHigh.isFinite ? newHigh : high)
  }

  private static func ends(_ low: Double, _ high: Double) -> [Tick] {
    let values = [low, high].filter(\.isFinite)
    let distinct = values.count == 2 && values[0] == values[1] ? [values[0]] : values
    return aligned(distinct.map { Tick(value: $0, label: Numeral.significant($0, digits: 3)) })
  }

  private static func labelled(_ values: [Double], _ step: Step) -> [Tick] {
    let plain = values.map { Tick(value: $0, label: Numeral.fixed($0, decimals: max(0, -step.power))) }
    if step.power >= -6, plain.allSatisfy({ $0.label.utf8.count <= 7 }) { return aligned(plain) }
    let largest = values.map(\.magnitude).max() ?? 1
    let digits = min(max(1, Logarithm.floorPower(largest) - step.power + 1), 17)
    return aligned(
      values.map { Tick(value: $0, label: $0 == 0 ? "0" : Numeral.scientific($0, digits: digits)) })
  }

  private static func aligned(_ ticks: [Tick]) -> [Tick] {
    let width = ticks.map { TextWidth.of($0.label) }.max() ?? 0
    return ticks.map { Tick(value: $0.value, label: $0.label.padded(to: width, .right)) }
  }

  /// A distance of 1, 2 or 5 × 10ⁿ.
  private struct Step {
    let factor: Double
    let power: Int
    let size: Double

    /// The smallest step with at most `most` multiples from `low` to `high`; nil where Doubles are too coarse for one.
    init?(from low: Double, to high: Double, atMost most: Int) {
      // Halves, because the difference may exceed all Doubles.
      let rough = (high / 2 - low / 2) / Double(max(most, 1)) * 2
      guard rough.isFinite, rough > 0 else { return nil }
      let base = Logarithm.floorPower(rough)
      for candidate in 0..<7 {
        let factor = [1.0, 2, 5][candidate % 3]
        let power = base + candidate / 3
        let size = factor * Logarithm.power(power)
        guard size > 0, size.isFinite else { continue }
        let first = (low / size).rounded(.up)
        let last = (high / size).rounded(.down)
        guard first.magnitude < 0x1p50, last.magnitude < 0x1p50 else { continue }
        if last - first + 1 <= Double(most) {
          self.factor = factor
          self.power = power
          self.size = size
          return
        }
      }
      return nil
    }

    /// The multiple number `index`; divided, not multiplied, below 1, so that 3 × 0.1 is 0.3.
    func value(_ index: Double) -> Double {
      if index == 0 { return 0 }
      return power < 0 && power > -300 ? index * factor / Logarithm.power(-power) : index * size
    }

    func values(from low: Double, to high: Double) -> [Double] {
      var values: [Double] = []
      var index = (low / size).rounded(.up)
      let last = (high / size).rounded(.down)
      while index <= last {
        let value = value(index)
        // An end next to 0 or at the end of all Doubles may round to a step beyond it.
        if value >= low, value <= high { values.append(value) }
        index += 1
      }
      return values
    }
  }
}
