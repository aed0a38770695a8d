// Names and numbers inside sentences, the same in every language.

import NablaCanvas
import NablaCore
import NablaDiagrams

package enum Words {
  /// A learning rate or another number that a person typed: as short as it can be, and exact.
  package static func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e9 { return String(Int(clamping: value)) }
    return Numeral.exact(value)
  }

  /// A coordinate as short as it can be told.
  package static func coordinate(_ value: Double) -> String {
    let exact = short(value)
    return exact.utf8.count <= 10 ? exact : Numeral.significant(value, digits: 6).trimmedZeros
  }

  /// The largest stable η, with as many digits as it takes to tell it from the one in force.
  package static func limit(_ limit: Double, beside rate: Double) -> String {
    for digits in 3...17 {
      let text = Numeral.significant(limit, digits: digits).trimmedZeros
      // What is read has to stand on the same side of the rate as what is meant.
      if let read = Double(text), (read < rate) == (limit < rate), (read > rate) == (limit > rate) { return text }
    }
    return Numeral.exact(limit)
  }

  package static func batch(_ batch: Batch) -> String? {
    if case .size(let size) = batch { return "\(size)" }
    return nil
  }

  /// A pace's number: 6, 0.5, 1000.
  package static func rate(_ pace: Pace) -> String { short(pace.perSecond) }

  /// The layers' sizes: 2-2-1.
  package static func sizes(_ network: Network) -> String { network.sizes.map(String.init).joined(separator: "-") }

  /// From where to where a parameter leads: x1→h1, or →h1 for a bias.
  ///
  /// - Parameters:
  ///   - index: the parameter's number.
  ///   - network: whose parameter it is.
  ///   - isWide: with blanks around the arrow, which some fonts draw nearly two cells wide.
  package static func path(of index: Int, in network: Network, isWide: Bool = false) -> String {
    let arrow = isWide ? "→ " : "→"
    switch network.parameter(at: index) {
    case .weight(let layer, let to, let from):
      let source = network.nodeName(column: layer, unit: from) + (isWide ? " " : "")
      return source + arrow + network.nodeName(column: layer + 1, unit: to)
    case .bias(let layer, let unit):
      return arrow + network.nodeName(column: layer + 1, unit: unit)
    }
  }
}
