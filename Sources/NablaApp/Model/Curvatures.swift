// When a Hessian may be asked for on the way to a frame.

import NablaCore

enum Curvatures {
  /// Whether both ends of the Hessian's spectrum take a few milliseconds at most.
  static func isQuick(_ experiment: Experiment) -> Bool {
    let parameters = experiment.names.count
    guard parameters <= Hessian.mostDense else { return false }
    // A column of the Hessian costs a few passes over all samples.
    return parameters * parameters * (experiment.dataset?.count ?? 1) <= 250_000
  }

  /// The largest stable η at the start of a run; nil where there is none or it takes too long to find.
  static func limit(of experiment: Experiment) -> Double? {
    guard isQuick(experiment) else { return nil }
    let objective = Objective(experiment)
    guard let sharpness = Hessian(of: objective, at: experiment.firstParameters).sharpness else { return nil }
    return experiment.settings.optimizer.largestStableLearningRate(sharpness: sharpness)
  }
}
