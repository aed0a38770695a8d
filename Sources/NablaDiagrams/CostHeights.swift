// How high a cost stands on a surface.

import NablaCanvas
import NablaCore

/// From costs to heights: 0 at a round number below the lowest, 1 at one above the highest.
package struct CostHeights: Equatable, Sendable {
  package let scale: ValueScale

  /// Whether heights are the costs' logarithms.
  package var isLogarithmic: Bool { scale.kind == .logarithmic }

  /// Logarithms show a plateau and a valley's floor at once where most of the plane spans several powers of ten; where a
  /// few samples at the bottom do, they would make a funnel of a bowl.
  private static let powersOfTen = 2.5

  /// - Parameters:
  ///   - costs: C at every point of the slice.
  ///   - kept: the heights of the slice before this one. They stay as long as they do for this one too, so that a
  ///     surface does not jump while its slice changes a little; logarithms stay logarithms in any case.
  package init(_ costs: [Double], keeping kept: CostHeights? = nil) {
    guard let spread = CostSpread(costs) else {
      let level = costs.first { $0.isFinite } ?? 0
      scale = kept?.scale ?? ValueScale(.linear, from: level, to: level)
      return
    }
    if let kept, kept.suits(spread) {
      self = kept
      return
    }
    let high = Self.round(spread.high, .up)
    if kept?.isLogarithmic ?? Self.spansPowers(spread), spread.lowestShown > 0 {
      scale = ValueScale(.logarithmic, from: Self.round(max(spread.lowestShown, high * 1e-4), .down), to: high)
    } else if spread.low >= 0, spread.low < spread.high * 0.3 {
      scale = ValueScale(.linear, from: 0, to: high)
    } else {
      // A narrow range far from 0 ends at multiples of a round number.
      let ends = Ticks.linearBounds(spread.low, spread.high, atMost: 4)
      scale = ValueScale(.linear, from: ends.low, to: ends.high)
    }
  }

  /// Whether a slice's costs lie between the ends, and not in a small part of them.
  private func suits(_ spread: CostSpread) -> Bool {
    let low = scale.place(of: isLogarithmic ? max(spread.lowestShown, spread.high * 1e-4) : spread.low)
    let high = scale.place(of: spread.high)
    return low >= 0 && high <= 1 && high - (scale.low == 0 ? 0 : low) >= 0.45
  }

  private static func spansPowers(_ spread: CostSpread) -> Bool {
    let most = spread.quantile(0.9)
    let least = max(spread.quantile(0.1), spread.lowestShown)
    return spread.isLogarithmic && decimalLogarithm(most / least) > powersOfTen
  }

  /// The height of a cost; not finite where the surface has a hole.
  package func height(of cost: Double) -> Double {
    guard cost.isFinite else { return .nan }
    return isLogarithmic ? scale.place(of: max(cost, scale.low)) : scale.place(of: cost)
  }

  /// The heights of a slice.
  package func heights(of image: SliceImage) -> SampledPlane {
    let plane = image.plane
    guard isLogarithmic else { return plane.mapped(height) }
    let low = decimalLogarithm(scale.low)
    let span = decimalLogarithm(scale.high) - low
    return plane.mapped { $0.isFinite ? (decimalLogarithm(max($0, scale.low)) - low) / span : .nan }
  }

  /// The nearest number of one or two digits that is not lower, or not higher, than a positive one; others stay.
  private static func round(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
    guard value > 0, value.isFinite else { return value }
    let power = Int(clamping: decimalLogarithm(value).rounded(.down))
    guard abs(power) < 300 else { return value }
    let candidates = [power - 1, power, power + 1].flatMap { power in
      ["1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "8"].compactMap { Double("\($0)e\(power)") }
    }
    return (rule == .up ? candidates.first { $0 >= value } : candidates.last { $0 <= value }) ?? value
  }
}
