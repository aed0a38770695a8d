import Testing

@testable import NablaCore

/// A run that has all of it: something added for the weights, a rate that moves, parameters held still.
private func dressed(_ experiment: Experiment, seed: Int) -> Experiment {
  var result = experiment
  let schedules = [
    Schedule(.cosine(steps: 9, floor: 0.2), warmUp: 3), Schedule(.step(every: 4, factor: 0.5)),
    Schedule(.exponential(factor: 0.9)), Schedule(.inverse(decay: 0.3)), Schedule(.constant, warmUp: 5),
  ]
  result.settings.schedule = schedules[seed % schedules.count]
  if seed % 2 == 0 { result.settings.regularization = Regularization(l1: 0.01, l2: 0.2) }
  let count = experiment.names.count
  if seed % 3 < 2, count > 2 { result.settings.frozen = [seed % count, count - 1].sorted().removingTwins }
  return result
}

extension [Int] {
  fileprivate var removingTwins: [Int] { Set(self).sorted() }
}

@Suite struct `What is added to C` {
  @Test(arguments: 0..<12)
  func `is reckoned over the weights alone, and its slopes are those of C`(seed: Int) throws {
    let random = RandomExperiment(seed: UInt64(700 + seed), loss: .mse)
    var settings = random.experiment.settings
    let plain = Objective(random.experiment.subject, settings: settings)
    settings.regularization = Regularization(l1: 0.03, l2: 0.4)
    let whole = Objective(random.experiment.subject, settings: settings)
    let weights = random.parameters.prefix(random.network.weightCount)
    let added = 0.03 * weights.reduce(0) { $0 + abs($1) } + 0.2 * weights.reduce(0) { $0 + $1 * $1 }
    let at = random.parameters
    #expect(abs(whole.cost(at: at) - plain.cost(at: at) - added) < 1e-13)
    #expect(abs(whole.referenceCost(at: at) - whole.cost(at: at)) < 1e-12)
    let (cost, gradient) = whole.costAndGradient(at: at, over: [0, 2])
    #expect(agree(cost, whole.referenceCostAndGradient(at: at, over: [0, 2]).cost, within: 1e-12))
    #expect(gradient.count == at.count)
    for (exact, difference) in whole.gradientCheck(at: at) {
      #expect(abs(exact - difference) < 1e-6 * max(1, abs(exact)))
    }
  }

  @Test func `has no slope at a weight of 0 but that of its square`() {
    #expect(Regularization(l1: 2, l2: 3).slope(at: 0) == 0)
    #expect(Regularization(l1: 2, l2: 3).slope(at: -2) == -8)
    #expect(Regularization(l1: 2, l2: 3).value(of: -2) == 10)
  }

  @Test(arguments: 0..<6)
  func `bends C as its slopes say`(seed: Int) {
    let random = RandomExperiment(seed: UInt64(720 + seed), loss: .mse, activations: [.tanh, .sigmoid])
    var settings = random.experiment.settings
    settings.regularization = Regularization(l1: 0.05, l2: 0.7)
    let objective = Objective(random.experiment.subject, settings: settings)
    let hessian = Hessian(of: objective, at: random.parameters)
    var source = RandomSource(seed: UInt64(seed), stream: 3)
    let direction = random.parameters.map { _ in source.normal() }
    let h = 1e-6
    func slopes(_ sign: Double) -> [Double] {
      objective.costAndGradient(at: zip(random.parameters, direction).map { $0 + sign * h * $1 }).gradient
    }
    for (exact, pair) in zip(hessian.product(with: direction), zip(slopes(1), slopes(-1))) {
      #expect(abs(exact - (pair.0 - pair.1) / (2 * h)) < 1e-5 * max(1, abs(exact)))
    }
  }

  @Test(arguments: Kernel.available.map(\.name), 0..<10)
  func `lies over every slice`(level: String, seed: Int) throws {
    let kernel = try #require(Kernel.available.first { $0.name == level })
    let random = RandomExperiment(seed: UInt64(740 + seed), loss: .mse)
    guard random.parameters.count > 1 else { return }
    var settings = random.experiment.settings
    settings.regularization = Regularization(l1: 0.2, l2: 0.1)
    let objective = Objective(random.experiment.subject, settings: settings)
    let xs = CostSlice.spread(-2...1.5, count: 11)
    let ys = CostSlice.spread(-1...3, count: 7)
    let count = random.parameters.count
    for (x, y) in [(0, count - 1), (count - 1, 0), (0, 1), (count / 2, count - 1)] where x != y {
      let slice = CostSlice(objective, through: random.parameters, x: x, y: y)
      let quick = slice.grid(xs: xs, ys: ys, kernel: kernel)
      for (one, other) in zip(quick, slice.referenceGrid(xs: xs, ys: ys)) {
        #expect(agree(one, other, within: 1e-11), "\(random.network.sizes) \(x) \(y)")
      }
    }
  }
}

