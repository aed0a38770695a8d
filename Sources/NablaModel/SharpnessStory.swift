// How λ has gone beside the edge of stability: what can be said of it in a sentence, decided by a rule.

import NablaCore

/// The edge of stability: the λ up to which the steps in the steepest direction die down at the η in force.
package enum StabilityEdge {
  /// 2/η for gradient descent, 2(1 + β)/η with momentum, (2 + 2β)/((1 + 2β)η) with Nesterov's; nil for the others.
  ///
  /// - Parameter settings: of a step, with the η that it is made with.
  package static func value(of settings: Settings) -> Double? {
    guard settings.learningRate > 0 else { return nil }
    return settings.optimizer.largestStableLearningRate(sharpness: 1).map { $0 / settings.learningRate }
  }
}

/// What λ has done beside the edge, at the steps that were looked at.
package struct SharpnessStory: Equatable, Sendable {
  package struct Point: Equatable, Sendable {
    package let step: Int
    /// λ.
    package let value: Double
    /// The edge at that step.
    package let edge: Double

    package init(step: Int, value: Double, edge: Double) {
      self.step = step
      self.value = value
      self.edge = edge
    }

    /// λ as a part of the edge.
    var share: Double { value / edge }
    /// Whether λ lies above the edge, and not only by rounding.
    var isAbove: Bool { share > 1 + 1e-12 }
  }

  package let count: Int
  package let last: Point
  /// Where λ was largest.
  package let greatest: Point
  package let first: Point
  /// The first step at which λ lay above the edge; nil: at none.
  package let firstAbove: Point?
  /// How often it has changed sides since then.
  package let crossings: Int
  /// The least and the greatest part of the edge that λ has been since then.
  package let sharesSince: ClosedRange<Double>?

  /// nil without a step.
  ///
  /// - Parameter points: in the order of their steps.
  package init?(_ points: [Point]) {
    guard let first = points.first, let last = points.last else { return nil }
    self.first = first
    self.last = last
    count = points.count
    greatest = points.max { $0.value < $1.value } ?? first
    let since = points.firstIndex(where: \.isAbove).map { Array(points[$0...]) } ?? []
    firstAbove = since.first
    crossings = zip(since, since.dropFirst()).count { $0.isAbove != $1.isAbove }
    let shares = since.map(\.share)
    sharesSince = shares.min().flatMap { low in shares.max().map { low...$0 } }
  }
}

extension Model {
  /// How λ of the current run has gone; nil where the steps have no edge, or nothing is known yet.
  package var sharpnessStory: SharpnessStory? {
    let history = workspace.history
    return SharpnessStory(
      sharpness(of: workspace.current).compactMap { step, value in
        StabilityEdge.value(of: history.settings(at: step).atStep(step)).map {
          SharpnessStory.Point(step: step, value: value, edge: $0)
        }
      })
  }
}
