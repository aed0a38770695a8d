// The words of the panel of a parameter, or of a layer's, its slope and its step over time.

package enum CurvesLabel: Wording {
  /// Which parameters have a curve.
  package enum Extent: Hashable, Sendable {
    case one
    /// So many of all of the layer.
    case layer(drawn: Int, of: Int)
    /// All of a formula's.
    case formula(Int)
  }

  /// Beside the panel's name: the parameter, what is drawn beside it, every which step is looked at, and how much is known.
  case heading(String, Extent, stride: Int, known: Int, of: Int)
  /// What a curve is of.
  case value(String)
  case slope(String)
  /// What stands for the slope with the perceptron rule.
  case error(String)
  case change(String)

  package var korean: String {
    switch self {
    case .heading(let name, let extent, let stride, let known, let count):
      let key: String
      let companions: String
      switch extent {
      case .one: (companions, key) = ("", "v 층 전체")
      case .layer(let drawn, let all):
        companions = drawn == all ? " · 이 층 \(all)개 모두" : " · 이 층 \(all)개 중 \(drawn)개"
        key = "v 하나만"
      case .formula(let all): (companions, key) = (" · 매개변수 \(all)개 모두", "v 하나만")
      }
      return name + companions + (stride > 1 ? " · \(stride)스텝마다" : "")
        + (known < count ? " · 계산 \(known)/\(count)" : " · \(key) · ↑↓ 고르기")
    case .value(let name): return "값 \(name)"
    case .slope(let name): return "기울기 ∂C/∂\(name)"
    case .error(let name): return "기울기 자리의 오차 -Δ\(name)/η"
    case .change(let name): return "걸음 Δ\(name)"
    }
  }

  package var english: String {
    switch self {
    case .heading(let name, let extent, let stride, let known, let count):
      let key: String
      let companions: String
      switch extent {
      case .one: (companions, key) = ("", "v layer")
      case .layer(let drawn, let all):
        companions = drawn == all ? " · all \(all) of its layer" : " · \(drawn) of its layer's \(all)"
        key = "v it alone"
      case .formula(let all): (companions, key) = (" · all \(all) parameters", "v it alone")
      }
      return name + companions + (stride > 1 ? " · every \(stride) steps" : "")
        + (known < count ? " · \(known)/\(count) known" : " · \(key) · ↑↓ choose")
    case .value(let name): return "value \(name)"
    case .slope(let name): return "slope ∂C/∂\(name)"
    case .error(let name): return "error in its place, -Δ\(name)/η"
    case .change(let name): return "step Δ\(name)"
    }
  }
}
