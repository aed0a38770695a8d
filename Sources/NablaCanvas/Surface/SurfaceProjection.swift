// From a block in space to dots: turned about its upright axis, then seen from above at a slant, without perspective.

/// Where a viewer stands.
package struct SurfaceStance: Hashable, Sendable {
  /// Degrees that the block is turned by, from 0 to 359.
  package let turn: Int
  /// Degrees that the viewer looks down by.
  package let tilt: Int

  /// The tilts there are: from almost level to almost straight down.
  package static let tilts = 10...80

  /// A stance; a turn goes round and a tilt is clamped.
  package init(turn: Int, tilt: Int) {
    self.turn = ((turn % 360) + 360) % 360
    self.tilt = min(max(tilt, Self.tilts.lowerBound), Self.tilts.upperBound)
  }
}

/// The picture plane of a block: x and y from −1 to 1, heights from 0 to 1 above a base that lies a little below.
package struct SurfaceProjection: Sendable {
  /// A point of the picture.
  package struct Place: Sendable {
    /// Where it is among the dots.
    package let dot: DotPoint
    /// How far it is from the viewer, along the ground.
    package let distance: Double
  }

  /// How far the block's base lies below height 0.
  package static let base = -0.08
  /// Where heights above 1 end.
  package static let ceiling = 1.1
  /// How high 1 is, in half widths of the block.
  static let relief = 0.95

  let cosTurn: Double
  let sinTurn: Double
  let cosTilt: Double
  let sinTilt: Double
  let scaleX: Double
  let scaleY: Double
  let centreX: Double
  /// Where height 0 in the block's middle is.
  let centreY: Double
  package let columns: Int
  package let rows: Int

  /// A projection that fits into `columns` × `rows` dots however the block is turned.
  ///
  /// - Parameters:
  ///   - stance: from where one looks at the block.
  ///   - columns: the dots there are from left to right.
  ///   - rows: the dots there are from top to bottom.
  ///   - dotAspect: how much taller than wide a dot is.
  package init(_ stance: SurfaceStance, columns: Int, rows: Int, dotAspect: Double) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    cosTurn = Angle.cosine(degrees: stance.turn)
    sinTurn = Angle.sine(degrees: stance.turn)
    cosTilt = Angle.cosine(degrees: stance.tilt)
    sinTilt = Angle.sine(degrees: stance.tilt)
    let reach = 2.0.squareRoot()
    let low = -reach * sinTilt + Self.base * Self.relief * cosTilt
    let high = reach * sinTilt + Self.relief * cosTilt
    var across = Double(max(1, columns - 1)) / (2 * reach)
    var up = Double(max(1, rows - 1)) / (high - low)
    // A wide panel may stretch the block, but not beyond recognition.
    across = min(across, up * dotAspect * 2.4)
    up = min(up, across / dotAspect * 1.3)
    scaleX = across
    scaleY = up
    centreX = Double(columns - 1) / 2
    centreY = Double(rows - 1) / 2 + (high + low) / 2 * up
  }

  /// The picture of a point.
  package func place(x: Double, y: Double, height: Double) -> Place {
    let distance = x * sinTurn + y * cosTurn
    let rise = height * Self.relief * cosTilt + distance * sinTilt
    return Place(
      dot: DotPoint(x: centreX + (x * cosTurn - y * sinTurn) * scaleX, y: centreY - rise * scaleY), distance: distance)
  }

  /// How many dots half a width of the block takes at most.
  package var dotsPerUnit: Double { max(scaleX, scaleY) }

  /// Distances that one dot of flat ground covers.
  var distancePerDot: Double { 1 / (scaleY * sinTilt) }
}
