// Whether there is room to put a screen together in: a file in memory, which limits on files hold for too.

import NablaSystem

nonisolated enum FrameRoom {
  /// Whether a file may hold the largest frame; the softer limit is lifted to the harder one for that.
  static func isThere() -> Bool {
    system_lift(SYSTEM_FILE_SIZE, largestFrame, .max) >= largestFrame
  }

  /// In bytes; ten for each of 1000 × 500 cells, and as many again.
  private static let largestFrame: UInt64 = 10_000_000
}
