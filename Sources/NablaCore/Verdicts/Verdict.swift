// The one verdict on a run at one of its steps: how it stands and why, decided from its record and nothing else.

/// What is said of a run at a step, wherever it is said: by `nabla compare`, the table of runs, sheets and exports.
///
/// Every part is a fact of the record that a reader can check: how many steps turned back, how long they were, by how
/// much C fell or rose.
package struct Verdict: Equatable, Sendable {
  package let status: RunStatus
  package let standing: Standing
  package let reason: Reason

  /// How a run stands, in a word or two.
  package enum Standing: Equatable, Sendable {
    /// It has not made a step yet.
    case waiting
    /// It has not made a step since a learner changed it.
    case changed
    case diverged
    /// C has fallen below all bounds, and nothing holds it.
    case bottomless
    case atTarget
    /// The perceptron went through a whole epoch without a change.
    case settled
    /// The slope is as good as 0; that alone is no success.
    case flat
    /// At least every other step turns back, each longer than the one before, and C rises.
    case swingsGrow
    /// C is above that of the start.
    case aboveStart
    /// It goes to and fro, and C goes up and down so.
    case oscillating
    /// C rose at five or more of the last 20 steps, or stands nearly where it stood after going up and down, or its last
    /// steps went the other way than all of them together, though they do not turn back.
    case upAndDown
    /// It goes to and fro, and C is what it was 20 steps before.
    case toAndFro
    /// C is what it was 20 steps before.
    case still
    /// C is higher than it was 20 steps before; the last step raised it, and at most one of the last four did not.
    case rising
    /// C is lower than it was 20 steps before; the last step did not raise it, and at most one of the last four did.
    case falling
  }

  /// Why it stands so.
  package enum Reason: Equatable, Sendable {
    case atStart
    /// A learner changed it at this step.
    case changed(at: Int)
    /// It left all bounds at this step; `turns` where it swung ever more widely before.
    case diverged(at: Int, Divergence, turns: Turns?)
    case bottomless
    case reachedTarget(step: Int)
    case settled
    /// Which flat place it is; nil where the curvature is not known. `ofMoving`: by the parameters that are not held
    /// still, the others may have slopes.
    case flat(FlatPlace?, ofMoving: Bool = false)
    /// It goes to and fro.
    case turning(Turns, Trend)
    /// It does not, though so many of the last steps turned back.
    case moving(Trend, turned: Int = 0)
  }

  /// Steps that turned back among the last ones.
  package struct Turns: Equatable, Sendable {
    /// How many of the last steps pointed against the one before.
    package let count: Int
    /// How many steps those were: at most 20.
    package let window: Int
    /// How many times as long as the step before each of them was, in the geometric mean.
    package let growth: Double
    /// Whether that holds for each of them, to a hundredth, and not only in the mean.
    package let isEven: Bool
    /// Whether each of them is longer, or each of them shorter, than the step before it.
    package let isOneSided: Bool

    package init(count: Int, window: Int, growth: Double, isEven: Bool = true, isOneSided: Bool = true) {
      self.count = count
      self.window = window
      self.growth = growth
      self.isEven = isEven
      self.isOneSided = isOneSided
    }

    /// Whether those steps became longer, and not by rounding alone.
    package var isGrowing: Bool { growth > 1.005 }
    /// Whether they became shorter.
    package var isShrinking: Bool { growth < 0.995 }
  }

  /// What C did over the last steps.
  package struct Trend: Equatable, Sendable {
    /// How many steps those were: at most 20.
    package let window: Int
    /// How many of them raised C.
    package let rises: Int
    /// C before them, and after.
    package let from: Double
    package let to: Double
    /// C at step 0; nil where C measures something else by now.
    package let start: Double?
    /// Between which values C was all the time, both ends included.
    package let range: ClosedRange<Double>
    /// Whether each of the last four raised C, oldest first; fewer where there were fewer.
    package let latest: [Bool]
    /// Whether the last of them raised C.
    package var endsInRise: Bool { latest.last ?? (to > from) }

    package init(
      window: Int, rises: Int, from: Double, to: Double, start: Double?, range: ClosedRange<Double>? = nil,
      latest: [Bool] = []
    ) {
      self.latest = latest
      self.range = range ?? Self.span([from, to])
      self.window = window
      self.rises = rises
      self.from = from
      self.to = to
      self.start = start
    }

    /// From the least to the greatest of some costs; those that are no numbers are left out.
    fileprivate static func span(_ costs: [Double]) -> ClosedRange<Double> {
      let numbers = costs.filter { !$0.isNaN }
      guard let least = numbers.min(), let greatest = numbers.max() else { return 0...0 }
      return least...greatest
    }

    /// Whether C is what it was, to rounding.
    package var isStill: Bool { abs(to - from) <= 1e-9 * abs(from) }
    /// Whether C is lower, and not by rounding alone.
    package var isFall: Bool { !isStill && to < from }
    package var isAboveStart: Bool { start.map { to > $0 && abs(to - $0) > 1e-9 * abs($0) } ?? false }
    /// Which part of C they took away, below 0 where they added to it; nil where C was not above 0 all the time.
    package var share: Double? { from > 0 && to >= 0 ? (from - to) / from : nil }
    /// Whether C went up and down, so that it stands nearly where it stood and yet did not stay there.
    package var isRestless: Bool {
      let spread = range.upperBound - range.lowerBound
      guard rises > 0, rises < window, spread > 1e-9 * max(abs(range.lowerBound), abs(range.upperBound)) else {
        return false
      }
      let distance = abs(to - from)
      return isStill || (distance < 0.01 * abs(from) && 2 * distance <= spread)
    }
    /// Whether C fell at five steps or more, and still by less than a hundredth.
    package var isCrawl: Bool { isFall && window >= 5 && (share ?? 1) < 0.01 }
  }

  /// - Parameters:
  ///   - record: what the run has shown.
  ///   - flatPlace: which flat place it has come to where its slope is as good as 0; nil where that is not known.
  package init(of record: RunRecord, flatPlace: FlatPlace? = nil) {
    let status = record.status
    let turns = Turns(of: record)
    let trend = Trend(of: record)
    let isTurning = turns.map { $0.count >= 2 && $0.count * 2 >= $0.window } ?? false
    self.status = status
    switch status {
    case .diverged(let step, let cause):
      standing = .diverged
      reason = .diverged(at: step, cause, turns: isTurning && turns?.isGrowing == true ? turns : nil)
    case _ where record.latest.state.step == 0 && status != .converged:
      standing = .waiting
      reason = .atStart
    case .converged:
      if let step = record.targetStep, record.bounds.targetCost != nil {
        standing = .atTarget
        reason = .reachedTarget(step: step)
      } else if record.isFlat {
        standing = .flat
        reason = .flat(flatPlace, ofMoving: !record.latest.settings.frozen.isEmpty)
      } else {
        standing = .settled
        reason = .settled
      }
    case _ where record.latest.state.step == record.changedAt && status != .converged:
      standing = .changed
      reason = .changed(at: record.changedAt)
    case .oscillating, .descending:
      if record.latest.cost < -record.bounds.greatestCost {
        standing = .bottomless
        reason = .bottomless
      } else {
        standing = Self.standing(isTurning ? turns : nil, trend)
        reason = isTurning ? .turning(turns!, trend) : .moving(trend, turned: turns?.count ?? 0)
      }
    }
  }

  private static func standing(_ turns: Turns?, _ trend: Trend) -> Standing {
    let isRise = !trend.isStill && !trend.isFall
    if let turns, turns.isGrowing, turns.isOneSided, isRise, 2 * trend.rises > trend.window { return .swingsGrow }
    if trend.isAboveStart { return .aboveStart }
    if trend.isStill { return turns != nil ? .toAndFro : trend.isRestless ? .upAndDown : .still }
    // What its ends say of a C that went up and down is chance.
    // One step may go the other way, two of the last four are a habit.
    let against = trend.latest.count { $0 != isRise }
    let goesThere = isRise == trend.endsInRise && against < 2 && (turns == nil || trend.rises == 0 || isRise)
    if trend.rises >= RunStatus.swingRises || trend.isRestless || !goesThere {
      return turns == nil ? .upAndDown : .oscillating
    }
    return isRise ? .rising : .falling
  }
}

