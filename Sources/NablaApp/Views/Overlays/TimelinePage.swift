// The run's timeline: its start, every change, its end, to go to any of them.

import NablaCanvas
import NablaCore

struct TimelinePage {
  private let list: ListBox
  /// The entries that are found, by their numbers in the timeline.
  private let found: [Int]

  init(_ model: Model, _ look: ListLook) {
    let pencil = Pencil(model)
    let rows = Timeline(model).entries.map { entry -> (name: String, text: String) in
      let cost = entry.cost.map { "  C \(pencil.number($0))" } ?? ""
      let text = pencil.words(TimelineLabel(entry.kind)) + pencil.words(cost)
      return ("\(pencil.words(.step)) \(entry.step)", text)
    }
    let words = look.words
    let found = rows.indices.filter { words.occur(in: [rows[$0].name, rows[$0].text]) }
    self.found = found
    list = ListBox(
      model.size, title: pencil.words(TimelineLabel.title(run: model.workspace.current.name)),
      footer: pencil.words(TimelineLabel.footer), rows: found.map { rows[$0] }, allRows: rows.count, look)
  }

  var count: Int { found.count }

  var box: Rect { list.box }

  var controls: [Control] { list.controls }

  /// The entry that stands in a row; nil where there is none.
  func entry(_ row: Int) -> Int? { found.indices.contains(row) ? found[row] : nil }

  func entry(at point: Point) -> Int? { list.row(at: point).flatMap(entry) }

  func draw(of frame: inout Frame, _ pencil: Pencil) { list.draw(of: &frame, pencil) }
}
