import ColourSupport
import NablaCanvas
import Testing

/// The themes that have colours.
private let coloured: [Theme] = [.dark, .light, .projectorLight, .projectorDark]

extension Theme {
  fileprivate var isForProjectors: Bool { self == .projectorLight || self == .projectorDark }
  /// Contrasts of WCAG 2.2: 1.4.3 for text, 1.4.11 for lines. A projector in a lit room takes away the better part of it:
  /// there it is 1.4.6, for lines too.
  fileprivate var leastForText: Double { isForProjectors ? 7 : 4.5 }
  fileprivate var leastForLines: Double { isForProjectors ? 7 : 3 }
}

@Suite struct ThemeTests {
  private static let texts: [Role] = [
    .text, .dim, .title, .focus, .accent, .positive, .negative, .warning, .error, .forward, .backward,
  ]
  private static let graphics: [Role] =
    [.border, .ghost, .isoline] + (0..<Role.seriesCount).map(Role.series) + (0..<Role.rampLevels).map(Role.ramp)
    + (0..<Role.divergingLevels).map(Role.diverging)

  private func ratio(_ style: Style, _ theme: Theme, on assumed: RGB) -> Double {
    let seen = theme.appearance(of: style, depth: .twoHundredFiftySix)
    let background = seen.background < 0 ? assumed : Palette.rgb(seen.background)
    return Palette.rgb(seen.foreground).contrast(with: background)
  }

  @Test func `contrast is that of WCAG`() {
    #expect(abs(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) - 21) < 1e-9)
    // #767676 on white is WCAG's own example of just enough for text.
    #expect(abs(RGB(0x76, 0x76, 0x76).contrast(with: RGB(255, 255, 255)) - 4.54) < 0.01)
  }

  @Test(arguments: coloured) func `text can be read`(theme: Theme) {
    for background in theme.assumedBackgrounds {
      for role in Self.texts {
        #expect(ratio(Style(role), theme, on: background) >= theme.leastForText, "\(role) on \(background.hex)")
      }
      for role in [Role.text, .title, .dim, .focus, .accent, .warning, .error] {
        #expect(ratio(Style(role, on: .bar), theme, on: background) >= theme.leastForText, "\(role) on the bar")
      }
      for role in [Role.text, .title, .dim, .focus] {
        #expect(ratio(Style(role, on: .selection), theme, on: background) >= theme.leastForText, "\(role) selected")
      }
    }
  }

  @Test(arguments: coloured) func `lines can be seen`(theme: Theme) {
    for background in theme.assumedBackgrounds {
      for role in Self.graphics {
        #expect(ratio(Style(role), theme, on: background) >= theme.leastForLines, "\(role) on \(background.hex)")
      }
    }
  }

  @Test(arguments: coloured) func `eight lines have eight colours`(theme: Theme) {
    let colours = (0..<8).map { theme.appearance(of: Style(.series($0)), depth: .twoHundredFiftySix).foreground }
    #expect(Set(colours).count == 8 && Role.series(8) == .series(0) && Role.series(-1) == .series(7))
  }

  @Test(arguments: coloured) func `labels on a ramp can be read`(theme: Theme) {
    let fields = (0..<Role.rampLevels).map(Role.ramp) + (0..<Role.divergingLevels).map(Role.diverging)
    for role in fields + (0..<Role.classCount).map(Role.classField) {
      #expect(ratio(Style(.text, on: role), theme, on: RGB(0, 0, 0)) >= theme.leastForText, "label on \(role)")
    }
  }

