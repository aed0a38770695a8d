// Where the runs from many starts end: which of them come to the same place.

/// The ends of runs, sorted by the minimum they have come to.
package struct Basins: Equatable, Sendable {
  /// A place at which some run has come to rest.
  package struct Minimum: Equatable, Sendable {
    package let parameters: [Double]
    package let cost: Double
  }

  /// In the order in which the runs found them.
  package let minima: [Minimum]
  /// For each run the number of its minimum; `diverged` or `onTheWay` where it has none.
  package let basin: [Int]

  package static let diverged = -1
  package static let onTheWay = -2

  /// Two ends are one minimum where no parameter differs by more than this,
  package static let parameterTolerance = 1e-3
  /// and no cost by more than this.
  package static let costTolerance = 1e-6

  /// ‖∇C‖ below which the floor of a valley counts as level.
  package static let levelSlope = 1e-4 * RunBounds.flatSlope

  /// A run whose slope is as good as 0 on a plateau, a saddle or a top is on its way like any other.
  ///
  /// - Parameters:
  ///   - ends: of runs without a target cost, so that the slope says which have come to rest.
  ///   - objective: what C is of.
  ///   - frozen: the numbers of the parameters that are held still.
  package init(of ends: [RunEnd], objective: Objective, frozen: [Int] = []) {
    var minima: [Minimum] = []
    var last = 0
    basin = ends.map { end in
      guard end.status != .diverged else { return Self.diverged }
      guard end.status == .converged || Self.isStill(end, objective, frozen) else { return Self.onTheWay }
      let cost = end.finalCost ?? .nan
      // Neighbours mostly end where the one before did.
      if minima.indices.contains(last), minima[last].holds(end.parameters, cost) { return last }
      if let known = minima.firstIndex(where: { $0.holds(end.parameters, cost) }) {
        last = known
        return known
      }
      guard Self.isRest(end, objective, frozen) else { return Self.onTheWay }
      minima.append(Minimum(parameters: end.parameters, cost: cost))
      last = minima.count - 1
      return last
    }
    self.minima = minima
  }

  /// Whether the slope is exactly 0, as on a minimum that a run starts on: where C is 0 there, the bound of the run is 0
  /// too, and no slope lies below it.
  private static func isStill(_ end: RunEnd, _ objective: Objective, _ frozen: [Int]) -> Bool {
    TrainingStep.norm(of: objective.costAndGradient(at: end.parameters).gradient, without: frozen) == 0
  }

  private static func isRest(_ end: RunEnd, _ objective: Objective, _ frozen: [Int]) -> Bool {
    guard let range = Hessian(of: objective, at: end.parameters, frozen: frozen).range else { return false }
    let slope = TrainingStep.norm(of: objective.costAndGradient(at: end.parameters).gradient, without: frozen)
    switch FlatPlace.found(
      by: objective, at: end.parameters, range: range, flatSlope: RunBounds.flatSlope, frozen: frozen)
    {
    // Still so far from the point where the slope is 0 that another run's end would count as another minimum.
    case .minimum:
      return slope <= Self.parameterTolerance * range.least.value
    // The floor of a valley may still go down gently; on one that is level the slope has died away.
    case .valley:
      return slope < Self.levelSlope
    case .saddle, .maximum, .plateau, nil: return false
    }
  }
}

extension Basins.Minimum {
  fileprivate func holds(_ place: [Double], _ cost: Double) -> Bool {
    abs(cost - self.cost) <= Basins.costTolerance
      && zip(place, parameters).allSatisfy { abs($0 - $1) <= Basins.parameterTolerance }
  }
}
