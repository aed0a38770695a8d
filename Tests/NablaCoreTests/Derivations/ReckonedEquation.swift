// An equation's right-hand side as printed, reckoned again by the reader of formulas.

import NablaCore

/// What the numbers of an equation give, read as text; nil where the text has words that no formula knows.
func reckoned(_ equation: Equation) throws -> Double? {
  guard !equation.numbers.isEmpty else { return nil }
  // Twenty digits keep every double apart.
  let parts = equation.text { "\($0)" }.split(separator: " = ").map(String.init)
  let values = try parts.map(reckoned)
  // Every form of the right-hand side has to give the same.
  guard let first = values[0] else { return nil }
  return values.allSatisfy { $0.map { agree($0, first, within: 1e-12) } ?? false } ? first : .nan
}

/// Read once: a regex that stands where it is used is parsed again each time, which took most of the time of these tests.
private enum Sign {
  nonisolated(unsafe) static let product = /([0-9])\(/
  nonisolated(unsafe) static let logarithm = /ln ([0-9.e-]+)/
  nonisolated(unsafe) static let amount = /\|([^|]*)\|/
}

private func reckoned(_ text: String) throws -> Double? {
  guard !text.contains("′"), !text.contains("sgn") else { return nil }
  var formula = text.replacing("×", with: "*").replacing("²", with: "^2").replacing("σ(", with: "sigmoid(")
    .replacing("-2(", with: "-2*(").replacing("·", with: "*").replacing("inf", with: "1e999")
  // 0.6(1 - 0.6) and ln 0.6 want their signs of multiplication and calling.
  formula = formula.replacing(Sign.product) { "\($0.1)*(" }
  formula = formula.replacing(Sign.logarithm) { "ln(\($0.1))" }
  formula = formula.replacing(Sign.amount) { "abs(\($0.1))" }
  guard !formula.contains("relu"), !formula.contains("elu("), !formula.contains("softplus") else { return nil }
  return try Formula(formula + " + 0*w1").value(at: [0])
}

func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
