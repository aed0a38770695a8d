// Why a run counts as diverged: the first cause, not what follows from it.

/// Why a run counts as diverged.
package enum Divergence: Equatable, Sendable {
  case costNotFinite
  /// C is above this bound.
  case costTooLarge(bound: Double)
  /// The number of the first parameter that is not finite.
  case parameterNotFinite(Int)
  /// The slope at the step before was not defined for this parameter, so there was nothing to step along.
  case slopeNotDefined(Int)

  /// The reason a situation counts as diverged; nil where it does not.
  ///
  /// - Parameters:
  ///   - step: the situation.
  ///   - bounds: those of its run.
  ///   - undefinedSlope: the number of a parameter whose slope was not defined at the step before; nil where all were.
  package init?(of step: TrainingStep, bounds: RunBounds, undefinedSlope: Int?) {
    if let index = step.state.parameters.firstIndex(where: { !$0.isFinite }) {
      self = undefinedSlope.map(Self.slopeNotDefined) ?? .parameterNotFinite(index)
    } else if !step.cost.isFinite {
      self = .costNotFinite
    } else if step.cost > bounds.greatestCost {
      self = .costTooLarge(bound: bounds.greatestCost)
    } else {
      return nil
    }
  }
}
