// The choice of the contour's plane, and what its axes are called.

import NablaCore

extension Model {
  /// What the contour's axes are called; the second is nil for a curve.
  var axisNames: (x: String, y: String?) {
    switch shownPlane {
    case .parameters: return (names.name(at: look.axisX), look.axisY.map { names.name(at: $0) })
    case .random: return ("α", "β")
    case .principal: return ("PC1", "PC2")
    }
  }

  /// The plane that the key brings next; nil where there is no other.
  private var nextPlane: ContourPlane? {
    let planes = ContourPlane.allCases
    let place = planes.firstIndex(of: shownPlane)!
    return (1..<planes.count).map { planes[(place + $0) % planes.count] }.first { landscape($0) != nil }
  }

  mutating func choosePlane() {
    guard let next = nextPlane else { return show(.noOtherPlane) }
    let skipsPath = shownPlane == .random && next == .parameters
    look.plane = next
    look.viewport = nil
    look.cursor = nil
    forgetStance()
    refreshSlice()
    switch next {
    case .parameters where skipsPath: show(.pathTooShort)
    case .parameters: show(.axesSet(axisNames.x, axisNames.y ?? ""))
    case .random: show(.planeRandom)
    case .principal: show(.planePrincipal)
    }
  }
}
