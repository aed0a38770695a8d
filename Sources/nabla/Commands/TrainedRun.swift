// A run without a screen, with what a command line changes on its way.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaScreen

struct TrainedRun {
  private let experiment: Experiment
  /// The run up to its last change; nil where nothing is changed.
  private let beginning: History?

  /// - Parameters:
  ///   - scene: what is trained.
  ///   - changes: made as a learner makes them on the screen.
  ///   - end: the last step that is wanted.
  /// - Throws: `Failure` 64 for a change that cannot be made.
  init(_ scene: Scene, changes: [Staging.Change], through end: Int) throws {
    experiment = scene.experiment
    guard let last = changes.map(\.step).max() else {
      beginning = nil
      return
    }
    guard last <= end else {
      throw Failure(
        .usage, ko: "--change: \(last)스텝은 마지막 스텝 \(end)보다 뒤예요",
        en: "--change: step \(last) lies behind the last one, \(end)")
    }
    var staging = Staging()
    staging.changes = changes
    staging.step = last
    var model = Model(scene, size: Size(columns: 80, rows: 24), isPlaying: false)
    try Stage.prepare(&model, staging)
    beginning = model.workspace.history
  }

  /// Gives each situation, from step 0 on, with the settings that its step is made with.
  func forEachStep(through last: Int, _ body: (TrainingStep, Settings) -> Void) {
    guard var history = beginning else {
      var state = experiment.firstState
      for _ in 0...last {
        let step = TrainingStep(from: state, subject: experiment.subject, settings: experiment.settings)
        body(step, experiment.settings)
        state = step.next
      }
      return
    }
    let known = min(last, history.latestStep)
    // In pieces: all steps of a long run at once would take much memory.
    for first in stride(from: 0, through: known, by: 64) {
      for step in history.steps(first...min(first + 63, known)) {
        body(step, history.settings(at: step.state.step))
      }
    }
    while history.latestStep < last {
      history.advance()
      body(history.latest, history.settings(at: history.latestStep))
    }
  }
}
