// Words and numbers as XML takes them.

package enum SVGText {
  /// The text with what XML would take for its own escaped, and without what XML does not allow at all.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return String(result)
  }

  static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
    case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
    case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
    case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
    case 0..<0x20: result.append(Unicode.Scalar(scalar.value + 0x2400)!)
    case 0x7F: result.append("␡")
    case 0x80..<0xA0: result.append("\u{FFFD}")
    // No character has these two last numbers, in any plane.
    case _ where scalar.value & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }

  /// A number of quarters in decimals: 9 is 2.25.
  static func number(_ quarters: Int) -> String {
    let sign = quarters < 0 ? "-" : ""
    let size = abs(quarters)
    return sign + "\(size / 4)" + ["", ".25", ".5", ".75"][size % 4]
  }
}
