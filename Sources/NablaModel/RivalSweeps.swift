// The curves of compared runs that differ in more than their learning rate: one beside the other over the same rates.

import NablaCore

/// A curve of another run.
package struct RivalSweep: Equatable, Sendable {
  /// The run's number.
  package let run: Int
  package let request: SweepRequest
}

extension Model {
  /// What is known of the curves of other runs, in the order of the runs.
  package var shownRivals: [(run: Run, image: SweepImage)] {
    wantedRivals.compactMap { wanted in
      guard let image = rivals.first(where: { $0.request == wanted.request }),
        let run = workspace.runs.first(where: { $0.number == wanted.run })
      else { return nil }
      return (run, image)
    }
  }

  /// The first of these curves that is not known to its end.
  package var unknownRival: SweepRequest? {
    wantedRivals.first { wanted in !rivals.contains { $0.request == wanted.request && $0.isFinished } }?.request
  }

  /// Says which curves of other runs are wanted: as soon as the rates of the current run's are known, for all runs that are
  /// compared with it and make other steps, or set out elsewhere, at the same rate.
  package mutating func refreshRivals() {
    guard let sweep = shownSweep, workspace.isRacing, look.rates.origin == nil else {
      wantedRivals = []
      return
    }
    var requests: [RivalSweep] = []
    for run in workspace.runs where run.entry != nil && run.number != workspace.currentNumber {
      var experiment = run.history.experiment
      experiment.settings = run.history.settings(at: workspace.changeStep)
      let request = SweepRequest(
        experiment: experiment, start: run.history.state(at: 0).parameters, steps: sweep.request.steps,
        including: sweep.request.including, rates: sweep.rates)
      let isNew = !requests.contains { $0.request == request } && !request.hasSameRuns(as: sweep.request)
      if isNew { requests.append(RivalSweep(run: run.number, request: request)) }
    }
    wantedRivals = requests
    rivals.removeAll { known in !requests.contains { $0.request == known.request } }
  }

  /// Takes in what is known of one of these curves.
  package mutating func takeRival(_ image: SweepImage) {
    guard wantedRivals.contains(where: { $0.request == image.request }) else { return }
    rivals.removeAll { $0.request == image.request }
    rivals.append(image)
  }
}
