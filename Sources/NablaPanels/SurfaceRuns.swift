// The runs on a surface: their paths, and where they are now.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct SurfaceRuns {
  let paths: ContourPaths
  let block: SurfaceView.Block
  let raster: SurfaceRaster

  /// Draws the paths; what a hill hides is dotted.
  func drawLines(of frame: inout Frame, _ pencil: Pencil) {
    var grid = pencil.grid(block.rect)
    let ways = ContourWays(model: Shown(paths.model), landscape: paths.landscape)
    draw(ways.flowPath(nil), Pen(ways.flowRole, priority: 4), .dotted, &grid)
    for run in paths.otherRuns { draw(run.points, run.pen, run.pattern, &grid) }
    draw(paths.ownPath, paths.ownPen, .solid, &grid)
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
  ///
  /// - Returns: those that are seen.
  func drawMarks(of frame: inout Frame, _ pencil: Pencil) -> Set<ContourSign> {
    var signs: Set<ContourSign> = []
    var startCell: Point?
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
      startCell = cell
    }
    let now = paths.here
    var own: Point?
    if let (cell, isVisible) = mark(now, pencil) {
      put(pencil.symbols.now, Style(.warning, .bold), cell, isVisible, &frame)
      own = cell
      signs.insert(.now)
    } else if let (cell, glyph) = drawLeaving(now, .warning, of: &frame, pencil) {
      own = cell
      signs.insert(glyph == pencil.symbols.now ? .now : .away(glyph))
    }
    let letters = letters(own, of: &frame, pencil)
    for letter in letters { frame.set(letter.glyph(pencil.symbols), letter.style, x: letter.cell.x, y: letter.cell.y) }
    if let startCell, startCell != own, !letters.contains(where: { $0.cell == startCell }) { signs.insert(.start) }
    return signs
  }

  /// The letters of all runs, where there are several: behind a hill too, and at the edge where a run has left.
  private func letters(_ own: Point?, of frame: inout Frame, _ pencil: Pencil) -> [ContourMark] {
    let workspace = paths.model.workspace
    guard workspace.runs.count > 1 else { return [] }
    var letters = RunLetters(in: block.rect, taken: own.map { [$0] } ?? [])
    if let own {
      letters.add(
        RunLetters.Place(letter: workspace.current.letter, role: paths.ownRole, cell: own, isMarked: true))
    }
    for rival in paths.rivals {
      let inside = mark(rival.point, pencil)?.cell
      guard let cell = inside ?? drawLeaving(rival.point, rival.role, of: &frame, pencil)?.cell else { continue }
      letters.add(
        RunLetters.Place(letter: rival.letter, role: rival.role, cell: cell, isMarked: inside == nil))
    }
    return letters.marks
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

  /// A run stands beside the block: an arrow at its edge says in which direction.
  ///
  /// - Returns: where it says so, and with which sign; nil where it cannot.
  private func drawLeaving(
    _ now: (x: Double, y: Double), _ role: Role, of frame: inout Frame, _ pencil: Pencil
  ) -> (cell: Point, glyph: Unicode.Scalar)? {
    let x = block.ground(now.x, in: block.viewport.x)
    let y = block.ground(now.y, in: block.viewport.y)
    guard x.isFinite, y.isFinite else { return nil }
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
    guard block.rect.contains(cell) else { return nil }
    let arrow = pencil.symbols.arrow(
      dx: to.dot.x - ground.dot.x, dy: (to.dot.y - ground.dot.y) * DotGrid(.zero, level: pencil.level).dotAspect)
    let glyph = inside ? pencil.symbols.now : arrow ?? pencil.symbols.leaves
    frame.set(glyph, Style(role, .bold), x: cell.x, y: cell.y)
    return (cell, glyph)
  }
}
