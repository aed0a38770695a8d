// The scene's text, a page at a time.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaWords

package struct LessonView: PanelView {
  package static let name = LocalizedText(ko: "설명", en: "Lesson")

  @Shown var model: Model

  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: what draws.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let pages = LessonPages(model.workspace.scene)
    guard pages.pages.count > 1 else { return "" }
    let page = min(model.look.lessonPage, pages.count - 1)
    let isNoted = !model.isLessonAboutRun && layout(in: rect.inset(columns: 1, rows: 1).size, pencil).needsNote
    let note = isNoted ? pencil.words(CourseLabel.otherRunsHeading) + "  " : ""
    return note + "\(page > 0 ? "E/H" : "H") \(page + 1)/\(pages.count)"
  }

  /// It speaks for itself, under its title.
  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(Sanitized.title(model.workspace.scene.title[pencil.language]))
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let pages = LessonPages(model.workspace.scene)
    guard !pages.pages.isEmpty else {
      frame.put(pencil.words(.noPage), Style(.dim), x: rect.x + 1, y: rect.y)
      return
    }
    let shown = layout(in: rect.size, pencil)
    for line in shown.lines where line.y < rect.height {
      frame.put(line.text, line.style, x: rect.x + 1, y: rect.y + line.y)
    }
    drawWayOn(from: shown, of: pages, in: rect, of: &frame, pencil)
  }

  /// The first page that is not wholly on screen where the lesson is.
  package var firstPageBelow: Int {
    guard let rect = model.arrangement.rect(of: .lesson) else { return model.look.lessonPage }
    return layout(in: rect.inset(columns: 1, rows: 1).size, Pencil(model)).nextPage
  }

  /// Whether the answer's text is on screen.
  package var showsAnswer: Bool {
    guard model.look.isAnswerOpen, let answer = LessonPages(model.workspace.scene).answer,
      model.arrangement.rect(of: .lesson) != nil
    else { return false }
    return (model.look.lessonPage..<firstPageBelow).contains(answer)
  }

  private struct Layout {
    var lines: [(text: String, style: Style, y: Int)] = []
    /// The row under the last page.
    var end = 0
    /// The first page that is not on it.
    var nextPage = 0
    /// Whether a note was to stand below the pages and found no room.
    var needsNote = false

    /// Puts a note below the pages: the first of its wordings that there is room for.
    mutating func addNote(_ wordings: [[String]], in size: Size) {
      guard let note = wordings.first(where: { end + $0.count <= size.rows }) else {
        needsNote = !wordings.isEmpty
        return
      }
      for line in note {
        lines.append((line, Style(.warning), end))
        end += 1
      }
    }
  }

  /// The page that is turned to, and what comes next as long as whole pages fit; the answer only when it is open.
  private func layout(in size: Size, _ pencil: Pencil) -> Layout {
    let layout = layout(in: size, below: 1, pencil)
    return layout.needsNote ? self.layout(in: size, below: 0, pencil) : layout
  }

  /// - Parameters:
  ///   - size: the room there is.
  ///   - margin: the rows to leave free above the text, where that fits.
  ///   - pencil: what draws.
  private func layout(in size: Size, below margin: Int, _ pencil: Pencil) -> Layout {
    let pages = LessonPages(model.workspace.scene).pages
    var layout = Layout()
    guard !pages.isEmpty else { return layout }
    let number = min(model.look.lessonPage, pages.count - 1)
    let width = max(1, min(size.columns - 2, Self.comfortableWidth))
    let current = lines(of: pages[number], width, pencil)
    layout.end = size.rows > current.count + 1 ? margin : 0
    func add(_ lines: [(text: String, style: Style)]) {
      for line in lines {
        layout.lines.append((line.text, line.style, layout.end))
        layout.end += 1
      }
      layout.nextPage += 1
    }
    layout.nextPage = number
    add(current)
    // What follows is more lesson, which can wait; the question cannot.
    let notes = noteLines(width, pencil)
    // Nothing is told behind a closed answer.
    let isClosed = pages[number].label == .answer && !model.look.isAnswerOpen
    for page in pages[(number + 1)...] where !isClosed {
      let next = lines(of: page, width, pencil)
      let note = page.label == .question ? 0 : notes.first?.count ?? 0
      guard page.label != .answer || model.look.isAnswerOpen, layout.end + 1 + next.count + note <= size.rows
      else { break }
      layout.end += 1
      // The question is not for later.
      add(page.label == .question ? next : next.map { ($0.text, Style(.dim)) })
    }
    layout.addNote(notes, in: size)
    return layout
  }

  /// Says that the text quotes another run than the one on screen, in full and in short; nothing where it does not.
  private func noteLines(_ width: Int, _ pencil: Pencil) -> [[String]] {
    guard !model.isLessonAboutRun else { return [] }
    let words: [CourseLabel] =
      model.isSceneOwn ? (model.showsComparison ? [.otherNumbers] : [.otherRuns]) : [.otherScene]
    return (words + [.otherRunsShort]).map { pencil.words($0).wrapped(to: width) }
  }

  /// Where more pages follow, the key that turns to them; under the last page, the way to the next lesson.
  private func drawWayOn(
    from shown: Layout, of pages: LessonPages, in rect: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    guard shown.end < rect.height else { return }
    let isClosed = pages.isAnswer(shown.nextPage - 1) && !model.look.isAnswerOpen
    var label: CourseLabel?
    if shown.nextPage < pages.count {
      label = isClosed ? nil : .more(pages.count - shown.nextPage)
    } else if !isClosed {
      label = model.nextEntry.map { .next(Sanitized.title($0.title[pencil.language])) }
    }
    guard let label else { return }
    let y = rect.y + min(shown.end + 1, rect.height - 1)
    pencil.put(pencil.words(label), Style(.dim), x: rect.x + 1, y: y, width: rect.width - 2, in: &frame)
  }

  /// Longer lines are hard to follow.
  private static let comfortableWidth = 72

  private func lines(
    of page: LessonPages.Page, _ width: Int, _ pencil: Pencil
  ) -> [(text: String, style: Style)] {
    var lines: [(text: String, style: Style)] = []
    if let label = page.label { lines.append((pencil.words(label), Style(.accent, .bold))) }
    var text = pencil.words(page.text[pencil.language].sanitizedLines)
    if page.label == .answer, !model.look.isAnswerOpen { text = pencil.words(gate) }
    return lines + text.wrapped(to: width).map { ($0, Style(.text)) }
  }

  /// What stands in a closed answer's place: what the run has to show before.
  var gate: CourseLabel {
    let now = model.workspace.cursor.step
    let step = model.workspace.scene.revealStep
    let isElsewhere = now >= step && !model.hasShownAnswer
    guard case .change(_, let wanted) = model.workspace.scene.reveal else {
      if !model.showsComparison { return .answerInComparison(isRacing: model.workspace.isRacing) }
      return isElsewhere
        ? .answerElsewhere(wanted: nil) : .answerLater(step: step, now: model.isOnWayToAnswer ? now : nil)
    }
    return isElsewhere
      ? .answerElsewhere(wanted: wanted)
      : .answerAfterChange(step: step, now: model.isOnWayToAnswer ? now : nil, wanted: wanted)
  }

  package init(model: Shown) {
    _model = model
  }
}

extension String {
  /// Sanitized line by line, so that line breaks stay.
  package var sanitizedLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).sanitized(limit: 2_000) }
      .joined(separator: "\n")
  }
}
