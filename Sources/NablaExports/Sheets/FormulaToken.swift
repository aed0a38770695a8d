// The pieces that our formulas are written in.

import NablaCore

/// A piece of a formula as the sheets write it.
enum FormulaToken: Equatable {
  /// 0.25, 1.2e-05.
  case number(String)
  /// w5, x1, tanh, leaky-relu, ∂, σ.
  case name(String)
  /// Everything else, a character each.
  case sign(Character)

  /// What is written in more than one word.
  private static let longNames = Activation.allCases.map(\.symbol).filter { $0.contains("-") }.map(Array.init)

  /// The pieces of a formula, spaces left out.
  static func all(in formula: String) -> [FormulaToken] {
    let text = Array(formula)
    var tokens: [FormulaToken] = []
    var place = 0
    func end(from start: Int, while belongs: (Character) -> Bool) -> Int {
      var end = start
      while end < text.count, belongs(text[end]) { end += 1 }
      return end
    }
    while place < text.count {
      let first = text[place]
      if first == " " || first == "\t" {
        place += 1
      } else if first.isDigit || first == "." {
        var last = end(from: place) { $0.isDigit || $0 == "." }
        // A power of ten belongs to it, with or without a sign.
        if last < text.count, text[last] == "e" || text[last] == "E" {
          let hasSign = last + 1 < text.count && "+-".contains(text[last + 1])
          let digits = last + (hasSign ? 2 : 1)
          let power = end(from: digits, while: \.isDigit)
          if power > digits { last = power }
        }
        tokens.append(.number(String(text[place..<last])))
        place = last
      } else if let name = longNames.first(where: { text[place...].starts(with: $0) }) {
        tokens.append(.name(String(name)))
        place += name.count
      } else if first.isASCII, first.isLetter {
        var last = end(from: place) { $0.isASCII && ($0.isLetter || $0.isNumber) }
        // h2.1: the first unit of the second layer.
        if text[last - 1].isDigit, last + 1 < text.count, text[last] == ".", text[last + 1].isDigit {
          last = end(from: last + 1, while: \.isDigit)
        }
        tokens.append(.name(String(text[place..<last])))
        place = last
      } else {
        tokens.append(first.isLetter ? .name(String(first)) : .sign(first))
        place += 1
      }
    }
    return tokens
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
