// The numbers of the Taylor panel: this step's prediction, other directions, and the steps before.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

/// What the panel shows, worked out from a model as far as that is cheap.
struct TaylorNumbers {
  struct Past {
    let step: Int
    let outcome: TaylorPrediction
  }

  let outcome: TaylorPrediction
  /// ‖∇C‖ over all samples is 0.
  let isFlat: Bool
  /// ‖Δθ‖ of the step.
  let length: Double
  /// The angle of Δθ to −∇C in degrees; nil where one of them is 0.
  let angle: Double?
  /// Empty where there are none or where they take too long.
  let choices: [Directions.Choice]
  /// Oldest first; empty where they take too long.
  let past: [Past]

  /// So many samples times parameters are worked through in a few milliseconds.
  private static let affordable = 2_000_000.0

  /// - Parameters:
  ///   - model: whose step is shown.
  ///   - pastCount: how many steps before this one are wanted.
  init(_ model: Model, pastCount: Int) {
    let step = model.situation.step
    let history = model.workspace.history
    let subject = history.experiment.subject
    let objective = Objective(subject, settings: model.situation.settings)
    let parameters = step.state.parameters
    let gradient = Self.gradient(of: step, objective, isRule: model.usesPerceptronRule)
    outcome = TaylorPrediction(objective, from: parameters, cost: step.cost, gradient: gradient, change: step.change)
    isFlat = gradient.allSatisfy { $0 == 0 }
    length = Self.length(step.change)
    angle = Directions.angle(of: step.change, to: gradient)
    let work = Double(history.experiment.dataset?.count ?? 1) * Double(parameters.count)
    guard work <= Self.affordable else {
      choices = []
      past = []
      return
    }
    choices =
      Directions(objective, from: parameters, cost: step.cost, gradient: gradient, length: length).choices
    let number = step.state.step
    let first = max(0, number - pastCount)
    guard pastCount > 0, number > first, work * Double(history.spacing + pastCount) <= Self.affordable else {
      past = []
      return
    }
    past = history.steps(first...number - 1).map { step in
      let settings = step.settings
      let objective = Objective(subject, settings: settings)
      let gradient = Self.gradient(of: step, objective, isRule: settings.optimizer.name == .perceptron)
      return Past(
        step: step.state.step,
        outcome: TaylorPrediction(
          objective, from: step.state.parameters, cost: step.cost, gradient: gradient, change: step.change))
    }
  }

  /// ∇C over all samples: what the step has itself, unless it saw only some or knows no slope.
  private static func gradient(of step: TrainingStep, _ objective: Objective, isRule: Bool) -> [Double] {
    if step.batch == nil, !isRule { return step.gradient }
    return objective.costAndGradient(at: step.state.parameters).gradient
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// What is to be said about the prediction.
  ///
  /// - Parameters:
  ///   - hasSteps: whether a step function stands between the weights and C.
  ///   - shape: how C leaves its tangent.
  ///   - isOfBatch: whether the step saw only some of the samples.
  func verdict(hasSteps: Bool, shape: CostShape, isOfBatch: Bool) -> TaylorLabel {
    guard let ratio = outcome.ratio else {
      if isFlat { return hasSteps ? .flatBecauseOfStep : .flat }
      return outcome.actual.isFinite ? .tooSmall : .wrongWay
    }
    if outcome.predicted > 0 { return isOfBatch ? .uphillForAll : .uphill }
    if ratio < 0 { return .wrongWay }
    if abs(ratio - 1) < 0.05 { return .closeToOne }
    return ratio < 1 ? .lessThanPredicted(shape) : .moreThanPredicted(shape)
  }

  /// Whether two angles in degrees are one on screen.
  static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.05 }

  /// An angle as the list and the sentence below it name it: small ones to a tenth, as a step may lie so near to −∇C.
  static func name(ofDegrees degrees: Double) -> String {
    let isSmall = degrees < 10 && degrees != degrees.rounded()
    return Numeral.fixed(degrees, decimals: isSmall ? 1 : 0) + "°"
  }

  /// What is to be said about the directions on the list, this step's own among them; nil where none were tried.
  var directionVerdict: TaylorLabel? {
    var listed = choices.map { (degrees: $0.degrees, outcome: $0.outcome) }.filter { $0.outcome.actual.isFinite }
    guard !listed.isEmpty else { return nil }
    let downhill = listed.first { $0.degrees == 0 }
    if let angle, outcome.actual.isFinite, !listed.contains(where: { Self.isSame($0.degrees, angle) }) {
      listed.append((angle, outcome))
    }
    if listed.allSatisfy(\.outcome.isRounding) { return .noneMoves }
    let best = listed.min { $0.outcome.actual < $1.outcome.actual }!
    let degrees = Self.name(ofDegrees: best.degrees)
    if best.outcome.isRounding { return .noneLowers(nil) }
    if best.outcome.actual >= 0 { return .noneLowers(degrees) }
    // They may differ by rounding.
    if let downhill, downhill.outcome.actual <= best.outcome.actual + 1e-9 * abs(best.outcome.actual) {
      return .downhillBest
    }
    return .notBestHere(degrees)
  }
}
