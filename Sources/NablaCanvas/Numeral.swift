// The one place that prints numbers.

/// Numbers as text: correctly rounded, −0 as 0, ∞ and NaN as themselves, and never wider than asked.
package enum Numeral {
  /// When a number carries a sign.
  package enum Sign: Hashable, Sendable {
    /// Only a minus.
    case negative
    /// A plus or a minus; 0 has a plus, so that columns read alike.
    case always
    /// A minus, or a blank in its place.
    case blank
  }

  /// A number with a fixed count of decimals, right-aligned in `width` cells.
  ///
  /// What does not fit, and what is not 0 but would read as 0, turns scientific; with a `width` of 0 anything fits
  /// up to 10¹⁵. What fits in no form is a row of `#`.
  ///
  ///     Numeral.fixed(0.4, decimals: 4, width: 8, sign: .always)  // " +0.4000"
  ///     Numeral.fixed(-3.2e-7, decimals: 4, width: 8)             // "-3.2e-7" in 8 cells
  package static func fixed(
    _ value: Double, decimals: Int, width: Int = 0, sign: Sign = .negative, infinity: String = "∞"
  ) -> String {
    if let special = special(value, sign, infinity) { return special.padded(to: width, .right) }
    let places = min(max(decimals, 0), 400)
    let mark = self.mark(value, sign)
    guard value != 0 else { return fit(mark + zero(places), width) ?? fit("0", width) ?? overflow(width) }
    var rounded = ExactDecimal(value.magnitude)
    rounded.round(decimals: places)
    let isLost = rounded.digits.isEmpty
    if !isLost, width > 0 || rounded.point <= 15, let text = fit(mark + plain(rounded, places), width) { return text }
    if width == 0 { return scientific(value, digits: isLost ? 2 : max(2, places + 1), sign: sign, infinity: infinity) }
    return scientific(value, fitting: width, sign, upTo: places + 1)
      ?? (isLost ? fit(mark + zero(places), width) : nil) ?? overflow(width)
  }

  /// A number with that many digits, 1 to 17, and a power of ten: `-1.25e-4`; beyond 10^±300 only how small it is.
  package static func scientific(
    _ value: Double, digits: Int, sign: Sign = .negative, infinity: String = "∞"
  ) -> String {
    if let special = special(value, sign, infinity) { return special }
    if value != 0, value.magnitude < 1e-300 { return value > 0 ? "<1e-300" : ">-1e-300" }
    let count = min(max(digits, 1), 17)
    let mark = self.mark(value, sign)
    guard value != 0 else { return mark + zero(count - 1) + "e+0" }
    var rounded = ExactDecimal(value.magnitude)
    rounded.round(significant: count)
    var text = mark + String(rounded.digit(at: rounded.point - 1))
    if count > 1 {
      text += "."
      for place in 1..<count { text += String(rounded.digit(at: rounded.point - 1 - place)) }
    }
    let power = rounded.point - 1
    return text + (power < 0 ? "e-" : "e+") + String(power.magnitude)
  }

  /// A number with that many significant digits, 1 to 17: plain from 10⁻⁴ up to 10^`digits` (at least 10⁶, then with
  /// all digits before the point), else scientific.
  package static func significant(
    _ value: Double, digits: Int, sign: Sign = .negative, infinity: String = "∞"
  ) -> String {
    if let special = special(value, sign, infinity) { return special }
    let count = min(max(digits, 1), 17)
    let mark = self.mark(value, sign)
    guard value != 0 else { return mark + zero(count - 1) }
    var rounded = ExactDecimal(value.magnitude)
    rounded.round(significant: max(count, min(rounded.point, 6)))
    guard rounded.point > -4, rounded.point <= max(count, 6) else {
      return scientific(value, digits: count, sign: sign, infinity: infinity)
    }
    return mark + plain(rounded, max(0, count - rounded.point))
  }

  /// The shortest text that reads back as the same Double: `0.1`, `1e-07`, `-2.5`.
  package static func exact(_ value: Double, sign: Sign = .negative, infinity: String = "∞") -> String {
    if let special = special(value, sign, infinity) { return special }
    return mark(value, sign) + value.magnitude.description
  }

  /// A count in at most 5 cells and a sign: `999`, `9999`, `12.3k`, `1.0M`, `2.5G`.
  package static func count(_ value: Int) -> String {
    let mark = value < 0 ? "-" : ""
    if value.magnitude < 10_000 { return String(value) }
    var tenths = value.magnitude / 100 + (value.magnitude % 100 >= 50 ? 1 : 0)
    var units = ["k", "M", "G", "T", "P", "E"][...]
    while tenths >= 10_000 {
      tenths = (tenths + 500) / 1000
      units.removeFirst()
    }
    return mark + "\(tenths / 10).\(tenths % 10)" + units[units.startIndex]
  }

  /// A whole number with commas between its thousands: `4,764,000,000`.
  package static func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + String(text.reversed())
  }

  /// ∞ and NaN; nil for a number. NaN has no sign.
  private static func special(_ value: Double, _ sign: Sign, _ infinity: String) -> String? {
    if value.isNaN { return "NaN" }
    return value.isInfinite ? mark(value, sign) + infinity : nil
  }

  private static func mark(_ value: Double, _ sign: Sign) -> String {
    if value < 0 { return "-" }
    switch sign {
    case .negative: return ""
    case .always: return "+"
    case .blank: return " "
    }
  }

  private static func zero(_ decimals: Int) -> String {
    decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
  }

  private static func plain(_ number: ExactDecimal, _ decimals: Int) -> String {
    var bytes: [UInt8] = []
    var place = max(0, number.point - 1)
    while place >= -decimals {
      if place == -1 { bytes.append(46) }
      bytes.append(48 + number.digit(at: place))
      place -= 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The scientific form with the most digits that fit.
  private static func scientific(_ value: Double, fitting width: Int, _ sign: Sign, upTo most: Int) -> String? {
    var digits = min(max(most, 2), 17, width)
    while digits >= 1 {
      if let text = fit(scientific(value, digits: digits, sign: sign), width) { return text }
      digits -= 1
    }
    return nil
  }

  private static func fit(_ text: String, _ width: Int) -> String? {
    width <= 0 || text.utf8.count <= width ? text.padded(to: width, .right) : nil
  }

  private static func overflow(_ width: Int) -> String { String(repeating: "#", count: max(1, width)) }
}
