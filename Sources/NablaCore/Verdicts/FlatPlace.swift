// What kind of flat place a run has come to: a slope of 0 alone is no success.

/// A place where the slope is as good as 0, told by the ends of the Hessian's spectrum.
package enum FlatPlace: String, CaseIterable, Equatable, Sendable {
  /// It goes up in every direction.
  case minimum
  /// It goes up in some directions and is flat in others: the floor of a valley.
  case valley
  /// It goes down in some direction and up in another.
  case saddle
  /// It goes down in some direction and up in none.
  case maximum
  /// It is flat in every direction.
  case plateau

  /// A curvature below this part of the largest is flat.
  package static let flatShare = 1e-6

  /// - Parameters:
  ///   - least: the algebraically smallest eigenvalue.
  ///   - greatest: the algebraically largest eigenvalue.
  ///   - flatSlope: a slope below this is as good as 0. So is a curvature: over a distance of 1 it makes no larger slope.
  package init(least: Double, greatest: Double, flatSlope: Double = RunBounds.flatSlope) {
    let flat = max(flatSlope, Self.flatShare * max(abs(least), abs(greatest)))
    let goesDown = least < -flat
    let goesUp = greatest > flat
    switch (goesDown, goesUp) {
    case (true, true): self = .saddle
    case (true, false): self = .maximum
    case (false, true): self = least > flat ? .minimum : .valley
    case (false, false): self = .plateau
    }
  }

  /// - Parameters:
  ///   - range: both ends of the spectrum.
  ///   - flatSlope: the bound of the run that has come here.
  package init(_ range: CurvatureRange, flatSlope: Double = RunBounds.flatSlope) {
    self.init(least: range.least.value, greatest: range.greatest.value, flatSlope: flatSlope)
  }
}

extension FlatPlace {
  /// Which flat place a run has come to; nil where that cannot be told.
  ///
  /// At the tip of a root or the bend of an absolute value the curvature is 0 by agreement and says nothing of the
  /// ground around. So where the Hessian calls a direction flat, C itself is asked a little to either side.
  ///
  /// - Parameters:
  ///   - objective: the cost.
  ///   - parameters: where the run stands.
  ///   - range: both ends of the Hessian's spectrum there.
  ///   - flatSlope: the bound of the run.
  /// - Complexity: two costs a parameter where it is flat somewhere.
  package static func found(
    by objective: Objective, at parameters: [Double], range: CurvatureRange, flatSlope: Double
  ) -> FlatPlace? {
    let place = FlatPlace(range, flatSlope: flatSlope)
    guard place == .plateau || place == .valley, parameters.count <= Hessian.mostDense else { return place }
    let here = objective.cost(at: parameters)
    let bend = max(abs(range.least.value), abs(range.greatest.value), flatSlope)
    var isBent = false
    var goesUp = true
    var around = parameters
    for index in parameters.indices {
      let distance = 1e-3 * max(1, abs(parameters[index]))
      for side in [-distance, distance] {
        around[index] = parameters[index] + side
        let rise = objective.cost(at: around) - here
        // Ten times what slope and curvature there allow for.
        let expected = 10 * (flatSlope * distance + bend * distance * distance / 2)
        if !(abs(rise) <= expected) { isBent = true }
        if !(rise > flatSlope * distance * distance / 4) { goesUp = false }
      }
      around[index] = parameters[index]
    }
    guard isBent else { return place }
    return goesUp ? .minimum : nil
  }
}
