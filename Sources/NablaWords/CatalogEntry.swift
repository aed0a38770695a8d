// A scene as lists show it, without its data.

import NablaCore
import NablaLesson

/// What can be told of a scene before it is opened.
package struct CatalogEntry: Equatable, Sendable {
  package let name: String
  package let title: LocalizedText
  /// The lesson's first page; nil where there is no lesson.
  package var opening: LocalizedText?
  /// What is to be predicted.
  package var question: LocalizedText?
  /// The layers' sizes, such as 2-2-1, or the formula of the cost; empty where nobody knows.
  package var subject: String

  package init(
    name: String, title: LocalizedText, opening: LocalizedText? = nil, question: LocalizedText? = nil,
    subject: String = ""
  ) {
    self.name = name
    self.title = title
    self.opening = opening
    self.question = question
    self.subject = subject
  }

  package init(_ scene: Scene) {
    let subject =
      switch scene.experiment.subject {
      case .samples: scene.experiment.settings.network.map(Words.sizes) ?? ""
      case .formula(let formula): "C = \(formula.source)"
      }
    self.init(
      name: scene.name, title: scene.title, opening: scene.lesson.first, question: scene.question, subject: subject)
  }

  /// Its place in the course; nil for a scene of one's own.
  package var place: CoursePlace? { Course.place(of: name) }
}
