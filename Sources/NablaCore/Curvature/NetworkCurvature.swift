// How the gradient of a network's cost changes along a direction, exactly and without ever writing the Hessian down.
// Source: Pearlmutter (1994), doi:10.1162/neco.1994.6.1.147, the R-operator.

/// A network with its samples at one point of its parameters, ready for products of its Hessian with vectors.
///
/// R{·} is the derivative along a direction v of the parameters. It goes through the forward and the backward pass
/// like any other derivative:
///
///     R{z} = x V + R{x} W + V_b        R{a} = f′(z) R{z}          (and + R{x} for a residual layer)
///     R{δ} = R{∂L/∂a} f′(z) + ∂L/∂a f″(z) R{z}
///     R{∂L/∂x} = V δ + W R{δ}          H v = xᵀ R{δ} + R{x}ᵀ δ     (the mean over the samples)
struct NetworkCurvature: Equatable, Sendable {
  let network: Network
  let parameters: [Double]
  private let count: Int
  /// x of each layer, samples × inputs: the samples' inputs, then each layer's a.
  private let sources: [[Double]]
  /// f′(z), samples × units; ∂a/∂z without what a residual layer adds.
  private let slopes: [[Double]]
  /// ∂L/∂a · f″(z), samples × units; empty for the last layer where its factors have cancelled.
  private let bends: [[Double]]
  /// δ of each sample's own loss, samples × units.
  private let deltas: [[Double]]
  /// R{∂L/∂a} = this · R{a} of the last layer; for log loss the factor of R{δ} = this · R{z}, in which a(1 − a) cancels.
  private let outputBends: [Double]
  private let cancels: Bool
  /// Of a softmax: a of the outputs and ∂L/∂a; empty for other outputs.
  private let shares: [Double]
  private let shareSlopes: [Double]

  init(of network: Network, at parameters: [Double], data: Dataset, loss: Loss) {
    self.network = network
    self.parameters = parameters
    count = data.count
    cancels = loss.cancels(in: network)
    let pass = ForwardPass(of: network, at: parameters, inputs: data.inputs)
    sources = [data.inputs] + pass.activations.dropLast()
    slopes = network.layers.indices.map { pass.ownSlopes(of: $0, network.layers[$0].activation) }
    let last = network.layers.count - 1
    let errors = pass.errors(of: network, targets: data.targets)
    var outputSlopes: [Double]
    if let times = loss.rule.slopeByError {
      outputSlopes = errors.map { times * $0 }
    } else {
      outputSlopes = zip(pass.outputs, data.targets).map { loss.slope(output: $0, target: $1) }
    }
    outputBends =
      cancels ? slopes[last] : zip(pass.outputs, data.targets).map { loss.curvature(output: $0, target: $1) }
    shares = network.hasSoftmaxOutput ? pass.outputs : []
    shareSlopes = network.hasSoftmaxOutput ? outputSlopes : []
    var bends = [[Double]](repeating: [], count: network.layers.count)
    var deltas = bends
    for index in stride(from: last, through: 0, by: -1) {
      let layer = network.layers[index]
      let z = pass.weightedInputs[index]
      if index == last && cancels {
        deltas[index] = errors
      } else if layer.activation == .softmax {
        deltas[index] = Softmax.deltas(outputSlopes, at: pass.activations[index], units: layer.units)
      } else {
        let slope = slopes[index]
        deltas[index] = z.indices.map { outputSlopes[$0] * slope[$0] }
        bends[index] = z.indices.map { outputSlopes[$0] * layer.activation.curvature(at: z[$0]) }
      }
      guard index > 0 else { break }
      var back = layer.isResidual ? outputSlopes : [Double](repeating: 0, count: count * layer.inputs)
      LayerPlace(network, index).addBack(deltas[index], times: parameters, to: &back)
      outputSlopes = back
    }
    self.bends = bends
    self.deltas = deltas
  }

