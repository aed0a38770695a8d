// A list over the panels, to choose a row from.

import NablaCanvas

/// Rows of two columns in a box in the middle of the screen; the chosen one stays in sight.
struct ListBox {
  let title: String
  let footer: String
  let rows: [(name: String, text: String)]
  let selected: Int
  private let look: ListLook
  let box: Rect
  private let first: Int

  /// - Parameter allRows: how many rows there would be if all were found: the box keeps its size.
  init(
    _ size: Size, title: String, footer: String, rows: [(name: String, text: String)], allRows: Int, _ look: ListLook
  ) {
    self.title = title
    self.footer = footer
    self.rows = rows
    self.look = look
    selected = min(max(0, look.place), max(0, rows.count - 1))
    let width = size.columns < 96 ? size.columns : 76
    let height = min(size.rows, allRows + 3)
    box = Rect(x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
    let visible = max(1, height - 3)
    first = min(max(0, self.selected - visible / 2), max(0, rows.count - visible))
  }

  private var visible: Int { max(1, box.height - 3) }

  var controls: [Control] { look.search == nil ? footerLine.controls : [] }

  private var footerLine: Footer { SearchLine.footer(footer, in: box) }

  /// The row at a cell.
  func row(at point: Point) -> Int? {
    let index = point.y - box.y - 1 + first
    let isInside = box.inset(columns: 1, rows: 1).contains(point) && point.y < box.y + 1 + visible
    return isInside && rows.indices.contains(index) ? index : nil
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    frame.box(
      Box(box, title: title, trailing: "\(min(selected + 1, rows.count))/\(rows.count)", isFocused: true),
      symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    let nameWidth = min(24, rows.reduce(0) { max($0, TextWidth.of($1.name)) } + 2)
    for row in 0..<visible where rows.indices.contains(first + row) {
      let isSelected = first + row == selected
      let style = Style(isSelected ? .accent : .text, isSelected ? [.bold, .reverse] : [])
      if isSelected { frame.fill(Rect(x: inner.x, y: inner.y + row, width: inner.width, height: 1), " ", style) }
      let mark = isSelected ? String(Character(pencil.symbols.selected)) : " "
      pencil.put(mark + rows[first + row].name, style, x: inner.x, y: inner.y + row, width: nameWidth, in: &frame)
      pencil.put(
        rows[first + row].text, style, x: inner.x + nameWidth + 1, y: inner.y + row,
        width: inner.width - nameWidth - 2, in: &frame)
    }
    SearchLine(look: look, footer: footerLine, isEmpty: rows.isEmpty).draw(of: &frame, pencil)
  }
}
