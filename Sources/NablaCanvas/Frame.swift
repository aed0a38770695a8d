// The in-memory picture that every view draws into and every way out shows.

/// One cell: a scalar and its style. The right half of a wide character has the scalar U+0000.
package struct Cell: Hashable, Sendable {
  package var glyph: Unicode.Scalar
  package var style: Style

  package init(_ glyph: Unicode.Scalar, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  package static let blank = Cell(" ")
  package static let rightHalf: Unicode.Scalar = "\u{0}"
}

/// A rectangle of cells. Drawing outside `clip` has no effect and is never an error.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.columns` × `size.rows` cells.
  package private(set) var cells: [Cell]
  /// Where drawing shows; the whole frame to begin with.
  package private(set) var clip: Rect
  /// Where the terminal's cursor stands (a text field's caret); hidden when nil.
  package var cursor: Point?

  package init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
    clip = Rect(size)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell at a place inside the frame; reading outside gives a blank.
  package subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return .blank }
    return cells[y * size.columns + x]
  }

  /// Draws with `clip` narrowed to `rect`, and restores it afterwards.
  package mutating func clipped(to rect: Rect, _ draw: (inout Frame) -> Void) {
    let outer = clip
    clip = outer.intersection(rect)
    draw(&self)
    clip = outer
  }

  /// Sets one narrow cell; a wide character under it loses its other half.
  package mutating func set(_ glyph: Unicode.Scalar, _ style: Style, x: Int, y: Int) {
    guard clip.contains(Point(x: x, y: y)) else { return }
    let index = y * size.columns + x
    clearHalves(at: index, x: x)
    cells[index] = Cell(glyph, style)
  }

  /// Changes the style of a cell and keeps its glyph.
  package mutating func restyle(x: Int, y: Int, _ change: (inout Style) -> Void) {
    guard clip.contains(Point(x: x, y: y)) else { return }
    change(&cells[y * size.columns + x].style)
  }

  /// Writes a text from `x` rightwards, cut at the clip's edge; a wide character that would be cut becomes a blank.
  ///
  /// - Returns: the column after the text, whether or not all of it showed.
  @discardableResult
  package mutating func put(_ text: String, _ style: Style = .plain, x: Int, y: Int) -> Int {
    var column = x
    guard y >= clip.y, y < clip.maxY else { return x + TextWidth.of(text) }
    let plainEnd = TextWidth.withPlain(text) { bytes in
      for (offset, byte) in bytes.enumerated() { set(Unicode.Scalar(byte), style, x: x + offset, y: y) }
      return x + bytes.count
    }
    if let plainEnd { return plainEnd }
    for character in text {
      let glyph = Hangul.scalar(for: character)
      let width = TextWidth.of(glyph)
      if width == 1 {
        set(glyph, style, x: column, y: y)
      } else if width == 2 {
        putWide(glyph, style, x: column, y: y)
      }
      column += width
    }
    return column
  }

  /// Fills a rectangle with one narrow glyph.
  package mutating func fill(_ rect: Rect, _ glyph: Unicode.Scalar = " ", _ style: Style = .plain) {
    let part = rect.intersection(clip)
    for y in part.y..<max(part.y, part.maxY) {
      for x in part.x..<max(part.x, part.maxX) { set(glyph, style, x: x, y: y) }
    }
  }

  private mutating func putWide(_ glyph: Unicode.Scalar, _ style: Style, x: Int, y: Int) {
    guard clip.contains(Point(x: x, y: y)), clip.contains(Point(x: x + 1, y: y)) else {
      set(" ", style, x: x, y: y)
      set(" ", style, x: x + 1, y: y)
      return
    }
    let index = y * size.columns + x
    clearHalves(at: index, x: x)
    clearHalves(at: index + 1, x: x + 1)
    cells[index] = Cell(glyph, style)
    cells[index + 1] = Cell(Cell.rightHalf, style)
  }

  /// Blanks the other half of a wide character of which one half is about to be overwritten.
  private mutating func clearHalves(at index: Int, x: Int) {
    if cells[index].glyph == Cell.rightHalf {
      if x > 0 { cells[index - 1].glyph = " " }
    } else if x + 1 < size.columns, cells[index + 1].glyph == Cell.rightHalf {
      cells[index + 1].glyph = " "
    }
  }
}
