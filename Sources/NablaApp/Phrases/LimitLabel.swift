// The words about the largest learning rate that is stable.

import NablaCanvas

package enum LimitLabel: Wording {
  /// η and its limit, side by side.
  case beside(Double, Double, isShort: Bool)
  /// λ, the largest curvature.
  case curvature(Double)
  /// λ and what it makes of η.
  case stability(Double, rate: Double, limit: Double)

  package var korean: String {
    switch self {
    case .beside(let rate, let limit, let isShort): return Self.beside(rate, limit, isShort ? "" : "한계 ")
    case .curvature(let value): return "최대 곡률 λ \(ContourLabel.text(value))"
    case .stability(let value, let rate, let limit):
      let start = "λ \(ContourLabel.text(value)): η 한계 \(Words.limit(limit, beside: rate))"
      return rate > limit ? "\(start) 넘음, 점점 커져요" : "\(start), 안정"
    }
  }

  package var english: String {
    switch self {
    case .beside(let rate, let limit, let isShort): return Self.beside(rate, limit, isShort ? "" : "limit ")
    case .curvature(let value): return "largest curvature λ \(ContourLabel.text(value))"
    case .stability(let value, let rate, let limit):
      let start = "λ \(ContourLabel.text(value)): η"
      let bound = Words.limit(limit, beside: rate)
      return rate > limit ? "\(start) above \(bound) overshoots" : "\(start) below \(bound) is stable"
    }
  }

  private static func beside(_ rate: Double, _ limit: Double, _ word: String) -> String {
    let sign = rate > limit ? ">" : (rate < limit ? "<" : "=")
    return "η \(Words.short(rate)) \(sign) \(word)\(Words.limit(limit, beside: rate))"
  }
}
