import NablaCore
import Testing

/// What a learner does at a step.
private struct Deed: Sendable {
  let step: Int
  let act: @Sendable (inout History) -> Void

  init(_ step: Int, _ act: @escaping @Sendable (inout History) -> Void) {
    self.step = step
    self.act = act
  }

  static func settings(_ step: Int, _ edit: @escaping @Sendable (inout Settings) -> Void) -> Deed {
    Deed(step) { history in
      var settings = history.settings(at: history.latestStep)
      edit(&settings)
      history.change(.settings(settings))
    }
  }
}

private let deeds: [Deed] = [
  Deed(0) { $0.change(.parameter(1, 0.25)) },
  .settings(3) { $0.learningRate = 0.4 },
  .settings(17) { $0.optimizer = Optimizer(.adam) },
  .settings(17) { $0.learningRate = 0.03 },
  Deed(40) { $0.change(.parameter(0, -1)) },
  Deed(40) { $0.change(.parameter(0, -0.5)) },
  .settings(63) { $0.batch = .size(3) },
  .settings(64) { $0.network = $0.network?.withLearnerActivation(.sine) },
  Deed(64) { $0.change(.parameter(4, 1.5)) },
  .settings(65) { $0.loss = .mae },
  .settings(100) { $0.order = .given },
  .settings(101) { $0.optimizer = Optimizer(.nesterov) },
  Deed(128) { $0.change(.parameter(2, 0)) },
  .settings(128) { $0.loss = .logLoss },
  .settings(130) { $0.batch = .all },
  .settings(150) { $0.optimizer = Optimizer(.rmsprop) },
  .settings(150) { $0.batch = .size(5) },
]

private let start: Experiment = {
  let net = network([2, 3, 1], [.tanh, .sigmoid])
  return Experiment(
    subject: .samples(Generator.moons.dataset(samples: 11, noise: 0.1)),
    initialization: Initialization(.xavier, seed: 3),
    settings: Settings(network: net, optimizer: Optimizer(.momentum), learningRate: 0.2, batch: .size(4)))
}()

/// The run with every deed done at its step, and each situation as it was when the run left it.
private func livedThrough(to last: Int, keyframeBytes: Int = 24 << 20) -> (history: History, record: [TrainingStep]) {
  var history = History(start, keyframeBytes: keyframeBytes)
  var record: [TrainingStep] = []
  for step in 0...last {
    if step > 0 { history.advance() }
    for deed in deeds where deed.step == step { deed.act(&history) }
    record.append(history.latest)
  }
  return (history, record)
}

@Test(arguments: [24 << 20, 20_000, 1_000])
func `a past step comes back bit for bit, whatever was changed and however few keyframes are left`(bytes: Int) {
  let (history, record) = livedThrough(to: 200, keyframeBytes: bytes)
  #expect((history.spacing > 64) == (bytes == 1_000))
  for step in [0, 1, 3, 17, 18, 40, 63, 64, 65, 66, 99, 100, 101, 127, 128, 129, 130, 150, 191, 192, 199, 200] {
    #expect(history.step(at: step) == record[step], "step \(step)")
    #expect(history.state(at: step) == record[step].state, "step \(step)")
  }
  #expect(history.latest == record[200])
}

@Test(arguments: [0, 1, 2, 17, 40, 63, 64, 65, 100, 128, 130, 149, 150, 199])
func `a truncated run is the run that was only advanced that far`(number: Int) {
  let (whole, _) = livedThrough(to: 200)
  let (part, _) = livedThrough(to: number)
  let truncated = whole.truncated(to: number)
  #expect(truncated.latest == part.latest)
  #expect(truncated.changes.map(\.step) == part.changes.map(\.step))
  #expect(truncated.costs == part.costs)
  #expect(truncated.path == part.path)
  #expect(truncated.status == part.status)
  #expect(truncated == part)
}

@Test(arguments: [0, 17, 64, 100, 128, 150])
func `a run cut off and taken another way is that other run`(number: Int) {
  var fork = livedThrough(to: 200).history.truncated(to: number)
  var straight = livedThrough(to: number).history
  for value in [0.7, -0.2] {
    fork.change(.parameter(3, value))
    straight.change(.parameter(3, value))
    for _ in 0..<70 {
      fork.advance()
      straight.advance()
    }
  }
  #expect(fork == straight)
  #expect(fork.step(at: number + 64) == straight.step(at: number + 64))
}

@Test func `a run is the plain sequence of its steps`() {
  var history = History(start)
  let expected = situations(of: start, steps: 130)
  for step in 1...130 {
    history.advance()
    #expect(history.latest == expected[step])
  }
  #expect(history.costs.bins.map(\.least) == expected.map(\.cost))
  #expect(history.costs.tail == expected.suffix(21).map(\.cost))
  #expect(history.path.points == expected.map(\.state.parameters))
}

