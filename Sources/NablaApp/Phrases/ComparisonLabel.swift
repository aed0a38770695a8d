// The words of a race: how its runs stand, why, and what its columns are.

import NablaCanvas
import NablaCore

package enum ComparisonLabel: Wording {
  case status(RunStatus)
  case reason(RaceReason)
  case place, outcome, finalCost, target, swings, sharpness, finalSharpness, limit, why
  case notRanked
  case legend

  package var korean: String {
    switch self {
    case .status(let status):
      switch status {
      case .diverged(let step, _): return "발산 (\(step)스텝)"
      case .converged: return "수렴"
      case .oscillating: return "진동"
      case .descending: return "내려가는 중"
      }
    case .reason(let reason): return Self.korean(reason)
    case .place: return "순위"
    case .outcome: return "상태"
    case .finalCost: return "마지막 C"
    case .target: return "목표 도달"
    case .swings: return "되돌아섬"
    case .sharpness: return "처음 λ"
    case .finalSharpness: return "마지막 λ"
    case .limit: return "η 한계"
    case .why: return "까닭"
    case .notRanked: return "손실이 서로 달라 C를 비교할 수 없어요. 그래서 순위를 매기지 않아요."
    case .legend:
      return "λ: 최대 곡률(헤세 행렬의 가장 큰 고윳값) · η 한계: 처음 자리에서 안정한 가장 큰 η · 되돌아섬: 앞 스텝과 반대쪽을 향한 스텝"
    }
  }

  package var english: String {
    switch self {
    case .status(let status):
      switch status {
      case .diverged(let step, _): return "diverged at \(step)"
      case .converged, .oscillating, .descending: return status.word
      }
    case .reason(let reason): return Self.english(reason)
    case .place: return "place"
    case .outcome: return "status"
    case .finalCost: return "final C"
    case .target: return "target at"
    case .swings: return "swings"
    case .sharpness: return "first λ"
    case .finalSharpness: return "final λ"
    case .limit: return "limit of η"
    case .why: return "why"
    case .notRanked: return "Not ranked: their losses differ, so their costs can't be compared."
    case .legend:
      return "λ: sharpness, the Hessian's largest eigenvalue · limit: the largest stable η at the start · "
        + "swings: steps that point against the one before"
    }
  }

  private static func korean(_ reason: RaceReason) -> String {
    switch reason {
    case .reachedTarget(let step): return "\(step)스텝에 목표 비용에 닿았어요"
    case .flat(.minimum): return "기울기 ≈ 0, 어느 쪽으로도 오르막: 극솟값이에요"
    case .flat(.valley): return "기울기 ≈ 0, 오르막이거나 평평한 쪽뿐: 골짜기 바닥이에요"
    case .flat(.saddle): return "기울기 ≈ 0, 그런데 내리막이 남았어요: 안장점이에요"
    case .flat(.maximum): return "기울기 ≈ 0, 그런데 내리막뿐: 봉우리예요"
    case .flat(.plateau): return "기울기 ≈ 0, 어느 쪽으로도 평평: 평탄 구간에 갇혔어요"
    case .flat(nil): return "기울기 ≈ 0"
    case .settled: return "한 에포크 내내 틀린 샘플이 없어요"
    case .outgrew(let step, let factor):
      return "\(step)스텝에서 바닥을 넘어섰고, 걸음이 매번 \(times(factor))배로 커져요"
    case .flewOff(let step): return "\(step)스텝에서 수를 벗어났어요"
    case .swinging(let swings, let steps, let factor):
      return "\(steps)스텝 가운데 \(swings)번 되돌아서요. 걸음은 매번 \(times(factor))배예요"
    case .rising(let rises): return "마지막 20스텝 가운데 \(rises)번은 C가 올랐어요"
    case .closingIn(let swings, let steps, let factor):
      return "\(steps)스텝 가운데 \(swings)번 되돌아서지만, 걸음이 매번 \(times(factor))배로 줄어요"
    case .pacing(let swings, let steps):
      return "\(steps)스텝 가운데 \(swings)번 되돌아서요. 가까워지지도 멀어지지도 않아요"
    case .underWay(let share?): return "가는 중: 마지막 스텝들에서 C가 \(percent(share)) 줄었어요"
    case .underWay(nil): return "가는 중이에요"
    }
  }

  private static func english(_ reason: RaceReason) -> String {
    switch reason {
    case .reachedTarget(let step): return "reached the target cost at step \(step)"
    case .flat(.minimum): return "slope ≈ 0, uphill every way: a minimum"
    case .flat(.valley): return "slope ≈ 0, uphill or flat every way: a valley floor"
    case .flat(.saddle): return "slope ≈ 0, but some way leads down: a saddle"
    case .flat(.maximum): return "slope ≈ 0, but only downhill around: a maximum"
    case .flat(.plateau): return "slope ≈ 0, flat every way: stuck on a plateau"
    case .flat(nil): return "slope ≈ 0"
    case .settled: return "a whole epoch without a mistake"
    case .outgrew(let step, let factor):
      return "stepped over the minimum at step \(step), each swing is \(times(factor)) times the last"
    case .flewOff(let step): return "left all bounds at step \(step)"
    case .swinging(let swings, let steps, let factor):
      return "turned back \(swings) times in \(steps) steps, each swing is \(times(factor)) times the last"
    case .rising(let rises): return "\(rises) of the last 20 steps raised C"
    case .closingIn(let swings, let steps, let factor):
      return "turned back \(swings) times in \(steps) steps, but each swing is only \(times(factor)) times the last"
    case .pacing(let swings, let steps):
      return "turned back \(swings) times in \(steps) steps, neither closer nor farther"
    case .underWay(let share?): return "under way: the last steps took \(percent(share)) off C"
    case .underWay(nil): return "under way"
    }
  }

  private static func times(_ factor: Double) -> String {
    Numeral.significant(factor, digits: factor > 0.95 && factor < 1.05 ? 3 : 2)
  }

  private static func percent(_ share: Double) -> String {
    let percent = max(0, 100 * share)
    return percent < 0.1 ? (percent > 0 ? "<0.1%" : "0%") : Numeral.significant(percent, digits: 2) + "%"
  }
}
