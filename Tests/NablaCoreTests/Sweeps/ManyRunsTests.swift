import Testing

@testable import NablaCore

/// What a race of one says of a member after `steps`.
private func alone(_ member: ManyRuns.Member, in experiment: Experiment, steps: Int) -> RunRecord {
  var experiment = experiment
  experiment.settings.learningRate = member.learningRate
  let split = experiment.settings.network.map(\.weightCount) ?? member.start.count
  experiment.initialization.scheme = .given(
    weights: Array(member.start[..<split]), biases: Array(member.start[split...]))
  var race = Race([experiment])
  for _ in 0..<steps { race.advance() }
  return race.lanes[0].record
}

/// What differs between the end of one of many runs and a race of that run alone; nil where nothing does.
private func difference(_ end: RunEnd, _ record: RunRecord) -> String? {
  if end.status.rawValue != record.status.word { return "status \(end.status) for \(record.status.word)" }
  if end.divergedAt != record.divergedAt { return "diverged at \(String(describing: end.divergedAt))" }
  if end.targetStep != record.targetStep { return "target at \(String(describing: end.targetStep))" }
  if end.step != record.latest.state.step { return "step \(end.step) for \(record.latest.state.step)" }
  if let place = record.lastFinite, end.finalCost != place.cost {
    return "C \(String(describing: end.finalCost)) for \(place.cost)"
  }
  if record.divergedAt == nil, end.parameters != record.latest.state.parameters { return "parameters" }
  return nil
}

/// Whether all numbers are the same, where one that is none is like another.
private func isSame(_ a: [Double], _ b: [Double]) -> Bool {
  zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
}

private let rates = [1e-3, 0.03, 0.1, 0.5, 1, 3, 10, 40, 200, 1e3, 1e6]

