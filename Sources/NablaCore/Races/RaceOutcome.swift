// How one run of a race came out: its verdict, and the curvature at both of its ends.

/// The end of a run beside its start.
package struct RaceOutcome: Equatable, Sendable {
  package let verdict: Verdict
  /// The last step that had not diverged; 0 where none had.
  package let lastStep: Int
  /// C there; nil where it is not finite.
  package let finalCost: Double?
  /// C over held-out samples there; nil where there are none, or no such step.
  package let testCost: Double?
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

  package var status: RunStatus { verdict.status }

  package init(of lane: RaceLane) { self.init(of: lane, sharpness: nil) }

  /// - Parameters:
  ///   - lane: the run, as far as it went.
  ///   - known: λ at step 0 where it has been found already.
  init(of lane: RaceLane, sharpness known: Double??) {
    let record = lane.record
    let objective = Objective(lane.experiment)
    let first = lane.experiment.firstParameters
    let place = record.lastFinite
    lastStep = place?.step ?? 0
    finalCost = place?.cost ?? (record.latest.cost.isFinite ? record.latest.cost : nil)
    testCost = place.flatMap { objective.testCost(at: $0.parameters) }
    targetStep = record.targetStep
    swings = record.swings
    let frozen = lane.experiment.settings.frozen
    let sharpness = known ?? Hessian(of: objective, at: first, frozen: frozen).sharpness
    self.sharpness = sharpness
    limit = sharpness.flatMap(lane.experiment.settings.optimizer.largestStableLearningRate)
    let end = Hessian(of: objective, at: place?.parameters ?? first, frozen: frozen)
    var range: CurvatureRange?
    if record.isFlat {
      range = end.range
      finalSharpness = range?.greatest.value
    } else {
      finalSharpness = lastStep == 0 ? sharpness : end.sharpness
    }
    let flatPlace = range.flatMap {
      FlatPlace.found(
        by: objective, at: place?.parameters ?? first, range: $0, flatSlope: record.bounds.flatSlope, frozen: frozen)
    }
    verdict = Verdict(of: record, flatPlace: flatPlace)
  }
}
