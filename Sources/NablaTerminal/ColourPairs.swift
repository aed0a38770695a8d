// Which ncurses colours and colour pairs show a cell's colours.

import CNcurses
import NablaCanvas

/// The colours of xterm's palette, for terminals that number theirs otherwise.
nonisolated enum PaletteNumber {
  /// A colour of the 256-colour palette, as a number of a terminal with that many colours.
  static func number(of index: Int, colours: Int) -> Int32 {
    guard index >= 0 else { return -1 }
    let index = min(index, 255)
    if colours > 256 {
      // Direct colours; there the first eight numbers still mean the palette.
      if index < 8 { return Int32(index) }
      let colour = Palette.rgb(index)
      return Int32(Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue))
    }
    if index < colours { return Int32(index) }
    return Int32(index < 16 ? index & 7 : nearestOfEight(index))
  }

  private static func nearestOfEight(_ index: Int) -> Int {
    let colour = Palette.rgb(index)
    return (colour.red > 127 ? 1 : 0) | (colour.green > 127 ? 2 : 0) | (colour.blue > 127 ? 4 : 0)
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
    let front = PaletteNumber.number(of: foreground, colours: colours)
    let back = PaletteNumber.number(of: background, colours: colours)
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
