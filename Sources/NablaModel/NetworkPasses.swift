// The numbers of a step that only a network has: what both passes give, for all samples.

import NablaCore

/// Both passes of a network over all samples, at the parameters of one step.
package struct NetworkPasses: Equatable, Sendable {
  /// The network as the step is made with, its samples and its loss.
  package let cost: NetworkCost
  package let parameters: [Double]
  /// z and a.
  package let forward: ForwardPass
  /// δ of each layer, each of the sample's own loss.
  package let deltas: [[Double]]
  /// The loss of each sample.
  package let losses: [Double]

  /// - Parameters:
  ///   - cost: what C is of.
  ///   - parameters: where the passes go through, in parameter order.
  package init(_ cost: NetworkCost, at parameters: [Double]) {
    self.cost = cost
    self.parameters = parameters
    forward = ForwardPass(of: cost.network, at: parameters, inputs: cost.data.inputs)
    deltas = Backpropagation.deltas(
      through: forward, of: cost.network, at: parameters, targets: cost.data.targets, loss: cost.loss)
    losses = forward.losses(of: cost.network, targets: cost.data.targets, loss: cost.loss)
  }

  package var network: Network { cost.network }
  package var data: Dataset { cost.data }

  /// z of a unit for a sample.
  package func weightedInput(layer: Int, unit: Int, sample: Int) -> Double {
    forward.weightedInputs[layer][sample * network.layers[layer].units + unit]
  }

  /// a of a unit for a sample.
  package func activation(layer: Int, unit: Int, sample: Int) -> Double {
    forward.activations[layer][sample * network.layers[layer].units + unit]
  }

  /// What comes into a layer for a sample: one of its inputs, or a of the layer before.
  package func source(layer: Int, unit: Int, sample: Int) -> Double {
    layer > 0
      ? activation(layer: layer - 1, unit: unit, sample: sample) : data.inputs[sample * data.inputCount + unit]
  }

  /// y of an output for a sample.
  package func target(unit: Int, sample: Int) -> Double { data.targets[sample * data.targetCount + unit] }

  /// δ of a unit for a sample's own loss.
  package func delta(layer: Int, unit: Int, sample: Int) -> Double {
    deltas[layer][sample * network.layers[layer].units + unit]
  }

  /// What the network gives at other places than its samples', or at other parameters than the step's.
  ///
  /// - Parameters:
  ///   - places: as samples have them by themselves, before features are made of them, one place after the other.
  ///   - parameters: in parameter order; nil for those of the step.
  package func outputs(atPlaces places: [Double], at parameters: [Double]? = nil) -> [Double] {
    outputs(data.fed(places), at: parameters)
  }

  /// z and a of every neuron at other places than the samples', at the parameters of the step.
  ///
  /// - Parameter places: as samples have them by themselves, one place after the other.
  package func pass(atPlaces places: [Double]) -> ForwardPass {
    ForwardPass(of: network, at: parameters, inputs: data.fed(places))
  }

  /// What the network gives for other inputs than its samples', or at other parameters than the step's.
  ///
  /// - Parameters:
  ///   - inputs: as many as the network has for each sample, one sample after the other.
  ///   - parameters: in parameter order; nil for those of the step.
  package func outputs(_ inputs: [Double], at parameters: [Double]? = nil) -> [Double] {
    ForwardPass(of: network, at: parameters ?? self.parameters, inputs: inputs).outputs
  }
}
