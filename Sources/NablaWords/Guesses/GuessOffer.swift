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
}
