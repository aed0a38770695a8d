// What a run is made of: what can change from step to step, and what is fixed from the start.

/// How many samples a step sees.
package enum Batch: Hashable, Sendable {
  case all
  /// This many samples, at least 1.
  case size(Int)
}

/// In which order an epoch goes through the samples.
package enum SampleOrder: String, CaseIterable, Hashable, Sendable {
  case shuffled
  case given
}

/// What a learner can change between two steps.
package struct Settings: Equatable, Sendable {
  /// The network with its activations; nil where the cost is a formula.
  package var network: Network?
  package var loss: Loss
  /// The rule with its constants; what it remembers belongs to `TrainingState`.
  package var optimizer: Optimizer
  /// η, above 0 and at most 10⁶; under a schedule what it is made from.
  package var learningRate: Double
  /// How η moves.
  package var schedule: Schedule
  /// What is added to a network's cost; nothing where the cost is a formula.
  package var regularization: Regularization
  /// The numbers of the parameters that keep their value, ascending.
  package var frozen: [Int]
  /// After so many steps without a lower cost of the held-out samples nobody waits on for one; 0: for ever. It changes
  /// no step. Source: Prechelt (1998), doi:10.1007/3-540-49430-8_3.
  package var patience: Int
  package var batch: Batch
  package var order: SampleOrder

  package init(
    network: Network?, loss: Loss = .mse, optimizer: Optimizer = .gradientDescent, learningRate: Double = 0.1,
    batch: Batch = .all, order: SampleOrder = .shuffled, schedule: Schedule = .constant,
    regularization: Regularization = .none, frozen: [Int] = [], patience: Int = 0
  ) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.batch = batch
    self.order = order
    self.schedule = schedule
    self.regularization = regularization
    self.frozen = frozen
    self.patience = patience
  }

  /// The highest learning rate anyone may ask for.
  package static let highestLearningRate = 1e6
}

/// What the cost is made of besides the settings.
package enum Subject: Equatable, Sendable {
  case samples(Dataset)
  case formula(Formula)
}

/// Everything a run needs to be repeated bit for bit.
package struct Experiment: Equatable, Sendable {
  package var subject: Subject
  package var initialization: Initialization
  /// The settings at step 0.
  package var settings: Settings
  /// The cost at which the run counts as converged; nil: the slope decides.
  package var targetCost: Double?

  package init(subject: Subject, initialization: Initialization, settings: Settings, targetCost: Double? = nil) {
    if case .samples(let data) = subject {
      precondition(settings.network?.inputs == data.inputCount, "as many inputs as the samples have")
      precondition(settings.network?.outputs == data.targetCount, "as many outputs as the samples have targets")
    } else {
      precondition(settings.network == nil, "a formula has no network")
    }
    self.subject = subject
    self.initialization = initialization
    self.settings = settings
    self.targetCost = targetCost
  }

  package var dataset: Dataset? {
    if case .samples(let data) = subject { return data }
    return nil
  }

  package var names: ParameterNames { Objective(self).names }

  /// The parameters at step 0.
  package var firstParameters: [Double] {
    switch Objective(self) {
    case .network(let cost): return initialization.parameters(for: cost.network)
    case .formula(let formula): return initialization.parameters(count: formula.parameterCount)
    }
  }

  /// The state at step 0.
  package var firstState: TrainingState {
    TrainingState(
      step: 0, parameters: firstParameters, optimizer: settings.optimizer.forgotten,
      sampler: BatchSampler(sampleCount: dataset?.count ?? 1, seed: initialization.seed))
  }
}

extension Settings {
  /// Why these settings cannot be used together; nil where they can.
  package enum Conflict: Equatable, Sendable {
    /// Log loss needs sigmoid outputs.
    case logLossNeedsSigmoid
    /// Log loss needs targets in 0…1.
    case logLossNeedsUnitTargets
    /// A softmax needs an output layer: here it is a hidden one.
    case softmaxNeedsOutputLayer
    /// A softmax of a single unit is always 1.
    case softmaxNeedsSeveralUnits
    /// A softmax to which the layer's input is added gives no shares.
    case softmaxNeedsPlainLayer
    /// Cross-entropy needs softmax outputs.
    case crossEntropyNeedsSoftmax
    /// Cross-entropy needs targets that are shares: 0 or above, 1 together.
    case crossEntropyNeedsShares
    /// The perceptron rule needs a single layer of step units.
    case perceptronNeedsOneStepLayer
    /// The perceptron rule needs a network.
    case perceptronNeedsNetwork
    /// The perceptron rule goes down no cost, to which something could be added.
    case perceptronHasNoCost
    /// A cost that is a formula says itself what is added.
    case regularizationNeedsNetwork
  }

  /// Why these settings cannot go together; nil where they can.
  ///
  /// - Parameter subject: what is learned; nil where that is not known, so that no samples can be at fault.
  package func conflict(with subject: Subject?) -> Conflict? {
    guard let network else {
      if optimizer.name == .perceptron { return .perceptronNeedsNetwork }
      return regularization.isNone ? nil : .regularizationNeedsNetwork
    }
    if optimizer.name == .perceptron {
      guard regularization.isNone else { return .perceptronHasNoCost }
      guard network.layers.count == 1, network.outputActivation == .step, !network.layers[0].isResidual else {
        return .perceptronNeedsOneStepLayer
      }
    }
    if network.layers.dropLast().contains(where: { $0.activation == .softmax }) { return .softmaxNeedsOutputLayer }
    if network.hasSoftmaxOutput {
      if network.outputs < 2 { return .softmaxNeedsSeveralUnits }
      if network.layers[network.layers.count - 1].isResidual { return .softmaxNeedsPlainLayer }
    }
    if loss.partner == .softmax {
      guard network.hasSoftmaxOutput else { return .crossEntropyNeedsSoftmax }
      if case .samples(let data) = subject, data.firstWithoutShares != nil { return .crossEntropyNeedsShares }
    }
    if loss.partner == .sigmoid {
      guard network.hasPlainSigmoidOutput else { return .logLossNeedsSigmoid }
      if case .samples(let data) = subject, data.firstTarget(where: { !($0 >= 0 && $0 <= 1) }) != nil {
        return .logLossNeedsUnitTargets
      }
    }
    return nil
  }
}
