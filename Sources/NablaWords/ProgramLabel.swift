// The words in a program that is the same network as a scene's: its comments.

import NablaCanvas

/// A comment, without its #.
package enum ProgramLabel: Wording {
  /// What a run of the program prints, and what it needs; `names` such as w1 … w6.
  case prints(names: String, library: String)
  /// It begins where the run on the screen began, with what has been set since.
  case ofScreen
  case data(Int)
  case start, formulaStart, constants, forward, cost, backward, update, stepRule
  /// Which samples a step sees.
  case batch
  /// The order of an epoch is drawn as nabla draws it.
  case drawn
  /// z is added up in the order in which nabla adds.
  case inOrder
  /// The same as a shorter expression that loses digits.
  case sameAs(String)
  case flat
  case lookAhead
  /// Why δ of a softmax under cross-entropy is short.
  case pathsOfSoftmax
  /// What keeps its value.
  case heldStill
  /// How η moves.
  case schedule
  /// Why an overflow does no harm.
  case overflow

  package var korean: String {
    switch self {
    case .prints(let names, let library):
      return "스텝마다 스텝 번호, C, \(Particle.attach(names, .object)) 그 스텝을 밟기 전의 값으로 출력해요. \(library)가 필요해요."
    case .ofScreen: return "이 실행의 출발점에서, 지금 쓰는 설정으로 시작해요."
    case .data(let count): return "데이터: 한 행이 샘플 하나, 모두 \(count)개"
    case .start: return "출발점: W의 행은 보내는 쪽, 열은 받는 쪽"
    case .formulaStart: return "출발점"
    case .constants: return "학습률과 옵티마이저"
    case .forward: return "순전파"
    case .cost: return "비용: 샘플마다 구한 손실의 평균"
    case .backward: return "역전파: 뒤에서 앞으로, dW1은 ∂C/∂W1"
    case .update: return "갱신"
    case .stepRule: return "퍼셉트론 규칙: 기울기 대신 오차"
    case .batch: return "이 스텝의 배치"
    case .drawn: return "nabla와 똑같이 섞은 한 에포크의 순서 (xoshiro256**)"
    case .inOrder: return "이 순서로 더해요. z가 0에 가까우면 마지막 자릿수가 결과를 가르니까요."
    case .sameAs(let text): return "= \(text), 자릿수를 모두 지키는 식"
    case .flat: return "계단 함수의 기울기는 0"
    case .heldStill: return "고정한 값: 0인 자리는 그대로 두어요"
    case .schedule: return "이 스텝의 학습률"
    case .pathsOfSoftmax: return "출력을 모두 거치는 길을 더하면 a − y"
    case .lookAhead: return "조금 앞선 곳에서 구한 기울기"
    case .overflow: return "exp가 넘쳐도 1 / inf는 0이라 결과는 맞아요."
    }
  }

  package var english: String {
    switch self {
    case .prints(let names, let library):
      return "Prints for each step its number, C and \(names) as they are before it is made. Needs \(library)."
    case .ofScreen: return "It begins at the start of this run, with the settings that act now."
    case .data(let count): return "Data: a row for each sample, \(count) in all"
    case .start: return "Start: W has a row for each source, a column for each unit"
    case .formulaStart: return "Start"
    case .constants: return "Learning rate and optimizer"
    case .forward: return "Forward pass"
    case .cost: return "Cost: the mean of the samples' losses"
    case .backward: return "Backward pass: from the last layer to the first; dW1 is ∂C/∂W1"
    case .update: return "Update"
    case .stepRule: return "The perceptron rule: the error in place of a slope"
    case .batch: return "This step's batch"
    case .drawn: return "An epoch's order, shuffled as nabla shuffles it (xoshiro256**)"
    case .inOrder: return "in this order, as the last digit of a z near 0 decides"
    case .sameAs(let text): return "= \(text), with all its digits"
    case .flat: return "the step function is flat"
    case .heldStill: return "Held still: where it is 0"
    case .schedule: return "This step's learning rate"
    case .pathsOfSoftmax: return "what the paths through all outputs add up to"
    case .lookAhead: return "The gradient a little ahead"
    case .overflow: return "where exp overflows, 1 / inf is 0, as it should be"
    }
  }
}
