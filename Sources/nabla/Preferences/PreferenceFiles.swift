// The configuration file, which only its owner writes, and the remembered choices, which the program writes.

import NablaLesson
import NablaScenes
import NablaSystem
import NablaWords

/// A settings file as it was found.
struct FoundSettings {
  /// nil where there is no place for one.
  let path: String?
  /// What it says, by name, `auto` included.
  let words: [String: String]
  let preferences: Preferences
  /// One line each; what they are about has its default.
  let problems: [LocalizedText]
  let isThere: Bool

  init(_ path: String?) {
    self.path = path
    guard let path else {
      (words, preferences, problems, isThere) = ([:], Preferences(), [], false)
      return
    }
    do {
      let bytes = try Files.read(path, most: SettingsFile.mostMegabytes << 20)
      let file = SettingsFile(bytes, path: path.sanitizedPath, keys: Preference.keys)
      words = file.words
      preferences = Preferences(words)
      problems = file.problems?.lines ?? []
      isThere = true
    } catch {
      let isNothing = error.isMissing && access(path, F_OK) != 0
      words = [:]
      preferences = Preferences()
      problems = isNothing ? [] : [error.line(path)]
      isThere = !isNothing
    }
  }

  static var configuration: FoundSettings { FoundSettings(UserFolders.configuration) }
  static var remembered: FoundSettings { FoundSettings(UserFolders.remembered) }
}

/// Remembers choices for the next start.
enum Memory {
  /// Adds to what is remembered. Two programs at once never leave half a file: the last one's choice stays.
  ///
  /// - Throws: why it could not be written.
  static func keep(_ choices: Preferences) throws(Failure) {
    guard let path = UserFolders.remembered else {
      throw Failure(
        .cannotCreate, ko: "적어 둘 홈 폴더가 없어요", en: "there is no home folder to remember it in")
    }
    try Folders.make(Files.folder(of: path))
    try FileWriter.write(choices.filled(from: FoundSettings.remembered.preferences).text, to: path, isForced: true)
  }
}
