// A formula worked by hand: its steps u1, u2, … with their values, and the chain rule from C back to each w.

/// The steps of a formula at given parameters, each a function of earlier ones, w1 … and numbers.
///
/// A formula is a tree: every step is used once, so that from each place where a w stands one path leads to C.
package struct FormulaDerivation: Equatable, Sendable {
  package let formula: Formula
  package let parameters: [Double]
  package let precision: Precision
  /// Values that someone put in, by their symbols.
  package let assumptions: [String: Double]
  private let values: [Double]
  private let symbols: [String]

  package init(
    of formula: Formula, at parameters: [Double], precision: Precision = .exact, assuming: [String: Double] = [:]
  ) {
    self.formula = formula
    self.parameters = parameters
    self.precision = precision
    assumptions = assuming
    var symbols: [String] = []
    var values: [Double] = []
    var steps = 0
    for (index, operation) in formula.operations.enumerated() {
      switch operation {
      case .constant(let number): symbols.append(Self.text(of: number))
      case .parameter(let number): symbols.append("w\(number + 1)")
      default:
        steps += 1
        symbols.append(index == formula.operations.count - 1 ? "C" : "u\(steps)")
      }
      let value = formula.value(of: operation, values: values, parameters: parameters)
      if case .constant = operation {
        values.append(value)
      } else if case .parameter = operation {
        values.append(value)
      } else {
        values.append(assuming[symbols[index]] ?? precision.applied(to: value))
      }
    }
    self.symbols = symbols
    self.values = values
  }

  /// C.
  package var cost: Double { values[values.count - 1] }

  /// The steps in the order in which they are computed; the last is C.
  package var steps: [Equation] {
    formula.operations.indices.filter { !isGiven($0) || $0 == formula.operations.count - 1 }.map { equation(of: $0) }
  }

  /// The names that can be given an assumed value.
  package var names: [String] {
    var names = formula.operations.indices.filter { !isGiven($0) }.map { symbols[$0] }
    for parameter in 0..<formula.parameterCount {
      for factor in chain(of: parameter).factors where !names.contains(factor.equation.symbol) {
        names.append(factor.equation.symbol)
      }
    }
    return names
  }

  /// The chain rule of w, by its number from 0: factors from C to w.
  package func chain(of parameter: Int) -> (factors: [DerivedFactor], value: Double, product: Double) {
    let uses = formula.operations.indices.filter { formula.operations[$0] == .parameter(parameter) }
    let paths = uses.map { path(from: $0) }
    let name = "w\(parameter + 1)"
    guard let first = paths.first else {
      let nothing = DerivedFactor(equation: Equation("∂C/∂\(name)", "", value: 0), terms: [])
      return ([nothing], 0, 0)
    }
    var factors: [DerivedFactor] = []
    // The steps that all paths share, from C on.
    var shared = 0
    while paths.allSatisfy({ $0.count > shared + 1 && $0[shared + 1] == first[shared + 1] }) { shared += 1 }
    if paths.count == 1 { shared = first.count - 1 }
    for index in 0..<shared {
      factors.append(DerivedFactor(equation: slope(of: first[index], by: first[index + 1]), terms: []))
    }
    if paths.count > 1 {
      let terms = paths.map { path -> Equation in
        let slopes = (shared..<(path.count - 1)).map { slope(of: path[$0], by: path[$0 + 1]) }
        let value = precision.applied(to: slopes.reduce(1) { $0 * $1.value })
        // A path of one slope goes by the name of the whole sum: it is told by what it is.
        let names = slopes.count == 1 ? [slopes[0].rule] : slopes.map(\.symbol)
        let numbers = slopes.count == 1 ? slopes[0].numbers : Equation.product(slopes.map(\.value))
        return Equation(names.joined(separator: " · "), "", numbers, value: value)
      }
      let symbol = "∂\(symbols[first[shared]])/∂\(name)"
      let sum = assumptions[symbol] ?? precision.applied(to: terms.reduce(0) { $0 + $1.value })
      let rule = terms.map(\.symbol).joined(separator: " + ")
      factors.append(
        DerivedFactor(equation: Equation(symbol, rule, Equation.sum(terms.map(\.value)), value: sum), terms: terms))
    }
    if factors.isEmpty { factors = [DerivedFactor(equation: Equation("∂C/∂\(name)", "", value: 1), terms: [])] }
    let product = factors.reduce(1) { $0 * $1.equation.value }
    return (factors, precision.applied(to: product), product)
  }

  /// ∂C/∂w as a product: names, numbers, value. A factor alone is ∂C/∂w itself, and told by its own rule.
  package func gradient(of parameter: Int) -> Equation {
    let chain = chain(of: parameter)
    let symbol = "∂C/∂w\(parameter + 1)"
    if chain.factors.count == 1 {
      let only = chain.factors[0].equation
      return Equation(symbol, only.rule, only.numbers, value: chain.value)
    }
    return Equation(
      symbol, chain.factors.map(\.equation.symbol).joined(separator: " · "),
      Equation.product(chain.factors.map(\.equation.value)), value: chain.value)
  }

  /// From C down to an operation.
  private func path(from index: Int) -> [Int] {
    var path = [index]
    while let next = formula.operations.indices.first(where: { formula.operations[$0].operands.contains(path[0]) }) {
      path.insert(next, at: 0)
    }
    return path
  }

  private func isGiven(_ index: Int) -> Bool {
    switch formula.operations[index] {
    case .constant, .parameter: return true
    default: return false
    }
  }

  private func equation(of index: Int) -> Equation {
    let value = values[index]
    let symbol = index == formula.operations.count - 1 ? "C" : symbols[index]
    func binary(_ a: Int, _ sign: String, _ b: Int) -> Equation {
      let names = "\(symbols[a])\(sign)\(symbols[b])"
      let first: Equation.Piece = sign == "^" ? .enclosed(values[a]) : .number(values[a])
      return Equation(symbol, names, [first, .text(sign), .enclosed(values[b])], value: value)
    }
    switch formula.operations[index] {
    case .constant: return Equation(symbol, "", value: value)
    case .parameter: return Equation(symbol, symbols[index], value: value)
    case .negate(let a): return Equation(symbol, "-\(symbols[a])", [.text("-"), .enclosed(values[a])], value: value)
    case .add(let a, let b): return binary(a, " + ", b)
    case .subtract(let a, let b): return binary(a, " - ", b)
    case .multiply(let a, let b): return binary(a, " × ", b)
    case .divide(let a, let b): return binary(a, " / ", b)
    case .power(let a, let b) where values[b] == 2:
      return Equation(symbol, "\(symbols[a])²", [.enclosed(values[a]), .text("²")], value: value)
    case .power(let a, let b): return binary(a, "^", b)
    case .function(let function, let a):
      return Equation(
        symbol, "\(function.rawValue)(\(symbols[a]))",
        [.text("\(function.rawValue)("), .number(values[a]), .text(")")],
        value: value)
    }
  }

  /// ∂(step)/∂(operand).
  private func slope(of index: Int, by operand: Int) -> Equation {
    let top = index == formula.operations.count - 1 ? "C" : symbols[index]
    let symbol = "∂\(top)/∂\(symbols[operand])"
    let (rule, numbers, exact) = localSlope(of: index, by: operand)
    return Equation(symbol, rule, numbers, value: assumptions[symbol] ?? precision.applied(to: exact))
  }

  private func localSlope(of index: Int, by operand: Int) -> (String, [Equation.Piece], Double) {
    let value = values[index]
    switch formula.operations[index] {
    case .constant, .parameter: return ("1", [], 1)
    case .negate: return ("-1", [], -1)
    case .add: return ("1", [], 1)
    case .subtract(let a, _): return operand == a ? ("1", [], 1) : ("-1", [], -1)
    case .multiply(let a, let b):
      let other = operand == a ? b : a
      return (symbols[other], [], values[other])
    case .divide(let a, let b):
      if operand == a { return ("1/\(symbols[b])", [.text("1/"), .enclosed(values[b])], 1 / values[b]) }
      return (
        "-\(symbols[a])/\(symbols[b])²",
        [.text("-"), .enclosed(values[a]), .text("/"), .enclosed(values[b]), .text("²")],
        -values[a] / (values[b] * values[b])
      )
    case .power(let a, let b):
      if operand == a {
        let slope = Formula.powerSlope(values[a], values[b])
        // 0 × ∞ at the tip of a root and under an exponent of 0.
        let isPlain = values[b] != 0 && !Formula.isTip(values[a], values[b])
        if values[b] == 2 {
          return ("2·\(symbols[a])", [.text("2 × "), .enclosed(values[a])], slope)
        }
        return (
          "\(symbols[b])·\(symbols[a])^(\(symbols[b])-1)",
          isPlain
            ? [.number(values[b]), .text(" × "), .enclosed(values[a]), .text("^"), .enclosed(values[b] - 1)] : [],
          slope
        )
      }
      let slope = value == 0 ? 0 : value * naturalLogarithm(values[a])
      return (
        "\(symbols[a])^\(symbols[b])·ln \(symbols[a])",
        value == 0 ? [] : [.number(value), .text(" × ln "), .enclosed(values[a])], slope
      )
    case .function(let function, let a):
      let slope = function.slope(at: values[a], value: value)
      return (
        "\(function.rawValue)′(\(symbols[a]))", [.text("\(function.rawValue)′("), .number(values[a]), .text(")")], slope
      )
    }
  }

  private static func text(of number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
  }
}

/// A factor of a chain as it is written, with the paths that join in it.
package struct DerivedFactor: Equatable, Sendable {
  package let equation: Equation
  /// What it is the sum of; empty where there is only one path.
  package let terms: [Equation]

  package init(equation: Equation, terms: [Equation]) {
    self.equation = equation
    self.terms = terms
  }
}

extension ChainRule {
  /// The factors as they are written.
  package func derivedFactors(in sample: WorkedSample) -> [DerivedFactor] {
    factors.map { factor in
      DerivedFactor(
        equation: sample.equation(of: factor.quantity),
        terms: factor.terms.map { sample.equation(of: $0) })
    }
  }
}

extension WorkedSample {
  /// A path as it is written: its factors by name, with numbers, and their product. A bypass of the end is 1.
  package func equation(of term: Term) -> Equation {
    guard !term.factors.isEmpty else { return Equation("1", "", value: 1) }
    let symbol = term.factors.map { network.symbol(of: $0) }.joined(separator: " · ")
    guard term.factors.count > 1 else { return Equation(symbol, "", value: term.value) }
    return Equation(symbol, "", Equation.product(term.factors.map { value(of: $0) }), value: term.value)
  }
}
