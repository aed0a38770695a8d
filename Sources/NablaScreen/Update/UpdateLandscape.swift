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
    takeStance()
    show(.landscapeSet(look.landscape))
  }

  mutating func turnSurface(_ action: Action) { look.stance = stance.moved(by: action) }

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
