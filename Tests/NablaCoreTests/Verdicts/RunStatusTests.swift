import NablaCore
import Testing

/// The identity neuron of `learning-rates` a.
private func line(_ rate: Double) -> Experiment {
  experiment(
    network([1, 1], [.identity]), samples([([0], 1), ([1], 3), ([2], 5), ([3], 7)]), weights: [0], rate: rate)
}

private func history(_ experiment: Experiment, steps: Int) -> History {
  var history = History(experiment)
  for _ in 0..<steps { history.advance() }
  return history
}

@Test(
  arguments: [
    // Steps alternate across the valley at .22, but C falls. With .25 C grows by 1.21 a step, with .3 by 2.3.
    (0.1, 60, "descending"), (0.22, 40, "descending"), (0.25, 40, "oscillating"), (0.25, 100, "oscillating"),
    (0.25, 200, "diverged"), (0.3, 20, "oscillating"), (0.3, 40, "diverged"), (0.1, 200, "converged"),
  ] as [(Double, Int, String)])
func `an identity neuron stands as its rate's figures say`(rate: Double, steps: Int, word: String) {
  #expect(history(line(rate), steps: steps).status.word == word)
}

@Test func `a run says at which step and why it diverged first`() {
  let run = history(line(0.3), steps: 60)
  // C starts at 21.
  let first = situations(of: line(0.3), steps: 60).firstIndex { $0.cost > 21e12 }
  #expect(run.divergedAt == first)
  #expect(run.status == .diverged(at: first ?? 0, .costTooLarge(bound: 21e12)))
  #expect((21..<40).contains(first ?? 0))
}

@Test(arguments: [(0.1, "descending"), (0.9, "descending"), (1.1, "oscillating"), (0.5, "converged")])
func `a parabola descends, hits or climbs`(rate: Double, word: String) throws {
  #expect(try history(experiment("(w1-2)^2", start: [-3], rate: rate), steps: 12).status.word == word)
}

@Test func `the perceptron has converged exactly when an epoch brought no change`() {
  func statuses(_ generator: Generator, steps: Int) -> [String] {
    var run = History(
      experiment(
        network([2, 1], [.step]), generator.dataset(samples: 4), weights: [0, 0], optimizer: .perceptron, rate: 1,
        batch: .size(1)))
    var words = [run.status.word]
    for _ in 0..<steps {
      run.advance()
      words.append(run.status.word)
    }
    return words
  }
  #expect(statuses(.and, steps: 30).firstIndex(of: "converged") == 24)
  #expect(statuses(.or, steps: 30).firstIndex(of: "converged") == 16)
  #expect(!statuses(.xor, steps: 400).contains("converged"))
}

@Test func `a perceptron that a learner disturbs has to show a whole epoch again`() {
  var run = history(
    experiment(
      network([2, 1], [.step]), Generator.or.dataset(samples: 4), weights: [0, 0], optimizer: .perceptron, rate: 1,
      batch: .size(1)), steps: 18)
  #expect(run.status == .converged)
  // A push that keeps every answer right: nothing will change, but so far nobody has looked.
  run.change(.parameter(0, 1.25))
  #expect(run.status != .converged)
  for _ in 0..<2 { run.advance() }
  #expect(run.latestStep == 20 && run.status != .converged)
  for _ in 0..<4 { run.advance() }
  #expect(run.status == .converged)
  #expect(run.step(at: 23).state == run.truncated(to: 23).latest.state)
}

@Test func `a perceptron chosen in mid-epoch has to show a whole epoch`() {
  var run = history(
    experiment(
      network([2, 1], [.step]), Generator.or.dataset(samples: 4), weights: [0, 0], biases: [1], rate: 1,
      batch: .size(1)), steps: 3)
  var settings = run.settings(at: 3)
  settings.optimizer = Optimizer(.perceptron)
  run.change(.settings(settings))
  // (1, 1) → 1 is right, and the epoch ends; (0, 0) → 0 is wrong.
  run.advance()
  #expect(run.status != .converged)
}

@Test(arguments: [(50.0, 0.5), (200, 0.25)])
func `a bounded loss is thrown onto a plateau, which counts as converged`(rate: Double, cost: Double) {
  // course-settings "checked last": XOR at η = 50 and 200, from the `local-minima` start.
  let net = network([2, 2, 1], [.tanh, .sigmoid])
  let run = history(
    experiment(net, Generator.xor.dataset(samples: 4), weights: [0.8, 0.3, 0.2, 0.9, 0.6, -0.5], rate: rate),
    steps: 200)
  #expect(run.status == .converged)
  #expect(abs(run.latest.cost - cost) < 0.005)
}

private func situation(cost: Double, norm: Double, parameter: Double = 0) throws -> TrainingStep {
  // C = cost + norm·w1 has any cost and slope at any place.
  try situations(
    of: experiment("\(cost - norm * parameter) + \(norm)*w1", start: [parameter], rate: 0.1), steps: 0)[0]
}

