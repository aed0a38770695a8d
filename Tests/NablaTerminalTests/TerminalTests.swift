import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `A program on a terminal` {
  @Test func `draws and gives the terminal back`() throws {
    let session = try startProbe()
    #expect(session.line(0).hasPrefix("probe 80x24 utf8 256 colours"))
    #expect(session.isAlternateScreenOn)
    #expect(!session.isCursorVisible)
    #expect(session.modes != session.firstModes)
    #expect(session.privateModes.isSuperset(of: [1000, 1006, 2004]))
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test func `shows Hangul, symbols, colours and attributes in their cells`() throws {
    let session = try startProbe()
    #expect(session.line(14).hasPrefix("한글 ∇θ│⠿ 값"))
    #expect(session.cell(0, 14).width == 2)
    #expect(session.cell(2, 14).text == "글")
    #expect(session.cell(5, 14).text == "∇")
    #expect(session.cell(10, 14).text == "값")
    #expect(session.cell(0, 15).foreground == 1)
    #expect(session.cell(2, 15).background == 4)
    #expect(session.cell(3, 15).background == -1)
    #expect(session.cell(10, 15).isBold && session.cell(13, 15).isBold)
    #expect(session.cell(14, 15).text == "⠿" && !session.cell(14, 15).isBold)
    #expect(session.cell(20, 15).isReversed)
    #expect(session.cell(30, 15).isUnderlined)
    #expect(session.cell(79, 23).text == "#")
  }

  @Test func `every key arrives, Ctrl-C and Ctrl-S too`() throws {
    let session = try startProbe()
    let keys = "a Enter Tab S-Tab Backspace Space Up S-Left F1 F12 PgDn Home Del C-c C-s C-q C-d C-p ㅂ 값 Esc"
    for (index, key) in keys.split(separator: " ").enumerated() {
      session.send(keys: String(key))
      let line = "\(index + 1) key \(key)."
      #expect(session.until { session.line(1).hasPrefix(line) }, "\(line) \(session.text)")
    }
  }

  @Test func `a burst of keys loses none`() throws {
    let session = try startProbe()
    session.type(String(repeating: "x", count: 5000))
    #expect(session.until { session.line(1).hasPrefix("5000 key x.") }, "\(session.text)")
  }

  @Test(.fault("T13", "T18")) func `a lone Esc takes as long as it has to and no longer`() throws {
    let session = try startProbe()
    let start = Date()
    session.type("\u{1b}")
    #expect(session.until { session.line(1).hasPrefix("1 key Esc.") })
    #expect(Date().timeIntervalSince(start) > 0.02)
  }

  @Test(.fault("T16")) func `the mouse clicks, turns and is clamped`() throws {
    let session = try startProbe()
    session.type("\u{1b}[<0;5;3M\u{1b}[<0;5;3m")
    #expect(session.until { session.line(1).hasPrefix("1 clicked 4,2.") })
    session.type("\u{1b}[<65;999;999M")
    #expect(session.until { session.line(1).hasPrefix("2 scrolled 79,23 by 1.") })
  }

  @Test(.fault("T16")) func `a mouse switched off reports nothing`() throws {
    let session = try startProbe()
    session.send(keys: "C-t")
    #expect(session.until { !session.privateModes.contains(1000) && session.line(1).hasPrefix("1 key C-t.") })
    session.type("\u{1b}[<0;5;3Mx")
    #expect(session.until { session.line(1).hasPrefix("2 key x.") }, "\(session.text)")
  }

  @Test(.fault("T17")) func `a paste of a megabyte is one event`() throws {
    let session = try startProbe()
    session.type("\u{1b}[200~q\rq\r" + String(repeating: "한글 ", count: 200_000) + "\u{1b}[201~")
    #expect(session.until(60) { session.line(1).contains("pasted") }, "\(session.text)")
    #expect(session.line(1).hasPrefix("1 pasted 999999 q/q/한글"), "\(session.line(1))")
    session.send(keys: "k")
    #expect(session.until { session.line(1).hasPrefix("2 key k.") })
  }

  @Test(.fault("T18")) func `noise is no event`() throws {
    let session = try startProbe()
    session.send([0x00, 0xFF, 0xFE, 0xC3] + Array("\u{1b}[I\u{1b}[?64;1R\u{1b}]11;rgb:0/0/0\u{07}\u{1b}[99;99X".utf8))
    session.send(keys: "k")
    #expect(session.until { session.line(1).hasPrefix("1 key k.") }, "\(session.text)")
  }

  @Test func `an unchanged frame writes nothing, a changed one is written at once`() throws {
    let session = try startProbe()
    let before = session.count(of: "\u{1b}[?2026h")
    session.send(keys: "C-u C-u k")
    #expect(session.until { session.line(1).hasPrefix("1 key k.") })
    #expect(session.count(of: "\u{1b}[?2026h") == before + 1)
    #expect(session.count(of: "\u{1b}[?2026l") == before + 1)
  }

  @Test func `the cursor shows where the frame has it`() throws {
    let session = try startProbe()
    session.send(keys: "C-y")
    #expect(session.until { session.isCursorVisible && session.cursor == (5, 20) })
  }

  @Test func `another thread can wake it`() throws {
    let session = try startProbe()
    session.send(keys: "C-w")
    #expect(session.until { session.line(1).hasPrefix("woken with 0 events") }, "\(session.text)")
  }

  @Test(.fault("T21")) func `it repairs what others wrote on the screen`() throws {
    let session = try startProbe()
    session.send(keys: "C-r")
    #expect(session.until { session.line(1).hasPrefix("1 key C-r.") })
    #expect(session.count(of: "probe 80x24") == 2)
  }

  @Test(arguments: [(40, 10), (1, 1), (200, 60), (300, 90)])
  func `a new size arrives and is drawn`(columns: Int, rows: Int) throws {
    let session = try startProbe()
    for step in 1...40 { session.resize(columns: 80 + step, rows: 24 + step % 7) }
    session.resize(columns: columns, rows: rows)
    #expect(session.until { session.cell(columns - 1, rows - 1).text == "#" }, "\(session.text)")
    session.resize(columns: 80, rows: 24)
    #expect(session.until { session.line(0).hasPrefix("probe 80x24") && session.line(1).contains("resized 80x24.") })
  }

  @Test func `a terminal that does not know its size has 80 by 24 cells`() throws {
    let session = try TerminalSession(probe, columns: 0, rows: 0)
    #expect(session.until { session.transcriptText.contains("probe 80x24") })
  }

  @Test(.fault("T7")) func `variables do not change the size`() throws {
    let session = try startProbe(environment: ["COLUMNS": "9999", "LINES": "-5"])
    #expect(session.line(0).hasPrefix("probe 80x24"))
  }

  @Test func `without colours the attributes stay`() throws {
    let session = try startProbe(environment: ["NO_COLOR": "1"])
    #expect(session.line(0).contains(" 0 colours"))
    #expect(session.cell(0, 15).foreground == -1)
    #expect(session.cell(10, 15).isBold)
    #expect(session.cell(20, 15).isReversed)
  }

  @Test(arguments: [
    ("xterm", "8"), ("linux", "8"), ("vt100", "0"), ("screen-256color", "256"), ("tmux-256color", "256"),
    ("rxvt-unicode-256color", "256"),
  ])
  func `every terminal shows the screen and is given back`(type: String, colours: String) throws {
    let session = try startProbe(environment: ["TERM": type])
    #expect(session.line(0).contains(" \(colours) colours"))
    #expect(session.line(14).hasPrefix("한글 ∇θ│⠿ 값"))
    if type == "linux" || type == "vt100" {
      #expect(session.count(of: "\u{1b}[?2026") + session.count(of: "\u{1b}[?1000") == 0)
    }
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.modes == session.firstModes)
    #expect(session.isCursorVisible)
    #expect(!session.isAlternateScreenOn)
  }

  @Test func `an ASCII locale gets ASCII`() throws {
    let session = try startProbe(environment: ["LC_ALL": "C"])
    #expect(session.line(0).hasPrefix("probe 80x24 ascii"))
    #expect(session.line(14).hasPrefix("???? ???? ??"))
    #expect(session.transcript.allSatisfy { $0 < 0x80 })
  }

  @Test func `no locale at all gets UTF-8`() throws {
    let session = try startProbe(environment: ["LC_ALL": nil])
    #expect(session.line(0).hasPrefix("probe 80x24 utf8"))
    #expect(session.line(14).hasPrefix("한글"))
  }

  @Test func `a locale that is not installed is named and counts as none`() throws {
    let session = try startProbe(environment: ["LC_ALL": "xx_YY.UTF-8"])
    #expect(session.line(0).hasPrefix("probe 80x24 utf8 256 colours without xx_YY.UTF-8"))
  }

  @Test(.fault("T14"), arguments: [true, false])
  func `a program on a stuck terminal keeps hearing`(isKey: Bool) throws {
    let session = try startProbe(columns: 200, rows: 60)
    session.isStuck = true
    session.send(keys: "C-n")
    // The probe draws without end, so the driver's buffer is full when it stops growing.
    var unread = -1
    #expect(
      session.until {
        defer { unread = session.unreadCount }
        return unread > 0 && unread == session.unreadCount
      })
    if isKey { session.send(keys: "q") } else { session.signal(SIGTERM) }
    #expect(session.wait() == (isKey ? .code(0) : .signal(SIGTERM)))
    #expect(session.modes == session.firstModes)
  }

  @Test(.fault("T23"), arguments: [0, SIGTERM, SIGHUP, SIGQUIT])
  func `a slow terminal is given back too`(number: Int32) throws {
    let session = try startProbe(columns: 200, rows: 60)
    session.bytesPerSecond = 2000
    session.send(keys: "C-n")
    // The probe draws without end, so everything between it and the reader is full when it stops growing.
    var unread = -1
    #expect(
      session.until {
        defer { unread = session.unreadCount }
        return unread > 1000 && unread == session.unreadCount
      })
    if number == 0 { session.send(keys: "q") } else { session.signal(number) }
    #expect(session.wait() == (number == 0 ? .code(0) : .signal(number)))
    session.bytesPerSecond = nil
    _ = session.until(5) { !session.isAlternateScreenOn }
    expectRestored(session)
    // What was torn off by it does not swallow the first of its sequences.
    #expect(session.count(of: "\u{18}\u{1b}[?2026l") == 1)
  }

  @Test(.fault("T22")) func `keys of another mode are switched off, also on the way out`() throws {
    let session = try startProbe()
    #expect(session.count(of: "\u{1b}[=0u") == 1)
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.count(of: "\u{1b}[=0u") == 3 && session.transcriptText.hasSuffix("\u{1b}[=0u"))
  }

  @Test(.fault("C19")) func `without descriptors it does not begin`() throws {
    for count in 5...12 {
      let session = try TerminalSession("/bin/bash", ["-c", "ulimit -n \(count); exec \(probe)"])
      #expect(session.wait() == .code(69), "\(count): \(session.text)")
      #expect(session.text.contains("ulimit -n 256") && !session.transcript.contains(0x1B))
    }
    // A softer limit than the harder one is lifted.
    let session = try TerminalSession("/bin/bash", ["-c", "ulimit -S -n 8; exec \(probe)"])
    #expect(session.until { session.text.hasPrefix("probe") }, "\(session.text)")
  }

  @Test(.fault("T14")) func `a terminal that is read again shows the newest frame`() throws {
    let session = try startProbe(columns: 200, rows: 60)
    session.isStuck = true
    session.send(keys: "C-n")
    #expect(session.until { session.unreadCount > 1000 })
    session.send(keys: "C-n k")
    session.isStuck = false
    #expect(session.until { session.line(1).contains("key k.") }, "\(session.text)")
    #expect(session.cell(199, 59).text == "#")
  }
}

/// The terminal is as it was before the program started.
func expectRestored(_ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(session.privateModes == TerminalSession.firstPrivateModes, sourceLocation: sourceLocation)
  #expect(session.modes == session.firstModes, sourceLocation: sourceLocation)
}
