// How a run stands, as the contract defines it.

/// How a run stands at one of its steps; tested in this order.
package enum RunStatus: Equatable, Sendable {
  case diverged(at: Int, Divergence)
  case converged
  case oscillating
  case descending

  /// The word scripts read.
  package var word: String {
    switch self {
    case .diverged: return "diverged"
    case .converged: return "converged"
    case .oscillating: return "oscillating"
    case .descending: return "descending"
    }
  }
}

/// Why a run counts as diverged.
package enum Divergence: Equatable, Sendable {
  case costNotFinite
  case costTooLarge
  /// The number of the first parameter that is not finite.
  case parameterNotFinite(Int)

  /// The cost above which a run has diverged.
  package static let costLimit = 1e12

  /// The reason a situation counts as diverged; nil where it does not.
  package init?(cost: Double, parameters: [Double]) {
    if let index = parameters.firstIndex(where: { !$0.isFinite }) {
      self = .parameterNotFinite(index)
    } else if !cost.isFinite {
      self = .costNotFinite
    } else if cost > Self.costLimit {
      self = .costTooLarge
    } else {
      return nil
    }
  }
}

extension RunStatus {
  /// ‖∇C‖ below which a run has converged where no target cost is set.
  package static let flatSlope = 1e-4
  /// How many of the last costs decide whether a run swings, and how many of them must have risen.
  package static let swingWindow = 20
  package static let swingRises = 5

  /// The status at a step.
  ///
  /// - Parameters:
  ///   - step: the situation there.
  ///   - costs: the costs up to and with this step; only the last 21 matter.
  ///   - targetCost: the cost to reach; nil where the scene names none.
  ///   - divergedAt: the first diverged step so far, if any.
  package init(of step: TrainingStep, costs: some Collection<Double>, targetCost: Double?, divergedAt: Int?) {
    if let reason = Divergence(cost: step.cost, parameters: step.state.parameters) {
      self = .diverged(at: divergedAt ?? step.state.step, reason)
    } else if Self.hasConverged(step, targetCost: targetCost) {
      self = .converged
    } else {
      let last = Array(costs.suffix(Self.swingWindow + 1))
      let rises = zip(last, last.dropFirst()).count { $0 < $1 }
      self = rises >= Self.swingRises ? .oscillating : .descending
    }
  }

  /// Whether the target cost is reached, or without one whether the slope is as good as 0.
  package static func hasConverged(_ step: TrainingStep, targetCost: Double?) -> Bool {
    if let targetCost { return step.cost <= targetCost }
    if case .perceptron(let rule) = step.state.optimizer { return rule.hasSettled }
    return step.gradientNorm < flatSlope
  }
}
