// The words about the cost over a single parameter.

import NablaCanvas

/// A sentence below the cost curve.
package enum CurveLabel: Wording {
  case falls(String)
  case rises(String)
  case flat
  // The same in a few cells
  case grows(String)
  case shrinks(String)
  case stays
  /// The step goes elsewhere than down the slope: with 1, 0 or −1 for up, nowhere and down the axis.
  case remembers(String, fall: Int, way: Int)
  case yet(String, way: Int)
  case secant(h: String)
  case tangent
  case secants

  package var korean: String {
    switch self {
    case .falls(let name): return "기울기가 음수: \(name) 값이 커져요."
    case .rises(let name): return "기울기가 양수: \(name) 값이 작아져요."
    case .flat: return "기울기가 0: 움직이지 않아요."
    case .grows(let name): return "→ \(name) 증가"
    case .shrinks(let name): return "→ \(name) 감소"
    case .stays: return "→ 그대로"
    case .remembers(let name, let fall, let way):
      let slope = fall == 0 ? "기울기는 0이지만" : "기울기는 \(fall > 0 ? "음수" : "양수")지만"
      let move = way == 0 ? "그대로예요" : "\(name) 값이 \(way > 0 ? "커져요" : "작아져요")"
      return "\(slope) \(move): 옵티마이저가 지난 기울기를 기억해요."
    case .yet(let name, let way): return way == 0 ? "그래도 그대로" : "그래도 \(name) \(way > 0 ? "증가" : "감소")"
    case .secant(let h): return "할선 h = \(h)"
    case .tangent: return "접선"
    case .secants: return "할선 기울기"
    }
  }

  package var english: String {
    switch self {
    case .falls(let name): return "slope negative: \(name) grows"
    case .rises(let name): return "slope positive: \(name) shrinks"
    case .flat: return "slope 0: it stays"
    case .grows(let name): return "→ \(name) grows"
    case .shrinks(let name): return "→ \(name) shrinks"
    case .stays: return "→ it stays"
    case .remembers(let name, let fall, let way):
      let slope = fall == 0 ? "slope 0" : "slope \(fall > 0 ? "negative" : "positive")"
      let move = way == 0 ? "it stays" : "\(name) \(way > 0 ? "grows" : "shrinks")"
      return "\(slope), yet \(move): the optimizer remembers past slopes"
    case .yet(let name, let way): return way == 0 ? "yet it stays" : "yet \(name) \(way > 0 ? "grows" : "shrinks")"
    case .secant(let h): return "secant h = \(h)"
    case .tangent: return "tangent"
    case .secants: return "secant slopes"
    }
  }
}
