// What the terminal of a player shows so far, so that a frame is no more than what differs from it.

/// Turns frames into the bytes that change one into the next.
struct CastScreen {
  private struct Shown: Equatable {
    var glyph: Unicode.Scalar
    var look: CellAppearance

    static let blank = Shown(glyph: " ", look: .terminal)

    /// Whether it looks right with the colours that are set: in a blank only what lies behind is seen.
    func isRight(with brush: CellAppearance) -> Bool {
      if look == brush { return true }
      return glyph == " " && look.attributes.isEmpty && look.background == brush.background
        && brush.attributes.isDisjoint(with: [.reverse, .underline])
    }
  }

  private var size: Size
  private var cells: [Shown]
  private var brush = CellAppearance.terminal
  /// Where the terminal writes next; nil where that is not for sure, as after the last column.
  private var place: Point?
  private var caret: Point?
  private var looks: [Style: CellAppearance] = [:]
  private var lookedUp: (theme: Theme, depth: ColourDepth)?

  /// A terminal that was just cleared.
  init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// Clears the screen and hides the caret.
  package static let start = "\u{1B}[?25l\u{1B}[m\u{1B}[2J"
  /// Gives colours and caret back.
  var end: String { "\u{1B}[m\u{1B}[\(max(1, size.rows));1H\u{1B}[?25h" }

  /// What has to be written so that the frame shows; empty where it does already.
  mutating func show(_ frame: Frame, theme: Theme, depth: ColourDepth) -> String {
    if lookedUp?.theme != theme || lookedUp?.depth != depth {
      lookedUp = (theme, depth)
      looks = [:]
    }
    var text = ""
    for y in 0..<size.rows { showRow(y, of: frame, theme, depth, &text) }
    if frame.cursor != caret || (caret != nil && !text.isEmpty) {
      caret = frame.cursor
      if let caret {
        text += "\u{1B}[\(caret.y + 1);\(caret.x + 1)H\u{1B}[?25h"
      } else {
        text += "\u{1B}[?25l"
      }
      place = nil
    }
    return text
  }

  private mutating func showRow(_ y: Int, of frame: Frame, _ theme: Theme, _ depth: ColourDepth, _ text: inout String) {
    let first = y * size.columns
    let row = (0..<size.columns).map { shown(frame[$0, y], theme, depth) }
    var x = 0
    while x < size.columns {
      guard row[x] != cells[first + x] else {
        x += 1
        continue
      }
      var end = x + 1
      // A short stretch that stays is written again where that is shorter than jumping over it.
      var look = row[x].look
      while end < size.columns {
        if row[end] != cells[first + end] {
          if !row[end].isRight(with: look) { look = row[end].look }
          end += 1
          continue
        }
        var next = end
        var price = 0
        while next < size.columns, row[next] == cells[first + next], price <= Self.jump {
          price += row[next].glyph.utf8.count
          if !row[next].isRight(with: look) {
            price += Self.recolouring
            look = row[next].look
          }
          next += 1
        }
        guard next < size.columns, price <= Self.jump else { break }
        end = next
      }
      // Halves are not written alone.
      if row[x].glyph == Cell.rightHalf, x > 0 { x -= 1 }
      if end < size.columns, row[end].glyph == Cell.rightHalf { end += 1 }
      write(row[x..<end], y, &text)
      for column in x..<end { cells[first + column] = row[column] }
      x = end
    }
  }

  /// Bytes that a jump and another colour take, in JSON, where an escape is six.
  private static let jump = 9
  private static let recolouring = 16

  private mutating func write(_ part: ArraySlice<Shown>, _ y: Int, _ text: inout String) {
    if let place, place.y == y, place.x <= part.startIndex {
      if place.x < part.startIndex { text += "\u{1B}[\(part.startIndex - place.x)C" }
    } else if let place, place.y == y - 1, part.startIndex == 0 {
      text += "\r\n"
    } else {
      text += "\u{1B}[\(y + 1);\(part.startIndex + 1)H"
    }
    for cell in part where cell.glyph != Cell.rightHalf {
      if !cell.isRight(with: brush) {
        text += cell.look.sgr(after: brush)
        brush = cell.look
      }
      text.unicodeScalars.append(cell.glyph)
    }
    place = part.endIndex < size.columns ? Point(x: part.endIndex, y: y) : nil
  }

  /// A cell as a terminal shows it: nothing in it that is no character of one or two cells, and no ink in a blank.
  private mutating func shown(_ cell: Cell, _ theme: Theme, _ depth: ColourDepth) -> Shown {
    var look: CellAppearance
    if let known = looks[cell.style] {
      look = known
    } else {
      look = theme.appearance(of: cell.style, depth: depth)
      looks[cell.style] = look
    }
    look = look.drawing(cell.glyph)
    if cell.glyph == Cell.rightHalf { return Shown(glyph: cell.glyph, look: look) }
    let glyph = TextWidth.of(cell.glyph) == 0 ? " " : cell.glyph
    if glyph == " ", look.attributes.isDisjoint(with: [.reverse, .underline]) {
      look.foreground = -1
      look.attributes = []
    }
    return Shown(glyph: glyph, look: look)
  }
}

extension CellAppearance {
  /// The shortest escape that sets this appearance where another one is set.
  func sgr(after other: CellAppearance) -> String {
    if self == .terminal { return "\u{1B}[m" }
    guard other.attributes.isSubset(of: attributes) else { return sgr }
    var codes: [String] = []
    for (attribute, code) in Self.codes where attributes.contains(attribute) && !other.attributes.contains(attribute) {
      codes.append(code)
    }
    if foreground != other.foreground { codes.append(Self.code(foreground, basic: 30, extended: "38", own: "39")) }
    if background != other.background { codes.append(Self.code(background, basic: 40, extended: "48", own: "49")) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static let codes: [(Style.Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
  ]

  private static func code(_ colour: Int, basic: Int, extended: String, own: String) -> String {
    if colour < 0 { return own }
    return colour < 8 ? "\(basic + colour)" : "\(extended);5;\(colour)"
  }
}
