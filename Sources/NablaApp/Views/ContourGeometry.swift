// Where the contour's plot lies in its panel, for drawing and for clicks.

import NablaCanvas

struct ContourGeometry {
  /// The cells of the plot, inside the panel's border and above its legend.
  let plot: Rect

  init(rect: Rect) {
    let inner = rect.inset(columns: 1, rows: 1)
    plot = Rect(x: inner.x, y: inner.y, width: inner.width, height: inner.height - (inner.height > 5 ? 1 : 0))
  }
}
