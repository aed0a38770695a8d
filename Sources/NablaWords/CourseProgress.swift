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
  /// How often something was predicted in a scene, and how often nearly; scenes where nothing was are missing.
  package private(set) var scores: [String: GuessScore]

  /// - Parameters:
  ///   - stages: by scene.
  ///   - scores: by scene.
  package init(_ stages: [String: Stage] = [:], scores: [String: GuessScore] = [:]) {
    self.stages = stages
    self.scores = scores
  }

  package subscript(name: String) -> Stage? { stages[name] }

  /// A stage once reached is never lost.
  package mutating func reach(_ stage: Stage, of name: String) {
    stages[name] = max(stages[name] ?? .opened, stage)
  }

  /// Counts a prediction.
  package mutating func count(isNear: Bool, in name: String) {
    scores[name] = (scores[name] ?? .none).adding(isNear: isNear)
  }

  /// All predictions of all scenes.
  package var score: GuessScore {
    GuessScore(
      made: scores.values.reduce(0) { $0 + $1.made }, near: scores.values.reduce(0) { $0 + $1.near })
  }

  /// With what another one knows as well.
  ///
  /// - Parameters:
  ///   - other: what is added.
  ///   - known: what of the other one's predictions is counted here already.
  package func joined(with other: CourseProgress, beyond known: CourseProgress = CourseProgress()) -> CourseProgress {
    var scores = self.scores
    for (name, score) in other.scores {
      scores[name] = (scores[name] ?? .none).adding(score, beyond: known.scores[name] ?? .none)
    }
    return CourseProgress(stages.merging(other.stages, uniquingKeysWith: max), scores: scores)
  }
}
