// A comparison as it is typed: `race 0.1 0.5 2`, `race optimizer adam momentum`, `race here 0.5 1`.

import NablaCore
import NablaLesson
import NablaModel
import NablaScenes
import NablaWords

/// Which runs someone wants compared.
struct RaceWish: Equatable {
  enum Kind: Equatable {
    /// All anew from step 0.
    case anew
    /// All from the step on screen.
    case here
    /// Beside those that are compared already.
    case added
  }

  let kind: Kind
  let variants: [RunVariant]

  /// Settings that can be compared, with values to offer.
  static let offers = [
    "0.1 0.3 1 3", "optimizer", "activation", "initialization xavier he", "loss", "batch 1 4 all", "l2 0 0.01 0.1",
    "seed 1 2 3",
    "here 0.1 0.3 1",
    "here optimizer", "add 0.5", "drop a",
  ]

  /// What can be typed, in few signs.
  static let takes = "0.1 0.5 2 · optimizer adam momentum · seed 1 2 3 · here 0.5 1 · add 3 · drop a"

  /// - Parameters:
  ///   - text: what stands behind `race`.
  ///   - base: with the settings in force, and the start of the run.
  /// - Returns: nil where it names no settings, or some that do not go with the rest.
  init?(_ text: String, base: Experiment) {
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)
    switch words.first {
    case "here", "여기서":
      kind = .here
      words.removeFirst()
    case "add", "추가":
      kind = .added
      words.removeFirst()
    default: kind = .anew
    }
    guard let first = words.first else { return nil }
    var setting = ValueCommand.learningRate
    if let named = ValueCommand(typed: first) {
      setting = named
      words.removeFirst()
    }
    guard let variants = Self.variants(of: setting, words, base), !variants.isEmpty,
      variants.count <= Workspace.mostRuns
    else { return nil }
    if kind == .here, variants.contains(where: { $0.initialization != nil }) { return nil }
    self.variants = variants
  }

  /// One a value; where none is given, one for each that goes with the rest of the settings.
  private static func variants(of setting: ValueCommand, _ words: [String], _ base: Experiment) -> [RunVariant]? {
    func each<Value>(_ all: [Value], _ read: (String) -> Value?, _ variant: (Value) -> RunVariant) -> [RunVariant]? {
      func fits(_ value: Value) -> Bool {
        let experiment = variant(value).experiment(from: base)
        return experiment.settings.conflict(with: experiment.subject) == nil
      }
      if words.isEmpty { return all.filter(fits).map(variant) }
      let values = words.compactMap(read)
      return values.count == words.count && values.allSatisfy(fits) ? values.map(variant) : nil
    }
    func word<Value: RawRepresentable>(_: Value.Type) -> (String) -> Value? where Value.RawValue == String {
      { Value(rawValue: $0) }
    }
    let isFormula = base.settings.network == nil
    switch setting {
    case .learningRate:
      return words.isEmpty
        ? nil
        : each(
          [Double](),
          { Double($0).flatMap { $0 > 0 && $0 <= Settings.highestLearningRate ? $0 : nil } },
          { RunVariant(learningRate: $0) })
    case .optimizer: return each(Optimizer.Name.allCases, word(Optimizer.Name.self)) { RunVariant(optimizer: $0) }
    case .activation where !isFormula:
      return each(Activation.allCases, word(Activation.self)) { RunVariant(activation: $0) }
    case .l1 where !isFormula, .l2 where !isFormula:
      if words.isEmpty { return nil }
      func read(_ word: String) -> Regularization? {
        StepSetting(rawValue: setting.rawValue)?
          .settings(word, in: base.settings, names: base.names)?.regularization
      }
      return each([], read) { RunVariant(regularization: $0) }
    case .loss where !isFormula: return each(Loss.allCases, word(Loss.self)) { RunVariant(loss: $0) }
    case .batch where !isFormula:
      if words.isEmpty { return nil }
      func read(_ word: String) -> Batch? {
        word == "all" ? .all : Int(word).flatMap { $0 > 0 ? .size($0) : nil }
      }
      return each([], read) { RunVariant(batch: $0) }
    case .initialization where !isFormula:
      let schemes = Initialization.Name.allCases.compactMap { Initialization.scheme(named: $0) }
      func read(_ word: String) -> Initialization.Scheme? {
        Initialization.Name(rawValue: word).flatMap(Initialization.scheme(named:))
      }
      return each(schemes, read) { scheme in
        var initialization = base.initialization
        initialization.scheme = scheme
        return RunVariant(initialization: initialization)
      }
    // Where nothing is drawn, a seed is no difference.
    case .seed where !isFormula && base.initialization.isRandom:
      if words.isEmpty { return nil }
      func read(_ word: String) -> UInt64? { UInt64(word).flatMap { $0 < UInt64(1) << 63 ? $0 : nil } }
      return each([], read) { seed in
        var initialization = base.initialization
        initialization.seed = seed
        return RunVariant(initialization: initialization)
      }
    default: return nil
    }
  }
}

extension Model {
  /// Compares what is typed.
  ///
  /// - Returns: whether it names runs that can be compared; if not, nothing has changed.
  mutating func race(typed text: String) -> Bool {
    let words = text.split(separator: " ").map(String.init)
    if let first = words.first, first == "drop" || first == "빼기" { return dropRun(words.dropFirst().first ?? "") }
    var base = workspace.history.experiment
    base.settings = settingsInForce
    guard let wish = RaceWish(text, base: base) else { return false }
    let card = RaceCard(exactly: wish.variants, of: base, startValues: workspace.history.startValues)
    switch wish.kind {
    case .anew:
      start(card, typed: text)
    case .here:
      let step = workspace.changeStep
      guard step <= workspace.history.latestStep else { return false }
      undoably(.raceStarted(card.entries.count, sharesStart: true, dropped: [])) { model in
        model.workspace.race(card, from: step)
        model.workspace.raceText = nil
      }
      showRace()
    case .added:
      guard workspace.isRacing, workspace.runs.count + card.entries.count <= Workspace.mostRuns else { return false }
      undoably(.raceStarted(workspace.runs.count + card.entries.count, sharesStart: true, dropped: [])) { model in
        model.workspace.add(card)
        model.workspace.raceText = nil
      }
      showRace()
    }
    return true
  }

  /// Takes a run out of the comparison, by its letter.
  private mutating func dropRun(_ letter: String) -> Bool {
    let compared = workspace.runs.filter { $0.entry != nil }
    guard compared.count > 2,
      let run = compared.first(where: { $0.name.lowercased() == letter.lowercased() })
    else { return false }
    undoably(.runTakenOut(run.name)) { model in
      if model.workspace.currentNumber == run.number {
        model.workspace.move(to: compared.first { $0.number != run.number }!.number)
      }
      model.workspace.drop(run.number)
      model.workspace.raceText = nil
    }
    refresh()
    return true
  }
}
