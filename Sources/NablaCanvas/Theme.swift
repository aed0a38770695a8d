// Themes turn roles into colours: a table each, looked up at the edge only.

/// How many colours a terminal shows, the fewest first.
package enum ColourDepth: String, CaseIterable, Hashable, Sendable {
  case mono, eight
  case twoHundredFiftySix = "256"
}

/// What a terminal has to be told to draw a cell.
package struct CellAppearance: Hashable, Sendable {
  /// An xterm-256 index, or −1 for the terminal's own.
  package var foreground: Int
  /// An xterm-256 index, or −1 for the terminal's own.
  package var background: Int
  package var attributes: Style.Attributes

  package init(foreground: Int = -1, background: Int = -1, attributes: Style.Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// What a glyph is told to look like: dots are never bold, because some terminals take a bold font that has none.
  package func drawing(_ glyph: Unicode.Scalar) -> CellAppearance {
    guard glyph.isDots, attributes.contains(.bold) else { return self }
    return CellAppearance(
      foreground: foreground, background: background, attributes: attributes.subtracting(.bold))
  }

  /// The terminal's own colours and no attributes.
  package static let terminal = CellAppearance(foreground: -1, background: -1, attributes: [])
}

/// What a theme's colours stand on where nothing is filled.
package enum Ground: Hashable, Sendable {
  /// The terminal's own background, which is known to go with the theme.
  case terminal
  /// The theme's own colour, because the terminal's is not known or is of the other kind. With eight colours, whose
  /// shades are unknown, only the terminal's own are used.
  case own
}

/// A set of colours, one for each role.
package enum Theme: String, CaseIterable, Hashable, Sendable {
  case dark, light
  /// For a projector in a lit room: black on white, whatever the terminal's colours are, with contrasts of 7 to 1.
  case projectorLight = "projector-light"
  /// For a projector in a dark room: white on black.
  case projectorDark = "projector-dark"
  case mono

  /// The colours that the background has, most often, under this theme; its own, if it has one.
  package var assumedBackgrounds: [RGB] { table.assumedBackgrounds }

  /// How a style looks; no table is built or searched.
  ///
  /// With eight colours, whose shades are unknown, the projector's themes are those of the terminal's own background.
  package func appearance(of style: Style, depth: ColourDepth, on ground: Ground = .terminal) -> CellAppearance {
    let table = table
    if depth == .mono || table.isMono || depth == .eight && ground == .own { return Self.monochrome(style) }
    let colours = depth == .eight ? table.eight : ground == .own ? table.painted : table.full
    let attributes = style.attributes.union(depth == .eight ? table.eightAttributes(style.foreground) : [])
    let background = colours.backgrounds[Int(style.background.rawValue)]
    var foreground = colours.foregrounds[Int(style.foreground.rawValue)]
    if background >= 0 {
      let label = colours.labels[Int(style.background.rawValue)]
      if style.foreground.isRamp {
        // A half block's upper half: a filled area like the background, not a line.
        foreground = colours.backgrounds[Int(style.foreground.rawValue)]
      } else if label >= 0, Self.takesLabelColour(style) {
        foreground = label
      }
    }
    return CellAppearance(
      foreground: Int(foreground < 0 ? colours.ink : foreground),
      background: Int(background < 0 ? colours.paper : background), attributes: attributes)
  }

  /// Text on a filled area has the area's label colour; a bar is near enough to the background to keep dim and focus.
  private static func takesLabelColour(_ style: Style) -> Bool {
    switch style.foreground {
    case .standard, .text, .title: true
    case .dim, .border, .focus: style.background != .bar
    case .accent, .warning, .error: style.background.isRamp
    default: false
    }
  }

  /// Without colours a background has to be reverse, and a foreground bold or dim.
  private static func monochrome(_ style: Style) -> CellAppearance {
    var attributes = style.attributes
    switch style.foreground {
    case .dim, .ghost, .border, .isoline: attributes.insert(.dim)
    case .focus, .title, .accent, .warning, .error, .forward, .series(0): attributes.insert(.bold)
    default: break
    }
    if style.background == .selection || style.background == .bar {
      attributes.insert(.reverse)
      attributes.remove(.dim)
    }
    return CellAppearance(foreground: -1, background: -1, attributes: attributes)
  }

  private var table: ThemeTable {
    switch self {
    case .dark: .dark
    case .light: .light
    case .projectorLight: .projectorLight
    case .projectorDark: .projectorDark
    case .mono: .mono
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a braille pattern.
  package var isDots: Bool { (0x2800...0x28FF).contains(value) }
}

extension Role {
  /// Whether the role is a level of a ramp.
  package var isRamp: Bool { rawValue >= Role.ramp(0).rawValue }
}
