// The colours of each theme, as xterm-256 indices. A test measures their contrast.

/// The colours of one theme at two depths.
struct ThemeTable: Sendable {
  /// Colours by `Role.rawValue`; −1 is the terminal's own.
  struct Colours: Sendable {
    var foregrounds: [Int16]
    var backgrounds: [Int16]
    /// The colour of text on a role's background.
    var labels: [Int16]
    /// What stands for the terminal's own foreground and background; −1 leaves them as they are.
    var ink: Int16 = -1
    var paper: Int16 = -1
  }

  /// The colours of filled areas, with that of a label on each.
  struct Fields: Sendable {
    let ramp: [Int16]
    let rampLabels: [Int16]
    let diverging: [Int16]
    let divergingLabels: [Int16]
    let classes: [Int16]
    let classLabel: Int16
  }

  let isMono: Bool
  let assumedBackgrounds: [RGB]
  let full: Colours
  let eight: Colours
  /// All colours, on the theme's own background.
  let painted: Colours

  /// - Parameters:
  ///   - isMono: whether it does without colours.
  ///   - assumedBackgrounds: the backgrounds it is made to be read on.
  ///   - full: its colours where there are 256 or more.
  ///   - eight: its colours where there are eight.
  ///   - ink: the colour of text where nothing else is said, on `paper`.
  ///   - paper: the theme's own background; −1 where it paints one anyway, or none.
  init(
    isMono: Bool, assumedBackgrounds: [RGB], full: Colours, eight: Colours, ink: Int16 = -1, paper: Int16 = -1
  ) {
    self.isMono = isMono
    self.assumedBackgrounds = assumedBackgrounds
    self.full = full
    self.eight = eight
    var painted = full
    if paper >= 0 { (painted.ink, painted.paper) = (ink, paper) }
    self.painted = painted
  }

  /// With eight colours dim greys do not exist; the attribute stands in.
  func eightAttributes(_ role: Role) -> Style.Attributes {
    switch role {
    case .dim, .ghost, .border, .isoline: .dim
    case .focus, .title: .bold
    default: []
    }
  }

  static let mono = ThemeTable(isMono: true, assumedBackgrounds: [], full: none, eight: none)

  static let dark = ThemeTable(
    isMono: false, assumedBackgrounds: [RGB(0x1C, 0x1C, 0x1C), RGB(0x10, 0x14, 0x18), RGB(0, 0, 0)],
    full: colours(
      roles: [
        .text: 252, .dim: 246, .border: 243, .focus: 220, .title: 252, .accent: 117, .positive: 214, .negative: 69,
        .warning: 220, .error: 210, .forward: 78, .backward: 175, .bar: 252, .selection: 117, .ghost: 245,
        .isoline: 243,
      ],
      series: [117, 222, 70, 175, 194, 209, 104, 82], lines: [68, 67, 103, 246, 248, 144, 185, 220],
      signedLines: [39, 75, 110, 152, 250, 223, 215, 214, 208], bar: 235, barLabel: 252, selection: 24,
      selectionLabel: 255, fields: .usual),
    eight: colours(
      roles: [
        .focus: 3, .accent: 6, .positive: 3, .negative: 6, .warning: 3, .error: 1, .forward: 2, .backward: 5,
        .selection: 6,
      ],
      series: [-1, 6, 2, 5, 3, 1, 6, 2], lines: Array(repeating: -1, count: 8),
      signedLines: [6, 6, 6, 6, -1, 3, 3, 3, 3],
      bar: -1, barLabel: -1, selection: 6, selectionLabel: 0), ink: 252, paper: 234)

  static let light = ThemeTable(
    isMono: false, assumedBackgrounds: [RGB(0xFB, 0xFB, 0xF8), RGB(255, 255, 255)],
    full: colours(
      roles: [
        .text: 16, .dim: 240, .border: 243, .focus: 94, .title: 16, .accent: 25, .positive: 130, .negative: 20,
        .warning: 94, .error: 124, .forward: 28, .backward: 90, .bar: 16, .selection: 25, .ghost: 242,
        .isoline: 243,
      ],
      series: [25, 94, 161, 55, 52, 21, 236, 53], lines: [17, 18, 60, 240, 242, 94, 130, 160],
      signedLines: [18, 25, 61, 67, 240, 137, 130, 130, 88], bar: 254, barLabel: 16, selection: 153,
      selectionLabel: 16, fields: .usualOnLight),
    eight: colours(
      roles: [
        .focus: 4, .accent: 4, .positive: 1, .negative: 4, .warning: 5, .error: 1, .forward: 4, .backward: 5,
        .selection: 4,
      ],
      series: [-1, 4, 5, 1, 2, -1, 4, 5], lines: Array(repeating: -1, count: 8),
      signedLines: [4, 4, 4, 4, -1, 1, 1, 1, 1],
      bar: -1, barLabel: -1, selection: 6, selectionLabel: 0), ink: 16, paper: 231)

