// Printed lines reckoned again: every number stands for all that would have been printed alike.

import Foundation

/// The numbers between two.
struct Interval {
  var low: Double
  var high: Double

  init(_ low: Double, _ high: Double) {
    let isKnown = !low.isNaN && !high.isNaN
    self.low = isKnown ? min(low, high) : -.infinity
    self.high = isKnown ? max(low, high) : .infinity
  }

  /// Whether both may stand for the same number.
  func meets(_ other: Interval) -> Bool {
    let slack = 1e-9 * max(1e-290, min(abs(low), abs(other.high)), min(abs(high), abs(other.low)))
    return low <= other.high + slack && other.low <= high + slack
  }

  static prefix func - (a: Interval) -> Interval { Interval(-a.high, -a.low) }
  static func + (a: Interval, b: Interval) -> Interval { Interval(a.low + b.low, a.high + b.high) }
  static func - (a: Interval, b: Interval) -> Interval { a + -b }

  static func * (a: Interval, b: Interval) -> Interval {
    let products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return products.contains { $0.isNaN } ? Interval(.nan, .nan) : Interval(products.min()!, products.max()!)
  }

  static func / (a: Interval, b: Interval) -> Interval {
    if b.low == 0, b.high == 0, a.low * a.high > 0 { return Interval(a.low / 0, a.high / 0) }
    return b.low <= 0 && b.high >= 0 ? Interval(.nan, .nan) : a * Interval(1 / b.low, 1 / b.high)
  }

  /// What a function makes of it, tried at many places; between two of them it moves by no more than they differ.
  func mapped(_ f: (Double) -> Double) -> Interval {
    let values = (0...32).map { f(low + (high - low) * (Double($0) / 32)) }
    guard low.isFinite, high.isFinite, values.allSatisfy({ !$0.isNaN }) else { return Interval(.nan, .nan) }
    let spread = zip(values, values.dropFirst()).map { abs($0 - $1) }.max()!
    return Interval(values.min()! - spread, values.max()! + spread)
  }
}

/// Reads the right-hand side of an equation as it is printed.
struct Reckoner {
  private let text: [Character]
  private var place = 0
  /// How far a number may be from what is printed of it.
  private let doubt: (String) -> Double

  /// What the text comes to; nil where it has names or does not end well.
  static func value(of text: String, doubt: @escaping (String) -> Double) -> Interval? {
    // ln(1 + e^800) is 800, though e^800 is no number any more; nor is 1 - 1.5e-40 one that differs from 1.
    let plain = text.replacingOccurrences(of: "ln(1 + e^", with: "softplus(")
      .replacingOccurrences(of: "ln(1 - ", with: "lnRest(")
    var reckoner = Reckoner(text: Array(plain.filter { $0 != " " }), doubt: doubt)
    guard let value = reckoner.sum(), reckoner.place == reckoner.text.count else { return nil }
    return value
  }

  private init(text: [Character], doubt: @escaping (String) -> Double) {
    self.text = text
    self.doubt = doubt
  }

  private var next: Character? { place < text.count ? text[place] : nil }

  private mutating func take(_ sign: Character) -> Bool {
    guard next == sign else { return false }
    place += 1
    return true
  }

  private mutating func sum() -> Interval? {
    guard var value = product() else { return nil }
    while let sign = next, sign == "+" || sign == "-" {
      place += 1
      guard let right = product() else { return nil }
      value = sign == "+" ? value + right : value - right
    }
    return value
  }

  private mutating func product() -> Interval? {
    guard var value = signed() else { return nil }
    while let sign = next {
      if "×·*".contains(sign) {
        place += 1
        guard let right = signed() else { return nil }
        value = value * right
      } else if sign == "/" {
        place += 1
        guard let right = signed() else { return nil }
        value = value / right
      } else if sign == "(" {
        guard let right = power() else { return nil }
        value = value * right
      } else {
        break
      }
    }
    return value
  }

  private mutating func signed() -> Interval? {
    if take("-") { return product().map { -$0 } }
    if take("+") { return product() }
    return power()
  }

  private mutating func power() -> Interval? {
    guard var base = atom() else { return nil }
    while true {
      if take("²") {
        base = base.mapped { $0 * $0 }
      } else if take("^") {
        guard let exponent = take("-") ? power().map({ -$0 }) : power() else { return nil }
        let ends = [exponent.low, exponent.high].map { exponent in base.mapped { pow($0, exponent) } }
        base = Interval(min(ends[0].low, ends[1].low), max(ends[0].high, ends[1].high))
      } else {
        return base
      }
    }
  }

  private mutating func atom() -> Interval? {
    guard let first = next else { return nil }
    if take("(") {
      guard let value = sum(), take(")") else { return nil }
      return value
    }
    if take("|") {
      guard let value = sum(), take("|") else { return nil }
      return value.mapped { abs($0) }
    }
    if take("√") { return power()?.mapped { $0.squareRoot() } }
    if take("∞") { return Interval(.infinity, .infinity) }
    if first == "<" || first == ">" || first.isASCII && first.isNumber { return number() }
    return function()
  }