@Suite struct `A schedule` {
  @Test func `makes η of its base by the step`() {
    func factors(_ schedule: Schedule, _ steps: [Int]) -> [Double] { steps.map(schedule.factor) }
    #expect(factors(Schedule(.step(every: 3, factor: 0.5)), [0, 2, 3, 5, 6, 9]) == [1, 1, 0.5, 0.5, 0.25, 0.125])
    #expect(factors(Schedule(.exponential(factor: 0.5)), [0, 1, 4]) == [1, 0.5, 0.0625])
    #expect(factors(Schedule(.inverse(decay: 0.5)), [0, 2, 6]) == [1, 0.5, 0.25])
    #expect(factors(Schedule(.constant, warmUp: 4), [0, 1, 3, 4, 100]) == [0.25, 0.5, 1, 1, 1])
    let wave = Schedule(.cosine(steps: 10, floor: 0.2))
    #expect(wave.factor(at: 0) == 1)
    #expect(abs(wave.factor(at: 5) - 0.6) < 1e-15)
    #expect(wave.factor(at: 10) == 0.2 && wave.factor(at: 99) == 0.2)
    #expect(Schedule(.step(every: 1, factor: 0.5), warmUp: 2).factor(at: 0) == 0.5)
  }

  @Test func `that has come to 0 leaves C where it is, and the verdict says so`() throws {
    var bowl = try experiment("w1^2", start: [3], rate: 0.01)
    bowl.settings.schedule = Schedule(.cosine(steps: 10, floor: 0))
    var race = Race([bowl])
    for _ in 0..<16 { race.advance() }
    #expect(race.outcomes[0].verdict.standing == .still)
    guard case .moving(let trend, _) = race.outcomes[0].verdict.reason else {
      Issue.record("it moves")
      return
    }
    #expect(trend.window == 6 && trend.isStill)
  }