  private static let none = Colours(
    foregrounds: Array(repeating: -1, count: 256), backgrounds: Array(repeating: -1, count: 256),
    labels: Array(repeating: -1, count: 256))

  /// - Parameters:
  ///   - roles: the colours of text, as xterm-256 indices.
  ///   - series: of curves, in their order.
  ///   - lines: of contour lines, from low to high.
  ///   - signedLines: of lines from minus to plus.
  ///   - bar: the background of header and bars.
  ///   - barLabel: the text on it.
  ///   - selection: the background of what is selected.
  ///   - selectionLabel: the text on it.
  ///   - fields: the ramps as they fill areas; nil where there are too few colours for that.
  static func colours(
    roles: [Role: Int16], series: [Int16], lines: [Int16], signedLines: [Int16], bar: Int16, barLabel: Int16,
    selection: Int16, selectionLabel: Int16, fields: Fields? = nil
  ) -> Colours {
    var result = none
    for (role, colour) in roles { result.foregrounds[Int(role.rawValue)] = colour }
    for index in 0..<Role.seriesCount { result.foregrounds[Int(Role.series(index).rawValue)] = series[index] }
    for level in 0..<Role.rampLevels {
      let role = Int(Role.ramp(level).rawValue)
      result.foregrounds[role] = lines[level]
      if let fields {
        let tint = Int(Role.tint(level).rawValue)
        for role in [role, tint] {
          result.backgrounds[role] = fields.ramp[level]
          result.labels[role] = fields.rampLabels[level]
        }
        result.foregrounds[tint] = fields.ramp[level]
      }
    }
    for level in 0..<Role.divergingLevels {
      let role = Int(Role.diverging(level).rawValue)
      result.foregrounds[role] = signedLines[level]
      if let fields {
        result.backgrounds[role] = fields.diverging[level]
        result.labels[role] = fields.divergingLabels[level]
      }
    }
    for index in 0..<Role.classCount {
      let role = Int(Role.classField(index).rawValue)
      guard let fields else { break }
      result.foregrounds[role] = fields.classes[index]
      result.backgrounds[role] = fields.classes[index]
      result.labels[role] = fields.classLabel
    }
    if fields != nil {
      for index in 0..<Role.basinCount {
        for level in 0..<Role.basinLevels {
          let role = Int(Role.basin(index, level: level).rawValue)
          result.foregrounds[role] = Fields.basins[index][level]
          result.backgrounds[role] = Fields.basins[index][level]
          result.labels[role] = level < Role.basinLevels - 1 ? 16 : 231
        }
      }
    }
    result.backgrounds[Int(Role.bar.rawValue)] = bar
    result.labels[Int(Role.bar.rawValue)] = barLabel
    result.backgrounds[Int(Role.selection.rawValue)] = selection
    result.labels[Int(Role.selection.rawValue)] = selectionLabel
    // Any role may fill an area with its own colour, as a half block's lower dot does.
    for role in 0..<32 where result.backgrounds[role] < 0 { result.backgrounds[role] = result.foregrounds[role] }
    return result
  }
}

extension ThemeTable.Fields {
  /// Costs in cividis, of even lightness; signed values blue below 0 and orange above. Classes are dark.
  static let usual = usual(classes: deep, classLabel: 231)
  /// The same with pale classes.
  static let usualOnLight = usual(classes: pale, classLabel: 16)

  private static func usual(classes: [Int16], classLabel: Int16) -> ThemeTable.Fields {
    ThemeTable.Fields(
      ramp: [17, 18, 24, 241, 101, 144, 185, 220], rampLabels: [231, 231, 231, 231, 16, 16, 16, 16],
      diverging: [18, 25, 68, 110, 254, 215, 172, 130, 88], divergingLabels: [231, 231, 16, 16, 16, 16, 16, 231, 231],
      classes: classes, classLabel: classLabel)
  }

  /// Blue, orange, green, purple, yellow and grey, each from light to dark: black can be read on the first two, white on
  /// the last.
  static let basins: [[Int16]] = [
    [153, 74, 24], [223, 172, 88], [158, 72, 23], [225, 140, 91], [229, 185, 52], [254, 247, 239],
  ]

  /// White can be read on each, and no two look alike to any eye.
  static let deep: [Int16] = [18, 88, 23, 53, 21, 232, 236, 91, 90, 52]
  /// Black can be read on each.
  static let pale: [Int16] = [153, 223, 250, 228, 40, 118, 179, 123, 147, 47]
}
