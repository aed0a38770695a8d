// A command line that opens a screen again, as words for a shell.

/// Words for a shell, and what they do not bring back.
package struct ReproducingCommand: Equatable, Sendable {
  /// Something on screen that no command line can ask for.
  package enum Missing: CaseIterable, Hashable, Sendable {
    /// Runs from before a change.
    case earlierRuns
    /// A comparison that is none of the scene's and no ladder of learning rates.
    case comparison
    /// More parameters than a line can name start elsewhere.
    case start
    /// The run itself comes out differently.
    case run
    /// Values that the learner put into the derivation.
    case ownValues
    case pointer
    /// Something else of how it is looked at.
    case look
  }

  /// The scene and its flags, without the program's name.
  package let words: [String]
  package let missing: [Missing]

  /// A line for a shell.
  ///
  /// - Parameters:
  ///   - command: `nabla`, or `nabla snapshot`.
  ///   - more: flags behind all others.
  package func line(after command: String, _ more: [String] = []) -> String {
    shellWords(after: command, more).joined(separator: " ")
  }

  /// The words of that line, each as a shell takes it.
  package func shellWords(after command: String, _ more: [String] = []) -> [String] {
    [command] + (words + more).map(Self.quoted)
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_./:=,+@%".unicodeScalars.contains(scalar)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// More `--set` than this make no line that anyone reads.
  package static let mostStarts = 24

extension Model {
  /// The command line that opens this screen again.
  package var reproducingCommand: ReproducingCommand {
    let origin =
      workspace.scene.origin
      ?? SceneOrigin(word: workspace.scene.name, folder: nil, written: workspace.scene.experiment)
    let attempts = plans(origin).lazy.map { CommandAttempt($0, of: self, origin) }
    // The first that brings back the run and its comparison, else the one that misses least.
    var best: CommandAttempt?
    // The likely guesses come first; a key does not wait for many others.
    var left = 4 * CommandAttempt.greatestEffort
    for attempt in attempts {
      if attempt.isWhole {
        best = attempt
        break
      }
      if attempt.missing.count < best?.missing.count ?? .max { best = attempt }
      if attempt.isReplayed { left -= CommandAttempt.effort(of: self) }
      if left < 0 { break }
    }
    return best!.command(of: self, origin)
  }

  /// What could have led here, the likeliest first.
  private func plans(_ origin: SceneOrigin) -> [CommandPlan] {
    let own = workspace.history.experiment
    guard workspace.isRacing else {
      let isRacingAtFirst = workspace.scene.panels.contains(.runs) && workspace.scene.runs.count > 1
      return [CommandPlan(base: own, keys: isRacingAtFirst ? ["M"] : []), CommandPlan(base: own, keys: [])]
    }
    var bases = [workspace.scene.experiment]
    for run in workspace.runs where run.entry != nil && !bases.contains(run.history.experiment) {
      bases.append(run.history.experiment)
    }
    return [[], ["m"], ["m", "m"]].flatMap { keys in bases.map { CommandPlan(base: $0, keys: keys) } }
  }
}
