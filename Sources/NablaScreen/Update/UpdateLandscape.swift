// How the landscape of the cost is looked at: as lines, shades or a surface, and from where.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  mutating func cycleLandscape() {
    let views = LandscapeView.allCases
    look.landscape = views[(views.firstIndex(of: look.landscape)! + 1) % views.count]
    // On a surface a cell is no single place.
    if showsSurface { look.cursor = nil }
    // The slice of the starts is another one than that of the step on screen.
    refreshSlice()
    show(.landscapeSet(look.landscape))
  }

  /// C over the two axes, all others as they are at step 0.
  var landscapeOfStarts: Landscape {
    let objective = Objective(workspace.history.experiment.subject, settings: situation.settings)
    let start = workspace.history.state(at: 0).parameters
    return .parameters(CostSlice(objective, through: start, x: look.axisX, y: look.axisY))
  }

  /// Says which plane of starts is wanted: one in the middle of each cell, at the round numbers that a cursor there has.
  mutating func askForBasins(_ map: PlaneMap) {
    guard let y = look.axisY else { return }
    let plot = map.plot
    let size = map.cellSize
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    func request(_ known: [Basins.Minimum]) -> BasinRequest {
      BasinRequest(
        experiment: experiment, start: workspace.history.state(at: 0).parameters, x: look.axisX, y: y,
        xs: (plot.x..<plot.maxX).map { Self.round(map.place(of: Point(x: $0, y: plot.y)).x, within: size.x) },
        ys: (plot.y..<plot.maxY).reversed().map {
          Self.round(map.place(of: Point(x: plot.x, y: $0)).y, within: size.y)
        },
        steps: look.ways.basinSteps, known: known)
    }
    let wanted = request([])
    if let wantedBasins, wantedBasins.hasSameRuns(as: wanted) { return }
    // Letters stay where they were as η moves.
    wantedBasins = basins.map { $0.request.hasSameGround(as: wanted) ? request($0.lettered) : wanted } ?? wanted
  }

  /// Takes in the slice that the contour shows.
  mutating func show(_ image: SliceImage) {
    slice = image
    takeStance()
  }

  /// Lets the surface be looked at as if for the first time.
  mutating func forgetStance() {
    look.stance = nil
    look.heights = nil
  }

  /// Chooses from where the surface is seen, where nobody has: so that no hill stands in the way, the corner with the
  /// lowest cost is in front; and how high its costs stand. The one stays so while the run goes on,
  /// the other as long as it can.
  mutating func takeStance() {
    guard showsSurface, let wantedSlice else { return }
    if let slice, slice.request == wantedSlice { look.heights = CostHeights(slice.costs, keeping: look.heights) }
    guard look.stance == nil else { return }
    let x = wantedSlice.viewport.x
    let y = wantedSlice.viewport.y
    let corners = [
      (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
      (x.lowerBound, y.upperBound),
    ]
    let costs = corners.map { wantedSlice.landscape.cost(x: $0, y: $1) }.map { $0.isFinite ? $0 : .infinity }
    look.stance = .automatic(facing: costs.indices.min { costs[$0] < costs[$1] }!)
  }
}
