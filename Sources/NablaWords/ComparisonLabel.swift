// The words of `nabla compare`: the statuses that scripts know, and what its columns are.

import NablaCanvas
import NablaCore

package enum ComparisonLabel: Wording {
  case status(RunStatus)
  case place, outcome, standing, finalCost, testCost, target, swings, sharpness, finalSharpness, limit, why
  case notRanked
  case legend

  package var korean: String {
    switch self {
    case .status(let status):
      switch status {
      case .diverged(let step, _): return "발산 (\(step)스텝)"
      case .converged: return "수렴"
      case .oscillating: return "진동"
      case .descending: return "그 밖"
      }
    case .place: return "순위"
    case .outcome: return "상태"
    case .standing: return "화면에서"
    case .finalCost: return "마지막 C"
    case .testCost: return "시험 C"
    case .target: return "목표 도달"
    case .swings: return "되돌아섬"
    case .sharpness: return "처음 λ"
    case .finalSharpness: return "마지막 λ"
    case .limit: return "η 한계"
    case .why: return "까닭"
    case .notRanked: return "손실이 서로 달라 C를 비교할 수 없어요. 그래서 순위를 매기지 않아요."
    case .legend:
      return "λ: 최대 곡률(헤세 행렬의 가장 큰 고윳값) · η 한계: 처음 자리에서 안정한 가장 큰 η · 되돌아섬: 앞 스텝과 반대쪽을 향한 스텝 · "
        + "그 밖: 발산도 수렴도 진동도 아님"
    }
  }

  package var english: String {
    switch self {
    case .status(let status):
      switch status {
      case .diverged(let step, _): return "diverged at \(step)"
      case .converged, .oscillating, .descending: return status.word
      }
    case .place: return "place"
    case .outcome: return "status"
    case .standing: return "stands"
    case .finalCost: return "final C"
    case .testCost: return "test C"
    case .target: return "target at"
    case .swings: return "swings"
    case .sharpness: return "first λ"
    case .finalSharpness: return "final λ"
    case .limit: return "limit of η"
    case .why: return "why"
    case .notRanked: return "Not ranked: their losses differ, so their costs can't be compared."
    case .legend:
      return "λ: sharpness, the Hessian's largest eigenvalue · limit: the largest stable η at the start · "
        + "swings: steps that point against the one before · status: the word for scripts; descending where it is none "
        + "of diverged, converged and oscillating"
    }
  }
}
