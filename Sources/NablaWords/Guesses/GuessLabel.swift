// The words of predictions: what can be asked, what was said, and what became of it.

import NablaCanvas
import NablaCore

package enum GuessLabel: Wording {
  /// Something that can be asked here and now.
  case offer(GuessOffer)
  /// What was put down, and how to go on or take it back.
  case made(Guess)
  case pending(Guess)
  case takenBack
  case told(GuessOutcome)
  /// How to point at a place.
  case pointHere
  /// Why nothing can be asked.
  case off, unlikeCosts, otherPlane
  /// What has to be typed for something, with examples.
  case takes(GuessOffer, examples: String)
  case costNeverNegative
  case noEarlierStep(Int)
  /// How often and how near, of one scene or of all.
  case score(GuessScore)
  case worthAnotherLook
  /// What counts as near, for the help.
  case rule

  package var korean: String {
    switch self {
    case .offer(let offer): return offer.korean
    case .made(let guess): return "예측: \(Self.said(guess).korean)"
    case .pending(let guess):
      let way = guess.isOfRates ? "학습률 패널에서 확인" : guess.isOfNextStep ? "] 눌러 확인" : "\(guess.due)스텝에서 확인"
      return "예측: \(Self.said(guess).korean) · \(way) · Esc 취소"
    case .takenBack: return "예측을 거두었어요"
    case .told(let outcome): return outcome.korean
    case .pointHere: return "다음 ◉가 있을 곳을 화살표로 짚고 Enter를 누르세요"
    case .off: return "예측은 설정에서 꺼져 있어요 (nabla config)"
    case .unlikeCosts: return "손실 함수가 서로 달라서 어느 쪽이 더 낮다고 할 수 없어요"
    case .otherPlane: return "축이 매개변수일 때만 자리를 예측할 수 있어요 (V)"
    case .takes(let offer, let examples): return offer.koreanTakes(examples)
    case .costNeverNegative: return "C는 0보다 작아질 수 없어요. 손실은 모두 0 이상이니까요"
    case .noEarlierStep(let step): return "지금 \(step)스텝이에요. 그보다 뒤의 스텝을 예측하세요"
    case .score(let score): return "예측 \(score.made)번 중 \(score.near)번 가까움"
    case .worthAnotherLook: return "다시 볼 만해요"
    case .rule: return "가까움: 부호·방향·승자가 맞거나, 수가 실제 변화(기울기와 학습률은 그 값)의 1/4 안"
    }
  }

  package var english: String {
    switch self {
    case .offer(let offer): return offer.english
    case .made(let guess): return "your guess: \(Self.said(guess).english)"
    case .pending(let guess):
      let way =
        guess.isOfRates ? "the panel of rates tells" : guess.isOfNextStep ? "] tells" : "step \(guess.due) tells"
      return "Your guess: \(Self.said(guess).english) · \(way) · Esc takes it back"
    case .takenBack: return "guess taken back"
    case .told(let outcome): return outcome.english
    case .pointHere: return "point with the arrows at where the next ◉ will be, then Enter"
    case .off: return "guesses are switched off in the settings (nabla config)"
    case .unlikeCosts: return "the losses differ, so that no C is lower or higher than another"
    case .otherPlane: return "a place can be guessed only where the axes are parameters (V)"
    case .takes(let offer, let examples): return offer.englishTakes(examples)
    case .costNeverNegative: return "C can't be below 0: a loss never is"
    case .noEarlierStep(let step): return "this is step \(step); guess for a later one"
    case .score(let score): return "\(score.near) of \(score.made) guesses near"
    case .worthAnotherLook: return "worth another look"
    case .rule:
      return
        "near: the right sign, direction or run, or a number within a quarter of the true change "
        + "(of the number itself for a slope or a rate)"
    }
  }

  /// A number in a sentence.
  package static func number(_ value: Double) -> String { Numeral.significant(value, digits: 4).trimmedZeros }

  /// A sign as it is told.
  static func sign(_ value: Int) -> String { value > 0 ? "+" : value < 0 ? "-" : "0" }

  /// A place: (0.5, -1).
  static func place(_ values: [Double], _ text: (Double) -> String = Words.coordinate) -> String {
    values.count == 1 ? text(values[0]) : "(\(values.map(text).joined(separator: ", ")))"
  }

  /// What was said.
  private static func said(_ guess: Guess) -> (korean: String, english: String) {
    let at = (korean: "\(guess.due)스텝의 ", english: " at step \(guess.due)")
    func number(_ name: String, _ value: Double) -> (String, String) {
      ("\(at.korean)\(name) = \(Words.short(value))", "\(name)\(at.english) = \(Words.short(value))")
    }
    func direction(_ name: String, _ rises: Bool) -> (String, String) {
      (
        "\(guess.due)스텝에서 \(Particle.attach(name, .subject)) \(rises ? "올라감" : "내려감")",
        "\(name) \(rises ? "rises" : "falls")\(at.english)"
      )
    }
    switch guess.said {
    case .cost(let value): return number("C", value)
    case .costRises(let rises): return direction("C", rises)
    case .value(let parameter, let value): return number(parameter.name, value)
    case .valueRises(let parameter, let rises): return direction(parameter.name, rises)
    case .slope(let parameter, let value): return number("∂C/∂\(parameter.name)", value)
    case .slopeSign(let parameter, let sign):
      return (
        "\(at.korean)∂C/∂\(parameter.name) 부호 \(Self.sign(sign))",
        "sign of ∂C/∂\(parameter.name)\(at.english): \(Self.sign(sign))"
      )
    case .place(let axes, let values, _):
      let names = axes.map(\.name).joined(separator: ", ")
      let place = Self.place(values)
      return ("\(at.korean)◉ (\(names)) = \(place)", "◉ (\(names))\(at.english) = \(place)")
    case .winner(_, let name): return ("\(at.korean)승자 \(name)", "run \(name) wins\(at.english)")
    case .firstFailing(let rate, let steps):
      return (
        "\(steps)스텝 안에 실패하는 첫 η = \(Words.short(rate))",
        "first η that fails within \(steps) steps = \(Words.short(rate))"
      )
    }
  }
}
