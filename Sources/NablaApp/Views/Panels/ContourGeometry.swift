// Where the contour's plot lies in its panel, and which dot of it a place in the plane is.

import NablaCanvas

/// Where the contour's plot lies in its panel, for drawing and for computing.
struct ContourGeometry {
  /// The cells of the plot, inside the panel's border and above its legend.
  let plot: Rect

  init(inside rect: Rect) {
    plot = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - (rect.height > 4 ? 1 : 0))
  }

  init(rect: Rect) { self.init(inside: rect.inset(columns: 1, rows: 1)) }
}

/// From places in a plane to dots.
struct PlaneMap {
  private let viewport: Viewport
  private let columns: Double
  private let rows: Double
  private let xs: [Double]
  private let ys: [Double]

  init(image: SliceImage, grid: DotGrid) {
    viewport = image.request.viewport
    columns = Double(max(1, grid.columns - 1))
    rows = Double(max(1, grid.rows - 1))
    xs = image.xs
    ys = image.ys
  }

  /// The dot of a point of the plane.
  func dot(x: Double, y: Double) -> DotPoint {
    DotPoint(
      x: (x - viewport.x.lowerBound) / (viewport.x.upperBound - viewport.x.lowerBound) * columns,
      y: (1 - (y - viewport.y.lowerBound) / (viewport.y.upperBound - viewport.y.lowerBound)) * rows)
  }

  /// The dot of a place in the grid: column and row with fractions.
  func dot(_ column: Double, _ row: Double) -> DotPoint {
    dot(x: Self.value(xs, column), y: Self.value(ys, row))
  }

  private static func value(_ values: [Double], _ place: Double) -> Double {
    let index = min(max(Int(clamping: place.rounded(.down)), 0), values.count - 1)
    let next = min(index + 1, values.count - 1)
    return values[index] + (values[next] - values[index]) * (place - Double(index))
  }
}
