// What a run has shown so far, taken down step by step in bounded memory.

/// The facts by which runs are compared.
package struct RunRecord: Equatable, Sendable {
  /// The cost at which the run has reached its target; nil: none is set.
  package let targetCost: Double?
  /// The latest situation.
  package private(set) var latest: TrainingStep
  /// The number, the cost and the parameters of the last step that had not diverged; nil where step 0 had.
  package private(set) var lastFinite: FinitePlace?
  /// The first step that diverged.
  package private(set) var divergedAt: Int?
  /// The first step at the target cost.
  package private(set) var targetStep: Int?
  /// How many steps pointed against the one before: Δw · Δw′ < 0.
  package private(set) var swings = 0
  /// The first step that did.
  package private(set) var firstSwing: Int?
  /// The costs that a status and a reason look at, oldest first.
  private(set) var costs: [Double] = []
  /// The change that led to the latest step; nil at step 0.
  private var arrival: [Double]?
  /// How many times as long as the step before each of the last swings was; at most 10.
  private var growths: [Double] = []

  /// A step whose numbers are all finite.
  package struct FinitePlace: Equatable, Sendable {
    package let step: Int
    package let cost: Double
    package let parameters: [Double]
  }

  /// - Parameters:
  ///   - start: the situation at step 0.
  ///   - targetCost: the cost to reach; nil where the scene names none.
  package init(from start: TrainingStep, targetCost: Double?) {
    latest = start
    self.targetCost = targetCost
    noteSituation()
  }

  /// Takes note of the situation that the latest step has led to.
  package mutating func note(_ next: TrainingStep) {
    let change = latest.change
    if let arrival {
      let size = TrainingStep.norm(of: change)
      let sizeBefore = TrainingStep.norm(of: arrival)
      // Compared as directions, so that neither long nor short steps spoil the sign.
      if size > 0, sizeBefore > 0, size.isFinite, sizeBefore.isFinite {
        var product = 0.0
        for index in change.indices { product += (change[index] / size) * (arrival[index] / sizeBefore) }
        if product < 0 { noteSwing(growth: size / sizeBefore) }
      }
    }
    arrival = change
    latest = next
    noteSituation()
  }

  private mutating func noteSwing(growth: Double) {
    swings += 1
    if firstSwing == nil { firstSwing = latest.state.step }
    growths.append(growth)
    if growths.count > 10 { growths.removeFirst() }
  }

  private mutating func noteSituation() {
    let step = latest.state.step
    costs.append(latest.cost)
    if costs.count > CostTrace.tailLength { costs.removeFirst() }
    if Divergence(cost: latest.cost, parameters: latest.state.parameters) != nil {
      if divergedAt == nil { divergedAt = step }
      return
    }
    if divergedAt == nil {
      lastFinite = FinitePlace(step: step, cost: latest.cost, parameters: latest.state.parameters)
    }
    if let targetCost, targetStep == nil, latest.cost <= targetCost { targetStep = step }
  }

  /// How the run stands at its latest step.
  package var status: RunStatus {
    RunStatus(of: latest, costs: costs, targetCost: targetCost, divergedAt: divergedAt)
  }

  /// How many times as long as the step before the last swings were, in the geometric mean; nil without swings.
  package var swingGrowth: Double? {
    guard !growths.isEmpty else { return nil }
    let logarithms = growths.reduce(0) { $0 + naturalLogarithm($1) }
    return exponential(logarithms / Double(growths.count))
  }

  /// How many of the last 20 steps raised the cost.
  var rises: Int { zip(costs, costs.dropFirst()).count { $0 < $1 } }

  /// Which part of the cost the last 20 steps took away; nil at step 0, and where it was not above 0 before.
  var recentFall: Double? {
    guard let first = costs.first, costs.count > 1, first > 0 else { return nil }
    return (first - latest.cost) / first
  }
}
