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
    let added = Added(settings.regularization, to: parameter, of: names, at: old)
    let worker = Worker(
      name: name, slope: "∂C/∂\(name)", gradient: step.gradient[parameter], rate: settings.learningRate, old: old,
      new: new, parameter: parameter)
    let own =
      isHeldStill ? [Equation(name, name, value: new)] : Self.equations(of: parameter, in: step, worker)
    equations = (added.map { [worker.sum(with: $0)] } ?? []) + own
  }

  private static func equations(of parameter: Int, in step: TrainingStep, _ worker: Worker) -> [Equation] {
    let equations: [Equation]
    switch (step.state.optimizer, step.next.optimizer) {
    case (.gradientDescent, _):
      equations = worker.plain(symbol: worker.slope, value: worker.gradient)
    case (.perceptron, _):
      equations = worker.perceptron()
    case (.momentum(let before), .momentum(let after)):
      equations = worker.momentum(
        beta: before.beta, before: Self.entry(before.velocity, parameter), after: after.velocity[parameter],
        slopeSymbol: worker.slope, slope: worker.gradient)
    case (.nesterov(let before), .nesterov(let after)):
      equations = worker.nesterov(
        beta: before.beta, before: Self.entry(before.velocity, parameter), after: after.velocity[parameter])
    case (.adagrad(let before), .adagrad(let after)):
      let square = worker.gradient * worker.gradient
      let past = Self.entry(before.squares, parameter)
      equations =
        [
          Equation(
            "s", "s + (\(worker.slope))²", [.number(past), .text(" + "), .number(square)],
            value: after.squares[parameter])
        ] + worker.scaled(root: after.squares[parameter], epsilon: after.epsilon)
    case (.rmsprop(let before), .rmsprop(let after)):
      let past = Self.entry(before.squares, parameter)
      equations =
        [
          worker.mean(
            "s", "ρ", before.rho, past, "(\(worker.slope))²", worker.gradient * worker.gradient,
            after.squares[parameter])
        ] + worker.scaled(root: after.squares[parameter], epsilon: after.epsilon)
    case (.adam(let before), .adam(let after)):
      equations = worker.adam(
        before: before, after: after, pastMean: Self.entry(before.mean, parameter),
        pastSquares: Self.entry(before.squares, parameter))
    default:
      equations = [Equation(worker.name, "", value: step.next.parameters[parameter])]
    }
    return equations
  }

  /// The update as written after working the gradient by hand: w ← w − η·∂C/∂w with the shortened
  /// gradient, shortened itself. Plain gradient descent only; nil for other rules.
  package static func byHand(
    of parameter: Int, gradient: Double, old: Double, settings: Settings, names: ParameterNames, precision: Precision
  ) -> Equation? {
    guard settings.optimizer.name == .gradientDescent, !settings.frozen.contains(parameter) else { return nil }
    let name = names.name(at: parameter)
    let added = Added(settings.regularization, to: parameter, of: names, at: old)
    let gradient = added.map { precision.applied(to: gradient + $0.slope) } ?? gradient
    let new = precision.applied(to: old - settings.learningRate * gradient)
    let worker = Worker(
      name: name, slope: "∂C/∂\(name)", gradient: gradient, rate: settings.learningRate, old: old,
      new: new,
      parameter: parameter)
    return worker.plain(symbol: worker.slope, value: gradient)[0]
  }

  /// What is remembered of a parameter; 0 before the first step.
  private static func entry(_ memory: [Double], _ parameter: Int) -> Double {
    memory.indices.contains(parameter) ? memory[parameter] : 0
  }
}

/// What regularization adds to the slope of one weight.
private struct Added {
  let regularization: Regularization
  /// The weight.
  let weight: Double
  let slope: Double

  /// nil where nothing is added: to a bias, or without regularization.
  init?(_ regularization: Regularization, to parameter: Int, of names: ParameterNames, at weight: Double) {
    guard !regularization.isNone, parameter < names.weightCount else { return nil }
    self.regularization = regularization
    self.weight = weight
    slope = regularization.slope(at: weight)
  }
}

/// What all rules need to write their equations.
private struct Worker {
  let name: String
  let slope: String
  let gradient: Double
  package let rate: Double
  let old: Double
  let new: Double
  let parameter: Int

