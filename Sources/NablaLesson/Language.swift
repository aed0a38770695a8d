// The languages a scene speaks, and a text in all of them.

/// A language of the screen.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case ko
  case en
}

/// A text in every language.
package struct LocalizedText: Hashable, Sendable {
  package var ko: String
  package var en: String

  package init(ko: String, en: String) {
    self.ko = ko
    self.en = en
  }

  /// The same text in every language.
  package init(_ text: String) { self.init(ko: text, en: text) }

  /// Both texts, one behind the other in each language.
  package static func + (one: LocalizedText, other: LocalizedText) -> LocalizedText {
    LocalizedText(ko: one.ko + other.ko, en: one.en + other.en)
  }

  package static let nothing = LocalizedText("")

  /// ` (did you mean 'sigmoid'?)`; nothing where no word is near.
  ///
  /// - Parameter word: the near one.
  package static func didYouMean(_ word: String?) -> LocalizedText {
    word.map { LocalizedText(ko: " (혹시 '\($0)'인가요?)", en: " (did you mean '\($0)'?)") } ?? .nothing
  }

  package subscript(language: Language) -> String {
    switch language {
    case .ko: return ko
    case .en: return en
    }
  }
}
