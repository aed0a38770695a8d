import FaultTable
import Foundation
import NablaCanvas
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `A session` {
  @Test func `it opens the worked example, plays until its question, asks before it answers, and quits`() throws {
    let session = try open()
    #expect(session.line(0).contains("nabla") && session.line(0).contains("Backprop"))
    #expect(session.until(60) { session.step == 0 && session.line(0).contains("paused") }, "\(session.text)")
    session.send(keys: "H")
    #expect(session.shows("Multiply the inputs"), "\(session.text)")
    session.send(keys: "H")
    #expect(session.shows("Will w5 grow") && !session.text.contains("It grows"), "\(session.text)")
    // The run goes on to the answer, and is stopped there.
    session.send(keys: "Space")
    #expect(session.until(60) { session.step == 1 && session.line(0).contains("paused") }, "\(session.text)")
    session.send(keys: "H")
    #expect(session.shows("It grows"), "\(session.text)")
    session.send(keys: "E E")
    #expect(session.shows("Multiply the inputs"), "\(session.text)")
    session.send(keys: "Space")
    #expect(session.until(60) { session.step ?? 0 >= 3 }, "\(session.text)")
    #expect(session.isAlternateScreenOn && !session.isCursorVisible)
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
    #expect(!session.isAlternateScreenOn)
  }

  @Test func `a scene prepared paused stops at its question's step`() throws {
    let session = try open("learning-rates", "--paused")
    session.send(keys: "> > > > > > > > > Space")
    #expect(session.until(60) { session.step ?? 0 > 0 && session.line(0).contains("paused") }, "\(session.text)")
    #expect(session.step == 20)
  }

  @Test func `keys change learning rate, activation, initialization and optimizer at once`() throws {
    let session = try open("--paused", columns: 120, rows: 40)
    #expect(session.line(0).contains("η 1 "))
    session.send(keys: "+")
    #expect(session.until { session.line(0).contains("η 2 ") }, "\(session.text)")
    session.send(keys: "- -")
    #expect(session.until { session.line(0).contains("η 0.5 ") })
    session.send(keys: "a")
    #expect(session.until { session.line(0).contains("│ tanh") }, "\(session.text)")
    session.send(keys: "i")
    #expect(session.until { session.line(0).contains("│ zeros") })
    session.send(keys: "o")
    #expect(session.until { session.line(0).contains("momentum") })
    session.send(keys: "u u u u u u")
    #expect(session.until { session.line(0).contains("η 1 ") && session.line(0).contains("│ sigmoid │ given") })
    session.send(keys: "u")
    #expect(session.shows("nothing to undo"))
  }

  @Test func `steps go forward and back, and to a number`() throws {
    let session = try open("neuron", "--paused")
    session.send(keys: "] ] ]")
    #expect(session.until { session.step == 3 })
    session.send(keys: "[")
    #expect(session.until { session.step == 2 })
    session.send(keys: ": 4 0 Enter")
    #expect(session.until { session.step == 40 }, "\(session.text)")
    session.send(keys: "Home")
    #expect(session.until { session.step == 0 })
    session.send(keys: "Space")
    #expect(session.until(60) { session.step ?? 0 > 0 && !session.line(0).contains("paused") })
    session.send(keys: "Space")
    #expect(session.until { session.line(0).contains("paused") })
  }

  @Test func `the language changes live`() throws {
    let session = try open("--paused", "--lang", "ko")
    #expect(session.shows("신경망") && session.line(0).contains("스텝 0"))
    session.send(keys: "L")
    #expect(session.until { session.text.contains("Network") && !session.text.contains("신경망") }, "\(session.text)")
    session.send(keys: "F3")
    #expect(session.shows("신경망"))
  }

  @Test(.fault("T19"), arguments: ["ㅂ", "값", "\u{1107}", "ㅃ", "벼"])
  func `with the Korean input method on, the keys behind Hangul act, and ㅂ quits`(typed: String) throws {
    let session = try open("neuron", "--paused")
    session.send(keys: "] ]")
    #expect(session.until { session.step == 2 })
    // 가 is r k: back to the start.
    session.send(keys: "가")
    #expect(session.until { session.step == 0 }, "\(session.text)")
    session.send(keys: ":")
    session.type("ㅂ값")
    #expect(session.shows("ㅂ값"), "\(session.text)")
    session.send(keys: "Esc")
    #expect(session.until { !session.text.contains("ㅂ값") })
    session.type(typed)
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test func `help opens over everything and closes again`() throws {
    let session = try open("--paused")
    // The sentence that asks goes with the first key.
    session.send(keys: "Esc")
    session.settle()
    let before = session.text
    session.send(keys: "?")
    #expect(session.shows("play, pause"))
    session.send(keys: "Esc")
    #expect(session.until { session.text == before }, "\(session.text)")
    session.send(keys: "F1 q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test func `another scene is a key or two away`() throws {
    let session = try open("log-loss", "--paused", columns: 120, rows: 40)
    session.send(keys: "d")
    #expect(session.until { session.line(0).contains("Three rules") }, "\(session.text)")
    session.send(keys: "D End Enter")
    #expect(session.until { session.line(0).contains("never seen") }, "\(session.text)")
  }

  @Test func `the mouse clicks what it points at`() throws {
    let session = try open("--paused", columns: 120, rows: 40)
    session.settle()
    let hints = session.line(39)
    let column = TextWidth.of(String(hints[..<(try #require(hints.range(of: "? Help"))).lowerBound])) + 1
    session.type("\u{1B}[<0;\(column);40M\u{1B}[<0;\(column);40m")
    #expect(session.shows("play, pause"))
    session.send(keys: "Esc")
    #expect(session.until { !session.text.contains("play, pause") })
    session.type("\u{1B}[<0;999;999M\u{1B}[<64;1;1M\u{1B}[<0;0;0M")
    session.send(keys: "]")
    #expect(session.until { session.step == 1 })
  }

  @Test(.fault("T17")) func `a paste is never keys`() throws {
    let session = try open("--paused")
    session.type("\u{1B}[200~q\rq\r]]]]" + String(repeating: "Q", count: 10_000) + "\u{1B}[201~")
    #expect(session.shows("pasted text is not typed as keys"), "\(session.text)")
    session.send(keys: "]")
    #expect(session.until { session.step == 1 })
  }

  @Test(.fault("T24")) func `thousands of keys at once hold up neither pictures nor signals`() throws {
    let session = try open("spiral", columns: 120, rows: 40)
    session.type(String(repeating: "dPL", count: 6_500))
    let frames = session.count(of: "\u{1B}[?2026h")
    #expect(session.until(30) { session.count(of: "\u{1B}[?2026h") > frames + 3 })
    session.signal(SIGTERM)
    let start = Date()
    #expect(session.wait(30) == .signal(SIGTERM))
    // Taking all of them in takes far longer.
    #expect(Date().timeIntervalSince(start) < 3)
    expectRestored(session)
  }

  @Test(.fault("T24")) func `Ctrl-C overtakes the keys before it`() throws {
    let session = try open("spiral", columns: 120, rows: 40)
    session.type(String(repeating: "dPL", count: 6_500) + "\u{03}")
    let start = Date()
    #expect(session.wait(30) == .code(130))
    #expect(Date().timeIntervalSince(start) < 3)
    expectRestored(session)
  }

  @Test(.fault("T24")) func `a few hundred keys at once all act, in their order`() throws {
    let session = try open("neuron", "--paused")
    session.type(String(repeating: "]", count: 300) + "[")
    #expect(session.until(60) { session.step == 299 }, "\(session.line(0))")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
  }

  @Test(.fault("T5")) func `resizes at any moment, down to one cell, end in the right picture`() throws {
    let session = try open()
    var number = 0
    for (columns, rows) in [(100, 30), (20, 6), (2, 1), (120, 40), (40, 10), (200, 60), (80, 24)] {
      session.resize(columns: columns, rows: rows)
      if number % 2 == 0 { session.send(keys: ["?", "Esc", "e", "Esc"][number / 2 % 4]) }
      number += 1
    }
    session.send(keys: "Esc")
    session.resize(columns: 132, rows: 43)
    #expect(
      session.until(30) {
        session.rowCount == 43 && session.line(42).contains("q Quit") && session.line(0).contains("step ")
          && !session.line(21).trimmingCharacters(in: .whitespaces).isEmpty
      }, "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test(.fault("T4")) func `a terminal that does not know its size has 80 by 24 cells`() throws {
    let session = try TerminalSession(
      nabla, ["--paused"], environment: ["COLUMNS": "9999", "LINES": "-5"], columns: 0, rows: 0)
    #expect(session.until(30) { session.transcriptText.contains("Quit") }, "\(session.transcriptText)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
  }
}

@Suite(.startsPrograms) struct `What is painted` {
  @Test(arguments: [
    (["worked-example"], 80, 24), (["spiral", "--lang", "ko"], 120, 40), (["curve-fit", "--theme", "light"], 110, 36),
    (["perceptron", "--color", "8"], 80, 24), (["cost-surface", "--theme", "projector-light"], 110, 36),
    (["hidden-layer", "--theme", "projector-dark", "--glyphs", "blocks"], 80, 24),
  ])
  func `cell for cell it is the snapshot of the same situation`(arguments: [String], columns: Int, rows: Int) throws {
    // One whose background goes with the theme: else the theme paints its own.
    let background = arguments.contains("light") ? "rgb:ffff/ffff/ffff" : "rgb:1010/1414/1818"
    let live = try TerminalSession(
      nabla, arguments + ["--paused"], columns: columns, rows: rows,
      manners: .narrow(background: "\u{1B}]11;\(background)\u{07}"))
    let size = ["--size", "\(columns)x\(rows)"]
    let text = try run(nabla, ["snapshot"] + arguments + size).outputText
    #expect(live.until(60) { live.trimmedText + "\n" == text }, "\(live.text)\n\(text)")
    live.settle()
    // The other one's bytes go through the same virtual terminal, one row longer so that nothing scrolls.
    let printed = try TerminalSession(
      nabla, ["snapshot"] + arguments + size + ["--format", "ansi"], columns: columns, rows: rows + 1)
    #expect(printed.wait(60) == .code(0))
    var differing: [String] = []
    for y in 0..<rows {
      for x in 0..<columns where looks(live.cell(x, y)) != looks(printed.cell(x, y)) {
        differing.append("\(x),\(y): \(live.cell(x, y)) instead of \(printed.cell(x, y))")
      }
    }
    #expect(differing.isEmpty, "\(differing.count), first \(differing.first ?? "")")
  }

  /// A blank's letter colour cannot be seen. The colours of a wide character are those of its left half; libvterm keeps
  /// old ones in the right half.
  private func looks(_ cell: ShownCell) -> ShownCell? {
    if cell.text.isEmpty { return nil }
    var cell = cell
    if cell.text == " ", !cell.isReversed {
      cell.foreground = -1
      cell.foregroundRGB = 0
      cell.isBold = false
    }
    return cell
  }

  @Test func `after keys too it is the snapshot with those keys`() throws {
    let session = try open("hidden-layer", "--paused", columns: 120, rows: 40)
    session.send(keys: "] ] + Right Right j j z")
    let text = try runNabla(
      "snapshot", "hidden-layer", "--size", "120x40", "--keys", "] ] + Right Right j j z"
    ).outputText
    #expect(session.until(60) { session.trimmedText + "\n" == text }, "\(session.text)\n\(text)")
  }

  @Test func `paused it uses no processor at all`() throws {
    let session = try open("spiral", "--paused", columns: 120, rows: 40)
    session.settle()
    // Fields 14 and 15 of the line: hundredths of a second in the program and in the system for it.
    func ticks() throws -> Int {
      let line = try String(contentsOfFile: "/proc/\(session.process)/stat", encoding: .utf8)
      let fields = line[line.lastIndex(of: ")")!...].split(separator: " ")
      return Int(fields[12])! + Int(fields[13])!
    }
    var last = try ticks()
    // What the first seconds still compute, however loaded the machine, comes to its end.
    for _ in 0..<40 {
      _ = session.until(1) { false }
      let now = try ticks()
      if now == last { break }
      last = now
    }
    _ = session.until(3) { false }
    #expect(try ticks() == last)
  }

  @Test func `paused it writes nothing at all`() throws {
    let session = try open("spiral", "--paused", columns: 120, rows: 40)
    let text = try runNabla("snapshot", "spiral", "--size", "120x40").outputText
    #expect(session.until(60) { session.trimmedText + "\n" == text })
    session.settle()
    let count = session.transcript.count
    #expect(!session.until(1) { session.transcript.count != count }, "\(session.transcript.count - count) bytes")
  }

  @Test(.fault("T7"), arguments: [(80, 24), (200, 60), (40, 12)])
  func `the whole screen scrolls, whatever variables say of its size`(columns: Int, rows: Int) throws {
    let session = try open(
      "neuron", "--paused", environment: ["LINES": "33", "COLUMNS": "abc"], columns: columns, rows: rows)
    let regions = session.transcriptText.matches(of: /\u{1B}\[([0-9;]*)r/).map { String($0.1) }
    #expect(!regions.isEmpty && regions.allSatisfy { $0 == "1;\(rows)" }, "\(regions)")
  }

  @Test func `every frame stands between the marks of synchronized output`() throws {
    let session = try open("neuron", "--paused")
    session.settle()
    #expect(session.count(of: "\u{1B}[?2026h") == session.count(of: "\u{1B}[?2026l"))
    #expect(session.count(of: "\u{1B}[?2026h") > 0)
  }

  @Test(.fault("T9")) func `without colours attributes and words are left`() throws {
    let session = try open("--paused", environment: ["NO_COLOR": "1"])
    session.settle()
    var hasBold = false
    for y in 0..<24 {
      for x in 0..<80 {
        let cell = session.cell(x, y)
        #expect(cell.foreground == -1 && cell.background == -1)
        hasBold = hasBold || cell.isBold
      }
    }
    #expect(hasBold)
    let empty = try open("--paused", environment: ["NO_COLOR": ""])
    #expect((0..<80).contains { empty.cell($0, 23).foreground >= 0 }, "an empty NO_COLOR says nothing")
  }

  @Test(.fault("T10")) func `an ASCII locale gets ASCII and English`() throws {
    let session = try open("--paused", environment: ["LC_ALL": "C", "LANG": "ko_KR.UTF-8"])
    session.settle()
    #expect(session.transcript.allSatisfy { $0 < 0x80 })
    #expect(session.text.contains("Network") && session.text.contains("+--"))
    session.send(keys: "L")
    #expect(session.shows("ASCII only"))
  }

  @Test(.fault("T8")) func `the Linux console has eight colours and no braille`() throws {
    let session = try open("--paused", environment: ["TERM": "linux"])
    session.settle()
    for y in 0..<24 {
      for x in 0..<80 {
        let cell = session.cell(x, y)
        #expect((-1..<8).contains(cell.foreground) && (-1..<8).contains(cell.background))
        #expect(!cell.text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
      }
    }
    #expect(session.count(of: "\u{1B}[?1000h") == 0)
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    #expect(session.modes == session.firstModes)
  }

  @Test(.fault("T8"), arguments: ["vt100", "xterm", "screen-256color", "tmux-256color"])
  func `every terminal shows it and is given back`(type: String) throws {
    let session = try open("neuron", environment: ["TERM": type])
    session.send(keys: "] q")
    #expect(session.wait() == .code(0))
    #expect(session.modes == session.firstModes && session.isCursorVisible && !session.isAlternateScreenOn)
  }

  @Test(.fault("T10")) func `a locale that is not installed is said once`() throws {
    let session = try open("--paused", environment: ["LC_ALL": "xx_YY.UTF-8"])
    #expect(session.shows("xx_YY.UTF-8"))
  }
}
