// Words of scene files on the way to a screen.

import NablaCanvas

/// Texts from scene files, which may hold anything.
package enum Sanitized {
  package static func title(_ text: String) -> String { text.sanitized(limit: 200) }
}
