// A sentence with formulas in it.

import NablaModel

/// Words and formulas in the order in which they are read.
package struct Prose: Equatable, Sendable {
  package enum Run: Equatable, Sendable {
    case words(String)
    case formula(String)
    /// A number that is reckoned, of the quantity or the equation before it.
    case answer(String, Part)
    /// A place to write it, with its number on the page.
    case blank(Int)

    /// The run as it stands on a plain page.
    var text: String {
      switch self {
      case .words(let text), .formula(let text), .answer(let text, _): return text
      case .blank(let number): return "(\(number)) ________"
      }
    }
  }

  /// In which part of a step a number is reckoned.
  package enum Part: Int, Equatable, Sendable {
    /// ∂C/∂w and the new w.
    case result = 1
    /// The slopes on the way back.
    case backward
    /// z, a and C.
    case forward
  }

  package let runs: [Run]

  /// A formula alone.
  package static func formula(_ text: String) -> Prose { Prose(runs: [.formula(text)]) }

  /// A reckoned number alone.
  static func answer(_ text: String, _ part: Part) -> Prose { Prose(runs: [.answer(text, part)]) }

  /// A place to write alone.
  static func blank(_ number: Int) -> Prose { Prose(runs: [.blank(number)]) }

  /// The same words with other formulas.
  func mappingFormulas(_ change: (String) -> String) -> Prose {
    Prose(runs: runs.map { if case .formula(let text) = $0 { .formula(change(text)) } else { $0 } })
  }

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
