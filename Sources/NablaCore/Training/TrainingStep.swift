// One step of a run, with every number it was made of.

/// The situation before a step, and the change that the step makes.
package struct TrainingStep: Equatable, Sendable {
  /// The state before the step.
  package let state: TrainingState
  /// What the step is made with; its learning rate is that of this very step.
  package let settings: Settings
  /// C over all samples at `state`.
  package let cost: Double
  /// ∇C at `state` over the step's batch; for the perceptron −Δθ ∕ η.
  package let gradient: [Double]
  /// ‖∇C‖ over all samples at `state`, of the parameters that are not held still.
  package let gradientNorm: Double
  /// The numbers of the step's samples; nil for all.
  package let batch: [Int]?
  /// Δθ of the step.
  package let change: [Double]
  /// The state after the step.
  package let next: TrainingState

  /// - Parameters:
  ///   - state: where the step starts from.
  ///   - subject: what is learned.
  ///   - base: how it is learned; a schedule makes the step's own learning rate of it.
  ///   - evaluatesAll: whether cost and norm are wanted also where the batch is a part of the samples; they cost a pass
  ///     over all of them. Without, they are of the batch.
  package init(from state: TrainingState, subject: Subject, settings base: Settings, evaluatesAll: Bool = true) {
    let settings = base.atStep(state.step)
    let frozen = settings.frozen
    let objective = Objective(subject, settings: settings)
    var next = state
    let batch = next.sampler.next(settings.batch, order: settings.order)
    var (cost, gradient) = objective.costAndGradient(at: state.parameters, over: batch)
    var norm = Self.norm(of: gradient, without: frozen)
    if batch != nil, evaluatesAll {
      let all = objective.costAndGradient(at: state.parameters)
      cost = all.cost
      norm = Self.norm(of: all.gradient, without: frozen)
    }
    var optimizer = state.optimizer
    optimizer.forget(frozen)
    var slopes = gradient
    let rule = optimizer.rule
    if let substitute = rule.substitute(for: objective, at: state.parameters, over: batch) {
      gradient = substitute
      slopes = substitute
    } else if let point = rule.gradientPoint(from: state.parameters, learningRate: settings.learningRate) {
      slopes = objective.costAndGradient(at: point, over: batch).gradient
    }
    for index in frozen { slopes[index] = 0 }
    var change = optimizer.step(along: slopes, learningRate: settings.learningRate)
    for index in frozen { change[index] = 0 }
    optimizer.note(change: change, endsEpoch: next.sampler.isAtEpochStart)
    next.step += 1
    next.optimizer = optimizer
    for index in change.indices { next.parameters[index] += change[index] }
    self.state = state
    self.settings = settings
    self.cost = cost
    self.gradient = gradient
    gradientNorm = norm
    self.batch = batch
    self.change = change
    self.next = next
  }

  /// The first parameter whose slope is not defined here, though C and all parameters are numbers; nil where there is none.
  ///
  /// sqrt(w1)^0 is 1 at w1 = −1, by a root that is none; there is no tangent and no step, and yet nothing has left its bounds.
  package var undefinedSlope: Int? {
    guard cost.isFinite, state.parameters.allSatisfy(\.isFinite) else { return nil }
    return gradient.indices.first { gradient[$0].isNaN && !settings.frozen.contains($0) }
  }

  /// ‖v‖ without some of its numbers.
  static func norm(of vector: [Double], without frozen: [Int]) -> Double {
    guard !frozen.isEmpty else { return norm(of: vector) }
    var rest = vector
    for index in frozen { rest[index] = 0 }
    return norm(of: rest)
  }

  /// ‖v‖, without overflow where the squares would.
  package static func norm(of vector: [Double]) -> Double { vector.withUnsafeBufferPointer(VectorLength.norm) }
}
