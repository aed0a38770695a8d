// Projector mode by key.

import NablaCanvas
import NablaModel

extension Model {
  /// Goes to projector mode and back; the theme of the way there comes back, unless another one was chosen meanwhile.
  mutating func toggleProjector() {
    if look.isProjecting {
      look.theme = look.chosenTheme
      look.themeBeforeProjector = nil
    } else {
      look.themeBeforeProjector = look.theme
      look.theme = look.theme.projectorVariant
    }
    refreshSlice()
  }
}
