// A tmux server of its own, for what only a real terminal program and a shell with job control can show.

import Foundation
@preconcurrency import Glibc

/// A tmux server with one window. Stopped when it goes out of scope.
package final class Tmux {
  private let socket = "nabla-\(getpid())-\(UInt32.random(in: 0 ... .max))"

  /// Starts a shell without settings of its own in a window of that size.
  package init(columns: Int = 80, rows: Int = 24, environment: [String: String?] = [:]) throws {
    let size = ["-x", "\(columns)", "-y", "\(rows)"]
    let shell = "exec env PS1='$ ' bash --norc --noprofile -i"
    try command(["new-session", "-d"] + size + [shell], environment: environment)
  }

  deinit { _ = try? command(["kill-server"]) }

  /// Runs a tmux command and returns what it prints.
  @discardableResult
  package func command(_ words: [String], environment: [String: String?] = [:]) throws -> String {
    try run("/usr/bin/tmux", ["-u", "-L", socket, "-f", "/dev/null"] + words, environment: environment).outputText
  }

  /// Types a text and presses Enter.
  package func enter(_ line: String) throws {
    try command(["send-keys", "-l", line])
    try command(["send-keys", "Enter"])
  }

  /// Presses keys by tmux's names.
  package func press(_ keys: String...) throws { try command(["send-keys"] + keys) }

  /// What the window shows.
  package func text() throws -> String { try command(["capture-pane", "-p"]) }

  /// Waits until something holds of the shown text; false where it does not within `timeout` seconds.
  package func until(_ timeout: Double = 15, _ holds: (String) -> Bool) throws -> Bool {
    let end = Date().addingTimeInterval(timeout)
    while Date() < end {
      if holds(try text()) { return true }
      usleep(10_000)
    }
    return false
  }
}
