// How a neuron is doing: saturated, dead, or the twin of another one that it will never part from.

/// How steep the activation function is at one unit's weighted inputs.
package struct NeuronReport: Equatable, Sendable {
  /// What can be said of all samples at once.
  package enum Condition: Equatable, Sendable {
    case working
    /// Every sample lies where the function is all but flat: hardly any gradient comes through.
    case saturated
    /// A ReLU whose slope is 0 for every sample: no gradient comes through at all.
    case dead
  }

  /// How many samples were looked at.
  package let samples: Int
  /// How many of them have a slope below 1 % of the greatest the function has.
  package let flatSamples: Int
  /// The mean of f′(z) over the samples.
  package let meanSlope: Double
  package let condition: Condition

  /// A slope below this share of the greatest one counts as flat.
  package static let flatShare = 0.01

  /// - Parameters:
  ///   - layer: the one with the neuron.
  ///   - index: the layer's, from 0.
  ///   - unit: 0 ..< units of the layer.
  ///   - pass: of the network that `layer` is number `index` of.
  /// - Complexity: O(*n*) in the number of samples.
  package init(of layer: Layer, index: Int, unit: Int, pass: ForwardPass) {
    let limit = Self.flatShare * layer.activation.greatestSlope
    // Of a softmax a(1 − a), its other z held still.
    let slopes = pass.ownSlopes(of: index, layer.activation)
    var flat = 0
    var sum = 0.0
    for sample in 0..<pass.count {
      let place = sample * layer.units + unit
      let slope = slopes[place]
      if abs(slope) < limit { flat += 1 }
      sum += slope
    }
    samples = pass.count
    flatSamples = flat
    meanSlope = sum / Double(max(1, pass.count))
    let isFlat = pass.count > 0 && flat == pass.count
    condition = isFlat ? layer.activation.rule.flatEnd ?? .working : .working
  }
}

/// Hidden neurons of one layer that are equal in and out, bit for bit: gradient descent cannot tell them apart.
///
/// One neuron with two equal weights is none of them: it takes two neurons.
package struct TwinNeurons: Equatable, Sendable {
  /// The units, ascending, at least two.
  package let units: [Int]
  /// Whether the step under way changes them alike too, so that they are still equal after it.
  package let stayEqual: Bool

  /// The groups of equal neurons in a layer, in the order of their first units.
  ///
  /// The output layer has none, as its targets differ; nor has a layer that a residual connection enters or leaves,
  /// since there a unit's own source or target counts.
  ///
  /// - Parameters:
  ///   - index: the layer's, from 0.
  ///   - network: that the layer is of.
  ///   - parameters: flat, in parameter order.
  ///   - change: Δ of each parameter in the step under way.
  /// - Complexity: O(units² · (inputs + outputs)) at worst, O(units²) where all differ.
  package static func groups(
    inLayer index: Int, of network: Network, at parameters: [Double], change: [Double]
  ) -> [TwinNeurons] {
    guard index >= 0, index + 1 < network.layers.count else { return [] }
    let layer = network.layers[index]
    let next = network.layers[index + 1]
    guard !layer.isResidual, !next.isResidual else { return [] }
    func areEqual(_ values: [Double], _ first: Int, _ second: Int) -> Bool {
      func same(_ i: Int, _ j: Int) -> Bool { values[i].bitPattern == values[j].bitPattern }
      let weights = network.weightOffsets[index]
      for source in 0..<layer.inputs
      where !same(weights + source * layer.units + first, weights + source * layer.units + second) { return false }
      let biases = network.biasOffsets[index]
      if layer.hasBias, !same(biases + first, biases + second) { return false }
      let outgoing = network.weightOffsets[index + 1]
      for target in 0..<next.units
      where !same(outgoing + first * next.units + target, outgoing + second * next.units + target) { return false }
      return true
    }
    var groups: [TwinNeurons] = []
    var isTaken = [Bool](repeating: false, count: layer.units)
    for first in 0..<layer.units where !isTaken[first] {
      let others = (first + 1..<max(first + 1, layer.units)).filter { !isTaken[$0] && areEqual(parameters, first, $0) }
      guard !others.isEmpty else { continue }
      for unit in others { isTaken[unit] = true }
      groups.append(
        TwinNeurons(units: [first] + others, stayEqual: others.allSatisfy { areEqual(change, first, $0) }))
    }
    return groups
  }
}
