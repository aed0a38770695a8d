// Which point of a surface each dot shows: every column of dots walks the ground from the viewer outwards, and what does
// not rise above all that was nearer is hidden.
// Source: the floating horizon of Williamson (1972), doi:10.1145/361237.361244, column by column.

/// A solid block with a landscape on top, as seen from one side.
package struct SurfaceRaster: Sendable {
  /// What a dot shows.
  package enum Kind: Equatable, Sendable {
    /// Nothing of the block.
    case sky
    /// The block's side, or the edge of a hole.
    case wall
    /// The surface, in this band of heights.
    case surface(band: Int)
  }

  package let projection: SurfaceProjection
  package let columns: Int
  package let rows: Int
  /// Column by column, each from the top.
  private var kinds: [UInt8]
  private var meshes: [UInt16]
  private var distances: [Float]

  private static let sky: UInt8 = 255
  private static let wall: UInt8 = 254
  private static let mostDots = 4_096

  /// - Parameters:
  ///   - heights: heights from 0 to 1 over the block; holes are cut out.
  ///   - projection: where a point of the block is among the dots.
  ///   - bands: the heights at which a new band begins, ascending; 200 at most count.
  ///   - meshLines: how many squares the mesh has each way, from 1 to 200.
  package init(_ heights: SampledPlane, _ projection: SurfaceProjection, bands: [Double], meshLines: Int) {
    self.projection = projection
    columns = min(projection.columns, Self.mostDots)
    rows = min(projection.rows, Self.mostDots)
    kinds = Array(repeating: Self.sky, count: columns * rows)
    meshes = Array(repeating: 0, count: columns * rows)
    distances = Array(repeating: .infinity, count: columns * rows)
    let lines = Double(min(max(meshLines, 1), 200))
    let bands = Array(bands.prefix(200))
    // Fine enough that a step is no more than a dot on flat ground and less than a sample.
    let samples = Double(max(heights.columns, heights.rows, 2))
    let stride = min(projection.distancePerDot, 1.5 / samples)
    let rows = rows
    let columns = columns
    heights.values.withUnsafeBufferPointer { values in
      bands.withUnsafeBufferPointer { bands in
        let reader = heights.reader(of: values)
        kinds.withUnsafeMutableBufferPointer { kinds in
          meshes.withUnsafeMutableBufferPointer { meshes in
            distances.withUnsafeMutableBufferPointer { distances in
              for column in 0..<columns {
                let range = column * rows..<(column + 1) * rows
                var walk = ColumnWalk(
                  projection: projection, reader: reader, bands: bands, lines: lines, rows: rows,
                  kinds: UnsafeMutableBufferPointer(rebasing: kinds[range]),
                  meshes: UnsafeMutableBufferPointer(rebasing: meshes[range]),
                  distances: UnsafeMutableBufferPointer(rebasing: distances[range]))
                walk.run(column: column, stride: stride)
              }
            }
          }
        }
      }
    }
  }

  /// What a dot shows; beyond the edges the sky.
  package func kind(x: Int, y: Int) -> Kind {
    guard x >= 0, y >= 0, x < columns, y < rows else { return .sky }
    switch kinds[x * rows + y] {
    case Self.sky: return .sky
    case Self.wall: return .wall
    case let band: return .surface(band: Int(band))
    }
  }

  /// Whether a line of the mesh goes through a dot of the surface.
  package func isMesh(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < columns, y < rows else { return false }
    let index = x * rows + y
    guard kinds[index] < Self.wall else { return false }
    if x + 1 < columns, kinds[index + rows] < Self.wall, meshes[index + rows] != meshes[index] { return true }
    return y + 1 < rows && kinds[index + 1] < Self.wall && meshes[index + 1] != meshes[index]
  }

  /// Whether the surface ends at a dot: the next one across, up or down shows the sky, a wall or something far behind.
  package func isOutline(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < columns, y < rows, kinds[x * rows + y] < Self.wall else { return false }
    let index = x * rows + y
    if y == 0 || kinds[index - 1] >= Self.wall { return true }
    if y + 1 == rows || kinds[index + 1] >= Self.wall { return true }
    if x == 0 || kinds[index - rows] >= Self.wall { return true }
    if x + 1 == columns || kinds[index + rows] >= Self.wall { return true }
    return Double(distances[index - 1] - distances[index]) > 12 * projection.distancePerDot
  }

  /// Whether nothing nearer than a point lies over its dot.
  package func isVisible(_ place: SurfaceProjection.Place) -> Bool {
    guard place.dot.x.isFinite, place.dot.y.isFinite else { return false }
    let x = Int(clamping: place.dot.x.rounded())
    let y = Int(clamping: place.dot.y.rounded())
    guard x >= 0, y >= 0, x < columns, y < rows else { return false }
    // On a slope that turns away a dot covers much ground: all that lies before what the next one up shows.
    let index = x * rows + y
    let farthest = max(distances[index], y > 0 ? distances[index - 1] : distances[index])
    return Double(farthest) >= place.distance - 1.5 * projection.distancePerDot
  }

  /// One column of dots, filled from the bottom up.
  private struct ColumnWalk {
    let projection: SurfaceProjection
    let reader: SampledPlane.Reader
    let bands: UnsafeBufferPointer<Double>
    let lines: Double
    let rows: Int
    let kinds: UnsafeMutableBufferPointer<UInt8>
    let meshes: UnsafeMutableBufferPointer<UInt16>
    let distances: UnsafeMutableBufferPointer<Float>
    /// The highest row that shows something.
    private var top: Int

    init(
      projection: SurfaceProjection, reader: SampledPlane.Reader, bands: UnsafeBufferPointer<Double>, lines: Double,
      rows: Int, kinds: UnsafeMutableBufferPointer<UInt8>, meshes: UnsafeMutableBufferPointer<UInt16>,
      distances: UnsafeMutableBufferPointer<Float>
    ) {
      self.projection = projection
      self.reader = reader
      self.bands = bands
      self.lines = lines
      self.rows = rows
      self.kinds = kinds
      self.meshes = meshes
      self.distances = distances
      top = rows
    }

    mutating func run(column: Int, stride: Double) {
      let side = (Double(column) - projection.centreX) / projection.scaleX
      guard let (near, far) = ground(side) else { return }
      let count = max(1, min(Int(clamping: ((far - near) / stride).rounded(.up)), 20_000))
      let step = (far - near) / Double(count)
      let x0 = side * projection.cosTurn
      let y0 = -side * projection.sinTurn
      let lift = SurfaceProjection.relief * projection.cosTilt
      var lastHeight = Double.nan
      var lastRow = 0.0
      for index in 0...count {
        let distance = near + step * Double(index)
        let x = (x0 + distance * projection.sinTurn + 1) / 2
        let y = (y0 + distance * projection.cosTurn + 1) / 2
        let sample = reader.value(x: x, y: y)
        guard sample.isFinite else {
          lastHeight = .nan
          continue
        }
        // However high, the surface ends a little above its block.
        let height = min(max(sample, SurfaceProjection.base), SurfaceProjection.ceiling)
        let row = projection.centreY - (height * lift + distance * projection.sinTilt) * projection.scaleY
        if lastHeight.isFinite {
          if row <= Double(top - 1) {
            fill(to: row, from: lastRow, height, lastHeight, distance, step, x0, y0)
          }
        } else {
          let base = SurfaceProjection.base * lift + distance * projection.sinTilt
          fillWall(from: projection.centreY - base * projection.scaleY, to: row, distance)
        }
        lastHeight = height
        lastRow = row
      }
    }

    /// Where the line of sight over a column of dots enters and leaves the block; nil where it misses it.
    private func ground(_ side: Double) -> (Double, Double)? {
      var near = -Double.infinity
      var far = Double.infinity
      for (start, slope) in [
        (side * projection.cosTurn, projection.sinTurn), (-side * projection.sinTurn, projection.cosTurn),
      ] {
        if abs(slope) < 1e-9 {
          // A hair's breadth more, so that the block's edge belongs to it.
          if abs(start) > 1 + 1e-9 { return nil }
          continue
        }
        let a = (-1 - start) / slope
        let b = (1 - start) / slope
        near = max(near, min(a, b))
        far = min(far, max(a, b))
      }
      return near < far ? (near, far) : nil
    }

    private mutating func fillWall(from low: Double, to high: Double, _ distance: Double) {
      let bottom = min(top - 1, Int(clamping: low.rounded(.down)))
      let end = max(0, Int(clamping: high.rounded(.up)))
      guard end <= bottom else { return }
      for row in end...bottom {
        kinds[row] = SurfaceRaster.wall
        distances[row] = Float(distance)
      }
      top = end
    }

    private mutating func fill(
      to row: Double, from lastRow: Double, _ height: Double, _ lastHeight: Double, _ distance: Double, _ step: Double,
      _ x0: Double, _ y0: Double
    ) {
      let end = max(0, Int(clamping: row.rounded(.up)))
      var next = top - 1
      while next >= end {
        // How far back from this step towards the last one.
        let back = min(max((Double(next) - row) / max(lastRow - row, 1e-12), 0), 1)
        let place = distance - step * back
        let level = height + (lastHeight - height) * back
        var band: UInt8 = 0
        while Int(band) < bands.count, level >= bands[Int(band)] { band += 1 }
        let across = (x0 + place * projection.sinTurn + 1) / 2 * lines
        let up = (y0 + place * projection.cosTurn + 1) / 2 * lines
        kinds[next] = band
        meshes[next] = UInt16(max(0, min(across, lines - 0.5))) << 8 | UInt16(max(0, min(up, lines - 0.5)))
        distances[next] = Float(place)
        next -= 1
      }
      top = min(top, end)
    }
  }
}
