// The words of the panel that maps learning rates by sizes of the start.

import NablaCanvas
import NablaCore

package enum RateMapLabel: Wording {
  /// Beside the panel's name: after how many steps, and how many pixels are known.
  case heading(steps: Int, known: Int, of: Int)
  /// The same, shorter.
  case shortHeading(steps: Int, known: Int, of: Int)
  /// How many pixels are known, and nothing else.
  case progress(known: Int, of: Int)
  /// The pixel that is pointed at, and how its run came out; nil: it is not known yet.
  case reading(factor: Double, rate: Double, RunEnd?)
  /// The lowest C of the map.
  case lowest(factor: Double, rate: Double, cost: Double)
  /// Every run has left.
  case allDiverged
  /// What the marks mean.
  case marks(hasLimit: Bool)
  case reckoning
  case keys

  package var korean: String {
    switch self {
    case .heading(let steps, let known, let count):
      return "η × 시작값, \(steps)스텝 뒤의 C" + (known < count ? " · \(known)/\(count)" : "")
    case .shortHeading(let steps, let known, let count):
      return "\(steps)스텝 뒤의 C" + (known < count ? " · \(known)/\(count)" : "")
    case .progress(let known, let count): return "\(known)/\(count) 계산"
    case .reading(let factor, let rate, let end):
      let place = Self.koreanPlace(factor, rate)
      guard let end else { return "\(place): 아직 계산하고 있어요" }
      if let step = end.divergedAt { return "\(place): \(step)스텝에서 발산" }
      return "\(place): C \(Self.cost(end.finalCost))\(end.status == .oscillating ? ", 진동" : "")"
    case .lowest(let factor, let rate, let cost): return "최저 C \(Self.cost(cost)): \(Self.koreanPlace(factor, rate))"
    case .allDiverged: return "모든 실행이 발산했어요."
    case .marks(let hasLimit): return "× 발산  ~ 진동  ◉ 지금" + (hasLimit ? "  ┊ 출발점 한계" : "")
    case .reckoning: return "학습률과 시작값을 바꿔 가며 돌려 보고 있어요."
    case .keys: return "화살표로 고르고 Enter로 그 실행 열기 · ( ) 스텝 수"
    }
  }

  package var english: String {
    switch self {
    case .heading(let steps, let known, let count):
      return "η by size of start, C after \(steps) steps" + (known < count ? " · \(known)/\(count)" : "")
    case .shortHeading(let steps, let known, let count):
      return "C after \(steps) steps" + (known < count ? " · \(known)/\(count)" : "")
    case .progress(let known, let count): return "\(known)/\(count) known"
    case .reading(let factor, let rate, let end):
      let place = Self.englishPlace(factor, rate)
      guard let end else { return "\(place): not computed yet" }
      if let step = end.divergedAt { return "\(place): diverged at step \(step)" }
      return "\(place): C \(Self.cost(end.finalCost))\(end.status == .oscillating ? ", oscillating" : "")"
    case .lowest(let factor, let rate, let cost):
      return "lowest C \(Self.cost(cost)): \(Self.englishPlace(factor, rate))"
    case .allDiverged: return "Every run has diverged."
    case .marks(let hasLimit): return "× diverges  ~ oscillates  ◉ now" + (hasLimit ? "  ┊ limit at the start" : "")
    case .reckoning: return "Running every learning rate from every start."
    case .keys: return "arrows choose a run, Enter opens it · ( ) how many steps"
    }
  }

  private static func koreanPlace(_ factor: Double, _ rate: Double) -> String {
    "시작값 ×\(RatesLabel.number(factor)), η \(RatesLabel.number(rate))"
  }

  private static func englishPlace(_ factor: Double, _ rate: Double) -> String {
    "start ×\(RatesLabel.number(factor)), η \(RatesLabel.number(rate))"
  }

  private static func cost(_ value: Double?) -> String {
    value.map { Numeral.significant($0, digits: 4).trimmedZeros } ?? "–"
  }
}
