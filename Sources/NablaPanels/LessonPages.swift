// The pages of a scene: what is on screen, the question, the lesson, then the answer.

import NablaLesson
import NablaWords

package struct LessonPages {
  package struct Page {
    var label: Label?
    let text: LocalizedText
  }

  package let pages: [Page]

  package init(_ scene: Scene) {
    var pages = scene.lesson.map { Page(text: $0) }
    // To be predicted before the lesson gives it away.
    if let question = scene.question { pages.insert(Page(label: .question, text: question), at: min(1, pages.count)) }
    // Before the explanation too, so that nobody turns past the question without having been asked.
    if let answer = scene.answer {
      pages.insert(Page(label: .answer, text: answer), at: scene.question == nil ? pages.count : min(2, pages.count))
    }
    self.pages = pages
  }

  package var count: Int { max(1, pages.count) }

  /// The question's page.
  package var question: Int? { pages.firstIndex { $0.label == .question } }

  /// The answer's page.
  package var answer: Int? { pages.firstIndex { $0.label == .answer } }

  /// Whether a page is the answer, which the run shows first.
  package func isAnswer(_ number: Int) -> Bool { pages.indices.contains(number) && pages[number].label == .answer }
}
