// One round of questions to the terminal, and what comes back.

import NablaCanvas
import NablaSystem

/// What to ask a terminal.
nonisolated package struct TerminalQuestions: Equatable, Sendable {
  /// Its background colour.
  package var background: Bool
  /// How many cells the doubtful signs take.
  package var widths: Bool

  package init(background: Bool, widths: Bool) {
    self.background = background
    self.widths = widths
  }

  /// Draws each sign at `start`, which is an escape that goes to the first column, and asks where the cursor is then.
  ///
  /// `ESC[6n`, which every terminal answers; some know no `ESC[?6n`. Not in the first row, from which the answer looks
  /// like the key F3 with a modifier.
  func drawing(from start: String) -> String {
    guard widths else { return "" }
    return DoubtfulSign.allCases.map { start + String(Character($0.rawValue)) + "\u{1b}[6n" }.joined()
  }

  /// The questions that draw nothing, the one that every terminal answers last.
  var silent: String { (background ? "\u{1b}]11;?\u{1b}\\" : "") + "\u{1b}[c" }
}

/// The questions that a terminal has been asked, and its answers so far.
nonisolated struct Inquiry {
  /// How long answers are waited for before their lack means something. Those that come later count all the same.
  static let patience = 120
  /// How long after the questions a program that ends still keeps answers from the shell, and for how long it does.
  static let leakage = 2000
  static let drain = 80
  /// How long late answers are waited for where no screen hides them.
  static let lateness = 500

  private(set) var start: Int
  private(set) var findings = TerminalFindings()
  /// Whether it is settled what is not known for now.
  private(set) var isOver = false
  private var signs: [DoubtfulSign] = []
  private var awaitsBackground = false
  /// How many rounds of questions have not been answered to their end.
  private var openRounds = 0

  init(_ questions: TerminalQuestions, at time: Int) {
    start = time
    add(questions, at: time)
  }

  /// Asks more.
  mutating func add(_ questions: TerminalQuestions, at time: Int) {
    start = time
    if questions.widths { signs += DoubtfulSign.allCases }
    if questions.background { awaitsBackground = true }
    openRounds += 1
    isOver = false
    findings.isComplete = false
  }

  /// When it is over without an answer.
  var deadline: Int { start + Self.patience }

  /// Whether every answer has come, late or not.
  var isAnswered: Bool { openRounds == 0 && signs.isEmpty && !awaitsBackground }

  /// Whether answers may be under way.
  func isOpen(at time: Int) -> Bool {
    !isAnswered && time < start + (openRounds == 0 ? Self.lateness : Self.leakage)
  }

  /// Takes an answer in, whenever it comes.
  mutating func take(_ answer: TerminalAnswer) {
    switch answer {
    case .background(let colour):
      findings.background = colour
      awaitsBackground = false
    case .cursor(let column):
      guard !signs.isEmpty else { return }
      let sign = signs.removeFirst()
      // Three cells are the three bytes of a character, each by itself.
      if (2...4).contains(column) { findings.cells[sign] = column - 1 }
    case .attributes:
      guard openRounds > 0 else { return }
      openRounds -= 1
      guard openRounds == 0, !isOver else { return }
      findings.isComplete = true
      isOver = true
    }
  }

  mutating func giveUp() { isOver = true }

  /// Asks a terminal that shows lines as usual, not a full screen, and waits for the answers.
  ///
  /// The signs are drawn in the line below the cursor's, which is empty afterwards; the last line makes room for it.
  ///
  /// - Returns: nil where there is no terminal at both ends, or one that is not like xterm.
  static func conduct(input: Int32, output: Int32, type: TerminalType, charset: Charset) -> TerminalFindings? {
    var found = termios()
    guard isatty(input) == 1, isatty(output) == 1, type.isAsked, tcgetattr(input, &found) == 0 else { return nil }
    _ = TerminalModes(input: input, found: found).setRaw()
    defer { tcsetattr(input, TCSANOW, &found) }
    let questions = TerminalQuestions(
      background: type.isLikeXterm, widths: charset == .utf8 && TerminalModes.size(of: output).rows > 1)
    var queue = OutputQueue(descriptor: output)
    let drawn = questions.widths ? "\n" + questions.drawing(from: "\r") + "\r\u{1b}[K\u{1b}[A" : ""
    queue.append((drawn + questions.silent).utf8)
    queue.flush(patienceMilliseconds: patience)
    var inquiry = Inquiry(questions, at: Clock.milliseconds())
    var decoder = InputDecoder(charset: charset)
    // Whatever was asked is waited for: a late answer would be typed into the next program.
    inquiry.listen(to: input, &decoder, until: inquiry.start + lateness)
    return inquiry.findings.completed(for: type, asksWidths: questions.widths)
  }

  /// Reads until every answer has come or the time is up; keys among them are lost.
  mutating func listen(to input: Int32, _ decoder: inout InputDecoder, until end: Int) {
    while !isAnswered {
      let left = end - Clock.milliseconds()
      var wait = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&wait, 1, Int32(left)) > 0 else { return }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(input, &bytes, bytes.count)
      guard count > 0 else { return }
      _ = decoder.decode(bytes[..<count])
      for answer in decoder.takeAnswers() { take(answer) }
    }
  }
}

nonisolated extension TerminalFindings {
  /// What the terminal of this process tells of itself, without a full screen; it takes at most half a second.
  ///
  /// - Returns: nil where input or output is no terminal, or it is of a type that is not asked.
  package static func ofThisTerminal(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) -> TerminalFindings? {
    guard let type = try? TerminalType(descriptor: output) else { return nil }
    let charset = Charset.adoptLocale(environment: Environment.variable).charset
    return Inquiry.conduct(input: input, output: output, type: type, charset: charset)
  }
}
