// The words of a verdict: how a run stands, and why. Every sentence says what the last steps did, in numbers.

import NablaCanvas
import NablaCore
import NablaDiagrams

package enum VerdictLabel: Wording {
  /// In a word or two.
  case standing(Verdict.Standing)
  /// In a sentence.
  case reason(Verdict.Reason, ParameterNames)

  package var korean: String {
    switch self {
    case .standing(let standing): return Self.korean(standing)
    case .reason(.atStart, _): return "아직 출발점이에요"
    case .reason(.changed(let step), _): return "\(step)스텝에서 바꾼 뒤로 아직 나아가지 않았어요"
    case .reason(.diverged(let step, let cause, let turns), let names):
      let cause = DivergenceLabel(cause, at: step, names).korean
      let shown = step > 0 ? " (보이는 값은 \(step - 1)스텝의 것)" : ""
      return cause + shown + (turns.map { ". \(Self.korean($0))" } ?? "")
    case .reason(.bottomless, _): return "C가 한없이 작아져요. 바닥이 보이지 않아요"
    case .reason(.reachedTarget(let step), _): return "\(step)스텝에 목표 비용에 닿았어요"
    case .reason(.settled, _): return "한 에포크 내내 아무것도 바뀌지 않았어요"
    case .reason(.flat(let place, let ofMoving), _): return (ofMoving ? "움직이는 것만 보면 " : "") + Self.korean(place)
    case .reason(.turning(let turns, let trend), _):
      // First what the table does not show: where there is little room, the end is cut.
      return "\(Self.korean(turns)). 그동안 \(Self.koreanCost(trend))"
    case .reason(.moving(let trend, let turned), _): return Self.korean(trend, turned)
    }
  }

  package var english: String {
    switch self {
    case .standing(let standing): return Self.english(standing)
    case .reason(.atStart, _): return "at the start"
    case .reason(.changed(let step), _): return "no step made since the change at step \(step)"
    case .reason(.diverged(let step, let cause, let turns), let names):
      let cause = DivergenceLabel(cause, at: step, names).english
      let shown = step > 0 ? " (shown: step \(step - 1))" : ""
      return cause + shown + (turns.map { "; \(Self.english($0))" } ?? "")
    case .reason(.bottomless, _): return "C falls beyond all bounds: no bottom in sight"
    case .reason(.reachedTarget(let step), _): return "reached the target cost at step \(step)"
    case .reason(.settled, _): return "a whole epoch without a change"
    case .reason(.flat(let place, let ofMoving), _): return (ofMoving ? "of what moves: " : "") + Self.english(place)
    case .reason(.turning(let turns, let trend), _):
      return "\(Self.english(turns)); \(Self.englishCost(trend))"
    case .reason(.moving(let trend, let turned), _): return Self.english(trend, turned)
    }
  }
}

extension VerdictLabel {
  private static func korean(_ standing: Verdict.Standing) -> String {
    switch standing {
    case .waiting: return "시작 전"
    case .changed: return "방금 바꿈"
    case .diverged: return "발산"
    case .bottomless: return "끝없이 내려감"
    case .atTarget: return "목표 도달"
    case .settled: return "더 안 바뀜"
    case .flat: return "기울기 ≈ 0"
    case .swingsGrow: return "커지며 진동"
    case .aboveStart: return "출발보다 높음"
    case .oscillating: return "진동"
    case .upAndDown: return "오르내림"
    case .toAndFro: return "왕복"
    case .still: return "C 그대로"
    case .rising: return "올라가는 중"
    case .falling: return "내려가는 중"
    }
  }

  private static func english(_ standing: Verdict.Standing) -> String {
    switch standing {
    case .waiting: return "not begun"
    case .changed: return "just changed"
    case .diverged: return "diverged"
    case .bottomless: return "falls without end"
    case .atTarget: return "at its target"
    case .settled: return "settled"
    case .flat: return "slope ≈ 0"
    case .swingsGrow: return "swings grow"
    case .aboveStart: return "above its start"
    case .oscillating: return "oscillating"
    case .upAndDown: return "up and down"
    case .toAndFro: return "to and fro"
    case .still: return "C unchanged"
    case .rising: return "rising"
    case .falling: return "descending"
    }
  }

