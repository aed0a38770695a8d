import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `Where there is no terminal` {
  @Test func `a pipe gets an error and no escape byte`() throws {
    let result = try run(probe)
    #expect(result.status == .code(69))
    #expect(result.output == [])
    #expect(result.errorText.hasPrefix("probe: standard input is no terminal"))
    #expect(result.errorText.filter { $0 == "\n" }.count == 1)
    #expect(!result.error.contains(0x1B))
  }

  @Test(arguments: [
    ("dumb", "a terminal of type 'dumb'"), ("", "TERM is not set"), (nil, "TERM is not set"),
    ("no-such-terminal", "does not know the terminal 'no-such-terminal'"),
  ])
  func `an unusable terminal gets an error and no escape byte`(type: String?, message: String) throws {
    let session = try TerminalSession(probe, environment: ["TERM": type])
    #expect(session.wait() == .code(69))
    #expect(session.transcriptText.contains(message), "\(session.transcriptText)")
    #expect(!session.transcript.contains(0x1B))
    #expect(session.modes == session.firstModes)
  }

  @Test(arguments: ["<&-", ">&-", ">/dev/null", "</dev/null", "<&- >&- 2>&-"])
  func `closed and redirected streams are errors`(redirection: String) throws {
    let session = try TerminalSession("/bin/sh", ["-c", "\(probe) \(redirection); exit $?"])
    #expect(session.wait() == .code(69))
    #expect(!session.transcript.contains(0x1B))
  }
}
