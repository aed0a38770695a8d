import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `However it ends` {
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a request to end ends the loop, and the shell sees the signal`(number: Int32) throws {
    let session = try startProbe()
    session.signal(number)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
  }

  @Test(.fault("G2"), arguments: [SIGABRT, SIGSEGV, SIGFPE, SIGTRAP, SIGBUS, SIGILL, SIGSYS, SIGXCPU, SIGXFSZ])
  func `a deadly signal restores first`(number: Int32) throws {
    let session = try startProbe()
    session.signal(number)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
  }

  @Test(.fault("G2"), arguments: [("C-a", SIGABRT), ("C-v", SIGSEGV), ("C-o", SIGSEGV), ("C-x", SIGXCPU)])
  func `a crash restores first`(key: String, number: Int32) throws {
    let session = try startProbe()
    session.send(keys: key)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
  }

  @Test func `a trap's message is readable afterwards`() throws {
    let session = try startProbe()
    session.send(keys: "C-e C-f")
    #expect(session.wait() == .signal(SIGILL) || session.status == .signal(SIGTRAP))
    expectRestored(session)
    let after = session.transcriptText.components(separatedBy: "\u{1b}[?1049l").last ?? ""
    #expect(after.contains("a line on standard error\r\n"))
    #expect(after.contains("the probe was told to fail"))
  }

  @Test func `what goes to standard error shows after the screen`() throws {
    let session = try startProbe()
    session.send(keys: "C-e k")
    #expect(session.until { session.line(1).hasPrefix("2 key k.") })
    #expect(session.count(of: "standard error") == 0)
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.text.contains("a line on standard error"))
  }

  @Test func `a program that hangs ends at the second request`() throws {
    let session = try startProbe()
    session.send(keys: "C-l")
    #expect(session.until { session.line(1).hasPrefix("hanging") })
    session.signal(SIGTERM)
    #expect(session.wait(0.3) == nil)
    session.signal(SIGTERM)
    #expect(session.wait() == .signal(SIGTERM))
    expectRestored(session)
  }

  @Test(.fault("G6")) func `a closed window ends it soon`() throws {
    let session = try startProbe()
    let start = Date()
    session.hangUp()
    #expect(session.wait() != nil)
    #expect(Date().timeIntervalSince(start) < 5)
  }

  @Test(.fault("G6")) func `a closed window ends it even where nohup has switched off the signal`() throws {
    // Not exec: the first process of a session would also get SIGCONT, and notice by that.
    let session = try TerminalSession("/bin/sh", ["-c", "trap '' HUP; \(probe); exit $?"])
    try #require(session.until { session.text.contains("#") && session.text.hasPrefix("probe") })
    let start = Date()
    session.hangUp()
    #expect(session.wait() == .code(3))
    #expect(Date().timeIntervalSince(start) < 5)
  }

  @Test(.fault("G4")) func `going on without a stop only redraws`() throws {
    let session = try startProbe()
    session.signal(SIGCONT)
    #expect(session.until { session.line(1).hasPrefix("1 resumed.") }, "\(session.text)")
    #expect(session.line(0).hasPrefix("probe 80x24"))
    #expect(session.isAlternateScreenOn)
  }

  @Test(.fault("G4")) func `a stop from outside by SIGSTOP is repaired`() throws {
    let session = try startProbe()
    session.signal(SIGSTOP)
    session.signal(SIGCONT)
    #expect(session.until { session.line(1).hasPrefix("1 resumed.") }, "\(session.text)")
    session.send(keys: "Up")
    #expect(session.until { session.line(1).hasPrefix("2 key Up.") })
  }
}

@Suite(.startsPrograms) struct `Stopping and going on` {
  /// A shell with job control that has the probe in front.
  private func startInShell() throws -> TerminalSession {
    let session = try TerminalSession(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "prompt$ ", "HISTFILE": nil])
    try #require(session.until { session.text.contains("prompt$ ") })
    session.type("\(probe)\r")
    try #require(session.until { session.text.hasPrefix("probe 80x24") })
    return session
  }

  @Test(.fault("G3", "T6")) func `Ctrl-Z gives the screen to the shell, and fg comes back at the new size`() throws {
    let session = try startInShell()
    session.send(keys: "C-z")
    #expect(session.until { session.text.contains("Stopped") && !session.isAlternateScreenOn }, "\(session.text)")
    #expect(session.isCursorVisible)
    #expect(!session.privateModes.contains(1000))
    session.resize(columns: 100, rows: 30)
    session.type("fg\r")
    #expect(session.until { session.cell(99, 29).text == "#" }, "\(session.text)")
    #expect(session.line(0).hasPrefix("probe 100x30"))
    #expect(session.privateModes.contains(1000))
    #expect(session.text.contains("resized 100x30."))
    #expect(session.text.contains("resumed."))
    session.send(keys: "Up")
    #expect(session.until { session.line(1).contains("key Up.") })
    session.send(keys: "q")
    #expect(session.until { !session.isAlternateScreenOn })
    session.type("echo after $?\r")
    #expect(session.until { session.text.contains("after 0") }, "\(session.text)")
  }

  @Test(.fault("G3")) func `in the background it stops again and leaves the terminal alone`() throws {
    let session = try startInShell()
    session.send(keys: "C-z")
    #expect(session.until { session.text.contains("Stopped") })
    session.type("bg\r")
    #expect(session.until { session.text.contains("bg") && session.count(of: "&") > 0 })
    session.type("sleep 0.2; jobs\r")
    #expect(session.until { session.count(of: "Stopped") >= 2 }, "\(session.text)")
    #expect(!session.isAlternateScreenOn)
    session.type("fg\r")
    #expect(session.until { session.text.hasPrefix("probe 80x24") && session.isAlternateScreenOn }, "\(session.text)")
  }

  @Test(.fault("T13")) func `it works inside tmux`() throws {
    let tmux = try Tmux(columns: 90, rows: 25)
    #expect(try tmux.until { $0.contains("$") })
    try tmux.enter(probe)
    #expect(try tmux.until { $0.hasPrefix("probe 90x25 utf8") && $0.contains("한글 ∇θ│⠿ 값") })
    try tmux.press("C-z")
    #expect(try tmux.until { $0.contains("Stopped") })
    try tmux.enter("fg")
    #expect(try tmux.until { $0.hasPrefix("probe 90x25") })
    try tmux.press("Up")
    #expect(try tmux.until { $0.contains("key Up.") })
    try tmux.press("q")
    #expect(try tmux.until { !$0.contains("probe 90x25 utf8") })
  }
}
