// Greek letters and mathematical signs in ASCII, for terminals that draw nothing else.

package enum ASCIISpelling {
  /// The text with Greek and signs spelled out; wide characters (Hangul) stay, anything unknown becomes `?`.
  ///
  /// Two words that would run together get a space: `η∇C` is `eta nabla C`.
  /// A superscript gets `^`, a subscript `_` where it would run into a digit: `a¹₂` is `a^1_2`, `x²` is `x^2`.
  ///
  /// - Parameters:
  ///   - text: what is to be written.
  ///   - some: what is spelled out; nil: everything that is not ASCII.
  package static func of(_ text: String, only some: Set<Unicode.Scalar>? = nil) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    var isRaised = false
    var endsWithWord = false
    var endsWithOperator = false
    for scalar in text.unicodeScalars {
      if scalar.isASCII || some.map({ !$0.contains(scalar) }) ?? false {
        if endsWithWord, Character(scalar).isLetter { result += " " }
        result.unicodeScalars.append(scalar)
        isRaised = false
      } else if let raised = superscripts[scalar] {
        if !isRaised { result += "^" }
        result += raised
        isRaised = true
      } else if let lowered = subscripts[scalar] {
        if let last = result.last, last.isNumber, lowered.first!.isNumber, isRaised { result += "_" }
        result += lowered
        isRaised = false
      } else {
        let spelled = spelling(of: scalar)
        if isWord(spelled), let last = result.last, last.isLetter, !endsWithOperator { result += " " }
        result += spelled
        isRaised = false
      }
      endsWithWord = words[scalar].map(isWord) ?? false
      endsWithOperator = scalar == "∂" || scalar == "Δ" || scalar == "∆"
    }
    return result
  }

  private static func isWord(_ text: String) -> Bool { text.count > 1 && text.first!.isLetter }

  private static func spelling(of scalar: Unicode.Scalar) -> String {
    if let known = words[scalar] { return known }
    if (0x2400...0x241F).contains(scalar.value) {
      return "^" + String(Character(Unicode.Scalar(UInt8(scalar.value - 0x2400 + 0x40))))
    }
    if (0x2800...0x28FF).contains(scalar.value) { return scalar.value == 0x2800 ? " " : "*" }
    switch TextWidth.of(scalar) {
    case 0: return ""
    case 1: return "?"
    default: return String(Character(scalar))
    }
  }

  private static let superscripts: [Unicode.Scalar: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "⁺": "+", "⁻": "-", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i", "ᵀ": "T", "ˡ": "l", "ᴸ": "L",
  ]

  private static let subscripts: [Unicode.Scalar: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
    "₊": "+", "₋": "-", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ₜ": "t",
  ]

  private static let words: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "eps", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "ϵ": "eps",
    "Γ": "Gamma", "Δ": "D", "Θ": "Theta", "Λ": "Lambda", "Π": "prod", "Σ": "sum", "Φ": "Phi", "Ψ": "Psi",
    "Ω": "Omega", "∇": "nabla", "∂": "d", "∆": "D", "∑": "sum", "∏": "prod", "√": "sqrt", "∞": "inf", "′": "'",
    "″": "''", "·": "*", "⋅": "*", "×": "x", "⊙": "*", "∘": "o", "÷": "/", "−": "-", "–": "-", "—": "-", "±": "+/-",
    "≈": "~=", "≠": "!=", "≤": "<=", "≥": ">=", "≪": "<<", "≫": ">>", "≡": "==", "∝": "~", "∈": " in ", "‖": "||",
    "∥": "||", "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "⇐": "<=", "↑": "^", "↓": "v", "↗": "/", "↘": "\\",
    "↙": "/", "↖": "\\", "↵": "Enter", "▸": ">", "◂": "<", "▶": ">", "◀": "<", "▲": "^", "▼": "v", "▾": "v", "…": "~",
    "•": "o", "◉": "@", "●": "*", "○": "o", "✕": "x", "✗": "x", "✓": "=", "»": ">>", "«": "<<", "‘": "'", "’": "'",
    "“": "\"", "”": "\"", "°": " deg", "½": "1/2", "¼": "1/4", "¾": "3/4", "█": "#", "▇": "#", "▓": "#", "▒": "=",
    "░": ".", "▁": ".", "▀": "\"", "▄": "_", "▌": "*", "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╌": "-", "┊": "|", "━": "=", "═": "=", "\u{A0}": " ", "␡": "^?",
    "ŷ": "y^",
  ]
}
