// What a command line changes in a scene before its first step.

import NablaCore

/// How a scene came to be opened.
package struct SceneOrigin: Equatable, Sendable {
  /// What was typed for it: a name or a path.
  package let word: String
  /// The folder of more scenes that was named.
  package let folder: String?
  /// Whose numbers it has; nil: those of the file.
  package let student: String?
  /// The experiment as the file has it, with the student's numbers.
  package let written: Experiment
  /// Where the file has its samples from; nil where the cost is a formula.
  package let source: DataSource?
  /// What the file says that names parameters.
  package let named: Named

  /// The parts of a scene that name parameters, which another network may not have.
  package struct Named: Equatable, Sendable {
    package let contour: SceneContour?
    package let runs: [RunVariant]
    package let reveal: Reveal?
    package let guess: SceneGuess?
  }

  /// Of a scene as it is now, because it has just been read or was never in a file.
  package init(word: String, folder: String?, student: String? = nil, of scene: Scene) {
    self.word = word
    self.folder = folder
    self.student = student
    written = scene.experiment
    source = scene.dataSource
    named = Named(contour: scene.contour, runs: scene.runs, reveal: scene.reveal, guess: scene.guess)
  }

  /// A scene as it is in the file.
  ///
  /// - Parameter scene: the same scene, whatever has become of it.
  package func written(_ scene: Scene) -> Scene {
    var scene = scene
    scene.contour = named.contour
    scene.runs = named.runs
    scene.reveal = named.reveal
    scene.guess = named.guess
    scene.experiment = written
    scene.dataSource = source
    scene.dataChanges = []
    return scene
  }
}

