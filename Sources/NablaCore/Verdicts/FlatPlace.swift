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
