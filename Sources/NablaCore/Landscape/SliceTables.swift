// The quick way to a slice of a network's cost: everything that does not depend on both parameters is tabulated once.
//
// Layers before the two parameters stay as they are. Where both lie in one layer, each moves one weighted input along
// one axis only, so that the next weighted inputs are sums A(column) + B(row); for sigmoid and tanh the exponential of
// such a sum is a product of two tabulated ones. Where they lie in different layers, the lower one is carried up to
// the other's layer column by column.

/// The tables of one slice on one grid. Reading them from several threads at once is fine, each with its workspace.
package struct SliceTables: Sendable {
  /// Scratch memory of one thread.
  package struct Workspace: Sendable {
    var current: [Double] = []
    var next: [Double] = []

    package init() {}
  }

  /// How the weighted inputs of the layer where both parameters meet depend on column and row.
  enum Plan: Sendable {
    /// Whole passes: formulas, curves, residual layers.
    case plain
    /// z = A(column) + B(row) in the units `joint` of a layer; the other units do not move.
    case sums(JointLayer)
    /// All units of a layer but one depend on the column alone.
    case columns(ColumnLayer)
  }

  let slice: CostSlice
  let xs: [Double]
  let ys: [Double]
  let plan: Plan

  package init(_ slice: CostSlice, xs: [Double], ys: [Double]) {
    self.slice = slice
    self.xs = xs
    self.ys = ys
    plan = Self.plan(for: slice, xs: xs, ys: ys)
  }

  /// C at a point of the grid.
  package func cost(column: Int, row: Int, _ workspace: inout Workspace) -> Double {
    switch plan {
    case .plain:
      return slice.cost(x: xs[column], y: ys.isEmpty ? 0 : ys[row])
    case .sums(let joint):
      joint.activations(column: column, row: row, into: &workspace.current)
      return joint.rest.cost(&workspace)
    case .columns(let layer):
      let (alongLower, alongUpper) = layer.isTransposed ? (row, column) : (column, row)
      layer.activations(lower: alongLower, upper: alongUpper, into: &workspace.current)
      return layer.rest.cost(&workspace)
    }
  }

  private static func plan(for slice: CostSlice, xs: [Double], ys: [Double]) -> Plan {
    guard let network = slice.objective.network, let y = slice.y,
      case .samples(let data) = slice.objective.subject
    else { return .plain }
    let first = network.parameter(at: slice.x)
    let second = network.parameter(at: y)
    let bottom = min(first.layer, second.layer)
    guard !network.layers[bottom...].contains(where: \.isResidual) else { return .plain }
    let context = SliceContext(network: network, parameters: slice.parameters, data: data, loss: slice.objective.loss)
    if first.layer == second.layer {
      if first.unit == second.unit || first.layer == network.layers.count - 1 {
        return .sums(context.jointInOneLayer(first, xs, second, ys))
      }
      return .sums(context.jointInNextLayer(first, xs, second, ys))
    }
    if first.layer < second.layer {
      return .columns(context.columns(lower: first, xs, upper: second, ys, isTransposed: false))
    }
    return .columns(context.columns(lower: second, ys, upper: first, xs, isTransposed: true))
  }
}

/// The layers above the one where both parameters meet, and the loss.
struct RemainingLayers: Sendable {
  let network: Network
  /// In parameter order.
  let parameters: [Double]
  /// The layer whose activations are given, from which the rest is computed.
  let layer: Int
  let samples: Int
  /// Unit by unit: output × samples.
  let targets: [Double]
  let loss: Loss

  /// C from the activations in `workspace.current`, unit by unit; for the last layer with log loss its weighted inputs.
  func cost(_ workspace: inout SliceTables.Workspace) -> Double {
    for index in (layer + 1)..<max(layer + 1, network.layers.count) {
      weightedInputs(of: index, from: workspace.current, into: &workspace.next)
      let activation = network.layers[index].activation
      if index < network.layers.count - 1 {
        UnitMajor.activate(&workspace.next, activation)
      } else if !takesWeightedInputs {
        activation.apply(to: &workspace.next)
      }
      swap(&workspace.current, &workspace.next)
    }
    return total(workspace.current) / Double(samples)
  }

  /// Whether the loss is computed from weighted inputs instead of activations.
  var takesWeightedInputs: Bool { loss == .logLoss && network.hasPlainSigmoidOutput }

  private func weightedInputs(of index: Int, from source: [Double], into result: inout [Double]) {
    let layer = network.layers[index]
    UnitMajor.resize(&result, layer.units * samples)
    result.withUnsafeMutableBufferPointer { result in
      source.withUnsafeBufferPointer { source in
        parameters.withUnsafeBufferPointer { parameters in
          let w = parameters.baseAddress! + network.weightOffsets[index]
          for unit in 0..<layer.units {
            let row = result.baseAddress! + unit * samples
            let bias = layer.hasBias ? parameters[network.biasOffsets[index] + unit] : 0
            for sample in 0..<samples { row[sample] = bias }
            for input in 0..<layer.inputs {
              let weight = w[input * layer.units + unit]
              let a = source.baseAddress! + input * samples
              for sample in 0..<samples { row[sample] += weight * a[sample] }
            }
          }
        }
      }
    }
  }

  /// The sum of all losses.
  private func total(_ outputs: [Double]) -> Double {
    if takesWeightedInputs { return UnitMajor.logLoss(weightedInputs: outputs, targets: targets) }
    var sum = 0.0
    switch loss {
    case .mse:
      for index in targets.indices {
        let error = targets[index] - outputs[index]
        sum += error * error
      }
    case .mae, .logLoss:
      for index in targets.indices { sum += loss.value(output: outputs[index], target: targets[index]) }
    }
    return sum
  }
}
