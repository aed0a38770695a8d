// Where one points in the contour, and what could start there.

import NablaCore
import NablaLesson
import NablaWords

extension Model {
  /// Whether keys go to the cursor on the contour.
  package var pointsAtContour: Bool { look.focus == .contour && look.cursor != nil && wantedSlice != nil }

  /// The cursor's place in words: w1 = 0.5, w2 = -1.
  package func cursorText(_ cursor: ContourCursor) -> String {
    let axes = axisNames
    let x = "\(axes.x) = \(Words.coordinate(cursor.x))"
    return axes.y.map { "\(x), \($0) = \(Words.coordinate(cursor.y))" } ?? x
  }

  /// Why no run can start at the cursor; nil where one can.
  package var reasonAgainstStart: Phrase? {
    guard workspace.isRacing else { return nil }
    let entries = workspace.runs.filter { $0.entry != nil }
    let first = workspace.history.experiment.initialization
    // Runs that are compared because they start at different places cannot all start at one.
    let isSame = entries.allSatisfy {
      $0.history.experiment.names == names && $0.history.experiment.initialization == first
    }
    return workspace.current.entry == nil || isSame ? nil : .raceHasOwnStarts
  }
}
