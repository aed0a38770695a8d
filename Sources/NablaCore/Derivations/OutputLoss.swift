// The loss of one output as written by hand, also where the neuron is saturated.

/// One output's part of C: the rule with names and the same with numbers.
package struct OutputLoss: Equatable, Sendable {
  /// Whether a minus stands before it.
  package let isNegative: Bool
  package let rule: String
  package let numbers: [Equation.Piece]
  package let value: Double

  /// - Parameters:
  ///   - loss: how wrong an output is.
  ///   - node: the output's name.
  ///   - targetName: y, or y1, y2, … where there are several outputs.
  ///   - a: the output.
  ///   - y: its target.
  ///   - z: where a is σ(z) with all its digits; nil where it was shortened, assumed, or is another function.
  package init(_ loss: Loss, node: String, targetName: String, a: Double, y: Double, z: Double?) {
    switch loss {
    case .mse:
      isNegative = false
      rule = "(\(targetName) - \(node))²"
      numbers = [.text("("), .number(y), .text(" - "), .enclosed(a), .text(")²")]
      value = loss.value(output: a, target: y)
    case .mae:
      isNegative = false
      rule = "|\(targetName) - \(node)|"
      numbers = [.text("|"), .number(y), .text(" - "), .enclosed(a), .text("|")]
      value = loss.value(output: a, target: y)
    case .logLoss:
      value = z.map { Loss.logLoss(weightedInput: $0, target: y) } ?? loss.value(output: a, target: y)
      if let z, let (rule, numbers) = Self.farOut(node: node, targetName: targetName, a: a, y: y, z: z) {
        isNegative = false
        self.rule = rule
        self.numbers = numbers
      } else {
        isNegative = true
        (rule, numbers) = Self.logarithms(node: node, targetName: targetName, a: a, y: y, z: z)
      }
    }
  }

  /// The loss as one term, its minus included.
  package var term: (rule: String, numbers: [Equation.Piece]) {
    isNegative ? ("-" + rule, [.text("-")] + numbers) : (rule, numbers)
  }

  /// Where not even e^−|z| is a number, what is left of the loss is a multiple of z; nil elsewhere.
  private static func farOut(
    node: String, targetName: String, a: Double, y: Double, z: Double
  ) -> (String, [Equation.Piece])? {
    let isLow = a == 0 && y > 0
    guard isLow || logistic(-z) == 0 && y < 1, z.isFinite else { return nil }
    let sign = isLow ? "-" : ""
    if y == (isLow ? 1 : 0) {
      return ("ln(1 + e^(\(sign)z(\(node))))", [.text("ln(1 + e^"), .number(abs(z)), .text(")")])
    }
    let share = isLow ? y : 1 - y
    let name = isLow ? targetName : "(1 - \(targetName))"
    return ("\(sign)\(name)·z(\(node))", [.number(share), .text(" × "), .number(abs(z))])
  }

  /// −(y ln a + (1 − y) ln(1 − a)) without its minus, and without what is multiplied by 0.
  private static func logarithms(
    node: String, targetName t: String, a: Double, y: Double, z: Double?
  ) -> (String, [Equation.Piece]) {
    let rest = z.map { logistic(-$0) } ?? 1 - a
    // 1 − a would be written with few digits or none, though more are known.
    let isSaturated = z != nil && a > 0.999
    if y == 1 {
      let plain: [Equation.Piece] = [.text(a < 0 ? "ln" : "ln "), .enclosed(a)]
      return ("ln \(node)", isSaturated ? [.text("ln(1 - "), .number(rest), .text(")")] : plain)
    }
    if y == 0 {
      let plain: [Equation.Piece] = [.text("ln(1 - "), .enclosed(a), .text(")")]
      return ("ln(1 - \(node))", isSaturated ? [.text("ln "), .number(rest)] : plain)
    }
    return (
      "(\(t)·ln \(node) + (1 - \(t))·ln(1 - \(node)))",
      [
        .text("("), .number(y), .text("·ln "), .enclosed(a), .text(" + "), .number(1 - y), .text("·ln "),
        .enclosed(rest), .text(")"),
      ]
    )
  }
}
