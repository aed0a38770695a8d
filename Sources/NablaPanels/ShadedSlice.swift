// The plane of a contour filled with its bands of cost.

import NablaCanvas
import NablaCore
import NablaDiagrams

struct ShadedSlice {
  let image: SliceImage
  let tints: CostTints

  /// Fills the plot; what is not finite is hatched.
  package func draw(in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let size = HeatMap.resolution(in: plot, level: pencil.areaLevel, hasColour: pencil.hasColour)
    guard size.columns > 0, size.rows > 0 else { return }
    let plane = image.plane
    let levels = tints.levels.map(Double.init)
    // Each sample is read where the dots in its middle lie: the isolines run along the bands' edges.
    let dots = DotGrid.dotsPerCell(pencil.level)
    let high = Double(dots.rows * plot.height) / Double(size.rows)
    var values: [Double] = []
    values.reserveCapacity(size.columns * size.rows)
    for row in 0..<size.rows {
      let down = ((Double(row) + 0.5) * high - 0.5) / Double(max(1, dots.rows * plot.height - 1))
      for column in 0..<size.columns {
        let across =
          ((Double(column) + 0.5) * Double(dots.columns) - 0.5) / Double(max(1, dots.columns * plot.width - 1))
        let cost = plane.value(x: across, y: 1 - down)
        values.append(cost.isFinite ? levels[min(tints.band(of: cost), levels.count - 1)] : .nan)
      }
    }
    HeatMap(
      values, rows: size.rows, columns: size.columns,
      scale: ValueScale(.linear, from: 0, to: Double(Role.rampLevels))
    ).draw(in: plot, of: &frame, level: pencil.areaLevel, hasColour: pencil.hasColour)
  }

  /// Makes everything that was drawn over the bands readable on them: lines take the colour of text.
  static func settle(_ plot: Rect, of frame: inout Frame) {
    for y in plot.y..<plot.maxY {
      for x in plot.x..<plot.maxX {
        let cell = frame[x, y]
        guard cell.style.background.isRamp, !cell.style.foreground.isRamp, cell.glyph != " " else { continue }
        frame.restyle(x: x, y: y) { $0.foreground = .text }
      }
    }
  }
}
