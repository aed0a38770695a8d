// What all words on screen have in common: they know no language until they are asked.

import NablaLesson

/// Something the program says, with one exhaustive switch for each language.
package protocol Wording: Equatable, Sendable {
  var korean: String { get }
  var english: String { get }
}

extension Wording {
  /// The words in a language.
  package func text(in language: Language) -> String {
    switch language {
    case .ko: return korean
    case .en: return english
    }
  }
}
