// What kind of flat place a run has come to: a slope of 0 alone is no success.

/// A place where the slope is as good as 0, told by the ends of the Hessian's spectrum and by C around it.
package enum FlatPlace: String, CaseIterable, Equatable, Sendable {
  /// It goes up in every direction.
  case minimum
  /// It goes up in some directions and is as good as flat in others: the floor of a valley, or a gentle slope.
  case valley
  /// It goes down in some direction and up in another.
  case saddle
  /// It goes down in every direction.
  case maximum
  /// It is as good as flat in every direction.
  case plateau

  /// A curvature below this part of the largest is flat.
  package static let flatShare = 1e-6
  /// A point where the slope would be 0 is a place's own where it is no farther off than this, or than this part of the
  /// largest parameter.
  package static let reach = 0.25

  /// nil where it goes down in some directions and is flat in others.
  ///
  /// - Parameters:
  ///   - least: the algebraically smallest eigenvalue.
  ///   - greatest: the algebraically largest eigenvalue.
  ///   - flat: a curvature below this is as good as 0.
  package init?(least: Double, greatest: Double, flat: Double = RunBounds.flatSlope) {
    let flat = max(flat, Self.flatShare * max(abs(least), abs(greatest)))
    switch (least < -flat, greatest > flat) {
    case (true, true): self = .saddle
    case (true, false):
      guard greatest < -flat else { return nil }
      self = .maximum
    case (false, true): self = least > flat ? .minimum : .valley
    case (false, false): self = .plateau
    }
  }

  /// - Parameters:
  ///   - range: both ends of the spectrum.
  ///   - flat: a curvature below this is as good as 0.
  package init?(_ range: CurvatureRange, flat: Double = RunBounds.flatSlope) {
    self.init(least: range.least.value, greatest: range.greatest.value, flat: flat)
  }
}

extension FlatPlace {
  /// Which flat place a run has come to; nil where that cannot be told.
  ///
  /// A slope that is nearly 0 stands on some side of the point where it is 0, if there is such a point: with a curvature
  /// λ it would be ‖∇C‖/|λ| away. Where that is far, the curvature tells nothing. Where it is near, C three times as far
  /// must be what such a point promises: an inflection bends like a minimum on its upper side, and is none.
  ///
  /// At the tip of a root or the bend of an absolute value the curvature is 0 by agreement and says nothing of the
  /// ground around. So where the Hessian calls a direction flat, C itself is asked a little to either side.
  ///
  /// - Parameters:
  ///   - objective: the cost.
  ///   - parameters: where the run stands.
  ///   - range: both ends of the Hessian's spectrum there.
  ///   - flatSlope: the bound of the run.
  ///   - frozen: the numbers of the parameters that are held still; what C does along them does not matter.
  /// - Complexity: a gradient and a few costs; two costs a parameter where it is flat somewhere.
  package static func found(
    by objective: Objective, at parameters: [Double], range: CurvatureRange, flatSlope: Double, frozen: [Int] = []
  ) -> FlatPlace? {
    var (cost, gradient) = objective.costAndGradient(at: parameters)
    for index in frozen { gradient[index] = 0 }
    let slope = gradient.withUnsafeBufferPointer(VectorLength.norm)
    let distance = reach * max(1, parameters.reduce(0) { max($0, abs($1)) })
    let flat = max(flatSlope, slope / distance)
    guard let place = FlatPlace(range, flat: flat) else { return nil }
    let ground = Ground(
      objective: objective, parameters: parameters, cost: cost, gradient: gradient, slope: slope, range: range)
    switch place {
    case .plateau, .valley:
      guard parameters.count - frozen.count <= Hessian.mostDense else { return place }
      let moving = Set(parameters.indices).subtracting(frozen).sorted()
      return bent(
        by: objective, at: parameters, along: moving, cost: cost, range: range, flatSlope: flatSlope, place)
    case .minimum: return ground.allRise ? place : nil
    case .maximum: return ground.allFall ? place : nil
    case .saddle: return ground.fallAndRise ? place : nil
    }
  }

  /// C beyond the point where the slope would be 0.
  private struct Ground {
    let objective: Objective
    let parameters: [Double]
    let cost: Double
    let gradient: [Double]
    let slope: Double
    let range: CurvatureRange

    /// How much higher C is three times as far as the slope would be 0 by a curvature, to both sides of a direction.
    private func rises(along direction: [Double], _ curvature: Double) -> [Double] {
      // Where the slope is 0, far enough for a Double to see the bend.
      let distance = max(3 * slope / abs(curvature), 1e-4 * max(1, parameters.reduce(0) { max($0, abs($1)) }))
      return [-distance, distance].map { side in
        objective.cost(at: zip(parameters, direction).map { $0 + side * $1 }) - cost
      }
    }

    private var downhill: [Double] { slope > 0 ? gradient.map { $0 / slope } : range.least.direction }

    var allRise: Bool {
      (rises(along: downhill, range.least.value) + rises(along: range.least.direction, range.least.value))
        .allSatisfy { $0 > 0 }
    }

    var allFall: Bool {
      (rises(along: downhill, range.greatest.value) + rises(along: range.greatest.direction, range.greatest.value))
        .allSatisfy { $0 < 0 }
    }

    var fallAndRise: Bool {
      rises(along: range.least.direction, range.least.value).allSatisfy { $0 < 0 }
        && rises(along: range.greatest.direction, range.greatest.value).allSatisfy { $0 > 0 }
    }
  }

  private static func bent(
    by objective: Objective, at parameters: [Double], along moving: [Int], cost here: Double, range: CurvatureRange,
    flatSlope: Double, _ place: FlatPlace
  ) -> FlatPlace? {
    let bend = max(abs(range.least.value), abs(range.greatest.value), flatSlope)
    var isBent = false
    var goesUp = true
    var around = parameters
    for index in moving {
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
