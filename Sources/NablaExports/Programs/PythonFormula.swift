// A cost's formula in Python, and its gradient as one expression a parameter.

import NablaCore

/// The formula with the functions it needs.
struct PythonFormula {
  /// C.
  let cost: PythonExpression
  /// ∂C/∂w of each w; empty where the library finds them.
  let slopes: [PythonExpression]
  /// Functions of our own that they call.
  let functions: [[String]]

  /// How many characters the cost and its slopes take.
  var length: Int { ([cost] + slopes).reduce(0) { $0 + $1.text.count } }

  init(_ formula: Formula, _ framework: Framework) {
    let reading = Reading(formula, framework)
    cost = reading.values[reading.values.count - 1]
    slopes =
      framework == .pytorch ? [] : (0..<formula.parameterCount).map { reading.slope(by: $0, of: formula.operations) }
    let texts = ([cost] + slopes).map(\.text)
    functions = Self.helpers.filter { helper in
      framework == .numpy && texts.contains { $0.contains(helper.name + "(") }
    }.map(\.lines)
  }

  /// Slopes that need a word where a plain expression has none.
  private static let helpers: [(name: String, lines: [String])] = [
    ("sigmoid", ["def sigmoid(z):", "    return 1 / (1 + np.exp(-z))"]),
    (
      "root_slope",
      ["def root_slope(a):  # 0 at the tip", "    return 0 if a == 0 else 0.5 / np.sqrt(a)"]
    ),
    (
      "power_slope",
      [
        "def power_slope(a, b):  # of a ** b by a; 0 at the tip of a root",
        "    return 0 if b == 0 or a == 0 and 0 < b < 1 else b * a ** (b - 1)",
      ]
    ),
    (
      "exponent_slope",
      [
        "def exponent_slope(a, b):  # of a ** b by b",
        "    return 0 if a ** b == 0 else a ** b * np.log(a)",
      ]
    ),
  ]
}

/// Goes through the steps of a formula.
private struct Reading {
  let framework: Framework
  /// The expression of each step.
  var values: [PythonExpression] = []
  /// The value of each step that has no parameter in it.
  private var constants: [Double?] = []

  init(_ formula: Formula, _ framework: Framework) {
    self.framework = framework
    for step in formula.operations {
      let known = step.operands.allSatisfy { constants[$0] != nil }
      if case .parameter = step {
        constants.append(nil)
      } else {
        constants.append(
          known ? formula.value(of: step, values: constants.map { $0 ?? 0 }, parameters: []) : nil)
      }
      values.append(expression(step, constants[constants.count - 1]))
    }
  }

  private func expression(_ step: Formula.Operation, _ constant: Double?) -> PythonExpression {
    // Python stops at 1 / 0.
    if let constant, !constant.isFinite { return .number(constant) }
    switch step {
    case .constant(.pi): return .name("\(framework.prefix).pi")
    case .constant(let value): return .number(value)
    case .parameter(let index): return .name("w\(index + 1)")
    case .negate(let a): return .negative(values[a])
    case .add(let a, let b): return .sum(values[a], values[b])
    case .subtract(let a, let b): return .difference(values[a], values[b])
    case .multiply(let a, let b): return .product(values[a], values[b])
    case .divide(let a, let b): return .quotient(values[a], values[b])
    case .power(let a, let b): return .power(values[a], values[b])
    case .function(let function, let a):
      // PyTorch has no functions of plain numbers.
      if framework == .pytorch, let constant { return .number(constant) }
      return .call(name(of: function), [values[a]])
    }
  }

  private func name(of function: Formula.Function) -> String {
    switch function {
    case .sigmoid: return framework == .numpy ? "sigmoid" : "torch.sigmoid"
    case .ln: return framework.prefix + ".log"
    case .sin, .cos, .tan, .exp, .sqrt, .abs, .tanh: return "\(framework.prefix).\(function.rawValue)"
    }
  }

  /// ∂C/∂w.
  func slope(by parameter: Int, of steps: [Formula.Operation]) -> PythonExpression {
    var slopes: [PythonExpression] = []
    for (place, step) in steps.enumerated() {
      slopes.append(constants[place] != nil ? .number(0) : slope(of: step, at: place, by: parameter, slopes))
    }
    return slopes[slopes.count - 1]
  }

  private func slope(
    of step: Formula.Operation, at place: Int, by parameter: Int, _ slopes: [PythonExpression]
  ) -> PythonExpression {
    switch step {
    case .constant: return .number(0)
    case .parameter(let index): return .number(index == parameter ? 1 : 0)
    case .negate(let a): return -slopes[a]
    case .add(let a, let b): return slopes[a] + slopes[b]
    case .subtract(let a, let b): return slopes[a] - slopes[b]
    case .multiply(let a, let b): return slopes[a] * values[b] + values[a] * slopes[b]
    case .divide(let a, let b):
      return slopes[a] / values[b] - values[a] * slopes[b] / .power(values[b], .number(2))
    case .power(let a, let b): return powerSlope(a, b) * slopes[a] + exponentSlope(a, b) * slopes[b]
    case .function(let function, let a):
      return slopes[a] == .number(0) ? .number(0) : self.slope(of: function, at: values[a]) * slopes[a]
    }
  }

  private func powerSlope(_ a: Int, _ b: Int) -> PythonExpression {
    guard case .number(let exponent) = values[b] else {
      return .call("power_slope", [values[a], values[b]])
    }
    if exponent == 0 { return .number(0) }
    if exponent == 1 { return .number(1) }
    if exponent > 0, exponent < 1 { return .call("power_slope", [values[a], values[b]]) }
    return .number(exponent) * (exponent == 2 ? values[a] : .power(values[a], .number(exponent - 1)))
  }

  private func exponentSlope(_ a: Int, _ b: Int) -> PythonExpression {
    constants[b] != nil ? .number(0) : .call("exponent_slope", [values[a], values[b]])
  }

  private func slope(of function: Formula.Function, at a: PythonExpression) -> PythonExpression {
    switch function {
    case .sin: return .call("np.cos", [a])
    case .cos: return -.call("np.sin", [a])
    case .tan: return .sum(.number(1), .power(.call("np.tan", [a]), .number(2)))
    case .exp: return .call("np.exp", [a])
    case .ln: return .quotient(.number(1), a)
    case .sqrt: return .call("root_slope", [a])
    case .abs: return .call("np.sign", [a])
    case .tanh: return .quotient(.number(1), .power(.call("np.cosh", [a]), .number(2)))
    case .sigmoid: return .product(.call("sigmoid", [a]), .call("sigmoid", [-a]))
    }
  }
}
