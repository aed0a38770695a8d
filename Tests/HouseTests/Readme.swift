// Where the package and the README's pictures are, and the switch that has the README written anew.

import Foundation

enum Readme {
  /// The folder of the whole package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Where the pictures are that it shows.
  static let pictures = root.appending(path: ".pictures")

  /// Whether what tests compare is written instead; `.ci/record` switches it on.
  static let isRecording = ProcessInfo.processInfo.environment["NABLA_RECORD"] == "1"
}
