import NablaCore
import Testing

@Suite struct `A race` {
  private func parabola(_ rate: Double, targetCost: Double? = nil) throws -> Experiment {
    try experiment("(w1 - 2)^2", start: [-3], rate: rate, targetCost: targetCost)
  }

  private func finished(_ experiments: [Experiment], _ steps: Int) -> Race {
    var race = Race(experiments)
    for _ in 0..<steps { race.advance() }
    return race
  }

  @Test func `runs go in step, and a diverged one stays at its first diverged step`() throws {
    let race = finished([try parabola(0.1), try parabola(0.9), try parabola(1.1)], 200)
    #expect(race.lanes.map(\.record.latest.state.step) == [200, 200, 76])
    #expect(race.lanes.map(\.hasStopped) == [false, false, true])
    let outcomes = race.outcomes
    #expect(outcomes.map(\.status.word) == ["converged", "converged", "diverged"])
    #expect(outcomes.allSatisfy { $0.limit == 1 && $0.sharpness == 2 && $0.finalSharpness == 2 })
    // 25 · 1.44ⁿ is above 25 · 10¹² from n = 76 on.
    #expect(outcomes[2].lastStep == 75)
    #expect(abs(try #require(outcomes[2].finalCost) / (25 * power(1.44, 75)) - 1) < 1e-12)
    #expect(outcomes[2].status == .diverged(at: 76, .costTooLarge(bound: 25e12)))
    #expect(outcomes.map(\.swings) == [0, 199, 75])
    #expect(outcomes.map(\.targetStep) == [nil, nil, nil])
    #expect(outcomes[0].verdict.reason == .flat(.minimum))
    guard case .diverged(76, .costTooLarge, let turns?) = outcomes[2].verdict.reason else {
      Issue.record("\(outcomes[2].verdict.reason)")
      return
    }
    #expect(abs(turns.growth - 1.2) < 1e-12 && turns.count == 20 && turns.window == 20)
  }

  @Test func `each run is the run it would be alone`() throws {
    let random = RandomExperiment(seed: 4, loss: .mse)
    var fast = random.experiment
    fast.settings.learningRate = 0.4
    let race = finished([random.experiment, fast], 25)
    for (lane, alone) in zip(race.lanes, [random.experiment, fast]) {
      #expect(lane.record.latest == situations(of: alone, steps: 25)[25])
    }
  }

  /// course-settings.md, learning-rates (b): η = 3 makes 55 reversals of 59; η = 4 swings for ever.
  @Test func `reversals are counted as the course counts them`() {
    let data = samples([([-2], 0), ([-1], 1), ([1], 0), ([2], 1)])
    func neuron(_ rate: Double) -> Experiment {
      experiment(network([1, 1], [.sigmoid]), data, weights: [-3], biases: [2], loss: .logLoss, rate: rate)
    }
    let outcomes = finished([neuron(3), neuron(4)], 60).outcomes
    #expect(outcomes[0].swings == 55)
    #expect(outcomes[1].status == .oscillating)
    guard case .turning(let turns, _) = outcomes[1].verdict.reason else {
      Issue.record("\(outcomes[1].verdict.reason)")
      return
    }
    #expect(turns.count == 20)
    #expect(outcomes.allSatisfy { $0.limit.map { isQuoted($0, as: "16.86") } == true })
  }

  @Test func `the first step at the target is kept`() throws {
    // C = 25 · 0.64ⁿ is at most 1 from n = 8 on.
    let outcomes = finished([try parabola(0.1, targetCost: 1), try parabola(0.001, targetCost: 1)], 30).outcomes
    #expect(outcomes[0].targetStep == 8)
    #expect(outcomes[0].status == .converged)
    #expect(outcomes[0].verdict.reason == .reachedTarget(step: 8) && outcomes[0].verdict.standing == .atTarget)
    #expect(outcomes[1].targetStep == nil)
    #expect(outcomes[1].status == .descending)
    guard case .moving(let trend, _) = outcomes[1].verdict.reason, let share = trend.share else {
      Issue.record("\(outcomes[1].verdict.reason)")
      return
    }
    #expect(abs(share - (1 - power(0.998, 40))) < 1e-12)
  }

  @Test func `a race of no steps shows its start`() throws {
    let outcome = Race([try parabola(0.5)]).outcomes[0]
    #expect(outcome.lastStep == 0 && outcome.finalCost == 25 && outcome.swings == 0)
    #expect(outcome.sharpness == 2 && outcome.finalSharpness == 2)
    #expect(outcome.verdict.reason == .atStart)
  }

  @Test func `a run that starts beyond all bounds has no numbers to show`() throws {
    let run = try experiment("ln(w1)", start: [-1], rate: 0.1)
    let outcome = finished([run], 5).outcomes[0]
    #expect(outcome.status == .diverged(at: 0, .costNotFinite))
    #expect(outcome.finalCost == nil && outcome.lastStep == 0)
    #expect(outcome.verdict.reason == .diverged(at: 0, .costNotFinite, turns: nil))
  }

  @Test func `costs under different losses are not comparable`() throws {
    let random = RandomExperiment(seed: 2, loss: .mse)
    var other = random.experiment
    other.settings.loss = .mae
    var faster = random.experiment
    faster.settings.learningRate = 1
    #expect(!Race([random.experiment, other]).hasComparableCosts)
    #expect(Race([random.experiment, faster]).hasComparableCosts)
    #expect(!Race([random.experiment, RandomExperiment(seed: 9, loss: .mse).experiment]).hasComparableCosts)
  }

  @Test func `to and fro without end is said so`() throws {
    let outcome = finished([try parabola(1)], 40).outcomes[0]
    guard case .turning(let turns, let trend) = outcome.verdict.reason else {
      Issue.record("\(outcome.verdict.reason)")
      return
    }
    #expect(turns.count == 20 && turns.growth == 1 && trend.isStill && outcome.verdict.standing == .toAndFro)
  }

  @Test func `a perceptron settles, and its cost is flat`() {
    let and = samples([([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)])
    let run = experiment(
      network([2, 1], [.step]), and, weights: [0, 0], biases: [0], optimizer: .perceptron, rate: 1, batch: .size(1))
    let outcome = finished([run], 40).outcomes[0]
    #expect(outcome.status == .converged && outcome.verdict.reason == .settled)
    #expect(outcome.sharpness == 0 && outcome.finalSharpness == 0 && outcome.limit == nil)
  }
}
