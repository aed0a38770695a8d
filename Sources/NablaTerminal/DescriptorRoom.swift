// Whether enough files may be open at the same time: libraries that get none end the process without a word.

import Glibc

nonisolated enum DescriptorRoom {
  /// How many are wanted: pipes, memory, workers, and a few for what a learner saves.
  static let wanted = 12

  /// Whether there are that many; the softer limit is lifted to the harder one for that.
  static func isThere() -> Bool {
    if hasRoom { return true }
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max else {
      return false
    }
    limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 1024))
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
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
