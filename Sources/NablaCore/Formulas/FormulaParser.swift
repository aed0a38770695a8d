// Reads a formula: + − * / ^ with the usual precedence, parentheses, numbers, pi, e, functions and w1 … w9 or x1, x2, ….

/// What is wrong with a formula, and where.
package struct FormulaProblem: Error, Equatable, Sendable {
  /// The character the problem is at, counted from 0.
  package let offset: Int
  package let kind: Kind

  package enum Kind: Equatable, Sendable {
    case unexpectedEnd
    case unexpectedCharacter(Character)
    case unknownName(String)
    case missingParenthesis
    case badNumber(String)
    case tooDeep
    case tooLong
    case noParameter
  }
}

extension Formula {
  /// What the variables of a formula stand for.
  package enum Variables: Sendable {
    /// w1 … w9, of which there is at least one: a cost.
    case parameters
    /// x1, x2, … as far as a sample has inputs; there may be none.
    case inputs

    var letter: Character { self == .parameters ? "w" : "x" }
    var most: Int { self == .parameters ? 9 : 999_999 }
  }

  /// The names a formula may use besides its variables.
  package static let names = Function.allCases.map(\.rawValue) + ["pi", "e"]

  /// - Parameters:
  ///   - text: such as `w1^2 + 10*w2^2`, or `sin(3*x1)` of inputs.
  ///   - variables: what it is a formula of.
  /// - Throws: the first problem in the text.
  package init(_ text: String, of variables: Variables = .parameters) throws(FormulaProblem) {
    let parser = FormulaParser.read(text, of: variables)
    if let problem = parser.problems.first { throw problem }
    precondition(!parser.operations.isEmpty, "a formula works something out")
    source = text
    parameterCount = parser.parameterCount
    operations = parser.operations
  }

  /// Every problem of a text that can be told apart from the ones before it; none where it is a formula.
  ///
  /// - Parameters:
  ///   - text: as it was typed.
  ///   - variables: what it is a formula of.
  package static func problems(in text: String, of variables: Variables = .parameters) -> [FormulaProblem] {
    FormulaParser.read(text, of: variables).problems
  }
}

private struct FormulaParser {
  let text: [Character]
  let variables: Formula.Variables
  var place = 0
  var depth = 0
  var parameterCount = 0
  var operations: [Formula.Operation] = []
  /// What is wrong so far, in the order of the text.
  var problems: [FormulaProblem] = []
  /// Where the text goes on behind an unknown name; what is not allowed there may be that name's own.
  private var unknownEnd: Int?

  init(text: [Character], variables: Formula.Variables) {
    self.text = text
    self.variables = variables
  }

  /// A parser that has read the whole text, or as far as it can be understood.
  static func read(_ text: String, of variables: Formula.Variables) -> FormulaParser {
    guard text.utf8.count <= 4_000 else {
      var parser = FormulaParser(text: [], variables: variables)
      parser.problems = [FormulaProblem(offset: 4_000, kind: .tooLong)]
      return parser
    }
    var parser = FormulaParser(text: Array(text), variables: variables)
    do throws(FormulaProblem) {
      let top = try parser.sum()
      parser.skipSpaces()
      if parser.place < parser.text.count {
        throw FormulaProblem(offset: parser.place, kind: .unexpectedCharacter(parser.text[parser.place]))
      }
      if parser.parameterCount == 0, variables == .parameters, parser.problems.isEmpty {
        throw FormulaProblem(offset: 0, kind: .noParameter)
      }
      precondition(top == parser.operations.count - 1, "the last operation is the whole formula")
    } catch {
      if parser.unknownEnd != error.offset { parser.problems.append(error) }
    }
    return parser
  }

  mutating func add(_ operation: Formula.Operation) -> Int {
    operations.append(operation)
    return operations.count - 1
  }

  mutating func skipSpaces() {
    while place < text.count, text[place] == " " || text[place] == "\t" { place += 1 }
  }

  mutating func take(_ wanted: Character...) -> Character? {
    skipSpaces()
    guard place < text.count, wanted.contains(text[place]) else { return nil }
    defer { place += 1 }
    return text[place]
  }

