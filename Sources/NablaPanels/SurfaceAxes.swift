// The frame of a surface: its edges, and what stands along them.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct SurfaceAxes {
  let paths: ContourPaths
  let block: SurfaceView.Block
  let raster: SurfaceRaster

  /// The corners going round.
  private static let corners: [(x: Double, y: Double)] = [(-1, -1), (1, -1), (1, 1), (-1, 1)]

  private func place(_ corner: (x: Double, y: Double), height: Double) -> SurfaceProjection.Place {
    block.projection.place(x: corner.x, y: corner.y, height: height)
  }

  /// The corner nearest to the viewer, and the two beside it.
  private var front: (near: (x: Double, y: Double), left: (x: Double, y: Double), right: (x: Double, y: Double)) {
    let index = Self.corners.indices.min {
      place(Self.corners[$0], height: 0).distance < place(Self.corners[$1], height: 0).distance - 1e-9
    }!
    let sides = [Self.corners[(index + 1) % 4], Self.corners[(index + 3) % 4]]
      .sorted { place($0, height: 0).dot.x < place($1, height: 0).dot.x }
    return (Self.corners[index], sides[0], sides[1])
  }

  /// Draws the edges of the block's base, its upright edges and the axis of the cost, as far as nothing lies before them.
  func drawEdges(of frame: inout Frame, _ pencil: Pencil) {
    var grid = pencil.grid(block.rect)
    let base = SurfaceProjection.base
    for (from, to) in zip(Self.corners, Self.corners.dropFirst() + Self.corners.prefix(1)) {
      drawEdge(from, base, to, base, &grid)
    }
    for corner in [front.near, front.left, front.right] {
      let height = block.heights.value(x: (corner.x + 1) / 2, y: (corner.y + 1) / 2)
      drawEdge(corner, base, corner, height.isFinite ? height : base, &grid)
    }
    drawEdge(front.left, base, front.left, 1, &grid)
    grid.draw(into: &frame)
  }

  private func drawEdge(
    _ from: (x: Double, y: Double), _ low: Double, _ to: (x: Double, y: Double), _ high: Double, _ grid: inout DotGrid
  ) {
    let a = place(from, height: low).dot
    let b = place(to, height: high).dot
    let count = max(1, Int(clamping: max(abs(b.x - a.x), abs(b.y - a.y)).rounded(.up)))
    for index in 0...count {
      let share = Double(index) / Double(count)
      let point = block.projection.place(
        x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, height: low + (high - low) * share)
      // Near the front a base that lies lower than a dot is high would run over the surface.
      let kind = raster.kind(x: Int(clamping: point.dot.x.rounded()), y: Int(clamping: point.dot.y.rounded()))
      if case .surface = kind { continue }
      if raster.isVisible(point) { grid.line(from: point.dot, to: point.dot, Pen(.border)) }
    }
  }

  // MARK: Names

  /// Writes the parameters' names where they are greatest, their ranges at both ends and the cost's up its axis.
  func drawNames(in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let (near, left, right) = front
    var taken: [Rect] = []
    @discardableResult
    func put(_ text: String, _ role: Role, x: Int, y: Int) -> Bool {
      let rect = Rect(x: x, y: min(y, plot.maxY - 1), width: TextWidth.of(text), height: 1)
      let around = Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: 1)
      guard plot.contains(rect), !taken.contains(where: { !$0.intersection(around).isEmpty }) else { return false }
      // A name may lie on empty ground only.
      let isFree = (max(plot.x, around.x)..<min(plot.maxX, around.maxX)).allSatisfy { frame[$0, rect.y] == .blank }
      guard isFree else { return false }
      frame.put(text, Style(role), x: rect.x, y: rect.y)
      taken.append(rect)
      return true
    }
    let bottom = block.cell(place(near, height: SurfaceProjection.base).dot, pencil.level)
    for (corner, isLeft) in [(left, true), (right, false)] {
      let isX = corner.x != near.x
      let outer = block.cell(place(corner, height: SurfaceProjection.base).dot, pencil.level)
      let (outerText, outerRole) = end(isX, at: isX ? corner.x : corner.y, pencil)
      let (innerText, innerRole) = end(isX, at: isX ? near.x : near.y, pencil)
      let width = TextWidth.of(outerText)
      // Below the corner, or a little outwards where the edge is in the way, or a row further down.
      let places = (1...2).flatMap { down in (0..<4).map { (down, $0) } }
      for (down, shift) in places {
        let x = isLeft ? outer.x - width + 2 - shift : outer.x - 1 + shift
        let inside = min(max(x, plot.x), plot.maxX - width)
        if put(outerText, outerRole, x: inside, y: outer.y + down) { break }
      }
      put(innerText, innerRole, x: isLeft ? bottom.x - TextWidth.of(innerText) - 1 : bottom.x + 2, y: bottom.y + 1)
    }
    guard block.margin > 0 else { return }
    let post = block.cell(place(left, height: 1).dot, pencil.level)
    let foot = block.cell(place(left, height: 0).dot, pencil.level)
    // In a narrow margin the name alone; the legend has the numbers.
    let hasNumbers = block.margin >= 6
    let ends = NumbersApart.texts([block.scale.scale.low, block.scale.scale.high], digits: 3)
    let high = hasNumbers ? "C \(ends[1])" : "C"
    let low = ends[0]
    put(high, .text, x: max(plot.x, post.x - TextWidth.of(high) - 1), y: post.y)
    guard hasNumbers else { return }
    put(low, .dim, x: max(plot.x, foot.x - TextWidth.of(low) - 1), y: foot.y)
    guard block.scale.isLogarithmic else { return }
    put("log", .dim, x: max(plot.x, post.x - 4), y: post.y + 1)
  }

  /// What stands at an end of an axis: the name where it is greatest.
  private func end(_ isX: Bool, at corner: Double, _ pencil: Pencil) -> (String, Role) {
    let range = isX ? block.viewport.x : block.viewport.y
    let ends = NumbersApart.texts([range.lowerBound, range.upperBound], digits: 3)
    let value = ends[corner > 0 ? 1 : 0]
    guard corner > 0 else { return (value, .dim) }
    return ("\((isX ? paths.model.axisNames.x : paths.model.axisNames.y ?? "")) \(value)", .text)
  }
}
