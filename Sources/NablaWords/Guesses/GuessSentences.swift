// What is said once a prediction can be told: both numbers, how far apart they are, and a word that helps.

import NablaCanvas
import NablaCore

extension GuessOutcome {
  var korean: String {
    [facts.korean, remark.korean, guess.isSeen ? "이미 본 것이라 점수에는 안 넣어요." : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  var english: String {
    [facts.english, remark.english, guess.isSeen ? "Seen before, so it does not count." : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func number(_ value: Double) -> String { GuessLabel.number(value) }

  /// A part of a whole in percent, a whole number where that is enough.
  private static func percent(_ share: Double) -> String {
    let value = 100 * share
    return "\(value >= 10 ? number(value.rounded()) : Numeral.significant(value, digits: 2).trimmedZeros) %"
  }

  private static func times(_ factor: Double) -> String { Numeral.significant(factor, digits: 2).trimmedZeros }

  // MARK: What was said and what is

  private var facts: (korean: String, english: String) {
    let step = guess.due
    func both(_ name: String, _ said: String, _ truth: String) -> (String, String) {
      let off = distance.map { (", 차이 \(Self.number($0))", ", \(Self.number($0)) off") }
      return (
        "\(step)스텝의 \(name): 예측 \(said), 실제 \(truth)\(off?.0 ?? "").",
        "\(name) at step \(step): you said \(said), it is \(truth)\(off?.1 ?? "")."
      )
    }
    switch (guess.said, truth) {
    case (_, .diverged(let end)):
      return ("실행이 \(end)스텝에서 발산해서 비교할 것이 없어요.", "The run diverged at step \(end): nothing to compare.")
    case (.cost(let said), .number(_, let after)): return both("C", Words.short(said), Self.number(after))
    case (.value(let parameter, let said), .number(_, let after)):
      return both(parameter.name, Words.short(said), Self.number(after))
    case (.slope(let parameter, let said), .number(_, let after)):
      return both("∂C/∂\(parameter.name)", Words.short(said), Self.number(after))
    case (.costRises(let rises), .number(let before, let after)): return direction("C", rises, before, after)
    case (.valueRises(let parameter, let rises), .number(let before, let after)):
      return direction(parameter.name, rises, before, after)
    case (.slopeSign(let parameter, let sign), .number(_, let after)):
      return both("∂C/∂\(parameter.name)", GuessLabel.sign(sign), Self.number(after))
    case (.place(_, let said, _), .place(_, let after)):
      let truth = GuessLabel.place(after, Self.number)
      let far = Self.number(distance ?? 0)
      return (
        "\(step)스텝의 ◉: 예측 \(GuessLabel.place(said)), 실제 \(truth), 거리 \(far).",
        "◉ at step \(step): you said \(GuessLabel.place(said)), it is \(truth), \(far) apart."
      )
    case (.winner(let number, let name), .winner(let best, let bestName, let cost, let named)):
      let own =
        named.map { (" 실행 \(name)의 비용 \(Self.number($0)).", " Run \(name) has \(Self.number($0)).") }
        ?? (" 실행 \(Particle.attach(name, .topic)) 발산했어요.", " Run \(name) diverged.")
      let other = number == best ? ("", "") : own
      return (
        "\(step)스텝의 승자: 예측 실행 \(name), 실제 실행 \(bestName)(비용 \(Self.number(cost))).\(other.0)",
        "Lowest cost at step \(step): you said run \(name), it is run \(bestName) with \(Self.number(cost)).\(other.1)"
      )
    case (.winner, .noWinner): return ("모든 실행이 발산해서 승자가 없어요.", "All runs diverged: there is no winner.")
    case (.firstFailing(let said, let steps), .rate(let rate)):
      let truth = rate.map { Numeral.significant($0, digits: 3).trimmedZeros }
      let off = distance.map { (", 차이 \(Self.number($0))", ", \(Self.number($0)) off") }
      return (
        "\(steps)스텝 안에 실패하는 첫 η: 예측 \(Words.short(said)), 돌려 본 학습률 가운데 \(truth ?? "없음")\(off?.0 ?? "").",
        "First η that fails within \(steps) steps: you said \(Words.short(said)), "
          + "of those tried it is \(truth ?? "none")\(off?.1 ?? "")."
      )
    default: return ("", "")
    }
  }

  /// Which way a number went, beside which way it was said to go.
  private func direction(_ name: String, _ rises: Bool, _ before: Double, _ after: Double) -> (String, String) {
    let (from, to) = (Self.number(before), Self.number(after))
    let subject = Particle.attach(name, .subject)
    let korean = after == before ? "\(to) 그대로예요" : "\(to)로 \(after > before ? "올랐" : "내렸")어요"
    let english = after == before ? "stays" : after > before ? "rose" : "fell"
    return (
      "\(guess.due)스텝에서 \(subject) \(rises ? "오른다" : "내린다")고 했고, \(from)에서 \(korean).",
      "You said \(name) \(rises ? "rises" : "falls"); at step \(guess.due) it \(english): \(from) to \(to)."
    )
  }

  // MARK: What that means

  private var remark: (korean: String, english: String) {
    switch verdict {
    case .exact: return ("정확해요!", "Exactly right.")
    case .near(let off): return nearRemark(off)
    case .sameCell:
      return ("그림에서 더 가까이 짚기는 어려워요. 가까워요!", "As close as one can point in this picture.")
    case .saidStill: return ("그대로라고 했는데 움직였어요.", "You said it stays; it moved.")
    case .saidZero: return ("0이라고 했는데 0이 아니에요.", "You said 0; it is not.")
    case .right: return ("맞았어요!", "Right.")
    case .wrong: return ("틀렸어요.", "Wrong.")
    case .wrongWay(let rises):
      return rises
        ? ("방향이 반대예요: 올랐는데 내린다고 했어요.", "Wrong direction: it rose, you said it would fall.")
        : ("방향이 반대예요: 내렸는데 오른다고 했어요.", "Wrong direction: it fell, you said it would rise.")
    case .tooFar(let factor):
      return (
        "방향은 맞고, 변화를 \(Self.times(factor))배로 크게 봤어요.", "Right direction, but \(Self.times(factor)) times too far."
      )
    case .tooShort(let share):
      return (
        "방향은 맞고, 실제 변화의 \(Self.percent(share))만 봤어요.", "Right direction, but only \(Self.percent(share)) of the way."
      )
    case .saidUnchanged(let rises):
      return ("그대로라고 했는데 \(rises ? "올랐" : "내렸")어요.", "You said it stays; it \(rises ? "rose" : "fell").")
    case .unchanged:
      if case .slope = guess.said { return ("여기서는 기울기가 0이에요.", "The slope is 0 there.") }
      return ("실제로는 변하지 않았어요.", "Nothing changed.")
    case .wrongSign: return ("부호가 반대예요.", "Wrong sign.")
    case .tooLarge(let factor):
      return (
        "\(isOfSlope ? "부호는 맞고, " : "")\(Self.times(factor))배로 크게 봤어요.",
        "\(isOfSlope ? "Right sign, but " : "")\(Self.times(factor)) times too large."
      )
    case .tooSmall(let share):
      return (
        "\(isOfSlope ? "부호는 맞고, " : "")실제의 \(Self.percent(share))로 작게 봤어요.",
        "\(isOfSlope ? "Right sign, but only " : "Only ")\(Self.percent(share)) of it."
      )
    case .aside(let degrees):
      let angle = Self.number(degrees.rounded())
      return ("방향이 \(angle)도 빗나갔어요.", "\(angle) degrees beside the direction of the run.")
    case .noneFails: return ("그림에 있는 학습률 중에는 실패하는 것이 없어요.", "No rate in sight fails.")
    case .diverged: return ("", "")
    }
  }

  private var isOfSlope: Bool {
    if case .slope = guess.said { return true }
    return false
  }

  private func nearRemark(_ off: Double) -> (String, String) {
    let share = Self.percent(off)
    switch guess.said {
    case .slope, .firstFailing: return ("가까워요: \(share) 차이예요.", "Close: \(share) off.")
    case .place: return ("가까워요: 움직인 길이의 \(share)만큼 떨어졌어요.", "Close: off by \(share) of the way.")
    default: return ("가까워요: 변화량에서 \(share) 빗나갔어요.", "Close: the change is \(share) off.")
    }
  }
}
