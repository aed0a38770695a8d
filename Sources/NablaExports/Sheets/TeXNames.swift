// What the names and signs of our formulas are in TeX: macros that MathJax, KaTeX and pandoc all know.

import NablaCore

/// The vocabulary of formulas, ours and TeX's.
enum TeXNames {
  /// Letters that stand for something, and functions that TeX has.
  private static let macros = [
    "C": "C", "D": "D", "w": "w", "b": "b", "x": "x", "y": "y", "z": "z", "a": "a", "o": "o", "h": "h", "g": "g",
    "u": "u",
    "v": "v", "s": "s", "m": "m", "t": "t", "f": "f", "e": "e", "η": "\\eta", "β": "\\beta", "ρ": "\\rho",
    "ε": "\\epsilon", "σ": "\\sigma", "δ": "\\delta", "π": "\\pi", "pi": "\\pi", "Δ": "\\Delta", "sin": "\\sin",
    "cos": "\\cos", "tan": "\\tan", "tanh": "\\tanh", "exp": "\\exp", "ln": "\\ln", "Σ": "\\sum",
  ]

  /// Names that stand upright: those of the activations too, where TeX has none.
  private static let words = Set(["l1", "l2", "sigmoid", "sgn", "sqrt", "abs", "NaN"])
    .union(Activation.elementwise.map(\.symbol).filter { macros[$0] == nil })

  private static let functions: Set<String> = ["sin", "cos", "tan", "tanh", "exp", "ln", "Σ"]

  /// Signs between two things.
  static let products: [Character: String] = ["·": "\\cdot", "×": "\\times", "*": "\\cdot"]
  static let sums: [Character: String] = ["+": "+", "-": "-", "−": "-"]
  static let relations: [Character: String] = ["=": "=", "≈": "\\approx", "←": "\\leftarrow", ",": ","]
  /// What stands before a number too small or too large to be printed.
  static let bounds: [Character: String] = ["<": "\\lt", ">": "\\gt"]

  static let subscripts: [Character: String] = ["₁": "1", "₂": "2"]

  /// Whether what follows needs no parentheses: ln w1.
  static func isFunction(_ name: String) -> Bool { functions.contains(name) }

  /// A name in TeX, numbers below it and a layer's above; nil for one that means nothing here.
  static func tex(_ name: String) -> String? {
    if words.contains(name) { return "\\text{\(name)}" }
    let letters = String(name.prefix { !$0.isNumber })
    guard let base = macros[letters] else { return nil }
    guard letters.count < name.count else { return base }
    let numbers = name.dropFirst(letters.count).split(separator: ".", omittingEmptySubsequences: false)
    switch numbers.count {
    case 1 where letters.count == 1: return "\(base)_{\(numbers[0])}"
    // The layer is said first, as in h2.1.
    case 2 where letters.count == 1: return "\(base)_{\(numbers[1])}^{(\(numbers[0]))}"
    default: return nil
    }
  }

  /// A number in TeX: 1.2e-05 is 1.2 × 10^-5.
  static func tex(number: String) -> String {
    let parts = number.lowercased().split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return number }
    return "\(parts[0]) \\times 10^{\(power)}"
  }
}
