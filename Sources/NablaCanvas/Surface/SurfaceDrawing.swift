// A surface in cells: bands of colour with a fine mesh over them, or the mesh alone where there are no colours.

extension SurfaceRaster {
  /// Draws the block into `rect`, whose dots are the raster's.
  ///
  /// - Parameters:
  ///   - rect: where, in cells.
  ///   - frame: what is drawn into.
  ///   - level: the characters that may be used.
  ///   - tints: the ramp's level of each band; nil where ramps have no colours.
  ///   - mesh: what the mesh is drawn with where there are no colours.
  package func draw(in rect: Rect, of frame: inout Frame, level: GlyphLevel, tints: [Int]?, mesh: Pen) {
    var grid = DotGrid(rect, level: level)
    let dots = grid.dotsPerCell
    guard let tints, !tints.isEmpty else {
      for x in 0..<min(columns, grid.columns) {
        for y in 0..<min(rows, grid.rows) where isMesh(x: x, y: y) || isOutline(x: x, y: y) {
          grid.dot(x: x, y: y, mesh)
        }
      }
      return grid.draw(into: &frame)
    }
    func role(_ kind: Kind) -> Role? {
      switch kind {
      case .sky: nil
      case .wall: .bar
      case .surface(let band): .tint(tints[min(band, tints.count - 1)])
      }
    }
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let x = column * dots.columns
        let y = row * dots.rows
        let middle = x + dots.columns / 2
        if level == .ascii {
          if let whole = role(kind(x: middle, y: y + dots.rows / 2)) {
            frame.set(" ", Style(.standard, on: whole), x: rect.x + column, y: rect.y + row)
          }
        } else {
          let half = dots.rows / 2
          let upper = role(kind(x: x, y: y + half / 2))
          let lower = role(kind(x: x, y: y + half + half / 2))
          Self.drawHalves(upper, lower, x: rect.x + column, y: rect.y + row, &frame)
          // Where a dot is half a cell, a mesh would leave nothing of the bands.
          guard upper != nil, lower != nil, level != .blocks else { continue }
        }
        for dotX in x..<x + dots.columns {
          for dotY in y..<y + dots.rows where isMesh(x: dotX, y: dotY) {
            guard case .surface(let band) = kind(x: dotX, y: dotY) else { continue }
            grid.dot(x: dotX, y: dotY, Pen(.tint(Self.line(on: tints[min(band, tints.count - 1)]))))
          }
        }
      }
    }
    grid.draw(into: &frame)
  }

  /// The level of a mesh line on a level: near enough to lie still, far enough to be seen.
  private static func line(on level: Int) -> Int { level < Role.rampLevels / 2 ? level + 2 : level - 2 }

  private static func drawHalves(_ upper: Role?, _ lower: Role?, x: Int, y: Int, _ frame: inout Frame) {
    switch (upper, lower) {
    // Half a wall cannot be drawn: a bar's colour is one for areas only.
    case (nil, nil), (.bar?, nil), (nil, .bar?): break
    case (let upper?, nil): frame.set("▀", Style(upper), x: x, y: y)
    case (nil, let lower?): frame.set("▄", Style(lower), x: x, y: y)
    case (let upper?, let lower?):
      if upper == lower {
        frame.set(" ", Style(.standard, on: upper), x: x, y: y)
      } else if upper == .bar {
        frame.set("▄", Style(lower, on: upper), x: x, y: y)
      } else {
        frame.set("▀", Style(upper, on: lower), x: x, y: y)
      }
    }
  }
}
