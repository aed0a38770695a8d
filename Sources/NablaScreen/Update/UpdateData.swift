// Other data for the scene on screen: another generator or formula, more samples, less noise, a share held out.

import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// The run on screen begins again on other data, alone: what other runs have learned is another problem. Undo brings
  /// them back.
  ///
  /// - Returns: whether the text is a value of the command that goes with the network and the settings in force.
  mutating func setData(_ command: ValueCommand, _ text: String) -> Bool {
    guard let change = command.dataName.flatMap({ DataChange($0, text) }) else { return false }
    if text == presentData(command), !text.isEmpty {
      show(phrase(of: change, in: workspace.scene))
      return true
    }
    return take(change)
  }

  /// Changes the data, by whatever way that was asked for.
  ///
  /// - Parameters:
  ///   - change: what is wanted.
  ///   - tellsWhyNot: whether it is said here why the data cannot be so.
  /// - Returns: whether they can.
  @discardableResult
  mutating func take(_ change: DataChange, tellsWhyNot: Bool = false) -> Bool {
    var scene: Scene
    do {
      scene = try changed(by: change)
    } catch {
      if tellsWhyNot { show(error.phrase) }
      return false
    }
    if case .features = change { return feed(scene, phrase(of: change, in: scene)) }
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    experiment.subject = scene.experiment.subject
    // What the scene began with may be nothing for such data: log loss, say, for targets above 1.
    if scene.experiment.settings.conflict(with: scene.experiment.subject) != nil {
      scene.experiment.settings = settingsInForce
    }
    let history = History(experiment, startValues: workspace.history.startValues)
    let next = scene
    undoably(phrase(of: change, in: scene), look: look.ofParameters) { model in
      model.workspace = Workspace(next)
      model.workspace.open(history, at: .start, replaces: true)
    }
    refresh()
    return true
  }

  /// The network in force takes what a changed scene feeds it: what it has stays, and starts where it did.
  private mutating func feed(_ scene: Scene, _ phrase: Phrase) -> Bool {
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    let values = workspace.history.state(at: 0).parameters
    guard let data = scene.experiment.dataset, let old = settingsInForce.network,
      let grown = experiment.fed(
        data, values: values == experiment.firstParameters ? nil : values,
        drawnBy: workspace.scene.drawing(beside: experiment.initialization)),
      let network = grown.settings.network
    else { return false }
    var next = scene
    next.experiment.settings.network = network
    next.experiment.settings.frozen = grown.settings.frozen
    next.experiment.initialization = grown.initialization
    let numbers = network.renumbering(from: old, inputs: grown.inputPlaces(in: experiment))
    begin(grown, in: next, keeping: numbers, phrase)
    return true
  }

  /// What is said of a change.
  ///
  /// - Parameters:
  ///   - change: what is changed.
  ///   - scene: the scene with the change made.
  private func phrase(of change: DataChange, in scene: Scene) -> Phrase {
    switch change {
    case .points(let edits): .pointsEdited(edits, inputs: workspace.scene.experiment.dataset?.rawInputCount ?? 1)
    case .generator, .function, .table: .dataSet(change.text)
    case .features(let formulas): .featuresSet(formulas.map { $0.map(\.source) } ?? [])
    case .test(let share):
      .testSet(share, held: scene.heldOutCount, of: scene.sampleCount)
    case .samples, .noise: .dataSet("\(change.name.rawValue) \(change.text)")
    }
  }

  /// The scene with other data.
  ///
  /// - Throws: why it cannot have them under the settings in force.
  private func changed(by change: DataChange) throws(DataReason) -> Scene {
    let scene: Scene
    do { scene = try workspace.scene.with(change) } catch { throw DataReason(phrase: .dataRefused(error)) }
    let subject = scene.experiment.subject
    switch (settingsInForce.conflict(with: subject), subject) {
    case (nil, _): return scene
    case (.logLossNeedsUnitTargets, .samples(let data)):
      let value = data.firstTarget { !($0 >= 0 && $0 <= 1) }
      throw DataReason(phrase: value.map { .targetsOutsideUnit($0) } ?? .doesNotFit(change.text))
    case (.crossEntropyNeedsShares, _): throw DataReason(phrase: .targetsNoShares)
    default: throw DataReason(phrase: .doesNotFit(change.text))
    }
  }

  /// Why data that are typed as they should be cannot be had; nil where they can, or are no data.
  func refusalOfData(_ command: ValueCommand, _ text: String) -> Phrase? {
    guard let change = command.dataName.flatMap({ DataChange($0, text) }) else { return nil }
    do {
      _ = try changed(by: change)
      return nil
    } catch {
      // A formula of inputs that there are not: what there are is told.
      if case .dataRefused(.size) = error.phrase, command == .function || command == .features { return nil }
      return error.phrase
    }
  }

  /// Why data cannot be had.
  private struct DataReason: Error {
    let phrase: Phrase
  }

  /// The generators whose samples the network can take.
  var fittingGenerators: [Generator] {
    guard let data = workspace.history.experiment.dataset else { return [] }
    return Generator.allCases.filter { $0.inputCount == data.rawInputCount && $0.targetCount == data.targetCount }
  }

  /// Whether loss and optimizer in force can take a generator's targets.
  func goesWithSettings(_ generator: Generator?) -> Bool {
    guard let generator else { return false }
    let data = generator.dataset(samples: generator.defaultSamples)
    return settingsInForce.conflict(with: .samples(data)) == nil
  }

  /// What a command of the data would leave as it is; empty where there is nothing of the kind.
  func presentData(_ command: ValueCommand) -> String {
    let source = workspace.scene.dataSource
    switch command {
    case .data:
      if case .generator(let kind, _, _, _) = source { return kind.rawValue }
      return ""
    case .function:
      if case .function(let made) = source { return made.functions.map(\.source).joined(separator: ", ") }
      return ""
    case .features:
      guard let data = workspace.scene.experiment.dataset else { return "" }
      return data.features?.names.joined(separator: ", ") ?? DataChange.plain
    case .samples: return source?.madeCount.map { "\($0)" } ?? ""
    case .noise: return source?.noise.map(Words.short) ?? ""
    case .test:
      guard let data = workspace.scene.experiment.dataset else { return "" }
      switch data.heldOut?.choice {
      case .share(let share, _): return Words.short(share)
      case .given: return ""
      case nil: return "0"
      }
    default: return ""
    }
  }

  /// Why the data cannot be changed so; nil where it can.
  func reasonAgainstData(_ command: ValueCommand) -> Phrase? {
    guard let source = workspace.scene.dataSource, let data = workspace.scene.experiment.dataset else {
      return .noSamples
    }
    switch command {
    case .samples, .noise: return source.madeCount == nil ? .dataNotMade : nil
    case .test: return data.everything.count < 2 ? .oneSample : nil
    default: return nil
    }
  }

  /// What a command of the data takes, in a few signs that need no language.
  func takesData(_ command: ValueCommand) -> String {
    switch command {
    case .function:
      let data = workspace.scene.experiment.dataset
      let inputs = data?.rawInputCount ?? 1
      let one = inputs == 1 ? "sin(3*x1)" : "x1*x2"
      let all = Array(repeating: one, count: min(data?.targetCount ?? 1, 3)).joined(separator: ", ")
      return all + " · x1" + (inputs == 1 ? "" : "…x\(inputs)")
    case .features:
      let inputs = workspace.scene.experiment.dataset?.rawInputCount ?? 1
      return inputs == 1 ? "x1, x1^2 · \(DataChange.plain)" : "x1, x2, x1*x2 · x1…x\(inputs) · \(DataChange.plain)"
    case .points:
      let data = workspace.scene.experiment.dataset
      let count = (data?.rawInputCount ?? 2) + (data?.targetCount ?? 1)
      let numbers = count > 6 ? "…" : Array(repeating: "0.5", count: count).joined(separator: ",")
      return "+\(numbers) · 2=\(numbers) · -3" + (data?.test == nil ? "" : " · -t1")
    default: return command.dataName?.example ?? ""
    }
  }
}

extension Scene {
  fileprivate var heldOutCount: Int { experiment.dataset?.test?.count ?? 0 }

  /// Held-out samples are counted, too.
  fileprivate var sampleCount: Int { (experiment.dataset?.count ?? 0) + heldOutCount }
}
