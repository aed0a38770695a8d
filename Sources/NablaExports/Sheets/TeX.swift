// Formulas as the sheets write them, set as mathematics.

/// A formula in TeX.
///
///     TeX("∂C/∂w5 = ∂C/∂o1 · ∂o1/∂z")  // \frac{\partial C}{\partial w_{5}} = \frac{…}{…} \cdot \frac{…}{…}
///
/// It has no backslash before a sign and no sign before an underscore, so that it comes through readers that take
/// Markdown's escapes and emphasis out of formulas first.
package struct TeX: Equatable, Sendable {
  package let text: String

  /// nil where the formula has a name or a sign that is none of ours, or does not end well.
  package init?(_ formula: String) {
    var setting = Typesetting(tokens: FormulaToken.all(in: formula))
    guard let whole = setting.relation(), setting.isAtEnd else { return nil }
    text = whole.tex
  }
}

/// A typeset part of a formula.
private struct Part {
  var tex: String
  /// Whether it is taller than a line, so that parentheses around it have to grow.
  var isTall = false
  /// The same without its own parentheses, for where a fraction or an exponent groups it anyway.
  var inside: String?
  /// Whether an exponent would be taken for that of a piece of it.
  var isCompound = false

  var grouped: String { inside ?? tex }

  /// The part with parentheses around it.
  var enclosed: Part {
    Part(tex: isTall ? "\\left(\(tex)\\right)" : "(\(tex))", isTall: isTall, inside: tex)
  }
}

/// Goes through a formula from left to right, the loosest ties first.
private struct Typesetting {
  let tokens: [FormulaToken]
  var place = 0
  /// How many parts the next one stands inside of.
  private var depth = 0
  /// Nothing deeper than this can be read as mathematics, and every level takes its share of the stack.
  private static let mostDepth = 40

  init(tokens: [FormulaToken]) { self.tokens = tokens }

  var isAtEnd: Bool { place == tokens.count }

  private var next: FormulaToken? { place < tokens.count ? tokens[place] : nil }

  /// The TeX of the next sign where a table has it.
  private mutating func take(_ table: [Character: String]) -> String? {
    guard case .sign(let sign) = next, let tex = table[sign] else { return nil }
    place += 1
    return tex
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard next == .sign(sign) else { return false }
    place += 1
    return true
  }

  /// a = b, a ← b, a, b; the right side of an arrow may be left open.
  mutating func relation() -> Part? {
    guard var whole = sum() else { return nil }
    while let sign = take(TeXNames.relations) {
      whole.tex += sign == "," ? sign : " " + sign
      if isAtEnd, sign == "\\leftarrow" { return whole }
      guard let right = sum() else { return nil }
      whole.tex += " " + right.tex
      whole.isTall = whole.isTall || right.isTall
    }
    return whole
  }

  private mutating func sum() -> Part? { joined(TeXNames.sums) { $0.product() } }

  private mutating func product() -> Part? { joined(TeXNames.products) { $0.signed() } }

  private mutating func joined(_ signs: [Character: String], _ operand: (inout Self) -> Part?) -> Part? {
    guard var whole = operand(&self) else { return nil }
    while let sign = take(signs) {
      guard let right = operand(&self) else { return nil }
      whole = Part(tex: whole.tex, isTall: whole.isTall || right.isTall)
      whole.tex += " \(sign) \(right.tex)"
    }
    return whole
  }

  private mutating func signed() -> Part? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.mostDepth else { return nil }
    guard let sign = take(TeXNames.sums) ?? take(TeXNames.bounds) else { return fraction() }
    guard let rest = signed() else { return nil }
    return Part(tex: (sign.first == "\\" ? sign + " " : sign) + rest.tex, isTall: rest.isTall)
  }

  /// a, or a/b with one above the other; in a/b/c the first two are above.
  private mutating func fraction() -> Part? {
    guard var top = chain() else { return nil }
    while take("/") {
      let sign = take(TeXNames.sums) ?? ""
      guard let bottom = chain() else { return nil }
      let below = sign + (sign.isEmpty ? bottom.grouped : bottom.tex)
      top = Part(tex: "\\frac{\(top.grouped)}{\(below)}", isTall: true, isCompound: true)
    }
    return top
  }

  /// Factors that stand side by side: 2(y - o1), σ(z), ln w1.
  private mutating func chain() -> Part? {
    guard var whole = power() else { return nil }
    while next == .sign("(") {
      guard let factor = power() else { return nil }
      whole = Part(tex: whole.tex + factor.tex, isTall: whole.isTall || factor.isTall)
    }
    return whole
  }

  private mutating func power() -> Part? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.mostDepth * 2 else { return nil }
    guard var base = atom() else { return nil }
    while true {
      let exponent: String
      if take("′") {
        base = Part(tex: base.tex + "'", isTall: base.isTall, isCompound: true)
        continue
      } else if take("²") {
        exponent = "2"
      } else if take("^") {
        let sign = take(TeXNames.sums) ?? ""
        guard let part = power() else { return nil }
        exponent = sign + (sign.isEmpty ? part.grouped : part.tex)
      } else {
        return base
      }
      base = base.isCompound ? base.enclosed : base
      base = Part(tex: "\(base.tex)^{\(exponent)}", isTall: base.isTall, isCompound: true)
    }
  }

  private mutating func atom() -> Part? {
    guard let token = next else { return nil }
    place += 1
    switch token {
    case .number(let number):
      let tex = TeXNames.tex(number: number)
      return Part(tex: tex, isCompound: tex != number)
    case .name(let name): return self.name(name)
    case .sign("("):
      guard let inside = relation(), take(")") else { return nil }
      return inside.enclosed
    case .sign("["):
      // A place to fill in, by its number.
      guard case .number(let number) = next else { return nil }
      place += 1
      return take("]") ? Part(tex: "\\boxed{\(number)}") : nil
    case .sign("|"): return sum().flatMap { take("|") ? absolute($0) : nil }
    case .sign("∞"): return Part(tex: "\\infty")
    case .sign("√"): return power().map { Part(tex: "\\sqrt{\($0.grouped)}", isTall: $0.isTall) }
    case .sign("∂"): return power().map { Part(tex: "\\partial \($0.tex)") }
    case .sign: return nil
    }
  }

  private func absolute(_ inside: Part) -> Part {
    let tex = inside.isTall ? "\\left\\lvert \(inside.tex)\\right\\rvert" : "\\lvert \(inside.tex)\\rvert"
    return Part(tex: tex, isTall: inside.isTall)
  }

  /// A name with what belongs to it: β₁, w1′, sqrt(…), ln w1.
  private mutating func name(_ name: String) -> Part? {
    if name == "sqrt" || name == "abs", next == .sign("("), let argument = atom() {
      return name == "abs"
        ? absolute(Part(tex: argument.grouped, isTall: argument.isTall))
        : Part(tex: "\\sqrt{\(argument.grouped)}", isTall: argument.isTall)
    }
    guard var tex = TeXNames.tex(name) else { return nil }
    if let number = take(TeXNames.subscripts) { tex += "_{\(number)}" }
    guard TeXNames.isFunction(name), next != .sign("("), next != .sign("′") else {
      return Part(tex: tex, isCompound: tex.contains("^"))
    }
    let sign = take(TeXNames.sums)
    guard var argument = power() else { return nil }
    if let sign { argument = Part(tex: sign + argument.tex, isTall: argument.isTall).enclosed }
    return Part(tex: "\(tex) \(argument.tex)", isTall: argument.isTall, isCompound: true)
  }
}
