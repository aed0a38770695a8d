// The one table of keys: dispatch, hint bar, help, palette, `nabla keys` and the reference all come from it.

import NablaCanvas
import NablaModel

extension Action {
  /// All of them, in the order in which help shows them.
  package static let table: [Action] =
    runKeys + parameterKeys + contourKeys + lookKeys + displayKeys + programKeys

  private static let byKey = Dictionary(
    uniqueKeysWithValues: table.flatMap { action in action.keys.map { ($0, action) } })

  /// What a key does; nil where it does nothing.
  ///
  /// - Parameter key: the one that was pressed.
  package init?(key: Key) {
    guard let action = Self.byKey[key] else { return nil }
    self = action
  }
}
