// Loss, optimizer and runs: what can stand together and what cannot.

import NablaCore
import NablaLesson

extension SceneCheck {
  mutating func readSettings(network: Network?, names: ParameterNames?) -> Settings {
    let training = draft.training?.value
    let name = training?.optimizer?.value ?? .gradientDescent
    if let training { refuseForeignConstants(of: training, optimizer: name) }
    var optimizer = Optimizer(name)
    for (constant, given) in training?.constants ?? [:] { optimizer = optimizer.with(constant, given.value) }
    return Settings(
      network: network, loss: draft.loss?.value ?? .mse, optimizer: optimizer,
      learningRate: training?.learningRate?.value ?? 0.1, batch: training?.batch?.value ?? .all,
      order: training?.order?.value ?? .shuffled, schedule: readSchedule(training?.schedule),
      regularization: Regularization(training?.regularization?.value) ?? .none,
      frozen: readFrozen(training?.frozen, names: names), patience: training?.patience?.value ?? 0)
  }

  private mutating func refuseForeignConstants(of training: TrainingDraft, optimizer: Optimizer.Name) {
    // Where the optimizer could not be read, its constants are not judged.
    guard training.optimizer != nil || draft.training?.isFlawed == false else { return }
    for constant in OptimizerConstant.allCases where Optimizer(optimizer)[constant] == nil {
      guard let given = training.constants[constant] else { continue }
      let owners = constant.owners.map(\.rawValue)
      problems.add(
        .foreign("'\(constant.rawValue)'", to: "optimizer", owners, not: optimizer.rawValue), at: given.position)
    }
  }

  /// Loss and optimizer against network and data; only where all of them could be read.
  ///
  /// - Parameters:
  ///   - settings: of the scene.
  ///   - subject: what is learned; nil where the samples could not be read.
  ///   - table: the samples with their places.
  mutating func checkConflict(_ settings: Settings, subject: Subject?, table: DataTable?) {
    guard draft.network?.isFlawed != true, draft.training?.isFlawed != true else { return }
    guard present["loss"] == nil || draft.loss != nil else { return }
    guard let conflict = settings.conflict(with: subject) else { return }
    let place: TextPosition?
    switch conflict {
    case .logLossNeedsSigmoid, .crossEntropyNeedsSoftmax: place = draft.loss?.position
    case .logLossNeedsUnitTargets:
      let bad = table?.badSamples { !$0.allSatisfy(Loss.isUnit) } ?? []
      return refuse(bad) { settings.loss.unitTargetsSentence(instead: $0.targets.first { !Loss.isUnit($0) }) }
    case .crossEntropyNeedsShares:
      let bad = table?.badSamples { !Dataset.areShares($0) } ?? []
      return refuse(bad) { settings.loss.sharesSentence(sample: ($0.number, $0.targets)) }
    case .softmaxNeedsOutputLayer, .softmaxNeedsSeveralUnits, .softmaxNeedsPlainLayer:
      place = softmaxPosition
    case .perceptronNeedsNetwork, .perceptronNeedsOneStepLayer: place = draft.training?.value.optimizer?.position
    case .perceptronHasNoCost, .regularizationNeedsNetwork: place = draft.training?.value.regularization?.position
    }
    problems.add(settings.sentence(for: conflict, subject), at: place ?? .start)
  }

  private static let mostBadSamples = 5

  /// One problem a sample, and how many more there are.
  private mutating func refuse(_ samples: [DataTable.BadSample], _ sentence: (DataTable.BadSample) -> LocalizedText) {
    let samples = samples.sorted { $0.position < $1.position }
    let shown = samples.prefix(Self.mostBadSamples)
    func add(_ message: LocalizedText, _ sample: DataTable.BadSample) {
      let isHere = sample.path == problems.path
      problems.add(
        [SceneProblem(path: sample.path, position: sample.position, message: message)],
        from: isHere ? sample.position : draft.data?.value.file?.position ?? .start)
    }
    for sample in shown { add(sentence(sample), sample) }
    let others = samples.count - shown.count
    if others > 0, let last = shown.last { add(.more(others, LocalizedText(ko: "샘플", en: "sample")), last) }
  }

