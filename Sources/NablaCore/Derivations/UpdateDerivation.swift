// How a step changes one parameter, with what its optimizer remembers, equation by equation.

/// The equations of one parameter's update, in the order in which they are worked; the last gives its new value.
package struct UpdateDerivation: Equatable, Sendable {
  package let parameter: Int
  package let equations: [Equation]
  /// The value before the step and after it.
  package let old: Double
  package let new: Double

  /// Whether the parameter is held still, so that the step leaves it as it is.
  package let isHeldStill: Bool

  /// - Parameters:
  ///   - parameter: its number.
  ///   - step: the step that changes it.
  ///   - names: of all parameters.
  package init(of parameter: Int, in step: TrainingStep, names: ParameterNames) {
    self.parameter = parameter
    let settings = step.settings
    old = step.state.parameters[parameter]
    new = step.next.parameters[parameter]
    isHeldStill = settings.frozen.contains(parameter)
    let name = names.name(at: parameter)
    let added = AddedSlope(settings.regularization, to: parameter, of: names, at: old)
    let worker = UpdateWorker(
      name: name, slope: "∂C/∂\(name)", gradient: step.gradient[parameter], rate: settings.learningRate, old: old,
      new: new, parameter: parameter)
    let own =
      isHeldStill ? [Equation(name, name, value: new)] : Self.equations(of: parameter, in: step, worker)
    equations = (added.map { [worker.sum(with: $0)] } ?? []) + own
  }

  private static func equations(of parameter: Int, in step: TrainingStep, _ worker: UpdateWorker) -> [Equation] {
    step.state.optimizer.rule.equations(after: step.next.optimizer.rule, by: worker)
      ?? [Equation(worker.name, "", value: step.next.parameters[parameter])]
  }

  /// The update as written after working the gradient by hand: w ← w − η·∂C/∂w with the shortened
  /// gradient, shortened itself. Plain gradient descent only; nil for other rules.
  package static func byHand(
    of parameter: Int, gradient: Double, old: Double, settings: Settings, names: ParameterNames, precision: Precision
  ) -> Equation? {
    guard settings.optimizer.name == .gradientDescent, !settings.frozen.contains(parameter) else { return nil }
    let name = names.name(at: parameter)
    let added = AddedSlope(settings.regularization, to: parameter, of: names, at: old)
    let gradient = added.map { precision.applied(to: gradient + $0.slope) } ?? gradient
    let new = precision.applied(to: old - settings.learningRate * gradient)
    let worker = UpdateWorker(
      name: name, slope: "∂C/∂\(name)", gradient: gradient, rate: settings.learningRate, old: old,
      new: new,
      parameter: parameter)
    return worker.plain(symbol: worker.slope, value: gradient)[0]
  }
}
