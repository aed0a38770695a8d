// What a run has shown up to one of its steps: all that a verdict on it may look at.

/// The facts by which runs are judged and compared, in bounded memory.
///
/// A race takes them down step by step with `note(_:)`; a `History` gives them for any of its steps. Both say the same.
package struct RunRecord: Equatable, Sendable {
  package let bounds: RunBounds
  /// The situation at the latest step, or at the first diverged one.
  package private(set) var latest: TrainingStep
  /// The number, the cost and the parameters of the last step that had not diverged; nil where step 0 had.
  package private(set) var lastFinite: FinitePlace?
  /// The first step that diverged.
  package private(set) var divergedAt: Int?
  /// Why it did.
  package private(set) var divergence: Divergence?
  /// The first step at the target cost.
  package private(set) var targetStep: Int?
  /// How many steps pointed against the one before: Δw · Δw′ < 0.
  package private(set) var swings: Int
  /// The first step that did.
  package private(set) var firstSwing: Int?
  /// The costs of the last steps that had not diverged, oldest first: at most 21.
  package private(set) var costs: [Double]
  /// The lengths of the steps that led to the latest situation, oldest first, at most 20; with a minus sign where a step
  /// pointed against the one before.
  package private(set) var moves: [Double]
  /// The length of the step before those; nil where there was none.
  package private(set) var moveBefore: Double?
  /// The step at which a learner last changed something; 0 without a change. What came before says nothing of the run as
  /// it is now.
  package private(set) var changedAt = 0
  /// Whether C still measures what it measured at step 0: under the same loss and activations.
  package private(set) var hasFirstRuler = true
  /// The change that led to the latest step; nil at step 0.
  private var arrival: [Double]?

  /// A step whose numbers are all finite.
  package struct FinitePlace: Equatable, Sendable {
    package let step: Int
    package let cost: Double
    package let parameters: [Double]

    init(_ step: TrainingStep) {
      self.step = step.state.step
      cost = step.cost
      parameters = step.state.parameters
    }
  }

  /// - Parameters:
  ///   - start: the situation at step 0.
  ///   - targetCost: the cost to reach; nil where the scene names none.
  package init(from start: TrainingStep, targetCost: Double?) {
    bounds = RunBounds(firstCost: start.cost, targetCost: targetCost)
    latest = start
    swings = 0
    costs = []
    moves = []
    noteSituation(undefinedSlope: nil)
  }

  /// The record of a run that remembers.
  ///
  /// - Parameters:
  ///   - bounds: what the run is measured against.
  ///   - latest: the situation it is of, the first diverged one where the run had diverged by then.
  ///   - lastFinite: the last situation that had not diverged; nil where there is none.
  ///   - divergence: why it has diverged; nil where it has not.
  ///   - targetStep: the first step at the target cost; nil without one.
  ///   - costs: those of the last steps that had not diverged, at most 21.
  ///   - moves: the lengths of the last steps, at most 21.
  ///   - swings: how many steps turned back, and the first that did.
  ///   - changedAt: the step at which a learner last changed something.
  ///   - hasFirstRuler: whether C measures what it measured at step 0.
  init(
    bounds: RunBounds, latest: TrainingStep, lastFinite: TrainingStep?, divergence: Divergence?, targetStep: Int?,
    costs: [Double], moves: [Double], swings: (count: Int, first: Int?), changedAt: Int, hasFirstRuler: Bool
  ) {
    self.changedAt = changedAt
    self.hasFirstRuler = hasFirstRuler
    self.bounds = bounds
    self.latest = latest
    self.lastFinite = lastFinite.map(FinitePlace.init)
    self.divergence = divergence
    divergedAt = divergence == nil ? nil : latest.state.step
    self.targetStep = targetStep
    self.costs = costs
    self.moves = moves.suffix(RunStatus.swingWindow)
    moveBefore = moves.count > RunStatus.swingWindow ? abs(moves[moves.count - RunStatus.swingWindow - 1]) : nil
    self.swings = swings.count
    firstSwing = swings.first
  }

  /// Takes note of the situation that the latest step has led to.
  package mutating func note(_ next: TrainingStep) {
    let before = latest
    let length = MoveTrace.signedLength(of: before.change, after: arrival)
    if length < 0 {
      swings += 1
      if firstSwing == nil { firstSwing = before.state.step }
    }
    moves.append(length)
    if moves.count > RunStatus.swingWindow { moveBefore = abs(moves.removeFirst()) }
    arrival = before.change
    latest = next
    noteSituation(undefinedSlope: before.undefinedSlope)
  }

  private mutating func noteSituation(undefinedSlope: Int?) {
    guard divergedAt == nil else { return }
    divergence = Divergence(of: latest, bounds: bounds, undefinedSlope: undefinedSlope)
    if divergence != nil {
      divergedAt = latest.state.step
      return
    }
    costs.append(latest.cost)
    if costs.count > CostTrace.tailLength { costs.removeFirst() }
    lastFinite = FinitePlace(latest)
    if let targetCost = bounds.targetCost, targetStep == nil, latest.cost <= targetCost {
      targetStep = latest.state.step
    }
  }

  /// How the run stands at its latest step.
  package var status: RunStatus {
    if let divergedAt, let divergence { return .diverged(at: divergedAt, divergence) }
    return RunStatus(of: latest, costs: costs, bounds: bounds)
  }

  /// Whether the run counts as converged because its slope is as good as 0.
  package var isFlat: Bool {
    status == .converged && bounds.targetCost == nil && latest.state.optimizer.hasSettled == nil
  }
}
