// Several runs from one start, a step of each at a time.

/// One run of a race.
package struct RaceLane: Equatable, Sendable {
  package let experiment: Experiment
  /// What the run has shown up to its latest step.
  package private(set) var record: RunRecord

  /// The run at step 0.
  package init(_ experiment: Experiment) {
    self.experiment = experiment
    let start = TrainingStep(
      from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
    record = RunRecord(from: start, targetCost: experiment.targetCost)
  }

  /// Whether the run has come to its end: a diverged run goes no further.
  package var hasStopped: Bool { record.divergedAt != nil }

  /// Makes one step; a run that has stopped stays where it is.
  package mutating func advance() {
    guard !hasStopped else { return }
    record.note(
      TrainingStep(from: record.latest.next, subject: experiment.subject, settings: experiment.settings))
  }
}

/// Runs that differ in their settings, in lock-step.
///
///     var race = Race([slow, fast])
///     for _ in 0..<100 { race.advance() }
///     race.outcomes.map(\.status)
///
/// A race keeps no past: where steps are to be looked at again, a `History` for each run does.
package struct Race: Equatable, Sendable {
  package private(set) var lanes: [RaceLane]

  package init(_ experiments: [Experiment]) { self.init(experiments.map { RaceLane($0) }) }

  /// The race of runs that have come to the same step, or have stopped before.
  package init(_ lanes: [RaceLane]) { self.lanes = lanes }

  /// One step of every run that has not stopped.
  package mutating func advance() {
    for index in lanes.indices { lanes[index].advance() }
  }

  /// How each run came out, in their order.
  ///
  /// - Complexity: two largest eigenvalues a run, and both ends of the spectrum where it lies flat.
  package var outcomes: [RaceOutcome] { outcomes {} }

  /// How each run came out, in their order.
  ///
  /// - Parameter isKnown: called as each becomes known.
  package func outcomes(each isKnown: () -> Void) -> [RaceOutcome] {
    var result: [RaceOutcome] = []
    for (index, lane) in lanes.enumerated() {
      // Runs that differ in the learning rate only leave from the same curvature.
      let twin = lanes[..<index].firstIndex { $0.hasSameStart(as: lane) }
      result.append(RaceOutcome(of: lane, sharpness: twin.map { result[$0].sharpness }))
      isKnown()
    }
    return result
  }

  /// Whether the costs of all runs measure the same thing, so that the lower one is the better one.
  package var hasComparableCosts: Bool {
    lanes.allSatisfy {
      $0.experiment.subject == lanes[0].experiment.subject
        && ($0.experiment.settings.network == nil
          || $0.experiment.settings.loss == lanes[0].experiment.settings.loss
            && $0.experiment.settings.regularization == lanes[0].experiment.settings.regularization)
    }
  }
}

extension RaceLane {
  /// Whether C and the parameters at step 0 are the same.
  fileprivate func hasSameStart(as other: RaceLane) -> Bool {
    Objective(experiment) == Objective(other.experiment)
      && experiment.settings.frozen == other.experiment.settings.frozen
      && experiment.firstParameters == other.experiment.firstParameters
  }
}
