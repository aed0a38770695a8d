// Whether enough files may be open at the same time: libraries that get none end the process without a word.

import NablaSystem

nonisolated enum DescriptorRoom {
  /// How many are wanted: pipes, memory, workers, and a few for what a learner saves.
  static let wanted = 12

  /// Whether there are that many; the softer limit is lifted to the harder one for that.
  static func isThere() -> Bool {
    if hasRoom { return true }
    _ = system_lift(SYSTEM_OPEN_FILES, 1024, 1024)
    return hasRoom
  }

  private static var hasRoom: Bool {
    var taken: [Int32] = []
    defer { for descriptor in taken { close(descriptor) } }
    while taken.count < wanted {
      let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
      guard descriptor >= 0 else { return false }
      taken.append(descriptor)
    }
    return true
  }
}