  @Test func `makes each step as long as its η says`() {
    let random = RandomExperiment(seed: 760, loss: .mse)
    var experiment = random.experiment
    experiment.settings.schedule = Schedule(.inverse(decay: 1), warmUp: 2)
    experiment.settings.learningRate = 0.4
    for (number, rate) in [0.2, 0.2, 0.4 / 3, 0.1].enumerated() {
      let step = situations(of: experiment, steps: number)[number]
      #expect(abs(step.settings.learningRate - rate) < 1e-16)
      for (change, slope) in zip(step.change, step.gradient) { #expect(change == -step.settings.learningRate * slope) }
    }
  }
}

@Suite struct `Parameters held still` {
  @Test(arguments: Optimizer.Name.allCases, 0..<3)
  func `keep their value and tell their slope, and nothing is remembered of them`(
    optimizer: Optimizer.Name, seed: Int
  ) {
    let random = RandomExperiment(seed: UInt64(780 + seed), loss: .mse, optimizer: optimizer, layers: 2)
    var experiment = random.experiment
    let held = [0, experiment.names.count - 1].removingTwins
    experiment.settings.frozen = held
    let all = situations(of: experiment, steps: 6)
    let start = all[0].state.parameters
    for step in all {
      let slopes = Objective(experiment).costAndGradient(at: step.state.parameters, over: step.batch).gradient
      for index in held {
        #expect(step.state.parameters[index] == start[index] && step.change[index] == 0)
        if optimizer != .perceptron { #expect(step.gradient[index] == slopes[index]) }
      }
    }
    switch all[6].state.optimizer {
    case .momentum(let rule): #expect(held.allSatisfy { rule.velocity[$0] == 0 })
    case .adam(let rule): #expect(held.allSatisfy { rule.mean[$0] == 0 && rule.squares[$0] == 0 })
    default: break
    }
  }

  @Test func `are left out of the curvature`() throws {
    let random = RandomExperiment(seed: 801, loss: .mse, layers: 2, activations: [.tanh])
    let objective = Objective(random.experiment)
    let count = random.parameters.count
    let held = [1, 3]
    let whole = Hessian(of: objective, at: random.parameters).matrix
    let free = (0..<count).filter { !held.contains($0) }
    let part = free.flatMap { row in free.map { whole[row * count + $0] } }
    let values = try #require(SymmetricEigen(part, dimension: free.count)).values
    let range = try #require(Hessian(of: objective, at: random.parameters, frozen: held).range)
    #expect(abs(range.greatest.value - values[free.count - 1]) < 1e-10)
    #expect(abs(range.least.value - values[0]) < 1e-10)
    #expect(range.greatest.direction.count == count && held.allSatisfy { range.greatest.direction[$0] == 0 })
    #expect(Hessian(of: objective, at: random.parameters, frozen: Array(0..<count)).range == nil)
  }

  @Test func `let a run come to rest whose other slopes are 0`() throws {
    var bowl = try experiment("(w1 - 2)^2 + (w2 - 1)^2", start: [0, 0], rate: 0.3)
    bowl.settings.frozen = [1]
    var race = Race([bowl])
    for _ in 0..<60 { race.advance() }
    #expect(race.outcomes[0].status == .converged)
    #expect(race.outcomes[0].finalCost.map { abs($0 - 1) < 1e-9 } == true)
    #expect(race.outcomes[0].limit == 1)
    // It is a minimum of what moves; w2 has a slope.
    #expect(race.outcomes[0].verdict.reason == .flat(.minimum, ofMoving: true))
    #expect(race.lanes[0].record.latest.gradient[1] == -2)
  }
}

@Suite struct `However steps are made` {
  @Test(arguments: 0..<20)
  func `they are the same to the bit`(seed: Int) throws {
    let experiment = dressed(RandomExperiment(seed: UInt64(820 + seed), loss: .mse).experiment, seed: seed)
    let single = situations(of: experiment, steps: 40)
    var history = History(experiment)
    history.advance(by: 40)
    #expect(history.latest == single[40])
    #expect(history.step(at: 17) == single[17])
    var trainer = Trainer(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
    trainer.advance(by: 25)
    #expect(trainer.state == single[25].state)
    let rates = [0.01, experiment.settings.learningRate, 0.9, 4]
    let ends = try #require(
      ManyRuns(experiment).ends(
        of: rates.map { .init(learningRate: $0, start: experiment.firstParameters) }, steps: 40))
    for (rate, end) in zip(rates, ends) {
      var alone = experiment
      alone.settings.learningRate = rate
      var race = Race([alone])
      for _ in 0..<40 { race.advance() }
      let record = race.lanes[0].record
      #expect(end.status.rawValue == record.status.word && end.divergedAt == record.divergedAt)
      #expect(end.finalCost == record.lastFinite?.cost)
      if end.divergedAt == nil { #expect(end.parameters == record.latest.state.parameters) }
    }
  }

  @Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron })
  func `a run with changes comes back as it was`(optimizer: Optimizer.Name) {
    let experiment = RandomExperiment(seed: 860, loss: .mse, optimizer: optimizer, layers: 2).experiment
    var history = History(experiment, keyframeBytes: 4_000)
    var seen: [TrainingStep] = []
    for number in 0..<160 {
      var settings = history.settings(at: number)
      switch number {
      case 5: settings.frozen = [0, 2]
      case 20: settings.regularization.l2 = 0.1
      case 40: settings.schedule = Schedule(.exponential(factor: 0.98))
      case 60: settings.frozen = [2]
      case 90: settings.regularization = Regularization(l1: 0.01)
      case 120: settings.frozen = []
      default: break
      }
      if settings != history.settings(at: number) { history.change(.settings(settings)) }
      seen.append(history.latest)
      history.advance()
    }
    for number in stride(from: 0, to: 160, by: 7) { #expect(history.step(at: number) == seen[number]) }
    var back = history.truncated(to: 63)
    back.advance(by: 20)
    #expect(back.latest.state == seen[83].state)
  }

  @Test func `what is changed in the past is kept by what was changed later`() {
    let experiment = RandomExperiment(seed: 861, loss: .mse, layers: 1).experiment
    var history = History(experiment)
    var later = experiment.settings
    later.frozen = [0]
    later.schedule = Schedule(.exponential(factor: 0.9))
    history.change(.settings(later), at: 1)
    var now = experiment.settings
    now.regularization.l2 = 0.5
    now.frozen = [1]
    history.change(.settings(now), at: 0)
    #expect(history.settings(at: 0) == now)
    #expect(history.settings(at: 1).regularization.l2 == 0.5)
    #expect(history.settings(at: 1).frozen == [0, 1])
    #expect(history.settings(at: 1).schedule == later.schedule)
  }
}

@Suite struct `The equations of a step with all of it` {
  @Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron }, 0..<3)
  func `lead to the run's own new value`(optimizer: Optimizer.Name, seed: Int) throws {
    let random = RandomExperiment(seed: UInt64(880 + seed), loss: .mse, optimizer: optimizer)
    let experiment = dressed(random.experiment, seed: 2 * seed)
    for step in situations(of: experiment, steps: 4) {
      for parameter in step.change.indices {
        let update = UpdateDerivation(of: parameter, in: step, names: experiment.names)
        #expect(update.new == step.next.parameters[parameter] && update.equations.last?.value == update.new)
        #expect(update.isHeldStill == experiment.settings.frozen.contains(parameter))
        let isWeight = parameter < experiment.names.weightCount
        let hasSum = update.equations[0].symbol == "∂C/∂" + experiment.names.name(at: parameter)
        #expect(hasSum == (isWeight && !experiment.settings.regularization.isNone))
        if hasSum { #expect(update.equations[0].value == step.gradient[parameter]) }
        for equation in update.equations where !equation.numbers.isEmpty {
          let value = try #require(try reckoned(equation))
          #expect(agree(value, equation.value, within: 1e-10), "\(equation.symbol) = \(equation.text { "\($0)" })")
        }
      }
    }
  }
}
