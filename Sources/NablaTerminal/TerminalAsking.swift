// Asking the terminal about itself: nothing waits, answers come in as they do.

import NablaCanvas
import NablaSystem

extension Terminal {
  /// Asks the terminal about itself; how wide it draws signs only inside the screen that shows already. Nothing waits:
  /// `takeFindings` has the answers once `events` has returned for them, at most 120 milliseconds later, and again when
  /// some come later than that. Only terminals that understand the questions are asked.
  package func ask(_ questions: TerminalQuestions) {
    guard type.isAsked, !isClosed, waitingFrame == nil else { return }
    var questions = questions
    questions.background = questions.background && type.isLikeXterm
    questions.widths =
      questions.widths && charset == .utf8 && size.columns >= 4 && size.rows >= 2 && lastFrame != nil
    guard questions.widths || questions.background else { return }
    if questions.widths {
      if type.isLikeXterm { output.append(TerminalType.frameBegin.utf8) }
      output.append(painter.bytes(lendingRow: 1, to: questions.drawing(from: "\u{1b}[2;1H")))
      if type.isLikeXterm { output.append(TerminalType.frameEnd.utf8) }
      hasAskedWidths = true
    }
    output.append(questions.silent.utf8)
    output.flush()
    let now = Clock.milliseconds()
    if inquiry == nil { inquiry = Inquiry(questions, at: now) } else { inquiry!.add(questions, at: now) }
    decoder.expectsAnswers = true
  }

  /// What the terminal has told of itself, each time that it has told more; nil where there is nothing new. Where the
  /// screen turns out to be garbled, the next frame paints all of it.
  package func takeFindings() -> TerminalFindings? {
    guard hasNews, let inquiry else { return nil }
    hasNews = false
    let findings = inquiry.isOver ? inquiry.findings.completed(for: type, asksWidths: hasAskedWidths) : inquiry.findings
    if findings.isUnusual, !isKnownUnusual {
      isKnownUnusual = true
      painter.forget()
    }
    if findings.isNoUnicode { painter.useASCII() }
    return findings
  }

  /// Hears answers out; returns whether there is something new.
  func listen() -> Bool {
    let answers = decoder.takeAnswers()
    guard let before = inquiry else { return false }
    for answer in answers { inquiry!.take(answer) }
    let now = Clock.milliseconds()
    if !inquiry!.isOver, now >= inquiry!.deadline { inquiry!.giveUp() }
    if !inquiry!.isOpen(at: now) { decoder.expectsAnswers = false }
    let isNew = inquiry!.isOver != before.isOver || inquiry!.findings != before.findings
    hasNews = hasNews || isNew
    return isNew
  }

  /// Keeps answers that are still under way from the shell.
  func awaitAnswers() {
    let now = Clock.milliseconds()
    guard var inquiry, inquiry.isOpen(at: now), !isLost, !output.isBroken else { return }
    inquiry.listen(to: input, &decoder, until: now + Inquiry.drain)
    self.inquiry = inquiry
  }
}

nonisolated extension TerminalFindings {
  /// The findings with what is known of a type of terminal that did not tell how wide its signs are.
  func completed(for type: TerminalType, asksWidths: Bool) -> TerminalFindings {
    guard asksWidths, cells.isEmpty,
      TerminalType.drawsSignsWideUnasked(type.name, environment: Environment.variable)
    else { return self }
    var result = self
    for sign in [DoubtfulSign.nabla, .line] { result.cells[sign] = 2 }
    return result
  }
}
