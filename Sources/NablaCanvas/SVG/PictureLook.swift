// What a style looks like where no terminal stands behind it: every colour is one of its own.

/// The look of a cell in a picture.
struct PictureLook: Hashable {
  let ink: RGB
  let paper: RGB
  let isBold: Bool
  let isUnderlined: Bool
}

/// The looks of a theme's styles; each is worked out once.
struct PictureLooks {
  private let theme: Theme
  private let depth: ColourDepth
  private var known: [Style: PictureLook] = [:]

  init(theme: Theme, depth: ColourDepth) {
    self.theme = theme
    self.depth = depth
  }

  mutating func look(of style: Style) -> PictureLook {
    if let known = known[style] { return known }
    let look = theme.appearance(of: style, depth: depth)
    var ink = look.foreground < 0 ? theme.ink : Palette.rgb(look.foreground)
    var ground = look.background < 0 ? theme.paper : Palette.rgb(look.background)
    if look.attributes.contains(.dim) { ink = Self.mix(ink, ground) }
    if look.attributes.contains(.reverse) { swap(&ink, &ground) }
    let result = PictureLook(
      ink: ink, paper: ground, isBold: look.attributes.contains(.bold),
      isUnderlined: look.attributes.contains(.underline))
    known[style] = result
    return result
  }

  /// A third of the way from one colour to the other, as terminals dim.
  private static func mix(_ one: RGB, _ other: RGB) -> RGB {
    func part(_ one: UInt8, _ other: UInt8) -> UInt8 { UInt8((2 * Int(one) + Int(other)) / 3) }
    return RGB(part(one.red, other.red), part(one.green, other.green), part(one.blue, other.blue))
  }
}

extension Theme {
  /// The background of a picture; without colours it is paper, as it will be printed.
  package var paper: RGB { assumedBackgrounds.first ?? RGB(255, 255, 255) }

  /// The colour of text that has none of its own.
  package var ink: RGB {
    let colour = appearance(of: Style(.text), depth: .twoHundredFiftySix).foreground
    return colour < 0 ? RGB(0, 0, 0) : Palette.rgb(colour)
  }
}
