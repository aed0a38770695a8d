// An equation in lines of a given width, one part below the other.

import NablaCanvas

/// An equation's parts below each other.
enum EquationLines {
  /// "a = b" and "  = c" in lines of at most `width` cells; a part that is too long is wrapped at its blanks.
  ///
  /// - Parameters:
  ///   - parts: what stands between the signs.
  ///   - lastSign: what stands before the last part.
  ///   - width: the cells of a line.
  static func wrapped(_ parts: [String], lastSign: String = "=", width: Int) -> [String] {
    guard parts.count > 1 else { return parts.flatMap { $0.wrapped(to: width) } }
    let whole = parts.dropLast().joined(separator: " = ") + " \(lastSign) " + parts[parts.count - 1]
    if TextWidth.of(whole) <= width, parts.count <= 3 { return [whole] }
    let left = min(TextWidth.of(parts[0]), 8)
    var lines: [String] = []
    for (index, part) in parts.dropFirst().enumerated() {
      let sign = index == parts.count - 2 ? lastSign : "="
      let head = (index == 0 ? parts[0] : String(repeating: " ", count: left)) + " \(sign) "
      let pieces = part.wrapped(to: max(4, width - TextWidth.of(head)))
      for (place, piece) in pieces.enumerated() {
        lines.append((place == 0 ? head : String(repeating: " ", count: left + 3)) + piece)
      }
    }
    return lines
  }
}
