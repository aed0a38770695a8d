// Whether there is room to put a screen together in: a file in memory, which limits on files hold for too.

import Glibc

nonisolated enum FrameRoom {
  /// Whether a file may hold the largest frame; the softer limit is lifted to the harder one for that.
  static func isThere() -> Bool {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return true }
    if limit.rlim_cur < limit.rlim_max, limit.rlim_cur < largestFrame {
      limit.rlim_cur = limit.rlim_max
      _ = setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
    return limit.rlim_cur >= largestFrame
  }

  /// In bytes; ten for each of 1000 × 500 cells, and as many again.
  private static let largestFrame: rlim_t = 10_000_000
}