@Suite struct `Many runs at once` {
  @Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron }, Loss.allCases)
  func `each is to the bit the run it would be alone`(optimizer: Optimizer.Name, loss: Loss) throws {
    var random = RandomSource(seed: 5)
    for seed in 0..<12 {
      let example = RandomExperiment(seed: UInt64(300 + seed), loss: loss)
      var experiment = example.experiment
      experiment.settings.optimizer = Optimizer(optimizer)
      if seed % 3 == 1 { experiment.settings.batch = .size(max(1, example.data.count / 2)) }
      if seed % 4 == 2 { experiment.targetCost = 0.2 }
      let members = rates.map { rate in
        ManyRuns.Member(
          learningRate: rate, start: example.parameters.map { $0 * (seed % 2 == 0 ? 1 : 1 + random.unit()) })
      }
      let ends = try #require(ManyRuns(experiment).ends(of: members, steps: 70))
      for (member, end) in zip(members, ends) {
        let found = difference(end, alone(member, in: experiment, steps: 70))
        #expect(found == nil, "seed \(seed), \(example.network.sizes), η \(member.learningRate)")
      }
    }
  }

  @Test func `a perceptron and a formula come out as they would alone`() throws {
    let gate = samples([([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)])
    let neuron = experiment(
      network([2, 1], [.step]), gate, weights: [0.3, -0.2], biases: [0.1], optimizer: .perceptron, rate: 0.1)
    let bowl = try experiment("(w1 - 2)^2 + 10*w2^4", start: [-3, 1], rate: 0.1)
    for experiment in [neuron, bowl] {
      let members = rates.map { ManyRuns.Member(learningRate: $0, start: experiment.firstParameters) }
      let ends = try #require(ManyRuns(experiment).ends(of: members, steps: 40))
      for (member, end) in zip(members, ends) {
        #expect(difference(end, alone(member, in: experiment, steps: 40)) == nil, "η \(member.learningRate)")
      }
    }
  }

  /// Every operation and every function, where a slope is 0, endless or none, too.
  @Test(arguments: [
    "(w1^2 - 1)^2 + 0.3*w1 + (w2 + w1)^2/2", "sin(3*w1)*exp(-w2^2) - cos(w1)", "sqrt(w1 + 2) + abs(w2)",
    "ln(w1^2 + 1)/(w2^2 + 0.5) - -w1", "tanh(w1*w2) + sigmoid(w2) + tan(w1/4)", "w1^w2 + w2^0 + (w1 - w2)^4",
    "0*w1 + 3 + 0*w2",
    "w2^0.5 + (w1*w2 - 1)^2",
  ]) func `on a formula, side by side, they are what they are alone`(cost: String) throws {
    var random = RandomSource(seed: 17)
    for number in 0..<4 {
      var whole = try experiment(cost, start: [0.5, 0.25], rate: 0.1)
      if number == 1 { whole.settings.frozen = [0] }
      if number == 2 { whole.settings.schedule = Schedule(.cosine(steps: 30, floor: 0), warmUp: 3) }
      if number == 3 { whole.targetCost = 0.1 }
      let members = (0..<(2 * FormulaLanes.width + 5)).map { _ in
        ManyRuns.Member(
          learningRate: exponential(random.uniform(-6, 6)),
          start: (0..<whole.firstParameters.count).map { _ in
            // Now and then exactly on a kink or a tip.
            random.unit() < 0.1 ? 0 : random.uniform(-2, 2)
          })
      }
      let ends = try #require(ManyRuns(whole).ends(of: members, steps: 50))
      #expect(ends.count == members.count)
      for (member, end) in zip(members, ends) {
        let found = difference(end, alone(member, in: whole, steps: 50))
        #expect(found == nil, "\(cost) from \(member.start), η \(member.learningRate)")
      }
    }
  }

  /// Wide layers and many samples take other ways through the kernels.
  @Test(arguments: Kernel.available.map(\.name), [1, 3, 4, 5, 8, 9, 17, 40, 70])
  func `at every level the lanes are single runs`(level: String, count: Int) throws {
    let kernel = try #require(Kernel.available.first { $0.name == level })
    var random = RandomSource(seed: UInt64(count))
    for (sizes, residual) in [
      ([2, 2, 1], Set<Int>()), ([2, 3, 3, 1], [1]), ([11, 12, 2], []), ([1, 5, 9, 9, 3], [2]),
    ] {
      for loss in Loss.allCases where loss != .crossEntropy {
        let activations = sizes.dropFirst().indices.map { index in
          index == sizes.count - 1 && loss == .logLoss ? Activation.sigmoid : Activation.elementwise[index * 2 % 8]
        }
        let net = network(sizes, activations, residual: residual)
        let data = Dataset(
          inputCount: sizes[0], targetCount: net.outputs,
          inputs: (0..<count * sizes[0]).map { _ in random.uniform(-2, 2) },
          targets: (0..<count * net.outputs).map { _ in Double(Int(random.unit() * 2)) })
        let lanes = SampleLanes(data, width: kernel.width)
        let pass = try #require(KernelPass(kernel, network: net, loss: loss, most: count))
        let members = (0..<kernel.width).map { _ in
          ManyRuns.Member(
            learningRate: random.uniform(0.01, 2),
            start: (0..<net.parameterCount).map { _ in random.uniform(-1, 1) })
        }
        var together = try #require(
          RunLanes(pass, members: members[...], optimizer: .gradientDescent, samples: lanes))
        var costs: [Double] = []
        together.advance(by: 30, over: lanes, upTo: .infinity) { pointer, made in
          costs = (0..<made * kernel.width).map { pointer[$0] }
        }
        #expect(costs.count == 30 * kernel.width)
        let gradient = NumberBlock(count: net.parameterCount)
        for (lane, member) in members.enumerated() {
          var parameters = member.start
          pass.descend(
            lanes, from: &parameters, gradient: gradient, learningRate: member.learningRate, steps: 29)
          #expect(
            isSame([costs[29 * kernel.width + lane]], [pass.cost(lanes, at: parameters)]),
            "\(sizes) \(loss) lane \(lane)")
          pass.descend(lanes, from: &parameters, gradient: gradient, learningRate: member.learningRate, steps: 1)
          #expect(isSame(together.parameters(of: lane), parameters), "\(sizes) \(loss) lane \(lane)")
        }
      }
    }
  }

  /// Larger than fits the lanes: one run after another.
  @Test(arguments: [Batch.all, .size(7)]) func `large networks come out as they would alone`(batch: Batch) throws {
    var random = RandomSource(seed: 3)
    let net = network([6, 20, 12, 2], [.tanh, .relu, .sigmoid])
    let data = Dataset(
      inputCount: 6, targetCount: 2, inputs: (0..<90 * 6).map { _ in random.uniform(-1, 1) },
      targets: (0..<180).map { _ in random.unit() })
    let weights = (0..<net.weightCount).map { _ in random.uniform(-0.5, 0.5) }
    let whole = experiment(net, data, weights: weights, rate: 0.1, batch: batch, order: .shuffled)
    let members = [0.01, 0.3, 20, 1e6].map { ManyRuns.Member(learningRate: $0, start: whole.firstParameters) }
    let ends = try #require(ManyRuns(whole).ends(of: members, steps: 30))
    for (member, end) in zip(members, ends) {
      #expect(difference(end, alone(member, in: whole, steps: 30)) == nil, "η \(member.learningRate)")
    }
  }

  @Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron })
  func `what is held still stays, and the rest goes down as if it were all there is`(optimizer: Optimizer.Name) throws {
    // w2 and b1 held still: a neuron of w1 alone, whose other sum is an input's bias.
    let data = samples([([0.5, -1], 0.2), ([-1, 0.3], 0.9), ([0.8, 0.8], 0.4)])
    var whole = experiment(
      network([2, 1], [.tanh]), data, weights: [0.3, -0.7], biases: [0.2], optimizer: optimizer, rate: 0.1)
    whole.settings.frozen = [1, 2]
    let start = whole.firstParameters
    let ends = try #require(
      ManyRuns(whole).ends(of: [.init(learningRate: 0.1, start: start)], steps: 25))
    #expect(Array(ends[0].parameters[1...]) == Array(start[1...]) && ends[0].parameters[0] != start[0])
    var rule = Optimizer(optimizer)
    var place = start
    for _ in 0..<25 {
      let point = rule.gradientPoint(from: place, learningRate: 0.1)
      var slopes = Objective(whole).referenceCostAndGradient(at: point).gradient
      slopes[1] = 0
      slopes[2] = 0
      place = zip(place, rule.step(along: slopes, learningRate: 0.1)).map(+)
    }
    #expect(abs(place[0] - ends[0].parameters[0]) < 1e-12)
    var bowl = try experiment("(w1 - 2)^2 + (w2 - 1)^2", start: [0, 0], optimizer: optimizer, rate: 0.1)
    bowl.settings.frozen = [0]
    let held = try #require(ManyRuns(bowl).ends(of: [.init(learningRate: 0.1, start: [0, 0])], steps: 25))
    #expect(held[0].parameters[0] == 0 && held[0].parameters[1] != 0)
  }

  @Test func `runs go on from a situation with all that its optimizer remembers`() throws {
    for optimizer in Optimizer.Name.allCases where optimizer != .perceptron {
      let example = RandomExperiment(seed: 41, loss: .mse, optimizer: optimizer)
      let steps = situations(of: example.experiment, steps: 20)
      let rate = example.experiment.settings.learningRate
      let ends = try #require(
        ManyRuns(example.experiment, from: steps[8].state).ends(
          of: [.init(learningRate: rate, start: steps[8].state.parameters)], steps: 12))
      #expect(ends[0].parameters == steps[20].state.parameters, "\(optimizer)")
    }
  }

  @Test func `a plateau, a saddle and a run on its way are no minimum`() throws {
    let dent = try experiment("tanh(w1)^2 + 0*w2", start: [0, 0], rate: 0.4)
    let starts: [[Double]] = [[0.5, 0], [-1, 0], [9, 0], [3.2, 0]]
    let members = starts.map { ManyRuns.Member(learningRate: 0.4, start: $0) }
    let ends = try #require(ManyRuns(dent).ends(of: members, steps: 60))
    #expect(ends.map(\.status) == [.converged, .converged, .converged, .descending])
    #expect(Basins(of: ends, objective: Objective(dent)).basin == [0, 0, -2, -2])
    let saddle = try experiment("(w1^2 - 1)^2 + w2^2", start: [0, 1], rate: 0.1)
    let places: [[Double]] = [[0, 1], [0.5, 1], [-0.5, 1], [3, 1], [1.5, -1]]
    let down = try #require(
      ManyRuns(saddle).ends(of: places.map { .init(learningRate: 0.1, start: $0) }, steps: 200))
    let basins = Basins(of: down, objective: Objective(saddle))
    #expect(basins.basin == [-2, 0, 1, -1, 0])
    #expect(basins.minima.map { $0.parameters[0].rounded() } == [1, -1])
  }

  @Test func `a start that lies on the minimum has come to it`() throws {
    let bowl = try experiment("(w1 - 2)^2", start: [0], rate: 0.1)
    let members = [0, 1, 2, 3, 4].map { ManyRuns.Member(learningRate: 0.1, start: [$0]) }
    let ends = try #require(ManyRuns(bowl).ends(of: members, steps: 100))
    // The run's verdict stays what `train` says: C is 0 at its start, and 0 < 0 is false.
    #expect(ends.map(\.status) == [.converged, .converged, .descending, .converged, .converged])
    let basins = Basins(of: ends, objective: Objective(bowl))
    #expect(basins.basin == [0, 0, 0, 0, 0] && abs(basins.minima[0].parameters[0] - 2) < 1e-3)
    // On a top the slope is 0 as well.
    let top = try experiment("(w1^2 - 1)^2 - 1", start: [0], rate: 0.1)
    let still = try #require(ManyRuns(top).ends(of: [.init(learningRate: 0.1, start: [0])], steps: 10))
    #expect(Basins(of: still, objective: Objective(top)).basin == [-2])
  }

  @Test func `a cancelled sweep returns nothing`() throws {
    let bowl = try experiment("w1^2", start: [1], rate: 0.1)
    let members = [ManyRuns.Member(learningRate: 0.1, start: [1])]
    #expect(ManyRuns(bowl).ends(of: members, steps: 1000, isCancelled: { true }) == nil)
  }

  @Test func `rises are counted where C rises by more than rounding`() {
    var tally = CostTally(first: 2, targetCost: nil)
    for cost in [1, 1.5, 1.5 + 1e-12, 1.2, 3, 2] { tally.note(cost) }
    #expect(tally.rises == 2 && tally.rawLateRises == 3 && tally.greatest == 3 && tally.step == 6)
    tally.note(.nan)
    tally.note(1)
    #expect(tally.divergedAt == 7 && tally.last == 2 && tally.step == 7)
  }
}