/// Settings in the place of a scene's own; nil: the scene's.
package struct SceneOverrides: Equatable, Sendable {
  /// A parameter's value at step 0.
  package struct Start: Equatable, Sendable {
    package let name: String
    package let value: Double

    package init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  package var learningRate: Double?
  /// The hidden layers', or the output layer's where there is none.
  package var activation: Activation?
  package var initialization: Initialization.Name?
  package var seed: UInt64?
  package var loss: Loss?
  package var optimizer: Optimizer.Name?
  package var batch: Batch?
  /// Of the optimizer that the scene, or these settings, have.
  package var constants: [OptimizerConstant: Double] = [:]
  /// Of single layers, put in one after the other.
  package var activations: [ActivationChange] = []
  package var layers: LayerSizes?
  /// Other data, one change after the other, before everything else.
  package var data: [DataChange] = []
  /// Settings that are told as text.
  package var settings: [StepSetting: String] = [:]
  /// Put in after everything else.
  package var starts: [Start] = []

  package init() {}

  package enum Problem: Error, Equatable, Sendable {
    /// The cost is a formula, and something was asked of a network.
    case noNetwork
    /// Weights are given by a scene file only.
    case nothingGiven
    case noParameter(String, among: String)
    /// The optimizer has no such constant.
    case noConstant(OptimizerConstant, Optimizer.Name)
    /// Layers that make no network here.
    case noLayers(LayerSizes)
    /// An activation of a layer that is not there.
    case noLayer(LayerPlace, layers: Int)
    /// A text that is no value of a setting.
    case noValue(StepSetting, String)
    /// What does not go together, in a sentence.
    case conflict(LocalizedText)
    /// A change that the data cannot have.
    case noData(DataChange, DataRefusal)
  }

  /// The scene with the overrides put in.
  package func applied(to written: Scene) throws(Problem) -> Scene {
    var scene = written
    for change in data {
      do { scene = try scene.with(change) } catch { throw .noData(change, error) }
    }
    return scene.with(try applied(to: scene.experiment))
  }

  /// The experiment with the overrides put in, but for other data.
  package func applied(to written: Experiment) throws(Problem) -> Experiment {
    var experiment = written
    if let learningRate { experiment.settings.learningRate = learningRate }
    if let batch { experiment.settings.batch = batch }
    // The same optimizer keeps the constants the scene gave it.
    if let optimizer, optimizer != experiment.settings.optimizer.name {
      experiment.settings.optimizer = Optimizer(optimizer)
    }
    for (constant, value) in constants {
      let optimizer = experiment.settings.optimizer
      guard optimizer[constant] != nil else { throw .noConstant(constant, optimizer.name) }
      experiment.settings.optimizer = optimizer.with(constant, value)
    }
    if let loss { experiment.settings.loss = loss }
    if let activation {
      guard let network = experiment.settings.network else { throw .noNetwork }
      experiment.settings.network = network.withLearnerActivation(activation)
    }
    for change in activations {
      guard let network = experiment.settings.network else { throw .noNetwork }
      guard let changed = change.network(from: network) else {
        throw .noLayer(change.place, layers: network.layers.count)
      }
      experiment.settings.network = changed
    }
    if let initialization {
      if let scheme = Initialization.scheme(named: initialization) {
        if experiment.initialization.name != initialization { experiment.initialization.scheme = scheme }
      } else if experiment.initialization.name != .given {
        throw .nothingGiven
      }
    }
    if let seed { experiment.initialization.seed = seed }
    if let layers {
      guard let changed = experiment.settings.network.flatMap(layers.network) else { throw .noLayers(layers) }
      experiment = experiment.with(changed)
    }
    for setting in StepSetting.allCases {
      guard let text = settings[setting] else { continue }
      guard let changed = setting.settings(text, in: experiment.settings, names: experiment.names) else {
        throw .noValue(setting, text)
      }
      experiment.settings = changed
    }
    if let conflict = experiment.settings.conflict(with: experiment.subject) {
      throw .conflict(experiment.settings.sentence(for: conflict, experiment.subject))
    }
    if !starts.isEmpty { try put(in: &experiment) }
    return experiment
  }

  private func put(in experiment: inout Experiment) throws(Problem) {
    var values = experiment.firstParameters
    let names = experiment.names
    for start in starts {
      guard let index = names.index(of: start.name) else { throw .noParameter(start.name, among: names.summary) }
      values[index] = start.value
    }
    experiment.initialization.scheme = .given(
      weights: Array(values.prefix(names.weightCount)), biases: Array(values.dropFirst(names.weightCount)))
  }

  /// The overrides that make one experiment of another on the same data, as far as there are any that do.
  package init(from written: Experiment, to wanted: Experiment) {
    func difference<Value: Equatable>(_ value: (Experiment) -> Value) -> Value? {
      value(wanted) == value(written) ? nil : value(wanted)
    }
    learningRate = difference { $0.settings.learningRate }
    batch = difference { $0.settings.batch }
    optimizer = difference { $0.settings.optimizer.name }
    loss = difference { $0.settings.loss }
    let name = difference { $0.initialization.name }
    initialization = name == .given ? nil : name
    seed = difference { $0.initialization.seed }
    if let own = written.settings.network, let network = wanted.settings.network, own != network {
      // One word for all hidden layers where it says the same; the rest is said layer by layer.
      let isUniform = network.layers.dropLast().allSatisfy { $0.activation == network.learnerActivation }
      if isUniform, network.learnerActivation != own.learnerActivation { activation = network.learnerActivation }
      let base = activation.map(own.withLearnerActivation) ?? own
      if base != network { layers = LayerSizes(from: base, to: network) }
    }
    // What is held still has other numbers in another network.
    let grown = layers.flatMap { layers in written.settings.network.flatMap(layers.network) }
    let base = grown.map { written.with($0).settings } ?? written.settings
    for setting in StepSetting.changed(from: base, to: wanted.settings) {
      settings[setting] = setting.text(of: wanted.settings)
    }
    guard let reached = try? applied(to: written), reached.names == wanted.names else { return }
    let rule = wanted.settings.optimizer
    for constant in rule.constants(unlike: reached.settings.optimizer) { constants[constant] = rule[constant] }
    let first = reached.firstParameters
    let last = wanted.firstParameters
    starts = wanted.names.order.filter { first[$0] != last[$0] }
      .map { Start(name: wanted.names.name(at: $0), value: last[$0]) }
  }
}
