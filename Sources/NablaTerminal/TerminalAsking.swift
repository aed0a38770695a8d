// Asking the terminal about itself while its screen shows: nothing waits, answers come in as they do.

import NablaCanvas

extension Terminal {
  /// Asks the terminal about itself, inside the screen that shows already. Nothing waits: `takeFindings` has the answers
  /// once `events` has returned for them, at most 120 milliseconds later. Only terminals like xterm are asked.
  package func ask(_ questions: TerminalQuestions) {
    guard type.isLikeXterm, !isClosed, lastFrame != nil, waitingFrame == nil else { return }
    var questions = questions
    questions.widths = questions.widths && charset == .utf8 && size.columns >= 4
    guard questions.widths || questions.background else { return }
    if questions.widths {
      output.append(TerminalType.frameBegin.utf8)
      output.append(painter.bytes(lendingFirstRowTo: questions.drawing(from: "\u{1b}[1;1H")))
      output.append(TerminalType.frameEnd.utf8)
    }
    output.append(questions.silent.utf8)
    output.flush()
    inquiry = Inquiry(questions, at: Clock.milliseconds())
    hasGivenFindings = false
    decoder.expectsAnswers = true
  }

  /// What the terminal has told of itself, once for each `ask`; nil while answers are awaited. Where the screen turns out
  /// to be garbled, the next frame paints all of it.
  package func takeFindings() -> TerminalFindings? {
    guard let inquiry, inquiry.isOver, !hasGivenFindings else { return nil }
    hasGivenFindings = true
    if inquiry.findings.isUnusual { painter.forget() }
    return inquiry.findings
  }

  /// Hears answers out; returns whether the findings have become final.
  func listen() -> Bool {
    let answers = decoder.takeAnswers()
    guard let wasOver = inquiry?.isOver else { return false }
    for answer in answers { inquiry!.take(answer) }
    if !inquiry!.isOver, Clock.milliseconds() >= inquiry!.deadline { inquiry!.giveUp() }
    if inquiry!.isAnswered { decoder.expectsAnswers = false }
    return inquiry!.isOver && !wasOver
  }

  /// Keeps answers that are still under way from the shell.
  func awaitAnswers() {
    guard var inquiry, !inquiry.isAnswered, !isLost, !output.isBroken else { return }
    let now = Clock.milliseconds()
    guard now < inquiry.start + Inquiry.leakage else { return }
    inquiry.listen(to: input, &decoder, until: now + Inquiry.drain)
    self.inquiry = inquiry
  }
}
