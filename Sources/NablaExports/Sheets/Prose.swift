// A sentence with formulas in it.

import NablaModel

/// Words and formulas in the order in which they are read.
package struct Prose: Equatable, Sendable {
  package enum Run: Equatable, Sendable {
    case words(String)
    case formula(String)

    /// The run as it stands on a plain page.
    var text: String {
      switch self {
      case .words(let text), .formula(let text): return text
      }
    }
  }

  package let runs: [Run]

  /// A formula alone.
  package static func formula(_ text: String) -> Prose { Prose(runs: [.formula(text)]) }

  /// A text in which some formulas are found, each after the one before; what is not found stays words.
  package init(_ text: String, formulas: [String] = []) {
    var runs: [Run] = []
    var rest = text[...]
    for formula in formulas where !formula.isEmpty {
      guard let place = rest.firstRange(of: formula) else { continue }
      if rest.startIndex < place.lowerBound { runs.append(.words(String(rest[..<place.lowerBound]))) }
      runs.append(.formula(formula))
      rest = rest[place.upperBound...]
    }
    if !rest.isEmpty { runs.append(.words(String(rest))) }
    self.init(runs: runs)
  }

  private init(runs: [Run]) { self.runs = runs }

  /// One sentence after another.
  package static func + (first: Prose, second: Prose) -> Prose { Prose(runs: first.runs + second.runs) }

  /// The sentence on a plain page.
  package var text: String { runs.map(\.text).joined() }
}
