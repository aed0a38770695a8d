// The part of the plane that shows a run: around its start, and growing with its path.

import NablaCore
import NablaScenes

package enum AutomaticViewport {
  /// How far the viewport reaches from the start on each side.
  private static let reach = 4.0
  /// How many times its own width a viewport may grow to each side.
  private static let mostGrowth = 3.0

  /// The viewport of a run: the scene's ranges if it gives any for these axes, stretched where the path leaves them.
  ///
  /// - Parameter contour: what the scene says of its contour, if anything.
  package static func viewport(
    of history: History, contour: NablaScenes.ContourView?, x: Int, y: Int?
  ) -> Viewport {
    let names = history.experiment.names
    func given(_ axis: Int) -> ClosedRange<Double>? {
      let name = names.name(at: axis)
      if contour?.x == name || (contour?.x == nil && axis == 0) { return contour?.xRange }
      if contour?.y == name || (contour?.y == nil && axis == 1) { return contour?.yRange }
      return nil
    }
    return Viewport(
      x: range(of: history, axis: x, given: given(x)),
      y: y.map { range(of: history, axis: $0, given: given($0)) } ?? 0...1)
  }

  private static func range(of history: History, axis: Int, given: ClosedRange<Double>?) -> ClosedRange<Double> {
    let points = history.path.points
    let start = points.first.map { $0[axis] } ?? 0
    let centre = start.isFinite ? start.rounded() : 0
    let base = given ?? (centre - reach)...(centre + reach)
    var low = base.lowerBound
    var high = base.upperBound
    // A run that is thrown far away leaves the picture, which keeps showing where it came from.
    let farthest = mostGrowth * (base.upperBound - base.lowerBound)
    let reachable = (base.lowerBound - farthest)...(base.upperBound + farthest)
    for point in points where reachable.contains(point[axis]) {
      low = min(low, point[axis])
      high = max(high, point[axis])
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
  func moved(x shareX: Double, y shareY: Double) -> Viewport {
    let dx = (x.upperBound - x.lowerBound) * shareX
    let dy = (y.upperBound - y.lowerBound) * shareY
    return Viewport(
      x: (x.lowerBound + dx)...(x.upperBound + dx), y: (y.lowerBound + dy)...(y.upperBound + dy))
  }

  /// The viewport made larger or smaller around its centre.
  func scaled(by factor: Double) -> Viewport {
    func scaled(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      let centre = (range.lowerBound + range.upperBound) / 2
      let half = (range.upperBound - range.lowerBound) / 2 * factor
      return (centre - half)...(centre + half)
    }
    return Viewport(x: scaled(x), y: scaled(y))
  }

  /// Whether the numbers are far enough apart to be told apart, and not absurd.
  var isUsable: Bool {
    [x, y].allSatisfy { range in
      let width = range.upperBound - range.lowerBound
      return width > 1e-9 * max(1, abs(range.lowerBound)) && width < 1e9
    }
  }
}
