// What the page of predictions offers, each with the number that is on screen already.

/// What can be asked here and now, with what it is now.
package enum GuessOffer: Equatable, Sendable {
  case cost(step: Int, now: Double)
  case value(step: Int, Guess.Parameter, now: Double)
  case slope(step: Int, Guess.Parameter, now: Double)
  case slopeSign(step: Int, Guess.Parameter)
  case place(step: Int)
  case winner(step: Int)
  case firstFailing(steps: Int)

  var korean: String {
    switch self {
    case .cost(let step, let now): return "\(step)스텝의 비용 C (지금 \(GuessLabel.number(now)))"
    case .value(let step, let parameter, let now): return "\(step)스텝의 \(parameter.name) (지금 \(GuessLabel.number(now)))"
    case .slope(let step, let parameter, let now):
      return "\(step)스텝의 기울기 ∂C/∂\(parameter.name) (지금 \(GuessLabel.number(now)))"
    case .slopeSign(let step, let parameter): return "\(step)스텝의 ∂C/∂\(parameter.name) 부호"
    case .place(let step): return "\(step)스텝에 ◉가 있을 곳"
    case .winner(let step): return "\(step)스텝에 비용이 가장 낮을 실행"
    case .firstFailing(let steps): return "\(steps)스텝 안에 실패(진동·발산)하는 첫 학습률"
    }
  }

  var english: String {
    switch self {
    case .cost(let step, let now): return "C at step \(step) (now \(GuessLabel.number(now)))"
    case .value(let step, let parameter, let now):
      return "\(parameter.name) at step \(step) (now \(GuessLabel.number(now)))"
    case .slope(let step, let parameter, let now):
      return "∂C/∂\(parameter.name) at step \(step) (now \(GuessLabel.number(now)))"
    case .slopeSign(let step, let parameter): return "the sign of ∂C/∂\(parameter.name) at step \(step)"
    case .place(let step): return "where ◉ will be at step \(step)"
    case .winner(let step): return "the run with the lowest C at step \(step)"
    case .firstFailing(let steps): return "first η that swings or diverges within \(steps) steps"
    }
  }

  // MARK: What to type

  func koreanTakes(_ examples: String) -> String {
    switch self {
    case .cost: return "C의 예측은 수나 up(오름), down(내림)으로 써요. 뒤에 수를 더 쓰면 그 스텝의 예측이에요. 예: \(examples)"
    case .value(_, let parameter, _):
      return "\(parameter.name)의 예측은 수나 up(오름), down(내림)으로 써요. 뒤에 수를 더 쓰면 그 스텝의 예측이에요. 예: \(examples)"
    case .slope: return "기울기의 예측은 수로 써요. 뒤에 수를 더 쓰면 그 스텝의 예측이에요. 예: \(examples)"
    case .slopeSign: return "부호의 예측은 +, -, 0 가운데 하나예요"
    case .place: return "자리의 예측은 축마다 수 하나예요. 예: \(examples)"
    case .winner: return "승자의 예측은 실행의 글자예요. 예: \(examples)"
    case .firstFailing: return "학습률의 예측은 0보다 크고 1000000 이하인 수예요"
    }
  }

  func englishTakes(_ examples: String) -> String {
    switch self {
    case .cost: return "a guess of C is a number, or up or down; a number behind it is the step: \(examples)"
    case .value(_, let parameter, _):
      return "a guess of \(parameter.name) is a number, or up or down; a number behind it is the step: \(examples)"
    case .slope: return "a guess of a slope is a number; a number behind it is the step: \(examples)"
    case .slopeSign: return "a guess of a sign is one of + - 0"
    case .place: return "a guess of a place is a number for each axis: \(examples)"
    case .winner: return "a guess of the winner is the letter of a run: \(examples)"
    case .firstFailing: return "a guess of a rate is a number above 0 and at most 1000000"
    }
  }
}