  /// Where the first softmax stands that cannot be one: a hidden layer's, or the output layer's.
  private var softmaxPosition: TextPosition? {
    let layers = draft.network?.value.layers?.value ?? []
    return layers.compactMap { $0.value.activation }.first { $0.value == .softmax }?.position
  }

  // MARK: Runs

  mutating func readRuns(
    base: Experiment?, network: Network?, formula: Formula?, names: ParameterNames?
  ) -> [RunVariant] {
    var result: [RunVariant] = []
    for run in draft.runs?.value ?? [] {
      let draft = run.value
      if network == nil, formula != nil || present["cost"] != nil { refuseNetworkKeys(of: draft) }
      var initialization: Initialization?
      var isComplete = true
      if draft.initialization != nil {
        let shape = draft.biases == nil ? network : network?.withoutBiases
        initialization = readInitialization(draft.initialization, network: shape, formula: formula)
        isComplete = initialization != nil
      }
      let variant = RunVariant(
        label: draft.label?.value, learningRate: draft.learningRate?.value, optimizer: draft.optimizer?.value,
        batch: draft.batch?.value, order: draft.order?.value, loss: draft.loss?.value,
        activation: draft.activation?.value, removesBiases: draft.biases != nil, initialization: initialization,
        regularization: draft.regularization.map { Regularization($0.value) ?? .none },
        schedule: draft.schedule.map { readSchedule($0) },
        frozen: draft.frozen.map { readFrozen($0, names: draft.biases == nil ? names : network?.withoutBiases.names) })
      if let base, isComplete, !run.isFlawed { checkConflict(of: variant, run, base: base) }
      result.append(variant)
    }
    return result
  }

  private mutating func refuseNetworkKeys(of run: RunDraft) {
    let keys: [(name: String, place: TextPosition?)] = [
      ("batch", run.batch?.value == .all ? nil : run.batch?.position), ("order", run.order?.position),
      ("loss", run.loss?.position), ("activation", run.activation?.position), ("biases", run.biases?.position),
    ]
    for (name, place) in keys {
      guard let place else { continue }
      problems.add(
        ko: "\(name)에는 신경망이 필요한데, 'cost'를 쓴 장면에는 신경망이 없어요",
        en: "\(name) needs a network, and a scene with 'cost' has none", at: place)
    }
  }

  private mutating func checkConflict(of variant: RunVariant, _ run: Placed<RunDraft>, base: Experiment) {
    let experiment = variant.experiment(from: base)
    guard let conflict = experiment.settings.conflict(with: base.subject) else { return }
    // What the scene itself does wrong has been said.
    guard base.settings.conflict(with: base.subject) != conflict else { return }
    let keys: [TextPosition?]
    switch conflict {
    case .softmaxNeedsOutputLayer, .softmaxNeedsSeveralUnits, .softmaxNeedsPlainLayer:
      keys = [run.value.activation?.position]
    case .logLossNeedsSigmoid, .logLossNeedsUnitTargets, .crossEntropyNeedsSoftmax, .crossEntropyNeedsShares:
      keys = [run.value.loss?.position, run.value.activation?.position]
    case .perceptronNeedsNetwork, .perceptronNeedsOneStepLayer:
      keys = [run.value.optimizer?.position, run.value.activation?.position]
    case .perceptronHasNoCost: keys = [run.value.regularization?.position, run.value.optimizer?.position]
    case .regularizationNeedsNetwork: keys = [run.value.regularization?.position]
    }
    let place = keys.compactMap { $0 }.first ?? run.position
    problems.add(experiment.settings.sentence(for: conflict, base.subject), at: place)
  }
}
