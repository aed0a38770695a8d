// When a Hessian may be asked for on the way to a frame.

import NablaCore

/// A point whose largest curvature is asked for.
package struct CurvatureRequest: Equatable, Sendable {
  package let objective: Objective
  package let parameters: [Double]
  /// The numbers of the parameters that are held still.
  package let frozen: [Int]

  package init(objective: Objective, parameters: [Double], frozen: [Int] = []) {
    self.objective = objective
    self.parameters = parameters
    self.frozen = frozen
  }
}

/// The answer.
package struct KnownCurvature: Equatable, Sendable {
  package let request: CurvatureRequest
  /// The algebraically largest eigenvalue of the Hessian with its direction; nil where there is none to be had.
  package let greatest: PrincipalCurvature?

  /// - Parameters:
  ///   - request: where the curvature is asked for.
  ///   - shouldStop: asked before every product; once it says yes there will be no answer.
  package init?(_ request: CurvatureRequest, shouldStop: @escaping () -> Bool = { false }) {
    var isStopped = false
    self.request = request
    greatest = Hessian(of: request.objective, at: request.parameters, frozen: request.frozen).greatestCurvature {
      isStopped = isStopped || shouldStop()
      return isStopped
    }
    if isStopped { return nil }
  }
}

extension Model {
  /// The largest curvature at the step on screen; nil where it is not known (yet).
  package var principalCurvature: PrincipalCurvature? {
    curvature?.request == wantedCurvature ? curvature?.greatest : nil
  }

  /// The largest η that the step on screen stands in the steepest direction; nil where there is none or it is not known,
  /// and where the step sees only some of the samples: λ is that of all.
  package var rateLimit: Double? {
    guard situation.step.batch == nil else { return nil }
    return principalCurvature.flatMap { Curvatures.limit(of: situation.settings, sharpness: $0.value) }
  }

  /// What the loop outside should compute when nothing else happens.
  package var unknownCurvature: CurvatureRequest? {
    guard let wantedCurvature, curvature?.request != wantedCurvature else { return nil }
    return wantedCurvature
  }

  /// Says of which point the curvature is wanted, and computes it where that takes no time to speak of.
  package mutating func refreshCurvature() {
    let experiment = workspace.history.experiment
    guard arrangement.kind != .card, !usesPerceptronRule, Curvatures.isAffordable(experiment) else {
      wantedCurvature = nil
      return
    }
    let request = CurvatureRequest(
      objective: Objective(experiment.subject, settings: situation.settings), parameters: situation.parameters,
      frozen: situation.settings.frozen)
    wantedCurvature = request
    if curvature?.request != request, Curvatures.isInstant(experiment) { curvature = KnownCurvature(request) }
  }
}

enum Curvatures {
  /// Whether the largest curvature takes less than a millisecond or so: then every step on screen has it.
  static func isInstant(_ experiment: Experiment) -> Bool {
    let parameters = experiment.names.count
    return parameters <= 40 && parameters * parameters * (experiment.dataset?.count ?? 1) <= 60_000
  }

  /// Whether one product of the Hessian with a vector takes no longer than a key may wait.
  static func isAffordable(_ experiment: Experiment) -> Bool {
    experiment.names.count <= 100_000 && experiment.names.count * (experiment.dataset?.count ?? 1) <= 10_000_000
  }

  /// Whether both ends of the Hessian's spectrum take a few milliseconds at most.
  static func isQuick(_ experiment: Experiment) -> Bool {
    let parameters = experiment.names.count
    guard parameters <= Hessian.mostDense else { return false }
    // A column of the Hessian costs a few passes over all samples.
    return parameters * parameters * (experiment.dataset?.count ?? 1) <= 250_000
  }

  /// The largest stable η at the start of a run; nil where there is none or it takes too long to find.
  ///
  /// - Parameters:
  ///   - experiment: what the run is made of.
  ///   - startValues: what parameters start with, by their numbers; the others as the experiment has them.
  static func limit(of experiment: Experiment, startValues: [Int: Double] = [:]) -> Double? {
    var parameters = experiment.firstParameters
    for (index, value) in startValues where index < parameters.count { parameters[index] = value }
    return limit(of: experiment, start: parameters)
  }

  /// The same for a start of which all parameters are given.
  static func limit(of experiment: Experiment, start parameters: [Double]) -> Double? {
    guard isQuick(experiment) else { return nil }
    if case .size(let size) = experiment.settings.batch, let count = experiment.dataset?.count, size < count {
      return nil
    }
    let objective = Objective(experiment)
    guard let sharpness = Hessian(of: objective, at: parameters, frozen: experiment.settings.frozen).sharpness else {
      return nil
    }
    return limit(of: experiment.settings, sharpness: sharpness)
  }

  /// The largest stable η where the sharpest direction has a curvature; nil where there is none, and where it lies beyond
  /// all learning rates that anyone may ask for: so flat a place, where neurons are saturated, foretells nothing.
  static func limit(of settings: Settings, sharpness: Double) -> Double? {
    settings.optimizer.largestStableLearningRate(sharpness: sharpness)
      .flatMap { $0 <= Settings.highestLearningRate ? $0 : nil }
      // A curvature is known to some fourteen digits; what differs by less is the same.
      .map { abs($0 - settings.learningRate) <= 1e-13 * $0 ? settings.learningRate : $0 }
  }
}
