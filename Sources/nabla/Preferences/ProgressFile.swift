// The file that keeps how far a learner has come in the course.

import NablaScenes
import NablaWords

enum ProgressFile {
  /// What is known; nothing where there is no file or none that can be read.
  static var progress: CourseProgress {
    guard let path = UserFolders.progress, let bytes = try? Files.read(path, most: SettingsFile.mostMegabytes << 20)
    else { return CourseProgress() }
    let words = WordFile.words(bytes, allowed: CourseProgress.Stage.allCases.map(\.rawValue))
    return CourseProgress(words.compactMapValues(CourseProgress.Stage.init))
  }

  /// Adds to what is known, so that two programs at once lose nothing but what they tell in the same instant.
  ///
  /// - Throws: why it could not be written.
  static func keep(_ progress: CourseProgress) throws(Failure) {
    guard let path = UserFolders.progress else {
      throw Failure(.cannotCreate, "error: there is no home folder to remember it in")
    }
    try Folders.make(Files.folder(of: path))
    let words = progress.joined(with: Self.progress).stages.mapValues(\.rawValue)
    try FileWriter.write(WordFile.text(of: words), to: path, isForced: true)
  }
}
