// The words about the largest learning rate that is stable: a statement about the curvature here and now.

import NablaCanvas

package enum LimitLabel: Wording {
  /// η and its limit, side by side.
  case beside(Double, Double, isShort: Bool)
  /// λ, the largest curvature.
  case curvature(Double)
  /// λ and what it makes of steps along its direction as long as it stays what it is; `butFalls` where C falls although
  /// they grow.
  case stability(Double, rate: Double, limit: Double, butFalls: Bool)
  /// The same in fewer words.
  case shortStability(Double, rate: Double, limit: Double)

  package var korean: String {
    switch self {
    case .beside(let rate, let limit, let isShort): return Self.beside(rate, limit, isShort ? "" : "한계 ")
    case .curvature(let value): return "최대 곡률 λ \(ContourLabel.text(value))"
    case .stability(let value, let rate, let limit, let butFalls):
      let start = LimitLabel.shortStability(value, rate: rate, limit: limit).korean
      let effect = rate > limit ? "커져요" : (rate < limit ? "결국 줄어요" : "그대로예요")
      return "\(start): λ가 그대로면 이 방향 걸음이 \(effect)" + (butFalls ? ". 그래도 C는 내려가요" : "")
    case .shortStability(let value, let rate, let limit):
      let bound = Words.limit(limit, beside: rate)
      let start = "λ \(ContourLabel.text(value)): "
      if rate == limit { return start + "η가 한계 \(Particle.attach(bound, .and)) 같음" }
      return start + "η가 한계 \(bound)보다 \(rate > limit ? "큼" : "작음")"
    }
  }

  package var english: String {
    switch self {
    case .beside(let rate, let limit, let isShort): return Self.beside(rate, limit, isShort ? "" : "limit ")
    case .curvature(let value): return "largest curvature λ \(ContourLabel.text(value))"
    case .stability(let value, let rate, let limit, let butFalls):
      let start = LimitLabel.shortStability(value, rate: rate, limit: limit).english
      let effect = rate > limit ? "grow" : (rate < limit ? "die down" : "stay as they are")
      return "\(start): steps along it \(effect) while λ stays" + (butFalls ? "; C falls all the same" : "")
    case .shortStability(let value, let rate, let limit):
      let side = rate > limit ? "above" : (rate < limit ? "below" : "at")
      return "λ \(ContourLabel.text(value)): η \(side) the limit \(Words.limit(limit, beside: rate))"
    }
  }

  private static func beside(_ rate: Double, _ limit: Double, _ word: String) -> String {
    let sign = rate > limit ? ">" : (rate < limit ? "<" : "=")
    return "η \(Words.coordinate(rate)) \(sign) \(word)\(Words.limit(limit, beside: rate))"
  }
}
