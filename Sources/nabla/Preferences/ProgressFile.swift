// The file that keeps how far a learner has come in the course.

import NablaScenes
import NablaWords

enum ProgressFile {
  /// What is known; nothing where there is no file or none that can be read.
  static var progress: CourseProgress {
    progress(of: words)
  }

  /// Every line of the file, those of other versions too.
  private static var words: [String: String] {
    guard let path = UserFolders.progress, let bytes = try? Files.read(path, most: SettingsFile.mostMegabytes << 20)
    else { return [:] }
    return WordFile.words(bytes)
  }

  /// Before the name of a scene whose predictions are counted; no scene's own name has a slash.
  private static let guesses = "guesses/"

  private static func progress(of words: [String: String]) -> CourseProgress {
    var scores: [String: GuessScore] = [:]
    for (name, word) in words where name.hasPrefix(guesses) {
      scores[String(name.dropFirst(guesses.count))] = GuessScore(word)
    }
    return CourseProgress(words.compactMapValues(CourseProgress.Stage.init), scores: scores)
  }

  /// Adds to what is known, so that two programs at once lose nothing but what they tell in the same instant.
  ///
  /// - Parameters:
  ///   - progress: what is known now.
  ///   - known: what of it was kept before.
  /// - Throws: why it could not be written.
  static func keep(_ progress: CourseProgress, beyond known: CourseProgress) throws(Failure) {
    guard let path = UserFolders.progress else {
      throw Failure(
        .cannotCreate, ko: "적어 둘 홈 폴더가 없어요", en: "there is no home folder to remember it in")
    }
    try Folders.make(Files.folder(of: path))
    var words = Self.words
    let all = Self.progress(of: words).joined(with: progress, beyond: known)
    for (name, stage) in all.stages { words[name] = stage.rawValue }
    for (name, score) in all.scores { words[guesses + name] = score.text }
    try FileWriter.write(WordFile.text(of: words), to: path, isForced: true)
  }
}
