// The quick way to a slice of a network's cost: everything that does not depend on both parameters is tabulated once.
//
// Layers before the two parameters stay as they are. Where both lie in one layer, each moves one weighted input along
// one axis only, so that the next weighted inputs are sums A(column) + B(row); for sigmoid and tanh the exponential of
// such a sum is a product of two tabulated ones. Where they lie in different layers, the lower one is carried up to
// the other's layer column by column.

/// The tables of one slice on one grid, which is computed part by part; parts may be computed at the same time.
package struct SliceTables: Sendable {
  enum Plan: Sendable {
    /// Whole passes, row by row: formulas, curves, residual layers, or no kernel.
    case plain
    /// Both parameters meet in one layer; a part is a strip of columns.
    case sums(SumSlice)
    /// They lie in different layers; a part is a strip along the lower one's axis.
    case stack(StackSlice)
  }

  private let slice: CostSlice
  private let xs: [Double]
  private let ys: [Double]
  let plan: Plan
  private let penalty: SlicePenalty?

  /// Above this many numbers in the tables the plain way takes less memory than time.
  private static let mostNumbers = 32 << 20

  /// Whether there is room for the tables of two parameters that meet in one layer, where some of its units move.
  static func hasRoom(moving: Int, samples: Int, rows: Int, width: Int = 8) -> Bool {
    moving * samples * (2 * rows + width) <= mostNumbers
  }

  /// Whether there is room for those of two parameters in different layers.
  static func hasRoom(_ layers: [Layer], samples: Int, width: Int = 8) -> Bool {
    (layers.map(\.units).max() ?? 1) * samples * width <= mostNumbers
  }

  package init(_ slice: CostSlice, xs: [Double], ys: [Double], kernel: Kernel? = .current) {
    self.slice = slice
    self.xs = xs
    self.ys = slice.y == nil ? [0] : ys
    plan = kernel.flatMap { Self.plan(for: slice, xs: xs, ys: ys, $0) } ?? .plain
    penalty = SlicePenalty(slice, xs: xs, ys: self.ys)
  }

  /// How many columns and rows the grid has.
  package var columns: Int { xs.count }
  package var rows: Int { ys.count }

  /// How many parts there are.
  package var partCount: Int {
    switch plan {
    case .plain: return ys.count
    case .sums(let sums): return sums.partCount
    case .stack(let stack): return stack.partCount
    }
  }

  /// Computes a part, 0 ..< `partCount`.
  ///
  /// - Parameters:
  ///   - part: which; parts may be computed at the same time.
  ///   - costs: the whole grid, row by row; only the part's own places are written.
  package func fill(_ part: Int, of costs: UnsafeMutablePointer<Double>) {
    switch plan {
    case .plain:
      for column in xs.indices { costs[part * xs.count + column] = slice.cost(x: xs[column], y: ys[part]) }
    case .sums(let sums):
      sums.fill(part, of: costs)
      penalty?.add(to: costs, columns: sums.places(of: part), rows: 0..<rows)
    case .stack(let stack):
      stack.fill(part, of: costs)
      let places = stack.places(of: part)
      penalty?.add(
        to: costs, columns: stack.isTransposed ? 0..<columns : places, rows: stack.isTransposed ? places : 0..<rows)
    }
  }

  private static func plan(for slice: CostSlice, xs: [Double], ys: [Double], _ kernel: Kernel) -> Plan? {
    guard case .network(let cost) = slice.objective, let y = slice.y, !xs.isEmpty, !ys.isEmpty,
      !cost.network.hasSoftmaxOutput,
      let loss = cost.loss.kernelNumber(for: cost.network)
    else { return nil }
    let (network, data) = (cost.network, cost.data)
    let first = network.parameter(at: slice.x)
    let second = network.parameter(at: y)
    let bottom = min(first.layer, second.layer)
    guard !network.layers[bottom...].contains(where: \.isResidual) else { return nil }
    let layers = SliceLayers(network: network, parameters: slice.parameters, data: data)
    if first.layer == second.layer {
      let isOwn = first.unit == second.unit || first.layer == network.layers.count - 1
      let meeting = isOwn ? layers.meetInOwnLayer(first, second) : layers.meetInNextLayer(first, second)
      guard hasRoom(moving: meeting.moving.count, samples: data.count, rows: ys.count, width: kernel.width) else {
        return nil
      }
      return SumSlice(kernel, meeting, layers, loss: cost.loss, number: loss, xs: xs, ys: ys).map { .sums($0) }
    }
    let isTransposed = first.layer > second.layer
    let (lower, upper) = isTransposed ? (second, first) : (first, second)
    guard hasRoom(network.layers, samples: data.count, width: kernel.width) else { return nil }
    return StackSlice(
      kernel, layers, lower: lower, upper: upper, loss: loss, lowerValues: isTransposed ? ys : xs,
      upperValues: isTransposed ? xs : ys, isTransposed: isTransposed
    ).map { .stack($0) }
  }
}
