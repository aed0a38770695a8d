// Untrusted text made harmless: what could steer a terminal or turn the reading direction is shown, not sent.

extension String {
  /// The text with control characters and direction overrides visible, at most `limit` characters, up to 10,000.
  ///
  ///     "a\u{1B}[2J".sanitized()  // "a␛[2J"
  package func sanitized(limit: Int = 200) -> String {
    let most = Swift.min(Swift.max(limit, 0), 10_000)
    // A character may carry any number of combining marks, so scalars are capped as well.
    let scalars = unicodeScalars.prefix(most * 4)
    var safe = String.UnicodeScalarView()
    for scalar in scalars { Self.appendSafe(scalar, to: &safe) }
    let text = Hangul.composed(String(safe))
    if scalars.endIndex == unicodeScalars.endIndex, text.count <= most { return text }
    return most < 1 ? "" : text.prefix(most - 1) + "…"
  }

  private static func appendSafe(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0..<0x20:
      result.append(Unicode.Scalar(scalar.value + 0x2400)!)
    case 0x7F:
      result.append("␡")
    case 0x80..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE0FFF,
      0xFFF9...0xFFFB:
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    default:
      result.append(scalar)
    }
  }
}
