// Several layers that are worth no more than one: between identity functions matrices simply multiply.

/// The one layer z = W x + b that does what a whole network does up to its last activation.
package struct CollapsedLayers: Equatable, Sendable {
  /// The network's inputs and outputs.
  package let inputs: Int
  package let units: Int
  /// W = W⁽ᴸ⁾···W⁽¹⁾, row by row: `units` × `inputs`.
  package let weights: [Double]
  /// b = W⁽ᴸ⁾(···b⁽¹⁾···) + b⁽ᴸ⁾, one a unit; nil where no layer has biases.
  package let biases: [Double]?

  /// nil where a hidden layer bends (is not the identity) or is residual, or where there is none.
  ///
  /// - Parameters:
  ///   - network: whose layers may be one.
  ///   - parameters: flat, in parameter order.
  /// - Complexity: O(inputs · weights) in those of the first layer and all others.
  package init?(of network: Network, at parameters: [Double]) {
    let layers = network.layers
    guard layers.count > 1, layers.dropLast().allSatisfy({ $0.activation == .identity }),
      !layers.contains(where: { $0.isResidual })
    else { return nil }
    // Row by row, as far as the layers so far.
    var matrix: [Double] = []
    var shift: [Double] = []
    for (index, layer) in layers.enumerated() {
      func weight(_ unit: Int, _ source: Int) -> Double {
        parameters[network.weightOffsets[index] + source * layer.units + unit]
      }
      var product = [Double](repeating: 0, count: layer.units * network.inputs)
      var moved = [Double](repeating: 0, count: layer.units)
      for unit in 0..<layer.units {
        if layer.hasBias { moved[unit] = parameters[network.biasOffsets[index] + unit] }
        for source in 0..<layer.inputs {
          if index == 0 {
            product[unit * network.inputs + source] = weight(unit, source)
          } else {
            for input in 0..<network.inputs {
              product[unit * network.inputs + input] += weight(unit, source) * matrix[source * network.inputs + input]
            }
            moved[unit] += weight(unit, source) * shift[source]
          }
        }
      }
      matrix = product
      shift = moved
    }
    inputs = network.inputs
    units = network.outputs
    weights = matrix
    biases = layers.contains { $0.hasBias } ? shift : nil
  }
}