@Test func `a change acts from its step on and leaves earlier steps alone`() {
  var history = History(start)
  for _ in 0..<10 { history.advance() }
  let before = history.step(at: 9)
  var settings = history.settings(at: 10)
  settings.learningRate = 0
  settings.batch = .all
  history.change(.settings(settings))
  #expect(history.step(at: 9) == before)
  #expect(history.settings(at: 9).learningRate == 0.2)
  #expect(history.settings(at: 10).learningRate == 0)
  #expect(history.latest.change.allSatisfy { $0 == 0 })
  history.advance()
  #expect(history.latest.state.parameters == history.step(at: 10).state.parameters)
}

@Test func `changing settings and changing them back leaves the run as it was`() {
  var history = History(start)
  for _ in 0..<30 { history.advance() }
  let untouched = history.latest
  let original = history.settings(at: 30)
  var other = original
  other.optimizer = Optimizer(.adam)
  other.learningRate = 3
  history.change(.settings(other))
  #expect(history.latest != untouched)
  history.change(.settings(original))
  #expect(history.latest == untouched)
  #expect(history.changes.isEmpty)
}

@Test func `a change made ahead keeps what it changed, and follows what is changed before it in everything else`() {
  var history = History(start)
  var ahead = history.settings(at: 0)
  ahead.optimizer = Optimizer(.rmsprop)
  history.change(.settings(ahead), at: 1)
  history.change(.parameter(2, 0.5), at: 1)
  history.change(.parameter(2, 0.25), at: 1)
  var now = history.settings(at: 0)
  now.learningRate = 2
  history.change(.settings(now))
  #expect(history.changes.map(\.step) == [0, 1, 1])
  #expect(history.settings(at: 0).optimizer == start.settings.optimizer && history.settings(at: 0).learningRate == 2)
  #expect(history.settings(at: 1).optimizer.name == .rmsprop && history.settings(at: 1).learningRate == 2)
  for _ in 0..<3 { history.advance() }
  for step in history.steps(0...3) {
    #expect(step.settings.optimizer.name == step.state.optimizer.name)
    #expect(step.settings == history.settings(at: step.state.step))
  }
  #expect(history.step(at: 1).state.parameters[2] == 0.25)
  // Where both do not go together, the later one stays what it was.
  var other = History(start)
  var loss = other.settings(at: 0)
  loss.loss = .logLoss
  other.change(.settings(loss), at: 1)
  var step = other.settings(at: 0)
  step.network = Network(
    inputs: 2,
    layers: [
      Layer(inputs: 2, units: 3, activation: .tanh), Layer(inputs: 3, units: 1, activation: .tanh),
    ])
  other.change(.settings(step))
  #expect(other.settings(at: 0) == step && other.settings(at: 1) == loss)
}

@Test func `a new optimizer forgets, a new rate or constant does not`() {
  var history = History(start)
  for _ in 0..<5 { history.advance() }
  let moments = history.latest.state.optimizer
  var settings = history.settings(at: 5)
  settings.learningRate = 0.01
  history.change(.settings(settings))
  #expect(history.latest.state.optimizer == moments)
  settings.optimizer = .momentum(Momentum(beta: 0.5))
  history.change(.settings(settings))
  #expect(history.latest.state.optimizer == moments.with(.beta, 0.5))
  settings.optimizer = .nesterov(Nesterov(beta: 0.5))
  history.change(.settings(settings))
  #expect(history.latest.state.optimizer == .nesterov(Nesterov(beta: 0.5)))
}

@Test func `turning a parameter replaces the last cost, bin, tail and point`() {
  var history = History(start)
  for _ in 0..<25 { history.advance() }
  for value in [5.0, -5, 0.5] { history.change(.parameter(0, value)) }
  #expect(history.costs.count == 26)
  #expect(history.costs.tail.last == history.latest.cost)
  #expect(history.costs.tail.dropLast() == (5..<25).map { history.step(at: $0).cost }[...])
  #expect(history.costs.bins.last?.greatest == history.latest.cost)
  #expect(history.path.points.count == 26)
  #expect(history.path.points.last?.first == 0.5)
}

@Test func `a divergence healed by the learner is forgotten, one left behind is not`() throws {
  var history = History(try experiment("w1^2", start: [1], rate: 1.5))
  #expect(history.divergedAt == nil)
  history.advance()
  history.change(.parameter(0, 1e7))
  #expect(history.divergedAt == 1)
  #expect(history.status == .diverged(at: 1, .costTooLarge(bound: 1e12)))
  history.change(.parameter(0, 2))
  #expect(history.divergedAt == nil)
  // |w| doubles: C = 4ⁿ passes 10¹² at n = 20.
  for _ in 0..<24 { history.advance() }
  #expect(history.divergedAt == 20)
  #expect(history.truncated(to: 20).divergedAt == 20)
  #expect(history.truncated(to: 19).divergedAt == nil)
  #expect(history.truncated(to: 19).status == .oscillating)
}
