// The words of the panel of a parameter, its slope and its step over time.

package enum CurvesLabel: Wording {
  /// Beside the panel's name: the parameter, every which step is looked at, and how much is known.
  case heading(String, stride: Int, known: Int, of: Int)
  /// What a curve is of.
  case value(String)
  case slope(String)
  /// What stands for the slope with the perceptron rule.
  case error(String)
  case change(String)

  package var korean: String {
    switch self {
    case .heading(let name, let stride, let known, let count):
      return name + (stride > 1 ? " · \(stride)스텝마다" : "") + (known < count ? " · 계산 \(known)/\(count)" : " · ↑↓ 고르기")
    case .value(let name): return "값 \(name)"
    case .slope(let name): return "기울기 ∂C/∂\(name)"
    case .error(let name): return "기울기 자리의 오차 -Δ\(name)/η"
    case .change(let name): return "걸음 Δ\(name)"
    }
  }

  package var english: String {
    switch self {
    case .heading(let name, let stride, let known, let count):
      return name + (stride > 1 ? " · every \(stride) steps" : "")
        + (known < count ? " · \(known)/\(count) known" : " · ↑↓ choose")
    case .value(let name): return "value \(name)"
    case .slope(let name): return "slope ∂C/∂\(name)"
    case .error(let name): return "error in its place, -Δ\(name)/η"
    case .change(let name): return "step Δ\(name)"
    }
  }
}
