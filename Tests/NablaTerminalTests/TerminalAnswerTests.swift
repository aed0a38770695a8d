import NablaCanvas
import Testing

@testable import NablaTerminal

private func answers(_ text: String) -> [TerminalAnswer] {
  var decoder = InputDecoder(charset: .utf8)
  #expect(decoder.decode(Array((text + "k").replacing("ESC", with: "\u{1b}").utf8)) == [.key(Key("k"))])
  return decoder.takeAnswers()
}

@Suite struct `Answers of terminals` {
  // XParseColor(3): digits are scaled, so that f and ffff are both the most.
  @Test(arguments: [
    ("rgb:ffff/8080/0000", RGB(255, 128, 0)), ("rgb:ff/80/00", RGB(255, 128, 0)), ("rgb:f/8/0", RGB(255, 136, 0)),
    ("rgb:fff/800/000", RGB(255, 128, 0)), ("rgba:ffff/ffff/0000/8000", RGB(255, 255, 0)),
    ("#ff8000", RGB(255, 128, 0)),
    ("#f80", RGB(255, 136, 0)), ("#ffff80800000", RGB(255, 128, 0)), ("rgb:FFFF/8080/0000", RGB(255, 128, 0)),
  ])
  func `a colour comes in many spellings`(text: String, colour: RGB) {
    #expect(answers("ESC]11;\(text)ESC\\") == [.background(colour)])
    #expect(answers("ESC]11;\(text)\u{07}") == [.background(colour)])
  }

  @Test(arguments: [
    "rgb:ffff/ffff", "rgb:ffff/ffff/fffff", "rgb://", "rgb:+f/0/0", "rgb:g/0/0", "#", "#ff", "#fffff", "#ggg", "?", "",
    "white", "rgb:ffff/ffff/ffff/ffff", "rgba:ffff/ffff/ffff", "#fffffffffffffff",
  ])
  func `what is no colour is nothing`(text: String) {
    #expect(answers("ESC]11;\(text)ESC\\") == [])
  }

  @Test func `the cursor, with or without a page, and what the terminal is`() {
    #expect(answers("ESC[2;2R") == [.cursor(column: 2)] && answers("ESC[24;80R") == [.cursor(column: 80)])
    #expect(answers("ESC[?1;2R") == [.cursor(column: 2)] && answers("ESC[?24;3;1R") == [.cursor(column: 3)])
    #expect(answers("ESC[?62;22cESC[?c") == [.attributes, .attributes])
    #expect(answers("ESC[?1RESC[?1;2;3;4RESC[?;RESC[1;2cESC[2RESC[2;3;4RESC[>0;1cESC]10;#ffffffESC\\ESC]11ESC\\") == [])
  }

  @Test func `in pieces, with pauses, it is still no key`() {
    var decoder = InputDecoder(charset: .utf8)
    decoder.expectsAnswers = true
    for text in ["\u{1b}]", "11;rgb:ff", "ff/ffff/", "ffff\u{1b}", "\\"] {
      #expect(decoder.decode(Array(text.utf8)) == [])
      #expect(decoder.patience == (text == "\\" ? nil : 1000))
    }
    #expect(decoder.takeAnswers() == [.background(RGB(255, 255, 255))] && decoder.takeAnswers() == [])
    for text in ["\u{1b}[?", "1;", "2"] {
      #expect(decoder.decode(Array(text.utf8)) == [] && decoder.patience == 1000)
    }
    #expect(decoder.decode(Array("R".utf8)) == [] && decoder.takeAnswers() == [.cursor(column: 2)])
  }
}

@Suite struct `A round of questions` {
  private let both = TerminalQuestions(background: true, widths: true)

  @Test func `is over with the answer that every terminal gives`() {
    var inquiry = Inquiry(both, at: 1000)
    for answer in [2, 2, 3, 2].map(TerminalAnswer.cursor) { inquiry.take(answer) }
    inquiry.take(.background(RGB(1, 2, 3)))
    #expect(!inquiry.isOver && inquiry.deadline == 1120)
    inquiry.take(.attributes)
    #expect(inquiry.isOver && inquiry.isAnswered)
    let cells: [DoubtfulSign: Int] = [.nabla: 1, .braille: 1, .hangul: 2, .line: 1]
    #expect(inquiry.findings == TerminalFindings(background: RGB(1, 2, 3), cells: cells, isComplete: true))
  }

