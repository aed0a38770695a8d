import Glibc
import TerminalSupport
import Testing

@Suite struct `A program on a terminal` {
  @Test func `draws, reads keys and gives the terminal back`() throws {
    let session = try startProbe()
    #expect(session.line(0).hasPrefix("probe 80x24 utf8 256 colours"))
    #expect(session.isAlternateScreenOn)
    #expect(!session.isCursorVisible)
    #expect(session.modes != session.firstModes)
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.privateModes == TerminalSession.firstPrivateModes)
    #expect(session.modes == session.firstModes)
  }
}
