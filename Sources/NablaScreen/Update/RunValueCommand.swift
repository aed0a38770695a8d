// Doing a command with a value, as its keys would have done it one by one.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

extension Model {
  /// Does a command.
  ///
  /// - Returns: what the world outside has to do, and whether the value was one; if not, nothing has changed.
  mutating func run(_ command: ValueCommand, _ text: String) -> (commands: [Command], isDone: Bool) {
    if command == .data, DataChange.isPath(text), let data = workspace.scene.experiment.dataset {
      return ([.readTable(path: text, inputs: data.rawInputCount, targets: data.targetCount)], true)
    }
    if command == .scene {
      guard catalog.contains(where: { $0.name == text }) else { return ([], false) }
      return ([.openScene(text)], true)
    }
    return ([], runQuietly(command, text))
  }

  private mutating func runQuietly(_ command: ValueCommand, _ text: String) -> Bool {
    switch command {
    case .goto: return goTo(text)
    case .speed: return setSpeed(text)
    case .sample: return chooseSample(text)
    case .seed:
      guard let seed = UInt64(text), seed < UInt64(1) << 63 else { return false }
      setSeed(seed)
    case .guess: return guess(typed: text)
    case .learningRate:
      guard let settings = edited(settingsInForce, command, text) else { return false }
      setRate(settings.learningRate)
    case .beta, .beta1, .beta2, .rho, .epsilon:
      guard let settings = edited(settingsInForce, command, text) else { return false }
      setConstant(command.constant!, to: settings)
    case .l1, .l2, .schedule, .frozen, .patience:
      guard let settings = edited(settingsInForce, command, text),
        settings.conflict(with: workspace.history.experiment.subject) == nil
      else { return false }
      set(command.stepSetting!, to: settings)
    case .activation: return setActivation(text)
    case .optimizer: return set(.optimizer) { $0.optimizer.name.rawValue == text }
    case .loss: return set(.loss) { $0.loss.rawValue == text }
    case .batch: return setBatch(text)
    case .initialization:
      guard let next = initializations.first(where: { $0.name.rawValue == text }) else { return false }
      restart(.initializationSet(next.name), next)
    case .set: return setParameter(text)
    case .axes: return setAxes(text)
    case .fan: return setFan(typed: text)
    case .race: return race(typed: text)
    case .layers, .bias, .bypass: return setNetwork(command, text)
    case .data, .function, .features, .samples, .noise, .test, .points: return setData(command, text)
    case .select:
      guard let index = names.index(of: text) else { return false }
      select(index)
      show(.parameterSelected(text))
    case .panel:
      guard let panel = panels.first(where: { $0.rawValue == text }) else { return false }
      focus(on: panel)
    case .precision:
      guard let precision = DerivationLook.precisions.first(where: { Self.word(of: $0) == text }) else { return false }
      setPrecision(precision)
    case .theme, .glyphs, .signs, .language, .animation: return setDisplay(command, text)
    case .scene: return false
    }
    return true
  }

  private mutating func goTo(_ text: String) -> Bool {
    guard let step = step(typed: text), (0...Self.farthestGoTo).contains(step) else { return false }
    setPlaying(false)
    travel(to: step)
    refresh()
    return true
  }

  /// A step by its number, or the one where the held-out samples' cost is lowest so far.
  private func step(typed text: String) -> Int? {
    guard Self.lowestTest.contains(text) else { return Int(text) }
    return workspace.history.bestTest(through: workspace.history.latestStep)?.step
  }

  /// What is typed for it.
  static let lowestTest = ["best", "최저"]

  private mutating func setSpeed(_ text: String) -> Bool {
    if text == Self.automaticSpeed {
      playback.speed = nil
      show(.speedAutomatic)
    } else {
      guard let place = Playback.ladder.firstIndex(where: { Self.word(of: $0) == text }) else { return false }
      playback.speed = place
      show(.speedSet(playback.pace(atPlace: place)))
    }
    playback.credit = 0
    return true
  }

  private mutating func chooseSample(_ text: String) -> Bool {
    guard let count = workspace.history.experiment.dataset?.count, let number = Int(text),
      (1...count).contains(number), situation.step.batch?.contains(number - 1) != false
    else { return false }
    look.sample = number - 1
    show(.sampleChosen(number, of: count))
    endAssumptionsElsewhere()
    return true
  }

  private mutating func set(_ kind: Cycle, where matches: (Settings) -> Bool) -> Bool {
    guard let next = alternatives(of: kind).first(where: { matches($0.settings) }) else { return false }
    setSettings(next.settings, next.phrase)
    return true
  }

  /// Of the hidden layers, or of one layer: `tanh`, `2 tanh`, `output softmax`.
  private mutating func setActivation(_ text: String) -> Bool {
    guard let change = ActivationChange(text), let settings = edited(settingsInForce, .activation, text),
      settings.conflict(with: workspace.history.experiment.subject) == nil
    else { return false }
    // As the timeline tells it: the second of two layers is the output.
    let told = settingsInForce.network.flatMap { old in
      settings.network.flatMap { ActivationChange.changes(from: old, to: $0).first }
    }
    setSettings(settings, Phrase(told ?? change))
    return true
  }

  private mutating func setBatch(_ text: String) -> Bool {
    guard let settings = edited(settingsInForce, .batch, text) else { return false }
    setSettings(settings, .batchSet(settings.batch))
    return true
  }

  /// Settings that are in force already are no change.
  private mutating func setSettings(_ settings: Settings, _ phrase: Phrase) {
    if settings == settingsInForce { return show(phrase) }
    changeSettings(to: settings, phrase)
  }

  private mutating func setParameter(_ text: String) -> Bool {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 2, let index = names.index(of: parts[0]), let value = Self.value(parts[1]) else {
      return false
    }
    setParameter(index, to: value)
    return true
  }

  private mutating func setAxes(_ text: String) -> Bool {
    let indices = text.split(separator: " ").map { names.index(of: String($0)) }
    guard indices.count == 2, let x = indices[0], let y = indices[1], x != y else { return false }
    setAxes(x: x, y: y)
    return true
  }

  private mutating func setDisplay(_ command: ValueCommand, _ text: String) -> Bool {
    switch command {
    case .theme:
      guard let theme = Theme(rawValue: text) else { return false }
      setTheme(theme)
    case .animation:
      guard text == Self.on || text == Self.off else { return false }
      setAnimated(text == Self.on)
    case .glyphs:
      guard let level = GlyphLevel(rawValue: text), surroundings.glyphLevels.contains(level) else { return false }
      setGlyphs(level)
    case .signs:
      guard let signs = SignSet(rawValue: text) else { return false }
      look.signs = signs
      show(.signsSet(signs))
    default:
      guard let language = Language(rawValue: text) else { return false }
      guard language == .en || surroundings.canShowHangul else { return false }
      look.language = language
      show(.languageSet)
    }
    return true
  }
}
