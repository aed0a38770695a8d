// How high a cost stands on a surface.

import NablaCanvas
import NablaCore

/// From costs to heights: 0 at a round number below the lowest, 1 at one above the highest.
struct CostHeights {
  let scale: ValueScale

  /// Whether heights are the costs' logarithms.
  var isLogarithmic: Bool { scale.kind == .logarithmic }

  /// Logarithms show a plateau and a valley's floor at once where most of the plane spans several powers of ten; where a
  /// few samples at the bottom do, they would make a funnel of a bowl.
  private static let powersOfTen = 2.5

  init(_ image: SliceImage) {
    guard let spread = CostSpread(image.costs) else {
      scale = ValueScale(
        .linear, from: image.costs.first { $0.isFinite } ?? 0, to: image.costs.first { $0.isFinite } ?? 0)
      return
    }
    let most = spread.quantile(0.9)
    let least = max(spread.quantile(0.1), spread.lowestShown)
    let spans = spread.isLogarithmic && decimalLogarithm(most / least) > Self.powersOfTen
    let high = Self.round(spread.high, .up)
    if spans {
      scale = ValueScale(.logarithmic, from: Self.round(spread.lowestShown, .down), to: high)
    } else if spread.low >= 0, spread.low < spread.high * 0.3 {
      scale = ValueScale(.linear, from: 0, to: high)
    } else {
      // A narrow range far from 0 ends at multiples of a round number.
      let unit = Self.round((spread.high / 2 - spread.low / 2) / 2, .up)
      let ends = [(spread.low / unit).rounded(.down) * unit, (spread.high / unit).rounded(.up) * unit]
      scale = ValueScale(
        .linear, from: ends[0].isFinite ? ends[0] : spread.low, to: ends[1].isFinite ? ends[1] : spread.high)
    }
  }

  /// The height of a cost; not finite where the surface has a hole.
  func height(of cost: Double) -> Double {
    guard cost.isFinite else { return .nan }
    return isLogarithmic ? scale.place(of: max(cost, scale.low)) : scale.place(of: cost)
  }

  /// The heights of a slice.
  func heights(of image: SliceImage) -> SampledPlane {
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
