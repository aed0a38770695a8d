import ColourSupport
import FaultTable
import Foundation
import NablaCanvas
import TerminalSupport
import Testing

extension TerminalSession {
  /// The colour behind the header, which is another one in each theme: 235 in the dark one, 254 in the light one.
  fileprivate var headerColour: Int { cell(0, 0).background }

  /// Whether every row of borders ends in the last column, and no row is longer.
  fileprivate var hasStraightBorders: Bool {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let framed = rows.dropFirst().dropLast(2)
    return framed.allSatisfy { row in "│┐┤┘|+".contains(row.last ?? " ") }
  }
}

extension TerminalSession {
  /// Whether text stands out enough from what is behind it where the terminal's own background is any of these, and its
  /// own foreground black or white, whichever stands out from that.
  ///
  /// Source of the bounds: WCAG 2.2, 1.4.3 for letters and digits, 1.4.11 for everything else.
  fileprivate func expectReadable(on backgrounds: [RGB], sourceLocation: SourceLocation = #_sourceLocation) {
    for own in backgrounds {
      let black = RGB(0, 0, 0)
      let ink = black.contrast(with: own) > 4.5 ? black : RGB(255, 255, 255)
      var poor: [String] = []
      for y in 0..<rowCount {
        for x in 0..<line(y).count {
          let cell = cell(x, y)
          guard let sign = cell.text.first, sign != " ", !isDrawing(sign) else { continue }
          var behind = cell.background < 0 ? own : Palette.rgb(cell.background)
          var front = cell.foreground < 0 ? ink : Palette.rgb(cell.foreground)
          if cell.isReversed { swap(&behind, &front) }
          let least = sign.isLetter || sign.isNumber ? 4.5 : 3
          if front.contrast(with: behind) < least { poor.append("\(sign) at \(x),\(y): \(cell)") }
        }
      }
      #expect(poor.isEmpty, "\(poor.count) on \(own.hex), such as \(poor.first ?? "")", sourceLocation: sourceLocation)
    }
  }
}

/// Dots, blocks and lines, whose shades are those of a picture.
private func isDrawing(_ sign: Character) -> Bool {
  sign.unicodeScalars.allSatisfy { (0x2500..<0x25A0).contains($0.value) || (0x2800..<0x2900).contains($0.value) }
}

private let whiteAnswers = [
  "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\", "\u{1b}]11;rgb:fb/fb/f8\u{07}", "\u{1b}]11;#fbfbf8\u{1b}\\",
  "\u{1b}]11;rgba:ffff/ffff/ffff/8000\u{1b}\\", "\u{1b}]11;rgb:f/f/f\u{07}",
]

