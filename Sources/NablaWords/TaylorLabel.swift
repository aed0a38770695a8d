// The words of the panel that compares what the gradient predicts with what a step does.

import NablaCore

package enum TaylorLabel: Wording {
  case predicted, predictedShort, actual, actualShort, ratio, ratioShort
  case beyond
  case lessThanPredicted(CostShape)
  case moreThanPredicted(CostShape)
  case closeToOne, wrongWay, uphill, uphillForAll
  case flat, flatBecauseOfStep, tooSmall
  case directions(length: String)
  case directionsShort
  case degrees(Int)
  case thisStep
  case downhillBest
  /// The direction that gets lower, as the list names it: 45°.
  case notBestHere(String)
  /// No direction that was tried lowers C; the one that raises it least, nil where some leave it as it is.
  case noneLowers(String?)
  /// C is the same in all of them.
  case noneMoves
  case recent, step
  case wholeCost(batch: Int)
  case legend

  package var korean: String {
    switch self {
    case .predicted: return "예측 ∇C·Δw"
    case .predictedShort: return "예측"
    case .actual: return "실제 ΔC"
    case .actualShort: return "실제"
    case .ratio: return "실제 / 예측"
    case .ratioShort: return "비율"
    case .beyond: return "발산"
    case .closeToOne: return "예측이 거의 맞아요. 이만한 걸음이면 C가 접선을 거의 그대로 따라가요."
    case .lessThanPredicted(let shape): return "예측보다 덜 변했어요. 가는 동안 \(Self.korean(shape)) 접선 위로 올라왔어요."
    case .moreThanPredicted(let shape): return "예측보다 더 변했어요. 가는 동안 \(Self.korean(shape)) 접선 아래로 내려갔어요."
    case .wrongWay: return "예측과 반대로 갔어요. 걸음이 너무 커서 접선으로 한 예측이 맞지 않아요."
    case .uphill: return "이번 Δw는 오르막을 향해요. 옵티마이저가 지난 기울기를 기억하기 때문이에요."
    case .uphillForAll: return "이번 Δw는 샘플 전체의 C로 보면 오르막이에요. 샘플 일부만 보고 정했기 때문이에요."
    case .flat: return "∇C = 0이라 예측되는 변화도 0이에요."
    case .flatBecauseOfStep: return "계단 함수의 기울기는 0이에요. 그래서 ∇C로는 아무것도 예측할 수 없어요."
    case .tooSmall: return "변화가 너무 작아서, 비교하면 반올림 오차만 보여요."
    case .directions(let length): return "길이가 같은 걸음(|Δw| = \(length))을 다른 방향으로"
    case .directionsShort: return "같은 길이, 다른 방향"
    case .degrees(let angle):
      return angle == 0 ? "0° -∇C" : angle == 180 ? "180° +∇C" : angle == 90 ? "90° 직각" : "\(angle)°"
    case .thisStep: return "이번 스텝"
    case .downhillBest: return "작은 걸음이라면 -∇C 쪽이 C를 가장 많이 낮춰요(가장 음수). 이 길이에서도 위 방향 가운데 그래요."
    case .notBestHere(let angle):
      return "작은 걸음이라면 -∇C 쪽이 C를 가장 많이 낮춰요. 이 길이에서는 \(angle) 쪽이 더 낮아요."
    case .noneLowers(let angle):
      let least = angle.map { " \($0) 쪽이 가장 덜 올라요." } ?? ""
      return "작은 걸음이라면 -∇C 쪽이 C를 가장 많이 낮춰요. 이 길이로는 위의 어느 방향으로도 C가 낮아지지 않아요." + least
    case .noneMoves: return "작은 걸음이라면 -∇C 쪽이 C를 가장 많이 낮춰요. 이 길이로는 위의 어느 방향으로도 C가 반올림 오차만큼도 달라지지 않아요."
    case .recent: return "최근 스텝"
    case .step: return "스텝"
    case .wholeCost(let batch): return "Δw는 샘플 \(batch)개로 정했지만, 여기 있는 ∇C와 ΔC는 샘플 전체의 것이에요."
    case .legend: return "∇C 모든 기울기의 목록 · ∂C/∂w 기울기 하나 · Δ 변화한 양"
    }
  }

  package var english: String {
    switch self {
    case .predicted: return "predicted ∇C·Δw"
    case .predictedShort: return "predicted"
    case .actual: return "actual ΔC"
    case .actualShort: return "actual"
    case .ratio: return "actual / predicted"
    case .ratioShort: return "ratio"
    case .beyond: return "diverges"
    case .closeToOne: return "The prediction holds: over a step like this C is almost its tangent."
    case .lessThanPredicted(let shape):
      return "Less than predicted: on the way C \(Self.english(shape)) and rose above its tangent."
    case .moreThanPredicted(let shape):
      return "More than predicted: on the way C \(Self.english(shape)) and fell below its tangent."
    case .wrongWay: return "The other way than predicted: the step is too large for the tangent to tell."
    case .uphill: return "This Δw points uphill: the optimizer remembers slopes of the past."
    case .uphillForAll: return "For C over all samples this Δw points uphill: it comes from some of them."
    case .flat: return "∇C = 0, so no change is predicted."
    case .flatBecauseOfStep: return "The step function has slope 0: ∇C can predict nothing."
    case .tooSmall: return "The change is too small: a ratio would show rounding only."
    case .directions(let length): return "Steps as long (|Δw| = \(length)) in other directions"
    case .directionsShort: return "As long, in other directions"
    case .degrees(let angle):
      return angle == 0 ? "0° -∇C" : angle == 180 ? "180° +∇C" : angle == 90 ? "90° across" : "\(angle)°"
    case .thisStep: return "this step"
    case .downhillBest:
      return "Of short steps -∇C lowers C most (most negative); of these directions it does at this length too."
    case .notBestHere(let angle):
      return "Of short steps -∇C lowers C most. At this length \(angle) gets lower."
    case .noneLowers(let angle):
      let least = angle.map { "; \($0) raises it least." } ?? "."
      return "Of short steps -∇C lowers C most. At this length none of these directions lowers C" + least
    case .noneMoves:
      return "Of short steps -∇C lowers C most. At this length no direction changes C by more than rounding."
    case .recent: return "Recent steps"
    case .step: return "step"
    case .wholeCost(let batch): return "Δw comes from \(batch) of the samples; ∇C and ΔC here are over all of them."
    case .legend: return "∇C the list of all slopes · ∂C/∂w one slope · Δ a change"
    }
  }

  private static func korean(_ shape: CostShape) -> String {
    switch shape {
    case .smooth: "C가 휘어져"
    case .broken: "C가 꺾여"
    case .mixed: "C가 휘거나 꺾여"
    }
  }

  private static func english(_ shape: CostShape) -> String {
    switch shape {
    case .smooth: "bent"
    case .broken: "turned at a kink"
    case .mixed: "bent, or turned at a kink,"
    }
  }
}