  @Test func `white and light grey of the first sixteen are never a foreground`() {
    for theme in Theme.allCases {
      for depth in ColourDepth.allCases {
        for raw in UInt8.min...UInt8.max {
          for background in [Role.standard, .bar, .selection, .ramp(0), .diverging(8)] {
            let seen = theme.appearance(of: Style(Role(rawValue: raw), on: background), depth: depth)
            #expect(seen.foreground != 7 && seen.foreground != 15)
            #expect((-1...255).contains(seen.foreground) && (-1...255).contains(seen.background))
            if depth == .eight { #expect(seen.foreground < 8 && seen.background < 8) }
          }
        }
      }
    }
  }

  @Test func `plain cells are the terminal's own, but a projector's`() {
    for theme in Theme.allCases where !theme.isForProjectors {
      for depth in ColourDepth.allCases { #expect(theme.appearance(of: .plain, depth: depth) == .terminal) }
    }
    let (light, dark) = (Theme.projectorLight, Theme.projectorDark)
    #expect(light.appearance(of: .plain, depth: .twoHundredFiftySix) == CellAppearance(foreground: 16, background: 231))
    #expect(dark.appearance(of: .plain, depth: .twoHundredFiftySix) == CellAppearance(foreground: 231, background: 16))
  }

  @Test(arguments: Theme.allCases, ColourDepth.allCases)
  func `where the terminal's background is not known, nothing depends on it`(theme: Theme, depth: ColourDepth) {
    // Its own background with its own foreground, on which somebody has seen to it, or a colour on a colour.
    for foreground in UInt8.min...UInt8.max {
      for background in [Role.standard, .bar, .selection, .text, .focus] + (0..<9).map(Role.ramp) {
        let style = Style(Role(rawValue: foreground), on: background)
        let seen = theme.appearance(of: style, depth: depth, on: .own)
        #expect((seen.foreground < 0) == (seen.background < 0), "\(style): \(seen)")
        if depth != .twoHundredFiftySix { #expect(seen.foreground < 8 && seen.background < 8) }
      }
    }
    #expect(theme.appearance(of: .plain, depth: .eight, on: .own) == .terminal)
  }

  @Test func `braille is never bold, whoever shows it`() {
    let bold = Style(.title, on: .standard, .bold)
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.put("a⠿b", bold, x: 0, y: 0)
    for theme in Theme.allCases {
      for depth in ColourDepth.allCases {
        let seen = theme.appearance(of: bold, depth: depth)
        #expect(seen.drawing("a") == seen && seen.drawing("█") == seen)
        #expect(!seen.drawing("⠿").attributes.contains(.bold) && !seen.drawing("\u{2800}").attributes.contains(.bold))
        let escape = frame.ansi(theme: theme, depth: depth).split(separator: "⠿")[0].split(separator: "\u{1B}").last!
        #expect(escape.last == "m" && !escape.hasPrefix("[0;1;") && escape != "[0;1m", "\(escape)")
      }
    }
  }

  @Test(arguments: [Theme.dark, .light]) func `a theme's own background is one that it assumes`(theme: Theme) {
    let seen = theme.appearance(of: .plain, depth: .twoHundredFiftySix, on: .own)
    let paper = Palette.rgb(seen.background)
    #expect(theme.assumedBackgrounds.contains(paper) && Theme(on: paper) == theme)
    #expect(Palette.rgb(seen.foreground).contrast(with: paper) >= 7)
    for role in Self.texts {
      let text = theme.appearance(of: Style(role), depth: .twoHundredFiftySix, on: .own)
      #expect(text.background == seen.background)
      #expect(Palette.rgb(text.foreground).contrast(with: paper) >= theme.leastForText, "\(role)")
    }
  }

  @Test(arguments: [Theme.projectorLight, .projectorDark])
  func `a projector's every cell has a background and a foreground of its own`(theme: Theme) {
    for foreground in UInt8.min...UInt8.max {
      for background in UInt8.min...UInt8.max {
        let style = Style(Role(rawValue: foreground), on: Role(rawValue: background))
        let seen = theme.appearance(of: style, depth: .twoHundredFiftySix)
        if seen.foreground < 16 || seen.background < 16 {
          Issue.record("\(style): \(seen)")
          return
        }
      }
    }
    // With eight colours, whose shades nobody knows, and with none, it is as without a projector.
    #expect(theme.appearance(of: .plain, depth: .eight) == .terminal)
    #expect(theme.appearance(of: .plain, depth: .mono) == .terminal)
  }

  @Test func `without colours there are attributes`() {
    for (theme, depth) in [
      (Theme.mono, ColourDepth.twoHundredFiftySix), (.dark, .mono), (.light, .mono), (.projectorLight, .mono),
    ] {
      func attributes(_ style: Style) -> Style.Attributes {
        let seen = theme.appearance(of: style, depth: depth)
        #expect(seen.foreground == -1 && seen.background == -1)
        return seen.attributes
      }
      #expect(attributes(Style(.dim)) == .dim)
      #expect(attributes(Style(.focus, .underline)) == [.bold, .underline])
      #expect(attributes(Style(.dim, on: .selection)) == .reverse)
      #expect(attributes(Style(.ramp(3), on: .ramp(4))) == [])
    }
  }

  @Test func `a ramp fills with other colours than it draws lines with`() {
    let line = Theme.dark.appearance(of: Style(.ramp(0)), depth: .twoHundredFiftySix)
    let field = Theme.dark.appearance(of: Style(.ramp(0), on: .ramp(7)), depth: .twoHundredFiftySix)
    #expect(line.foreground == 68)
    #expect(field == CellAppearance(foreground: 17, background: 220, attributes: []))
  }

  @Test func `colours are those of xterm`() {
    #expect(Palette.rgb(16).hex == "#000000")
    #expect(Palette.rgb(25).hex == "#005faf")
    #expect(Palette.rgb(220).hex == "#ffd700")
    #expect(Palette.rgb(231).hex == "#ffffff")
    #expect(Palette.rgb(234).hex == "#1c1c1c")
    #expect(Palette.rgb(-3) == Palette.rgb(0))
    #expect(Palette.rgb(999) == Palette.rgb(255))
  }

  @Test func `a frame as ANSI says each appearance once`() {
    var frame = Frame(Size(columns: 6, rows: 2))
    frame.put("a", x: 0, y: 0)
    frame.put("한", Style(.accent, .bold), x: 1, y: 0)
    frame.put("b", Style(.accent, .bold), x: 3, y: 0)
    frame.put("c", Style(.text, on: .selection), x: 4, y: 0)
    #expect(
      frame.ansi(theme: .dark, depth: .twoHundredFiftySix)
        == "a\u{1B}[0;1;38;5;117m한b\u{1B}[0;38;5;255;48;5;24mc\u{1B}[0m \n      ")
    #expect(
      frame.ansi(theme: .dark, depth: .eight) == "a\u{1B}[0;1;36m한b\u{1B}[0;30;46mc\u{1B}[0m \n      ")
    #expect(frame.ansi(theme: .dark, depth: .mono) == "a\u{1B}[0;1m한b\u{1B}[0;7mc\u{1B}[0m \n      ")
  }

  @Test(arguments: Theme.allCases, ColourDepth.allCases)
  func `dots are never bold, whatever they are drawn for`(theme: Theme, depth: ColourDepth) {
    var frame = Frame(Size(columns: 32, rows: 1))
    for role in UInt8.min..<32 { frame.set("⠿", Style(Role(rawValue: role), .bold), x: Int(role), y: 0) }
    #expect(!frame.ansi(theme: theme, depth: depth).contains(/\[0;1[;m]/))
    frame.set("x", Style(.accent, .bold), x: 0, y: 0)
    #expect(frame.ansi(theme: theme, depth: depth).contains(/\[0;1[;m]/))
  }

  @Test func `a row never ends in colour`() {
    var frame = Frame(Size(columns: 1, rows: 2))
    frame.put("x", Style(.error), x: 0, y: 0)
    #expect(frame.ansi(theme: .dark, depth: .twoHundredFiftySix) == "\u{1B}[0;38;5;210mx\u{1B}[m\n ")
  }

  @Test func `a frame as text drops right halves and, if asked, keeps blanks`() {
    var frame = Frame(Size(columns: 5, rows: 2))
    frame.put("한a", x: 0, y: 0)
    #expect(frame.text == "한a\n")
    #expect(frame.text(keepingBlanks: true) == "한a  \n     ")
    #expect(Frame(Size(columns: 0, rows: 0)).text == "")
  }
}
