import NablaCore
import Testing

/// The record of a run's situations, taken down one after the other until the first diverged one.
private func taken(_ steps: [TrainingStep], targetCost: Double?) -> RunRecord {
  var record = RunRecord(from: steps[0], targetCost: targetCost)
  for step in steps.dropFirst() where record.divergedAt == nil { record.note(step) }
  return record
}

private func expectSame(_ found: RunRecord, _ wanted: RunRecord, _ comment: Comment) {
  #expect(found.latest == wanted.latest, comment)
  #expect(found.lastFinite == wanted.lastFinite, comment)
  #expect(found.status == wanted.status, comment)
  #expect(found.targetStep == wanted.targetStep, comment)
  #expect(found.swings == wanted.swings && found.firstSwing == wanted.firstSwing, comment)
  #expect(found.costs == wanted.costs, comment)
  #expect(found.moves == wanted.moves && found.moveBefore == wanted.moveBefore, comment)
  #expect(Verdict(of: found) == Verdict(of: wanted), comment)
}

@Suite struct `The record of a run` {
  @Test(arguments: Optimizer.Name.allCases)
  func `is the same from a history as from a race, at every step`(optimizer: Optimizer.Name) {
    for seed in 0..<4 as Range<UInt64> {
      var random = RandomExperiment(seed: seed, loss: .mse, optimizer: optimizer).experiment
      random.targetCost = seed == 1 ? 0.3 : nil
      if seed == 2 { random.settings.learningRate = 3 }
      let steps = situations(of: random, steps: 90)
      var history = History(random)
      for _ in 0..<90 { history.advance() }
      for number in [0, 1, 2, 3, 19, 20, 21, 22, 40, 63, 64, 65, 90] {
        expectSame(
          history.record(through: number), taken(Array(steps[...number]), targetCost: random.targetCost),
          "\(optimizer) \(seed) step \(number)")
      }
    }
  }

  @Test func `ends where the run diverged`() throws {
    let run = try experiment("(w1 - 2)^2", start: [-3], rate: 1.1)
    let steps = situations(of: run, steps: 80)
    var history = History(run)
    for _ in 0..<80 { history.advance() }
    for number in [75, 76, 77, 80] {
      expectSame(history.record(through: number), taken(Array(steps[...number]), targetCost: nil), "step \(number)")
    }
    #expect(history.record(through: 80).latest.state.step == 76 && history.record(through: 75).divergedAt == nil)
  }

  @Test func `holds what a learner changed, and what rewinding and another way made of it`() throws {
    let base = RandomExperiment(seed: 3, loss: .mse, layers: 2).experiment
    var history = History(base)
    for _ in 0..<30 { history.advance() }
    history.change(.parameter(0, 1.5))
    for _ in 0..<30 { history.advance() }
    history = history.truncated(to: 41)
    var settings = history.settings(at: 41)
    settings.learningRate = 2
    history.change(.settings(settings))
    for _ in 0..<40 { history.advance() }
    let steps = history.steps(0...81)
    #expect(steps.count == 82)
    for number in [29, 30, 31, 40, 41, 42, 60, 81] {
      let found = history.record(through: number)
      let wanted = taken(Array(steps[...number]), targetCost: nil)
      #expect(found.status == wanted.status && found.swings == wanted.swings && found.costs == wanted.costs)
      #expect(found.moves == wanted.moves && found.lastFinite == wanted.lastFinite)
      // A race knows of no learner's changes.
      #expect(found.changedAt == (number < 30 ? 0 : number < 41 ? 30 : 41) && found.hasFirstRuler)
    }
    // Another start at step 0 has other bounds.
    history = history.truncated(to: 0)
    history.change(.parameter(0, 40))
    #expect(history.bounds.firstCost == history.latest.cost)
    expectSame(history.record(through: 0), taken([history.latest], targetCost: nil), "changed start")
  }

