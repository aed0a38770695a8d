// The words of the panel that counts multiplications.

import NablaCanvas

package enum OperationsLabel: Wording {
  case thisNetwork, lectureNetwork
  case network, samples, parameters
  case forward, forwardShort
  case perturbing, perturbingShort
  case backpropagation, backpropagationShort
  case share, shareShort
  case passes, passesShort
  case multiplications
  case sameGradient, sameGradientShort
  /// How many factors the δ of the layers take, each anew and reused; the same for 100 layers.
  case reuse(anew: Int, reused: Int, manyAnew: Int, manyReused: Int)
  case barScale(cells: Int)
  case notCounted
  /// A large number in words, such as about 378 trillion or 약 378조.
  case about(Int)

  package var korean: String {
    switch self {
    case .thisNetwork: return "이 신경망"
    case .lectureNetwork: return "손글씨 숫자 읽기"
    case .network: return "구조"
    case .samples: return "샘플"
    case .parameters: return "매개변수"
    case .forward: return "순전파 한 번"
    case .forwardShort: return "순전파"
    case .perturbing: return "하나씩 바꿔 보기"
    case .perturbingShort: return "하나씩"
    case .backpropagation: return "순전파 + 역전파"
    case .backpropagationShort: return "역전파"
    case .share: return "역전파 ÷ 하나씩"
    case .shareShort: return "비율"
    case .passes: return "순전파로 치면"
    case .passesShort: return "순전파로"
    case .multiplications: return "기울기를 한 번 구하는 데 드는 곱셈"
    case .sameGradient:
      return "역전파가 구하는 기울기는 하나씩 바꿔 본 것과 같아요. 곱셈이 적을 뿐이에요. 경사하강법의 경쟁자도, 더 좋은 모델도 아니에요."
    case .sameGradientShort: return "기울기는 같고 곱셈만 적어요. 경쟁자도, 더 좋은 모델도 아니에요."
    case .reuse(let anew, let reused, let manyAnew, let manyReused):
      if anew == reused {
        return "δ는 층마다 한 번만 구해 다시 써요. 이것만 보면 이렇게 얕은 신경망에서는 차이가 없지만, 100층이라면 층을 지나는 곱이 "
          + "\(Numeral.grouped(manyAnew))번 대신 \(Numeral.grouped(manyReused))번이에요."
      }
      return "δ는 층마다 한 번만 구해 다시 써요. 층을 지나는 곱이 \(Numeral.grouped(anew))번 대신 "
        + "\(Numeral.grouped(reused))번, 100층이라면 \(Numeral.grouped(manyAnew))번 대신 \(Numeral.grouped(manyReused))번이에요."
    case .barScale(let cells): return "막대는 로그 눈금: \(cells)칸마다 10배"
    case .notCounted: return "가중치에 드는 곱셈만 세요. 편향은 더하기만 하고, 활성화 함수는 양쪽 모두 뺐어요."
    case .about(let value):
      return Self.about(value, units: Self.koreanUnits).map { "약 \($0)" } ?? Numeral.grouped(value) + "번"
    }
  }

  package var english: String {
    switch self {
    case .thisNetwork: return "this network"
    case .lectureNetwork: return "digit reader"
    case .network: return "layers"
    case .samples: return "samples"
    case .parameters: return "parameters"
    case .forward: return "one forward pass"
    case .forwardShort: return "forward"
    case .perturbing: return "perturbing each"
    case .perturbingShort: return "perturb"
    case .backpropagation: return "forward + backward"
    case .backpropagationShort: return "backprop"
    case .share: return "backprop ÷ perturbing"
    case .shareShort: return "share"
    case .passes: return "in forward passes"
    case .passesShort: return "passes"
    case .multiplications: return "Multiplications for one gradient"
    case .sameGradient:
      return "Backpropagation finds the same gradient as perturbing each parameter, with fewer multiplications. "
        + "It is no rival of gradient descent and no better model."
    case .sameGradientShort: return "The same gradient, cheaper: no rival of descent, no better model."
    case .reuse(let anew, let reused, let manyAnew, let manyReused):
      if anew == reused {
        return "Each layer's δ is made once and reused. With so few layers that alone saves nothing; with 100 "
          + "layers, \(Numeral.grouped(manyReused)) factors between them do instead of \(Numeral.grouped(manyAnew))."
      }
      return "Each layer's δ is made once and reused: \(Numeral.grouped(reused)) instead of \(Numeral.grouped(anew)) "
        + "factors between layers; with 100 layers \(Numeral.grouped(manyReused)) instead of \(Numeral.grouped(manyAnew))."
    case .barScale(let cells):
      return cells == 1 ? "bars on a log scale: a cell is ×10" : "bars on a log scale: \(cells) cells are ×10"
    case .notCounted:
      return "Only products with a weight are counted: biases are added, and activations are left out of both ways."
    case .about(let value):
      return Self.about(value, units: Self.englishUnits).map { "≈ \($0)" } ?? Numeral.grouped(value)
    }
  }

  private static let koreanUnits: [(name: String, size: Int)] = [
    ("경", 10_000_000_000_000_000), ("조", 1_000_000_000_000), ("억", 100_000_000), ("만", 10_000),
  ]

  private static let englishUnits: [(name: String, size: Int)] = [
    (" quintillion", 1_000_000_000_000_000_000), (" quadrillion", 1_000_000_000_000_000),
    (" trillion", 1_000_000_000_000), (" billion", 1_000_000_000), (" million", 1_000_000),
  ]

  /// Two digits or more, and the greatest unit that leaves a number from 1 on; nil below the smallest unit.
  private static func about(_ value: Int, units: [(name: String, size: Int)]) -> String? {
    for unit in units where value >= unit.size {
      let share = Double(value) / Double(unit.size)
      let text = Numeral.fixed(share, decimals: share < 9.95 ? 1 : 0).replacing(".0", with: "")
      // What rounds up to the next unit is said in that one.
      let next = units.last { $0.size > unit.size }
      if let next, text == String(next.size / unit.size) { return "1" + next.name }
      return text + unit.name
    }
    return nil
  }
}
