// Numbers as they stand in an equation: as factors, as terms of a sum, and a word for what is left out.

import NablaCanvas
import NablaModel
import NablaWords

extension Pencil {
  /// A number with its sign, also above 0.
  func signed(_ value: Double, decimals: Int? = nil) -> String { number(value, decimals: decimals, sign: .always) }

  /// A number after a sign of multiplication.
  func factor(_ value: Double) -> String {
    let text = number(value)
    return text.first == "-" || text.first == ">" ? "(\(text))" : text
  }

  /// A number added to others: " + 0.5", " - 0.5".
  func added(_ value: Double) -> String {
    let text = number(value)
    return text.first == "-" ? " - \(text.dropFirst())" : " + \(text)"
  }

  /// a + b − c.
  func sum(_ values: [Double]) -> String {
    values.prefix(1).map { number($0) }.joined() + values.dropFirst().map(added).joined()
  }

  /// How many others there are; nothing where there are none.
  func others(_ count: Int) -> [String] { count > 0 ? ["… " + Label.other(count).text(in: language)] : [] }
}
