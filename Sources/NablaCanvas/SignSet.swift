// Signs that East Asian fonts draw nearly two cells wide where a terminal counts one: they run into what follows.
// Source: the advance widths of Noto Sans Mono CJK KR, the font of Korean desktops. Borders, blocks and braille are not
// among them: terminals draw those themselves or take them from another font.

/// Which signs text and marks are made of.
package enum SignSet: String, CaseIterable, Hashable, Sendable {
  /// Arrows and mathematical signs as books print them.
  case usual
  /// Others in their place that no font draws wide.
  case narrow

  /// The signs that are drawn wide.
  package static let wide = Set(
    "∂∇∆→←↑↓↗↘↙↖↔⇒⇐×÷±≈≠≤≥≪≫≡∝∈‖∥∞√∑∏⊙∘⋅▸◂▶◀▲▼◉●○■✕✗✓…½¼¾—″↵".unicodeScalars)

  /// What stands in one cell for a wide sign; nil for others, and for those that one cell has no room for.
  package static func narrow(_ sign: Unicode.Scalar) -> Unicode.Scalar? { inOneCell[sign] }

  private static let inOneCell: [Unicode.Scalar: Unicode.Scalar] = [
    "∂": "d", "∆": "D", "→": ">", "←": "<", "↑": "^", "↓": "v", "↗": "/", "↘": "\\", "↙": "/", "↖": "\\",
    "×": "x", "÷": "/", "≈": "~", "≪": "<", "≫": ">", "≡": "=", "∝": "~", "‖": "|", "∥": "|", "⊙": "*", "∘": "o",
    "⋅": "·", "▸": ">", "◂": "<", "▶": ">", "◀": "<", "▲": "^", "▼": "v", "◉": "@", "●": "*", "○": "o", "■": "=",
    "✕": "x", "✗": "x", "✓": "+", "…": "~", "—": "–",
  ]
}

extension Frame {
  /// Puts narrow signs in the place of all wide ones that one cell has room for.
  package mutating func narrowSigns() {
    for y in 0..<size.rows {
      for x in 0..<size.columns {
        let cell = cells[y * size.columns + x]
        guard cell.glyph.value > 0x7F, let sign = SignSet.narrow(cell.glyph) else { continue }
        set(sign, cell.style, x: x, y: y)
      }
    }
  }
}