extension Verdict.Turns {
  /// nil where no step has turned back.
  fileprivate init?(of record: RunRecord) {
    let since = record.latest.state.step - record.changedAt
    let moves = Array(record.moves.suffix(since))
    var count = 0
    var logarithms: [Double] = []
    for (index, move) in moves.enumerated() where move < 0 {
      // The first step after a change is not measured by the one before it.
      if index == 0, since <= record.moves.count, record.changedAt > 0 { continue }
      count += 1
      let before = index > 0 ? abs(moves[index - 1]) : record.moveBefore ?? 0
      guard before > 0, before.isFinite, move.isFinite else { continue }
      logarithms.append(naturalLogarithm(abs(move) / before))
    }
    guard !logarithms.isEmpty else { return nil }
    let mean = logarithms.reduce(0, +) / Double(logarithms.count)
    let growth = exponential(mean)
    let isOneSided =
      growth > 1 ? logarithms.allSatisfy { $0 > 0 } : logarithms.allSatisfy { $0 < 0 }
    self.init(
      count: count, window: moves.count, growth: growth,
      isEven: (isOneSided || abs(mean) < 0.005) && logarithms.allSatisfy { abs($0 - mean) < 0.01 },
      isOneSided: isOneSided)
  }
}

extension Verdict.Trend {
  fileprivate init(of record: RunRecord) {
    var costs = Array(record.costs.suffix(1 + max(0, record.latest.state.step - record.changedAt)))
    // A schedule that has come to 0: what C did before says nothing of how it stands now.
    if record.latest.settings.learningRate == 0, let last = costs.last {
      let still = costs.reversed().prefix { $0 == last }.count
      if still > 1 { costs = Array(costs.suffix(still)) }
    }
    let latest = costs.last ?? record.latest.cost
    self.init(
      window: max(0, costs.count - 1), rises: zip(costs, costs.dropFirst()).count { $0 < $1 },
      from: costs.first ?? latest, to: latest, start: record.hasFirstRuler ? record.bounds.firstCost : nil,
      range: Self.span(costs), latest: zip(costs, costs.dropFirst()).suffix(4).map { $0 < $1 })
  }
}
