// What a learner changes in a run: learning rate, activation, optimizer and so on, by key or by number.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  // MARK: Settings that act from the next step on

  /// Changes the settings at the next step boundary; in the past that opens a new run there.
  mutating func changeSettings(to settings: Settings, _ phrase: Phrase) {
    change(.settings(settings), phrase)
  }

  /// Gives a parameter a value at the next step boundary.
  mutating func setParameter(_ index: Int, to value: Double) {
    change(.parameter(index, value), .valueSet(names.name(at: index), value))
  }

  private mutating func change(_ kind: Change.Kind, _ phrase: Phrase) {
    var dropped: Run?
    let step = workspace.changeStep
    // What acts from the next step on, because this one is under way, says so.
    let told = step > workspace.cursor.step ? Phrase.fromStep(phrase, step) : phrase
    show(told)
    undoably(phrase, told: told) { dropped = $0.change(kind, at: step) }
    if let dropped { show(.runDropped(dropped.name)) }
    if workspace.cursor.step > workspace.lastShownStep {
      // The change itself threw the run out of bounds, whose last finite step is the one before.
      workspace.cursor = Cursor(step: workspace.lastShownStep, beat: 0)
      showDivergence()
    }
    refresh()
  }

  /// - Returns: the run that had to go because a change in the past opened one too many.
  private mutating func change(_ kind: Change.Kind, at step: Int) -> Run? {
    if step < workspace.history.latestStep {
      var fork = workspace.history.truncated(to: step)
      fork.change(kind, at: step)
      return workspace.open(fork, at: workspace.cursor, startedAt: workspace.current.place, succeeds: true)
    }
    workspace.history.change(kind, at: step)
    if step == 0 { workspace.current.renewLimit() }
    return nil
  }

  private mutating func changeRate(up: Bool) {
    setRate(LearningRateLadder.next(from: settingsInForce.learningRate, up: up))
  }

  mutating func setRate(_ rate: Double) {
    var settings = settingsInForce
    guard settings.learningRate != rate else { return show(.rateSet(rate)) }
    settings.learningRate = rate
    changeSettings(to: settings, .rateSet(rate))
    showLimit()
  }

  /// Says with a new learning rate where the largest stable one lies on the ladder.
  private mutating func showLimit() {
    guard let said = toast?.phrase else { return }
    let next = settingsInForce
    let rate = next.learningRate
    var here = situation.settings
    here.learningRate = rate
    // The limit is that of the step on screen, which another rule or another network does not know.
    guard let limit = rateLimit, here == next else { return }
    let phrase = Phrase.rateAgainstLimit(
      rate, limit: limit, below: LearningRateLadder.next(from: limit, up: false),
      above: LearningRateLadder.next(from: limit, up: true))
    if said == .rateSet(rate) { return show(phrase) }
    if case .fromStep(.rateSet(rate), let step) = said { show(.fromStep(phrase, step)) }
  }

  /// Gives the optimizer in force another constant.
  mutating func setConstant(_ constant: OptimizerConstant, to settings: Settings) {
    let phrase = Phrase.constantSet(constant, settings.optimizer[constant]!)
    if settings == settingsInForce { return show(phrase) }
    changeSettings(to: settings, phrase)
  }

  /// Gives a setting that is told as text another value.
  mutating func set(_ setting: StepSetting, to settings: Settings) {
    let phrase = Phrase.settingSet(setting, setting.text(of: settings), isInUse: setting.isInUse(in: settings))
    if settings == settingsInForce { return show(phrase) }
    changeSettings(to: settings, phrase)
  }

  /// Holds parameters still; where it is those that are held already, lets them go.
  private mutating func hold(_ indices: Set<Int>, among others: Set<Int>) {
    var settings = settingsInForce
    let frozen = Set(settings.frozen)
    settings.frozen = (frozen == indices ? others : indices).sorted()
    set(.frozen, to: settings)
  }

  mutating func holdSelected() {
    let frozen = Set(settingsInForce.frozen)
    let index = look.selection
    hold(frozen.symmetricDifference([index]), among: frozen)
  }

  mutating func holdAllButAxes() {
    let axes = Set([look.axisX] + (look.axisY.map { [$0] } ?? []))
    hold(Set(names.order).subtracting(axes), among: [])
  }

  mutating func cycleBack() {
    guard let last = lastCycle else { return }
    cycle(last.kind, by: -last.direction)
  }

  mutating func cycle(_ kind: Cycle, by direction: Int) {
    lastCycle = LastCycle(kind: kind, direction: direction)
    if kind == .learningRate { return changeRate(up: direction > 0) }
    if kind == .initialization { return cycleInitialization(by: direction) }
    let options = alternatives(of: kind).filter { isOnTheKey($0.settings, kind) }
    let current = settingsInForce
    let place = options.firstIndex { $0.settings == current } ?? 0
    let count = options.count
    let next = options[((place + direction) % count + count) % count]
    changeSettings(to: next.settings, next.phrase)
  }

  /// Half the squared error is the squared error at twice η: the key of the losses, which goes from one kind to the next,
  /// has a multiple only where the scene or the run has it. The palette has it everywhere.
  private func isOnTheKey(_ settings: Settings, _ kind: Cycle) -> Bool {
    guard kind == .loss, settings.loss.multipleOf != nil else { return true }
    return settingsInForce.loss == settings.loss || workspace.scene.experiment.settings.loss == settings.loss
  }

  /// What can be chosen, in order, leaving out what does not fit the rest of the settings.
  func alternatives(of kind: Cycle) -> [(settings: Settings, phrase: Phrase)] {
    let current = settingsInForce
    var options: [(settings: Settings, phrase: Phrase)] = []
    func offer(_ phrase: Phrase, _ edit: (inout Settings) -> Void) {
      var settings = current
      edit(&settings)
      if settings.conflict(with: workspace.history.experiment.subject) == nil { options.append((settings, phrase)) }
    }
    switch kind {
    case .activation:
      guard let network = current.network else { return [] }
      for activation in Activation.allCases {
        offer(.activationSet(activation)) { $0.network = network.withLearnerActivation(activation) }
      }
    case .layerActivation:
      guard let network = current.network else { return [] }
      let layer = network.parameter(at: look.selection).layer
      for activation in Activation.allCases {
        let next = network.withActivation(activation, ofLayer: layer)
        let change = ActivationChange.changes(from: network, to: next).first
        offer(Phrase(change ?? ActivationChange(.layer(layer), activation))) { $0.network = next }
      }
    case .optimizer:
      for name in Optimizer.Name.allCases {
        offer(.optimizerSet(name)) { if $0.optimizer.name != name { $0.optimizer = workspace.optimizer(name) } }
      }
    case .batch:
      guard let count = workspace.history.experiment.dataset?.count else { return [] }
      offer(.batchSet(.all)) { $0.batch = .all }
      var size = 1
      while size < count {
        let batch = Batch.size(size)
        offer(.batchSet(batch)) { $0.batch = batch }
        size *= 2
      }
      if !options.contains(where: { $0.settings == current }) { options.append((current, .batchSet(current.batch))) }
    case .loss:
      guard current.network != nil else { return [] }
      for loss in Loss.allCases { offer(.lossSet(loss)) { $0.loss = loss } }
    case .initialization, .learningRate: break
    }
    return options
  }

  // MARK: What starts a run from step 0

  /// What the key goes through: every scheme, the scene's own as the scene has it, with the seed in force.
  var initializations: [Initialization] {
    guard let network = situation.network else { return [] }
    let own = workspace.scene.experiment.initialization
    var schemes: [Initialization.Scheme] = []
    if case .given(let weights, let biases) = own.scheme, weights.count == network.weightCount {
      // One of the scene's runs may have left its biases out.
      schemes.append(.given(weights: weights, biases: biases.count == network.biasCount ? biases : []))
    }
    for name in Initialization.Name.allCases {
      if name == own.name, name != .given {
        schemes.append(own.scheme)
      } else if let scheme = Initialization.scheme(named: name) {
        schemes.append(scheme)
      }
    }
    return schemes.map { scheme in
      var next = workspace.history.experiment.initialization
      next.scheme = scheme
      return next
    }
  }

  private mutating func cycleInitialization(by direction: Int) {
    let all = initializations
    let place = all.firstIndex(of: workspace.history.experiment.initialization) ?? 0
    let next = all[((place + direction) % all.count + all.count) % all.count]
    restart(.initializationSet(next.name), next)
  }

  /// Starts from the same weights again.
  mutating func restart() {
    let history = workspace.history
    restart(
      .restarted, history.experiment.initialization, at: workspace.current.place, startValues: history.startValues)
  }

  mutating func restartWithNewSeed() {
    var initialization = workspace.history.experiment.initialization
    initialization.seed = (initialization.seed + 1) & (UInt64(1) << 63 - 1)
    restart(.seedSet(initialization.seed), initialization)
  }

  mutating func setSeed(_ seed: UInt64) {
    var initialization = workspace.history.experiment.initialization
    initialization.seed = seed
    restart(.seedSet(seed), initialization)
  }

  /// Opens a run at step 0 with the settings in force.
  ///
  /// - Parameters:
  ///   - phrase: what was done.
  ///   - initialization: where it starts.
  ///   - place: what the learner pointed at to start there.
  ///   - startValues: the values that the learner has given to parameters there, by their numbers.
  mutating func restart(
    _ phrase: Phrase, _ initialization: Initialization, at place: String? = nil, startValues: [Int: Double] = [:]
  ) {
    var experiment = workspace.history.experiment
    experiment.initialization = initialization
    experiment.settings = settingsInForce
    let history = History(experiment, startValues: startValues)
    // In a comparison a run begins again in its own place, and so does one that would go the same way again.
    let old = workspace.history
    let isSame = old.experiment == experiment && old.changes == history.changes
    let isUnused = old.latestStep == 0 || workspace.current.entry != nil || isSame
    var dropped: Run?
    undoably(phrase) { dropped = $0.workspace.open(history, at: .start, startedAt: place, replaces: isUnused) }
    if let dropped { show(.runDropped(dropped.name)) }
    refresh()
  }

  // MARK: Undo

  mutating func undo() {
    guard var deed = done.popLast() else { return }
    deed.after = workspace
    if deed.lookBefore != nil { deed.lookAfter = look.ofParameters }
    workspace = deed.before
    undone.append(deed)
    lastDeed = done.last?.phrase
    finishTimeTravel(from: deed.after!, to: deed.lookBefore)
    show(.undone(deed.phrase))
  }

  mutating func redo() {
    guard let deed = undone.popLast(), let after = deed.after else { return }
    let before = workspace
    var done = deed
    done.after = nil
    if deed.lookBefore != nil { done.lookBefore = look.ofParameters }
    workspace = after
    self.done.append(done)
    lastDeed = deed.phrase
    finishTimeTravel(from: before, to: deed.lookAfter)
    show(.redone(deed.phrase))
  }

  /// - Parameters:
  ///   - other: what was on screen.
  ///   - parameters: what to look at of the network's parameters, where it is the same scene with another network.
  private mutating func finishTimeTravel(from other: Workspace, to parameters: ParameterLook?) {
    situation = Self.situation(of: workspace)
    // It may have another number now, or be gone.
    look.dataCursor?.carried = nil
    if let parameters {
      look.ofParameters = parameters
      look.cursor = nil
    } else if workspace.scene != other.scene {
      adopt(workspace.scene)
      // Nobody asked that scene to go on.
      setPlaying(false)
    }
    refresh()
  }
}
