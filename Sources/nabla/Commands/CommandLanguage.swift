// The language of what is said before a command could tell its own: what is wrong with a command line or a file.

import NablaLesson

enum CommandLanguage {
  /// The language of this process's complaints.
  static let inForce = of(Array(CommandLine.arguments.dropFirst()))

  /// `--lang` as it stands in the arguments, whatever else is wrong with them, then what holds without it.
  static func of(_ arguments: [String]) -> Language {
    asked(in: arguments) ?? usual(opensScreen: !SceneOpener.commands.dropFirst().contains(arguments.first ?? ""))
  }

  /// A command line with `--lang` where its command takes it: behind the command where it stands before it, and nowhere
  /// for `nabla help` and `nabla --help`, which have no options and for which the language is decided by now.
  ///
  /// - Parameters:
  ///   - arguments: as they were typed.
  ///   - commands: the names of all commands.
  static func arranged(_ arguments: [String], commands: [String]) -> [String] {
    var language: [String] = []
    var rest: [String] = []
    var isCommandKnown = false
    var arguments = arguments[...]
    /// Takes `--lang ko` or `--lang=ko` off the front.
    func pair() -> [String]? {
      guard let first = arguments.first else { return nil }
      if first.hasPrefix("--lang="), Language(rawValue: String(first.dropFirst(7))) != nil { return [first] }
      guard first == "--lang", let word = arguments.dropFirst().first, Language(rawValue: word) != nil else {
        return nil
      }
      return [first, word]
    }
    while let first = arguments.first {
      if !isCommandKnown || rest.first == "help", let pair = pair() {
        language += pair
        arguments.removeFirst(pair.count)
        continue
      }
      if first != "-h", first != "--help" { isCommandKnown = true }
      rest.append(first)
      arguments.removeFirst()
    }
    // The language alone opens the usual scene in it.
    guard let first = rest.first else { return language }
    guard !language.isEmpty else { return rest }
    if first == "help" || rest.allSatisfy({ $0 == "-h" || $0 == "--help" }) { return rest }
    return commands.contains(first) ? [first] + language + rest.dropFirst() : language + rest
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
