// From inputs to outputs, layer by layer, for any number of samples at once.

/// Every weighted input z and activation a of a network for some samples.
package struct ForwardPass: Equatable, Sendable {
  /// How many samples went through.
  package let count: Int
  /// z of each layer, sample by sample: `count` × units.
  package let weightedInputs: [[Double]]
  /// a of each layer, shaped like `weightedInputs`.
  package let activations: [[Double]]

  /// - Parameters:
  ///   - network: what is gone through.
  ///   - parameters: flat, in parameter order.
  ///   - inputs: sample by sample, a multiple of the network's inputs.
  package init(of network: Network, at parameters: [Double], inputs: [Double]) {
    precondition(parameters.count == network.parameterCount, "one value a parameter")
    precondition(inputs.count % network.inputs == 0, "whole samples only")
    count = inputs.count / network.inputs
    var allWeighted: [[Double]] = []
    var allActivations: [[Double]] = []
    var sources = inputs
    for (index, layer) in network.layers.enumerated() {
      let weighted = Self.weightedInputs(
        of: layer, parameters: parameters, weights: network.weightOffsets[index], biases: network.biasOffsets[index],
        sources: sources, count: count)
      let activated = Self.activations(of: layer, weightedInputs: weighted, sources: sources)
      allWeighted.append(weighted)
      allActivations.append(activated)
      sources = activated
    }
    weightedInputs = allWeighted
    activations = allActivations
  }

  /// The last layer's activations, sample by sample.
  package var outputs: [Double] { activations[activations.count - 1] }

  /// a − y of every output; where y is 1, of plain sigmoids from z, which keeps the digits that a has lost near 1.
  func errors(of network: Network, targets: [Double]) -> [Double] {
    if network.hasSoftmaxOutput { return Softmax.errors(outputs, targets: targets, units: network.outputs) }
    let z = weightedInputs[weightedInputs.count - 1]
    let isSigmoid = network.hasPlainSigmoidOutput
    return targets.indices.map { isSigmoid && targets[$0] == 1 ? -logistic(-z[$0]) : outputs[$0] - targets[$0] }
  }

  /// z of one layer: the bias, then each source's part in order.
  static func weightedInputs(
    of layer: Layer, parameters: [Double], weights: Int, biases: Int, sources: [Double], count: Int
  ) -> [Double] {
    let units = layer.units
    let inputs = layer.inputs
    return [Double](unsafeUninitializedCapacity: count * units) { buffer, initialized in
      let z = buffer.baseAddress!
      parameters.withUnsafeBufferPointer { parameters in
        sources.withUnsafeBufferPointer { sources in
          let w = parameters.baseAddress! + weights
          for sample in 0..<count {
            let row = z + sample * units
            if layer.hasBias {
              let b = parameters.baseAddress! + biases
              for unit in 0..<units { row[unit] = b[unit] }
            } else {
              for unit in 0..<units { row[unit] = 0 }
            }
            let x = sources.baseAddress! + sample * inputs
            for source in 0..<inputs {
              let value = x[source]
              let column = w + source * units
              for unit in 0..<units { row[unit] += value * column[unit] }
            }
          }
        }
      }
      initialized = count * units
    }
  }

  private static func activations(of layer: Layer, weightedInputs: [Double], sources: [Double]) -> [Double] {
    var result = weightedInputs
    if layer.activation == .softmax {
      Softmax.apply(to: &result, units: layer.units)
    } else {
      layer.activation.apply(to: &result)
    }
    if layer.isResidual {
      for index in result.indices { result[index] += sources[index] }
    }
    return result
  }
}
