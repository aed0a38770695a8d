// The numbers on the lines of a contour: each level once, where its line runs flat and nothing else is near.

import NablaCanvas
import NablaCore

/// Finds places for the levels' numbers, one after the other.
package struct ContourLabels {
  /// A number that has a place; a blank on either side belongs to it.
  package struct Placed {
    package let text: String
    package let x: Int
    package let y: Int
    /// Which level it is.
    package let number: Int
  }

  private let plot: Rect
  private let path: DotGrid
  private let marks: [Point]
  package private(set) var placed: [Placed] = []

  /// - Parameters:
  ///   - plot: the cells of the contour.
  ///   - path: the dots that no number may hide.
  ///   - marks: the cells that no number may touch.
  package init(plot: Rect, path: DotGrid, marks: [Point]) {
    self.plot = plot
    self.path = path
    self.marks = marks
  }

  /// Gives a level's number the best free place along its line, if there is one.
  package mutating func add(
    _ text: String, to segments: [IsolineSegment], number: Int, of count: Int,
    on map: PlaneMap, _ image: SliceImage, _ lines: DotGrid
  ) {
    guard plot.width >= 20, plot.height >= 5, count > 0 else { return }
    let width = TextWidth.of(text)
    // Each level has a strip of its own, so that the numbers do not stand in a heap.
    let wanted = Double(plot.width) * (0.2 + 0.6 * Double((number * 5) % count) / Double(count))
    var best: (score: Double, x: Int, y: Int)?
    for segment in segments {
      let from = map.dot(segment.x1, segment.y1, of: image)
      let to = map.dot(segment.x2, segment.y2, of: image)
      let slant = abs(to.y - from.y) / (abs(to.x - from.x) + 0.1)
      let x = (from.x + to.x) / 2 / Double(lines.dotsPerCell.columns)
      let y = (from.y + to.y) / 2 / Double(lines.dotsPerCell.rows)
      let score = min(slant, 3) * 8 + abs(x - wanted)
      guard score < best?.score ?? .infinity else { continue }
      let left = plot.x + Int(clamping: x) - width / 2
      let row = plot.y + Int(clamping: y)
      let cells = Rect(x: left - 1, y: row, width: width + 2, height: 1)
      // Where lines are dense, a number would hide more than it says.
      let above = lines.inkedCells(in: Rect(x: cells.x, y: row - 1, width: cells.width, height: 1))
      let below = lines.inkedCells(in: Rect(x: cells.x, y: row + 1, width: cells.width, height: 1))
      let crowd = Double(above + below) / Double(2 * cells.width)
      guard crowd <= 0.65, score + crowd * 12 < best?.score ?? .infinity, isFree(cells) else { continue }
      best = (score + crowd * 12, left, row)
    }
    if let best { placed.append(Placed(text: text, x: best.x, y: best.y, number: number)) }
  }

  private func isFree(_ rect: Rect) -> Bool {
    guard plot.contains(rect), path.inkedCells(in: rect) == 0, !marks.contains(where: rect.contains) else {
      return false
    }
    return placed.allSatisfy { other in
      let taken = Rect(x: other.x - 2, y: other.y, width: TextWidth.of(other.text) + 4, height: 1)
      return taken.intersection(rect).isEmpty
    }
  }
}
