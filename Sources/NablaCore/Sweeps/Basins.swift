// Where the runs from many starts end: which of them come to the same place.

/// The ends of runs, sorted by the minimum they have come to.
package struct Basins: Equatable, Sendable {
  /// A place at which some run has come to rest.
  package struct Minimum: Equatable, Sendable {
    package let parameters: [Double]
    package let cost: Double
    /// Where it is a place on the level floor of a valley and no point: how much C bends across the floor.
    package let floorBend: Double?

    /// - Parameters:
    ///   - parameters: where it is.
    ///   - cost: C there.
    ///   - floorBend: the largest curvature, where C is level along another direction; nil where it is a point.
    package init(parameters: [Double], cost: Double, floorBend: Double? = nil) {
      self.parameters = parameters
      self.cost = cost
      self.floorBend = floorBend
    }
  }

  /// In the order in which the runs found them.
  package let minima: [Minimum]
  /// For each run the number of its minimum; `diverged` or `onTheWay` where it has none.
  package let basin: [Int]
  /// For each minimum the number of the first one on the same floor; its own where it is a point.
  package let floors: [Int]

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
    var sorter = BasinSorter(objective, frozen: frozen)
    basin = ends.map { sorter.number(of: $0) }
    minima = sorter.minima
    floors = sorter.floors
  }
}

/// Sorts the ends of runs by their minima, some of them now and others later.
package struct BasinSorter: Equatable, Sendable {
  /// In the order in which the runs found them.
  package private(set) var minima: [Basins.Minimum] = []
  /// For each of them the number of the first one on the same floor; its own where it is a point.
  package private(set) var floors: [Int] = []
  private let objective: Objective
  private let frozen: [Int]
  private var last = 0

  /// - Parameters:
  ///   - objective: what C is of.
  ///   - frozen: the numbers of the parameters that are held still.
  ///   - known: minima of the same cost that were found before.
  package init(_ objective: Objective, frozen: [Int] = [], known: [Basins.Minimum] = []) {
    self.objective = objective
    self.frozen = frozen
    for minimum in known { add(minimum) }
  }

  private mutating func add(_ minimum: Basins.Minimum) {
    let number = minima.count
    var joined: Set<Int> = [number]
    for other in FloorLink(objective).neighbours(of: minimum, among: minima) { joined.insert(floors[other]) }
    minima.append(minimum)
    floors.append(number)
    let first = joined.min()!
    for index in floors.indices where joined.contains(floors[index]) { floors[index] = first }
  }

  /// The number of the minimum that a run has come to; `Basins.diverged` or `Basins.onTheWay` where it has none.
  ///
  /// - Parameter end: of a run without a target cost.
  package mutating func number(of end: RunEnd) -> Int {
    guard end.status != .diverged else { return Basins.diverged }
    guard end.status == .converged || isStill(end) else { return Basins.onTheWay }
    let cost = end.finalCost ?? .nan
    // Neighbours mostly end where the one before did.
    if minima.indices.contains(last), minima[last].holds(end.parameters, cost) { return last }
    if let known = minima.firstIndex(where: { $0.holds(end.parameters, cost) }) {
      last = known
      return known
    }
    guard let rest = rest(of: end, cost) else { return Basins.onTheWay }
    add(rest)
    last = minima.count - 1
    return last
  }

  /// Whether the slope is exactly 0, as on a minimum that a run starts on: where C is 0 there, the bound of the run is 0
  /// too, and no slope lies below it.
  private func isStill(_ end: RunEnd) -> Bool {
    TrainingStep.norm(of: objective.costAndGradient(at: end.parameters).gradient, without: frozen) == 0
  }

  /// The minimum that a run has come to; nil where it has come to none.
  private func rest(of end: RunEnd, _ cost: Double) -> Basins.Minimum? {
    guard let range = Hessian(of: objective, at: end.parameters, frozen: frozen).range else { return nil }
    let slope = TrainingStep.norm(of: objective.costAndGradient(at: end.parameters).gradient, without: frozen)
    switch FlatPlace.found(
      by: objective, at: end.parameters, range: range, flatSlope: RunBounds.flatSlope, frozen: frozen)
    {
    // Still so far from the point where the slope is 0 that another run's end would count as another minimum.
    case .minimum:
      guard slope <= Basins.parameterTolerance * range.least.value else { return nil }
      return Basins.Minimum(parameters: end.parameters, cost: cost)
    // The floor of a valley may still go down gently; on one that is level the slope has died away.
    case .valley:
      guard slope < Basins.levelSlope else { return nil }
      return Basins.Minimum(parameters: end.parameters, cost: cost, floorBend: range.greatest.value)
    case .saddle, .maximum, .plateau, nil: return nil
    }
  }
}

extension Basins.Minimum {
  fileprivate func holds(_ place: [Double], _ cost: Double) -> Bool {
    abs(cost - self.cost) <= Basins.costTolerance
      && zip(place, parameters).allSatisfy { abs($0 - $1) <= Basins.parameterTolerance }
  }
}
