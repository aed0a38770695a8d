// Numbers read from their text, so that nothing is reinterpreted: YAML itself reads 1:30 as 90 and 010 as 8.

import NablaLesson

/// A number as it is written in a scene or a table.
enum NumberText {
  /// Why a text is no number; fit to stand in brackets behind the text.
  struct Refusal: Error, Equatable {
    let hint: LocalizedText?
  }

  /// - Parameters:
  ///   - text: as it stands in the file.
  ///   - allowsLeadingZeros: as in tables, where they have never meant base 8.
  static func double(_ text: String, allowsLeadingZeros: Bool = false) throws(Refusal) -> Double {
    guard let shape = Shape(text), allowsLeadingZeros || !shape.hasLeadingZero else {
      throw Refusal(hint: hint(for: text))
    }
    guard let value = Double(text) else { throw Refusal(hint: nil) }
    guard value.isFinite else {
      throw Refusal(hint: LocalizedText(ko: "너무 커요. 약 1.8e308까지 쓸 수 있어요", en: "too large: at most about 1.8e308"))
    }
    return value
  }

  /// A whole number without point or exponent.
  static func integer(_ text: String) throws(Refusal) -> Int {
    guard let shape = Shape(text), !shape.hasLeadingZero else { throw Refusal(hint: hint(for: text)) }
    guard shape.isWhole else {
      throw Refusal(hint: LocalizedText(ko: "소수점이나 지수 없이 써요", en: "write it without point or exponent"))
    }
    guard let value = Int(text) else { throw Refusal(hint: LocalizedText(ko: "너무 커요", en: "too large")) }
    return value
  }

  /// `[+-] digits [. digits] [e [+-] digits]`, with a digit at least on one side of the point.
  private struct Shape {
    var isWhole = true
    var hasLeadingZero = false

    init?(_ text: String) {
      var rest = Substring(text).utf8
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
      let whole = rest.prefix { Self.isDigit($0) }
      rest = rest.dropFirst(whole.count)
      hasLeadingZero = whole.count > 1 && whole.first == UInt8(ascii: "0")
      var digits = whole.count
      if rest.first == UInt8(ascii: ".") {
        isWhole = false
        let fraction = rest.dropFirst().prefix { Self.isDigit($0) }
        rest = rest.dropFirst(1 + fraction.count)
        digits += fraction.count
      }
      guard digits > 0 else { return nil }
      if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
        isWhole = false
        rest.removeFirst()
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        let exponent = rest.prefix { Self.isDigit($0) }
        guard !exponent.isEmpty else { return nil }
        rest = rest.dropFirst(exponent.count)
      }
      guard rest.isEmpty else { return nil }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  }

  private static func hint(for text: String) -> LocalizedText? {
    guard text.utf8.count <= 64 else { return nil }
    let lower = text.lowercased()
    if ["nan", "inf", "infinity"].contains(lower.drop { ".+-".contains($0) }) {
      return LocalizedText(ko: "유한한 수여야 해요", en: "it must be finite")
    }
    if let shape = Shape(text), shape.hasLeadingZero {
      let digits = withoutLeadingZeros(text)
      return LocalizedText(ko: "앞에 0을 붙이지 않아요: \(digits)", en: "no leading zero: write \(digits)")
    }
    if ["0x", "0o", "0b"].contains(where: { lower.hasPrefix($0) }) {
      return LocalizedText(ko: "십진수로 써요", en: "write it in decimal")
    }
    let plain = lower.replacing("_", with: "")
    if plain != lower, Shape(plain) != nil {
      return LocalizedText(ko: "밑줄 없이 써요: \(plain)", en: "no underscores: write \(plain)")
    }
    if lower.contains(":") {
      return LocalizedText(ko: "시각처럼 쓰지 말고 숫자만 써요", en: "no clock times: write plain digits")
    }
    if let digits = halfWidth(text), Shape(digits) != nil {
      return LocalizedText(ko: "전각 숫자 말고 이렇게 써요: \(digits)", en: "full-width digits: write \(digits)")
    }
    if lower.contains(",") {
      let parts = lower.split(separator: ",", omittingEmptySubsequences: false)
      let isGrouped = parts.count > 1 && parts.dropFirst().allSatisfy { $0.prefix { $0.isNumber }.count == 3 }
      let pointed = parts.joined(separator: isGrouped && parts[0] != "0" ? "" : ".")
      guard Shape(pointed) != nil else { return nil }
      return LocalizedText(ko: "쉼표 없이 써요: \(pointed)", en: "no commas: write \(pointed)")
    }
    return nil
  }

  private static func withoutLeadingZeros(_ text: String) -> String {
    let sign = text.prefix { "+-".contains($0) }
    let digits = text.dropFirst(sign.count).drop { $0 == "0" }
    return sign + (digits.first?.isNumber == true ? "" : "0") + digits
  }

  /// The text with full-width digits, signs and points made plain; nil where it has none.
  private static func halfWidth(_ text: String) -> String? {
    var result = ""
    var found = false
    for scalar in text.unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
        result.unicodeScalars.append(plain)
        found = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return found ? result : nil
  }
}
