import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `However a session ends` {
  @Test(.fault("G1"), arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a signal ends it, restored, and the shell sees the signal`(number: Int32) throws {
    let session = try open("spiral", columns: 120, rows: 40)
    session.signal(number)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
  }

  @Test(arguments: [SIGABRT, SIGSEGV, SIGILL, SIGFPE])
  func `even a deadly one restores first`(number: Int32) throws {
    let session = try open("neuron")
    session.signal(number)
    #expect(session.wait() == .signal(number))
    expectRestored(session)
  }

  @Test(.fault("G1")) func `signals at any moment of the first seconds restore too`() throws {
    for count in [0, 1, 600, 5_000] {
      let session = try TerminalSession(nabla, ["hidden-layer"])
      _ = session.until(20) { session.transcript.count >= count }
      session.resize(columns: 100, rows: 30)
      session.signal(SIGTERM)
      #expect(session.wait() == .signal(SIGTERM))
      expectRestored(session)
    }
  }

  @Test(.fault("G1"), arguments: [[], ["?"], ["e"], ["D"]])
  func `Ctrl-C ends it with 130 from everywhere`(keys: [String]) throws {
    let session = try open()
    for key in keys { session.send(keys: key) }
    session.send(keys: "C-c")
    #expect(session.wait() == .code(130))
    expectRestored(session)
  }

  @Test func `capital Q ends it too, and q in a field is a letter`() throws {
    let session = try open("--paused")
    session.send(keys: "e q Q")
    #expect(session.shows("qQ"), "\(session.text)")
    session.send(keys: "Esc")
    #expect(session.until { !session.text.contains("qQ") })
    session.send(keys: "Q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test(.fault("G6")) func `a closed window ends it`() throws {
    let session = try open()
    session.hangUp()
    #expect(session.wait() != nil)
  }

  @Test(.fault("G3", "T6")) func `Ctrl-Z gives the screen to the shell, and fg comes back at the new size`() throws {
    let session = try TerminalSession(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "prompt$ ", "HISTFILE": nil])
    try #require(session.until(30) { session.text.contains("prompt$ ") })
    session.type("'\(nabla)' neuron --paused\r")
    try #require(session.until(30) { session.line(23).contains("q Quit") }, "\(session.text)")
    session.send(keys: "] ]")
    #expect(session.until { session.step == 2 })
    session.send(keys: "C-z")
    #expect(session.until(30) { session.text.contains("Stopped") && !session.isAlternateScreenOn }, "\(session.text)")
    #expect(session.isCursorVisible && !session.privateModes.contains(1000))
    session.resize(columns: 100, rows: 30)
    session.type("fg\r")
    #expect(session.until(30) { session.line(29).contains("q Quit") && session.step == 2 }, "\(session.text)")
    session.send(keys: "] q")
    #expect(session.until(30) { !session.isAlternateScreenOn })
    session.type("echo after $?\r")
    #expect(session.until(30) { session.text.contains("after 0") }, "\(session.text)")
  }

  @Test(.fault("T14")) func `a terminal that nobody reads drops frames, not keys`() throws {
    let session = try open("spiral", columns: 200, rows: 60)
    session.isStuck = true
    var unread = -1
    // The driver's buffer is full when it stops growing.
    #expect(
      session.until(60) {
        defer { unread = session.unreadCount }
        return unread > 1_000 && unread == session.unreadCount
      })
    session.send(keys: "q")
    #expect(session.wait(30) == .code(0))
    #expect(session.modes == session.firstModes)
  }
}

@Suite(.startsPrograms) struct `A monkey at a real terminal` {
  private static let keys =
    "Space Right Left ] [ } { Home End > < n N r R s + - a A i I o O b B f F Backspace e d D S-Left S-Up ( ) c 1 2 3 4 5 "
    + "6 7 8 9 0 Tab S-Tab Up Down z y w H g t T L F2 C-l ? u U Esc : Enter Del PgUp PgDn F1 F4 F5 ㅁ 간 x"

  @Test(.fault("R1"), arguments: [1, 2, 3])
  func `hundreds of keys and resizes neither crash it nor leave the terminal changed`(seed: Int) throws {
    let scenes = ["hidden-layer", "spiral", "learning-rates"]
    let session = try open(scenes[seed - 1])
    let keys = Self.keys.split(separator: " ").map(String.init)
    var state = UInt64(seed)
    func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var pressed: [String] = []
    for index in 0..<300 {
      pressed.append(keys[roll(keys.count)])
      session.send(keys: pressed.last!)
      if index % 12 == 0 { session.resize(columns: 2 + roll(150), rows: 1 + roll(50)) }
      if index % 40 == 0 { session.type("\u{1B}[<0;\(1 + roll(80));\(1 + roll(24))M") }
      // Now and then a moment for the picture, else all keys would be one frame.
      if index % 8 == 0 { session.settleOnce(0.05) }
      if session.status != nil { break }
    }
    session.resize(columns: 90, rows: 30)
    // An Esc of its own, so that it is not taken for the start of a sequence.
    session.send(keys: "Esc")
    session.settleOnce(0.5)
    session.send(keys: "C-c")
    #expect(session.wait(60) == .code(130), "after \(pressed)\n\(session.transcriptText.suffix(400))")
    expectRestored(session)
  }
}

extension TerminalSession {
  /// Waits until something was written, at most for some seconds.
  fileprivate func settleOnce(_ seconds: Double) {
    let count = transcript.count
    _ = until(seconds) { transcript.count != count }
  }
}