  mutating func sum() throws(FormulaProblem) -> Int {
    var left = try product()
    while let sign = take("+", "-", "−") {
      let right = try product()
      left = add(sign == "+" ? .add(left, right) : .subtract(left, right))
    }
    return left
  }

  mutating func product() throws(FormulaProblem) -> Int {
    var left = try signed()
    while let sign = take("*", "/", "·", "×") {
      let right = try signed()
      left = add(sign == "/" ? .divide(left, right) : .multiply(left, right))
    }
    return left
  }

  mutating func signed() throws(FormulaProblem) -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw FormulaProblem(offset: place, kind: .tooDeep) }
    if take("-", "−") != nil { return add(.negate(try signed())) }
    if take("+") != nil { return try signed() }
    let base = try primary()
    guard take("^") != nil else { return base }
    // To the right first, and a sign may follow: 2^-3^2 is 2^(−(3^2)).
    return add(.power(base, foldedConstant(try signed())))
  }

  /// A negated number as one constant, so that an exponent like −2 counts as constant.
  mutating func foldedConstant(_ index: Int) -> Int {
    if case .negate(let inner) = operations[index], case .constant(let value) = operations[inner] {
      return add(.constant(-value))
    }
    return index
  }

  mutating func primary() throws(FormulaProblem) -> Int {
    skipSpaces()
    guard place < text.count else { throw FormulaProblem(offset: place, kind: .unexpectedEnd) }
    let first = text[place]
    if first == "(" {
      place += 1
      return try closing()
    }
    if first.isASCII, first.isNumber || first == "." { return try number() }
    if first.isASCII, first.isLetter { return try name() }
    throw FormulaProblem(offset: place, kind: .unexpectedCharacter(first))
  }

  mutating func closing() throws(FormulaProblem) -> Int {
    let inside = try sum()
    if take(")") != nil { return inside }
    let problem = FormulaProblem(offset: place, kind: .missingParenthesis)
    // At the end of the text nothing more can go wrong; several may be missing there, which is told once.
    guard place == text.count else { throw problem }
    if problems.last != problem { problems.append(problem) }
    return inside
  }

  mutating func number() throws(FormulaProblem) -> Int {
    let start = place
    while place < text.count, text[place].isASCII, text[place].isNumber || text[place] == "." { place += 1 }
    if place < text.count, text[place] == "e" || text[place] == "E" {
      var end = place + 1
      if end < text.count, text[end] == "+" || text[end] == "-" { end += 1 }
      if end < text.count, text[end].isASCII, text[end].isNumber {
        while end < text.count, text[end].isASCII, text[end].isNumber { end += 1 }
        place = end
      }
    }
    let digits = String(text[start..<place])
    guard let value = Double(digits), value.isFinite else {
      problems.append(FormulaProblem(offset: start, kind: .badNumber(digits)))
      return add(.constant(0))
    }
    return add(.constant(value))
  }

  /// The number of a variable, from 1; nil where the word is none.
  private func variable(_ word: String) -> Int? {
    let digits = word.dropFirst()
    guard word.first == variables.letter, digits.first != "0", digits.allSatisfy(\.isWholeNumber),
      let number = Int(digits), number <= variables.most
    else { return nil }
    return number
  }

  mutating func name() throws(FormulaProblem) -> Int {
    let start = place
    while place < text.count, text[place].isASCII, text[place].isLetter || text[place].isNumber { place += 1 }
    let word = String(text[start..<place])
    if word == "pi" { return add(.constant(Double.pi)) }
    if word == "e" { return add(.constant(exponential(1))) }
    if let number = variable(word) {
      parameterCount = max(parameterCount, number)
      return add(.parameter(number - 1))
    }
    guard let function = Formula.Function(rawValue: word) else {
      problems.append(FormulaProblem(offset: start, kind: .unknownName(word)))
      if take("(") != nil { return try closing() }
      unknownEnd = place
      return add(.constant(0))
    }
    guard take("(") != nil else { throw FormulaProblem(offset: place, kind: .missingParenthesis) }
    return add(.function(function, try closing()))
  }
}
