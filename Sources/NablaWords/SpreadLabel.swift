// The words of the panel that shows how z, a and δ are spread in each layer.

import NablaCanvas

package enum SpreadLabel: Wording {
  case weightedInputs, activations, flat, delta, histogram
  case weightedInputsShort, activationsShort
  /// So many layers have no row.
  case between(Int)
  /// The deviation of a falls, or grows, from each layer to the next.
  case shrinks(from: String, to: String, layer: Int)
  case grows(from: String, to: String, layer: Int)
  /// The layers in which the deviation of a is least and greatest.
  case ranges(low: String, lowLayer: Int, high: String, highLayer: Int)
  /// Of the only layer, or of all alike.
  case only(String)
  /// No a differs from another of its layer.
  case none
  case samples(Int)
  /// Most of a layer's slopes are next to nothing, or of a ReLU its a are 0.
  case mostFlat(Int, layer: Int)
  case mostZero(Int, layer: Int)
  /// δ of the first layer beside that of the last.
  case deltaSmaller(String, layer: Int)
  case deltaLarger(String, layer: Int)
  case deltaAlike
  case deltaZero
  case deltaNeverArrives(layer: Int)
  /// What the columns are.
  case meaning(samples: Int)

  package var korean: String {
    switch self {
    case .weightedInputs: return "z 평균 ± 편차"
    case .activations: return "a 평균 ± 편차"
    case .weightedInputsShort: return "z 편차"
    case .activationsShort: return "a 편차"
    case .flat: return "포화"
    case .delta: return "|δ|"
    case .histogram: return "a의 분포"
    case .between(let count): return "… 사이에 층 \(count)개"
    case .shrinks(let from, let to, let layer):
      return "a의 표준편차가 층마다 줄어요: 1층 \(from), \(layer)층 \(to)."
    case .grows(let from, let to, let layer):
      return "a의 표준편차가 층마다 커져요: 1층 \(from), \(layer)층 \(to)."
    case .ranges(let low, let lowLayer, let high, let highLayer):
      return "a의 표준편차는 \(lowLayer)층의 \(low)에서 \(highLayer)층의 \(high) 사이예요."
    case .only(let value): return "a의 표준편차: \(value)"
    case .none: return "층마다 a가 모두 같아서 퍼짐이 없어요."
    case .samples(let count): return "샘플 \(count)개"
    case .mostFlat(let percent, let layer):
      return "\(layer)층은 \(percent) %가 포화예요. 거기서는 f의 기울기가 최댓값의 1 %도 안 돼요."
    case .mostZero(let percent, let layer):
      return "\(layer)층은 \(percent) %에서 ReLU가 0이에요. 거기서는 δ도 0이에요."
    case .deltaSmaller(let ratio, let layer): return "1층의 δ는 \(layer)층의 1/\(ratio)이에요."
    case .deltaLarger(let ratio, let layer): return "1층의 δ는 \(layer)층의 \(ratio)배예요."
    case .deltaAlike: return "1층과 마지막 층의 δ는 크기 차이가 열 배를 넘지 않아요."
    case .deltaZero: return "모든 층의 δ가 0이에요."
    case .deltaNeverArrives(let layer): return "1층의 δ는 0이에요. \(layer)층에는 δ가 있어요."
    case .meaning(let samples):
      return "층의 모든 뉴런과 샘플 \(samples)개에서 셌어요. 편차: 표준편차. 포화: |f′|이 최댓값의 1 %보다 작은 비율. |δ|: ∂L/∂z를 제곱해서 평균한 값의 제곱근."
    }
  }

  package var english: String {
    switch self {
    case .weightedInputs: return "z mean ± dev"
    case .activations: return "a mean ± dev"
    case .weightedInputsShort: return "z dev"
    case .activationsShort: return "a dev"
    case .flat: return "flat"
    case .delta: return "|δ|"
    case .histogram: return "histogram of a"
    case .between(let count): return "… \(count == 1 ? "1 layer" : "\(count) layers") between"
    case .shrinks(let from, let to, let layer):
      return "The deviation of a shrinks layer by layer: from \(from) in layer 1 to \(to) in layer \(layer)."
    case .grows(let from, let to, let layer):
      return "The deviation of a grows layer by layer: from \(from) in layer 1 to \(to) in layer \(layer)."
    case .ranges(let low, let lowLayer, let high, let highLayer):
      return "The deviation of a is between \(low) in layer \(lowLayer) and \(high) in layer \(highLayer)."
    case .only(let value): return "The deviation of a is \(value)."
    case .none: return "All a of a layer are the same: nothing is spread."
    case .samples(let count): return count == 1 ? "1 sample" : "\(count) samples"
    case .mostFlat(let percent, let layer):
      return "\(percent) % of layer \(layer) is flat: there f has less than 1 % of its greatest slope."
    case .mostZero(let percent, let layer):
      return "ReLU is 0 in \(percent) % of layer \(layer), and so is δ there."
    case .deltaSmaller(let ratio, let layer): return "δ in layer 1 is 1/\(ratio) of that in layer \(layer)."
    case .deltaLarger(let ratio, let layer): return "δ in layer 1 is \(ratio) times that in layer \(layer)."
    case .deltaAlike: return "δ in the first layer and in the last differ by no more than ten times."
    case .deltaZero: return "δ is 0 in every layer."
    case .deltaNeverArrives(let layer): return "δ is 0 in layer 1, and not in layer \(layer)."
    case .meaning(let samples):
      return
        "Over all units of a layer and \(samples == 1 ? "1 sample" : "\(samples) samples"). dev: standard deviation. "
        + "flat: where |f′| is below 1 % of its greatest. |δ|: root mean square of ∂L/∂z."
    }
  }
}
