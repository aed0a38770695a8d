// The words of maps: learning rates by starts, and which minimum each start ends in.

import NablaCanvas

package enum MapLabel: Wording {
  /// What an axis and the maps are called.
  case factor, rateByStart, basins
  /// What the marks of a map of rates mean, as text and as a picture.
  case marks(steps: Int)
  case colours(steps: Int)
  /// A minimum by its letter, with how many starts end there.
  case minimum(Character, cost: Double, runs: Int)
  /// A level floor, of which every start finds another place.
  case floor(Character, cost: Double, runs: Int)
  /// How many minima are not listed.
  case moreMinima(Int)
  /// How many starts have come to rest, and how many have left.
  case starts(ended: Int, diverged: Int, of: Int, steps: Int)

  package var korean: String {
    switch self {
    case .factor: return "시작값 ×"
    case .rateByStart: return "학습률과 시작값의 크기"
    case .basins: return "출발점마다 닿는 극솟값"
    case .marks(let steps): return "\(steps)스텝 뒤: × 발산 · ~ 진동 · 진할수록 C가 낮음 (█ ▓ ▒ ░, 로그 눈금)"
    case .colours(let steps): return "\(steps)스텝 뒤: 빨간 빗금 발산 · 노란 줄 진동 · 진할수록 C가 낮음 (로그 눈금)"
    case .minimum(let letter, let cost, let runs):
      return "\(letter): C \(Numeral.significant(cost, digits: 4)), 출발점 \(runs)개"
    case .floor(let letter, let cost, let runs):
      return "\(letter): C \(Numeral.significant(cost, digits: 4)), 점이 아니라 평평한 바닥, 출발점 \(runs)개"
    case .moreMinima(let count): return "… 그 밖에 \(count)곳"
    case .starts(let ended, let diverged, let count, let steps):
      let left = count - ended - diverged
      return "\(steps)스텝 뒤 출발점 \(count)개 중 극소점에 닿음 \(ended)개 · 발산(×) \(diverged)개 · 아직 가는 중(·) \(left)개"
    }
  }

  package var english: String {
    switch self {
    case .factor: return "start ×"
    case .rateByStart: return "learning rate by size of the start"
    case .basins: return "where each start ends"
    case .marks(let steps):
      return "after \(steps) steps: × diverged · ~ oscillating · darker where C is lower (█ ▓ ▒ ░, logarithmic)"
    case .colours(let steps):
      return
        "after \(steps) steps: red cross-hatch diverged · yellow lines oscillating · darker where C is lower (logarithmic)"
    case .minimum(let letter, let cost, let runs):
      return "\(letter): C \(Numeral.significant(cost, digits: 4)), from \(runs) start\(runs == 1 ? "" : "s")"
    case .floor(let letter, let cost, let runs):
      return
        "\(letter): C \(Numeral.significant(cost, digits: 4)), a level floor and no point, from \(runs) start\(runs == 1 ? "" : "s")"
    case .moreMinima(let count): return "… and \(count) more"
    case .starts(let ended, let diverged, let count, let steps):
      return
        "of \(count) starts, after \(steps) steps: \(ended) at a minimum · \(diverged) diverged (×) · \(count - ended - diverged) not there yet (·)"
    }
  }
}
