// The cost over two parameters as a landscape in space, with the runs lying on it.

import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaModel

struct SurfaceView {
  let paths: ContourPaths
  let image: SliceImage

  /// The block in a plot.
  struct Block {
    /// The cells of the picture.
    let rect: Rect
    let projection: SurfaceProjection
    let heights: SampledPlane
    let scale: CostHeights
    let viewport: Viewport
    /// Cells for numbers to the left.
    let margin: Int

    init(_ image: SliceImage, in plot: Rect, of model: Model, level: GlyphLevel) {
      margin = plot.width >= 100 ? 8 : (plot.width >= 56 ? 6 : (plot.width >= 30 ? 4 : 0))
      let foot = plot.height >= 8 ? 1 : 0
      rect = Rect(x: plot.x + margin, y: plot.y, width: plot.width - margin - margin / 2, height: plot.height - foot)
      let grid = DotGrid(rect, level: level)
      projection = SurfaceProjection(model.stance, columns: grid.columns, rows: grid.rows, dotAspect: grid.dotAspect)
      scale = CostHeights(image.costs, keeping: model.look.heights)
      heights = scale.heights(of: image)
      viewport = image.request.viewport
    }

    /// From a parameter to its place on the block's ground, −1…1 inside.
    func ground(_ value: Double, in range: ClosedRange<Double>) -> Double {
      (value - range.lowerBound) / (range.upperBound - range.lowerBound) * 2 - 1
    }

    /// Where a point of the plane lies on the surface; nil beside it and in its holes.
    func place(x: Double, y: Double) -> SurfaceProjection.Place? {
      let x = ground(x, in: viewport.x)
      let y = ground(y, in: viewport.y)
      guard abs(x) <= 1, abs(y) <= 1 else { return nil }
      let height = heights.value(x: (x + 1) / 2, y: (y + 1) / 2)
      guard height.isFinite else { return nil }
      return projection.place(x: x, y: y, height: min(height, SurfaceProjection.ceiling))
    }

    /// The cell that a dot of the picture lies in.
    func cell(_ dot: DotPoint, _ level: GlyphLevel) -> Point {
      let dots = DotGrid.dotsPerCell(level)
      func part(_ value: Double, _ size: Int) -> Int {
        Int(clamping: (min(max(value, -1e9), 1e9).rounded() / Double(size)).rounded(.down))
      }
      return Point(x: rect.x + part(dot.x, dots.columns), y: rect.y + part(dot.y, dots.rows))
    }
  }

  /// - Returns: the signs that are seen.
  package func draw(in plot: Rect, of frame: inout Frame, _ pencil: Pencil) -> Set<ContourSign> {
    let block = Block(image, in: plot, of: paths.model, level: pencil.level)
    guard !block.rect.isEmpty else { return [] }
    let tints = CostTints(image)
    // As many squares as can be told apart.
    let dots = DotGrid.dotsPerCell(pencil.level)
    let lines = min(max(min(block.projection.columns / (6 * dots.columns), block.projection.rows / dots.rows), 5), 20)
    let raster = SurfaceRaster(
      block.heights, block.projection, bands: tints.bounds.map(block.scale.height), meshLines: lines)
    raster.draw(
      in: block.rect, of: &frame, level: pencil.level, tints: pencil.hasColour ? tints.levels : nil, mesh: Pen(.dim))
    let axes = SurfaceAxes(paths: paths, block: block, raster: raster)
    axes.drawEdges(of: &frame, pencil)
    let runs = SurfaceRuns(paths: paths, block: block, raster: raster)
    runs.drawLines(of: &frame, pencil)
    ShadedSlice.settle(block.rect, of: &frame)
    axes.drawNames(in: plot, of: &frame, pencil)
    return runs.drawMarks(of: &frame, pencil)
  }
}
