// The pieces that the equations of updates are made of.

/// What regularization adds to the slope of one weight.
struct AddedSlope {
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
struct UpdateWorker {
  let name: String
  let slope: String
  let gradient: Double
  let rate: Double
  let old: Double
  let new: Double
  let parameter: Int

  /// What is remembered of the parameter; 0 before the first step.
  func entry(_ memory: [Double]) -> Double { memory.indices.contains(parameter) ? memory[parameter] : 0 }

  /// ∂C/∂w = ∂D/∂w + l2·w: the slope of D, the cost of the data, and of what is added for the weight.
  func sum(with added: AddedSlope) -> Equation {
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
  func moved(_ rule: String, _ sign: String, by value: Double) -> [Equation] {
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

  func momentum(beta: Double, before: Double, after: Double, slopeSymbol: String, slope: Double) -> [Equation] {
    [
      Equation(
        "v", "β·v + \(slopeSymbol)",
        [.number(beta), .text(" × "), .enclosed(before), .text(" + "), .enclosed(slope)], value: after)
    ] + plain(symbol: "v", value: after)
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
}
