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
    /// More samples were set by hand than a line can name.
    case data
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
  /// As many samples set, moved or taken away.
  package static let mostPoints = 60

  package init(words: [String], missing: [Missing]) {
    self.words = words
    self.missing = missing
  }
}
