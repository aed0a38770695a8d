import NablaCore
import Testing

@Suite struct `A formula's value` {
  @Test(
    arguments: [
      ("w1", 3), ("w1 + 2*w2", 13), ("w1 - w2 - 1", -3), ("12 / w1 / 2", 2), ("2*w1^2", 18), ("-w1^2", -9),
      ("(-w1)^2", 9), ("2^-w1", 0.125), ("2^3^w1 - 2^27", 0), ("2^-1^2 + 0*w1", 0.5), ("w1*-w2", -15), ("--w1", 3),
      ("-+-w1", 3), ("w1^-1*3", 1), ("1e1 + 1E-1*10 + .5 + 5. + 0*w1", 16.5), ("2e + 0*w1", nil),
      ("w1·w2 − 5×w1", 0), ("((((w1))))", 3), ("  w1\t+ 1 ", 4), ("w9 - w2", 4), ("w1 / 0", .infinity),
    ] as [(String, Double?)]) func `follows the usual precedence`(_ text: String, _ value: Double?) throws
  {
    guard let value else {
      #expect(throws: FormulaProblem.self) { try Formula(text) }
      return
    }
    // w1 = 3, w2 = 5, …, w9 = 9.
    let parameters = [3.0, 5, 0, 0, 0, 0, 0, 0, 9]
    let formula = try Formula(text)
    #expect(formula.value(at: Array(parameters.prefix(formula.parameterCount))) == value)
    #expect(formula.source == text)
  }

  @Test(arguments: [
    ("sin(w1)", 0.479425538604203), ("cos(w1)", 0.8775825618903728), ("tan(w1)", 0.5463024898437905),
    ("exp(w1)", 1.6487212707001282), ("ln(w1)", -0.6931471805599453), ("sqrt(w1)", 0.7071067811865476),
    ("abs(-w1)", 0.5), ("tanh(w1)", 0.46211715726000973), ("sigmoid(w1)", 0.6224593312018546),
    ("pi*w1", 1.5707963267948966), ("e^w1", 1.6487212707001282),
  ]) func `has these functions and constants`(_ text: String, _ value: Double) throws {
    // From Python's math module at 0.5.
    #expect(abs(try Formula(text).value(at: [0.5]) - value) < 1e-15)
  }

  @Test func `counts parameters up to the highest one`() throws {
    #expect(try Formula("w2").parameterCount == 2)
    #expect(try Formula("w9*0").parameterCount == 9)
  }
}

@Suite struct `A formula's gradient` {
  /// Central differences, at a width where rounding and curvature cost about as much.
  private func differences(_ formula: Formula, at parameters: [Double]) -> [Double] {
    parameters.indices.map { index in
      let width = 1e-5 * max(1, abs(parameters[index]))
      var above = parameters
      var below = parameters
      above[index] += width
      below[index] -= width
      return (formula.value(at: above) - formula.value(at: below)) / (above[index] - below[index])
    }
  }

