// What came of every row, written as a table when the tests are over.

import Foundation
import Synchronization

final class IssueCount: Sendable {
  private let count = Mutex(0)
  func add() { count.withLock { $0 += 1 } }
  var isZero: Bool { count.withLock { $0 == 0 } }
}

/// The results of this run of tests.
package final class FaultResults: Sendable {
  package static let shared = FaultResults()

  /// A test that tried a row, with how many of its cases there were and how many failed.
  private struct Trial {
    var cases = 0
    var failures = 0
  }

  private struct State {
    var trials: [String: [String: Trial]] = [:]
    var isWritingAtExit = false
  }

  private let state = Mutex(State())

  func note(_ rows: [String], test: String, hasHeld: Bool) {
    state.withLock { state in
      for row in rows {
        state.trials[row, default: [:]][test, default: Trial()].cases += 1
        if !hasHeld { state.trials[row]![test]!.failures += 1 }
      }
      guard !state.isWritingAtExit else { return }
      state.isWritingAtExit = true
      atexit { FaultResults.shared.write() }
    }
  }

  /// The table: what was thrown, which tests threw it, and whether it held.
  package var table: String {
    let trials = state.withLock { $0.trials }
    var lines = ["| # | thrown | tried by | result |", "|---|---|---|---|"]
    var held = 0
    for fault in Fault.all {
      let tests = trials[fault.name, default: [:]].sorted { $0.key < $1.key }
      let names = tests.map { $0.value.cases > 1 ? "\($0.key) (\($0.value.cases) cases)" : $0.key }
      let hasFailed = tests.contains { $0.value.failures > 0 }
      let result = tests.isEmpty ? "not tried" : hasFailed ? "**broken**" : "held"
      if result == "held" { held += 1 }
      lines.append("| \(fault.name) | \(fault.thrown) | \(names.joined(separator: "; ")) | \(result) |")
    }
    return lines.joined(separator: "\n") + "\n\n\(held) of \(Fault.all.count) rows held\n"
  }

  private func write() {
    let folder = Fault.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build")
    try? table.write(to: folder.appending(path: "faults.md"), atomically: true, encoding: .utf8)
  }
}
