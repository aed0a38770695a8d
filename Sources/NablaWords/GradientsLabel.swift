// The words of the panel of gradients.

package enum GradientsLabel: Wording {
  case layer
  case layerNumber(Int)
  case size, ruleSize, slope, factor, product
  case logScale(String, String)
  case logarithmic, logarithmicShort
  /// The first layer's gradient is this part of the last one's.
  case shrinks(layer: Int, ratio: String)
  case grows(layer: Int, ratio: String)
  /// The same where bypasses lead around the layers, so that the factor alone does not say why.
  case smaller(layer: Int, ratio: String)
  case larger(layer: Int, ratio: String)
  case alike
  case allZero, firstZero
  case costMayFall
  case residual
  case productMeaning
  case signs, signsShort
  case sampleAlone(Int)
  case mean(Int)
  case allEqual, mixed, single, zeros
  case zigzagMeaning
  case meanMayMix
  case ruleHasNoSlope
  case others(Int)

  package var korean: String {
    switch self {
    case .layer: return "층"
    case .layerNumber(let number): return "\(number)층"
    case .size: return "|∂C/∂w|"
    case .ruleSize: return "|Δw|/η"
    case .slope: return "|f′|"
    case .factor: return "|w·f′|"
    case .product: return "누적 곱"
    case .logScale(let low, let high): return "막대는 로그 눈금: \(low) … \(high)"
    case .logarithmic: return "로그 눈금"
    case .logarithmicShort: return "로그"
    case .shrinks(let layer, let ratio):
      return "1층의 기울기는 \(layer)층의 1/\(ratio): 층을 지날 때마다 |w·f′|가 곱해져서 작아졌어요."
    case .grows(let layer, let ratio):
      return "1층의 기울기가 \(layer)층의 \(ratio)배예요. 층을 지날 때마다 |w·f′|가 곱해져서 커졌어요."
    case .smaller(let layer, let ratio): return "1층의 기울기는 \(layer)층의 1/\(ratio)이에요."
    case .larger(let layer, let ratio): return "1층의 기울기가 \(layer)층의 \(ratio)배예요."
    case .alike: return "앞쪽 층과 뒤쪽 층의 기울기 크기가 비슷해요."
    case .allZero: return "모든 가중치의 기울기가 0이에요: 이대로는 아무것도 움직이지 않아요."
    case .firstZero: return "1층에는 기울기가 전혀 닿지 않아요."
    case .costMayFall: return "그래도 C는 줄어들 수 있어요. 마지막 층 혼자서도 맞추니까요."
    case .residual: return "+x는 잔차 연결: 입력이 그대로 더해져서 1배로도 지나가요."
    case .productMeaning: return "누적 곱: 뒤에 있는 층들의 |w·f′|를 모두 곱한 값이에요."
    case .signs: return "뉴런으로 들어가는 가중치의 기울기 부호"
    case .signsShort: return "가중치 기울기의 부호"
    case .sampleAlone(let number): return "샘플 \(number) 하나"
    case .mean(let count): return "평균 (\(count)개)"
    case .allEqual: return "모두 같음"
    case .mixed: return "섞임"
    case .single: return "하나뿐"
    case .zeros: return "모두 0"
    case .zigzagMeaning:
      return "부호가 모두 같으면 함께 커지거나 함께 작아지기만 해요. 하나는 키우고 하나는 줄여야 할 때는 지그재그로 가요."
    case .meanMayMix: return "샘플 하나에서 부호가 모두 같아도, 여러 샘플의 평균에서는 섞일 수 있어요."
    case .ruleHasNoSlope: return "퍼셉트론 규칙은 기울기 대신 오차를 써요. 여기 있는 수는 -Δw/η예요."
    case .others(let count): return "그 밖에 뉴런 \(count)개"
    }
  }

  package var english: String {
    switch self {
    case .layer: return "layer"
    case .layerNumber(let number): return "\(number)"
    case .size: return "|∂C/∂w|"
    case .ruleSize: return "|Δw|/η"
    case .slope: return "|f′|"
    case .factor: return "|w·f′|"
    case .product: return "product"
    case .logScale(let low, let high): return "bars on a log scale: \(low) … \(high)"
    case .logarithmic: return "log scale"
    case .logarithmicShort: return "log"
    case .shrinks(let layer, let ratio):
      return "Layer 1 gets 1/\(ratio) of layer \(layer)'s gradient: each layer on the way multiplied it by |w·f′|."
    case .grows(let layer, let ratio):
      return "Layer 1 gets \(ratio) times layer \(layer)'s gradient: each layer on the way multiplied it by |w·f′|."
    case .smaller(let layer, let ratio): return "Layer 1 gets 1/\(ratio) of layer \(layer)'s gradient."
    case .larger(let layer, let ratio): return "Layer 1 gets \(ratio) times layer \(layer)'s gradient."
    case .alike: return "The first and the last layers get gradients of about one size."
    case .allZero: return "Every weight's gradient is 0: nothing moves from here."
    case .firstZero: return "No gradient reaches layer 1."
    case .costMayFall: return "C may fall all the same: the last layer can fit alone."
    case .residual: return "+x: a residual layer. Its input is added as it is, so the gradient also passes unchanged."
    case .productMeaning: return "product: |w·f′| of all the layers behind, multiplied."
    case .signs: return "Signs of the gradients into each neuron"
    case .signsShort: return "Signs into each neuron"
    case .sampleAlone(let number): return "sample \(number)"
    case .mean(let count): return "mean of \(count)"
    case .allEqual: return "all equal"
    case .mixed: return "mixed"
    case .single: return "only one"
    case .zeros: return "all 0"
    case .zigzagMeaning:
      return "Weights whose signs are all equal can only rise together or fall together: where one has to rise and "
        + "another to fall, the path zig-zags."
    case .meanMayMix: return "Equal for one sample, the signs may still differ in the mean over several."
    case .ruleHasNoSlope: return "The perceptron rule takes an error and no slope; these numbers are -Δw/η."
    case .others(let count): return "\(count) more neurons"
    }
  }
}
