// Bars that stand upright, where a panel is too low for a row each.

import NablaCanvas

/// A bar that stands upright, in eighths of a cell.
enum UprightBar {
  private static let eighths = Array("▁▂▃▄▅▆▇█".unicodeScalars)

  /// The glyphs from the lowest cell up; anything above 0 shows.
  static func glyphs(_ share: Double, rows: Int, isASCII: Bool) -> [Unicode.Scalar] {
    guard rows > 0, share > 0 else { return [] }
    if isASCII {
      return Array(repeating: "#", count: min(rows, max(1, Int(clamping: (share * Double(rows)).rounded()))))
    }
    let filled = min(8 * rows, max(1, Int(clamping: (share * Double(8 * rows)).rounded())))
    var glyphs = Array(repeating: eighths[7], count: filled / 8)
    if filled % 8 > 0 { glyphs.append(eighths[filled % 8 - 1]) }
    return glyphs
  }
}
