// One line of typed text with a caret.

import NablaCanvas

/// What a text is asked for.
package enum InputPurpose: Hashable, Sendable {
  case seed
  /// The value of the parameter with this number.
  case value(parameter: Int)
  /// One's own value for a number of the derivation, with its symbol.
  case assumption(DerivationKey, symbol: String)
}

/// A text under way.
package struct TextField: Equatable, Sendable {
  package private(set) var characters: [Character]
  /// Before which character the next one goes.
  package private(set) var caret: Int

  package static let mostCharacters = 40
  private let most: Int

  /// - Parameters:
  ///   - text: what stands in it.
  ///   - most: so many characters can be typed.
  package init(_ text: String = "", most: Int = Self.mostCharacters) {
    characters = Array(text)
    caret = characters.count
    self.most = most
  }

  package var text: String { String(characters) }

  /// Does what a key does in every field: it edits, or it is typed.
  ///
  /// - Returns: whether the key has a meaning here.
  package mutating func edit(with key: Key) -> Bool {
    switch (key.code, key.control) {
    case (.backspace, _): deleteBackward()
    case (.delete, _): deleteForward()
    case (.left, _): move(by: -1)
    case (.right, _): move(by: 1)
    case (.home, _), (.character("a"), true): moveToStart()
    case (.end, _), (.character("e"), true): moveToEnd()
    case (.character("u"), true): deleteToStart()
    case (.character("w"), true): deleteWord()
    case (.character(let scalar), false): insert(String(Character(scalar)))
    default: return false
    }
    return true
  }

  package mutating func insert(_ text: String) {
    for character in text where !character.isNewline && characters.count < most {
      guard let scalar = character.unicodeScalars.first, scalar.value >= 0x20, scalar.value != 0x7F else { continue }
      characters.insert(character, at: caret)
      caret += 1
    }
  }

  package mutating func deleteBackward() {
    guard caret > 0 else { return }
    caret -= 1
    characters.remove(at: caret)
  }

  package mutating func deleteForward() {
    guard caret < characters.count else { return }
    characters.remove(at: caret)
  }

  package mutating func deleteToStart() {
    characters.removeFirst(caret)
    caret = 0
  }

  package mutating func deleteWord() {
    while caret > 0, characters[caret - 1] == " " { deleteBackward() }
    while caret > 0, characters[caret - 1] != " " { deleteBackward() }
  }

  package mutating func move(by offset: Int) { caret = min(max(caret + offset, 0), characters.count) }
  package mutating func moveToStart() { caret = 0 }
  package mutating func moveToEnd() { caret = characters.count }
}
