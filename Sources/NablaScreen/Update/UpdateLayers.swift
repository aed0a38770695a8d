// Another network for the scene on screen: more or fewer hidden neurons and layers, biases and bypasses.

import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// Another network as it is typed: `layers 2 4 3 1`, `bias 2 off`, `layers here 2 5 1`.
struct NetworkWish: Equatable {
  let network: Network
  /// Whether it goes on from the values on screen, and not from those of step 0.
  let isHere: Bool

  /// Words before the value that ask for the values on screen.
  private static let here: Set<String> = ["here", "여기서"]

  /// - Returns: whether a text asks for the values on screen, and what stands behind that.
  static func parted(_ text: String) -> (isHere: Bool, rest: String) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = parts.first, here.contains(first) else { return (false, text) }
    return (true, parts.count > 1 ? parts[1] : "")
  }

  /// - Parameters:
  ///   - command: `layers`, `bias` or `bypass`.
  ///   - text: its value.
  ///   - old: the network that there is.
  /// - Returns: nil where the text is no value of the command; a reason where there can be no such network.
  static func read(_ command: ValueCommand, _ text: String, from old: Network) -> Result<NetworkWish, NetworkRefusal>? {
    let (isHere, rest) = parted(text)
    func wish(_ network: Network) -> Result<NetworkWish, NetworkRefusal> {
      .success(NetworkWish(network: network, isHere: isHere))
    }
    if command == .layers {
      guard let sizes = LayerSizes(rest) else { return nil }
      if let network = sizes.network(from: old) { return wish(network) }
      return .failure(NetworkRefusal(reason: reason(against: sizes, from: old)))
    }
    guard let wanted = LayerSwitch(rest) else { return nil }
    let number = wanted.place.number(in: old)
    if wanted.place != .all, number == nil {
      guard case .layer(let layer) = wanted.place else { return nil }
      return .failure(NetworkRefusal(reason: .noLayer(layer + 1, last: old.layers.count)))
    }
    if command == .bias { return wish(old.withBias(wanted.isOn, ofLayer: number)) }
    if let network = old.withBypass(wanted.isOn, ofLayer: number) { return wish(network) }
    return .failure(NetworkRefusal(reason: number.map { Self.noBypass($0, in: old) } ?? .noLayerForBypass))
  }

  private static func noBypass(_ layer: Int, in network: Network) -> Phrase {
    let own = network.layers[layer]
    return .bypassNeedsEqualSizes(layer: layer + 1, inputs: own.inputs, units: own.units)
  }

  private static func reason(against sizes: LayerSizes, from old: Network) -> Phrase {
    guard sizes.sizes.first == old.inputs, sizes.sizes.last == old.outputs else {
      return .layersKeepEnds(inputs: old.inputs, outputs: old.outputs)
    }
    guard let plain = old.resized(to: sizes.sizes) else { return .largestNetwork }
    let wrong = sizes.layers.dropFirst().enumerated().first { number, wish in
      wish.isResidual == true && plain.layers[number].inputs != plain.layers[number].units
    }
    return wrong.map { noBypass($0.offset, in: plain) } ?? .largestNetwork
  }
}

/// Why there can be no such network.
struct NetworkRefusal: Error, Equatable {
  let reason: Phrase
}

extension Model {
  /// The run on screen begins again with another network, alone: what other runs have learned is of another one. Undo
  /// brings them back.
  ///
  /// - Parameters:
  ///   - command: `layers`, `bias` or `bypass`.
  ///   - text: such as `2 4 3 1`, `2-4:tanh-1`, `here 2 5 1`; `2 off`.
  /// - Returns: whether there can be such a network here.
  mutating func setNetwork(_ command: ValueCommand, _ text: String) -> Bool {
    guard let network = settingsInForce.network,
      case .success(let wish) = NetworkWish.read(command, text, from: network)
    else { return false }
    return setNetwork(wish)
  }

  @discardableResult
  private mutating func setNetwork(_ wish: NetworkWish) -> Bool {
    guard let old = settingsInForce.network else { return false }
    let text = LayerSizes(from: old, to: wish.network).text
    let phrase = wish.isHere ? Phrase.layersSetHere(text, step: workspace.cursor.step) : .layersSet(text)
    if old == wish.network, !wish.isHere {
      show(phrase)
      return true
    }
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    let own = workspace.history.state(at: wish.isHere ? workspace.cursor.step : 0).parameters
    // The second of several changes draws as the first one did.
    let drawing = workspace.scene.drawing(beside: experiment.initialization)
    let grown = experiment.with(
      wish.network, values: own == experiment.firstParameters ? nil : own, drawnBy: drawing)
    guard grown.settings.conflict(with: grown.subject) == nil else { return false }
    // The scene is of the network in force, whatever its runs make of it.
    var scene = workspace.scene
    scene.experiment.settings.network = old
    scene.drawing = drawing
    var next = scene.experiment
    next.settings.network = grown.settings.network
    next.settings.frozen = grown.settings.frozen
    next.initialization = grown.initialization
    // What the scene began with may be nothing for such a network: the perceptron rule, say, for a hidden layer.
    if next.settings.conflict(with: next.subject) != nil { next.settings = grown.settings }
    begin(grown, in: scene.with(next), keeping: wish.network.renumbering(from: old), phrase)
    return true
  }

