// Who has a say in how things are shown: flags, variables, the configuration, what was chosen last time.

import NablaCanvas
import NablaLesson
import NablaSystem
import NablaWords

/// Everything settled before the terminal is asked.
struct ResolvedPreferences {
  let flags: Preferences
  let configuration: FoundSettings
  let remembered: FoundSettings
  let language: Language

  /// - Throws: `Failure` 64 where NABLA_LANG names no language.
  init(flags: Preferences) throws {
    self.flags = flags
    configuration = .configuration
    remembered = .remembered
    let files = configuration.preferences.filled(from: remembered.preferences.onlyRemembered)
    language = try flags.language ?? LanguageOption.ofEnvironment(files)
  }

  /// The first word on each preference; the language and colours have variables too, see `language` and `depth`.
  var wishes: Preferences {
    flags.filled(from: configuration.preferences).filled(from: remembered.preferences.onlyRemembered)
  }

  /// The colours asked for; nil leaves it to the variables and the terminal. Variables come before the configuration.
  var depth: ColourDepth? {
    if let depth = flags.depth { return depth }
    let speaks = Self.colourVariables.contains { Environment.variable($0).map { !$0.isEmpty } ?? false }
    return speaks ? nil : configuration.preferences.depth
  }

  static let colourVariables = ["NABLA_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"]

  /// What is wrong with the configuration, one line each. The other file is the program's own: what is wrong with it
  /// is not for the learner to mend.
  var problems: [LocalizedText] { configuration.problems }
}
