// Everything the views show of one step, computed once from one state.

import NablaCore

/// The numbers of the step under the cursor.
package struct Situation: Equatable, Sendable {
  /// What C is of at the step, with the numbers that only this kind has.
  package enum Source: Equatable, Sendable {
    case network(NetworkPasses)
    case formula(Formula)
  }

  /// Cost, gradient and change are those of this very step, before it is made.
  package let step: TrainingStep
  package let names: ParameterNames
  package let source: Source

  package init(_ step: TrainingStep, experiment: Experiment) {
    self.step = step
    names = experiment.names
    switch Objective(experiment.subject, settings: step.settings) {
    case .network(let cost): source = .network(NetworkPasses(cost, at: step.state.parameters))
    case .formula(let formula): source = .formula(formula)
    }
  }

  /// What the step is made with.
  package var settings: Settings { step.settings }
  package var parameters: [Double] { step.state.parameters }
  package var network: Network? { settings.network }

  /// What both passes give; nil where the cost is a formula.
  package var passes: NetworkPasses? {
    if case .network(let passes) = source { return passes }
    return nil
  }
}
