// Numbers as scene files have them, and as they are typed.

package enum NumberWord {
  /// The shortest text that reads back as the same number, in every version of YAML.
  package static func shortest(_ value: Double) -> String {
    if let whole = Int(exactly: value), abs(whole) < 1_000_000_000 { return String(whole) }
    let text = "\(value)"
    // 1e-07 is a number in YAML 1.2, and in 1.1, which most readers know, only with a point.
    guard let power = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<power] + ".0" + text[power...]
  }

  /// A decimal number as it is typed; nil for anything else, hexadecimal and infinities included.
  package static func value(_ text: String) -> Double? {
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }
}