  private func expectGradient(
    _ text: String, at parameters: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let formula = try Formula(text)
    let point = Array(parameters.prefix(formula.parameterCount))
    let (value, gradient) = formula.valueAndGradient(at: point)
    #expect(value == formula.value(at: point), sourceLocation: sourceLocation)
    for (exact, difference) in zip(gradient, differences(formula, at: point)) {
      #expect(
        abs(exact - difference) <= 1e-6 * max(1, abs(exact), abs(value)), "\(text) at \(point)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: Formula.Function.allCases, [0.3, 0.9, 2.5])
  func `of every function agrees with central differences`(_ function: Formula.Function, _ place: Double) throws {
    try expectGradient("\(function.rawValue)(w1)", at: [place])
    try expectGradient("w2*\(function.rawValue)(w1*w2 + 1)", at: [place, 0.7])
  }

  @Test(arguments: ["w1 + w2", "w1 - w2", "w1*w2", "w1/w2", "w1^w2", "w1^3", "w1^-2", "2^w1", "-w1", "w1*w1*w1"])
  func `of every operation agrees with central differences`(_ text: String) throws {
    try expectGradient(text, at: [1.3, 0.6])
  }

  @Test(arguments: ["w1^2", "w1^-2", "w1^(-3)", "w1^+2"]) func `of a power of a negative number is finite`(
    _ text: String
  ) throws {
    try expectGradient(text, at: [-1.7])
  }

  @Test func `of the hand-worked ones is exact`() throws {
    #expect(try Formula("w1^2 + 10*w2^2").valueAndGradient(at: [3, -1]).gradient == [6, -20])
    #expect(try Formula("w1*w2*w3").valueAndGradient(at: [2, 3, 5]).gradient == [15, 10, 6])
    #expect(try Formula("w3 + 0*w1").valueAndGradient(at: [2, 3, 5]).gradient == [0, 0, 1])
    #expect(try Formula("abs(w1)").valueAndGradient(at: [0]).gradient == [0])
    #expect(try Formula("w1^2").valueAndGradient(at: [0]).gradient == [0])
  }

  @Test func `of powers of 0 is what it is, not the product of 0 and ∞`() throws {
    #expect(try Formula("w1^0 + w2").valueAndGradient(at: [0, 1]).gradient == [0, 1])
    #expect(try Formula("w1^w2").valueAndGradient(at: [0, 2]).gradient == [0, 0])
    #expect(try Formula("0^w1").valueAndGradient(at: [2]).gradient == [0])
  }

  @Test(arguments: UInt64(1)...200) func `of random formulas agrees with central differences`(_ seed: UInt64) throws {
    var random = RandomSource(seed: seed, stream: 5)
    let text = randomFormula(depth: 4, &random)
    try expectGradient(text + " + 0*w1", at: (0..<3).map { _ in random.uniform(0.2, 1.2) })
  }
}

/// A formula that is smooth and of modest size where every w is between 0 and 2.
private func randomFormula(depth: Int, _ random: inout RandomSource) -> String {
  guard depth > 0 else {
    return ["w1", "w2", "w3", "0.5", "2", "pi", "e"].randomElement(using: &random)!
  }
  let a = randomFormula(depth: depth - 1, &random)
  let b = randomFormula(depth: Int.random(in: 0..<depth, using: &random), &random)
  switch Int.random(in: 0..<12, using: &random) {
  case 0: return "(\(a)) + (\(b))"
  case 1: return "(\(a)) - \(b)"
  case 2: return "tanh(\(a))*(\(b))"
  case 3: return "(\(a)) / (2 + sin(\(b)))"
  case 4: return "-(\(a))"
  case 5: return "tanh(\(a))^2"
  case 6: return "(2 + cos(\(a)))^-tanh(\(b))"
  case 7: return "sin(\(a))"
  case 8: return "sigmoid(\(a))"
  case 9: return "ln(2 + cos(\(a)))"
  case 10: return "exp(sin(\(a)))"
  default: return "sqrt(1 + tanh(\(a))^2)"
  }
}

@Suite struct `A formula that is wrong` {
  /// A problem at the place of 1️⃣.
  private func expect(
    _ marked: String, _ kind: FormulaProblem.Kind, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let characters = Array(marked)
    let offset = characters.firstIndex(of: "1️⃣")!
    let text = String(characters.filter { $0 != "1️⃣" })
    let problem = #expect(throws: FormulaProblem.self, sourceLocation: sourceLocation) { try Formula(text) }
    #expect(problem?.kind == kind, "\(text)", sourceLocation: sourceLocation)
    #expect(problem?.offset == offset, "\(text)", sourceLocation: sourceLocation)
  }

  @Test func `says what is wrong and where`() {
    expect("1️⃣", .unexpectedEnd)
    expect("w1 +1️⃣", .unexpectedEnd)
    expect("w1 1️⃣w2", .unexpectedCharacter("w"))
    expect("w1 + 1️⃣$", .unexpectedCharacter("$"))
    expect("w1 1️⃣)", .unexpectedCharacter(")"))
    expect("w1 *1️⃣* 2", .unexpectedCharacter("*"))
    expect("1️⃣sen(w1)", .unknownName("sen"))
    expect("1️⃣w0", .unknownName("w0"))
    expect("1️⃣w10", .unknownName("w10"))
    expect("1️⃣x^2", .unknownName("x"))
    expect("(w1 + 21️⃣", .missingParenthesis)
    expect("sin 1️⃣w1", .missingParenthesis)
    expect("w1 + 1️⃣1.2.3", .badNumber("1.2.3"))
    expect("w1 + 1️⃣1e999", .badNumber("1e999"))
    expect("w1 + 1️⃣.", .badNumber("."))
    expect("1️⃣1 + 2", .noParameter)
    expect("w1 + 1️⃣가중치", .unexpectedCharacter("가"))
  }

  @Test func `is refused when it is too long or too deep`() throws {
    let long = "w1" + String(repeating: "+1", count: 1_999)
    #expect(try Formula(long).value(at: [1]) == 2_000)
    #expect(#expect(throws: FormulaProblem.self) { try Formula(long + " ") }?.kind == .tooLong)
    for opening in ["(", "-", "sin(", "2^", "+"] {
      let text = String(repeating: opening, count: 900) + "w1"
      let problem = #expect(throws: FormulaProblem.self) { try Formula(text) }
      #expect(problem?.kind == .tooDeep, "\(opening)")
    }
    #expect(
      try Formula(String(repeating: "(", count: 150) + "w1" + String(repeating: ")", count: 150)).parameterCount == 1)
  }

  /// Where a root stands upright at 0, its minimum is as flat as that of |w|.
  @Test(arguments: [
    "sqrt(w1^2 + w2^2)", "sqrt(w1^2) + sqrt(w2^2)", "(w1^2 + w2^2)^0.5", "sqrt(sqrt(w1^4) + w2^2)", "abs(w1) + w2^1.5",
    "w1^(1/3) + abs(w2)", "sqrt(w1) + w2^2",
  ])
  func `has slope 0 at the tip of a root`(text: String) throws {
    let formula = try Formula(text)
    let (value, gradient) = formula.valueAndGradient(at: [0, 0])
    #expect(value == 0)
    #expect(gradient == [0, 0])
    for direction in [[1.0, 0], [0, 1], [1, -2]] {
      let product = formula.hessianProduct(at: [0, 0], with: direction)
      #expect(product.allSatisfy { $0.isFinite }, "\(product)")
    }
    let derivation = FormulaDerivation(of: formula, at: [0, 0])
    for parameter in 0..<2 { #expect(derivation.chain(of: parameter).value == 0) }
  }

  @Test func `of which the slope is not defined says so, and only there`() throws {
    func step(_ text: String, _ start: [Double]) throws -> TrainingStep {
      let run = try experiment(text, start: start, rate: 0.1)
      return TrainingStep(from: run.firstState, subject: run.subject, settings: run.settings)
    }
    #expect(try step("sqrt(w1)^0 + w2", [-1, 2]).undefinedSlope == 0)
    #expect(try step("w2 + w1*0", [1, 2]).undefinedSlope == nil)
    #expect(try step("ln(w1) + w2", [0, 2]).undefinedSlope == nil)
    #expect(try step("sqrt(w1^2 + w2^2)", [0, 0]).undefinedSlope == nil)
  }

  @Test func `never crashes, whatever it is`() {
    var random = RandomSource(seed: 1)
    let pieces = [
      "w1", "w2", "w9", "w0", "(", ")", "+", "-", "*", "/", "^", " ", "1", "2.5", "1e", "e", "pi", "sin", "sqrt(",
      "ln(",
      ".", "..", "가", "🇰🇷", "\u{301}", "\n", "−", "١",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      do throws(FormulaProblem) {
        let formula = try Formula(text)
        let (_, gradient) = formula.valueAndGradient(at: Array(repeating: 0.5, count: formula.parameterCount))
        #expect(gradient.count == formula.parameterCount)
      } catch {
        #expect((0...max(text.count, 4_000)).contains(error.offset))
      }
    }
  }
}
