// The library, to choose a scene from.

import NablaCanvas

struct SceneListPage {
  private let list: ListBox
  /// The entries that are found, by their numbers in the catalog.
  private let found: [Int]

  init(_ model: Model, _ look: ListLook) {
    let pencil = Pencil(model)
    let words = look.words
    found = model.catalog.indices.filter {
      let entry = model.catalog[$0]
      return words.occur(in: [entry.name, entry.title.ko, entry.title.en])
    }
    list = ListBox(
      model.size, title: pencil.words(.scenesTitle), footer: pencil.words(.scenesFooter),
      rows: found.map {
        let entry = model.catalog[$0]
        return (entry.name.sanitized(), pencil.words(Sanitized.title(entry.title[pencil.language])))
      }, allRows: model.catalog.count, look)
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
