// The runs that a contour shows, however it is drawn.

import NablaCanvas
import NablaCore

extension ContourView {
  /// The paths of the other runs, with what they are drawn with.
  var otherRuns: [(points: [(x: Double, y: Double)], pen: Pen, pattern: LinePattern)] {
    model.workspace.runs.filter {
      $0.number != model.workspace.currentNumber && $0.history.experiment.names == model.names
    }
    .map { run in
      let last = run.entry == nil ? run.history.latestStep : min(run.history.latestStep, model.workspace.cursor.step)
      let pen = run.entry.map { Pen(.series($0.place), priority: 3) } ?? Pen(.ghost, priority: 2)
      let pattern = run.entry.map { $0.place % 2 == 0 ? LinePattern.dashed : .dotted } ?? .dotted
      return (points(of: run.history, to: last), pen, pattern)
    }
  }

  /// The path of the run on screen, to where it is now.
  var ownPath: [(x: Double, y: Double)] {
    points(of: model.workspace.history, to: model.workspace.cursor.step) + [here]
  }

  /// Where the other runs of a comparison are.
  var rivals: [(letter: Unicode.Scalar, role: Role, point: (x: Double, y: Double))] {
    model.workspace.runs.compactMap { run in
      guard let entry = run.entry, run.number != model.workspace.currentNumber,
        run.history.experiment.names == model.names, let letter = run.name.unicodeScalars.first,
        let point = points(of: run.history, to: min(run.history.latestStep, model.workspace.cursor.step)).last
      else { return nil }
      return (letter, .series(entry.place), point)
    }
  }

  /// What the parameter along an axis is called.
  func axisName(_ isX: Bool) -> String {
    model.names.name(at: isX ? model.look.axisX : model.look.axisY ?? model.look.axisX)
  }
}
