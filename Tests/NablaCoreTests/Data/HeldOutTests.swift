import NablaCore
import Testing

/// Samples that can be told apart: x = 0, 1, … and y = 10 x.
private func numbered(_ count: Int) -> Dataset {
  let xs = (0..<count).map(Double.init)
  return Dataset(inputCount: 1, targetCount: 1, inputs: xs, targets: xs.map { 10 * $0 })
}

@Suite struct `Samples that are held out` {
  @Test(arguments: [
    (10, 0.3, 3), (10, 0.25, 3), (10, 0.24, 2), (2, 0.01, 1), (2, 0.99, 1), (5, 0.999, 4), (200, 0.2, 40),
  ]) func `are a share of all, and no sample is lost or doubled`(_ count: Int, _ share: Double, _ held: Int) throws {
    let all = numbered(count)
    let training = all.holdingOut(share, seed: 7)
    let test = try #require(training.test)
    #expect(test.count == held && training.count == count - held)
    #expect((training.inputs + test.inputs).sorted() == all.inputs)
    for part in [training, test] {
      #expect(part.inputs == part.inputs.sorted(), "the order stays")
      #expect(part.targets == part.inputs.map { 10 * $0 }, "each has its own target")
    }
    #expect(training.whole == all)
    #expect(training.heldOut?.choice == .share(share, seed: 7))
  }

  @Test func `follow from the seed alone`() {
    let all = numbered(40)
    #expect(all.holdingOut(0.3, seed: 1) == all.holdingOut(0.3, seed: 1))
    let draws = Set((UInt64(1)...20).map { HeldOut.numbers(0.3, of: 40, seed: $0) })
    #expect(draws.count == 20)
    // Every sample has its turn: 200 draws of 12 of 40 leave none out.
    let drawn = Set((UInt64(1)...200).flatMap { HeldOut.numbers(0.3, of: 40, seed: $0) })
    #expect(drawn == Set(0..<40))
  }

  @Test func `keep their own inputs beside features`() throws {
    let features = Features([try Formula("x1^2", of: .inputs)], inputCount: 1)
    let all = numbered(10).fed(through: features)
    let training = all.holdingOut(0.3, seed: 3)
    let test = try #require(training.test)
    #expect(test.inputs == test.rawInputs.map { $0 * $0 } && test.features == features)
    #expect(training.whole == all)
  }

  @Test func `are not among those of a batch`() {
    let training = numbered(10).tested(on: numbered(3))
    #expect(training.selecting([1, 2]).test == nil)
    #expect(training.whole == numbered(10) && training != numbered(10))
  }
}

@Suite struct `A run with held-out samples` {
  private func experiment(_ data: Dataset, batch: Batch = .all, optimizer: Optimizer.Name = .gradientDescent)
    -> Experiment
  {
    Experiment(
      subject: .samples(data), initialization: Initialization(.xavier, seed: 3),
      settings: Settings(
        network: network([2, 4, 1], [.tanh, .sigmoid]), optimizer: Optimizer(optimizer), learningRate: 0.5,
        batch: batch))
  }

  private let moons = Generator.moons.dataset(samples: 40, noise: 0.2).holdingOut(0.3, seed: 2)

  /// C by a plain loop.
  private func cost(_ network: Network, _ parameters: [Double], _ data: Dataset) -> Double {
    var sum = 0.0
    for sample in 0..<data.count {
      let a = ForwardPass(of: network, at: parameters, inputs: Array(data.input(sample))).outputs[0]
      let error = a - data.targets[sample]
      sum += error * error
    }
    return sum / Double(data.count)
  }

  @Test(arguments: [Batch.all, .size(5)], [Optimizer.Name.gradientDescent, .adam])
  func `trains to the bit as on the samples that are left alone`(_ batch: Batch, _ optimizer: Optimizer.Name) {
    let alone = moons.selecting(0..<moons.count)
    var with = History(experiment(moons, batch: batch, optimizer: optimizer))
    var without = History(experiment(alone, batch: batch, optimizer: optimizer))
    for _ in 0..<3 {
      with.advance(by: 41)
      without.advance(by: 41)
      #expect(with.latest.state == without.latest.state && with.latest.cost == without.latest.cost)
      #expect(with.costs == without.costs)
    }
    #expect(without.testCosts == nil && without.testCost(at: 3) == nil && without.bestTest(through: 9) == nil)
  }

  /// By hand: a = 2x at x = 3 and 4, y = 5 and 9.
  @Test func `has C over them by definition`() throws {
    let data = samples([([1], 1)]).tested(on: samples([([3], 5), ([4], 9)]))
    let line = network([1, 1], [.identity], bias: false)
    let history = History(NablaCoreTests.experiment(line, data, weights: [2], rate: 0.1))
    #expect(history.testCost(at: 0) == (1.0 * 1 + 1.0 * 1) / 2 && history.latest.cost == 1)
  }

  @Test func `knows it at every step, one by one or many at once`() throws {
    let experiment = experiment(moons)
    let test = try #require(moons.test)
    var slow = History(experiment)
    for _ in 0..<70 { slow.advance() }
    var quick = History(experiment)
    quick.advance(by: 70)
    #expect(quick == slow)
    for (step, situation) in situations(of: experiment, steps: 70).enumerated() {
      let expected = cost(experiment.settings.network!, situation.state.parameters, test)
      #expect(abs(try #require(quick.testCost(at: step)) - expected) < 1e-14, "step \(step)")
    }
  }

