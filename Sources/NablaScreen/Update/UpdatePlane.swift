// The choice of the contour's plane.

import NablaCore
import NablaModel
import NablaWords

extension Model {
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
    case .random: show(.planeRandom(ofNeurons: situation.network != nil))
    case .principal: show(.planePrincipal)
    }
  }
}
