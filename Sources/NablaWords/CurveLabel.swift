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
    case .secant(let h): return "secant h = \(h)"
    case .tangent: return "tangent"
    case .secants: return "secant slopes"
    }
  }
}
