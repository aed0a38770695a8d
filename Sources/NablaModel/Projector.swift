// Projector mode: one panel, large numbers, one sentence, thick lines.

import NablaCanvas

extension Model {
  /// How large the numbers are; nil where there is no room for large ones.
  package var bannerScale: BigText.Scale? {
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
