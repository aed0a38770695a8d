// What a scene's question asks a learner to change, so that its answer opens for nothing else.

import NablaCore

/// A setting or a parameter's value at the start of a run: `activation=identity`, `learning-rate>2`, `b1`.
package struct WantedChange: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    /// Anything but what the scene has.
    case other
    case word(String)
    case number(Double)
    case below(Double)
    case above(Double)
  }

  /// A setting's word or a parameter's name.
  package let name: String
  package let value: Value

  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// Whether a value is what is wanted, where the scene has another one.
  private func fits(_ number: Double, own: Double) -> Bool {
    switch value {
    case .other: number != own
    case .number(let wanted): number == wanted
    case .below(let bound): number < bound
    case .above(let bound): number > bound
    case .word: false
    }
  }

  private func fits(_ word: String, own: String) -> Bool {
    if case .word(let wanted) = value { return word == wanted }
    return value == .other && word != own
  }
}

extension WantedChange {
  /// The settings that a question can ask for, beside the parameters.
  package enum Setting: String, CaseIterable, Sendable {
    case learningRate = "learning-rate"
    case activation, optimizer, loss, batch, biases

    /// The words it can have; nil: a number, or for a batch both.
    package var words: [String]? {
      switch self {
      case .learningRate, .batch: nil
      case .activation: Activation.allCases.map(\.rawValue)
      case .optimizer: Optimizer.Name.allCases.map(\.rawValue)
      case .loss: Loss.allCases.map(\.rawValue)
      case .biases: ["false"]
      }
    }
  }

  package var setting: Setting? { Setting(rawValue: name) }

  /// Whether a run of a scene was started with these changes, and with no other.
  ///
  /// - Parameters:
  ///   - wanted: at least one.
  ///   - settings: what its first step is made with.
  ///   - start: its parameters before that step.
  ///   - scene: whose run it is.
  package static func areMade(_ wanted: [WantedChange], by settings: Settings, from start: [Double], of scene: Scene)
    -> Bool
  {
    let own = scene.experiment.settings
    var rest = settings
    for change in wanted {
      guard let setting = change.setting else { continue }
      guard change.isMade(setting, in: settings, own: own) else { return false }
      rest.put(setting, of: own)
    }
    guard rest == own else { return false }
    let names = settings.network?.names ?? scene.experiment.names
    let ownNames = scene.experiment.names
    let ownStart = scene.experiment.firstParameters
    return start.indices.allSatisfy { index in
      let name = names.name(at: index)
      let place = ownNames.index(of: name)
      let about = wanted.filter { $0.name == name }
      guard let place else { return about.isEmpty }
      if about.isEmpty { return start[index] == ownStart[place] }
      return about.allSatisfy { $0.fits(start[index], own: ownStart[place]) }
    }
  }

  private func isMade(_ setting: Setting, in settings: Settings, own: Settings) -> Bool {
    switch setting {
    case .learningRate: fits(settings.learningRate, own: own.learningRate)
    case .activation:
      fits(settings.network?.learnerActivation.rawValue ?? "", own: own.network?.learnerActivation.rawValue ?? "")
    case .optimizer: fits(settings.optimizer.name.rawValue, own: own.optimizer.name.rawValue)
    case .loss: fits(settings.loss.rawValue, own: own.loss.rawValue)
    case .batch: fits(settings.batch.word, own: own.batch.word)
    case .biases: fits(settings.biasWord, own: own.biasWord)
    }
  }
}

extension Settings {
  /// Takes a setting from other settings.
  fileprivate mutating func put(_ setting: WantedChange.Setting, of other: Settings) {
    switch setting {
    case .learningRate: learningRate = other.learningRate
    case .activation:
      if let own = other.network?.learnerActivation { network = network?.withLearnerActivation(own) }
    case .optimizer: optimizer = other.optimizer
    case .loss: loss = other.loss
    case .batch: batch = other.batch
    case .biases: if let own = other.network, network?.withoutBiases == own.withoutBiases { network = own }
    }
  }

  fileprivate var biasWord: String { network?.layers.contains { $0.hasBias } == true ? "true" : "false" }
}

extension Batch {
  fileprivate var word: String {
    switch self {
    case .all: "all"
    case .size(let size): "\(size)"
    }
  }
}
