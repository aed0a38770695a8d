// A list over the panels, to choose a row from.

import NablaCanvas
import NablaModel
import NablaPanels

/// A row of a list.
struct ListRow {
  let name: String
  package let text: String
  /// What it belongs to; a heading stands above the first row of each.
  var section: String?

  init(_ name: String, _ text: String, section: String? = nil) {
    self.name = name
    self.text = text
    self.section = section
  }
}

/// What is told of the chosen row, under the list.
struct ListPreview {
  /// So many rows are kept for it, whatever is told.
  let height: Int
  let lines: (_ row: Int, _ width: Int) -> [(text: String, style: Style)]
}

/// Rows of two columns in a box in the middle of the screen; the chosen one stays in sight.
struct ListBox {
  let title: String
  let footer: String
  let rows: [ListRow]
  let selected: Int
  private let look: ListLook
  let box: Rect
  private let preview: ListPreview?
  private let lines: [Line]
  private let first: Int
  private let visible: Int

  private enum Line {
    case heading(String)
    case row(Int)
  }

  /// - Parameters:
  ///   - size: the screen, in cells.
  ///   - title: stands in the upper border.
  ///   - footer: stands in the last line.
  ///   - rows: those that are found.
  ///   - allLines: how many lines there would be if all rows were found: the box keeps its size.
  ///   - preview: what is told of the chosen row; nil: nothing.
  ///   - look: the place in the list, and what is searched for.
  init(
    _ size: Size, title: String, footer: String, rows: [ListRow], allLines: Int, preview: ListPreview? = nil,
    _ look: ListLook
  ) {
    self.title = title
    self.footer = footer
    self.rows = rows
    self.look = look
    selected = min(max(0, look.place), max(0, rows.count - 1))
    let width = size.columns < 96 ? size.columns : (preview == nil ? 76 : 92)
    // Where the screen is low, the list comes first.
    let below = preview.map { size.rows >= $0.height + 12 ? $0.height + 1 : 0 } ?? 0
    self.preview = below > 0 ? preview : nil
    let height = min(size.rows, allLines + 3 + below)
    box = Rect(x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
    visible = max(1, height - 3 - below)
    lines = Self.lines(of: rows)
    let selected = self.selected
    let place = lines.firstIndex { if case .row(selected) = $0 { true } else { false } } ?? 0
    first = min(max(0, place - visible / 2), max(0, lines.count - visible))
  }

  /// How many lines the rows take with their headings.
  static func lineCount(of rows: [ListRow]) -> Int { lines(of: rows).count }

  private static func lines(of rows: [ListRow]) -> [Line] {
    var lines: [Line] = []
    for (number, row) in rows.enumerated() {
      if let section = row.section, number == 0 || rows[number - 1].section != section {
        lines.append(.heading(section))
      }
      lines.append(.row(number))
    }
    return lines
  }

  var controls: [Control] { look.search == nil ? footerLine.controls : [] }

  private var footerLine: Footer { SearchLine.footer(footer, in: box) }

  /// The row at a cell.
  func row(at point: Point) -> Int? {
    let index = point.y - box.y - 1 + first
    let isInside = box.inset(columns: 1, rows: 1).contains(point) && point.y < box.y + 1 + visible
    guard isInside, lines.indices.contains(index), case .row(let row) = lines[index] else { return nil }
    return row
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    frame.box(
      Box(box, title: title, trailing: "\(min(selected + 1, rows.count))/\(rows.count)", isFocused: true),
      symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    let nameWidth = min(28, rows.reduce(0) { max($0, TextWidth.of($1.name)) } + 2)
    for place in 0..<visible where lines.indices.contains(first + place) {
      let y = inner.y + place
      switch lines[first + place] {
      case .heading(let text):
        pencil.put(text, Style(.title, .bold), x: inner.x + 1, y: y, width: inner.width - 2, in: &frame)
      case .row(let row): draw(rows[row], isSelected: row == selected, nameWidth, y: y, in: inner, of: &frame, pencil)
      }
    }
    drawPreview(in: inner, of: &frame, pencil)
    let line = SearchLine(look: look, footer: footerLine, isEmpty: rows.isEmpty)
    line.drawNothing(in: inner, of: &frame, pencil)
    line.draw(of: &frame, pencil)
  }

  private func draw(
    _ row: ListRow, isSelected: Bool, _ nameWidth: Int, y: Int, in inner: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    let style = Style(isSelected ? .accent : .text, isSelected ? [.bold, .reverse] : [])
    if isSelected { frame.fill(Rect(x: inner.x, y: y, width: inner.width, height: 1), " ", style) }
    let mark = isSelected ? String(Character(pencil.symbols.selected)) : " "
    pencil.put(mark + row.name, style, x: inner.x, y: y, width: nameWidth, in: &frame)
    pencil.put(row.text, style, x: inner.x + nameWidth + 1, y: y, width: inner.width - nameWidth - 2, in: &frame)
  }

  private func drawPreview(in inner: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let preview, rows.indices.contains(selected) else { return }
    let y = inner.y + visible
    frame.put(
      String(repeating: pencil.symbols.isASCII ? "-" : "─", count: inner.width), Style(.border), x: inner.x, y: y)
    for (number, line) in preview.lines(selected, inner.width - 2).prefix(preview.height).enumerated() {
      pencil.put(line.text, line.style, x: inner.x + 1, y: y + 1 + number, width: inner.width - 2, in: &frame)
    }
  }
}
