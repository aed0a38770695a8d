// What the derivation panel says: one plain sentence for each kind of row.

import NablaCanvas
import NablaCore

package enum DerivationLabel: Wording {
  case exact
  case rounded(Int)
  case cut(Int)
  case exactValue(String)
  case ownValue
  case meanOver(Int)
  case sample(Int)
  case bypass
  case byHand
  case sampleAlone(Int, of: Int)
  case usedAgain([String])
  case perceptron
  case askOwnValue(String)

  // Why a factor is what it is
  case whySquaredError(String, String)
  /// The same of half of it.
  case whyHalfSquaredError(String, String)
  case whyAbsoluteError(String, String)
  /// The loss's slope at an output with its name, for a target of 0, of 1 or between.
  case whyLogLoss(String, target: Double)
  case whyHiddenSlope(paths: Int)
  case whyActivationSlope(Activation)
  case whyWeight
  case whyPassage
  case whySource(String)
  case whyBiasSource
  case whyDelta
  /// Why ∂C/∂o1 and ∂o1/∂z stand as one: the output and what their product is.
  case whyJoint(String, String)
  case whyWeightedInput
  case whyActivation
  case whyPath
  case whyBypass
  case whyMean
  case whySoftmax
  case whyCrossEntropy(String, String)
  case whyShareSlope(isOwn: Bool)
  case whyShareDelta(paths: Int, isShort: Bool)
  case whyPenalty
  case whyHeldStill
  case whyUpdate(isUp: Bool, isFlat: Bool)
  case whyMemory
  case whyByHand
  case whyStep
  case whyOuterInner

  package var korean: String {
    switch self {
    case .exact: return "정확한 값"
    case .rounded(let decimals): return "소수 \(decimals)자리 반올림"
    case .cut(let decimals): return "소수 \(decimals)자리 버림"
    case .exactValue(let value): return "정확한 값 \(value)"
    case .ownValue: return "직접 넣은 값"
    case .meanOver(let count): return "샘플 \(count)개의 평균"
    case .sample(let number): return "샘플 \(number)"
    case .bypass: return "건너뛰는 길"
    case .byHand: return "손계산"
    case .sampleAlone(let number, let count): return "샘플 \(number)/\(count) 하나만의 C로 구한 기울기"
    case .usedAgain(let names): return "\(Self.list(names))의 기울기에도 그대로 다시 써요"
    case .perceptron: return "계단 함수의 기울기는 0이라서 곱도 0이에요. 그래서 퍼셉트론 규칙은 기울기 대신 오차 y − a를 써요."
    case .askOwnValue(let symbol): return "\(symbol)에 넣을 내 값 (비우면 원래 값)"

    case .whySquaredError(let a, let y):
      return
        "C = (\(y) − \(a))². 겉함수를 미분하면 2(\(y) − \(a)), 속함수 \(Particle.attach("\(y) − \(a)", .object)) \(Particle.attach(a, .direction)) 미분하면 −1. 그래서 앞에 −가 붙어요."
    case .whyHalfSquaredError(let a, let y):
      return
        "C = (\(y) − \(a))²/2. 겉함수를 미분하면 2가 1/2과 지워져 \(y) − \(a), 속함수 \(Particle.attach("\(y) − \(a)", .object)) \(Particle.attach(a, .direction)) 미분하면 −1. 그래서 앞에 −가 붙어요."
    case .whyAbsoluteError(let a, let y): return "C = |\(y) − \(a)|. 기울기는 오차의 크기와 상관없이 +1 아니면 −1이고, 오차가 0일 때만 0이에요."
    case .whySoftmax: return "소프트맥스는 e^z를 모두 더한 것으로 나눠요. 그래서 출력은 양수이고 합이 1이에요."
    case .whyCrossEntropy(let a, let y):
      return
        "−\(y) ln \(a)의 기울기는 \(Particle.attach("−\(y)/\(a)", .copula)). 목표 \(Particle.attach(y, .subject)) 0인 출력은 손실에 들지 않아요."
    case .whyShareSlope(let isOwn):
      return isOwn
        ? "자기 z에 대한 소프트맥스의 기울기는 a(1 − a)예요." : "다른 출력의 z가 커지면 몫이 줄어드니 음수예요. 두 출력의 곱에 −가 붙어요."
    case .whyShareDelta(let paths, let isShort):
      return "이 z는 출력 \(paths)개에 모두 영향을 줘요. 길마다 곱해서 더해요." + (isShort ? " 다 더하면 a − y만 남아요." : "")
    case .whyLogLoss(let a, target: 1):
      return "−ln \(a)의 기울기는 \(Particle.attach("−1/\(a)", .copula)). 예측이 크게 틀릴수록 기울기의 크기가 끝없이 커져요."
    case .whyLogLoss(let a, target: 0):
      return "−ln(1 − \(a))의 기울기는 \(Particle.attach("1/(1 − \(a))", .copula)). 예측이 크게 틀릴수록 기울기의 크기가 끝없이 커져요."
    case .whyLogLoss(let a, _):
      return "−ln \(a)의 기울기 −1/\(a)에 y를, −ln(1 − \(a))의 기울기 1/(1 − \(a))에 1 − y를 곱해 더해요."
    case .whyHiddenSlope(let paths):
      return "이 값이 변하면 다음 층의 \(paths)갈래로 C가 변해요. 길마다 곱하고, 모두 더해요."
    case .whyActivationSlope(let activation):
      switch activation.slopeForm {
      case .share: return "자기 z에 대한 소프트맥스의 기울기는 a(1 − a)예요."
      case .logistic: return "시그모이드의 기울기는 a(1 − a). a가 0이나 1에 가까우면 0에 가까워져요."
      case .tangent: return "tanh의 기울기는 1 − a². a가 ±1에 가까우면 0에 가까워져요."
      case .one: return "항등 함수는 그대로 내보내니 기울기가 늘 1이에요."
      case .zero: return "계단 함수는 평평하니 기울기가 0이에요. 그래서 경사하강법으로 배울 수 없어요."
      case .ofInput: return "활성화 함수 f가 이 z에서 얼마나 가파른지예요."
      }
    case .whyWeight: return "z = … + w × a + … 이니, a가 1만큼 커지면 z는 w만큼 커져요. 옛 w를 써요."
    case .whyPassage: return "층을 지나는 길의 곱에 건너뛰는 길의 1을 더해요. 그래서 잘 사라지지 않아요."
    case .whySource(let name): return "z = … + w × \(name) + … 이니, w가 1만큼 커지면 z는 \(name)만큼 커져요."
    case .whyBiasSource: return "z = … + b 이니, b가 1만큼 커지면 z도 1만큼 커져요."
    case .whyJoint(let node, let product):
      return
        "\(Particle.attach(node, .subject)) 0이나 1에 너무 가까워서 ∂C/∂a는 한없이 크고 ∂a/∂z는 0이에요. 둘을 한꺼번에 미분하면 δ = ∂C/∂z = \(Particle.attach(product, .copula))."
    case .whyDelta: return "δ = ∂C/∂z. 이 뉴런으로 들어오는 모든 가중치가 함께 쓰는 부분이에요."
    case .whyWeightedInput: return "들어온 값마다 가중치를 곱해 모두 더한 가중합이에요."
    case .whyActivation: return "가중합 z를 활성화 함수에 넣은 값이에요."
    case .whyPath: return "길 하나: 이 길 위의 기울기를 모두 곱해요."
    case .whyBypass: return "잔차 연결은 값을 그대로 더하니 기울기도 그대로 지나가요."
    case .whyMean: return "C가 샘플들의 평균이니 기울기도 샘플마다 구한 기울기의 평균이에요."
    case .whyPenalty: return "D는 데이터의 비용이고, C는 여기에 규제항을 더한 거예요. 규제항의 기울기도 더해요."
    case .whyHeldStill: return "고정한 매개변수라서 기울기가 있어도 그대로예요."
    case .whyUpdate(let isUp, let isFlat):
      if isFlat { return "기울기가 0이라 이 스텝에서는 움직이지 않아요." }
      return isUp ? "기울기가 음수라서 −η × (음수), 더하는 셈이에요. 값이 커져요." : "기울기가 양수라서 η × 기울기만큼 빼요. 값이 작아져요."
    case .whyByHand: return "손으로 구한 기울기로 갱신하면 이렇게 돼요. 실제 실행은 위의 정확한 값을 써요."
    case .whyMemory: return "옵티마이저가 지난 기울기를 기억해 두는 값이에요."
    case .whyStep: return "식을 한 단계씩 계산한 값이에요."
    case .whyOuterInner: return "겉함수를 속함수로 미분한 값이에요."
    }
  }

  package var english: String {
    switch self {
    case .exact: return "exact"
    case .rounded(let decimals): return "rounded to \(decimals) decimals"
    case .cut(let decimals): return "cut after \(decimals) decimals"
    case .exactValue(let value): return "exact \(value)"
    case .ownValue: return "your own value"
    case .meanOver(let count): return "mean over \(count) samples"
    case .sample(let number): return "sample \(number)"
    case .bypass: return "the way past"
    case .byHand: return "by hand"
    case .sampleAlone(let number, let count): return "for the cost of sample \(number) of \(count) alone"
    case .usedAgain(let names): return "used again as it is for \(Self.list(names))"
    case .perceptron:
      return "The step function's slope is 0, and so is the product. The perceptron rule uses the error y − a instead."
    case .askOwnValue(let symbol): return "Your own value for \(symbol) (empty: as computed)"

    case .whySquaredError(let a, let y):
      return
        "C = (\(y) − \(a))². Outer function: 2(\(y) − \(a)). Inner function \(y) − \(a) by \(a): −1. That is where the minus comes from."
    case .whyHalfSquaredError(let a, let y):
      return
        "C = (\(y) − \(a))²/2. Outer function: 2(\(y) − \(a))/2, so \(y) − \(a). Inner function \(y) − \(a) by \(a): −1. That is where the minus comes from."
    case .whyAbsoluteError(let a, let y):
      return "C = |\(y) − \(a)|. Large error or small, the slope is +1 or −1; only at no error it is 0."
    case .whySoftmax: return "A softmax divides e^z by the sum of all e^z: the outputs are positive and sum to 1."
    case .whyCrossEntropy(let a, let y):
      return "The slope of −\(y) ln \(a) is −\(y)/\(a). An output whose target is 0 adds nothing to the loss."
    case .whyShareSlope(let isOwn):
      return isOwn
        ? "A softmax's slope by its own z is a(1 − a)."
        : "Where another output's z grows, this share shrinks: minus the product of both outputs."
    case .whyShareDelta(let paths, let isShort):
      return "This z acts on all \(paths) outputs: each path is a product, and all are added."
        + (isShort ? " What is left is a − y." : "")
    case .whyLogLoss(let a, target: 1):
      return "The slope of −ln \(a) is −1/\(a): the more wrong the prediction, the steeper, without end."
    case .whyLogLoss(let a, target: 0):
      return "The slope of −ln(1 − \(a)) is 1/(1 − \(a)): the more wrong the prediction, the steeper, without end."
    case .whyLogLoss(let a, _):
      return "y times the slope −1/\(a) of −ln \(a), plus 1 − y times the slope 1/(1 − \(a)) of −ln(1 − \(a))."
    case .whyHiddenSlope(let paths):
      return "If this value moves, C moves along \(paths) paths through the next layer: multiply along each, then add."
    case .whyActivationSlope(let activation):
      switch activation.slopeForm {
      case .share: return "A softmax's slope by its own z is a(1 − a)."
      case .logistic: return "The sigmoid's slope is a(1 − a): close to 0 where a is close to 0 or 1."
      case .tangent: return "The slope of tanh is 1 − a²: close to 0 where a is close to ±1."
      case .one: return "The identity passes on what comes in, so its slope is always 1."
      case .zero: return "The step function is flat: slope 0. Gradient descent cannot learn through it."
      case .ofInput: return "How steep the activation function f is at this z."
      }
    case .whyWeight: return "z = … + w × a + …: if a grows by 1, z grows by w. The old w is used."
    case .whyPassage: return "The way through the layer, plus 1 for the way past it: that is why it does not vanish."
    case .whySource(let name): return "z = … + w × \(name) + …: if w grows by 1, z grows by \(name)."
    case .whyBiasSource: return "z = … + b: if b grows by 1, so does z."
    case .whyJoint(let node, let product):
      return
        "\(node) is so close to 0 or 1 that ∂C/∂a is beyond all bounds and ∂a/∂z is 0; taken together, δ = ∂C/∂z = \(product)."
    case .whyDelta: return "δ = ∂C/∂z is the part that all weights into this neuron share."
    case .whyWeightedInput: return "What comes in, each times its weight, all added up."
    case .whyActivation: return "z put into the activation function."
    case .whyPath: return "One path: multiply the slopes along it."
    case .whyBypass: return "A residual connection adds the value as it is, so the slope passes as it is."
    case .whyMean: return "C is the mean over the samples, so its slope is the mean of their slopes."
    case .whyPenalty: return "D is the cost of the data, C has the penalty added; so is the slope of that."
    case .whyHeldStill: return "This parameter is held still: it stays as it is, whatever its slope."
    case .whyUpdate(let isUp, let isFlat):
      if isFlat { return "The slope is 0: this step does not move it." }
      return isUp
        ? "The slope is negative: −η × (a negative) adds. The value grows."
        : "The slope is positive: η × slope is taken away. The value shrinks."
    case .whyByHand: return "The update with the gradient worked by hand. The run itself uses the exact one above."
    case .whyMemory: return "What the optimizer remembers of past gradients."
    case .whyStep: return "The formula, worked one step at a time."
    case .whyOuterInner: return "The slope of the outer function by the inner one."
    }
  }

  /// A few names; more than four are counted.
  private static func list(_ names: [String]) -> String {
    names.count <= 4 ? names.joined(separator: ", ") : names.prefix(3).joined(separator: ", ") + ", …"
  }
}
