// How much work a slice is, known before any of it is done.

extension Landscape {
  /// About how many multiplications it takes to compute C on a grid.
  ///
  /// - Parameters:
  ///   - columns: how many places there are along x.
  ///   - rows: how many along y; 1 for a curve.
  package func effort(columns: Int, rows: Int) -> Double {
    let points = Double(columns) * Double(rows)
    guard case .network(let cost) = objective else { return points * 50 * Double(origin.count) }
    let network = cost.network
    let sampleCount = cost.data.count
    let samples = Double(sampleCount)
    // An activation costs about as much as a dozen multiplications.
    func pass(_ layers: some Collection<Layer>) -> Double {
      samples * layers.reduce(0) { $0 + Double($1.weightCount + 12 * $1.units) }
    }
    let whole = pass(network.layers)
    guard case .parameters(let slice) = self, let y = slice.y else {
      return points * (whole + (isCurve ? 0 : 2 * Double(origin.count)))
    }
    let first = network.parameter(at: slice.x)
    let second = network.parameter(at: y)
    let lower = min(first.layer, second.layer)
    let upper = max(first.layer, second.layer)
    if network.layers[lower...].contains(where: \.isResidual) || network.hasSoftmaxOutput { return points * whole }
    // What stays as it is is worked out once, and only what is above both parameters at every point.
    let layers = network.layers
    if first.layer == second.layer {
      let isOwn = first.unit == second.unit || lower == layers.count - 1
      let meeting = isOwn ? lower : lower + 1
      let moving = isOwn ? 2 : layers[meeting].units
      guard SliceTables.hasRoom(moving: moving, samples: sampleCount, rows: rows) else { return points * whole }
      let above = meeting + 1 < layers.count ? Double(moving * layers[meeting + 1].units) : 0
      let rest = pass(layers.dropFirst(meeting + 2)) + samples * (12 * Double(moving) + above)
      return pass(layers.prefix(meeting + 2)) + points * rest
    }
    guard SliceTables.hasRoom(layers, samples: sampleCount) else { return points * whole }
    return 2 * pass(layers.prefix(lower + 2)) + Double(columns) * pass(layers[lower..<upper]) + points
      * pass(layers[upper...])
  }
}
