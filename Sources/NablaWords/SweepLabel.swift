// The words of sweeps: every learning rate from one start, and what there is to be seen in them.

import NablaCanvas
import NablaCore

package enum SweepLabel: Wording {
  // The table's columns
  case rate, testCost, status, divergedAt, target
  case cost(steps: Int)
  /// A run's status.
  case word(RunStatus.Word)
  /// What a curve is of.
  case curve(Optimizer.Name, seed: UInt64)
  /// The rate that ends lowest, or reaches the target first; nil where all runs have left.
  case fastest(SweepPoint?, steps: Int)
  /// The lowest rate that fails beside the limit at the start.
  case firstFailing(SweepPoint?, limit: Double?)

  package var korean: String {
    switch self {
    case .rate: return "η"
    case .testCost: return "시험 C"
    case .status: return "상태"
    case .divergedAt: return "발산 스텝"
    case .target: return "목표 도달"
    case .cost(let steps): return "\(steps)스텝 뒤 C"
    case .word(.diverged): return "발산"
    case .word(.converged): return "수렴"
    case .word(.oscillating): return "진동"
    case .word(.descending): return "그 밖"
    case .curve(let optimizer, let seed): return "\(optimizer.rawValue), 시드 \(seed)"
    case .fastest(nil, _): return "돌려 본 학습률이 모두 발산했어요."
    case .fastest(let point?, let steps):
      if let target = point.end.targetStep {
        return "돌려 본 학습률 가운데 목표 비용에 가장 먼저 닿은 것: η \(number(point.learningRate)), \(target)스텝"
      }
      return "돌려 본 학습률 가운데 \(steps)스텝 뒤 C가 가장 낮은 것: η \(number(point.learningRate)), C \(number(point.end.finalCost))"
    case .firstFailing(let point, let limit):
      let first =
        point.map { "돌려 본 학습률 가운데 처음 \($0.end.status == .diverged ? "발산" : "진동")한 것: η \(number($0.learningRate))" }
        ?? "돌려 본 학습률 가운데 진동하거나 발산한 것이 없어요."
      return first + (limit.map { " · 출발점 한계 η \(number($0))" } ?? "")
    }
  }

  package var english: String {
    switch self {
    case .rate: return "η"
    case .testCost: return "test C"
    case .status: return "status"
    case .divergedAt: return "diverged at"
    case .target: return "target at"
    case .cost(let steps): return "C after \(steps) steps"
    case .word(let word): return word.rawValue
    case .curve(let optimizer, let seed): return "\(optimizer.rawValue), seed \(seed)"
    case .fastest(nil, _): return "Every learning rate tried has diverged."
    case .fastest(let point?, let steps):
      if let target = point.end.targetStep {
        return "first of those tried at the target cost: η \(number(point.learningRate)), after \(target) steps"
      }
      return
        "of those tried, lowest C after \(steps) steps: η \(number(point.learningRate)), C \(number(point.end.finalCost))"
    case .firstFailing(let point, let limit):
      let first =
        point.map {
          "of those tried, first that \($0.end.status == .diverged ? "diverges" : "oscillates"): η \(number($0.learningRate))"
        } ?? "none of those tried oscillates or diverges"
      return first + (limit.map { " · limit at the start: η \(number($0))" } ?? "")
    }
  }

  private func number(_ value: Double?) -> String {
    value.map { Numeral.significant($0, digits: 4).trimmedZeros } ?? "–"
  }
}
