// How much of Unicode a terminal's font can draw.

/// Which characters pictures are made of, from the finest to the safest.
package enum GlyphLevel: String, CaseIterable, Hashable, Sendable {
  /// Braille patterns, 2 × 4 dots a cell.
  case braille
  /// Half blocks, 1 × 2 dots a cell, each with a colour of its own.
  case blocks
  /// ASCII only, 3 × 3 sub-cells matched to the glyph that looks most like them.
  case ascii
}
