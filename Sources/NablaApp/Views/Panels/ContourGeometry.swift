// Where the contour's plot lies in its panel, and which dot of it a place in the plane is.

import NablaCanvas

/// Where the contour's plot lies in its panel, for drawing, for computing and for pointing.
struct ContourGeometry {
  /// The cells of the plot, inside the panel's border and above its legend.
  let plot: Rect
  /// The rows of the legend below it: none in the smallest panels, two in large ones.
  let legend: Rect

  /// - Parameters:
  ///   - rect: the panel without its border.
  ///   - model: whose runs may need a key below the legend.
  init(inside rect: Rect, of model: Model) {
    let rows = rect.height > 4 ? (rect.height >= 18 ? 2 : 1) : 0
    let key = RunKey(model, Pencil(model)).height(in: rect)
    plot = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - rows - key)
    legend = Rect(x: rect.x, y: rect.maxY - rows - key, width: rect.width, height: rows)
  }

  init(rect: Rect, of model: Model) { self.init(inside: rect.inset(columns: 1, rows: 1), of: model) }
}

/// From places in a plane to dots, and back from cells.
struct PlaneMap {
  let viewport: Viewport
  /// The cells that the plane is drawn on.
  let plot: Rect
  let dotsPerCell: Size
  /// How many dots there are between the first and the last, 1 or more.
  private let columns: Double
  private let rows: Double

  init(_ viewport: Viewport, on plot: Rect, level: GlyphLevel) {
    self.viewport = viewport
    self.plot = plot
    dotsPerCell = DotGrid.dotsPerCell(level)
    columns = Double(max(1, plot.width * dotsPerCell.columns - 1))
    rows = Double(max(1, plot.height * dotsPerCell.rows - 1))
  }

  /// How many dots a distance of 1 along each axis takes; upwards is negative.
  var dotsPerUnit: (x: Double, y: Double) {
    (columns / (viewport.x.upperBound - viewport.x.lowerBound), -rows / (viewport.y.upperBound - viewport.y.lowerBound))
  }

  /// How much taller than wide a dot is, where a cell is twice as tall as wide.
  var dotAspect: Double { 2 * Double(dotsPerCell.columns) / Double(dotsPerCell.rows) }

  /// The dot of a point of the plane.
  func dot(x: Double, y: Double) -> DotPoint {
    DotPoint(
      x: (x - viewport.x.lowerBound) / (viewport.x.upperBound - viewport.x.lowerBound) * columns,
      y: (1 - (y - viewport.y.lowerBound) / (viewport.y.upperBound - viewport.y.lowerBound)) * rows)
  }

  /// The dot of a place in a grid of samples: column and row with fractions.
  func dot(_ column: Double, _ row: Double, of image: SliceImage) -> DotPoint {
    dot(x: Self.value(image.xs, column), y: Self.value(image.ys, row))
  }

  /// The cell of a point of the plane, which may lie outside the plot; nil where it is nowhere.
  func cell(x: Double, y: Double) -> Point? { cell(of: dot(x: x, y: y)) }

  /// The cell of a dot, likewise.
  func cell(of dot: DotPoint) -> Point? {
    guard dot.x.isFinite, dot.y.isFinite else { return nil }
    // However far away, a cell still has neighbours to be counted to.
    let (x, y) = (min(max(dot.x, -1e9), 1e9), min(max(dot.y, -1e9), 1e9))
    return Point(
      // Rounded to a dot first, as lines are: marks and lines share their cells.
      x: plot.x + Int(clamping: (x.rounded() / Double(dotsPerCell.columns)).rounded(.down)),
      y: plot.y + Int(clamping: (y.rounded() / Double(dotsPerCell.rows)).rounded(.down)))
  }

  /// The middle of a cell in the plane.
  func place(of cell: Point) -> (x: Double, y: Double) {
    let across = (Double(cell.x - plot.x) + 0.5) * Double(dotsPerCell.columns) - 0.5
    let down = (Double(cell.y - plot.y) + 0.5) * Double(dotsPerCell.rows) - 0.5
    return (
      viewport.x.lowerBound + across / columns * (viewport.x.upperBound - viewport.x.lowerBound),
      viewport.y.upperBound - down / rows * (viewport.y.upperBound - viewport.y.lowerBound)
    )
  }

  /// How much of the plane a cell shows.
  var cellSize: (x: Double, y: Double) {
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
