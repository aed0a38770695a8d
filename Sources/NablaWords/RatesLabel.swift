// The words of the panel of learning rates: C after some steps against η.

import NablaCanvas
import NablaCore

package enum RatesLabel: Wording {
  /// Beside the panel's name: after how many steps, and how much of the curve is known.
  case heading(steps: Int, from: Int?, known: Int, of: Int)
  /// The same of the last values of a parameter.
  case valuesHeading(String, steps: Int, from: Int?)
  /// The run of another letter: at which rate its C ends lowest.
  case rival(String, rate: Double, cost: Double?)
  case rivalFails(String)
  /// Between which values the parameter goes at the rate that is pointed at.
  case values(String, rate: Double, low: String, high: String)
  case noValues
  /// What the vertical lines are.
  case limit, inForce
  /// What the marks below the curve mean.
  case marks
  /// The rate that is pointed at, how its run came out, and of which kind it is.
  case reading(rate: Double, end: RunEnd, steps: Int, RunPhase?)
  case fastest(SweepPoint?, steps: Int)
  case firstFailing(SweepPoint?, limit: Double?)
  case reckoning
  case keys

  package var korean: String {
    switch self {
    case .heading(let steps, let first, let known, let count):
      let start = first.map { "\($0)스텝부터 " } ?? ""
      return "\(start)\(steps)스텝 뒤의 C" + (known < count ? " · \(100 * known / count)%" : "")
    case .valuesHeading(let name, let steps, let first):
      return (first.map { "\($0)스텝부터 " } ?? "") + "\(steps)스텝, 마지막 64스텝의 \(name)"
    case .rival(let name, let rate, let cost): return "\(name): C가 가장 낮은 η \(Self.number(rate)), C \(Self.cost(cost))"
    case .rivalFails(let name): return "\(name): 돌려 본 학습률이 모두 발산했어요."
    case .values(let name, let rate, let low, let high):
      let start = "η \(Self.number(rate)): 마지막 64스텝에 \(Particle.attach(name, .topic)) "
      return low == high ? start + "\(low)에 머물러요." : start + "\(Particle.attach(low, .and)) \(high) 사이예요."
    case .noValues: return "매개변수가 많아서 마지막 값들은 남겨 두지 않아요."
    case .limit: return "한계"
    case .inForce: return "지금 η"
    case .marks: return "~ 진동  × 발산  · 둘 다 아님"
    case .reading(let rate, let end, let steps, let phase):
      let kind = phase.map { " · " + Self.korean($0) } ?? ""
      if let step = end.divergedAt { return "η \(Self.number(rate)): \(step)스텝에서 발산" }
      return "η \(Self.number(rate)): \(steps)스텝 뒤 C \(Self.cost(end.finalCost))\(kind)"
    case .fastest(let point, let steps): return SweepLabel.fastest(point, steps: steps).korean
    case .firstFailing(let point, let limit): return SweepLabel.firstFailing(point, limit: limit).korean
    case .reckoning: return "학습률마다 처음부터 다시 돌려 보고 있어요."
    case .keys: return "↑↓로 고른 학습률을 Enter로 쓰기 · ( ) 스텝 수 · @ 여기서부터 · v 가중치"
    }
  }

  package var english: String {
    switch self {
    case .heading(let steps, let first, let known, let count):
      let start = first.map { " from step \($0)" } ?? ""
      return "C after \(steps) steps\(start)" + (known < count ? " · \(100 * known / count) %" : "")
    case .valuesHeading(let name, let steps, let first):
      return "\(name) in the last 64 of \(steps) steps" + (first.map { " from step \($0)" } ?? "")
    case .rival(let name, let rate, let cost): return "\(name): lowest C \(Self.cost(cost)) at η \(Self.number(rate))"
    case .rivalFails(let name): return "\(name): every learning rate tried has diverged."
    case .values(let name, let rate, let low, let high):
      let start = "η \(Self.number(rate)): in the last 64 steps \(name) "
      return low == high ? start + "stays at \(low)." : start + "is between \(low) and \(high)."
    case .noValues: return "There are too many parameters for their last values to be kept."
    case .limit: return "limit"
    case .inForce: return "η now"
    case .marks: return "~ oscillates  × diverges  · neither"
    case .reading(let rate, let end, let steps, let phase):
      let kind = phase.map { " · " + Self.english($0) } ?? ""
      if let step = end.divergedAt { return "η \(Self.number(rate)): diverged at step \(step)" }
      return "η \(Self.number(rate)): C \(Self.cost(end.finalCost)) after \(steps) steps\(kind)"
    case .fastest(let point, let steps): return SweepLabel.fastest(point, steps: steps).english
    case .firstFailing(let point, let limit): return SweepLabel.firstFailing(point, limit: limit).english
    case .reckoning: return "Running every learning rate from the start."
    case .keys: return "↑↓ choose a rate, then Enter takes it · ( ) how many steps · @ from here · v a weight"
    }
  }

  /// A cost as the sentences below it tell one.
  private static func cost(_ value: Double?) -> String {
    value.map { Numeral.significant($0, digits: 4).trimmedZeros } ?? "–"
  }

  /// Three digits: those of the curve's own rates.
  package static func number(_ value: Double) -> String { Numeral.significant(value, digits: 3).trimmedZeros }

  private static func korean(_ phase: RunPhase) -> String {
    switch phase {
    case .evenly: return "한 번도 안 오름"
    case .upThenDown(true?): return "올랐다가 더 완만한 곳으로 내려감"
    case .upThenDown: return "올랐다가 내려감"
    case .dying: return "오르내림이 잦아드는 중"
    case .cycle(let count): return "\(count)스텝마다 제자리로"
    case .bounded: return "오르내림, 일정한 되풀이는 아직 없음"
    case .above: return "올라서 시작보다 높은 채로 있음"
    case .leaves: return "발산"
    }
  }

  private static func english(_ phase: RunPhase) -> String {
    switch phase {
    case .evenly: return "never up"
    case .upThenDown(true?): return "first up, then down to a flatter place"
    case .upThenDown: return "first up, then down"
    case .dying: return "up and down, dying away"
    case .cycle(let count): return "back every \(count) steps"
    case .bounded: return "up and down, in no steady cycle so far"
    case .above: return "up, and still above its start"
    case .leaves: return "diverged"
    }
  }
}
