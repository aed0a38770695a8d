// What belongs together on the keyboard.

/// The groups of keys and commands, in the order in which help shows them.
package enum KeyGroup: CaseIterable, Hashable, Sendable {
  case run, parameters, contour, look, display, app
}
