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

  /// The stance after a key that turns or tilts.
  package func moved(by action: Action) -> SurfaceStance {
    switch action {
    case .panLeft: SurfaceStance(turn: turn - Self.turnStep, tilt: tilt)
    case .panRight: SurfaceStance(turn: turn + Self.turnStep, tilt: tilt)
    case .panUp: SurfaceStance(turn: turn, tilt: tilt + Self.tiltStep)
    case .panDown: SurfaceStance(turn: turn, tilt: tilt - Self.tiltStep)
    default: self
    }
  }

  /// Whether a key that tilts has an effect; every other key has.
  package func canTilt(by action: Action) -> Bool {
    (action != .panUp && action != .panDown) || moved(by: action) != self
  }
}
