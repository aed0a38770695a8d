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

  /// A curvature below this is flat: over a distance of 1 it makes no slope that a status would not call 0.
  package static let flatCurvature = RunStatus.flatSlope
  /// So is one below this part of the largest.
  package static let flatShare = 1e-6

  /// - Parameters:
  ///   - least: the algebraically smallest eigenvalue.
  ///   - greatest: the algebraically largest eigenvalue.
  package init(least: Double, greatest: Double) {
    let flat = max(Self.flatCurvature, Self.flatShare * max(abs(least), abs(greatest)))
    let goesDown = least < -flat
    let goesUp = greatest > flat
    switch (goesDown, goesUp) {
    case (true, true): self = .saddle
    case (true, false): self = .maximum
    case (false, true): self = least > flat ? .minimum : .valley
    case (false, false): self = .plateau
    }
  }

  package init(_ range: CurvatureRange) { self.init(least: range.least.value, greatest: range.greatest.value) }
}
