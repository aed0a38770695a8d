// How runs are told apart on pictures, and how far each is shown.

import NablaCanvas
import NablaCore

extension Run {
  /// What it is drawn in: its colour in a comparison; else the current run stands out from those before it.
  package func role(isCurrent: Bool) -> Role { entry.map { .series($0.place) } ?? (isCurrent ? .accent : .ghost) }

  /// What stands where it is on a picture.
  package var letter: Unicode.Scalar { name.unicodeScalars.first! }

  /// The last of its steps that can be shown: a diverged run ends with its last finite one.
  var lastShownStep: Int { history.divergedAt.map { max(0, min(history.latestStep, $0 - 1)) } ?? history.latestStep }

  /// The step that a picture shows it at: compared runs keep step with the cursor, others have come to their end.
  package func shownStep(_ workspace: Workspace) -> Int {
    entry == nil && number != workspace.currentNumber ? lastShownStep : min(lastShownStep, workspace.cursor.step)
  }
}

extension Workspace {
  /// The current run last, so that it lies on top.
  package var runsInDrawingOrder: [Run] { runs.filter { $0.number != currentNumber } + [current] }
}
