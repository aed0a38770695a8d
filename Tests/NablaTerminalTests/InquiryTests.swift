import Foundation
import Glibc
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `Asking without a full screen` {
  /// What the probe reports, and what else the terminal shows.
  private func report(
    _ manners: TerminalManners?, environment: [String: String?] = [:]
  ) throws -> (line: String, session: TerminalSession) {
    let session = try TerminalSession(probe, ["--ask"], environment: environment, manners: manners)
    #expect(session.wait() == .code(0))
    #expect(session.modes == session.firstModes && session.privateModes == TerminalSession.firstPrivateModes)
    return (session.line(0).trimmingCharacters(in: .whitespaces), session)
  }

  @Test func `all that it tells is found, and the line is empty again`() throws {
    let white = "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\"
    #expect(try report(.narrow(background: white)).line == "background #ffffff cells 1121 complete true")
    #expect(try report(.wide()).line == "background - cells 2122 complete true")
    var manners = TerminalManners()
    manners.knowsCursor = false
    #expect(try report(manners).line == "background - cells ---- complete true")
  }

  @Test func `silence is nothing, and late answers count and do not reach the shell`() throws {
    #expect(try report(nil).line == "background - cells ---- complete false")
    var manners = TerminalManners.wide()
    manners.delay = 0.2
    let (line, session) = try report(manners)
    #expect(line == "background - cells 2122 complete true")
    #expect(session.answeredCount == 5 && !session.text.contains("62;22c"), "\(session.text)")
    // Handed on by GNU screen from the terminal around it: behind what screen answers itself.
    var handedOn = TerminalManners.narrow(background: "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\")
    handedOn.backgroundDelay = 0.2
    let second = try report(handedOn)
    #expect(second.line == "background #ffffff cells 1121 complete true")
    #expect(second.session.answeredCount == 6 && !second.session.text.contains("rgb:"))
  }

  @Test func `inside screen in a Korean locale silence means wide`() throws {
    let variables = ["STY": "1.pts", "LC_ALL": nil, "LC_CTYPE": "C.UTF-8", "LANG": "ko_KR.UTF-8"] as [String: String?]
    #expect(try report(nil, environment: variables).line == "background - cells ---- complete false")
    let line = try report(nil, environment: ["STY": "1.pts", "LC_ALL": "ko_KR.UTF-8"]).line
    #expect(line == "background - cells 2--2 complete false")
  }

  @Test func `the line below is asked in, also where there is none`() throws {
    let session = try TerminalSession(
      "/bin/sh", ["-c", "for i in $(seq 30); do echo line $i; done; \(probe) --ask"], manners: .narrow())
    #expect(session.wait() == .code(0))
    #expect(session.line(21).hasPrefix("line 30") && session.line(22).hasPrefix("background -"), "\(session.text)")
  }

  @Test func `a full screen that closes with its questions open keeps the answers from the shell`() throws {
    // The answers have to come while it closes, which a busy machine may miss now and then.
    let outcomes = try (0..<5).map { _ in
      let session = try TerminalSession(
        "/bin/bash", ["-c", "\(probe) --questions; read -t 1 -n 1 && echo leaked || echo nothing left"])
      try #require(session.until { session.count(of: "\u{1b}[c") == 1 })
      session.type("q")
      usleep(15_000)
      session.type("\u{1b}[?1;2R\u{1b}[?1;2R\u{1b}[?1;3R\u{1b}[?1;2R\u{1b}]11;rgb:0/0/0\u{07}\u{1b}[?62c")
      #expect(session.until { session.count(of: "leaked") + session.count(of: "nothing left") == 1 })
      return session.count(of: "leaked")
    }
    #expect(outcomes.contains(0))
  }

  @Test func `terminals of other kinds, pipes and ASCII locales`() throws {
    #expect(try report(.wide(), environment: ["TERM": "linux"]).line == "nothing to ask")
    #expect(try report(.wide(), environment: ["LC_ALL": "C"]).line == "background - cells ---- complete true")
    #expect(try run(probe, ["--ask"]).outputText == "nothing to ask\n")
  }
}
