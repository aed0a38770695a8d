// How far a run's start lies from the landscape that the contour shows.

import NablaCore

/// How far a run's start lies from a landscape: worked out once a step, because it takes a look at every parameter.
package struct StartDistance: Equatable, Sendable {
  let landscape: Landscape
  let start: [Double]
  package let distance: Double
  /// The largest parameter of both, at least 1.
  package let size: Double

  init(_ landscape: Landscape, from start: [Double]) {
    self.landscape = landscape
    self.start = start
    distance = landscape.distance(of: start)
    var size = 1.0
    for value in start { size = max(size, abs(value)) }
    for value in landscape.origin { size = max(size, abs(value)) }
    self.size = size
  }
}

extension Model {
  /// How far the run's start lies from a landscape.
  package func startDistance(from landscape: Landscape) -> StartDistance {
    let start = workspace.history.path.points[0]
    if let known = knownStartDistance, known.landscape == landscape, known.start == start { return known }
    return StartDistance(landscape, from: start)
  }
}
