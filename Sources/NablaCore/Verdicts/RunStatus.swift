// How a run stands, as the contract defines it.

/// How a run stands at one of its steps; tested in this order.
package enum RunStatus: Equatable, Sendable {
  /// At the first diverged step, for the reason found there.
  case diverged(at: Int, Divergence)
  case converged
  case oscillating
  case descending

  /// The words scripts read.
  package enum Word: String, CaseIterable, Hashable, Sendable {
    case diverged, converged, oscillating, descending
  }

  package var kind: Word {
    switch self {
    case .diverged: return .diverged
    case .converged: return .converged
    case .oscillating: return .oscillating
    case .descending: return .descending
    }
  }

  /// The word scripts read.
  package var word: String { kind.rawValue }

  /// How many of the last steps decide whether a run swings, and how many of them must have raised the cost.
  package static let swingWindow = 20
  package static let swingRises = 5

  /// The status at a step that has not diverged.
  ///
  /// - Parameters:
  ///   - step: the situation there.
  ///   - costs: the costs up to and with this step; only the last 21 matter.
  ///   - bounds: those of its run.
  package init(of step: TrainingStep, costs: some Collection<Double>, bounds: RunBounds) {
    if Self.hasConverged(step, bounds: bounds) {
      self = .converged
    } else {
      let last = Array(costs.suffix(Self.swingWindow + 1))
      let rises = zip(last, last.dropFirst()).count { $0 < $1 }
      self = rises >= Self.swingRises ? .oscillating : .descending
    }
  }

  /// Whether the target cost is reached, or without one whether the slope is as good as 0.
  package static func hasConverged(_ step: TrainingStep, bounds: RunBounds) -> Bool {
    if let targetCost = bounds.targetCost { return step.cost <= targetCost }
    return step.state.optimizer.hasSettled ?? (step.gradientNorm < bounds.flatSlope)
  }
}
