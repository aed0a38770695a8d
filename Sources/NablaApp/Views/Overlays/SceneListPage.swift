// The library, to choose a scene from.

import NablaCanvas

struct SceneListPage {
  private let list: ListBox

  init(_ model: Model, selected: Int) {
    let pencil = Pencil(model)
    list = ListBox(
      model.size, title: pencil.words(.scenesTitle), footer: pencil.words(.scenesFooter),
      rows: model.catalog.map {
        ($0.name.sanitized(), pencil.words(Sanitized.title($0.title[pencil.language])))
      }, selected: selected)
  }

  /// The entry in a cell's row.
  func entry(at point: Point) -> Int? { list.row(at: point) }

  func draw(of frame: inout Frame, _ pencil: Pencil) { list.draw(of: &frame, pencil) }
}