  private static func korean(_ place: FlatPlace?) -> String {
    switch place {
    case .minimum: return "기울기 ≈ 0, 어느 쪽으로도 오르막: 극솟값이에요"
    case .valley: return "기울기 ≈ 0, 아래로 거의 안 휘었어요 (골짜기나 완만한 비탈)"
    case .saddle: return "기울기 ≈ 0, 그런데 내리막이 남았어요: 안장점이에요"
    case .maximum: return "기울기 ≈ 0, 그런데 내리막뿐: 봉우리예요"
    case .plateau: return "기울기도 휜 정도도 ≈ 0이라 평평해요. 극솟값인지는 이것만으로 알 수 없어요"
    case nil: return "기울기가 거의 0이에요. 그렇다고 꼭 최솟값은 아니에요"
    }
  }

  private static func english(_ place: FlatPlace?) -> String {
    switch place {
    case .minimum: return "slope ≈ 0, uphill every way: a minimum"
    case .valley: return "slope ≈ 0, no clear bend down: valley or gentle slope"
    case .saddle: return "slope ≈ 0, but some way leads down: a saddle"
    case .maximum: return "slope ≈ 0, but only downhill around: a maximum"
    case .plateau: return "slope ≈ 0 and curvature ≈ 0: flat here, which tells nothing of a minimum"
    case nil: return "slope ≈ 0, which need not be a minimum"
    }
  }

  private static func korean(_ turns: Verdict.Turns) -> String {
    let often = turns.isEven ? "매번" : "평균해서"
    let length =
      turns.isGrowing || turns.isShrinking
      ? "그 걸음은 \(often) 직전의 약 \(times(turns.growth))배예요" : "그 걸음은 \(often) 직전과 거의 같은 길이예요"
    return "최근 \(turns.window)스텝 중 \(turns.count)번 되돌아섰고 \(length)"
  }

  private static func english(_ turns: Verdict.Turns) -> String {
    let length =
      turns.isGrowing || turns.isShrinking
      ? "about \(times(turns.growth)) × as long as the one before" : "about as long as the one before"
    return
      "\(turns.count) of the last \(turns.window) steps turned back, \(turns.isEven ? "each" : "on average") \(length)"
  }

  /// What C did, beside what the steps did.
  private static func koreanCost(_ trend: Verdict.Trend) -> String {
    if trend.isRestless { return koreanRange(trend) }
    if trend.isStill { return "C는 그대로예요" }
    guard let share = trend.share else {
      let (from, to) = apart(trend)
      return "C는 \(from)에서 \(Particle.attach(to, .direction)) \(trend.isFall ? "줄었어요" : "늘었어요")"
    }
    if trend.isFall { return "C는 \(korean(share, "줄었어요"))" + koreanStart(trend) }
    let rise = share <= -1 ? "C는 \(times(1 - share))배가 됐어요" : "C는 \(korean(-share, "늘었어요"))"
    return rise + koreanStart(trend)
  }

  private static func englishCost(_ trend: Verdict.Trend) -> String {
    if trend.isRestless { return englishRange(trend) }
    if trend.isStill { return "C is what it was" }
    guard let share = trend.share else {
      let (from, to) = apart(trend)
      return "C \(trend.isFall ? "fell" : "rose") from \(from) to \(to)"
    }
    if trend.isFall { return "C fell by \(english(share))" + englishStart(trend) }
    return (share <= -1 ? "C rose to \(times(1 - share)) times" : "C rose by \(english(-share))") + englishStart(trend)
  }

  /// Between which values C went up and down.
  private static func koreanRange(_ trend: Verdict.Trend) -> String {
    let ends = NumbersApart.texts([trend.range.lowerBound, trend.range.upperBound], digits: 3)
    return "C는 \(Particle.attach(ends[0], .and)) \(ends[1]) 사이를 오르내렸어요" + koreanStart(trend)
  }

  private static func englishRange(_ trend: Verdict.Trend) -> String {
    let ends = NumbersApart.texts([trend.range.lowerBound, trend.range.upperBound], digits: 3)
    return "C went up and down between \(ends[0]) and \(ends[1])" + englishStart(trend)
  }

