// From where a surface is seen.

import NablaCanvas

extension SurfaceStance {
  /// From where a surface is seen before it is turned, with its lowest corner in front.
  ///
  /// - Parameter corner: the corner nearest to the viewer, counted from (−, −) in the way of (+, −).
  package static func automatic(facing corner: Int) -> SurfaceStance { SurfaceStance(turn: 30 - 90 * corner, tilt: 50) }

  /// Degrees that one key turns by; a whole turn is a whole number of them.
  package static let turnStep = 10
  package static let tiltStep = 10

  /// The stance so many turns to the right and so many tilts up.
  ///
  /// - Parameters:
  ///   - x: turns to the right, or below 0 to the left.
  ///   - y: tilts up, or below 0 down.
  package func moved(x: Int, y: Int) -> SurfaceStance {
    SurfaceStance(turn: turn + x * Self.turnStep, tilt: tilt + y * Self.tiltStep)
  }
}
