// A list to choose from, of which only the rows are shown that are found.

import NablaCanvas
import NablaModel
import NablaPanels
import NablaWords

struct FoundList {
  private let list: ListBox
  /// The shown entries, by their numbers among all.
  private let found: [Int]

  /// - Parameters:
  ///   - size: the screen, in cells.
  ///   - title: stands in the upper border.
  ///   - footer: stands in the last line.
  ///   - rows: one for each entry, as they are shown.
  ///   - texts: what is searched in an entry; nil: its row.
  ///   - preview: what is told of the chosen row; nil: nothing.
  ///   - look: the place in the list, and what is searched for.
  init(
    _ size: Size, title: String, footer: String, rows: [ListRow], texts: ((Int) -> [String])? = nil,
    preview: ListPreview? = nil, _ look: ListLook
  ) {
    let words = look.words
    let found = rows.indices.filter { words.occur(in: texts?($0) ?? [rows[$0].name, rows[$0].text]) }
    self.found = found
    list = ListBox(
      size, title: title, footer: footer, rows: found.map { rows[$0] }, allLines: ListBox.lineCount(of: rows),
      preview: preview.map { all in ListPreview(height: all.height) { all.lines(found[$0], $1) } }, look)
  }

  var count: Int { found.count }

  var box: Rect { list.box }

  var controls: [Control] { list.controls }

  /// The entry that stands in a row; nil where there is none.
  func entry(_ row: Int) -> Int? { found.indices.contains(row) ? found[row] : nil }

  /// The entry in a cell's row.
  func entry(at point: Point) -> Int? { list.row(at: point).flatMap(entry) }

  func draw(of frame: inout Frame, _ pencil: Pencil) { list.draw(of: &frame, pencil) }
}

extension Model {
  /// The open list; nil where something else is open, or nothing.
  var foundList: FoundList? {
    switch overlay {
    case .scenes(let look): .scenes(self, look)
    case .timeline(let look): .timeline(self, look)
    case .exports(let look): .exports(self, look)
    case .help, .input, .gradientCheck, .palette, .notes, .command, nil: nil
    }
  }

  /// Closes the list and does what choosing one of its entries does.
  mutating func choose(_ entry: Int) -> [Command] {
    switch overlay {
    case .scenes:
      overlay = nil
      return [.openScene(catalog[entry].name)]
    case .timeline:
      overlay = nil
      leap(to: Timeline(self).entries[entry].step)
      return []
    case .exports: return export(entry)
    case .help, .input, .gradientCheck, .palette, .notes, .command, nil: return []
    }
  }
}
