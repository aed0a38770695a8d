// How one run of a race came out, as `nabla compare` prints it and the screen shows it.

/// The end of a run beside its start.
package struct RaceOutcome: Equatable, Sendable {
  package let status: RunStatus
  /// The last step that had not diverged; 0 where none had.
  package let lastStep: Int
  /// C there; nil where it is not finite.
  package let finalCost: Double?
  /// The first step at the target cost; nil without one, or where it was not reached.
  package let targetStep: Int?
  /// How many steps pointed against the one before.
  package let swings: Int
  /// λ at step 0: the algebraically largest eigenvalue of the Hessian over all samples; nil where it is not finite.
  package let sharpness: Double?
  /// λ at `lastStep`.
  package let finalSharpness: Double?
  /// The largest stable η at step 0; nil where the optimizer has none, or λ ≤ 0.
  package let limit: Double?
  package let reason: RaceReason

  package init(of lane: RaceLane) { self.init(of: lane, sharpness: nil) }

  /// - Parameters:
  ///   - lane: the run, as far as it went.
  ///   - known: λ at step 0 where it has been found already.
  init(of lane: RaceLane, sharpness known: Double??) {
    let record = lane.record
    let objective = Objective(lane.experiment)
    let first = lane.experiment.firstParameters
    let place = record.lastFinite
    status = record.status
    lastStep = place?.step ?? 0
    finalCost = place?.cost ?? (record.latest.cost.isFinite ? record.latest.cost : nil)
    targetStep = record.targetStep
    swings = record.swings
    let sharpness = known ?? Hessian(of: objective, at: first).sharpness
    self.sharpness = sharpness
    limit = sharpness.flatMap(lane.experiment.settings.optimizer.largestStableLearningRate)
    let end = Hessian(of: objective, at: place?.parameters ?? first)
    var range: CurvatureRange?
    if record.isFlat {
      range = end.range
      finalSharpness = range?.greatest.value
    } else {
      finalSharpness = lastStep == 0 ? sharpness : end.sharpness
    }
    reason = RaceReason(of: record, flatPlace: range.map(FlatPlace.init))
  }
}

extension RunRecord {
  /// Whether the run counts as converged because its slope is as good as 0.
  fileprivate var isFlat: Bool {
    guard status == .converged, targetCost == nil else { return false }
    if case .perceptron = latest.state.optimizer { return false }
    return true
  }
}

/// Why a run came out as it did: what is to be said in words.
package enum RaceReason: Equatable, Sendable {
  /// The target cost was reached at this step.
  case reachedTarget(step: Int)
  /// The slope is as good as 0; which place that is, nil where the curvature is not known.
  case flat(FlatPlace?)
  /// The perceptron went through a whole epoch without a change.
  case settled
  /// It stepped over the minimum, and every swing was `factor` times as long as the one before.
  case outgrew(firstSwing: Int, factor: Double)
  /// It left all bounds without swinging.
  case flewOff(step: Int)
  /// It keeps stepping over the minimum.
  case swinging(swings: Int, steps: Int, factor: Double)
  /// So many of the last 20 steps raised the cost, though they do not turn back.
  case rising(rises: Int)
  /// It steps over the minimum and still comes closer: every swing is `factor` times as long as the one before.
  case closingIn(swings: Int, steps: Int, factor: Double)
  /// It goes to and fro, neither closer nor farther.
  case pacing(swings: Int, steps: Int)
  /// It is on its way; the last 20 steps took this part of the cost away.
  case underWay(share: Double?)

  init(of record: RunRecord, flatPlace: FlatPlace?) {
    let steps = record.latest.state.step
    switch record.status {
    case .diverged(let at, _):
      if let first = record.firstSwing, let factor = record.swingGrowth, factor > 1 {
        self = .outgrew(firstSwing: first, factor: factor)
      } else {
        self = .flewOff(step: at)
      }
    case .converged:
      if let step = record.targetStep, record.targetCost != nil {
        self = .reachedTarget(step: step)
      } else if case .perceptron = record.latest.state.optimizer {
        self = .settled
      } else {
        self = .flat(flatPlace)
      }
    case .oscillating:
      if record.swings * 2 >= steps, let factor = record.swingGrowth {
        self = .swinging(swings: record.swings, steps: steps, factor: factor)
      } else {
        self = .rising(rises: record.rises)
      }
    case .descending:
      if steps > 1, record.swings * 2 >= steps - 1, let factor = record.swingGrowth {
        self =
          abs(factor - 1) < 0.005
          ? .pacing(swings: record.swings, steps: steps)
          : .closingIn(swings: record.swings, steps: steps, factor: factor)
      } else {
        self = .underWay(share: record.recentFall)
      }
    }
  }
}
