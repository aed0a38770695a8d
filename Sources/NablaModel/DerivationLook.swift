// How the derivation is shown: what is unfolded, how numbers are shortened, and what someone put in.

import NablaCore

/// A line of the derivation as an address: the rows that were unfolded to get to it.
package typealias DerivationPath = [Int]

/// A number of the derivation that one can put a value of one's own in for.
package enum DerivationKey: Hashable, Sendable {
  case quantity(Quantity)
  /// A step or a factor of a formula, by its symbol.
  case symbol(String)
}

package struct DerivationLook: Equatable, Sendable {
  package var precision: Precision = .exact
  /// Values that the learner put in; they hold for one step and sample.
  package var assumptions: [DerivationKey: Double] = [:]
  /// Where they were put in.
  package var assumedAt: Place?
  package var unfolded: Set<DerivationPath> = []
  /// The row under the cursor, among those that can be chosen.
  package var row = 0

  package init() {}

  /// A sample of a step.
  package struct Place: Hashable, Sendable {
    package let step: Int
    package let sample: Int

    package init(step: Int, sample: Int) {
      self.step = step
      self.sample = sample
    }
  }

  /// What the precision key goes through.
  package static let precisions: [Precision] =
    [.exact] + [3, 4, 5, 6, 2].map { .rounded($0) } + [3, 4, 5, 6, 2].map { .cut($0) }

  /// The learner's values of a network's quantities.
  package var quantities: [Quantity: Double] {
    var result: [Quantity: Double] = [:]
    for (key, value) in assumptions { if case .quantity(let quantity) = key { result[quantity] = value } }
    return result
  }

  /// The learner's values in a formula.
  package var symbols: [String: Double] {
    var result: [String: Double] = [:]
    for (key, value) in assumptions { if case .symbol(let symbol) = key { result[symbol] = value } }
    return result
  }
}