  /// Begins a run with another network alone, looking at the same parameters as far as they are there.
  ///
  /// - Parameters:
  ///   - grown: what is trained.
  ///   - scene: the scene with that network.
  ///   - numbers: the number of each parameter that has stayed.
  ///   - phrase: what was done.
  mutating func begin(_ grown: Experiment, in scene: Scene, keeping numbers: [Int: Int], _ phrase: Phrase) {
    undoably(phrase, look: look.ofParameters) { model in
      model.workspace = Workspace(scene)
      model.workspace.open(History(grown), at: .start, replaces: true)
    }
    keepParameters(numbers)
    refresh()
  }

  /// Goes on looking at the same parameters of another network, as far as they are there.
  ///
  /// - Parameter numbers: the number of each that has stayed.
  private mutating func keepParameters(_ numbers: [Int: Int]) {
    let x = numbers[look.axisX]
    let y = look.axisY.flatMap { numbers[$0] }
    if let x, look.axisY == nil || y != nil {
      look.axisX = x
      look.axisY = y
    } else {
      let names = workspace.history.experiment.names
      look.axisX = workspace.scene.contour?.x.flatMap { names.index(of: $0) } ?? 0
      look.axisY = workspace.scene.contour?.y.flatMap { names.index(of: $0) } ?? names.first(except: look.axisX)
      look.viewport = nil
      look.cursor = nil
      forgetStance()
    }
    look.selection = numbers[look.selection] ?? look.axisX
  }

  // MARK: One neuron

  /// The sizes with one neuron more, or fewer, in the hidden layer that the selected parameter enters; of a parameter of
  /// the output layer in the last hidden one. nil where that makes no network.
  private func sizes(changedBy change: Int) -> [Int]? {
    guard let network = situation.network else { return nil }
    var sizes = network.sizes
    let hidden = sizes.count - 2
    let column = min(network.parameter(at: look.selection).layer + 1, hidden)
    if hidden == 0 {
      guard change > 0 else { return nil }
      sizes.insert(1, at: 1)
    } else if sizes[column] + change == 0 {
      sizes.remove(at: column)
    } else {
      sizes[column] += change
    }
    return network.resized(to: sizes) == nil ? nil : sizes
  }

  mutating func changeNeurons(by change: Int) {
    guard let sizes = sizes(changedBy: change), let network = settingsInForce.network?.resized(to: sizes) else {
      return
    }
    setNetwork(NetworkWish(network: network, isHere: false))
  }

  /// Why there can be no neuron more, or fewer; nil where there can.
  func reasonAgainstNeurons(_ change: Int) -> Phrase? {
    if situation.network == nil { return .noNetwork }
    // Asked for every row of a list: the network alone, without the parameters that it would start with.
    if let sizes = sizes(changedBy: change) {
      return settingsInForce.network?.resized(to: sizes).flatMap { conflict(LayerSizes(sizes).text, network: $0) }
    }
    return change > 0 ? .largestNetwork : .noHiddenNeuron
  }

  // MARK: Why not

  /// Why a network cannot have the value of a command; nil where it can, and where the text is no value at all.
  func conflict(_ command: ValueCommand, network text: String) -> Phrase? {
    guard let network = settingsInForce.network else { return .noNetwork }
    switch NetworkWish.read(command, text, from: network) {
    case .success(let wish): return conflict(text, network: wish.network)
    case .failure(let refusal): return refusal.reason
    case nil: return nil
    }
  }

  /// Why the settings in force do not go with a network; nil where they do.
  ///
  /// - Parameters:
  ///   - word: what is typed for it.
  ///   - network: asked for without the parameters that it would start with.
  func conflict(_ word: String, network: Network) -> Phrase? {
    var settings = settingsInForce
    settings.network = network
    return settings.conflict(with: workspace.history.experiment.subject).map { Phrase($0, word, settings) }
  }
}

extension Phrase {
  /// Why settings do not go together, where an activation or a network is the last of them.
  ///
  /// - Parameters:
  ///   - conflict: what is wrong.
  ///   - word: what was typed.
  ///   - settings: with what was typed.
  init(_ conflict: Settings.Conflict, _ word: String, _ settings: Settings) {
    switch conflict {
    case .logLossNeedsSigmoid, .crossEntropyNeedsSoftmax: self = .activationFixedByLoss(settings.loss)
    case .softmaxNeedsOutputLayer: self = .softmaxOnlyAtOutput
    case .softmaxNeedsSeveralUnits: self = .softmaxNeedsSeveral
    case .softmaxNeedsPlainLayer: self = .softmaxNeedsNoBypass
    case .perceptronNeedsOneStepLayer where settings.network?.layers.count == 1: self = .perceptronNeedsStep
    case .logLossNeedsUnitTargets, .crossEntropyNeedsShares, .perceptronNeedsOneStepLayer, .perceptronNeedsNetwork,
      .perceptronHasNoCost, .regularizationNeedsNetwork:
      self = .doesNotFit(word)
    }
  }
}
