// The same start under many learning rates: C after k steps as a function of η.

/// How one learning rate comes out.
package struct SweepPoint: Equatable, Sendable {
  /// η.
  package let learningRate: Double
  package let end: RunEnd
  /// C over held-out samples where `end.finalCost` is C; nil where there are none, or it was not asked for.
  package let testCost: Double?

  package init(learningRate: Double, end: RunEnd, testCost: Double? = nil) {
    self.learningRate = learningRate
    self.end = end
    self.testCost = testCost
  }

  /// Whether the run has left, or swings.
  package var fails: Bool { end.status == .diverged || end.status == .oscillating }
}

/// C after k steps against η, in ascending order of η.
package struct SweepCurve: Equatable, Sendable {
  package let points: [SweepPoint]

  package init(_ points: [SweepPoint]) { self.points = points }

  /// The rate that ends lowest among those that have not diverged; where some reach the target cost, the one that does so
  /// in the fewest steps. Of several the lowest rate; nil where all have diverged.
  package var fastest: SweepPoint? {
    let standing = points.filter { $0.end.status != .diverged }
    if let first = standing.compactMap(\.end.targetStep).min() {
      return standing.first { $0.end.targetStep == first }
    }
    return standing.min { ($0.end.finalCost ?? .infinity) < ($1.end.finalCost ?? .infinity) }
  }

  /// The lowest rate whose run swings or has diverged; nil where none does.
  package var firstFailing: SweepPoint? { points.first(where: \.fails) }

  /// The lowest final cost of a run that has not diverged, whatever the target; nil where all have.
  package var lowest: SweepPoint? {
    points.filter { $0.end.status != .diverged && $0.end.finalCost != nil }
      .min { ($0.end.finalCost ?? .infinity) < ($1.end.finalCost ?? .infinity) }
  }
}
