// The ways of the runs across a landscape: the current one's, and those of the others.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct ContourPaths {
  @Shown var model: Model
  let landscape: Landscape

  /// The places of a run's steps, as far as they are remembered, seen from straight above.
  func points(of history: History, to step: Int) -> [(x: Double, y: Double)] {
    history.path.points.prefix(step / history.path.spacing + 1).map(landscape.place)
  }

  /// Where the run is now.
  var here: (x: Double, y: Double) { landscape.place(of: model.situation.parameters) }

  /// The path of the run on screen, to where it is now.
  var ownPath: [(x: Double, y: Double)] {
    points(of: model.workspace.history, to: model.workspace.cursor.step) + [here]
  }

  /// What the run on screen is drawn in.
  var ownRole: Role { model.workspace.current.role(isCurrent: true) }

  /// What the path of the run on screen is drawn with.
  var ownPen: Pen { Pen(ownRole, .bold, priority: 5) }

  /// The other runs that the same landscape is for.
  private var others: [Run] {
    model.workspace.runs.filter {
      $0.number != model.workspace.currentNumber && $0.history.experiment.names == model.names
    }
  }

  /// The paths of the other runs, with what they are drawn with.
  var otherRuns: [(points: [(x: Double, y: Double)], pen: Pen, pattern: LinePattern)] {
    others.map { run in
      let pen = Pen(run.role(isCurrent: false), priority: run.entry == nil ? 2 : 3)
      let pattern = run.entry.map { $0.place % 2 == 0 ? LinePattern.dashed : .dotted } ?? .dotted
      return (points(of: run.history, to: run.shownStep(model.workspace)), pen, pattern)
    }
  }

  /// Where the other runs are, each with its letter.
  var rivals: [(point: (x: Double, y: Double), letter: Unicode.Scalar, role: Role)] {
    others.map { run in
      let parameters = run.history.state(at: run.shownStep(model.workspace)).parameters
      return (landscape.place(of: parameters), run.letter, run.role(isCurrent: false))
    }
  }

  package func draw(on grid: inout DotGrid, _ map: PlaneMap) {
    for run in otherRuns { grid.polyline(run.points.map { map.dot(x: $0.x, y: $0.y) }, run.pen, run.pattern) }
    grid.polyline(ownPath.map { map.dot(x: $0.x, y: $0.y) }, ownPen)
  }
}
