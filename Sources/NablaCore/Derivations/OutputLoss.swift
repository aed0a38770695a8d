// The loss of one output as written by hand.

/// One output's part of C: the rule with names and the same with numbers.
package struct OutputLoss: Equatable, Sendable {
  /// Whether a minus stands before it.
  package let isNegative: Bool
  package let rule: String
  package let numbers: [Equation.Piece]
  package let value: Double

  init(isNegative: Bool = false, rule: String, numbers: [Equation.Piece], value: Double) {
    self.isNegative = isNegative
    self.rule = rule
    self.numbers = numbers
    self.value = value
  }

  /// - Parameters:
  ///   - loss: how wrong an output is.
  ///   - node: the output's name.
  ///   - targetName: y, or y1, y2, … where there are several outputs.
  ///   - a: the output.
  ///   - y: its target.
  ///   - z: where a is σ(z) with all its digits; nil where it was shortened, assumed, or is another function.
  package init(_ loss: Loss, node: String, targetName: String, a: Double, y: Double, z: Double?) {
    self = loss.rule.written(node: node, targetName: targetName, a: a, y: y, z: z)
  }

  /// The loss as one term, its minus included.
  package var term: (rule: String, numbers: [Equation.Piece]) {
    isNegative ? ("-" + rule, [.text("-")] + numbers) : (rule, numbers)
  }
}
