// An equation as it is worked: the rule with names, the same with numbers, and the result.

/// A line such as ∂C/∂o1 = -2(y - o1) = -2(1 - 0.6457) = -0.7086, before anyone decides how numbers are printed.
package struct Equation: Equatable, Sendable {
  /// A piece of the right-hand side with numbers.
  package enum Piece: Equatable, Sendable {
    case text(String)
    case number(Double)
    /// A number that stands in parentheses where it is negative.
    case enclosed(Double)
  }

  /// The left-hand side.
  package let symbol: String
  /// The right-hand side with names; empty where there is nothing to say.
  package let rule: String
  /// The right-hand side with numbers; empty where it would only repeat the value.
  package let numbers: [Piece]
  package let value: Double

  package init(_ symbol: String, _ rule: String, _ numbers: [Piece] = [], value: Double) {
    self.symbol = symbol
    self.rule = rule
    self.numbers = numbers
    self.value = value
  }

  /// The numbers as a product.
  static func product(_ values: [Double]) -> [Piece] { joined(values, by: " × ") }

  /// The numbers as a sum.
  static func sum(_ values: [Double]) -> [Piece] { joined(values, by: " + ") }

  private static func joined(_ values: [Double], by sign: String) -> [Piece] {
    values.enumerated().flatMap { index, value -> [Piece] in
      index == 0 ? [.number(value)] : [.text(sign), .enclosed(value)]
    }
  }

  /// The right-hand side with numbers as a text.
  package func text(_ number: (Double) -> String) -> String {
    numbers.map { piece in
      switch piece {
      case .text(let text): return text
      case .number(let value): return number(value)
      case .enclosed(let value):
        let text = number(value)
        return text.first == "-" ? "(\(text))" : text
      }
    }.joined()
  }
}
