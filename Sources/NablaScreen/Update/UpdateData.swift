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
    let phrase = Phrase.dataSet(command == .data || command == .function ? text : "\(command.rawValue) \(text)")
    if text == presentData(command), !text.isEmpty {
      show(phrase)
      return true
    }
    guard let scene = try? changedData(command, text) else { return false }
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    experiment.subject = scene.experiment.subject
    let history = History(experiment, startValues: workspace.history.startValues)
    undoably(phrase) { model in
      model.workspace = Workspace(scene)
      model.workspace.open(history, at: .start, replaces: true)
    }
    refresh()
    return true
  }

  /// The scene with other data; nil where the text is no value of the command, or does not go with the settings in force.
  func changedData(_ command: ValueCommand, _ text: String) throws(DataRefusal) -> Scene? {
    guard let change = dataChange(command, text) else { return nil }
    let scene = try workspace.scene.with(change)
    return settingsInForce.conflict(with: scene.experiment.subject) == nil ? scene : nil
  }

  private func dataChange(_ command: ValueCommand, _ text: String) -> DataChange? {
    switch command {
    case .data: return Generator(rawValue: text).map { .generator($0) }
    case .function:
      let texts = text.split(separator: ",").map { String($0).trimmingSpaces }
      let formulas = texts.compactMap { try? Formula($0, of: .inputs) }
      return formulas.isEmpty || formulas.count < texts.count ? nil : .function(formulas)
    case .samples: return Int(text).flatMap { (1...Self.mostSamples).contains($0) ? .samples($0) : nil }
    case .noise: return Self.value(text).flatMap { (0...Self.mostNoise).contains($0) ? .noise($0) : nil }
    case .test:
      guard let share = Self.value(text), share >= 0, share < 1 else { return nil }
      return .test(share == 0 ? nil : share)
    default: return nil
    }
  }

  /// As many as a scene may ask for.
  private static let mostSamples = 100_000
  private static let mostNoise = 1e6

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
    case .test: return data.whole.count < 2 ? .oneSample : nil
    default: return nil
    }
  }

  /// What a command of the data takes, in a few signs that need no language.
  func takesData(_ command: ValueCommand) -> String {
    switch command {
    case .data: return Generator.allCases.map(\.rawValue).joined(separator: ", ")
    case .function:
      let data = workspace.scene.experiment.dataset
      let inputs = data?.rawInputCount ?? 1
      let one = inputs == 1 ? "sin(3*x1)" : "x1*x2"
      let all = Array(repeating: one, count: min(data?.targetCount ?? 1, 3)).joined(separator: ", ")
      return all + " · x1" + (inputs == 1 ? "" : "…x\(inputs)")
    case .samples: return "1…\(Self.mostSamples)"
    case .noise: return "0…\(Int(clamping: Self.mostNoise))"
    default: return "0, 0.1…0.9"
    }
  }
}
