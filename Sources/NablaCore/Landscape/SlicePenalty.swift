// What regularization adds to a slice: a number for each column and one for each row.

/// l1·Σ|w| + ½·l2·Σw² over a grid; each weight adds its own part, so the two that move are told apart from the rest.
struct SlicePenalty: Sendable {
  private let columns: [Double]
  /// With what the parameters add that do not move.
  private let rows: [Double]

  /// - Parameters:
  ///   - slice: the grid's parameters and what they are of.
  ///   - xs: the values along x.
  ///   - ys: the values along y; a single one where the slice has no second parameter.
  /// - Returns: nil where nothing is added.
  init?(_ slice: CostSlice, xs: [Double], ys: [Double]) {
    guard case .network(let cost) = slice.objective, !cost.regularization.isNone else { return nil }
    func added(by index: Int?, _ values: [Double]) -> [Double] {
      guard let index, index < cost.network.weightCount else { return values.map { _ in 0 } }
      return values.map(cost.regularization.value)
    }
    var others = slice.parameters
    others[slice.x] = 0
    if let y = slice.y { others[y] = 0 }
    let still = cost.penalty(at: others)
    columns = added(by: slice.x, xs)
    rows = added(by: slice.y, ys).map { $0 + still }
  }

  /// Adds it to some cells of a grid, row by row.
  func add(to costs: UnsafeMutablePointer<Double>, columns places: Range<Int>, rows lines: Range<Int>) {
    for row in lines {
      for column in places { costs[row * columns.count + column] += columns[column] + rows[row] }
    }
  }
}
