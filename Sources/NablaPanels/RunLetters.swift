// The letters of runs on a picture, each where its run is: side by side where several are in one cell, and at the edge
// where one has left.

import NablaCanvas

struct RunLetters {
  /// A run that has a letter.
  struct Place {
    let letter: Unicode.Scalar
    let role: Role
    /// Where it is, perhaps beside the picture.
    let cell: Point
    /// Whether another sign stands for it there, which the letter stands beside.
    var isMarked = false
    /// To which side its letter rather stands, −1 or 1.
    var side = 1
  }

  private let plot: Rect
  private var taken: Set<Point>
  private(set) var marks: [ContourMark] = []

  /// - Parameters:
  ///   - plot: the cells of the picture.
  ///   - taken: those that no letter may hide.
  init(in plot: Rect, taken: Set<Point>) {
    self.plot = plot
    self.taken = taken
  }

  mutating func add(_ place: Place) {
    guard !plot.isEmpty else { return }
    let (x, y) = (place.cell.x, place.cell.y)
    let edge = Point(x: min(max(x, plot.x), plot.maxX - 1), y: min(max(y, plot.y), plot.maxY - 1))
    let isOutside = edge != place.cell
    if isOutside, !place.isMarked, !taken.contains(edge), plot.width > 1 || plot.height > 1 {
      taken.insert(edge)
      // In cells' widths: a cell is twice as tall.
      let (dx, dy) = (Double(x - edge.x), 2 * Double(y - edge.y))
      marks.append(ContourMark(kind: .outside(dx: dx, dy: dy, place.role), cell: edge))
    }
    let side = isOutside ? (edge.x > plot.x + plot.width / 2 ? -1 : 1) : place.side
    guard let cell = free(near: edge, side: side) else { return }
    taken.insert(cell)
    marks.append(ContourMark(kind: .run(place.letter, place.role), cell: cell))
  }

  /// The nearest cell that nothing stands in, rather in the same row, and to one side.
  private func free(near cell: Point, side: Int) -> Point? {
    let rows: [Int] = [0] + (1...4).flatMap { (row: Int) -> [Int] in [-row, row] }
    let columns: [Int] = [0] + (1...8).flatMap { (column: Int) -> [Int] in [column * side, -column * side] }
    var best: (distance: Int, cell: Point)?
    for row in rows {
      for column in columns {
        let candidate = Point(x: cell.x + column, y: cell.y + row)
        let distance = abs(column) + 3 * abs(row)
        guard distance < best?.distance ?? .max, plot.contains(candidate), !taken.contains(candidate) else { continue }
        best = (distance, candidate)
      }
    }
    return best?.cell
  }
}
