// Many steps at once leave the history that single steps leave.

import Testing

@testable import NablaCore

/// The steps one by one, as far as `advance(by:)` promises to go.
private func singly(_ start: History, _ steps: Int, pauses: Bool) -> History {
  var history = start
  for _ in 0..<steps {
    let wasConverged = history.hasConverged
    history.advance()
    if history.divergedAt == history.latestStep { break }
    if pauses, history.hasConverged, !wasConverged { break }
  }
  return history
}

private func expectSame(_ experiment: Experiment, blocks: [Int], keyframeBytes: Int = 24 << 20, _ comment: String) {
  for pauses in [false, true] {
    var history = History(experiment, keyframeBytes: keyframeBytes)
    for block in blocks {
      let expected = singly(history, block, pauses: pauses)
      history.advance(by: block, pausesWhereConverged: pauses)
      // No number equals one that is none; then every digit is compared.
      let isSame = history == expected || (expected != expected && "\(history)" == "\(expected)")
      #expect(isSame, "\(comment), \(block) to \(expected.latestStep)")
    }
  }
}

@Test(arguments: Optimizer.Name.allCases, Loss.allCases)
func `many steps at once leave the history of single steps`(name: Optimizer.Name, loss: Loss) {
  for seed in 0..<5 {
    var experiment = RandomExperiment(seed: UInt64(300 + seed), loss: loss, optimizer: name).experiment
    expectSame(experiment, blocks: [1, 2, 3, 40, 0, 90], keyframeBytes: 4_000, "seed \(seed)")
    // Some of these leave all bounds, at once or after a while.
    experiment.settings.learningRate = [1e6, 30, 3][seed % 3]
    expectSame(experiment, blocks: [5, 60, 3], "seed \(seed), fast")
    experiment.settings.learningRate = 0.1
    experiment.targetCost = History(experiment).latest.cost * 0.9
    expectSame(experiment, blocks: [50, 50, 20], "seed \(seed), with a target")
  }
}

@Test func `a run pauses in the middle of many steps where its slope becomes flat, whatever a step sees`() {
  let data = Dataset(
    inputCount: 1, targetCount: 1, inputs: [-1, -0.5, 0.5, 1, 2], targets: [-2, -1, 1, 2, 4])
  for batch in [Batch.all, .size(2), .size(5)] {
    let experiment = Experiment(
      subject: .samples(data), initialization: Initialization(.constant(0.5)),
      settings: Settings(network: network([1, 2, 1], [.identity, .identity]), learningRate: 0.05, batch: batch))
    var history = History(experiment)
    history.advance(by: 5_000, pausesWhereConverged: true)
    #expect(history.hasConverged && history.latestStep > 3 && history.latestStep < 5_000)
    #expect(history == singly(History(experiment), 5_000, pauses: true))
    let first = history.latestStep
    history.advance(by: 10, pausesWhereConverged: true)
    #expect(history.latestStep == first + 10, "it goes on where it had converged before")
  }
}

@Test func `many steps keep the costs, the moves and the path of a long run`() {
  let experiment = Experiment(
    subject: .samples(Generator.moons.dataset(samples: 9, noise: 0.1)),
    initialization: Initialization(.xavier, seed: 3),
    settings: Settings(network: network([2, 3, 1], [.tanh, .sigmoid]), learningRate: 0.2))
  expectSame(experiment, blocks: [1_023, 1_025, 20_000, 7], keyframeBytes: 20_000, "long")
}

@Test func `a change made ahead of time acts on the first of many steps`() {
  let experiment = Experiment(
    subject: .samples(Generator.moons.dataset(samples: 9, noise: 0.1)),
    initialization: Initialization(.xavier, seed: 3),
    settings: Settings(network: network([2, 3, 1], [.tanh, .sigmoid]), learningRate: 0.2))
  var history = History(experiment)
  history.advance(by: 5)
  var faster = experiment.settings
  faster.learningRate = 0.9
  history.change(.settings(faster), at: 6)
  history.change(.parameter(2, 0.5), at: 6)
  let expected = singly(history, 30, pauses: false)
  history.advance(by: 30)
  #expect(history == expected)
  #expect(history.truncated(to: 20).latest == expected.step(at: 20))
}

@Test func `the length of a long vector is that of its parts, however large they are`() {
  var random = RandomSource(seed: 5, stream: 1)
  for scale in [1, 1e-160, 1e160, 1e-3] {
    let u = (0..<3_001).map { _ in random.uniform(-1, 1) * scale }
    let v = (0..<3_001).map { _ in random.uniform(-1, 1) * scale }
    let exact = u.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot() * scale
    #expect(abs(TrainingStep.norm(of: u) / exact - 1) < 1e-13)
    let product = zip(u, v).reduce(0) { $0 + ($1.0 / scale) * ($1.1 / scale) }
    #expect((MoveTrace.signedLength(of: u, after: v) < 0) == (product < 0))
    #expect(MoveTrace.signedLength(of: u, after: v.map { -$0 }) == -MoveTrace.signedLength(of: u, after: v))
  }
  #expect(TrainingStep.norm(of: [Double](repeating: 0, count: 2_000)) == 0)
  #expect(TrainingStep.norm(of: [Double](repeating: 1, count: 2_000) + [.nan]).isNaN)
  #expect(TrainingStep.norm(of: [Double](repeating: 1, count: 2_000) + [.infinity]) == .infinity)
}

/// Every length and turn as they were written down first, number after number.
private func plainLength(of change: [Double], after before: [Double]) -> Double {
  func norm(_ vector: [Double]) -> Double {
    let largest = vector.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return vector.contains(where: \.isNaN) ? .nan : largest }
    return largest * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
  let size = norm(change)
  let sizeBefore = norm(before)
  guard size > 0, size.isFinite, sizeBefore > 0, sizeBefore.isFinite else { return size }
  let product = zip(change, before).reduce(0) { $0 + ($1.0 / size) * ($1.1 / sizeBefore) }
  return product < 0 ? -size : size
}

@Test func `lengths and turns are those of the plain sums, to the bit`() {
  var random = RandomSource(seed: 9, stream: 2)
  for number in 0..<4_000 {
    let count = 1 + number % 41
    let scale = [1, 1e-150, 1e150, 5e-324, 1e-3, 1e300][number % 6]
    var change = (0..<count).map { _ in random.uniform(-1, 1) * scale }
    var before = (0..<count).map { _ in random.uniform(-1, 1) * scale }
    // As good as at right angles, exactly so, and with numbers that are none.
    if number % 5 == 1, count > 1 {
      let rest = zip(change, before).dropFirst().reduce(0) { $0 + $1.0 * $1.1 }
      if rest.isFinite, change[0] != 0 { before[0] = -rest / change[0] }
    }
    if number % 7 == 2 { for index in change.indices { change[index] = index % 2 == 0 ? change[index] : 0 } }
    if number % 7 == 3 { for index in before.indices where index % 2 == 0 { before[index] = 0 } }
    if number % 31 == 5 { change[count / 2] = [.nan, .infinity, -.infinity, 0][number % 4] }
    let length = MoveTrace.signedLength(of: change, after: before)
    let plain = plainLength(of: change, after: before)
    #expect(length.bitPattern == plain.bitPattern || (length.isNaN && plain.isNaN), "\(change) after \(before)")
  }
}
