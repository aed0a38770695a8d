// Another network for the scene on screen: more or fewer hidden neurons and layers.

import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// The run on screen begins again with other hidden layers, alone: what other runs have learned is of another network.
  /// Undo brings them back.
  ///
  /// - Parameter text: units of each layer, such as `2 4 3 1` or `2-4-3-1`.
  /// - Returns: whether there can be such a network here.
  mutating func setLayers(_ text: String) -> Bool {
    guard let sizes = LayerSizes(text)?.sizes else { return false }
    return setLayers(sizes)
  }

  @discardableResult
  private mutating func setLayers(_ sizes: [Int]) -> Bool {
    let phrase = Phrase.layersSet(LayerSizes(sizes).text)
    if situation.network?.sizes == sizes {
      show(phrase)
      return true
    }
    guard let grown = begun.withLayers(sizes), grown.settings.conflict(with: grown.subject) == nil else { return false }
    var scene = workspace.scene
    scene.experiment.settings.network = grown.settings.network
    scene.experiment.settings.frozen = grown.settings.frozen
    scene.experiment.initialization = grown.initialization
    // What names parameters, or gives their values, does so for the network that was.
    scene.runs.removeAll { $0.frozen != nil || $0.initialization?.name == .given }
    let names = grown.names
    if [scene.contour?.x, scene.contour?.y].contains(where: { $0.map { names.index(of: $0) == nil } ?? false }) {
      scene.contour = nil
    }
    undoably(phrase) { model in
      model.workspace = Workspace(scene)
      model.workspace.open(History(grown), at: .start, replaces: true)
    }
    refresh()
    return true
  }

  /// The run's experiment as it would begin now: with the settings in force, and the values given to parameters at step 0.
  private var begun: Experiment {
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    let first = workspace.history.state(at: 0).parameters
    let weights = experiment.names.weightCount
    if first != experiment.firstParameters {
      experiment.initialization.scheme = .given(
        weights: Array(first.prefix(weights)), biases: Array(first.dropFirst(weights)))
    }
    return experiment
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
    if let sizes = sizes(changedBy: change) { setLayers(sizes) }
  }

  /// Why there can be no neuron more, or fewer; nil where there can.
  func reasonAgainstNeurons(_ change: Int) -> Phrase? {
    if situation.network == nil { return .noNetwork }
    if let sizes = sizes(changedBy: change) {
      // Asked for every row of a list: the network alone, without the parameters that it would start with.
      var settings = settingsInForce
      settings.network = settings.network?.resized(to: sizes)
      let fits = settings.conflict(with: workspace.history.experiment.subject) == nil
      return fits ? nil : .doesNotFit(LayerSizes(sizes).text)
    }
    return change > 0 ? .largestNetwork : .noHiddenNeuron
  }
}