  /// H v.
  ///
  /// - Parameter direction: v, in parameter order.
  /// - Complexity: that of about two gradients.
  func product(with direction: [Double]) -> [Double] {
    let last = network.layers.count - 1
    // R{x} of each layer and R{z} of each layer.
    var sourceChanges: [[Double]] = [[]]
    var weightedChanges: [[Double]] = []
    for (index, layer) in network.layers.enumerated() {
      let place = LayerPlace(network, index)
      var change = [Double](repeating: 0, count: count * layer.units)
      place.add(sources[index], times: direction, to: &change, addsBias: true)
      // The samples' inputs do not change.
      if index > 0 { place.add(sourceChanges[index], times: parameters, to: &change, addsBias: false) }
      weightedChanges.append(change)
      if layer.activation == .softmax {
        // R{aⱼ} = aⱼ(R{zⱼ} − Σₖ aₖR{zₖ}), just as δ comes of ∂L/∂a.
        change = Softmax.deltas(change, at: shares, units: layer.units)
      } else {
        let slope = slopes[index]
        for place in change.indices { change[place] *= slope[place] }
      }
      if layer.isResidual, index > 0 {
        for place in change.indices { change[place] += sourceChanges[index][place] }
      }
      sourceChanges.append(change)
    }
    var result = [Double](repeating: 0, count: network.parameterCount)
    // R{∂L/∂a} of the layer that is being worked on.
    // Under log loss R{δ} = a(1 − a)R{z}, and under cross-entropy R{δ} = R{a}.
    var slopeChanges =
      cancels && !shares.isEmpty
      ? sourceChanges[last + 1]
      : zip(outputBends, cancels ? weightedChanges[last] : sourceChanges[last + 1]).map { $0 * $1 }
    for index in stride(from: last, through: 0, by: -1) {
      let layer = network.layers[index]
      let place = LayerPlace(network, index)
      var deltaChanges = slopeChanges
      if index == last, !cancels, !shares.isEmpty {
        deltaChanges = shareDeltaChanges(of: slopeChanges, sourceChanges[last + 1])
      } else if !(index == last && cancels) {
        let slope = slopes[index]
        let bend = bends[index]
        let change = weightedChanges[index]
        for place in deltaChanges.indices {
          deltaChanges[place] = deltaChanges[place] * slope[place] + bend[place] * change[place]
        }
      }
      place.addOuter(sources[index], deltaChanges, to: &result, addsBias: true)
      guard index > 0 else { break }
      place.addOuter(sourceChanges[index], deltas[index], to: &result, addsBias: false)
      var back = layer.isResidual ? slopeChanges : [Double](repeating: 0, count: count * layer.inputs)
      place.addBack(deltas[index], times: direction, to: &back)
      place.addBack(deltaChanges, times: parameters, to: &back)
      slopeChanges = back
    }
    let scale = 1 / Double(count)
    for index in result.indices { result[index] *= scale }
    return result
  }

  /// R{δ} of a softmax: of δⱼ = aⱼ(gⱼ − s) with s = Σ gₖaₖ.
  ///
  /// - Parameters:
  ///   - slopeChanges: R{g}.
  ///   - shareChanges: R{a}.
  private func shareDeltaChanges(of slopeChanges: [Double], _ shareChanges: [Double]) -> [Double] {
    var result = slopeChanges
    let units = network.outputs
    for first in stride(from: 0, to: shares.count, by: units) {
      let row = first..<first + units
      let mean = row.reduce(0) { $0 + shareSlopes[$1] * shares[$1] }
      let meanChange = row.reduce(0) { $0 + slopeChanges[$1] * shares[$1] + shareSlopes[$1] * shareChanges[$1] }
      for place in row {
        result[place] =
          shareChanges[place] * (shareSlopes[place] - mean) + shares[place] * (slopeChanges[place] - meanChange)
      }
    }
    return result
  }
}
