// How z, a and δ are spread in each layer: what the start and the activation function make of a deep network.

/// A row for each layer, over all of its units and all samples.
package struct LayerSpread: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package let activation: Activation
    package let isResidual: Bool
    package let weightedInputs: ValueSpread
    package let activations: ValueSpread
    /// The share of units and samples with a slope below 1 % of the greatest that f has, of ReLU those with f = 0; nil
    /// where f has no slope to compare with, as the step.
    package let flatShare: Double?
    /// The root of the mean square of ∂L/∂z, each of a sample's own loss.
    package let delta: Double
  }

  /// First layer first.
  package let rows: [Row]

  /// - Parameters:
  ///   - network: whose layers are told apart.
  ///   - pass: of this network.
  ///   - deltas: ∂L/∂z of each layer, samples × units.
  package init(of network: Network, pass: ForwardPass, deltas: [[Double]]) {
    rows = network.layers.enumerated().map { index, layer in
      Row(
        activation: layer.activation, isResidual: layer.isResidual,
        weightedInputs: ValueSpread(pass.weightedInputs[index]), activations: ValueSpread(pass.activations[index]),
        flatShare: Self.flatShare(pass.ownSlopes(of: index, layer.activation), layer.activation),
        delta: Self.rootMeanSquare(deltas[index]))
    }
  }

  private static func flatShare(_ slopes: [Double], _ activation: Activation) -> Double? {
    let limit = NeuronReport.flatShare * activation.greatestSlope
    guard limit > 0, !slopes.isEmpty else { return nil }
    return Double(slopes.count { abs($0) < limit }) / Double(slopes.count)
  }

  /// The squares of the tiniest δ would be 0, those of the largest ∞: the greatest is taken out first.
  private static func rootMeanSquare(_ values: [Double]) -> Double {
    let greatest = values.reduce(0) { max($0, abs($1)) }
    guard greatest > 0, greatest.isFinite else { return greatest }
    let sum = values.reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }
    return greatest * (sum / Double(values.count)).squareRoot()
  }
}
