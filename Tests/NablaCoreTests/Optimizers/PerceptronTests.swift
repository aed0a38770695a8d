import NablaCore
import Testing

private func run(_ generator: Generator, rate: Double = 1, steps: Int) -> [TrainingStep] {
  let one = experiment(
    network([2, 1], [.step]), generator.dataset(samples: 4), weights: [0, 0], optimizer: .perceptron, rate: rate,
    batch: .size(1))
  return situations(of: one, steps: steps)
}

private func mistakes(_ run: [TrainingStep]) -> [Int] {
  stride(from: 0, to: run.count - run.count % 4, by: 4).map { first in
    (first..<first + 4).count { step in run[step].change.contains { $0 != 0 } }
  }
}

@Test func `the perceptron learns AND in six epochs and OR in four, XOR never`() {
  let and = run(.and, steps: 24)
  #expect(mistakes(and) == [2, 3, 3, 2, 1, 0])
  #expect(and[24].state.parameters == [2, 1, -3])
  let or = run(.or, steps: 16)
  #expect(mistakes(or) == [2, 2, 1, 0])
  #expect(or[16].state.parameters == [1, 1, -1])
  #expect(mistakes(run(.xor, steps: 80)).prefix(5) == [3, 3, 4, 4, 4])
  #expect(mistakes(run(.xor, steps: 400)).allSatisfy { $0 > 0 })
}

@Test func `the rate only scales what is learnt from 0`() {
  let one = run(.and, steps: 30)
  let quarter = run(.and, rate: 0.25, steps: 30)
  #expect(zip(one, quarter).allSatisfy { $0.state.parameters == $1.state.parameters.map { 4 * $0 } })
}

@Test func `a batch of all moves by the mean error`() {
  let one = experiment(
    network([2, 1], [.step]), Generator.or.dataset(samples: 4), weights: [0, 0], biases: [-1], optimizer: .perceptron,
    rate: 1)
  // Every answer is 0; three are wrong by 1: (0,1) (1,0) (1,1).
  #expect(situations(of: one, steps: 0)[0].change == [0.5, 0.5, 0.75])
}

@Test func `it has settled only after a whole epoch without a change`() {
  var rule = Perceptron()
  rule.note(change: [0], endsEpoch: false)
  rule.note(change: [1], endsEpoch: true)
  #expect(rule.hasSettled == false)
  rule.note(change: [0], endsEpoch: false)
  #expect(rule.hasSettled == false)
  rule.note(change: [0], endsEpoch: true)
  #expect(rule.hasSettled == true)
  rule.note(change: [0.5], endsEpoch: false)
  #expect(rule.hasSettled == false)
  rule.note(change: [0], endsEpoch: true)
  #expect(rule.hasSettled == false)
}