  private mutating func number() -> Interval? {
    let isBound = take("<") || take(">")
    let isNegative = isBound && take("-")
    var word = ""
    while let character = next, character.isASCII, character.isNumber || ".e".contains(character) {
      word.append(character)
      place += 1
      if character == "e", let sign = next, "+-".contains(sign) {
        word.append(sign)
        place += 1
      }
    }
    guard let value = Double(word) else { return nil }
    if isBound { return isNegative ? Interval(-value, 0) : Interval(0, value) }
    let half = doubt(word)
    return Interval(value - half, value + half)
  }

  /// A function by the name it has in equations, and by ′ its slope.
  private static func function(_ name: String, at x: Double) -> Double? {
    switch name {
    case "σ", "sigmoid": 1 / (1 + exp(-x))
    case "tanh": tanh(x)
    case "relu": max(0, x)
    case "leaky-relu": x > 0 ? x : 0.01 * x
    case "elu": x > 0 ? x : expm1(x)
    case "softplus": max(x, 0) + log1p(exp(-abs(x)))
    case "sine", "sin", "cos′": name == "cos′" ? -sin(x) : sin(x)
    case "cos", "sin′": cos(x)
    case "tan": tan(x)
    case "exp", "exp′": exp(x)
    case "ln": x > 0 ? log(x) : (x == 0 ? -.infinity : .nan)
    case "lnRest": x < 1 ? log1p(-x) : (x == 1 ? -.infinity : .nan)
    case "sqrt": x.squareRoot()
    case "abs": abs(x)
    case "identity": x
    case "step": x >= 0 ? 1 : 0
    case "sgn", "abs′": x > 0 ? 1 : (x < 0 ? -1 : 0)
    case "relu′": x > 0 ? 1 : 0
    case "leaky-relu′": x > 0 ? 1 : 0.01
    case "elu′": x > 0 ? 1 : exp(x)
    case "tan′": 1 / (cos(x) * cos(x))
    case "ln′": 1 / x
    case "sqrt′": x == 0 ? 0 : 0.5 / x.squareRoot()
    case "tanh′": 1 - tanh(x) * tanh(x)
    case "sigmoid′": 1 / ((1 + exp(-x)) * (1 + exp(x)))
    default: nil
    }
  }

  private mutating func function() -> Interval? {
    var name = ""
    while let character = next, character.isLetter || character == "′" || character == "-" && name == "leaky" {
      name.append(character)
      place += 1
    }
    guard Self.function(name, at: 0.5) != nil, let argument = power() else { return nil }
    let ends = Interval(Self.function(name, at: argument.low)!, Self.function(name, at: argument.high)!)
    return name.hasPrefix("ln") && name != "ln′" ? ends : argument.mapped { Self.function(name, at: $0)! }
  }
}

/// What is wrong with a printed equation: parts between its signs that cannot be the same number, or a spelling that nobody
/// would write; nil where there is nothing.
func fault(inEquation line: String, doubt: @escaping (String) -> Double) -> String? {
  for slip in ["+ -", "- -", "× -", "· -", "--", "+ +"] where line.contains(slip) { return "'\(slip)' in \(line)" }
  var parts: [String] = []
  var part = ""
  for word in line.split(separator: " ") {
    if ["=", "≈", "←"].contains(word) {
      parts.append(part)
      part = ""
    } else {
      part += (part.isEmpty ? "" : " ") + word
    }
  }
  parts.append(part)
  if parts.count > 1, Set(parts.dropLast()).count < parts.count - 1 { return "said twice: \(line)" }
  let values = parts.compactMap { text in Reckoner.value(of: text, doubt: doubt).map { (text, $0) } }
  for (text, value) in values.dropLast() where !value.meets(values[values.count - 1].1) {
    return "\(text) is \(value.low) to \(value.high) in \(line)"
  }
  return nil
}

/// Whether a line has two parts or more that can be reckoned, so that something was compared.
func isReckoned(_ line: String) -> Bool {
  line.components(separatedBy: " = ").count { Reckoner.value(of: $0, doubt: { _ in 0 }) != nil } > 1
}

/// Half of the last digit's unit.
func halfUnit(of number: String) -> Double {
  let parts = number.split(separator: "e")
  let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
  return 0.5 * pow(10, (parts.count > 1 ? Double(parts[1]) ?? 0 : 0) - Double(decimals))
}

/// Numbers with at least so many decimals are rounded, shorter ones are what they are.
func doubt(decimals: Int) -> (String) -> Double {
  { number in
    if number.contains("e") { return halfUnit(of: number) }
    let count = number.split(separator: ".").dropFirst().first?.count ?? 0
    return count >= decimals ? halfUnit(of: number) * 1.000001 : 0
  }
}

/// Numbers have so many digits, less those that are 0 at their end.
func doubt(digits: Int) -> (String) -> Double {
  { number in
    guard let value = Double(number), value != 0 else { return 0 }
    return 0.500001 * pow(10, log10(abs(value)).rounded(.down) - Double(digits - 1))
  }
}
