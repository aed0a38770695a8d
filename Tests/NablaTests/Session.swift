// The full-screen program on a pseudo-terminal, and what a person can read off it.

import Foundation
import TerminalSupport
import Testing

/// Starts the program and waits for its first whole picture.
func open(
  _ arguments: String..., environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24,
  manners: TerminalManners? = nil
) throws -> TerminalSession {
  let session = try TerminalSession(
    nabla, arguments, environment: environment, columns: columns, rows: rows, manners: manners)
  let isReady = session.until(30) {
    let last = session.line(session.rowCount - 1)
    // On a small screen the sentence that asks stands where the hints will be.
    return (last.contains(/q \S/) || (rows < 20 && last.contains(/\S/))) && session.line(0).contains(" C ")
  }
  try #require(isReady, "\(session.text)\n\(session.transcriptText.debugDescription)")
  return session
}

extension TerminalSession {
  var rowCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

  /// The rows without the blanks at their ends, as `nabla snapshot` prints them.
  var trimmedText: String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      var row = row
      while row.last == " " { row.removeLast() }
      return String(row)
    }.joined(separator: "\n")
  }

  /// The step that the header names.
  var step: Int? { line(0).firstMatch(of: /(?:step|스텝) (\d+)/).flatMap { Int($0.1) } }

  /// Waits until a text is on the screen.
  func shows(_ words: String) -> Bool { until(30) { text.contains(words) } }

  /// Reads until nothing has been written for a while, or in the end gives up.
  func settle() {
    var count = -1
    for _ in 0..<40 where count != transcript.count {
      count = transcript.count
      _ = until(0.4) { transcript.count != count }
    }
  }
}

/// The terminal is as it was before the program started.
func expectRestored(_ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(session.privateModes == TerminalSession.firstPrivateModes, sourceLocation: sourceLocation)
  #expect(session.modes == session.firstModes, sourceLocation: sourceLocation)
}
