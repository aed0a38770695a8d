// The command palette: what was typed, which row is chosen, why the last one was refused, and what a row is.

import NablaCanvas
import NablaWords

package struct CommandPalette: Equatable, Sendable {
  package private(set) var field = TextField(most: Self.mostCharacters)
  /// The chosen row; nil: the one that suits best.
  package private(set) var selected: Int?
  /// Why Enter did nothing.
  package private(set) var problem: PaletteLabel?

  /// A network of many layers, or a formula, takes many.
  package static let mostCharacters = 400

  package init() {}

  package var text: String { field.text }

  /// Edits the text.
  ///
  /// - Returns: whether the key has a meaning in a text.
  package mutating func edit(with key: Key) -> Bool {
    // The key that opened the palette, pressed again.
    if key == Key(":"), field.characters.isEmpty { return true }
    let before = field
    guard field.edit(with: key) else { return false }
    if field.characters != before.characters { forgetChoice() }
    return true
  }

  package mutating func paste(_ text: String) {
    field.insert(text)
    forgetChoice()
  }

  package mutating func complete(to text: String) {
    field = TextField(text, most: Self.mostCharacters)
    forgetChoice()
  }

  package mutating func choose(_ row: Int) {
    selected = row
    problem = nil
  }

  package mutating func refuse(_ problem: PaletteLabel) { self.problem = problem }

  private mutating func forgetChoice() {
    selected = nil
    problem = nil
  }
}

extension Model {
  /// Whether the palette takes the keys.
  package var isPaletteOpen: Bool {
    if case .palette = overlay { return true }
    return false
  }
}

/// One row of the palette.
package struct PaletteRow: Equatable, Sendable {
  package enum Deed: Equatable, Sendable {
    case action(Action)
    /// Goes on to type the command's value.
    case form(ValueCommand)
    /// Does a command with its value.
    case value(ValueCommand, String)
  }

  package let deed: Deed
  /// What it does; nil: the command says it itself.
  package let wording: PaletteLabel?
  /// What is typed for it.
  package let command: String
  package let keys: String
  /// Why it would do nothing now.
  package let reason: Phrase?
  /// Whether it is as it is already.
  package var isPresent = false

  package init(
    deed: Deed, wording: PaletteLabel?, command: String, keys: String, reason: Phrase?, isPresent: Bool = false
  ) {
    self.deed = deed
    self.wording = wording
    self.command = command
    self.keys = keys
    self.reason = reason
    self.isPresent = isPresent
  }
}
