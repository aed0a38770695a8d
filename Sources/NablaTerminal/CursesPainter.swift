// ncurses as what it is best at: finding the fewest bytes that turn the last frame into the next one. It writes to a
// file in memory, so that no call of it can block on the terminal or leave half a frame there.

import CNcurses
import NablaCanvas
import NablaSystem

final class CursesPainter {
  /// The look of every style; a new one takes effect with the next frame.
  var palette: (Style) -> CellAppearance {
    didSet {
      looks = [:]
      shown = nil
      // Defining a pair anew makes ncurses search the screen for it: only where the pairs would run out.
      if pairs.isScarce {
        pairs.startOver()
        clearok(nc_curscr(), true)
      }
    }
  }
  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private let file: UnsafeMutablePointer<FILE>
  private let descriptor: Int32
  private var glyphs: GlyphTable
  private var pairs: PairTable
  private var looks: [Style: Look] = [:]
  private var shown: Frame?
  private var row: [cchar_t] = []
  private var isCursorShown = true

  private struct Look {
    let attributes: attr_t
    let pair: Int32
  }

  init(
    _ type: TerminalType, size: Size, depth: ColourDepth, charset: Charset,
    palette: @escaping (Style) -> CellAppearance
  ) throws(TerminalError) {
    descriptor = system_memory_file("frame")
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw .refused("memory for the screen") }
    guard let screen = Self.screen(type, size: size, writingTo: file), let window = nc_stdscr() else {
      fclose(file)
      throw .typeUnknown(type.name)
    }
    self.file = file
    self.screen = screen
    self.window = window
    self.palette = palette
    nonl()
    typeahead(-1)
    var colours = 0
    if depth != .mono, has_colors(), start_color() == OK {
      use_default_colors()
      colours = depth == .eight ? 8 : type.colours
    }
    pairs = PairTable(colours: colours, limit: colours > 0 ? nc_color_pairs() : 0)
    glyphs = GlyphTable(charset)
    setCursor(shown: false)
  }

  /// Begins a screen of this size.
  ///
  /// The first thing ncurses writes is a scrolling region of as many rows as it believes there are, and some terminals
  /// move no characters outside of it. What it writes to is no terminal it could ask, and COLUMNS and LINES may be
  /// anything, so for this moment they say the size.
  private static func screen(_ type: TerminalType, size: Size, writingTo file: UnsafeMutablePointer<FILE>)
    -> OpaquePointer?
  {
    let sizes = ["LINES": size.rows, "COLUMNS": size.columns]
    let found = sizes.keys.map { name in (name, Environment.variable(name)) }
    for (name, count) in sizes { setenv(name, "\(count)", 1) }
    use_env(true)
    use_tioctl(false)
    defer {
      for (name, value) in found { if let value { setenv(name, value, 1) } else { unsetenv(name) } }
      use_env(false)
    }
    return nc_newterm(type.name, file)
  }

  /// Changes how many cells there are.
  func resize(to size: Size) {
    resizeterm(Int32(size.rows), Int32(size.columns))
    shown = nil
  }

  /// Forgets what the terminal shows, because something else has written on it.
  func forget() {
    clearok(nc_curscr(), true)
    shown = nil
  }

  /// The bytes for a moment's use of a row by others: the row is whole again afterwards, and the cursor back.
  func bytes(lendingRow row: Int, to use: String) -> [UInt8] {
    let screen = nc_curscr()
    var bytes = Array(use.utf8)
    bytes += Array("\u{1b}[\(getcury(screen) + 1);\(getcurx(screen) + 1)H".utf8)
    wredrawln(window, Int32(row), 1)
    wnoutrefresh(window)
    doupdate()
    return bytes + written()
  }

  /// Sends nothing but ASCII from now on.
  func useASCII() {
    glyphs = GlyphTable(.ascii)
    forget()
  }

  /// Readies ncurses for having left the screen; the next frame enters it again.
  func leave() {
    endwin()
    _ = written()
    forget()
    isCursorShown = true
  }

  func close() {
    endwin()
    delscreen(screen)
    fclose(file)
  }

  /// The bytes that show a frame; none where it is what the terminal shows already.
  func bytes(toShow frame: Frame) -> [UInt8] {
    let size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    var isChanged = shown == nil
    if let shown, shown.size == frame.size {
      for y in 0..<min(size.rows, frame.size.rows) where !isRow(y, of: frame, equalTo: shown) {
        draw(row: y, of: frame, columns: size.columns)
        isChanged = true
      }
      isChanged = isChanged || shown.cursor != frame.cursor
    } else {
      werase(window)
      for y in 0..<min(size.rows, frame.size.rows) { draw(row: y, of: frame, columns: size.columns) }
      isChanged = true
    }
    guard isChanged else { return [] }
    shown = frame
    let caret = frame.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    if let caret { wmove(window, Int32(caret.y), Int32(caret.x)) }
    wnoutrefresh(window)
    doupdate()
    setCursor(shown: caret != nil)
    return written()
  }

  private func isRow(_ y: Int, of frame: Frame, equalTo other: Frame) -> Bool {
    let range = y * frame.size.columns..<(y + 1) * frame.size.columns
    return frame.cells[range] == other.cells[range]
  }

  private func draw(row y: Int, of frame: Frame, columns: Int) {
    // Taken out of the object while it is filled: every access to a property would be checked, cell by cell.
    var row: [cchar_t] = []
    swap(&row, &self.row)
    defer { swap(&row, &self.row) }
    row.removeAll(keepingCapacity: true)
    let glyphs = glyphs
    var style = Style.plain
    var look = look(of: style)
    let width = frame.size.columns
    let count = min(columns, width)
    let start = y * width
    frame.cells.withUnsafeBufferPointer { cells in
      for x in 0..<count {
        let cell = cells[start + x]
        if cell.style != style {
          style = cell.style
          look = self.look(of: style)
        }
        let isWide = x + 1 < width && cells[start + x + 1].glyph == Cell.rightHalf
        if cell.glyph == Cell.rightHalf {
          // Drawn with its left half, unless that is missing or was replaced by a narrow character.
          if x > 0, glyphs.isWide(cells[start + x - 1].glyph) { continue }
          row.append(nc_cell(wchar_t(glyphs.substitute), look.attributes, look.pair))
        } else if TextWidth.of(cell.glyph) == 2, !isWide || x + 1 >= count {
          row.append(nc_cell(0x20, look.attributes, look.pair))
        } else {
          // Dots are never bold, because some terminals take a bold font that has none.
          let attributes = cell.glyph.isDots ? look.attributes & ~NCBold : look.attributes
          row.append(nc_cell(glyphs.character(for: cell.glyph), attributes, look.pair))
        }
      }
    }
    mvwadd_wchnstr(window, Int32(y), 0, row, Int32(row.count))
  }

  private func look(of style: Style) -> Look {
    if let known = looks[style] { return known }
    let appearance = palette(style)
    let pair = pairs.pair(foreground: appearance.foreground, background: appearance.background)
    var attributes: attr_t = 0
    if appearance.attributes.contains(.bold) { attributes |= NCBold }
    if appearance.attributes.contains(.dim) { attributes |= NCDim }
    if appearance.attributes.contains(.underline) { attributes |= NCUnderline }
    if appearance.attributes.contains(.reverse) != pair.isReversed { attributes |= NCReverse }
    let look = Look(attributes: attributes, pair: pair.number)
    looks[style] = look
    return look
  }

  private func setCursor(shown: Bool) {
    guard shown != isCursorShown else { return }
    curs_set(shown ? 1 : 0)
    isCursorShown = shown
  }

  /// Takes what ncurses has written since the last call.
  private func written() -> [UInt8] {
    fflush(file)
    let count = Int(lseek(descriptor, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
    lseek(descriptor, 0, SEEK_SET)
    return bytes
  }
}
