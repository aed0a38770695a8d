// How far a long command is, for a person who waits: one line on standard error that goes again.

import Glibc
import NablaCanvas
import NablaTerminal

/// Tells how far it is once it takes longer than a second, four times a second, and only to a terminal.
struct Progress {
  private let what: String
  private let total: Int
  private let isWatched: Bool
  private let start = Clock.seconds()
  private var next: Double
  private var isShown = false

  /// - Parameter isAlone: whether standard output leaves the terminal to it.
  init(_ what: String, total: Int, isAlone: Bool) {
    self.what = what
    self.total = max(1, total)
    isWatched = isatty(STDERR_FILENO) == 1 && (isAlone || isatty(STDOUT_FILENO) == 0)
    next = start + 1
  }

  /// Says that so many of all are done.
  ///
  /// - Parameter isRare: whether each takes longer than a look at the clock.
  mutating func reached(_ count: Int, isRare: Bool = false) {
    guard isWatched, isRare || count & 63 == 0 else { return }
    let now = Clock.seconds()
    guard now >= next else { return }
    next = now + 0.25
    isShown = true
    let share = Int(clamping: (100 * Double(count) / Double(total)).rounded(.down))
    let left = Int(clamping: ((now - start) / Double(max(1, count)) * Double(total - count)).rounded(.up))
    Self.write("\r\(what) \(count)/\(total)  \(share) %  \(left) s\u{1B}[K")
  }

  /// Takes the line away.
  mutating func end() {
    if isShown { Self.write("\r\u{1B}[K") }
    isShown = false
  }

  private static func write(_ text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
