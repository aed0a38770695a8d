// What a learner has chosen by key, to be found at the next start.

import NablaCanvas
import NablaLesson
import NablaWords

extension Preferences {
  /// What differs from an earlier look, as the next start should find it.
  ///
  ///     Preferences(changedFrom: before, to: after).theme
  package init(changedFrom before: Look, to after: Look) {
    self.init()
    if before.language != after.language { self[.language] = after.language.rawValue }
    // A theme for the projector is for this room, not for the next start.
    if !after.isProjecting, before.chosenTheme != after.chosenTheme { self[.theme] = after.chosenTheme.rawValue }
    if before.glyphs != after.glyphs { self[.glyphs] = after.glyphs.rawValue }
    if before.signs != after.signs { self[.signs] = after.signs.rawValue }
  }
}