  @Test func `has it to the bit after going back`() {
    var far = History(experiment(moons, batch: .size(4)))
    far.advance(by: 300)
    for step in [0, 1, 63, 64, 200] {
      var short = History(experiment(moons, batch: .size(4)))
      short.advance(by: step)
      let back = far.truncated(to: step)
      #expect(back == short, "step \(step)")
      #expect(far.testCost(at: step) == short.testCost(at: step))
    }
  }

  @Test func `follows a change made at the latest step`() throws {
    var history = History(experiment(moons))
    history.advance(by: 5)
    history.change(.parameter(0, 3))
    var parameters = history.latest.state.parameters
    #expect(parameters[0] == 3)
    let test = try #require(moons.test)
    #expect(
      abs(try #require(history.testCost(at: 5)) - cost(history.experiment.settings.network!, parameters, test)) < 1e-14)
    history.advance(by: 4)
    parameters = history.state(at: 7).parameters
    #expect(
      abs(try #require(history.testCost(at: 7)) - cost(history.experiment.settings.network!, parameters, test)) < 1e-14)
  }

  @Test func `finds the step where it was lowest`() throws {
    // Few samples and many units: the others are learned by heart.
    let data = Generator.moons.dataset(samples: 12, noise: 0.4, seed: 5).holdingOut(0.5, seed: 1)
    let noisy = Experiment(
      subject: .samples(data), initialization: Initialization(.xavier, seed: 1),
      settings: Settings(network: network([2, 8, 1], [.tanh, .sigmoid]), learningRate: 2))
    var history = History(noisy)
    history.advance(by: 400)
    let all = (0...400).map { history.testCost(at: $0)! }
    for last in [0, 10, 399, 400] {
      let best = try #require(history.bestTest(through: last))
      let least = all[...last].min()!
      #expect(best.cost == least && best.step == all.firstIndex(of: least))
    }
    #expect(try #require(history.bestTest(through: 400)).step < 400)
    // Under another loss another ruler holds, and what came before is no match for it.
    var other = noisy.settings
    other.loss = .halfMse
    history.change(.settings(other))
    history.advance(by: 10)
    let since = (400...410).map { history.testCost(at: $0)! }
    let best = try #require(history.bestTest(through: 410))
    #expect(best.cost == since.min() && best.step == 400 + since.firstIndex(of: since.min()!)!)
    #expect(history.bestTest(through: 399)?.cost == all[..<400].min())
  }

  @Test func `finds it in a run so long that its steps are kept in bins`() throws {
    let data = samples([([1], 1)]).tested(on: samples([([1], 0.75)]))
    // w goes from 0 to 1 and passes 0.75 on the way, where the held-out sample is met best.
    let line = network([1, 1], [.identity], bias: false)
    var history = History(NablaCoreTests.experiment(line, data, weights: [0], rate: 2e-5))
    history.advance(by: 40_000)
    #expect(try #require(history.testCosts).width == 4)
    let best = try #require(history.bestTest(through: 40_000))
    // w = 1 − (1 − 2η)ᵗ.
    let w = (0...40_000).reduce(into: [0.0]) { list, _ in list.append(list.last! - 4e-5 * (list.last! - 1)) }
    let nearest = w.indices.prefix(40_001).min { abs(w[$0] - 0.75) < abs(w[$1] - 0.75) }!
    #expect(abs(best.step - nearest) <= 1 && abs(w[best.step] - 0.75) < 1e-5)
    let before = try #require(history.bestTest(through: 10_001))
    #expect(before.step == 10_001 && before.cost == history.testCost(at: 10_001))
  }

  @Test func `is compared by them, also where it has diverged`() throws {
    let base = experiment(moons)
    let rates = [0.1, 1, 1e5]
    var experiments = rates.map { rate in
      var copy = base
      copy.settings.learningRate = rate
      copy.settings.network = network([2, 1], [.identity])
      return copy
    }
    experiments = experiments.map { experiment in
      var copy = experiment
      copy.initialization = Initialization(.xavier, seed: 3)
      return copy
    }
    let runs = ManyRuns(experiments[0])
    let members = rates.map { ManyRuns.Member(learningRate: $0, start: experiments[0].firstParameters) }
    let ends = try #require(runs.ends(of: members, steps: 30))
    let tests = try #require(runs.testCosts(of: members, ends))
    #expect(ends[2].divergedAt != nil)
    for (index, experiment) in experiments.enumerated() {
      var history = History(experiment)
      history.advance(by: 30)
      let last = history.divergedAt.map { $0 - 1 } ?? 30
      #expect(tests[index] == history.testCost(at: last))
      var lane = RaceLane(experiment)
      for _ in 0..<30 where !lane.hasStopped { lane.advance() }
      #expect(RaceOutcome(of: lane).testCost == tests[index])
    }
    var plain = base
    plain.subject = .samples(moons.selecting(0..<moons.count))
    #expect(ManyRuns(plain).testCosts(of: [], []) == nil)
  }

  @Test func `takes no log loss where one of them has no target for it`() {
    let data = samples([([1], 1)]).tested(on: samples([([1], 3)]))
    let settings = Settings(network: network([1, 1], [.sigmoid]), loss: .logLoss)
    #expect(settings.conflict(with: .samples(data)) == .logLossNeedsUnitTargets)
    #expect(settings.conflict(with: .samples(samples([([1], 1)]))) == nil)
  }
}
