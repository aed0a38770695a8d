// The part of the plane that shows a run: around its start, and growing with its path.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson

package enum AutomaticViewport {
  /// How far the viewport reaches from the start on each side.
  private static let reach = 4.0
  /// How many times its own width a viewport may grow to each side.
  private static let mostGrowth = 3.0
  /// No viewport reaches further from 0 than this.
  private static let farthest = 1e8

  /// The viewport of a run: the scene's ranges if it gives any for these axes, stretched where the path leaves them.
  ///
  /// It depends on the path up to a step alone, so that the same step shows the same picture from wherever one comes.
  ///
  /// - Parameters:
  ///   - history: the run whose path should be seen.
  ///   - step: how far along the path one is.
  ///   - contour: what the scene says of its contour, if anything.
  ///   - x: the parameter to the right, by its index.
  ///   - y: the parameter upwards; nil where there is only one.
  package static func viewport(
    of history: History, to step: Int, contour: SceneContour?, x: Int, y: Int?
  ) -> Viewport {
    let names = history.experiment.names
    func given(_ axis: Int) -> ClosedRange<Double>? {
      let name = names.name(at: axis)
      if contour?.x == name || (contour?.x == nil && axis == 0) { return contour?.xRange }
      if contour?.y == name || (contour?.y == nil && axis == 1) { return contour?.yRange }
      return nil
    }
    let spacing = history.path.spacing
    let path = history.path.points.prefix(step / spacing + 1)
    let start = path.first ?? []
    let axes = [x] + (y.map { [$0] } ?? [])
    let bases = axes.map { given($0) ?? base(around: start.isEmpty ? 0 : start[$0]) }
    // A run that is thrown far away leaves the picture, which keeps showing where it came from; one that goes far down
    // does not.
    let points = path.enumerated().filter { index, point in
      zip(axes, bases).allSatisfy { reachable(from: $1).contains(point[$0]) }
        || !isThrown(history, at: index * spacing) && axes.allSatisfy { abs(point[$0]) < farthest }
    }.map(\.element)
    let ranges = zip(axes, bases).map { axis, base in stretched(base, over: points.lazy.map { $0[axis] }) }
    return Viewport(x: ranges[0], y: ranges.count > 1 ? ranges[1] : 0...1)
  }

  /// The viewport of whatever landscape the contour shows.
  package static func viewport(of model: Model, _ landscape: Landscape) -> Viewport {
    let workspace = model.workspace
    switch landscape {
    case .parameters(let slice):
      return viewport(
        of: workspace.history, to: workspace.cursor.step, contour: workspace.scene.contour, x: slice.x, y: slice.y)
    case .plane(let plane):
      // A step of 1 along a random direction is as long as the parameters themselves.
      if case .random = plane.kind { return Viewport(x: -1...1, y: -1...1) }
      let places = model.shownPath.map(landscape.place)
      let found = Viewport(x: room(around: places.lazy.map(\.x)), y: room(around: places.lazy.map(\.y)))
      return found.isUsable ? found : Viewport(x: -1...1, y: -1...1)
    }
  }

  /// A range of round numbers with all values in it, and as much room again around them.
  private static func room(around values: some Sequence<Double>) -> ClosedRange<Double> {
    var low = 0.0
    var high = 0.0
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    let width = max(high - low, 1e-6)
    var unit = 1e-7
    while unit * 8 < width, unit < 1e9 { unit *= 2 }
    return ((low - width / 2) / unit).rounded(.down) * unit...((high + width / 2) / unit).rounded(.up) * unit
  }

  /// Whether a run's cost was above its start's at a step.
  private static func isThrown(_ history: History, at step: Int) -> Bool {
    let bins = history.costs.bins
    guard let first = bins.first, bins.indices.contains(step / history.costs.width) else { return true }
    return !(bins[step / history.costs.width].least <= first.greatest)
  }

  private static func base(around start: Double) -> ClosedRange<Double> {
    let centre = start.isFinite && abs(start) < 1e9 ? start.rounded() : 0
    return (centre - reach)...(centre + reach)
  }

  private static func reachable(from base: ClosedRange<Double>) -> ClosedRange<Double> {
    let farthest = mostGrowth * (base.upperBound - base.lowerBound)
    return (base.lowerBound - farthest)...(base.upperBound + farthest)
  }

  private static func stretched(_ base: ClosedRange<Double>, over values: some Sequence<Double>) -> ClosedRange<Double>
  {
    var low = base.lowerBound
    var high = base.upperBound
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    // A side that has to give way moves by whole grid lengths, so that the picture stands still most of the time.
    let unit = (base.upperBound - base.lowerBound) / 4
    if low < base.lowerBound { low = base.lowerBound - grown(base.lowerBound - low, unit: unit) }
    if high > base.upperBound { high = base.upperBound + grown(high - base.upperBound, unit: unit) }
    return low...high
  }

  /// The smallest of unit, 2 unit, 4 unit, … that covers an excess with a little room.
  private static func grown(_ excess: Double, unit: Double) -> Double {
    var length = unit
    while length < excess * 1.1, length < 1e9 { length *= 2 }
    return length
  }
}

extension Viewport {
  /// The viewport moved by shares of its width and height.
  package func moved(x shareX: Double, y shareY: Double) -> Viewport {
    let dx = (x.upperBound - x.lowerBound) * shareX
    let dy = (y.upperBound - y.lowerBound) * shareY
    return Viewport(
      x: (x.lowerBound + dx)...(x.upperBound + dx), y: (y.lowerBound + dy)...(y.upperBound + dy))
  }

  /// The viewport made larger or smaller around its centre.
  package func scaled(by factor: Double) -> Viewport {
    Viewport(x: Self.scaled(x, by: factor), y: Self.scaled(y, by: factor))
  }

  private static func scaled(_ range: ClosedRange<Double>, by factor: Double) -> ClosedRange<Double> {
    let centre = (range.lowerBound + range.upperBound) / 2
    let half = (range.upperBound - range.lowerBound) / 2 * factor
    return (centre - half)...(centre + half)
  }

  /// The viewport with one range widened, so that a distance is as long on screen along both axes.
  package func sameScale(on plot: Rect, level: GlyphLevel) -> Viewport {
    let map = PlaneMap(self, on: plot, level: level)
    let across = map.dotsPerUnit.x
    let down = -map.dotsPerUnit.y * map.dotAspect
    guard across > 0, down > 0, across.isFinite, down.isFinite else { return self }
    return across > down
      ? Viewport(x: Self.scaled(x, by: across / down), y: y) : Viewport(x: x, y: Self.scaled(y, by: down / across))
  }

  /// Whether the numbers are far enough apart to be told apart, and not absurd.
  package var isUsable: Bool {
    [x, y].allSatisfy { range in
      let width = range.upperBound - range.lowerBound
      return width > 1e-9 * max(1, abs(range.lowerBound)) && width < 1e9
    }
  }
}
