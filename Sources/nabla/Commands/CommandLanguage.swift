// The language of what is said before a command could tell its own: what is wrong with a command line or a file.

import NablaLesson

enum CommandLanguage {
  /// The language of this process's complaints.
  static let inForce = of(Array(CommandLine.arguments.dropFirst()))

  /// `--lang` as it stands in the arguments, whatever else is wrong with them, then what holds without it.
  static func of(_ arguments: [String]) -> Language {
    asked(in: arguments) ?? usual(opensScreen: !SceneOpener.commands.dropFirst().contains(arguments.first ?? ""))
  }

  private static func asked(in arguments: [String]) -> Language? {
    for (number, argument) in arguments.enumerated().reversed() {
      if argument == "--lang", arguments.indices.contains(number + 1) {
        return Language(rawValue: arguments[number + 1])
      }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
    }
    return nil
  }

  /// NABLA_LANG, the configuration, then the locale; the screen also remembers.
  private static func usual(opensScreen: Bool) -> Language {
    let written = FoundSettings.configuration.preferences
    let settings = opensScreen ? written.filled(from: FoundSettings.remembered.preferences.onlyRemembered) : written
    return (try? LanguageOption.ofEnvironment(settings)) ?? .en
  }
}
