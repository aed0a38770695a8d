// What is said of the runs at the step on screen.

import NablaCore
import NablaWords

extension Model {
  /// The verdict on a run at the step on screen.
  package func verdict(on run: Run) -> Verdict {
    verdict(on: run, record(of: run))
  }

  /// The same, where the record is at hand.
  ///
  /// - Parameters:
  ///   - run: what the verdict is on.
  ///   - record: what `record(of:)` gives for it.
  package func verdict(on run: Run, _ record: RunRecord) -> Verdict {
    Verdict(of: record, flatPlace: record.isFlat ? flatPlace(of: record, in: run.history) : nil)
  }

  /// What a run has shown up to the step that it is judged at.
  package func record(of run: Run) -> RunRecord { run.history.record(through: judgedStep(of: run)) }

  /// Which step a run is judged at. A diverged run ends with its last finite step: there it is what became of it.
  private func judgedStep(of run: Run) -> Int {
    let step = workspace.cursor.step
    guard run.number == workspace.currentNumber, let diverged = run.history.divergedAt else { return step }
    return step >= workspace.lastShownStep ? diverged : step
  }

  /// What the curvature makes of where a run stands; nil where finding out would keep a key waiting.
  package func flatPlace(of record: RunRecord, in history: History) -> FlatPlace? {
    let isAffordable =
      playback.isPlaying ? Curvatures.isInstant(history.experiment) : Curvatures.isQuick(history.experiment)
    guard isAffordable else { return nil }
    let settings = history.settings(at: record.latest.state.step)
    let objective = Objective(history.experiment.subject, settings: settings)
    let parameters = record.latest.state.parameters
    return Hessian(of: objective, at: parameters, frozen: settings.frozen).range.flatMap {
      FlatPlace.found(
        by: objective, at: parameters, range: $0, flatSlope: record.bounds.flatSlope, frozen: settings.frozen)
    }
  }

  /// Why the current run can go no further; nil where it can.
  package var divergence: Phrase? {
    let history = workspace.history
    guard let step = history.divergedAt, let cause = history.divergence else { return nil }
    return .diverged(DivergenceLabel(cause, at: step, history.experiment.names))
  }
}