@Suite(.startsPrograms) struct `Asking the terminal` {
  @Test(.fault("T15"), arguments: whiteAnswers)
  func `a light background gets the light theme by itself`(answer: String) throws {
    let session = try open("--paused", manners: .narrow(background: answer))
    #expect(session.until { session.headerColour == 254 }, "\(session.headerColour)")
    session.settle()
    #expect(session.step == 0 && session.hasStraightBorders && session.text.contains("│"), "\(session.text)")
    session.send(keys: "t")
    #expect(session.shows("theme projector-light"), "\(session.text)")
    session.send(keys: "q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test func `a dark background changes nothing that is painted`() throws {
    let session = try open("--paused", manners: .narrow(background: "\u{1b}]11;rgb:1010/1414/1818\u{07}"))
    session.settle()
    #expect(session.answeredCount == 7 && session.headerColour == 235 && session.cell(0, 1).background == -1)
    let count = session.transcript.count
    #expect(!session.until(1) { session.transcript.count != count }, "\(session.transcriptText.suffix(300))")
  }

  @Test(.fault("T12", "T15")) func `the first picture waits for no answer, and silence changes nothing`() throws {
    var manners = TerminalManners()
    manners.knowsCursor = false
    manners.knowsAttributes = false
    let session = try open("--paused", manners: manners)
    #expect(session.until { session.count(of: "\u{1b}[6n") == 4 })
    let questions = try #require(session.transcriptText.range(of: "\u{1b}[6n"))
    let before = session.transcriptText[..<questions.lowerBound]
    #expect(before.contains("Quit"), "the picture comes before the questions")
    session.settle()
    #expect(session.headerColour == 235 && session.hasStraightBorders && session.line(0).hasPrefix(" ∇ nabla"))
    let count = session.transcript.count
    #expect(!session.until(1) { session.transcript.count != count })
  }

  @Test(.fault("T12", "T15"), arguments: [0.15, 0.4, 2.5])
  func `late answers count, and are no keys`(delay: Double) throws {
    var manners = TerminalManners.wide()
    manners.background = whiteAnswers[0]
    manners.delay = delay
    let session = try open("--paused", manners: manners)
    #expect(session.until(30) { session.answeredCount == 7 && session.headerColour == 254 }, "\(session.text)")
    #expect(session.until(30) { session.text.contains("+--") && !session.text.contains("─") }, "\(session.text)")
    session.settle()
    #expect(session.step == 0 && session.hasStraightBorders && session.cell(0, 1).background == -1)
    session.send(keys: "]")
    #expect(session.until { session.step == 1 })
  }

  @Test(.fault("T15"), arguments: [0.0, 0.3, 2])
  func `the background counts also behind the answer that every terminal gives`(delay: Double) throws {
    var manners = TerminalManners.narrow(background: whiteAnswers[0])
    manners.backgroundDelay = delay
    let session = try open("--paused", manners: manners)
    #expect(session.until(30) { session.headerColour == 254 && session.cell(0, 1).background == -1 })
  }

  @Test(.fault("T15")) func `a late answer does not undo a choice, but the choice stays readable`() throws {
    var manners = TerminalManners.narrow(background: whiteAnswers[0])
    manners.delay = 3
    let session = try open("--paused", manners: manners)
    session.send(keys: "t T")
    #expect(session.shows("theme dark"), "\(session.text)")
    #expect(session.until(30) { session.answeredCount == 7 })
    session.settle()
    #expect(session.headerColour == 235)
    session.expectReadable(on: [RGB(255, 255, 255)])
  }

  @Test(
    .fault("T12", "T15"),
    arguments: ["xterm-256color", "screen-256color", "dvtm-256color", "konsole-256color", "xterm"])
  func `while nobody tells the background, text can be read on a light and on a dark one`(type: String) throws {
    var manners = TerminalManners()
    manners.knowsCursor = false
    manners.knowsAttributes = false
    for scene in ["worked-example", "spiral"] {
      let session = try open(scene, "--paused", environment: ["TERM": type], columns: 120, rows: 40, manners: manners)
      session.settle()
      session.expectReadable(on: [RGB(255, 255, 255), RGB(0, 0, 0), RGB(0xFB, 0xFB, 0xF8), RGB(0x10, 0x14, 0x18)])
    }
  }

  @Test(.fault("T25")) func `a terminal that shows bytes one by one gets ASCII and says why`() throws {
    var manners = TerminalManners()
    for sign in "∇⠿한─" { manners.cells[sign] = 3 }
    let session = try open("--paused", "--lang", "ko", columns: 120, rows: 40, manners: manners)
    #expect(session.shows("this terminal is not"), "\(session.text)")
    #expect(session.text.unicodeScalars.allSatisfy(\.isASCII) && session.hasStraightBorders, "\(session.text)")
    session.send(keys: "g")
    #expect(session.shows("this terminal is not"))
    let count = session.transcript.count
    session.send(keys: "] } ? Esc D Esc x Esc")
    #expect(session.until { session.step == 11 }, "\(session.text)")
    session.settle()
    #expect(session.transcript[count...].allSatisfy { $0 < 0x80 })
  }

  @Test(.fault("T8"), arguments: [("vt100", true), ("vt220", true), ("linux", false)])
  func `terminals from before Unicode get no dots`(type: String, isASCII: Bool) throws {
    let session = try open("--paused", environment: ["TERM": type], columns: 120, rows: 40)
    session.settle()
    #expect(!session.text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
    #expect(session.text.unicodeScalars.allSatisfy(\.isASCII) == isASCII, "\(session.text)")
  }

  @Test(
    .fault("T12"),
    arguments: [
      "\u{1b}]11;rgb:zz/0/0\u{07}", "\u{1b}]11;\u{1b}\\", "\u{1b}[2;9R", "\u{1b}[?1;9R",
      "\u{1b}[?R\u{1b}[?;R\u{1b}[?1;-4R\u{1b}[R\u{1b}[2R",
      "\u{1b}[?c",
      "\u{1b}P1$r0m\u{1b}\\", "\u{1b}]11;rgb:ffff/ffff/ffff/ffff\u{07}", "\u{1b}[?99999999999999999999;2R",
    ])
  func `garbage is no answer and no key`(garbage: String) throws {
    var manners = TerminalManners()
    manners.garbage = garbage
    let session = try open("neuron", "--paused", manners: manners)
    session.settle()
    #expect(session.answeredCount == 7)
    #expect(session.step == 0 && session.headerColour == 235 && session.hasStraightBorders, "\(session.text)")
    session.send(keys: "] q")
    #expect(session.wait() == .code(0))
    expectRestored(session)
  }

  @Test(.fault("T11")) func `where signs are two cells wide borders are ASCII, Greek is spelled out, and Korean stays`()
    throws
  {
    let session = try open("--paused", "--lang", "ko", columns: 120, rows: 40, manners: .wide("∇─⠿"))
    #expect(session.until { session.text.contains("+--") && !session.text.contains("─") }, "\(session.text)")
    session.settle()
    let strangers = session.text.unicodeScalars.filter { !$0.isASCII && !isHangul($0) }
    #expect(strangers.isEmpty && session.text.contains("신경망") && session.text.contains("eta"), "\(session.text)")
    #expect(session.hasStraightBorders)
    // What the terminal shows is not what was thought, so all of it is painted anew.
    #expect(session.count(of: "\u{1b}[2J") == 2)
    session.send(keys: "g")
    #expect(session.shows("두 칸"), "\(session.text)")
    session.send(keys: "L")
    #expect(session.shows("Network"))
  }

  @Test(.fault("T11")) func `one's own choice of glyphs is kept for curves, beside safe borders`() throws {
    let session = try open("--paused", "--glyphs", "braille", columns: 120, rows: 40, manners: .wide())
    #expect(session.until { session.text.contains("+--") && !session.text.contains("─") }, "\(session.text)")
    session.settle()
    let scalars = session.text.unicodeScalars.filter { !$0.isASCII }
    #expect(!scalars.isEmpty && scalars.allSatisfy { (0x2800...0x28FF).contains($0.value) }, "\(session.text)")
  }

  @Test(.fault("T11")) func `wide signs and a light background told together leave no sign behind`() throws {
    var manners = TerminalManners.wide("∇─⠿")
    manners.background = whiteAnswers[0]
    manners.delay = 0.3
    let session = try open("--paused", columns: 120, rows: 40, manners: manners)
    #expect(session.until(30) { session.headerColour == 254 && session.text.contains("+--") }, "\(session.text)")
    session.settle()
    // What is painted from the clearing on has to be ASCII: a wide sign would shift what stands behind it for good.
    let last = try #require(session.transcriptText.range(of: "\u{1b}[2J", options: .backwards))
    #expect(session.transcriptText[last.upperBound...].utf8.allSatisfy { $0 < 0x80 })
    #expect(session.count(of: "\u{1b}[2J") == 2)
  }

  @Test func `where only braille is wide curves are blocks`() throws {
    let session = try open("--paused", columns: 120, rows: 40, manners: .wide("⠿"))
    #expect(session.until { session.text.contains("▀") || session.text.contains("▄") }, "\(session.text)")
    session.settle()
    #expect(!session.text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
    #expect(session.text.contains("│"))
  }

  @Test func `Hangul in one cell would break every row, so it is English with a reason`() throws {
    var manners = TerminalManners()
    manners.cells["한"] = 1
    let session = try open("--paused", "--lang", "ko", manners: manners)
    #expect(session.shows("one cell wide"), "\(session.text)")
    #expect(session.text.contains("Network") && !session.text.unicodeScalars.contains(where: isHangul))
    session.send(keys: "Esc L")
    #expect(session.shows("one cell wide"))
  }

  @Test(.fault("T15"), arguments: [("15;0", 235), ("0;default;15", 254), ("0;7", 254), ("nonsense", 235)])
  func `a terminal that tells no colour is believed its variable`(variable: String, colour: Int) throws {
    let session = try open("--paused", environment: ["COLORFGBG": variable])
    #expect(session.headerColour == colour, "at the first picture")
  }

  @Test func `the answer goes before the variable`() throws {
    let session = try open(
      "--paused", environment: ["COLORFGBG": "15;0"], manners: .narrow(background: whiteAnswers[0]))
    #expect(session.until { session.headerColour == 254 })
  }

  @Test(arguments: [("dark", 235), ("light", 254), ("projector-light", 254), ("projector-dark", 235), ("mono", -1)])
  func `a theme of one's own is not asked about`(theme: String, colour: Int) throws {
    let session = try open("--paused", "--theme", theme, manners: .narrow(background: whiteAnswers[0]))
    session.settle()
    #expect(session.answeredCount >= 5 && session.headerColour == colour)
    // It may be the theme for the other kind of background.
    if theme != "mono" { session.expectReadable(on: [RGB(255, 255, 255)]) }
    guard theme.hasPrefix("projector") else { return }
    for y in 0..<24 {
      for x in 0..<80 where session.cell(x, y).width > 0 && !session.cell(x, y).text.isEmpty {
        let cell = session.cell(x, y)
        #expect(cell.background >= 16, "\(x),\(y) \(cell)")
        if cell.background < 16 { return }
      }
    }
  }

  @Test(arguments: ["linux", "vt100"])
  func `terminals that are not like xterm are not asked`(type: String) throws {
    let session = try open("--paused", environment: ["TERM": type], manners: .narrow(background: whiteAnswers[0]))
    session.settle()
    #expect(session.answeredCount == 0 && session.count(of: "\u{1b}]11") + session.count(of: "\u{1b}[6n") == 0)
  }

  @Test func `an ASCII locale is asked for its colour only`() throws {
    let session = try open("--paused", environment: ["LC_ALL": "C"], manners: .narrow(background: whiteAnswers[0]))
    #expect(session.until { session.headerColour == 254 })
    #expect(session.transcript.allSatisfy { $0 < 0x80 } && session.count(of: "\u{1b}[6n") == 0)
  }

  @Test func `quitting at once leaves no answer to the shell`() throws {
    var manners = TerminalManners.narrow(background: whiteAnswers[0])
    manners.delay = 0.03
    let session = try TerminalSession(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "prompt$ ", "HISTFILE": nil], manners: manners)
    try #require(session.until(30) { session.text.contains("prompt$ ") })
    // The q is typed before the program runs, so that it ends with its questions open.
    session.type("'\(nabla)' neuron --paused\rq")
    try #require(session.until(30) { session.answeredCount == 7 && !session.isAlternateScreenOn }, "\(session.text)")
    session.type("echo after $?\r")
    #expect(session.until(30) { session.text.contains("after 0") }, "\(session.text)")
    #expect(!session.text.contains("rgb") && !session.text.contains("62;22c") && !session.text.contains("1;2R"))
  }

  @Test func `stopping and going on works with questions open`() throws {
    var manners = TerminalManners.narrow(background: whiteAnswers[0])
    manners.delay = 0.05
    let session = try open("--paused", manners: manners)
    session.signal(SIGCONT)
    #expect(session.until { session.answeredCount == 7 })
    session.settle()
    #expect(session.line(23).contains("q Quit") && session.isAlternateScreenOn, "\(session.text)")
  }
}

private func isHangul(_ scalar: Unicode.Scalar) -> Bool {
  (0xAC00...0xD7A3).contains(scalar.value) || (0x3131...0x3163).contains(scalar.value)
}
