// What stands before the numbers of a compared run: which run it is, and what sets it apart.

import NablaCore
import NablaLesson
import NablaScenes

/// The run's letter and name, and the settings in which the runs differ.
struct RunMarks {
  /// A setting that runs can differ in; the raw value is its column and its key.
  enum Setting: String, CaseIterable {
    case learningRate, optimizer, beta, beta1, beta2, rho, epsilon, activation, outputActivation, loss, batch, order,
      initialization, seed

    /// The value as JSON has it.
    func json(_ settings: Settings, _ start: Initialization) -> String {
      switch self {
      case .learningRate: return JSONText.number(settings.learningRate)
      case .optimizer: return JSONText.string(settings.optimizer.name.rawValue)
      case .beta, .beta1, .beta2, .rho, .epsilon:
        return settings.optimizer[OptimizerConstant(rawValue: rawValue)!].map(JSONText.number) ?? "null"
      case .activation:
        return settings.network.map { JSONText.string($0.activationText(usual: $0.outputActivation)) } ?? "null"
      case .outputActivation:
        // Of a single layer it is the activation already.
        guard let network = settings.network, network.layers.count > 1 else { return "null" }
        return JSONText.string(network.outputActivation.rawValue)
      case .loss: return JSONText.string(settings.loss.rawValue)
      case .batch:
        if case .size(let size) = settings.batch { return "\(size)" }
        return JSONText.string("all")
      case .order: return JSONText.string(settings.order.rawValue)
      case .initialization: return JSONText.string(start.name.rawValue)
      case .seed: return "\(start.seed)"
      }
    }
  }

  private let letter: String
  private let name: String
  private let settings: [Setting]

  /// - Parameters:
  ///   - letter: what the screen calls the run for short.
  ///   - name: what it calls it in words.
  ///   - settings: those that differ.
  init(_ letter: String, _ name: String, _ settings: [Setting]) {
    self.letter = letter
    self.name = name
    self.settings = settings
  }

  /// The settings in which runs differ, or which were changed on the way; a constant of an optimizer where those differ
  /// that have it.
  static func differing(among histories: [History]) -> [Setting] {
    Setting.allCases.filter { setting in
      var values: Set<String> = []
      for history in histories {
        let start = history.experiment.initialization
        values.insert(setting.json(history.experiment.settings, start))
        for change in history.changes {
          if case .settings(let settings) = change.kind { values.insert(setting.json(settings, start)) }
        }
      }
      if OptimizerConstant(rawValue: setting.rawValue) != nil { values.remove("null") }
      return values.count > 1
    }
  }

  /// The names of the columns.
  var heads: [String] { ["run", "name"] + settings.map(\.rawValue) }

  /// The cells of a row.
  func cells(_ inForce: Settings, _ start: Initialization) -> [String] {
    [letter, Self.quoted(name)]
      + settings.map { setting in
        let value = setting.json(inForce, start)
        return value == "null" ? "" : value.filter { $0 != "\"" }
      }
  }

  /// The keys of a line.
  func keys(_ inForce: Settings, _ start: Initialization) -> [String] {
    ["\"run\":\(JSONText.string(letter))", "\"name\":\(JSONText.string(name))"]
      + settings.map { "\"\($0.rawValue)\":\($0.json(inForce, start))" }
  }

  /// A text as a cell of a table.
  private static func quoted(_ text: String) -> String {
    let isPlain = !text.contains { ",\"\r\n".contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
