// The probe on a terminal, ready.

import TerminalSupport
import Testing

let probe = builtProduct("TerminalProbe")

/// Starts the probe and waits for its first whole frame.
func startProbe(
  environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24
) throws -> TerminalSession {
  let session = try TerminalSession(probe, environment: environment, columns: columns, rows: rows)
  let isReady = session.until { session.text.contains("#") && session.text.hasPrefix("probe") }
  try #require(isReady, "\(session.text)\n\(session.transcriptText.debugDescription)")
  return session
}
