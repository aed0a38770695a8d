// How far a long command is, for a person who waits: one line on standard error that goes again.

import NablaCanvas
import NablaSystem
import Synchronization

/// Tells how far it is once it takes longer than a second, four times a second, and only to a terminal.
///
/// Several threads may tell it what they have done.
final class Progress: Sendable {
  private struct Line {
    var next: Double
    var isShown = false
  }

  private let what: String
  private let total: Int
  private let isWatched: Bool
  private let start: Double
  private let done = Atomic(0)
  private let line: Mutex<Line>

  /// - Parameters:
  ///   - what: the word before the numbers.
  ///   - total: how many there are to reach.
  ///   - isAlone: whether standard output leaves the terminal to it.
  init(_ what: String, total: Int, isAlone: Bool) {
    self.what = what
    self.total = max(1, total)
    isWatched = isatty(STDERR_FILENO) == 1 && (isAlone || isatty(STDOUT_FILENO) == 0)
    start = Clock.seconds()
    line = Mutex(Line(next: start + 1))
  }

  /// Says how many of all are done.
  func reached(_ count: Int) {
    guard isWatched else { return }
    let now = Clock.seconds()
    // Where another thread is just telling, this one need not.
    _ = line.withLockIfAvailable { line in
      guard now >= line.next else { return }
      line = Line(next: now + 0.25, isShown: true)
      let share = Int(clamping: (100 * Double(count) / Double(total)).rounded(.down))
      let left = Int(clamping: ((now - start) / Double(max(1, count)) * Double(total - count)).rounded(.up))
      Self.write("\r\(what) \(count)/\(total)  \(share) %  \(left) s\u{1B}[K")
    }
  }

  /// Says that one more is done.
  func advance() {
    guard isWatched else { return }
    reached(done.add(1, ordering: .relaxed).newValue)
  }

  /// Takes the line away.
  func end() {
    line.withLock { line in
      if line.isShown { Self.write("\r\u{1B}[K") }
      line.isShown = false
    }
  }

  private static func write(_ text: String) {
    _ = text.withCString { NablaSystem.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
