// What a key does, in one row: its keys, its words, why it cannot act now, and what it does.

import NablaCanvas
import NablaLesson
import NablaWords

/// Something that a learner asks for, by a key or by its name. Its rows are in `Actions` of NablaScreen, a file for each
/// group of keys; dispatch, hint bar, help, palette, `nabla keys` and the reference walk them.
package struct Action: Sendable {
  /// What it is called where commands are typed, in kebab-case. Names stay, once given.
  package let name: String
  package let keys: [Key]
  package let group: KeyGroup
  /// What it does, in a few words.
  package let words: LocalizedText
  /// One or two words for the hint bar; nil: not in the bar.
  package let hint: LocalizedText?
  /// Words that are typed for it and stand neither in its name nor in its sentence.
  package let searchWords: String
  /// Why it does nothing now, wherever the keys go; nil where it does something.
  package let reason: @Sendable (Model) -> Phrase?
  /// What it does, and then what the world outside has to do.
  package let act: @Sendable (inout Model) -> [Command]

  /// An action that the world outside has a part in.
  ///
  /// - Parameters:
  ///   - name: its own, in kebab-case.
  ///   - keys: by their names, with spaces between them.
  ///   - group: where help shows it.
  ///   - ko: what it does, in Korean.
  ///   - en: the same in English.
  ///   - hint: one or two words for the hint bar; nil: not in the bar.
  ///   - searchWords: what else is typed for it.
  ///   - reason: why it does nothing now.
  ///   - act: what it does, and then what the world outside has to do.
  package init(
    _ name: String, keys: String, _ group: KeyGroup, ko: String, en: String, hint: (ko: String, en: String)? = nil,
    search searchWords: String = "", against reason: @escaping @Sendable (Model) -> Phrase? = { _ in nil },
    asks act: @escaping @Sendable (inout Model) -> [Command]
  ) {
    self.name = name
    self.keys = keys.split(separator: " ").map { Key(name: String($0))! }
    self.group = group
    words = LocalizedText(ko: ko, en: en)
    self.hint = hint.map { LocalizedText(ko: $0.ko, en: $0.en) }
    self.searchWords = searchWords
    self.reason = reason
    self.act = act
  }

  /// An action that changes the model only.
  ///
  /// - Parameters:
  ///   - name: its own, in kebab-case.
  ///   - keys: by their names, with spaces between them.
  ///   - group: where help shows it.
  ///   - ko: what it does, in Korean.
  ///   - en: the same in English.
  ///   - hint: one or two words for the hint bar; nil: not in the bar.
  ///   - searchWords: what else is typed for it.
  ///   - reason: why it does nothing now.
  ///   - change: what it does.
  package init(
    _ name: String, keys: String, _ group: KeyGroup, ko: String, en: String, hint: (ko: String, en: String)? = nil,
    search searchWords: String = "", against reason: @escaping @Sendable (Model) -> Phrase? = { _ in nil },
    does change: @escaping @Sendable (inout Model) -> Void
  ) {
    self.init(
      name, keys: keys, group, ko: ko, en: en, hint: hint, search: searchWords, against: reason,
      asks: {
        change(&$0)
        return []
      })
  }
}

extension Action: Hashable, CustomStringConvertible {
  package static func == (one: Action, other: Action) -> Bool { one.name == other.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
  package var description: String { name }
}
