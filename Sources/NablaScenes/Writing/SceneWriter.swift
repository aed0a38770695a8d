// From a `Scene` to YAML, by the same tables that read it.

import NablaCore
import NablaLesson

/// Writes scenes so that they can be read again: `read(write(scene)) == scene`.
package enum SceneWriter {
  /// The scene as the text of a file.
  ///
  /// Samples from a generator or a file keep their source as long as the scene names it; `Scene.selfContained` writes
  /// the ones of a file out. The name is the file's and does not stand in it.
  package static func write(_ scene: Scene) -> String {
    let entries = writtenSection(SceneDraft(scene), keys: SceneTables.scene)
    return YAMLValue.map(entries).lines()
  }
}

extension SceneDraft {
  init(_ scene: Scene) {
    let experiment = scene.experiment
    let settings = experiment.settings
    if scene.title != LocalizedText(scene.name) { title = Placed(scene.title) }
    if !scene.lesson.isEmpty { lesson = Placed(scene.lesson.map { Placed($0) }) }
    question = scene.question.map { Placed($0) }
    answer = scene.answer.map { Placed($0) }
    reveal = scene.reveal.map { Placed($0) }
    guess = scene.guess.map { Placed($0.text) }
    if !scene.notes.isEmpty { notes = Placed(scene.notes.map { Placed($0) }) }
    adapted = scene.adapted.map { Placed($0) }
    network = settings.network.map { Placed(NetworkDraft($0)) }
    if let network = settings.network, network.numbering != .bySource { numbering = Placed(network.numbering) }
    if experiment.initialization != Initialization(.xavier) {
      initialization = Placed(InitializationDraft(experiment.initialization, experiment.names))
    }
    switch experiment.subject {
    case .samples(let dataset):
      loss = Placed(settings.loss)
      data = Placed(DataDraft(dataset, source: scene.dataSource ?? .samples))
    case .formula(let formula): cost = Placed(formula.source)
    }
    training = Placed(
      TrainingDraft(
        settings, targetCost: experiment.targetCost, isTested: experiment.dataset?.test != nil, experiment.names))
    if let view = scene.contour {
      contour = Placed(
        ContourDraft(
          x: view.x.map { Placed($0) }, y: view.y.map { Placed($0) }, xRange: view.xRange.map { Placed($0) },
          yRange: view.yRange.map { Placed($0) }, sameScale: view.sameScale ? Placed(true) : nil,
          view: view.view.map { Placed($0) }))
    }
    if !scene.panels.isEmpty { panels = Placed(scene.panels.map { Placed($0) }) }
    if !scene.runs.isEmpty { runs = Placed(scene.runs.map { Placed(RunDraft($0, experiment.names)) }) }
  }
}

extension NetworkDraft {
  init(_ network: Network) {
    inputs = Placed(network.inputs)
    layers = Placed(
      network.layers.map { layer in
        Placed(
          LayerDraft(
            units: Placed(layer.units), activation: Placed(layer.activation),
            bias: layer.hasBias ? nil : Placed(false), residual: layer.isResidual ? Placed(true) : nil))
      })
  }
}

extension InitializationDraft {
  /// - Parameters:
  ///   - initialization: how the parameters start.
  ///   - names: in whose order given weights are listed.
  init(_ initialization: Initialization, _ names: ParameterNames) {
    scheme = Placed(initialization.name)
    switch initialization.scheme {
    case .given(let values, let offsets):
      weights = Placed(.flat(names.ordered(values)))
      if !offsets.isEmpty { biases = Placed(.given(offsets)) }
    case .constant(let constant): value = Placed(constant)
    case .uniform(let size), .normal(let size): scale = Placed(size)
    case .zeros, .xavier, .he, .lecun: break
    }
    if initialization.isRandom, initialization.drawsBiases { biases = Placed(.drawn(true)) }
    if initialization.isRandom || initialization.seed != 1 { seed = Placed(initialization.seed) }
  }
}

