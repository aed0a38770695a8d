// Everything the views show of one step, computed once from one state.

import NablaCore

/// The numbers of the step under the cursor.
package struct Situation: Equatable, Sendable {
  /// Cost, gradient and change are those of this very step, before it is made.
  package let step: TrainingStep
  package let names: ParameterNames
  /// z and a for all samples; nil where the cost is a formula.
  package let pass: ForwardPass?
  /// δ of each layer for all samples, each of the sample's own loss; nil where the cost is a formula.
  package let deltas: [[Double]]?
  /// The loss of each sample.
  package let losses: [Double]

  package init(_ step: TrainingStep, experiment: Experiment) {
    self.step = step
    let settings = step.settings
    names = experiment.names
    guard case .samples(let data) = experiment.subject, let network = settings.network else {
      pass = nil
      deltas = nil
      losses = []
      return
    }
    let parameters = step.state.parameters
    let pass = ForwardPass(of: network, at: parameters, inputs: data.inputs)
    self.pass = pass
    deltas = Backpropagation.deltas(
      through: pass, of: network, at: parameters, targets: data.targets, loss: settings.loss)
    losses = pass.losses(of: network, targets: data.targets, loss: settings.loss)
  }

  /// What the step is made with.
  package var settings: Settings { step.settings }
  package var parameters: [Double] { step.state.parameters }
  package var network: Network? { settings.network }

  /// z of a unit for a sample.
  package func weightedInput(layer: Int, unit: Int, sample: Int) -> Double {
    pass!.weightedInputs[layer][sample * settings.network!.layers[layer].units + unit]
  }

  /// a of a unit for a sample.
  package func activation(layer: Int, unit: Int, sample: Int) -> Double {
    pass!.activations[layer][sample * settings.network!.layers[layer].units + unit]
  }

  /// δ of a unit for a sample's own loss.
  package func delta(layer: Int, unit: Int, sample: Int) -> Double {
    deltas![layer][sample * settings.network!.layers[layer].units + unit]
  }
}
