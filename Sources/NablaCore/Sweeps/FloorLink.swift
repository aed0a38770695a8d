// Which places of rest lie on one floor: where C is level along a curve, runs end all over it, and not in so many minima.

/// Tells whether two places of rest are places on the same floor.
struct FloorLink {
  private let objective: Objective

  /// A place is joined to so many of those nearest to it: enough for a chain along a curve, and over a surface.
  private static let mostNeighbours = 8
  /// On the way from one to the other C may rise by this part of what it would rise by if nothing turned: along the
  /// chord of a floor that turns by an angle φ it is about (φ/4)².
  private static let riseShare = 0.01

  /// - Parameter objective: what C is of.
  init(_ objective: Objective) { self.objective = objective }

  /// The numbers of those on the same floor, near ones only.
  ///
  /// - Parameters:
  ///   - minimum: a place of rest.
  ///   - others: those found before.
  func neighbours(of minimum: Basins.Minimum, among others: [Basins.Minimum]) -> [Int] {
    guard minimum.floorBend != nil else { return [] }
    let level = others.indices.filter {
      others[$0].floorBend != nil && abs(others[$0].cost - minimum.cost) <= Basins.costTolerance
    }
    let distances = level.map { (number: $0, square: Self.square(of: others[$0], minimum)) }
    return distances.sorted { ($0.square, $0.number) < ($1.square, $1.number) }.prefix(Self.mostNeighbours)
      .map(\.number).filter { isLevel(from: others[$0], to: minimum) }
  }

  private static func square(of one: Basins.Minimum, _ other: Basins.Minimum) -> Double {
    zip(one.parameters, other.parameters).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// Whether C hardly rises on the straight way between two places of rest.
  private func isLevel(from one: Basins.Minimum, to other: Basins.Minimum) -> Bool {
    let bend = max(one.floorBend ?? 0, other.floorBend ?? 0)
    let half = Self.square(of: one, other) / 4
    let bound = max(one.cost, other.cost) + Self.riseShare * 0.5 * bend * half + Basins.costTolerance
    return [0.25, 0.5, 0.75].allSatisfy { share in
      objective.cost(at: zip(one.parameters, other.parameters).map { $0 + share * ($1 - $0) }) <= bound
    }
  }
}
