// The ways of the runs across a contour: the current one's, and those of the others.

import NablaCanvas
import NablaCore

struct ContourPaths {
  let model: Model
  let landscape: Landscape
  let map: PlaneMap

  func draw(on grid: inout DotGrid) {
    drawOtherRuns(on: &grid)
    drawPath(on: &grid)
  }

  /// The places of a run's steps, as far as they are remembered, seen from straight above.
  func points(of history: History, to step: Int) -> [(x: Double, y: Double)] {
    history.path.points.prefix(step / history.path.spacing + 1).map(landscape.place)
  }

  private func drawOtherRuns(on grid: inout DotGrid) {
    let current = model.workspace.currentNumber
    for run in model.workspace.runs where run.number != current {
      guard run.history.experiment.names == model.names else { continue }
      let last = run.entry == nil ? run.history.latestStep : min(run.history.latestStep, model.workspace.cursor.step)
      let line = points(of: run.history, to: last).map { map.dot(x: $0.x, y: $0.y) }
      let pen = run.entry.map { Pen(.series($0.place), priority: 3) } ?? Pen(.ghost, priority: 2)
      grid.polyline(line, pen, run.entry.map { $0.place % 2 == 0 ? .dashed : .dotted } ?? .dotted)
    }
  }

  private func drawPath(on grid: inout DotGrid) {
    var line = points(of: model.workspace.history, to: model.workspace.cursor.step).map { map.dot(x: $0.x, y: $0.y) }
    line.append(map.dot(x: here.x, y: here.y))
    grid.polyline(line, Pen(.accent, .bold, priority: 5))
  }

  /// Where the run is now.
  var here: (x: Double, y: Double) { landscape.place(of: model.situation.parameters) }
}
