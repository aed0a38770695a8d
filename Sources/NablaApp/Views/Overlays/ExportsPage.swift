// What can be saved as a file, to choose from.

import NablaCanvas

struct ExportsPage {
  private let list: ListBox
  /// The kinds that are found, by their numbers among those there are.
  private let found: [Int]

  init(_ model: Model, _ look: ListLook) {
    let pencil = Pencil(model)
    let rows = model.exportKinds.map { kind -> (name: String, text: String) in
      (kind.ending.uppercased(), pencil.words(ExportLabel.kind(kind)))
    }
    let words = look.words
    let found = rows.indices.filter { words.occur(in: [rows[$0].name, rows[$0].text]) }
    self.found = found
    list = ListBox(
      model.size, title: pencil.words(ExportLabel.title), footer: pencil.words(ExportLabel.footer),
      rows: found.map { rows[$0] }, allRows: rows.count, look)
  }

  var count: Int { found.count }

  var box: Rect { list.box }

  var controls: [Control] { list.controls }

  /// The kind that stands in a row; nil where there is none.
  func entry(_ row: Int) -> Int? { found.indices.contains(row) ? found[row] : nil }

  func entry(at point: Point) -> Int? { list.row(at: point).flatMap(entry) }

  func draw(of frame: inout Frame, _ pencil: Pencil) { list.draw(of: &frame, pencil) }
}
