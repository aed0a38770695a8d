// What the commands with a value take now, and what they stand at.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

/// A value that a command offers.
struct ValueChoice {
  let word: String
  /// What it is called on screen, where that is something else.
  var label: LocalizedText?
}

extension Model {
  /// The values that a command offers; nil where any number or name of a kind will do.
  func choices(of command: ValueCommand) -> [ValueChoice]? {
    func all<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> [ValueChoice] where Word.RawValue == String {
      Word.allCases.map { ValueChoice(word: $0.rawValue) }
    }
    switch command {
    case .activation: return all(Activation.self)
    case .initialization: return all(Initialization.Name.self)
    case .optimizer: return all(Optimizer.Name.self)
    case .loss: return all(Loss.self)
    case .theme: return all(Theme.self)
    case .glyphs: return surroundings.glyphLevels.map { ValueChoice(word: $0.rawValue) }
    case .signs: return all(SignSet.self)
    case .language: return all(Language.self)
    case .animation: return [Self.on, Self.off].map { ValueChoice(word: $0) }
    case .scene: return catalog.map { ValueChoice(word: $0.name, label: $0.title) }
    case .panel:
      return panels.map { ValueChoice(word: $0.rawValue, label: $0.name) }
    case .precision: return DerivationLook.precisions.map { ValueChoice(word: Self.word(of: $0)) }
    case .speed:
      return [ValueChoice(word: Self.automaticSpeed)]
        + Playback.ladder.map { pace in
          ValueChoice(
            word: Self.word(of: pace),
            label: LocalizedText(ko: Label.pace(pace).korean, en: Label.pace(pace).english))
        }
    case .data:
      let generators = fittingGenerators
      return generators.isEmpty ? nil : generators.map { ValueChoice(word: $0.rawValue) }
    case .goto, .sample, .seed, .guess, .learningRate, .beta, .beta1, .beta2, .rho, .epsilon, .batch, .l1, .l2,
      .schedule, .frozen, .patience, .set, .axes, .fan, .select, .race, .layers, .bias, .bypass, .function, .features,
      .samples, .noise, .test, .points:
      return nil
    }
  }

  /// What a command would leave as it is.
  func present(of command: ValueCommand) -> String {
    let settings = settingsInForce
    let initialization = workspace.history.experiment.initialization
    switch command {
    case .goto: return "\(workspace.cursor.step)"
    case .speed: return playback.speed.map { Self.word(of: Playback.ladder[$0]) } ?? Self.automaticSpeed
    case .sample: return workspace.history.experiment.dataset == nil ? "" : "\(sample + 1)"
    case .seed: return "\(initialization.seed)"
    case .guess: return ""
    case .learningRate: return Words.short(settings.learningRate)
    case .activation: return settings.network?.learnerActivation.rawValue ?? ""
    case .bias, .bypass: return ""
    case .initialization: return situation.network == nil ? "" : initialization.name.rawValue
    case .optimizer: return settings.optimizer.name.rawValue
    case .beta, .beta1, .beta2, .rho, .epsilon: return settings.optimizer[command.constant!].map(Words.short) ?? ""
    case .batch: return situation.network == nil ? "" : Words.batch(settings.batch) ?? Self.wholeBatch
    case .loss: return situation.network == nil ? "" : settings.loss.rawValue
    case .l1, .l2, .schedule, .frozen, .patience: return command.stepSetting!.text(of: settings)
    case .set: return names.name(at: look.selection) + " " + Words.short(situation.parameters[look.selection])
    case .race: return workspace.raceText ?? ""
    case .layers: return situation.network.map { LayerSizes($0.sizes).text } ?? ""
    case .data, .function, .features, .samples, .noise, .test, .points: return presentData(command)
    case .scene: return workspace.scene.name
    case .axes: return ([look.axisX] + (look.axisY.map { [$0] } ?? [])).map(names.name).joined(separator: " ")
    case .fan: return showsBasins ? "\(look.ways.basinSteps)" : look.ways.fan.map { "\($0)" } ?? Self.off
    case .panel: return look.focus.rawValue
    case .select: return names.name(at: look.selection)
    case .precision: return Self.word(of: look.derivation.precision)
    case .theme: return look.theme.rawValue
    case .glyphs: return look.glyphs.rawValue
    case .signs: return look.signs.rawValue
    case .language: return look.language.rawValue
    case .animation: return playback.isAnimated ? Self.on : Self.off
    }
  }

  /// Why a command can take no value now; nil where it can.
  func reason(againstValueOf command: ValueCommand) -> Phrase? {
    switch command {
    case .sample: return reason(against: .nextSample)
    case .seed: return reason(against: .typeSeed)
    case .guess: return reasonAgainstGuessing
    case .activation: return situation.network == nil ? .noNetwork : reason(against: .nextActivation)
    case .initialization: return reason(against: .nextInitialization)
    case .optimizer: return reason(against: .nextOptimizer)
    case .beta, .beta1, .beta2, .rho, .epsilon:
      let optimizer = settingsInForce.optimizer
      return optimizer[command.constant!] == nil ? .noConstant(command.constant!, optimizer.name) : nil
    case .batch: return reason(against: .nextBatch)
    case .l1, .l2:
      if situation.network == nil { return .penaltyNeedsNetwork }
      return settingsInForce.optimizer.name == .perceptron ? .perceptronHasNoCost : nil
    case .patience: return workspace.history.testCosts == nil ? .nothingHeldOut : nil
    case .data, .function, .features, .samples, .noise, .test, .points: return reasonAgainstData(command)
    case .loss: return reason(against: .nextLoss)
    case .layers, .bias, .bypass: return situation.network == nil ? .noNetwork : nil
    case .scene: return reason(against: .sceneList)
    case .axes: return reason(against: .axes)
    case .fan: return reason(against: .fan)
    case .glyphs, .language: return reason(against: .glyphs)
    case .goto, .speed, .learningRate, .schedule, .frozen, .set, .panel, .select, .precision, .theme, .signs,
      .animation, .race:
      return nil
    }
  }

  static let on = "on"
  static let off = "off"
  static let automaticSpeed = "auto"
  static let wholeBatch = "all"

  /// A precision as it is typed: exact, 3, cut 3.
  package static func word(of precision: Precision) -> String {
    switch precision {
    case .exact: "exact"
    case .rounded(let decimals): "\(decimals)"
    case .cut(let decimals): "cut \(decimals)"
    }
  }

  /// A pace as it is typed: 30 for thirty steps a second, beats 4 for four beats.
  static func word(of pace: Pace) -> String { (pace.showsBeats ? "beats " : "") + Words.rate(pace) }
}
