// Colours for projectors, which wash out: black or white of our own below, and contrasts of at least 7 to 1.

extension ThemeTable {
  static let projectorLight = ThemeTable(
    isMono: false, assumedBackgrounds: [RGB(255, 255, 255)],
    full: onPaper(
      231, ink: 16,
      colours(
        roles: [
          .text: 16, .dim: 238, .border: 238, .focus: 54, .title: 16, .accent: 18, .positive: 88, .negative: 18,
          .warning: 52, .error: 88, .forward: 22, .backward: 90, .bar: 16, .selection: 18, .ghost: 240,
          .isoline: 236,
        ],
        series: [18, 124, 23, 90, 233, 52, 20, 125], lines: [17, 18, 53, 90, 89, 52, 88, 124],
        signedLines: [20, 19, 18, 17, 240, 52, 88, 88, 124], bar: 254, barLabel: 16, selection: 153,
        selectionLabel: 16, fields: .strong(classes: ThemeTable.Fields.pale, classLabel: 16))),
    eight: light.eight)

  static let projectorDark = ThemeTable(
    isMono: false, assumedBackgrounds: [RGB(0, 0, 0)],
    full: onPaper(
      16, ink: 231,
      colours(
        roles: [
          .text: 231, .dim: 250, .border: 250, .focus: 220, .title: 231, .accent: 117, .positive: 214, .negative: 75,
          .warning: 220, .error: 217, .forward: 84, .backward: 212, .bar: 231, .selection: 117, .ghost: 248,
          .isoline: 195,
        ],
        series: [117, 222, 71, 205, 190, 217, 142, 207], lines: [74, 110, 152, 250, 187, 186, 221, 220],
        signedLines: [39, 75, 110, 152, 250, 223, 215, 214, 208], bar: 235, barLabel: 231, selection: 24,
        selectionLabel: 231, fields: .strong(classes: ThemeTable.Fields.deep, classLabel: 231))),
    eight: dark.eight)

  /// The colours with a background of the theme's own, for every cell that has none.
  private static func onPaper(_ paper: Int16, ink: Int16, _ colours: Colours) -> Colours {
    var result = colours
    result.paper = paper
    result.ink = ink
    return result
  }
}

extension ThemeTable.Fields {
  /// Without the middle shades, on which neither black nor white reaches 7 to 1: no colour of a relative luminance from
  /// 0.1 to 0.3 does.
  static func strong(classes: [Int16], classLabel: Int16) -> ThemeTable.Fields {
    ThemeTable.Fields(
      ramp: [17, 18, 19, 24, 144, 179, 185, 220], rampLabels: [231, 231, 231, 231, 16, 16, 16, 16],
      diverging: [18, 24, 74, 153, 254, 223, 214, 124, 88], divergingLabels: [231, 231, 16, 16, 16, 16, 16, 231, 231],
      classes: classes, classLabel: classLabel)
  }
}
