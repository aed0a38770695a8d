// Numbers on a sheet: given ones as they were given, computed ones with six digits or as they were shortened.

import NablaCanvas
import NablaCore
import NablaDiagrams

/// How the numbers of a derivation are printed.
package struct SheetNumber: Equatable, Sendable {
  package let precision: Precision
  /// Digits of an exact number that has more.
  package var digits = 6
  package var infinity = "∞"

  package init(_ precision: Precision) { self.precision = precision }

  /// A number in an equation: with all decimals it was shortened to, or short where it was given short.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return Numeral.exact(value, infinity: infinity) }
    if let decimals = precision.decimals, precision.applied(to: value) == value {
      return Numeral.fixed(value, decimals: decimals, infinity: infinity)
    }
    // What was not shortened has at least as many digits as what stands beside it.
    let digits = max(digits, min(17, (precision.decimals ?? 0) + 1))
    let exact = Words.short(value)
    return exact.count <= digits + 2
      ? exact : Numeral.significant(value, digits: digits, infinity: infinity).trimmedZeros
  }

  /// Whether a piece of an equation is printed with all its digits, but for what rounding to binary adds to a decimal
  /// number: −4.05 is printed of −4.050000000000001.
  package func isExact(_ piece: Equation.Piece) -> Bool {
    switch piece {
    case .text: return true
    case .number(let value), .enclosed(let value):
      return Double(text(value)).map { $0 == value || abs($0 - value) <= 1e-12 * abs(value) } ?? false
    }
  }
}
