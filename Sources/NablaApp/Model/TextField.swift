// One line of typed text with a caret.

/// A field for a number or a name.
package struct TextField: Equatable, Sendable {
  /// What the text will be used for.
  package enum Purpose: Hashable, Sendable {
    case goToStep
    case seed
    /// The value of the parameter with this number.
    case value(parameter: Int)
    /// One's own value for a number of the derivation, with its symbol.
    case assumption(DerivationKey, symbol: String)
  }

  package let purpose: Purpose
  package private(set) var characters: [Character]
  /// Before which character the next one goes.
  package private(set) var caret: Int

  package static let mostCharacters = 40

  package init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    characters = Array(text)
    caret = characters.count
  }

  package var text: String { String(characters) }

  package mutating func insert(_ text: String) {
    for character in text where !character.isNewline && characters.count < Self.mostCharacters {
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
