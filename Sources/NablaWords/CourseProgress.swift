// How far a learner has come in the course.

import NablaLesson

/// What has become of each scene, by its name.
package struct CourseProgress: Equatable, Sendable {
  package enum Stage: String, CaseIterable, Comparable, Sendable {
    /// It was opened.
    case opened
    /// Its question's answer was seen, or the last page of its lesson where nothing is asked.
    case answered

    package static func < (one: Stage, other: Stage) -> Bool { one == .opened && other == .answered }
  }

  /// Scenes that nobody has opened are missing.
  package private(set) var stages: [String: Stage]

  package init(_ stages: [String: Stage] = [:]) { self.stages = stages }

  package subscript(name: String) -> Stage? { stages[name] }

  /// A stage once reached is never lost.
  package mutating func reach(_ stage: Stage, of name: String) {
    stages[name] = max(stages[name] ?? .opened, stage)
  }

  /// With what another one knows as well.
  package func joined(with other: CourseProgress) -> CourseProgress {
    CourseProgress(stages.merging(other.stages, uniquingKeysWith: max))
  }
}
