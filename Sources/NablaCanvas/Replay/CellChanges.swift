// What differs between two frames, as runs of cells that have one look.

/// Turns frames into the changes from one to the next, and remembers which looks and characters there were.
struct CellChanges {
  private struct Shown: Equatable {
    /// A space where a character has no width; U+0000 in the right half of a wide one.
    var glyph: Unicode.Scalar
    /// The number of a look.
    var look: Int
  }

  private let size: Size
  private let depth: ColourDepth
  private var cells: [Shown]
  private var looks: (theme: Theme, known: PictureLooks)
  private var numbers: [PictureLook: Int] = [:]
  /// The looks in the order of their numbers; the first is that of a plain cell.
  private(set) var table: [PictureLook] = []
  /// The characters that take two cells.
  private(set) var wide: Set<Unicode.Scalar> = []
  /// The characters that are drawn and not written.
  private(set) var drawn: Set<Unicode.Scalar> = []

  /// - Parameters:
  ///   - size: of all frames; what lies outside is cut off, and what is missing is blank.
  ///   - theme: the first frame's.
  ///   - depth: how many colours there are.
  init(_ size: Size, theme: Theme, depth: ColourDepth) {
    self.size = size
    self.depth = depth
    cells = Array(repeating: Shown(glyph: " ", look: 0), count: size.columns * size.rows)
    looks = (theme, PictureLooks(theme: theme, depth: depth))
    _ = number(of: looks.known.look(of: .plain))
  }

  /// The changes that lead to a frame: for each run how many cells after the last one it begins, its look, and its
  /// characters, or of blanks their number.
  ///
  /// - Returns: the elements of a JSON array; empty where nothing differs.
  mutating func changes(to frame: Frame, theme: Theme) -> String {
    if looks.theme != theme { looks = (theme, PictureLooks(theme: theme, depth: depth)) }
    let next = shown(frame)
    var text = ""
    var end = 0
    var place = 0
    while place < next.count {
      guard next[place] != cells[place] else {
        place += 1
        continue
      }
      let stop = self.end(ofRunFrom: place, in: next)
      if !text.isEmpty { text += "," }
      text += "\(place - end),\(next[place].look),\(Self.text(next[place..<stop]))"
      end = stop
      place = stop
    }
    cells = next
    return text
  }

  /// A short stretch that stays is written again where that is shorter than beginning another run.
  private static let bridge = 6

  private func end(ofRunFrom start: Int, in next: [Shown]) -> Int {
    let look = next[start].look
    var end = start + 1
    var place = end
    while place < next.count, next[place].look == look, place - end <= Self.bridge {
      place += 1
      if next[place - 1] != cells[place - 1] { end = place }
    }
    // Wide characters are written whole.
    if end < next.count, next[end].glyph == Cell.rightHalf { end += 1 }
    return end
  }

  private static func text(_ run: ArraySlice<Shown>) -> String {
    if run.allSatisfy({ $0.glyph == " " }) { return "\(run.count)" }
    var text = String.UnicodeScalarView()
    for cell in run where cell.glyph != Cell.rightHalf { text.append(cell.glyph) }
    return ReplayJSON.string(String(text))
  }

  // MARK: Cells

  private mutating func shown(_ frame: Frame) -> [Shown] {
    var result: [Shown] = []
    result.reserveCapacity(cells.count)
    for y in 0..<size.rows {
      for x in 0..<size.columns {
        let cell = frame[x, y]
        if cell.glyph == Cell.rightHalf, x > 0 {
          // Both halves have the look of the left one.
          result.append(Shown(glyph: cell.glyph, look: result[result.count - 1].look))
          continue
        }
        var look = looks.known.look(of: cell.style)
        if frame.cursor == Point(x: x, y: y) { look = look.reversed }
        result.append(Shown(glyph: glyph(cell.glyph, isCut: x == size.columns - 1), look: number(of: look)))
      }
    }
    return result
  }

  private mutating func glyph(_ glyph: Unicode.Scalar, isCut: Bool) -> Unicode.Scalar {
    switch TextWidth.of(glyph) {
    case 0: return " "
    case 2:
      if isCut { return " " }
      wide.insert(glyph)
    default:
      if glyph.value >= 0x2500, !SVGGlyph(glyph, isBold: false).isText { drawn.insert(glyph) }
    }
    return glyph
  }

  private mutating func number(of look: PictureLook) -> Int {
    if let number = numbers[look] { return number }
    numbers[look] = table.count
    table.append(look)
    return table.count - 1
  }
}

extension PictureLook {
  /// A caret's cell.
  var reversed: PictureLook {
    PictureLook(ink: paper, paper: ink, isBold: isBold, isUnderlined: isUnderlined)
  }
}

/// Texts as JSON that stands inside of an HTML page.
enum ReplayJSON {
  /// A text as JSON without `<`, which could end the element that holds it.
  static func string(_ text: String) -> String {
    let quoted = CastLine.string(text)
    guard quoted.utf8.contains(0x3C) else { return quoted }
    return quoted.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }
}
