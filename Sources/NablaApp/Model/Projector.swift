// Projector mode: one panel, large numbers, one sentence, thick lines.

import NablaCanvas

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

  /// How large the numbers are; nil where there is no room for large ones.
  var bannerScale: BigText.Scale? {
    if size.columns < 60 || size.rows < 20 { return nil }
    return size.columns >= 100 && size.rows >= 32 ? .double : .single
  }

  /// How many rows the numbers take, with the words above them and a blank below.
  var bannerHeight: Int { bannerScale.map { BigText.height($0, level: look.glyphs) + 2 } ?? 0 }
}

extension Look {
  package var isProjecting: Bool { themeBeforeProjector != nil }

  /// The theme that somebody chose: what projector mode made of it is no choice.
  package var chosenTheme: Theme {
    guard let before = themeBeforeProjector, theme == before.projectorVariant else { return theme }
    return before
  }
}
