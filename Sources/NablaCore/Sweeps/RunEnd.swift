// Where one of many runs has come to, from nothing but its costs and its last parameters.

/// The end of a run of which nothing on the way is kept.
///
/// Every number is what a `RunRecord` of that run alone would say.
package struct RunEnd: Equatable, Sendable {
  /// The last step it came to: the one that was asked for, or the first diverged one.
  package let step: Int
  package let status: RunStatus.Word
  /// The first step that diverged.
  package let divergedAt: Int?
  /// The last C that had not diverged; nil where there was none.
  package let finalCost: Double?
  /// The first step at the target cost; nil without one, or where it was not reached.
  package let targetStep: Int?
  /// The greatest C on the way before it diverged.
  package let greatestCost: Double
  /// How many steps raised C by more than a billionth of the start's |C|.
  package let rises: Int
  /// How many of the last 64 steps did.
  package let lateRises: Int
  /// The last step that changed C by more than `Basins.costTolerance`: since then it is at rest. 0 where none did.
  package let settledAt: Int
  /// The parameters at `step`; empty where they were let go.
  package private(set) var parameters: [Double]

  /// How many of the last steps tell where a run has settled.
  package static let lateWindow = 64

  /// The same without its parameters: what is kept of many runs of a large network.
  package var withoutParameters: RunEnd {
    var copy = self
    copy.parameters = []
    return copy
  }

  /// - Parameters:
  ///   - tally: the costs of the whole run.
  ///   - parameters: those at the last step.
  ///   - objective: what C is of.
  ///   - frozen: the numbers of the parameters that are held still.
  ///   - hasSettled: whether a perceptron's rule has nothing left to change; nil for other rules.
  init(
    _ tally: CostTally, parameters: [Double], objective: Objective, frozen: [Int] = [], hasSettled: Bool? = nil
  ) {
    step = tally.step
    divergedAt = tally.divergedAt
    finalCost = tally.last ?? (tally.first.isFinite ? tally.first : nil)
    targetStep = tally.targetStep
    greatestCost = tally.greatest
    rises = tally.rises
    lateRises = tally.lateRises
    settledAt = tally.settledAt
    self.parameters = parameters
    let bounds = tally.bounds
    if divergedAt != nil {
      status = .diverged
    } else if bounds.targetCost.map({ (tally.last ?? .infinity) <= $0 }) ?? hasSettled
      ?? (TrainingStep.norm(of: objective.costAndGradient(at: parameters).gradient, without: frozen) < bounds.flatSlope)
    {
      status = .converged
    } else {
      status = tally.rawLateRises >= RunStatus.swingRises ? .oscillating : .descending
    }
  }
}

/// The costs of a run as they come, step 0 first.
struct CostTally {
  let bounds: RunBounds
  private(set) var step = 0
  let first: Double
  /// The last C that had not diverged.
  private(set) var last: Double?
  private(set) var divergedAt: Int?
  private(set) var targetStep: Int?
  private(set) var greatest: Double
  private(set) var rises = 0
  private(set) var settledAt = 0
  /// A bit for each of the last 64 steps, the latest lowest: whether it raised C by more than rounding, or at all.
  private var late: UInt64 = 0
  private var rawLate: UInt64 = 0
  private let leastRise: Double
  private let greatestCost: Double

  init(first: Double, targetCost: Double?) {
    let bounds = RunBounds(firstCost: first, targetCost: targetCost)
    self.bounds = bounds
    self.first = first
    greatest = first
    greatestCost = bounds.greatestCost
    leastRise = first.isFinite ? 1e-9 * abs(first) : 0
    if first <= greatestCost {
      last = first
      if let targetCost, first <= targetCost { targetStep = 0 }
    } else {
      divergedAt = 0
    }
  }

  var hasEnded: Bool { divergedAt != nil }

  var lateRises: Int { late.nonzeroBitCount }
  var rawLateRises: Int { (rawLate & (1 << UInt64(RunStatus.swingWindow) - 1)).nonzeroBitCount }

  /// Takes note of C after one more step; no number where a parameter has left the finite.
  mutating func note(_ cost: Double) {
    guard let before = last, divergedAt == nil else { return }
    step += 1
    // A comparison with what is no number is false.
    guard cost <= greatestCost, cost.isFinite else {
      divergedAt = step
      return
    }
    let isRise = cost - before > leastRise
    rises += isRise ? 1 : 0
    if abs(cost - before) > Basins.costTolerance { settledAt = step }
    late = late << 1 | (isRise ? 1 : 0)
    rawLate = rawLate << 1 | (cost > before ? 1 : 0)
    if cost > greatest { greatest = cost }
    last = cost
    if targetStep == nil, let target = bounds.targetCost, cost <= target { targetStep = step }
  }
}
