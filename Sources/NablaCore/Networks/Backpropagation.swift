// From the cost back to every parameter: δ layer by layer, then ∂C/∂w and ∂C/∂b.
// Source: Rumelhart, Hinton, Williams (1986), doi:10.1038/323533a0.

/// The gradient of the cost and the δ it was made from.
package struct Backpropagation: Equatable, Sendable {
  /// δ = ∂L/∂z of each layer for each sample's own loss L (not divided by the number of samples): `count` × units.
  package let deltas: [[Double]]
  /// ∇C, the mean over the samples, in parameter order.
  package let gradient: [Double]

  /// - Parameters:
  ///   - pass: the forward pass of the same network, parameters and inputs.
  ///   - network: what is gone back through.
  ///   - parameters: flat, in parameter order.
  ///   - inputs: sample by sample, as the pass had them.
  ///   - targets: sample by sample, `pass.count` × outputs.
  ///   - loss: how wrong an output is.
  package init(
    through pass: ForwardPass, of network: Network, at parameters: [Double], inputs: [Double], targets: [Double],
    loss: Loss
  ) {
    let deltas = Self.deltas(through: pass, of: network, at: parameters, targets: targets, loss: loss)
    var gradient = [Double](repeating: 0, count: network.parameterCount)
    for index in network.layers.indices {
      let sources = index == 0 ? inputs : pass.activations[index - 1]
      Self.accumulate(
        into: &gradient, network: network, index: index, delta: deltas[index], sources: sources, count: pass.count)
    }
    let scale = 1 / Double(pass.count)
    for index in gradient.indices { gradient[index] *= scale }
    self.deltas = deltas
    self.gradient = gradient
  }

  /// The δ alone; of a network with many inputs most of the work is the gradient.
  package static func deltas(
    through pass: ForwardPass, of network: Network, at parameters: [Double], targets: [Double], loss: Loss
  ) -> [[Double]] {
    let last = network.layers.count - 1
    var deltas = [[Double]](repeating: [], count: network.layers.count)
    // ∂L/∂a of the layer that is being worked on.
    var outputSlopes = Self.outputSlopes(of: pass, network: network, targets: targets, loss: loss)
    for index in stride(from: last, through: 0, by: -1) {
      let layer = network.layers[index]
      let delta: [Double]
      if index == last, loss.cancels(in: network) {
        // The two factors (a − y)/(a(1 − a)) and a(1 − a) cancel, also where both are lost to rounding.
        delta = pass.errors(of: network, targets: targets)
      } else if layer.activation == .softmax {
        delta = Softmax.deltas(outputSlopes, at: pass.activations[index], units: layer.units)
      } else {
        delta = Self.delta(of: layer, index: index, pass: pass, outputSlopes: outputSlopes)
      }
      deltas[index] = delta
      if index > 0 {
        outputSlopes = Self.sourceSlopes(
          of: layer, weights: network.weightOffsets[index], parameters: parameters, delta: delta,
          outputSlopes: outputSlopes, count: pass.count)
      }
    }
    return deltas
  }

  private static func outputSlopes(of pass: ForwardPass, network: Network, targets: [Double], loss: Loss) -> [Double] {
    zip(pass.outputs, targets).map { loss.slope(output: $0, target: $1) }
  }

  /// δ = ∂L/∂a · f′(z).
  private static func delta(of layer: Layer, index: Int, pass: ForwardPass, outputSlopes: [Double]) -> [Double] {
    zip(pass.weightedInputs[index], outputSlopes).map { $1 * layer.activation.slope(at: $0) }
  }

  /// Adds δ·(source) of every sample to the weights' slopes, and δ to the biases'.
  private static func accumulate(
    into gradient: inout [Double], network: Network, index: Int, delta: [Double], sources: [Double], count: Int
  ) {
    let layer = network.layers[index]
    let units = layer.units
    let inputs = layer.inputs
    gradient.withUnsafeMutableBufferPointer { gradient in
      delta.withUnsafeBufferPointer { delta in
        sources.withUnsafeBufferPointer { sources in
          let w = gradient.baseAddress! + network.weightOffsets[index]
          for sample in 0..<count {
            let d = delta.baseAddress! + sample * units
            let x = sources.baseAddress! + sample * inputs
            for source in 0..<inputs {
              let value = x[source]
              let row = w + source * units
              for unit in 0..<units { row[unit] += value * d[unit] }
            }
          }
          guard layer.hasBias else { return }
          let b = gradient.baseAddress! + network.biasOffsets[index]
          for sample in 0..<count {
            let d = delta.baseAddress! + sample * units
            for unit in 0..<units { b[unit] += d[unit] }
          }
        }
      }
    }
  }

  /// ∂L/∂a of the layer before: W·δ, and for a residual layer what passes it by.
  private static func sourceSlopes(
    of layer: Layer, weights: Int, parameters: [Double], delta: [Double], outputSlopes: [Double], count: Int
  ) -> [Double] {
    let units = layer.units
    let inputs = layer.inputs
    return [Double](unsafeUninitializedCapacity: count * inputs) { buffer, initialized in
      parameters.withUnsafeBufferPointer { parameters in
        delta.withUnsafeBufferPointer { delta in
          let w = parameters.baseAddress! + weights
          for sample in 0..<count {
            let d = delta.baseAddress! + sample * units
            for source in 0..<inputs {
              let row = w + source * units
              var sum = layer.isResidual ? outputSlopes[sample * inputs + source] : 0
              for unit in 0..<units { sum += row[unit] * d[unit] }
              buffer[sample * inputs + source] = sum
            }
          }
        }
      }
      initialized = count * inputs
    }
  }
}