private func word(_ step: TrainingStep, _ costs: [Double], first: Double = 1, target: Double? = nil) -> String {
  let bounds = RunBounds(firstCost: first, targetCost: target)
  if Divergence(of: step, bounds: bounds, undefinedSlope: nil) != nil { return "diverged" }
  return RunStatus(of: step, costs: costs, bounds: bounds).word
}

@Test func `converged comes before oscillating`() throws {
  let rising = (0..<21).map { Double($0) }
  #expect(try word(situation(cost: 20, norm: 1e-5), rising) == "converged")
  #expect(try word(situation(cost: 20, norm: 1e-3), rising) == "oscillating")
}

@Test func `a slope of 10⁻⁴ is not flat, and a target cost counts instead of the slope`() throws {
  #expect(try word(situation(cost: 1, norm: 1e-4), [1]) == "descending")
  #expect(try word(situation(cost: 1, norm: 0.99e-4), [1]) == "converged")
  #expect(try word(situation(cost: 1, norm: 1e-9), [1], target: 0.5) == "descending")
  #expect(try word(situation(cost: 0.5, norm: 3), [1], target: 0.5) == "converged")
}

/// The contract: above 10¹² times the larger of 1 and the start's |C|; below 10⁻⁴ · min(1, 100·|C₀|).
@Test func `both bounds follow the start`() throws {
  #expect(try word(situation(cost: 1e12, norm: 1), [1], first: 0.3) == "descending")
  #expect(try word(situation(cost: 1.001e12, norm: 1), [1], first: 0.3) == "diverged")
  #expect(try word(situation(cost: 6e28, norm: 1), [1], first: 7e16) == "descending")
  #expect(try word(situation(cost: 7.1e28, norm: 1), [1], first: -7e16) == "diverged")
  #expect(try word(situation(cost: 1e-10, norm: 1e-7), [1], first: 1e-9) == "descending")
  #expect(try word(situation(cost: 1e-10, norm: 0.9e-11), [1], first: 1e-9) == "converged")
  #expect(try word(situation(cost: 5, norm: 0.9e-4), [1], first: .infinity) == "converged")
}

/// The same data in metres, kilometres and millimetres: a line through three points, the step in the units' own measure.
@Test(arguments: [1e-3, 1, 1e6]) func `one problem in three units has one verdict at each step`(unit: Double) {
  func run(_ steps: Int) -> [String] {
    var history = History(
      experiment(
        network([1, 1], [.identity], bias: false), samples([([1], unit), ([2], 2 * unit), ([3], 3 * unit)]),
        weights: [0], rate: 0.05))
    return (0..<steps).map { _ in
      history.advance()
      return history.status.word
    }
  }
  // The slope's bound is 10⁻⁴ at the most, so where C is large the step at which it counts as flat comes later; nothing
  // else may differ.
  let words = run(120)
  #expect(Set(words) == ["descending", "converged"] && words[..<3].allSatisfy { $0 == "descending" })
  #expect(words.last == "converged")
}

@Test func `five rises in the last twenty steps are oscillation, four or older ones are not`() throws {
  let step = try situation(cost: 1, norm: 1)
  func costs(rises: Int) -> [Double] {
    (0...20).map { place in
      let isPeak = place % 2 == 1 && place < 2 * rises
      return isPeak ? 2 : 1 - 0.01 * Double(place)
    }
  }
  #expect(word(step, costs(rises: 5)) == "oscillating")
  #expect(word(step, costs(rises: 4)) == "descending")
  #expect(word(step, [0] + costs(rises: 4)) == "descending")
  #expect(word(step, Array(repeating: 1, count: 21)) == "descending")
  #expect(word(step, [1, 2, 3, 4, 5, 6]) == "oscillating")
  #expect(word(step, [1, 2, 3, 4, 5]) == "descending")
}

private func divergence(cost: Double, _ parameters: [Double], undefinedSlope: Int? = nil) throws -> Divergence? {
  // C = cost + 0·w1 + … at any parameters.
  let names = parameters.indices.map { "0*w\($0 + 1)" }.joined(separator: " + ")
  let run = try experiment("\(names) + 1", start: Array(repeating: 0, count: parameters.count), rate: 1)
  var state = run.firstState
  state.parameters = parameters
  let step = TrainingStep(from: state, subject: run.subject, settings: run.settings)
  return Divergence(of: step, bounds: RunBounds(firstCost: cost, targetCost: nil), undefinedSlope: undefinedSlope)
}

@Test func `no number and infinity are divergence, and the first cause is told`() throws {
  #expect(try divergence(cost: 1, [0, .infinity, .nan]) == .parameterNotFinite(1))
  #expect(try divergence(cost: 1, [0, .nan], undefinedSlope: 1) == .slopeNotDefined(1))
  #expect(try divergence(cost: 1, [1e300]) == nil)
  let logarithm = History(try experiment("ln(w1) + w2^2", start: [0, 1], rate: 0.1))
  #expect(logarithm.status == .diverged(at: 0, .costNotFinite))
  // It stays the first cause however far the run is dragged on.
  var later = logarithm
  for _ in 0..<3 { later.advance() }
  #expect(later.status == .diverged(at: 0, .costNotFinite))
}
