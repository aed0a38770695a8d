import NablaCanvas
import Testing

@Suite struct SymbolsTests {
  @Test func `each pair of edges has its joint`() {
    #expect(Symbols.unicode.joint([.right, .down]) == "┌")
    #expect(Symbols.unicode.joint([.left, .down]) == "┐")
    #expect(Symbols.unicode.joint([.right, .up]) == "└")
    #expect(Symbols.unicode.joint([.left, .up]) == "┘")
    #expect(Symbols.unicode.joint([.up, .down, .right]) == "├")
    #expect(Symbols.unicode.joint([.up, .down, .left]) == "┤")
    #expect(Symbols.unicode.joint([.left, .right, .down]) == "┬")
    #expect(Symbols.unicode.joint([.left, .right, .up]) == "┴")
    #expect(Symbols.unicode.joint([.up, .down, .left, .right]) == "┼")
    #expect(Symbols.ascii.horizontal == "-")
    #expect(Symbols.ascii.vertical == "|")
    #expect(Symbols.ascii.joint([.left, .right, .up]) == "+")
  }

  @Test func `arrows point where they are told`() {
    #expect(Symbols.unicode.arrow(dx: 1, dy: 0) == "→")
    #expect(Symbols.unicode.arrow(dx: -1, dy: 0.1) == "←")
    #expect(Symbols.unicode.arrow(dx: 0, dy: -3) == "↑")
    #expect(Symbols.unicode.arrow(dx: 0, dy: 3) == "↓")
    #expect(Symbols.unicode.arrow(dx: 1, dy: -1) == "↗")
    #expect(Symbols.unicode.arrow(dx: 1, dy: 1) == "↘")
    #expect(Symbols.unicode.arrow(dx: -1, dy: 1) == "↙")
    #expect(Symbols.ascii.arrow(dx: -1, dy: -1) == "\\")
    #expect(Symbols.unicode.arrow(dx: 0, dy: 0) == nil)
    #expect(Symbols.unicode.arrow(dx: .nan, dy: 1) == nil)
    #expect(Symbols.unicode.arrow(dx: .infinity, dy: 1) == nil)
  }

  @Test func `a bar shows anything above nothing and never more than its width`() {
    #expect(Symbols.unicode.bar(0.5, width: 4) == "▇▇▁▁")
    #expect(Symbols.unicode.bar(0.0001, width: 4) == "▇▁▁▁")
    #expect(Symbols.unicode.bar(0, width: 4) == "▁▁▁▁")
    #expect(Symbols.ascii.bar(9, width: 3) == "###")
    #expect(Symbols.ascii.bar(.nan, width: 3) == "...")
    #expect(Symbols.ascii.bar(1, width: 0) == "")
    #expect(Symbols.ascii.bar(1, width: -1) == "")
  }

  @Test(arguments: [
    ("plain (a+b)", "plain (a+b)"), ("Δw = −η·∂C/∂w", "Dw = -eta*dC/dw"), ("η∇C", "eta nabla C"), ("aη", "a eta"),
    ("σ′(z)", "sigma'(z)"), ("∂θ/∂β", "dtheta/dbeta"), ("x² − y³", "x^2 - y^3"), ("δ²", "delta^2"),
    ("a¹₂", "a^1_2"), ("w₁₂", "w12"), ("10⁻⁴", "10^-4"), ("a → b ← c", "a -> b <- c"),
    ("x ≤ 1 ≥ y ≈ z", "x <= 1 >= y ~= z"),
    ("‖∇C‖", "||nabla C||"), ("√2 × Σx", "sqrt2 x sum x"), ("C = ∞…", "C = inf~"), ("␛[2J", "^[[2J"), ("é한", "?한"),
  ])
  func `Greek and signs are spelled out`(text: String, expected: String) {
    #expect(Symbols.ascii.spell(text) == expected)
    #expect(Symbols.unicode.spell(text) == text)
  }
}
