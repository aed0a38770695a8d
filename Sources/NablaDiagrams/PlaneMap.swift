// Which dot of a plot a place in a plane is, and back.

import NablaCanvas
import NablaCore

/// From places in a plane to dots, and back from cells.
package struct PlaneMap {
  package let viewport: Viewport
  /// The cells that the plane is drawn on.
  package let plot: Rect
  package let dotsPerCell: Size
  /// How many dots there are between the first and the last, 1 or more.
  private let columns: Double
  private let rows: Double

  package init(_ viewport: Viewport, on plot: Rect, level: GlyphLevel) {
    self.viewport = viewport
    self.plot = plot
    dotsPerCell = DotGrid.dotsPerCell(level)
    columns = Double(max(1, plot.width * dotsPerCell.columns - 1))
    rows = Double(max(1, plot.height * dotsPerCell.rows - 1))
  }

  /// How many dots a distance of 1 along each axis takes; upwards is negative.
  package var dotsPerUnit: (x: Double, y: Double) {
    (columns / (viewport.x.upperBound - viewport.x.lowerBound), -rows / (viewport.y.upperBound - viewport.y.lowerBound))
  }

  /// How much taller than wide a dot is, where a cell is twice as tall as wide.
  package var dotAspect: Double { 2 * Double(dotsPerCell.columns) / Double(dotsPerCell.rows) }

  /// The dot of a point of the plane.
  package func dot(x: Double, y: Double) -> DotPoint {
    DotPoint(
      x: (x - viewport.x.lowerBound) / (viewport.x.upperBound - viewport.x.lowerBound) * columns,
      y: (1 - (y - viewport.y.lowerBound) / (viewport.y.upperBound - viewport.y.lowerBound)) * rows)
  }

  /// The dot of a place in a grid of samples: column and row with fractions.
  package func dot(_ column: Double, _ row: Double, of image: SliceImage) -> DotPoint {
    dot(x: Self.value(image.xs, column), y: Self.value(image.ys, row))
  }

  /// Draws a line of equal cost.
  package func draw(_ segments: [IsolineSegment], of image: SliceImage, on grid: inout DotGrid, _ pen: Pen) {
    for segment in segments {
      grid.line(
        from: dot(segment.x1, segment.y1, of: image), to: dot(segment.x2, segment.y2, of: image), pen)
    }
  }

  /// The cell of a point of the plane, which may lie outside the plot; nil where it is nowhere.
  package func cell(x: Double, y: Double) -> Point? { cell(of: dot(x: x, y: y)) }

  /// The cell of a dot, likewise.
  package func cell(of dot: DotPoint) -> Point? {
    guard dot.x.isFinite, dot.y.isFinite else { return nil }
    // However far away, a cell still has neighbours to be counted to.
    let (x, y) = (min(max(dot.x, -1e9), 1e9), min(max(dot.y, -1e9), 1e9))
    return Point(
      // Rounded to a dot first, as lines are: marks and lines share their cells.
      x: plot.x + Int(clamping: (x.rounded() / Double(dotsPerCell.columns)).rounded(.down)),
      y: plot.y + Int(clamping: (y.rounded() / Double(dotsPerCell.rows)).rounded(.down)))
  }

  /// The middle of a cell in the plane.
  package func place(of cell: Point) -> (x: Double, y: Double) {
    let across = (Double(cell.x - plot.x) + 0.5) * Double(dotsPerCell.columns) - 0.5
    let down = (Double(cell.y - plot.y) + 0.5) * Double(dotsPerCell.rows) - 0.5
    return (
      viewport.x.lowerBound + across / columns * (viewport.x.upperBound - viewport.x.lowerBound),
      viewport.y.upperBound - down / rows * (viewport.y.upperBound - viewport.y.lowerBound)
    )
  }

  /// How much of the plane a cell shows.
  package var cellSize: (x: Double, y: Double) {
    (
      Double(dotsPerCell.columns) / columns * (viewport.x.upperBound - viewport.x.lowerBound),
      Double(dotsPerCell.rows) / rows * (viewport.y.upperBound - viewport.y.lowerBound)
    )
  }

  private static func value(_ values: [Double], _ place: Double) -> Double {
    let index = min(max(Int(clamping: place.rounded(.down)), 0), values.count - 1)
    let next = min(index + 1, values.count - 1)
    return values[index] + (values[next] - values[index]) * (place - Double(index))
  }
}
