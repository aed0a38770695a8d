// Where the contour's plot lies in its panel.

import NablaCanvas
import NablaDiagrams
import NablaLesson
import NablaModel

/// Where the contour's plot lies in its panel, for drawing, for computing and for pointing.
package struct ContourGeometry {
  /// The cells of the plot, inside the panel's border and above its legend.
  package let plot: Rect
  /// The rows of the legend below it: none in the smallest panels, two in large ones.
  let legend: Rect
  /// How many of its rows tell of the fan and the path of η → 0.
  let wayRows: Int

  /// - Parameters:
  ///   - rect: the panel without its border.
  ///   - model: whose runs may need a key below the legend.
  init(inside rect: Rect, of model: Model) {
    let usual = rect.height > 4 ? (rect.height >= 18 ? 2 : 1) : 0
    // The minima of the starts take some room to be told.
    let own = model.showsBasins && rect.height > 6 ? (rect.height >= 18 ? 4 : 2) : usual
    wayRows = rect.height >= 8 ? model.wayRows : 0
    let rows = own + wayRows
    let key = RunKey(Shown(model), Pencil(model)).height(in: rect)
    plot = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - rows - key)
    legend = Rect(x: rect.x, y: rect.maxY - rows - key, width: rect.width, height: rows)
  }

  package init(rect: Rect, of model: Model) { self.init(inside: rect.inset(columns: 1, rows: 1), of: model) }
}

extension Model {
  /// The contour's plot, and where places lie in it; nil where no contour is on screen.
  package var contourMap: PlaneMap? {
    guard let wantedSlice, let rect = arrangement.rect(of: .contour) else { return nil }
    return PlaneMap(wantedSlice.viewport, on: ContourGeometry(rect: rect, of: self).plot, level: look.glyphs)
  }
}
