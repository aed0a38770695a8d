// The scene's text, a page at a time.

import NablaCanvas
import NablaScenes

struct LessonView {
  let model: Model

  func trailing(_ pencil: Pencil) -> String {
    let pages = LessonPages(model.workspace.scene)
    guard pages.pages.count > 1 else { return "" }
    let page = min(model.look.lessonPage, pages.count - 1)
    return "H \(page + 1)/\(pages.count)"
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let pages = LessonPages(model.workspace.scene)
    guard !pages.pages.isEmpty else {
      frame.put(pencil.words(.noPage), Style(.dim), x: rect.x + 1, y: rect.y)
      return
    }
    let number = min(model.look.lessonPage, pages.count - 1)
    let width = min(rect.width - 2, Self.comfortableWidth)
    let current = lines(of: pages.pages[number], width, pencil)
    var y = rect.y + (rect.height > current.count + 1 ? 1 : 0)
    for line in current where y < rect.maxY {
      frame.put(line.text, line.style, x: rect.x + 1, y: y)
      y += 1
    }
    // What comes next, as long as whole pages fit; the answer only when it is asked for.
    for page in pages.pages[(number + 1)...] where page.label != .answer {
      let next = lines(of: page, width, pencil)
      guard y + 1 + next.count <= rect.maxY else { break }
      y += 1
      for line in next {
        frame.put(line.text, Style(.dim), x: rect.x + 1, y: y)
        y += 1
      }
    }
    drawWayOn(from: number, of: pages, y: y, in: rect, of: &frame, pencil)
  }

  /// Under the last page, how to get to the next lesson.
  private func drawWayOn(
    from number: Int, of pages: LessonPages, y: Int, in rect: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    let isDone = !pages.isAnswer(number) || model.look.isAnswerOpen
    guard number == pages.count - 1, isDone, let next = model.nextEntry, y < rect.maxY else { return }
    let title = Sanitized.title(next.title[pencil.language])
    let line = min(y + 1, rect.maxY - 1)
    pencil.put(
      pencil.words(CourseLabel.next(title)), Style(.dim), x: rect.x + 1, y: line, width: rect.width - 2, in: &frame)
  }

  /// Longer lines are hard to follow.
  private static let comfortableWidth = 72

  private func lines(
    of page: LessonPages.Page, _ width: Int, _ pencil: Pencil
  ) -> [(text: String, style: Style)] {
    var lines: [(text: String, style: Style)] = []
    if let label = page.label { lines.append((pencil.words(label), Style(.accent, .bold))) }
    var text = pencil.words(page.text[pencil.language].sanitizedLines)
    if page.label == .answer, !model.look.isAnswerOpen {
      text = pencil.words(CourseLabel.answerLater(step: model.revealStep, now: model.workspace.cursor.step))
    }
    return lines + text.wrapped(to: width).map { ($0, Style(.text)) }
  }
}

extension String {
  /// Sanitized line by line, so that line breaks stay.
  var sanitizedLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).sanitized(limit: 2_000) }
      .joined(separator: "\n")
  }
}
