import NablaCore
import Testing

/// What kind of run a formula makes under a rate.
private func phase(_ formula: String, from start: [Double], rate: Double, steps: Int = 400) throws -> RunPhase {
  let experiment = try experiment(formula, start: start, rate: rate)
  let runs = ManyRuns(experiment)
  let member = ManyRuns.Member(learningRate: rate, start: start)
  let end = try #require(runs.ends(of: [member], steps: steps))[0]
  return try #require(runs.phase(of: member, end: end, steps: steps))
}

@Suite struct `The kind of a run` {
  /// ½λw² with λ = 4: each step multiplies w by 1 − 4η.
  @Test(arguments: [(0.1, RunPhase.evenly), (0.3, .evenly), (0.49, .evenly), (0.5, .cycle(2)), (0.51, .leaves)])
  func `in a parabola the factor of a step decides`(rate: Double, kind: RunPhase) throws {
    #expect(try phase("2*w1^2", from: [1], rate: rate, steps: 2000) == kind)
  }

  /// w⁴ from w = 1: w′ = w(1 − 4ηw²). Down where |1 − 4η| < 1, to and fro for ever where 4η = 2, away beyond.
  @Test(arguments: [(0.1, RunPhase.evenly), (0.45, .evenly), (0.5, .cycle(2)), (0.6, .leaves)])
  func `in a quartic the start decides`(rate: Double, kind: RunPhase) throws {
    #expect(try phase("w1^4", from: [1], rate: rate) == kind)
  }

  /// (w1·w2 − 1)²: λ at a minimum is 2(w1² + w2²), at least 4, so no rate above ½ settles; a start with a larger one, at
  /// (4, 0.3) about 32, is thrown to a flatter place by rates above 2 ∕ 32.
  @Test func `a product of two is thrown to a flatter place, goes round, or leaves`() throws {
    let product = "(w1*w2 - 1)^2"
    #expect(try phase(product, from: [4, 0.3], rate: 0.02) == .evenly)
    let thrown = try (6...20).map { try phase(product, from: [4, 0.3], rate: 0.01 * Double($0), steps: 3000) }
    #expect(thrown.contains(.upThenDown(isFlatter: true)), "\(thrown)")
    #expect(try phase(product, from: [4, 0.3], rate: 2) == .leaves)
    // Along w1 = w2 it is w′ = w(1 − 2η(w² − 1)): at η = 0.55 the minimum has lost its hold, and a cycle of two holds.
    #expect(try phase(product, from: [1.05, 1.05], rate: 0.55, steps: 4000) == .cycle(2))
    // Beyond, cycles double: of four first, then none, and still it stays.
    let further = try [0.62, 0.65, 0.7, 0.75, 0.8, 0.9].map {
      try phase(product, from: [1.05, 1.05], rate: $0, steps: 4000)
    }
    #expect(further.contains { if case .cycle(let count) = $0 { count % 2 == 0 && count > 2 } else { $0 == .bounded } })
  }

  @Test func `every cycle that is told is one`() throws {
    for rate in [0.52, 0.55, 0.58, 0.61, 0.63, 0.66] {
      guard case .cycle(let count) = try phase("(w1*w2 - 1)^2", from: [1.05, 1.05], rate: rate, steps: 4000) else {
        continue
      }
      // By hand: 4,000 steps, then the next `count` come back, and no fewer do.
      var w = 1.05
      func step() { w -= 2 * rate * (w * w - 1) * w }
      for _ in 0..<4000 { step() }
      let place = w
      var misses: [Double] = []
      for _ in 0..<count {
        step()
        misses.append(abs(w - place))
      }
      #expect(misses[count - 1] < 0.01 * misses.max()!, "η \(rate): \(count)")
      #expect(misses.dropLast().allSatisfy { $0 > 0.02 * misses.max()! }, "η \(rate): \(count)")
    }
  }
}

@Suite struct `Learning rates worth comparing` {
  @Test(arguments: [0.013, 0.7, 18.2, 0.238, 9.99, 1000, 3e-5])
  func `they straddle the limit, and rounding never crosses it`(limit: Double) throws {
    // (1 ∕ limit)·w²: λ = 2 ∕ limit.
    let bowl = try experiment("w1^2/\(limit)", start: [1], rate: limit / 7)
    let rates = RateLadder(bowl, from: [1], limit: limit).rates
    #expect(rates == rates.sorted() && rates.contains(limit / 7) && Set(rates).count == rates.count)
    let others = rates.filter { $0 != limit / 7 }
    #expect(others.count == 4)
    for (rate, share) in zip(others, [0.1, 0.5, 0.9, 1.1]) {
      #expect(abs(rate / limit / share - 1) < 0.11, "\(rate)")
      #expect(share < 1 ? rate <= share * limit * (1 + 1e-12) : rate >= share * limit * (1 - 1e-12))
    }
  }

  @Test func `without a limit the lowest rate that fails is found by trying`() throws {
    var bowl = try experiment("w1^2", start: [1], rate: 0.01)
    bowl.settings.optimizer = Optimizer(.adam)
    let rates = RateLadder(bowl, from: [1], limit: nil).rates
    #expect(rates.contains(0.01))
    let fails = try rates.map { rate in
      var experiment = bowl
      experiment.settings.learningRate = rate
      var race = Race([experiment])
      for _ in 0..<200 { race.advance() }
      return ["oscillating", "diverged"].contains(race.lanes[0].record.status.word)
    }
    #expect(fails.contains(true) && fails.contains(false), "\(rates)")
  }
}