extension DataDraft {
  init(_ dataset: Dataset, source: DataSource) {
    let written = dataset.whole
    features = dataset.features.map { Placed($0.names.map { Placed($0) }) }
    switch source {
    case .generator(let kind, let count, let size, let random):
      generator = Placed(kind)
      samples = Placed(.count(count))
      noise = size == 0 ? nil : Placed(size)
      seed = Placed(random)
    case .function(let made):
      function = Placed(made.functions.map { Placed($0.source) })
      range = Placed(made.range)
      samples = Placed(.count(made.samples))
      noise = made.noise == 0 ? nil : Placed(made.noise)
      seed = Placed(made.seed)
    case .file(let path, .columns(let count)):
      file = Placed(path)
      inputs = Placed(dataset.rawInputCount)
      targets = Placed(count)
    case .file(let path, .classes(let count)):
      file = Placed(path)
      inputs = Placed(dataset.rawInputCount)
      classes = Placed(count)
    case .samples:
      samples = Placed(
        .listed(
          (0..<written.count).map { Placed(SampleDraft(written, $0)) }))
    }
    guard let heldOut = dataset.heldOut else { return }
    switch heldOut.choice {
    case .share(let share, let random):
      test = Placed(.share(share))
      seed = Placed(random)
    case .given:
      let list = (0..<heldOut.data.count).map { Placed(SampleDraft(heldOut.data, $0)) }
      test = Placed(.samples(HeldOutDraft(samples: Placed(list))))
    }
  }
}

extension SampleDraft {
  fileprivate init(_ data: Dataset, _ sample: Int) {
    input = Placed(Array(data.rawInput(sample)))
    target = Placed(Array(data.target(sample)))
  }
}

extension TrainingDraft {
  /// - Parameters:
  ///   - settings: how is learned.
  ///   - goal: the cost at which the run has converged; nil without one.
  ///   - isTested: whether samples are held out.
  ///   - names: of the parameters that are held still.
  init(_ settings: Settings, targetCost goal: Double?, isTested: Bool, _ names: ParameterNames) {
    optimizer = Placed(settings.optimizer.name)
    learningRate = Placed(settings.learningRate)
    if settings.network != nil {
      batch = Placed(settings.batch)
      if settings.order != .shuffled { order = Placed(settings.order) }
    }
    targetCost = goal.map { Placed($0) }
    if settings.patience > 0, isTested { patience = Placed(settings.patience) }
    regularization = RegularizationDraft(settings.regularization).map { Placed($0) }
    schedule = ScheduleDraft(settings.schedule).map { Placed($0) }
    if !settings.frozen.isEmpty { frozen = Placed(names.words(freezing: settings.frozen).map { Placed($0) }) }
    for constant in settings.optimizer.constants {
      // ε is hardly ever told: only where it is another than the usual one.
      if constant == .epsilon, settings.optimizer[constant] == Optimizer.epsilon { continue }
      constants[constant] = settings.optimizer[constant].map { Placed($0) }
    }
  }
}

extension RunDraft {
  init(_ run: RunVariant, _ names: ParameterNames) {
    label = run.label.map { Placed($0) }
    learningRate = run.learningRate.map { Placed($0) }
    optimizer = run.optimizer.map { Placed($0) }
    batch = run.batch.map { Placed($0) }
    order = run.order.map { Placed($0) }
    loss = run.loss.map { Placed($0) }
    activation = run.activation.map { Placed($0) }
    biases = run.removesBiases ? Placed(false) : nil
    initialization = run.initialization.map { Placed(InitializationDraft($0, names)) }
    // To add nothing is a difference, too, where the scene adds something; and so are a steady rate and nothing held.
    regularization = run.regularization.map { Placed(RegularizationDraft($0) ?? RegularizationDraft(l2: Placed(0))) }
    schedule = run.schedule.map { Placed(ScheduleDraft($0) ?? ScheduleDraft(kind: Placed(.constant))) }
    frozen = run.frozen.map { Placed(names.words(freezing: $0).map { Placed($0) }) }
  }
}
