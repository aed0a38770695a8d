// One round of questions to the terminal, and what comes back.

import Glibc
import NablaCanvas

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
  /// `ESC[?6n` and not `ESC[6n`, whose answer can look like the key F3 with a modifier.
  func drawing(from start: String) -> String {
    guard widths else { return "" }
    return DoubtfulSign.allCases.map { start + String(Character($0.rawValue)) + "\u{1b}[?6n" }.joined()
  }

  /// The questions that draw nothing, the one that every terminal answers last.
  var silent: String { (background ? "\u{1b}]11;?\u{1b}\\" : "") + "\u{1b}[c" }
}

/// A round of questions that is under way or over.
nonisolated struct Inquiry {
  /// How long answers are waited for.
  static let patience = 120
  /// How long after the questions a program that ends still keeps answers from the shell, and for how long it does.
  static let leakage = 2000
  static let drain = 80
  /// How long late answers are waited for where no screen hides them.
  static let lateness = 500

  let start: Int
  private(set) var findings = TerminalFindings()
  /// Whether the last answer has come, late or not.
  private(set) var isAnswered = false
  /// Whether the findings are final.
  private(set) var isOver = false
  private var signs: [DoubtfulSign]

  init(_ questions: TerminalQuestions, at time: Int) {
    start = time
    signs = questions.widths ? DoubtfulSign.allCases : []
  }

  /// When it is over without an answer.
  var deadline: Int { start + Self.patience }

  /// Takes an answer in; one that comes too late only says that no more will come.
  mutating func take(_ answer: TerminalAnswer) {
    if answer == .attributes { isAnswered = true }
    guard !isOver else { return }
    switch answer {
    case .background(let colour): findings.background = colour
    case .cursor(let column):
      guard !signs.isEmpty else { return }
      let sign = signs.removeFirst()
      if (2...3).contains(column) { findings.cells[sign] = column - 1 }
    case .attributes:
      findings.isComplete = true
      isOver = true
    }
  }

  mutating func giveUp() { isOver = true }

  /// Asks a terminal that shows lines as usual, not a full screen, and waits for the answers.
  ///
  /// The signs are drawn in the line of the cursor, which is empty afterwards.
  ///
  /// - Returns: nil where there is no terminal at both ends, or one that is not like xterm.
  static func conduct(input: Int32, output: Int32, type: TerminalType, charset: Charset) -> TerminalFindings? {
    var found = termios()
    guard isatty(input) == 1, isatty(output) == 1, type.isLikeXterm, tcgetattr(input, &found) == 0 else { return nil }
    _ = TerminalModes(input: input, found: found).setRaw()
    defer { tcsetattr(input, TCSANOW, &found) }
    let questions = TerminalQuestions(background: true, widths: charset == .utf8)
    var queue = OutputQueue(descriptor: output)
    queue.append((questions.drawing(from: "\r") + "\r\u{1b}[K" + questions.silent).utf8)
    queue.flush(patienceMilliseconds: patience)
    var inquiry = Inquiry(questions, at: Clock.milliseconds())
    var decoder = InputDecoder(charset: charset)
    inquiry.listen(to: input, &decoder, until: inquiry.deadline)
    if !inquiry.isOver {
      inquiry.giveUp()
      // Too late to be believed, but not to be kept from the shell.
      inquiry.listen(to: input, &decoder, until: inquiry.start + lateness)
    }
    return inquiry.findings
  }

  /// Reads answers until the last one has come or the time is up; keys among them are lost.
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
    let charset = Charset.adoptLocale { name in getenv(name).map { String(cString: $0) } }.charset
    return Inquiry.conduct(input: input, output: output, type: type, charset: charset)
  }
}
