// The cost over a single parameter: a curve, the point on it and its tangent.

import NablaCanvas
import NablaCore

struct CostCurveView {
  let model: Model
  let image: SliceImage

  func draw(in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let finite = image.costs.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return }
    let scale = ValueScale(.linear, from: low, to: high)
    var grid = DotGrid(plot, level: pencil.level)
    let range = image.request.viewport.x
    func dot(_ x: Double, _ cost: Double) -> DotPoint {
      DotPoint(
        x: (x - range.lowerBound) / (range.upperBound - range.lowerBound) * Double(grid.columns - 1),
        y: (1 - scale.place(of: cost)) * Double(grid.rows - 1))
    }
    grid.polyline(zip(image.xs, image.costs).map { dot($0, $1) }, Pen(.series(0), priority: 1))
    let x = model.situation.parameters[model.look.axisX]
    let cost = model.situation.step.cost
    let slope = model.situation.step.gradient[model.look.axisX]
    let reach = (range.upperBound - range.lowerBound) / 4
    grid.dashedLine(
      from: dot(x - reach, cost - slope * reach), to: dot(x + reach, cost + slope * reach), Pen(.warning, priority: 3))
    let path = model.workspace.history.path
    for point in path.points.prefix(model.workspace.cursor.step / path.spacing + 1) {
      let cost = model.wantedSlice!.slice.objective.cost(at: point)
      let place = dot(point[model.look.axisX], cost)
      guard place.x.isFinite, place.y.isFinite else { continue }
      grid.dot(x: Int(clamping: place.x), y: Int(clamping: place.y), Pen(.accent, .bold, priority: 4))
    }
    grid.draw(into: &frame)
    let now = dot(x, cost)
    guard now.x.isFinite, now.y.isFinite else { return }
    frame.set(
      pencil.symbols.now, Style(.warning, .bold),
      x: plot.x + Int(clamping: now.x / Double(grid.dotsPerCell.columns)),
      y: plot.y + Int(clamping: now.y / Double(grid.dotsPerCell.rows)))
  }
}
