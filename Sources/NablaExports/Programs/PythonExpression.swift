// Expressions as Python spells them, with as few parentheses as it needs, and their slopes by the rules of the textbook.

import NablaCore

/// A piece of a cost's formula, or of its slope.
indirect enum PythonExpression: Equatable {
  case number(Double)
  case name(String)
  case negative(PythonExpression)
  case sum(PythonExpression, PythonExpression)
  case difference(PythonExpression, PythonExpression)
  case product(PythonExpression, PythonExpression)
  case quotient(PythonExpression, PythonExpression)
  case power(PythonExpression, PythonExpression)
  /// A function by its name in Python.
  case call(String, [PythonExpression])

  /// The expression as a line of Python.
  var text: String {
    switch self {
    case .number(let value): return value.magnitude < 1e15 ? PythonArray.short(value) : PythonArray.number(value)
    case .name(let name): return name
    case .negative(let a): return "-" + a.text(from: 3)
    case .sum(let a, let b): return a.text(from: 1) + " + " + b.text(from: 2)
    case .difference(let a, let b): return a.text(from: 1) + " - " + b.text(from: 2)
    case .product(let a, let b): return a.text(from: 2) + " * " + b.text(from: 3)
    case .quotient(let a, let b): return a.text(from: 2) + " / " + b.text(from: 3)
    case .power(let a, let b): return a.text(from: 5) + " ** " + b.text(from: 4)
    case .call(let name, let values): return "\(name)(\(values.map(\.text).joined(separator: ", ")))"
    }
  }

  /// How tightly it holds together: sums 1, products 2, signs 3, powers 4, and what stands alone 5.
  private var tie: Int {
    switch self {
    case .sum, .difference: return 1
    case .product, .quotient: return 2
    case .negative: return 3
    case .power: return 4
    case .number(let value): return value.sign == .minus ? 3 : 5
    case .name, .call: return 5
    }
  }

  private func text(from least: Int) -> String { tie < least ? "(\(text))" : text }

  // MARK: Without what makes no difference

  static func + (a: Self, b: Self) -> Self {
    if a == .number(0) { return b }
    if b == .number(0) { return a }
    if case .negative(let b) = b { return .difference(a, b) }
    return .sum(a, b)
  }

  static func - (a: Self, b: Self) -> Self {
    if b == .number(0) { return a }
    if a == .number(0) { return -b }
    if case .negative(let b) = b { return .sum(a, b) }
    return .difference(a, b)
  }

  static func * (a: Self, b: Self) -> Self {
    if a == .number(0) || b == .number(0) { return .number(0) }
    if a == .number(1) { return b }
    if b == .number(1) { return a }
    if case .negative(let a) = a { return -(a * b) }
    if case .negative(let b) = b { return -(a * b) }
    // a(bc) = (ab)c needs no parentheses.
    if case .product(let b, let c) = b { return .product(a * b, c) }
    return .product(a, b)
  }

  static func / (a: Self, b: Self) -> Self {
    a == .number(0) || b == .number(1) ? a : .quotient(a, b)
  }

  static prefix func - (a: Self) -> Self {
    if case .negative(let a) = a { return a }
    return a == .number(0) ? a : .negative(a)
  }
}
