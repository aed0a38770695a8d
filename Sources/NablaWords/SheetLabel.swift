// The words on worked sheets and in the derivation panel.

import NablaCanvas
import NablaCore

/// A heading or a note beside a derivation.
package enum SheetLabel: Wording {
  case whereFrom(String)
  case wholeStep(Int)
  case situation(step: Int)
  case sample(Int, of: Int, input: String, target: String)
  case chainRule
  case factors
  case forward
  case forwardLayer(Int)
  case cost
  case backwardLayer(Int)
  case gradient
  case update
  case given
  case quantity, rule, numbers, value, exact, byHand, parameter, mean, sampleHeading, newValue
  case rounded(Int)
  case cut(Int)
  case assumed(String)
  case paths(String, Int)
  case updateUsesMean(Int)
  case updateExact
  case perceptronRule
  case oldWeights
  /// The update of a look-ahead takes its slopes at w′.
  case weightsAhead
  case meanOfSamples(Int)
  case formula
  /// Why two slopes are told as one: both, the output, and the equation of their product.
  case joint(String, String, node: String, String)

  package var korean: String {
    switch self {
    case .whereFrom(let symbol): return "\(symbol), 어디서 온 값일까요?"
    case .wholeStep(let step): return "스텝 \(step)의 모든 계산"
    case .situation(let step): return "스텝 \(Particle.attach("\(step)", .object)) 밟기 전의 값으로 계산했어요."
    case .sample(let number, let count, let input, let target):
      return "샘플 \(number)/\(count): 입력 x = (\(input)), 목표값 y = \(target)"
    case .chainRule: return "연쇄법칙"
    case .factors: return "인수 하나하나"
    case .forward: return "순전파"
    case .forwardLayer(let layer): return "순전파: \(layer)층"
    case .cost: return "비용"
    case .backwardLayer(let layer): return "역전파: \(layer)층"
    case .gradient: return "기울기"
    case .update: return "갱신"
    case .given: return "주어진 값"
    case .quantity: return "값의 이름"
    case .rule: return "식"
    case .numbers: return "숫자를 넣으면"
    case .value: return "값"
    case .exact: return "정확한 값"
    case .byHand: return "손계산"
    case .parameter: return "매개변수"
    case .mean: return "평균"
    case .sampleHeading: return "샘플"
    case .newValue: return "새 값"
    case .rounded(let decimals): return "z, a, C와 모든 인수를 소수 \(decimals)자리로 반올림하며 계산했어요. 곱은 마지막에 한 번만 반올림해요."
    case .cut(let decimals): return "z, a, C와 모든 인수를 소수 \(decimals)자리에서 버림하며 계산했어요. 곱은 마지막에 한 번만 버림해요."
    case .assumed(let list): return "직접 넣은 값: \(list). 나머지는 이 값을 따라 계산했어요."
    case .paths(let symbol, let count): return "\(count)갈래가 만나는 \(symbol)"
    case .updateUsesMean(let count): return "갱신에는 샘플 \(count)개의 평균 기울기를 써요."
    case .updateExact: return "갱신은 반올림하지 않은 값으로 해요."
    case .perceptronRule: return "계단 함수의 기울기는 0이라서 연쇄법칙의 곱도 0이에요. 그래서 퍼셉트론 규칙은 기울기 대신 오차 y − a를 써요."
    case .weightsAhead: return "위의 기울기는 지금 가중치에서 구한 값이에요. 갱신에는 조금 앞선 w′에서 구한 기울기를 쓰고, 다 구한 다음 한꺼번에 바꿔요."
    case .oldWeights: return "기울기는 모두 옛 가중치로 구하고, 다 구한 다음 한꺼번에 바꿔요."
    case .meanOfSamples(let count): return "샘플 \(count)개 각각의 기울기와 평균"
    case .formula: return "비용 식"
    case .joint(let cost, let slope, let node, let product):
      return
        "\(Particle.attach(cost, .and)) \(Particle.attach(slope, .topic)) 따로 구할 수 없어요. \(Particle.attach(node, .subject)) 0이나 1에 너무 가까워서 앞의 것은 한없이 크고 뒤의 것은 0이에요. 그래도 둘의 곱은 구할 수 있어요. 시그모이드와 로그 손실을 한꺼번에 미분하면 \(Particle.attach(product, .copula))."
    }
  }

  package var english: String {
    switch self {
    case .whereFrom(let symbol): return "Where does \(symbol) come from?"
    case .wholeStep(let step): return "Step \(step), every number"
    case .situation(let step): return "All values are those before step \(step) is made."
    case .sample(let number, let count, let input, let target):
      return "Sample \(number) of \(count): input x = (\(input)), target y = \(target)"
    case .chainRule: return "Chain rule"
    case .factors: return "Factor by factor"
    case .forward: return "Forward pass"
    case .forwardLayer(let layer): return "Forward pass: layer \(layer)"
    case .cost: return "Cost"
    case .backwardLayer(let layer): return "Backpropagation: layer \(layer)"
    case .gradient: return "Gradient"
    case .update: return "Update"
    case .given: return "Given"
    case .quantity: return "quantity"
    case .rule: return "rule"
    case .numbers: return "with numbers"
    case .value: return "value"
    case .exact: return "exact"
    case .byHand: return "by hand"
    case .parameter: return "parameter"
    case .mean: return "mean"
    case .sampleHeading: return "sample"
    case .newValue: return "new"
    case .rounded(let decimals):
      return
        "Every z, a, C and factor is rounded to \(decimals) decimals as it is used; the product is rounded once, at the end."
    case .cut(let decimals):
      return
        "Every z, a, C and factor is cut after \(decimals) decimals as it is used; the product is cut once, at the end."
    case .assumed(let list): return "Your own values: \(list). The rest follows from them."
    case .paths(let symbol, let count): return "\(count) paths join in \(symbol)"
    case .updateUsesMean(let count): return "The update uses the mean gradient over \(count) samples."
    case .updateExact: return "The update uses the exact gradient."
    case .perceptronRule:
      return
        "The step function's slope is 0, and so is the chain rule's product. The perceptron rule uses the error y − a instead."
    case .weightsAhead:
      return "The slopes above are those at the present weights. The update takes its own a little ahead, at w′; "
        + "only then do all weights move at once."
    case .oldWeights: return "All slopes use the old weights; only then do all weights move at once."
    case .meanOfSamples(let count): return "The gradient of each of \(count) samples, and their mean"
    case .formula: return "The cost's formula"
    case .joint(let cost, let slope, let node, let product):
      return
        "\(cost) and \(slope) cannot be told one by one: \(node) is so close to 0 or 1 that the first is beyond all bounds and the second 0. Their product can: the slope of sigmoid and log loss taken together is \(product)."
    }
  }
}
