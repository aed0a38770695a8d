// A list to choose from, of which only the rows are shown that are found.

import NablaCanvas
import NablaModel
import NablaPanels
import NablaWords

struct FoundList: Page {
  private let list: ListBox
  /// The shown entries, by their numbers among all.
  private let found: [Int]
  private let place: Int
  let closing: [Action]
  private let choose: (_ entry: Int, inout Model) -> [Command]

  /// - Parameters:
  ///   - size: the screen, in cells.
  ///   - title: stands in the upper border.
  ///   - footer: stands in the last line.
  ///   - rows: one for each entry, as they are shown.
  ///   - texts: what is searched in an entry; nil: its row.
  ///   - preview: what is told of the chosen row; nil: nothing.
  ///   - look: the place in the list, and what is searched for.
  ///   - opener: the action that opens it.
  ///   - choose: what choosing an entry does.
  init(
    _ size: Size, title: String, footer: String, rows: [ListRow], texts: ((Int) -> [String])? = nil,
    preview: ListPreview? = nil, _ look: ListLook, opener: Action,
    choose: @escaping (_ entry: Int, inout Model) -> [Command]
  ) {
    let words = look.words
    let found = rows.indices.filter { words.occur(in: texts?($0) ?? [rows[$0].name, rows[$0].text]) }
    self.found = found
    self.choose = choose
    place = look.place
    closing = [opener]
    list = ListBox(
      size, title: title, footer: footer, rows: found.map { rows[$0] }, allLines: ListBox.lineCount(of: rows),
      preview: preview.map { all in ListPreview(height: all.height) { all.lines(found[$0], $1) } }, look)
  }

  var box: Rect { list.box }

  func controls(_ pencil: Pencil) -> [Control] { list.controls }

  func entry(_ row: Int) -> Int? { found.indices.contains(row) ? found[row] : nil }

  func draw(of frame: inout Frame, _ pencil: Pencil) { list.draw(of: &frame, pencil) }

  func scroll(by lines: Int, in model: inout Model) { model.moveInList(by: lines, of: found.count) }

  /// Enter chooses.
  func handle(_ key: Key, in model: inout Model) -> [Command]? {
    guard key.code == .enter else { return nil }
    return entry(place).map { choose($0, &model) } ?? []
  }

  func click(_ point: Point, in model: inout Model) -> [Command]? {
    list.row(at: point).flatMap(entry).map { choose($0, &model) }
  }
}
