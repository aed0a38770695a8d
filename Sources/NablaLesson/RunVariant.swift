// One of the runs a scene compares: only what differs from the scene's own settings.

import NablaCore

/// The differences of a run from its scene; nil: no difference.
package struct RunVariant: Equatable, Sendable {
  package var label: LocalizedText?
  package var learningRate: Double?
  package var optimizer: Optimizer.Name?
  package var batch: Batch?
  package var order: SampleOrder?
  package var loss: Loss?
  /// Of the hidden layers, or of the output layer where there is none.
  package var activation: Activation?
  /// Whether the network loses its biases.
  package var removesBiases: Bool
  package var initialization: Initialization?
  package var regularization: Regularization?
  package var schedule: Schedule?
  /// The numbers of the parameters that are held still, among those that the run's network has.
  package var frozen: [Int]?

  package init(
    label: LocalizedText? = nil, learningRate: Double? = nil, optimizer: Optimizer.Name? = nil, batch: Batch? = nil,
    order: SampleOrder? = nil, loss: Loss? = nil, activation: Activation? = nil, removesBiases: Bool = false,
    initialization: Initialization? = nil, regularization: Regularization? = nil, schedule: Schedule? = nil,
    frozen: [Int]? = nil
  ) {
    self.label = label
    self.learningRate = learningRate
    self.optimizer = optimizer
    self.batch = batch
    self.order = order
    self.loss = loss
    self.activation = activation
    self.removesBiases = removesBiases
    self.initialization = initialization
    self.regularization = regularization
    self.schedule = schedule
    self.frozen = frozen
  }

  /// Whether it says anything of a setting.
  package func sets(_ setting: StepSetting) -> Bool {
    switch setting {
    case .l1, .l2: regularization != nil
    case .schedule: schedule != nil
    case .frozen: frozen != nil
    case .patience: false
    }
  }

  /// The experiment with the differences put in.
  ///
  /// Whether it can be run is for `Settings.conflict(with:)` to say: a reader has checked it for the scene's own
  /// settings, but not for what a learner has changed since.
  package func experiment(from base: Experiment) -> Experiment {
    var result = base
    if let learningRate { result.settings.learningRate = learningRate }
    // The same optimizer keeps the constants the scene gave it.
    if let optimizer, optimizer != base.settings.optimizer.name { result.settings.optimizer = Optimizer(optimizer) }
    if let batch { result.settings.batch = batch }
    if let order { result.settings.order = order }
    if let loss { result.settings.loss = loss }
    if let initialization { result.initialization = initialization }
    if let network = result.settings.network {
      var changed = activation.map { network.withLearnerActivation($0) } ?? network
      if removesBiases {
        changed = changed.withoutBiases
        result.settings.frozen.removeAll { $0 >= changed.parameterCount }
      }
      result.settings.network = changed
    }
    if let regularization { result.settings.regularization = regularization }
    if let schedule { result.settings.schedule = schedule }
    if let frozen { result.settings.frozen = frozen }
    if removesBiases, case .given(let weights, _) = result.initialization.scheme {
      result.initialization.scheme = .given(weights: weights, biases: [])
    }
    return result
  }
}

extension Network {
  /// The same network with no layer adding a bias.
  package var withoutBiases: Network {
    Network(
      inputs: inputs,
      layers: layers.map {
        Layer(
          inputs: $0.inputs, units: $0.units, activation: $0.activation, hasBias: false, isResidual: $0.isResidual)
      }, numbering: numbering)
  }
}