  /// What C did, where most steps did not turn back.
  private static func korean(_ trend: Verdict.Trend, _ turned: Int) -> String {
    let steps = "최근 \(trend.window)스텝"
    if trend.isRestless { return "\(steps) 동안 \(koreanCost(trend))" }
    if trend.isStill { return "C가 \(trend.window)스텝 전과 같아요" + koreanStart(trend) }
    if trend.isCrawl, trend.rises < RunStatus.swingRises, let share = trend.share {
      return "거의 그대로: \(steps) 동안 C는 \(korean(share, "줄었어요"))" + koreanStart(trend)
    }
    if trend.window == 1 { return "한 스텝에 \(koreanCost(trend))" }
    if trend.isFall, trend.rises == 0 {
      guard turned > 0 else { return "꾸준히 내려가요: \(steps) 동안 \(koreanCost(trend))" }
      return "\(steps) 중 \(turned)번 되돌아섰지만 스텝마다 내려가요: 모두 합쳐 \(koreanCost(trend))"
    }
    let rises = trend.rises == trend.window ? "\(trend.window == 2 ? "두 번 다" : "내내")" : "중 \(trend.rises)번은"
    return "\(steps) \(rises) C가 올랐고, 모두 합쳐 \(koreanCost(trend))"
  }

  private static func english(_ trend: Verdict.Trend, _ turned: Int) -> String {
    let steps = "the last \(trend.window) steps"
    if trend.isRestless { return "in \(steps) \(englishCost(trend))" }
    if trend.isStill {
      return "C is what it was \(trend.window == 1 ? "a step" : "\(trend.window) steps") before" + englishStart(trend)
    }
    if trend.window == 1 { return "in one step \(englishCost(trend))" }
    if trend.isCrawl, trend.rises < RunStatus.swingRises, let share = trend.share {
      return "hardly any change: in \(steps) C fell by \(english(share))" + englishStart(trend)
    }
    if trend.isFall, trend.rises == 0 {
      guard turned > 0 else { return "goes down steadily: in \(steps) \(englishCost(trend))" }
      return "falls at every step, though \(turned) of \(steps) turned back; in all \(englishCost(trend))"
    }
    let rises = trend.rises == trend.window ? (trend.window == 2 ? "both" : "all") : "\(trend.rises)"
    return "C rose in \(rises) of \(steps); in all \(englishCost(trend))"
  }

  /// How C stands to the start, where it is above it and the start is not what has just been spoken of.
  private static func koreanStart(_ trend: Verdict.Trend) -> String {
    guard trend.isAboveStart, let start = trend.start, trend.from != start else { return "" }
    return start > 0 && trend.to >= 2 * start
      ? ". 출발할 때의 \(times(trend.to / start))배예요" : ". 출발할 때보다 높아요"
  }

  private static func englishStart(_ trend: Verdict.Trend) -> String {
    guard trend.isAboveStart, let start = trend.start, trend.from != start else { return "" }
    return start > 0 && trend.to >= 2 * start
      ? ", \(times(trend.to / start)) times its start" : ", above its start"
  }

  /// Two costs with as many digits as tell them apart.
  private static func apart(_ trend: Verdict.Trend) -> (String, String) {
    for digits in 3...16 {
      let texts = [trend.from, trend.to].map { Numeral.significant($0, digits: digits) }
      if texts[0] != texts[1] { return (texts[0], texts[1]) }
    }
    return (Numeral.exact(trend.from), Numeral.exact(trend.to))
  }

  private static func times(_ factor: Double) -> String {
    Numeral.significant(factor, digits: factor > 0.95 && factor < 1.05 ? 3 : 2)
  }

  /// By how much C changed, with the verb.
  private static func korean(_ share: Double, _ verb: String) -> String {
    let percent = 100 * share
    if percent < 0.1 { return "0.1%도 안 \(verb)" }
    if percent > 99.9, percent < 100 { return "99.9% 넘게 \(verb)" }
    return "\(text(percent)) \(verb)"
  }

  private static func english(_ share: Double) -> String {
    let percent = 100 * share
    if percent < 0.1 { return "less than 0.1%" }
    if percent > 99.9, percent < 100 { return "more than 99.9%" }
    return text(percent)
  }

  private static func text(_ percent: Double) -> String {
    Numeral.significant(percent, digits: percent >= 99 ? 3 : 2) + "%"
  }
}