  @Test func `counts every swing of a run too long to keep its steps one by one`() throws {
    // x ↦ −0.98x about the minimum: every step turns back, and so long after the start each is 0.
    var run = try experiment("(w1 - 2)^2 + 0.000001*w2", start: [-3, 0], rate: 0.9999999)
    run.targetCost = -1e9
    let last = 40_000
    var history = History(run)
    var record = RunRecord(from: history.latest, targetCost: run.targetCost)
    var checks: [Int: RunRecord] = [:]
    for number in 1...last {
      history.advance()
      record.note(history.latest)
      if [5_000, 20_000, 33_000, last].contains(number) { checks[number] = record }
    }
    for (number, wanted) in checks {
      expectSame(history.record(through: number), wanted, "step \(number)")
      #expect(wanted.swings == number - 1)
      expectSame(history.truncated(to: number).record(through: number), wanted, "truncated to \(number)")
    }
  }
}

@Suite struct `A verdict` {
  private func verdict(_ text: String, _ start: [Double], _ rate: Double, _ steps: Int) throws -> Verdict {
    var race = Race([try experiment(text, start: start, rate: rate)])
    for _ in 0..<steps { race.advance() }
    return race.outcomes[0].verdict
  }

  /// x ↦ (1 − 2η)x about 2: the swings' length is |1 − 2η| times the one before at every step.
  @Test(arguments: [(0.9, 0.8), (1.05, 1.1), (1.1, 1.2)])
  func `tells by how much each swing differs from the one before`(rate: Double, growth: Double) throws {
    for steps in [3, 5, 12, 21, 22, 40] {
      let found = try verdict("(w1 - 2)^2", [-3], rate, steps)
      guard case .turning(let turns, let trend) = found.reason else {
        Issue.record("\(found.reason)")
        continue
      }
      #expect(abs(turns.growth - growth) < 1e-12)
      #expect(turns.window == min(20, steps) && turns.count == min(20, steps - 1))
      #expect(turns.isGrowing == (growth > 1) && turns.isShrinking == (growth < 1))
      #expect(trend.isFall == (growth < 1))
      #expect((found.standing == .swingsGrow) == (growth > 1))
    }
  }

  @Test func `calls nothing growing whose cost falls, and nothing falling whose cost rises`() throws {
    for seed in 0..<30 as Range<UInt64> {
      var base = RandomExperiment(seed: seed, loss: .mse).experiment
      base.settings.learningRate = [0.1, 1, 5, 30][Int(seed % 4)]
      let steps = situations(of: base, steps: 30)
      for number in [1, 2, 7, 20, 30] {
        let found = Verdict(of: taken(Array(steps[...number]), targetCost: nil))
        let before = steps[max(0, number - 20)].cost
        let now = steps[number].cost
        switch found.standing {
        case .swingsGrow, .rising: #expect(now > before)
        case .falling: #expect(now < before)
        case .aboveStart: #expect(now > steps[0].cost)
        case .still: #expect(abs(now - before) <= 1e-9 * abs(before))
        default: break
        }
      }
    }
  }

  @Test func `says of a cost without a lower bound that it falls without end`() throws {
    let found = try verdict("0 - w1^2 - w2", [1, 0], 0.4, 60)
    #expect(found.standing == .bottomless && found.status.word != "converged")
  }

  /// The slope of |w| and of a root is 0 at their tips by the contract, and so is the curvature, which says nothing then.
  @Test func `says of a landing on the very tip of a cone what it is`() throws {
    for (cost, start) in [("abs(w1)", [3.0]), ("sqrt(w1^2 + w2^2)", [3, 4]), ("abs(w1) + w2^2", [2, 0])] {
      let found = try verdict(cost, start, 1, 6)
      #expect(found.status == .converged, "\(cost)")
      #expect(found.reason == .flat(.minimum), "\(cost)")
    }
    // A bend that leads down on one side is no minimum, and no plateau either; flat ground is.
    #expect(try verdict("w1 - 2*abs(w1)", [0], 1, 1).reason != .flat(.plateau))
    #expect(try verdict("0*w1 + 5", [1], 1, 1).reason == .flat(.plateau))
    #expect(try verdict("w1^2 + 0*w2 + 1", [0, 1], 0.1, 1).reason == .flat(.valley))
  }

  @Test func `tells an undefined slope from a divergence of the steps`() throws {
    // The slope of (w − 1)^1.5 at w < 1 is no number, and so is C: the cost is the first cause.
    let found = try verdict("(w1 - 1)^1.5", [0.5], 1, 3)
    #expect(found.reason == .diverged(at: 0, .costNotFinite, turns: nil))
  }
}
