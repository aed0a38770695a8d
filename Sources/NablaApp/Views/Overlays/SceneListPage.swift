// The library, to choose a scene from.

import NablaCanvas

struct SceneListPage {
  private let model: Model
  private let selected: Int
  private let box: Rect
  private let first: Int

  init(_ model: Model, selected: Int) {
    self.model = model
    self.selected = min(max(0, selected), max(0, model.catalog.count - 1))
    let size = model.size
    let width = min(size.columns, 64)
    let height = min(size.rows, model.catalog.count + 3)
    box = Rect(x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
    let rows = max(1, height - 3)
    first = min(max(0, self.selected - rows / 2), max(0, model.catalog.count - rows))
  }

  private var rows: Int { max(1, box.height - 3) }

  /// The entry in a cell's row.
  func entry(at point: Point) -> Int? {
    let index = point.y - box.y - 1 + first
    let isInside = box.inset(columns: 1, rows: 1).contains(point) && point.y < box.y + 1 + rows
    return isInside && model.catalog.indices.contains(index) ? index : nil
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    frame.box(
      Box(
        box, title: Label.scenesTitle.text(in: pencil.language), trailing: "\(selected + 1)/\(model.catalog.count)",
        isFocused: true), symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    let nameWidth = min(24, model.catalog.reduce(0) { max($0, TextWidth.of($1.name)) } + 2)
    for row in 0..<rows where model.catalog.indices.contains(first + row) {
      let entry = model.catalog[first + row]
      let isSelected = first + row == selected
      let style = Style(isSelected ? .accent : .text, isSelected ? [.bold, .reverse] : [])
      if isSelected { frame.fill(Rect(x: inner.x, y: inner.y + row, width: inner.width, height: 1), " ", style) }
      let mark = isSelected ? String(Character(pencil.symbols.selected)) : " "
      pencil.put(mark + entry.name.sanitized(), style, x: inner.x, y: inner.y + row, width: nameWidth, in: &frame)
      pencil.put(
        pencil.words(Sanitized.title(entry.title[pencil.language])), style, x: inner.x + nameWidth + 1,
        y: inner.y + row,
        width: inner.width - nameWidth - 2, in: &frame)
    }
    pencil.put(
      pencil.words(.scenesFooter), Style(.dim), x: inner.x + 1, y: inner.maxY - 1, width: inner.width - 2, in: &frame)
  }
}
