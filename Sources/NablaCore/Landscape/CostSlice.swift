// The cost over two parameters around a state: what is asked for, and the plain way to compute it.

/// C over one or two parameters, the others as they are.
package struct CostSlice: Equatable, Sendable {
  package let objective: Objective
  /// The state the slice goes through, in parameter order.
  package let parameters: [Double]
  /// The parameter along the x axis.
  package let x: Int
  /// The parameter along the y axis; nil for a curve over `x` alone.
  package let y: Int?

  package init(_ objective: Objective, through parameters: [Double], x: Int, y: Int?) {
    precondition(parameters.indices.contains(x) && x != y, "two different parameters")
    self.objective = objective
    self.parameters = parameters
    self.x = x
    self.y = y
  }

  /// C at one point of the slice.
  package func cost(x valueX: Double, y valueY: Double) -> Double {
    objective.cost(at: moved(x: valueX, y: valueY))
  }

  private func moved(x valueX: Double, y valueY: Double) -> [Double] {
    var moved = parameters
    moved[x] = valueX
    if let y { moved[y] = valueY }
    return moved
  }

  /// C at `xs` × `ys`, row by row (a row for each of `ys`; with `y` nil a single row, whatever they are), by whole
  /// passes of the plain implementation: what every faster way is tested against.
  package func referenceGrid(xs: [Double], ys: [Double]) -> [Double] {
    (y == nil ? [0] : ys).flatMap { valueY in xs.map { objective.referenceCost(at: moved(x: $0, y: valueY)) } }
  }

  /// C at `xs` × `ys`, row by row, computing only what depends on the two parameters.
  package func grid(xs: [Double], ys: [Double], kernel: Kernel? = .current) -> [Double] {
    let tables = SliceTables(self, xs: xs, ys: ys, kernel: kernel)
    return [Double](unsafeUninitializedCapacity: tables.columns * tables.rows) { buffer, initialized in
      for part in 0..<tables.partCount { tables.fill(part, of: buffer.baseAddress!) }
      initialized = tables.columns * tables.rows
    }
  }

  /// `count` numbers from the first to the last of a range, both included.
  package static func spread(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    guard count > 1 else { return [range.lowerBound] }
    return (0..<count).map { index in
      if index == count - 1 { return range.upperBound }
      // Halved first, so that the difference of two huge ends stays finite.
      let half = range.upperBound / 2 - range.lowerBound / 2
      return range.lowerBound + 2 * (half * Double(index) / Double(count - 1))
    }
  }
}