  /// ∂C/∂w = ∂D/∂w + l2·w: the slope of D, the cost of the data, and of what is added for the weight.
  func sum(with added: Added) -> Equation {
    var numbers: [Equation.Piece] = [.number(gradient - added.slope)]
    if added.regularization.l1 != 0 {
      numbers += [
        .text(" + "), .number(added.regularization.l1), .text(" × "),
        .enclosed(added.weight > 0 ? 1 : added.weight < 0 ? -1 : 0),
      ]
    }
    if added.regularization.l2 != 0 {
      numbers += [.text(" + "), .number(added.regularization.l2), .text(" × "), .enclosed(added.weight)]
    }
    let rule = "∂D/∂\(name) + " + added.regularization.slopeRule(of: name)
    return Equation(slope, rule, numbers, value: gradient)
  }

  /// w ← w − η·v.
  func plain(symbol: String, value: Double) -> [Equation] {
    moved("\(name) - η · \(symbol)", " - ", by: value)
  }

  /// w − η·v, and the same with the two signs resolved: 0.55 − 1 × (−0.1) = 0.55 + 0.1.
  private func moved(_ rule: String, _ sign: String, by value: Double) -> [Equation] {
    let change = (sign == " - " ? -rate : rate) * value
    // Nothing is added or taken away as the rule says it.
    let outcome = change == 0 ? sign : change < 0 ? " - " : " + "
    return [
      Equation(
        name, rule,
        [
          .number(old), .text(sign), .number(rate), .text(" × "), .enclosed(value), .text(" = "), .number(old),
          .text(outcome), .number(abs(change)),
        ], value: new)
    ]
  }

  func perceptron() -> [Equation] { moved("\(name) + η · x · (y - a)", " + ", by: -gradient) }

  func momentum(beta: Double, before: Double, after: Double, slopeSymbol: String, slope: Double) -> [Equation] {
    [
      Equation(
        "v", "β·v + \(slopeSymbol)",
        [.number(beta), .text(" × "), .enclosed(before), .text(" + "), .enclosed(slope)], value: after)
    ] + plain(symbol: "v", value: after)
  }

  /// The slope is taken a step ahead, at w − ηβv; what it is there follows from the v that came out.
  func nesterov(beta: Double, before: Double, after: Double) -> [Equation] {
    let ahead = Equation(
      "\(name)′", "\(name) - η·β·v",
      [
        .number(old), .text(" - "), .number(rate), .text(" × "), .number(beta), .text(" × "), .enclosed(before),
      ], value: old - rate * beta * before)
    return [ahead]
      + momentum(
        beta: beta, before: before, after: after, slopeSymbol: "∂C/∂\(name)′",
        slope: after - beta * before)
  }

  /// A running mean: m ← β·m + (1 − β)·g.
  func mean(
    _ symbol: String, _ constantName: String, _ constant: Double, _ past: Double, _ newName: String, _ new: Double,
    _ value: Double
  ) -> Equation {
    Equation(
      symbol, "\(constantName)·\(symbol) + (1 - \(constantName))·\(newName)",
      [
        .number(constant), .text(" × "), .enclosed(past), .text(" + "), .number(1 - constant), .text(" × "),
        .enclosed(new),
      ], value: value)
  }

  /// w ← w − η·∂C/∂w ∕ (√s + ε).
  func scaled(root: Double, epsilon: Double) -> [Equation] {
    [
      Equation(
        name, "\(name) - η · \(slope)/(√s + ε)",
        [
          .number(old), .text(" - "), .number(rate), .text(" × "), .enclosed(gradient), .text("/"),
          .number(root.squareRoot() + epsilon),
        ], value: new)
    ]
  }

  func adam(before: Adam, after: Adam, pastMean: Double, pastSquares: Double) -> [Equation] {
    let m = after.mean[parameter]
    let v = after.squares[parameter]
    let corrected = m / (1 - after.beta1Power)
    let correctedSquares = v / (1 - after.beta2Power)
    return [
      mean("m", "β₁", before.beta1, pastMean, slope, gradient, m),
      mean("v", "β₂", before.beta2, pastSquares, "(\(slope))²", gradient * gradient, v),
      Equation("m′", "m/(1 - β₁^t)", [.number(m), .text("/"), .number(1 - after.beta1Power)], value: corrected),
      Equation("v′", "v/(1 - β₂^t)", [.number(v), .text("/"), .number(1 - after.beta2Power)], value: correctedSquares),
      Equation(
        name, "\(name) - η · m′/(√v′ + ε)",
        [
          .number(old), .text(" - "), .number(rate), .text(" × "), .enclosed(corrected), .text("/"),
          .number(correctedSquares.squareRoot() + after.epsilon),
        ], value: new),
    ]
  }
}
