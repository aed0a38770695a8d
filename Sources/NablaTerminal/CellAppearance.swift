// What a style looks like, and the ncurses colour pairs that show it.

import CNcurses
import NablaCanvas

/// How a cell looks on the terminal.
nonisolated package struct CellAppearance: Hashable, Sendable {
  /// An index of the 256-colour palette; −1 is the terminal's own colour.
  package var foreground: Int
  /// An index of the 256-colour palette; −1 is the terminal's own colour.
  package var background: Int
  package var attributes: Style.Attributes

  package init(foreground: Int = -1, background: Int = -1, attributes: Style.Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// The colours of xterm's palette, for terminals that number theirs otherwise.
nonisolated enum Palette {
  /// The number by which a terminal with so many colours knows a colour of the 256-colour palette.
  static func number(of index: Int, colours: Int) -> Int32 {
    guard index >= 0 else { return -1 }
    let index = min(index, 255)
    if colours > 256 {
      // Direct colours; there the first eight numbers still mean the palette.
      if index < 8 { return Int32(index) }
      let (red, green, blue) = components(of: index)
      return Int32(red << 16 | green << 8 | blue)
    }
    if index < colours { return Int32(index) }
    return Int32(index < 16 ? index & 7 : nearestOfEight(components(of: index)))
  }

  /// Red, green and blue, each from 0 to 255.
  static func components(of index: Int) -> (red: Int, green: Int, blue: Int) {
    if index < 16 {
      let level = index < 8 ? 205 : 255
      return (index & 1 != 0 ? level : 0, index & 2 != 0 ? level : 0, index & 4 != 0 ? level : 0)
    }
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let place = index - 16
    return (levels[place / 36], levels[place / 6 % 6], levels[place % 6])
  }

  private static func nearestOfEight(_ colour: (red: Int, green: Int, blue: Int)) -> Int {
    (colour.red > 127 ? 1 : 0) | (colour.green > 127 ? 2 : 0) | (colour.blue > 127 ? 4 : 0)
  }
}

/// Colour pairs, defined when first needed: a terminal with eight colours has only 63.
struct PairTable {
  /// How many colours the terminal has; 0 where none are to be used.
  let colours: Int
  private var numbers: [Int64: Int32] = [:]
  private let limit: Int32

  init(colours: Int, limit: Int32) {
    self.colours = colours
    self.limit = limit
  }

  /// Whether a second palette may not find enough pairs.
  var isScarce: Bool { numbers.count * 2 > limit }

  /// Forgets the pairs; their numbers will mean other colours.
  mutating func startOver() { numbers = [:] }

  /// The pair for two colours of the 256-colour palette, and whether it has to be shown reversed.
  ///
  /// When no pair is left, the background goes first: it stays visible as reverse video.
  mutating func pair(foreground: Int, background: Int) -> (number: Int32, isReversed: Bool) {
    guard colours > 0 else { return (0, false) }
    let front = Palette.number(of: foreground, colours: colours)
    let back = Palette.number(of: background, colours: colours)
    if let number = number(front, back) { return (number, false) }
    if back >= 0, let number = number(back, -1) { return (number, true) }
    return (number(front, -1) ?? 0, back >= 0)
  }

  private mutating func number(_ front: Int32, _ back: Int32) -> Int32? {
    if front < 0, back < 0 { return 0 }
    let key = Int64(front) << 32 | Int64(UInt32(bitPattern: back))
    if let known = numbers[key] { return known }
    let next = Int32(numbers.count + 1)
    guard next < limit, init_extended_pair(next, front, back) == OK else { return nil }
    numbers[key] = next
    return next
  }
}
