// libvterm as a screen: what a person would see of the bytes a program wrote.

import CVTerm

/// One cell as it is shown.
package struct ShownCell: Equatable, Sendable {
  /// Empty for the right half of a wide character.
  package var text: String
  package var width: Int
  /// A palette index, −1 for the terminal's own colour, −2 for a direct one.
  package var foreground: Int
  package var background: Int
  /// 0xRRGGBB, whatever kind of colour it is.
  package var foregroundRGB: Int
  package var backgroundRGB: Int
  package var isBold: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool
}

final class VirtualScreen {
  private(set) var columns: Int
  private(set) var rows: Int
  /// libvterm 0.1.4 writes through a null pointer when a wide character meets a single column.
  private static let fewestColumns = 2
  private let terminal: OpaquePointer
  private let screen: OpaquePointer

  init(columns: Int, rows: Int) {
    self.columns = max(columns, Self.fewestColumns)
    self.rows = max(rows, 1)
    terminal = vterm_new(Int32(self.rows), Int32(self.columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit { vterm_free(terminal) }

  func resize(columns: Int, rows: Int) {
    self.columns = max(columns, Self.fewestColumns)
    self.rows = max(rows, 1)
    vterm_set_size(terminal, Int32(self.rows), Int32(self.columns))
  }

  func write(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { _ = vterm_input_write(terminal, $0.bindMemory(to: CChar.self).baseAddress, $0.count) }
  }

  var cursor: (x: Int, y: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  func cell(_ x: Int, _ y: Int) -> ShownCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(y), col: Int32(x)), &cell)
    return ShownCell(
      text: Self.text(of: cell), width: Int(cell.width),
      foreground: Int(vt_colour_index(&cell, true)), background: Int(vt_colour_index(&cell, false)),
      foregroundRGB: Int(vt_colour_rgb(screen, &cell, true)), backgroundRGB: Int(vt_colour_rgb(screen, &cell, false)),
      isBold: vt_is_bold(&cell), isUnderlined: vt_is_underlined(&cell), isReversed: vt_is_reversed(&cell))
  }

  func line(_ y: Int) -> String {
    (0..<columns).map { x in
      var cell = VTermScreenCell()
      vterm_screen_get_cell(screen, VTermPos(row: Int32(y), col: Int32(x)), &cell)
      return Self.text(of: cell)
    }.joined()
  }

  private static func text(of cell: VTermScreenCell) -> String {
    if cell.chars.0 == UInt32.max { return "" }
    guard cell.chars.0 != 0, let scalar = Unicode.Scalar(cell.chars.0) else { return " " }
    return String(Character(scalar))
  }
}
