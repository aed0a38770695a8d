// The runs on a surface: their paths, and where they are now.

import NablaCanvas
import NablaCore

struct SurfaceRuns {
  let paths: ContourPaths
  let block: SurfaceView.Block
  let raster: SurfaceRaster

  /// Draws the paths; what a hill hides is dotted.
  func drawLines(of frame: inout Frame, _ pencil: Pencil) {
    var grid = pencil.grid(block.rect)
    for run in paths.otherRuns { draw(run.points, run.pen, run.pattern, &grid) }
    draw(paths.ownPath, Pen(.accent, .bold, priority: 5), .solid, &grid)
    grid.draw(into: &frame)
  }

  private func draw(_ points: [(x: Double, y: Double)], _ pen: Pen, _ pattern: LinePattern, _ grid: inout DotGrid) {
    var line: [DotPoint] = []
    var isShown = true
    func end(_ grid: inout DotGrid) {
      if isShown {
        grid.polyline(line, pen, pattern)
      } else {
        // Sparser than any path in sight.
        for index in stride(from: 0, to: line.count, by: 4) {
          grid.line(from: line[index], to: line[index], Pen(.ghost, priority: 1))
        }
      }
      line = line.suffix(1)
    }
    for (from, to) in zip(points, points.dropFirst()) {
      for point in lying(from, to) {
        guard let place = block.place(x: point.x, y: point.y) else {
          end(&grid)
          line = []
          continue
        }
        let isVisible = raster.isVisible(place)
        if isVisible != isShown {
          end(&grid)
          isShown = isVisible
        }
        line.append(place.dot)
      }
    }
    end(&grid)
  }

  /// Points of a straight step, near enough together to follow the surface.
  private func lying(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) -> [(x: Double, y: Double)] {
    let across = abs(block.ground(to.x, in: block.viewport.x) - block.ground(from.x, in: block.viewport.x))
    let up = abs(block.ground(to.y, in: block.viewport.y) - block.ground(from.y, in: block.viewport.y))
    let length = (across + up) * block.projection.dotsPerUnit
    guard length.isFinite else { return [] }
    let count = min(max(1, Int(clamping: length.rounded(.up))), 600)
    return (0...count).map { index in
      let share = Double(index) / Double(count)
      return (from.x * (1 - share) + to.x * share, from.y * (1 - share) + to.y * share)
    }
  }

  /// Draws the signs along the paths, the most important last; one that a hill hides is dim.
  func drawMarks(of frame: inout Frame, _ pencil: Pencil) {
    var last: Point?
    for point in paths.ownPath.dropLast() {
      guard let (cell, isVisible) = mark(point, pencil), isVisible else { continue }
      // A mark for each step that is far enough from the last mark to be told apart.
      if let last, abs(last.x - cell.x) < 3, abs(last.y - cell.y) < 2 { continue }
      last = cell
      frame.set(
        pencil.symbols.path, Style(.text, on: frame[cell.x, cell.y].style.background, .bold), x: cell.x, y: cell.y)
    }
    if let first = paths.ownPath.first, let (cell, isVisible) = mark(first, pencil) {
      put(pencil.symbols.start, Style(.accent, .bold), cell, isVisible, &frame)
    }
    for rival in paths.rivals {
      guard let (cell, isVisible) = mark(rival.point, pencil) else { continue }
      put(rival.letter, Style(rival.role, isVisible ? [.bold, .reverse] : .bold), cell, isVisible, &frame)
    }
    guard let now = paths.ownPath.last else { return }
    if let (cell, isVisible) = mark(now, pencil) {
      put(pencil.symbols.now, Style(.warning, .bold), cell, isVisible, &frame)
    } else {
      drawLeaving(now, of: &frame, pencil)
    }
  }

  private func put(
    _ glyph: Unicode.Scalar, _ style: Style, _ cell: Point, _ isVisible: Bool, _ frame: inout Frame
  ) {
    var style = style
    if !isVisible { style.attributes = [.dim] }
    frame.set(glyph, style, x: cell.x, y: cell.y)
  }

  private func mark(_ point: (x: Double, y: Double), _ pencil: Pencil) -> (cell: Point, isVisible: Bool)? {
    guard let place = block.place(x: point.x, y: point.y) else { return nil }
    let cell = block.cell(place.dot, pencil.level)
    return block.rect.contains(cell) ? (cell, raster.isVisible(place)) : nil
  }

  /// The run stands beside the block: an arrow at its edge says in which direction.
  private func drawLeaving(_ now: (x: Double, y: Double), of frame: inout Frame, _ pencil: Pencil) {
    let x = block.ground(now.x, in: block.viewport.x)
    let y = block.ground(now.y, in: block.viewport.y)
    guard x.isFinite, y.isFinite else { return }
    let edge = (x: min(max(x, -1), 1), y: min(max(y, -1), 1))
    let height = block.heights.value(x: (edge.x + 1) / 2, y: (edge.y + 1) / 2)
    let from = block.projection.place(
      x: edge.x, y: edge.y, height: height.isFinite ? min(height, SurfaceProjection.ceiling) : 0)
    // In a hole the run has no height: its sign lies on the ground.
    let inside = edge.x == x && edge.y == y
    let to = block.projection.place(
      x: edge.x + min(max(x - edge.x, -1), 1), y: edge.y + min(max(y - edge.y, -1), 1), height: 0)
    let ground = block.projection.place(x: edge.x, y: edge.y, height: 0)
    let cell = block.cell(from.dot, pencil.level)
    guard block.rect.contains(cell) else { return }
    let arrow = pencil.symbols.arrow(
      dx: to.dot.x - ground.dot.x, dy: (to.dot.y - ground.dot.y) * DotGrid(.zero, level: pencil.level).dotAspect)
    frame.set(
      inside ? pencil.symbols.now : arrow ?? pencil.symbols.leaves, Style(.warning, .bold), x: cell.x, y: cell.y)
  }
}
