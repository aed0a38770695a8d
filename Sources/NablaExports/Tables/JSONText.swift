// Numbers and texts as JSON: shortest round-trip decimals, what is not finite as null.

import NablaCore

package enum JSONText {
  /// The shortest decimals that read back as the same number.
  package static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }

  /// In quotes, with everything escaped that JSON wants escaped.
  package static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A list of numbers.
  package static func array(_ values: some Sequence<Double>) -> String {
    "[" + values.map(number).joined(separator: ",") + "]"
  }

  /// An object of one number a parameter, in parameter order.
  package static func object(_ names: ParameterNames, _ values: [Double]) -> String {
    "{" + names.order.map { "\"\(names.name(at: $0))\":\(number(values[$0]))" }.joined(separator: ",") + "}"
  }
}
