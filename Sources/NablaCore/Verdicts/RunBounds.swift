// What a run is measured against: bounds that follow its start, so that one problem in three units has one verdict.

/// When a run counts as diverged, and when its slope counts as 0.
package struct RunBounds: Equatable, Sendable {
  /// C at step 0; may be no finite number.
  package let firstCost: Double
  /// The cost at which the run has reached its target; nil where the slope decides.
  package let targetCost: Double?

  package init(firstCost: Double, targetCost: Double?) {
    self.firstCost = firstCost
    self.targetCost = targetCost
  }

  /// How many times the larger of 1 and the start's |C| a cost may be.
  package static let greatestGrowth = 1e12
  /// ‖∇C‖ below which the slope is as good as 0 where the start's |C| is 0.01 or more.
  package static let flatSlope = 1e-4

  /// The cost above which a run has diverged: 10¹² · max(1, |C₀|).
  package var greatestCost: Double {
    Self.greatestGrowth * (firstCost.isFinite ? max(1, abs(firstCost)) : 1)
  }

  /// ‖∇C‖ below which the slope is as good as 0: 10⁻⁴ · min(1, 100·|C₀|).
  package var flatSlope: Double {
    Self.flatSlope * (firstCost.isFinite ? min(1, 100 * abs(firstCost)) : 1)
  }
}
