// The scene's text, a page at a time: the lesson, then its question, then the answer.

import NablaCanvas
import NablaScenes

/// The pages of a scene.
struct LessonPages {
  let pages: [(label: Label?, text: LocalizedText)]

  init(_ scene: Scene) {
    var pages = scene.lesson.map { (label: Label?.none, text: $0) }
    if let question = scene.question { pages.append((.question, question)) }
    if let answer = scene.answer { pages.append((.answer, answer)) }
    self.pages = pages
  }

  var count: Int { max(1, pages.count) }
}

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
    let page = pages.pages[min(model.look.lessonPage, pages.count - 1)]
    var y = rect.y
    if rect.height > 5 { y += 1 }
    if let label = page.label {
      frame.put(pencil.words(label), Style(.accent, .bold), x: rect.x + 1, y: y)
      y += 1
    }
    let text = pencil.words(page.text[pencil.language].sanitizedLines)
    for line in text.wrapped(to: rect.width - 2) where y < rect.maxY {
      frame.put(line, Style(.text), x: rect.x + 1, y: y)
      y += 1
    }
  }
}

extension String {
  /// Sanitized line by line, so that line breaks stay.
  var sanitizedLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).sanitized(limit: 2_000) }
      .joined(separator: "\n")
  }
}