  @Test func `what comes late counts, also behind the answer that every terminal gives`() {
    var inquiry = Inquiry(both, at: 0)
    inquiry.take(.cursor(column: 3))
    inquiry.giveUp()
    for answer in [TerminalAnswer.attributes, .cursor(column: 2), .cursor(column: 3)] { inquiry.take(answer) }
    #expect(inquiry.isOver && !inquiry.isAnswered && inquiry.isOpen(at: 400) && !inquiry.isOpen(at: 600))
    for answer in [TerminalAnswer.cursor(column: 2), .background(RGB(9, 9, 9))] { inquiry.take(answer) }
    let cells: [DoubtfulSign: Int] = [.nabla: 2, .braille: 1, .hangul: 2, .line: 1]
    #expect(inquiry.isAnswered && inquiry.findings == TerminalFindings(background: RGB(9, 9, 9), cells: cells))
  }

  @Test func `a second round is over when both are`() {
    var inquiry = Inquiry(TerminalQuestions(background: true, widths: false), at: 0)
    inquiry.take(.background(RGB(1, 2, 3)))
    inquiry.take(.attributes)
    #expect(inquiry.isOver && inquiry.isAnswered)
    inquiry.add(TerminalQuestions(background: false, widths: true), at: 50)
    #expect(!inquiry.isOver && !inquiry.isAnswered && inquiry.deadline == 170)
    for answer in [2, 2, 3, 2].map(TerminalAnswer.cursor) + [.attributes] { inquiry.take(answer) }
    #expect(inquiry.isOver && inquiry.isAnswered && inquiry.findings.isComplete)
    #expect(inquiry.findings.background == RGB(1, 2, 3) && inquiry.findings.cells.count == 4)
  }

  @Test func `three cells are the three bytes of a terminal without UTF-8`() {
    var inquiry = Inquiry(both, at: 0)
    for answer in [4, 4, 4, 4].map(TerminalAnswer.cursor) { inquiry.take(answer) }
    #expect(inquiry.findings.isNoUnicode && inquiry.findings.isUnusual && !TerminalFindings().isNoUnicode)
  }

  @Test(arguments: [
    ("screen-256color", ["STY": "1.x", "LC_ALL": "ko_KR.UTF-8"], true),
    ("xterm-256color", ["STY": "1.x", "LANG": "ja_JP.UTF-8"], true), ("eterm-color", ["LC_CTYPE": "zh_CN.UTF-8"], true),
    ("screen-256color", ["STY": "1.x", "LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"], false),
    ("screen-256color", ["STY": "1.x", "LC_ALL": "ko_KR.UTF-8", "TMUX": "x"], false),
    ("screen-256color", ["LC_ALL": "ko_KR.UTF-8"], false), ("xterm-256color", ["LC_ALL": "ko_KR.UTF-8"], false),
  ])
  func `inside screen and Emacs silence in an East Asian locale means wide`(
    name: String, variables: [String: String], isWide: Bool
  ) {
    #expect(TerminalType.drawsSignsWideUnasked(name) { variables[$0] } == isWide)
  }

  @Test(arguments: [0, 1, 5, 80, -1])
  func `an answer other than one to three cells is none`(column: Int) {
    var inquiry = Inquiry(both, at: 0)
    inquiry.take(.cursor(column: column))
    inquiry.take(.cursor(column: 3))
    inquiry.take(.attributes)
    #expect(inquiry.findings.cells == [.braille: 2])
  }

  @Test func `nothing is drawn where nobody asks how wide it is`() {
    let background = TerminalQuestions(background: true, widths: false)
    #expect(background.drawing(from: "\r") == "" && background.silent == "\u{1b}]11;?\u{1b}\\\u{1b}[c")
    #expect(both.drawing(from: "\r").hasPrefix("\r∇\u{1b}[6n\r⠿\u{1b}[6n\r한\u{1b}[6n\r─"))
    #expect(TerminalQuestions(background: false, widths: true).silent == "\u{1b}[c")
    var inquiry = Inquiry(background, at: 0)
    inquiry.take(.cursor(column: 3))
    #expect(inquiry.findings.cells == [:])
  }
}
