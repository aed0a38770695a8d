// The words of the gradient check.

import NablaCanvas

package enum GradientCheckLabel: Wording {
  case title, footer, footerShort
  case backpropagation, derivative, centralDifference, disagreement
  case nothingYet
  /// What follows from that.
  case sameButCheaper
  /// They agree everywhere; they are farthest apart at a parameter, by a part of its size.
  case agree(String, String, known: Int, of: Int)
  case differ(String, String, known: Int, of: Int)
  /// One of a parameter's values is no number.
  case undefined(String, known: Int, of: Int)
  /// How many differ by less than rounding may have done.
  case lost(Int)
  case becauseOfStep, becauseOfKink, becauseOfBend

  package var korean: String {
    switch self {
    case .title: return "기울기 검사"
    case .footer: return "↑/↓ PgUp/PgDn Home/End 넘기기 · C/Esc 닫기"
    case .footerShort: return "↑/↓ 넘기기 · C/Esc 닫기"
    case .backpropagation: return "역전파"
    case .derivative: return "식의 미분"
    case .centralDifference: return "중앙 차분"
    case .disagreement: return "상대 차이"
    case .nothingYet: return "∂C/∂θ를 두 가지 방법으로 구해서 견줘요 (샘플 전체)."
    case .agree(let name, let figure, let known, let count):
      return "\(Self.koreanScope(known, count)) 두 값이 같아요. 차이가 가장 큰 \(name)도 상대 차이가 \(figure)뿐이에요."
    case .sameButCheaper: return "역전파는 같은 기울기를 훨씬 적은 계산으로 구해요."
    case .differ(let name, let figure, let known, let count):
      return
        "\(Self.koreanScope(known, count)) 두 값이 다른 것이 있어요. 차이가 가장 큰 것은 \(name), 상대 차이는 \(Particle.attach(figure, .copula))."
    case .undefined(let name, let known, let count):
      return "\(Self.koreanScope(known, count)) \(name)의 기울기는 여기서 수가 아니에요. 그래서 두 값이 같다고 할 수 없어요."
    case .lost(let count):
      return "≈ \(count)개: 기울기가 너무 작아서, 두 값의 차이가 C의 반올림 오차에 묻혀요."
    case .becauseOfStep:
      return "계단 함수는 기울기가 어디서나 0인데 값은 0에서 뛰어요. 중앙 차분은 그 뜀까지 재요."
    case .becauseOfKink:
      return "꺾인 점에서는 왼쪽과 오른쪽의 기울기가 달라요. 역전파는 정해 둔 한 값을, 중앙 차분은 둘의 평균을 써요."
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
    case .nothingYet: return "∂C/∂θ worked out in two ways, over all samples."
    case .agree(let name, let figure, let known, let count):
      return "\(Self.englishScope(known, count)) agree: farthest apart is \(name), by \(figure) of its size."
    case .sameButCheaper: return "Backpropagation finds the same slopes with far less work."
    case .differ(let name, let figure, let known, let count):
      return "\(Self.englishScope(known, count)) differ most at \(name), by \(figure) of its size."
    case .undefined(let name, let known, let count):
      return "\(Self.englishScope(known, count)) do not agree: the one of \(name) is not a number here."
    case .lost(let count):
      return "≈ \(count): so small a slope that the difference is below what rounding lets one see."
    case .becauseOfStep:
      return "The step's slope is 0 everywhere, and yet it jumps at 0: the central difference sees the jump."
    case .becauseOfKink:
      return "At a kink the slopes on the left and on the right differ: backpropagation takes one fixed value, "
        + "the central difference their mean."
    case .becauseOfBend: return "C bends so sharply here that the secant leaves the tangent."
    }
  }

  private static func koreanScope(_ known: Int, _ count: Int) -> String {
    known == count ? "샘플 전체에서" : "샘플 전체로, 지금까지 \(count)개 중 \(known)개를 검사했어요."
  }

  private static func englishScope(_ known: Int, _ count: Int) -> String {
    known == count ? "Over all samples both slopes" : "Over all samples, \(known) of \(count) so far, both slopes"
  }
}
