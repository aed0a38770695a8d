// The words of the gradient check.

import NablaCanvas

package enum GradientCheckLabel: Wording {
  case title, footer, footerShort
  case backpropagation, derivative, centralDifference, disagreement
  case nothingYet(Scope)
  /// What both ways take, in forward passes.
  case effort(backpropagation: Double, differences: Int)
  /// They agree everywhere; they are farthest apart at a parameter, by a part of its size.
  case agree(String, String, Scope)
  case differ(String, String, Scope)
  /// One of a parameter's values is no number.
  case undefined(String, Scope)
  /// So many differ by less than rounding may have done.
  case lost(Int)
  case becauseOfStep
  case becauseOfKink(isFormula: Bool)
  case becauseOfBend

  /// What has been checked.
  package struct Scope: Equatable, Sendable {
    /// How many parameters, and how many there are.
    let known: Int
    let count: Int
    /// Whether C is a mean over several samples.
    let hasSamples: Bool

    package init(known: Int, count: Int, hasSamples: Bool) {
      self.known = known
      self.count = count
      self.hasSamples = hasSamples
    }
  }

  package var korean: String {
    switch self {
    case .title: return "기울기 검사"
    case .footer: return "↑/↓ PgUp/PgDn Home/End 넘기기 · C/Esc 닫기"
    case .footerShort: return "↑/↓ 넘기기 · C/Esc 닫기"
    case .backpropagation: return "역전파"
    case .derivative: return "식의 미분"
    case .centralDifference: return "중앙 차분"
    case .disagreement: return "상대 차이"
    case .nothingYet(let scope):
      return "∂C/∂θ를 두 가지 방법으로 구해서 견줘요\(scope.hasSamples ? " (샘플 전체)" : "")."
    case .agree(let name, let figure, let scope):
      if scope.count == 1 { return "\(Self.korean(scope))두 값이 같아요. 상대 차이가 \(figure)뿐이에요." }
      return "\(Self.korean(scope))두 값이 같아요. 차이가 가장 큰 \(name)도 상대 차이가 \(figure)뿐이에요."
    case .effort(let passes, let differences):
      return
        "곱셈은 역전파가 순전파 \(ContourLabel.text(passes))번만큼, 중앙 차분이 순전파 \(differences)번만큼 해요."
    case .differ(let name, let figure, let scope):
      let copula = Particle.attach(figure, .copula)
      if scope.count == 1 { return "\(Self.korean(scope))두 값이 달라요. 상대 차이는 \(copula)." }
      return "\(Self.korean(scope))두 값이 다른 것이 있어요. 차이가 가장 큰 것은 \(name), 상대 차이는 \(copula)."
    case .undefined(let name, let scope):
      return "\(Self.korean(scope))\(name)의 기울기는 여기서 수가 아니에요. 그래서 두 값이 같다고 할 수 없어요."
    case .lost(let count):
      return "≈ \(count)개: 기울기가 너무 작아서, 두 값의 차이가 C의 반올림 오차에 묻혀요."
    case .becauseOfStep:
      return "계단 함수는 기울기가 어디서나 0인데 값은 0에서 뛰어요. 중앙 차분은 그 뜀까지 재요."
    case .becauseOfKink(let isFormula):
      return "꺾인 점에서는 왼쪽과 오른쪽의 기울기가 달라요. \(isFormula ? "식의 미분은" : "역전파는") 정해 둔 한 값을, 중앙 차분은 둘의 평균을 써요."
    case .becauseOfBend:
      return "C가 아주 심하게 휜 곳이에요. 할선이 접선에서 벗어나요."
    }
  }

  package var english: String {
    switch self {
    case .title: return "Gradient check"
    case .footer: return "↑/↓ PgUp/PgDn Home/End scroll · C/Esc close"
    case .footerShort: return "↑/↓ scroll · C/Esc close"
    case .backpropagation: return "backprop"
    case .derivative: return "derivative"
    case .centralDifference: return "central diff."
    case .disagreement: return "relative"
    case .nothingYet(let scope):
      return "∂C/∂θ worked out in two ways\(scope.hasSamples ? ", over all samples" : "")."
    case .agree(let name, let figure, let scope):
      if scope.count == 1 { return "\(Self.english(scope)) agree, up to \(figure) of their size." }
      return "\(Self.english(scope)) agree: farthest apart is \(name), by \(figure) of its size."
    case .effort(let passes, let differences):
      return "Backpropagation multiplies as often as \(ContourLabel.text(passes)) forward passes, "
        + "the differences as \(differences)."
    case .differ(let name, let figure, let scope):
      if scope.count == 1 { return "\(Self.english(scope)) differ, by \(figure) of their size." }
      return "\(Self.english(scope)) differ most at \(name), by \(figure) of its size."
    case .undefined(let name, let scope):
      return "\(Self.english(scope)) do not agree: the one of \(name) is not a number here."
    case .lost(let count):
      return "≈ \(count): so small a slope that the difference is below what rounding lets one see."
    case .becauseOfStep:
      return "The step's slope is 0 everywhere, and yet it jumps at 0: the central difference sees the jump."
    case .becauseOfKink(let isFormula):
      return "At a kink the slopes on the left and on the right differ: "
        + "\(isFormula ? "the derivative" : "backpropagation") takes one fixed value, "
        + "the central difference their mean."
    case .becauseOfBend: return "C bends so sharply here that the secant leaves the tangent."
    }
  }

  private static func korean(_ scope: Scope) -> String {
    if scope.known == scope.count { return scope.hasSamples ? "샘플 전체에서 " : "" }
    return "\(scope.hasSamples ? "샘플 전체로, " : "")지금까지 \(scope.count)개 중 \(scope.known)개를 검사했어요. "
  }

  private static func english(_ scope: Scope) -> String {
    let start = [
      scope.hasSamples ? "over all samples" : "",
      scope.known == scope.count ? "" : "\(scope.known) of \(scope.count) so far",
    ]
    .filter { !$0.isEmpty }.joined(separator: ", ")
    let words = start.isEmpty ? "both slopes" : start + (scope.known == scope.count ? " both slopes" : ", both slopes")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
