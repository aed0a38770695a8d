// The run's timeline: its start, every change, its end, to go to any of them.

import NablaCanvas
import NablaCore

struct TimelinePage {
  private let list: ListBox

  init(_ model: Model, selected: Int) {
    let pencil = Pencil(model)
    let rows = Timeline(model).entries.map { entry -> (name: String, text: String) in
      let cost = entry.cost.map { "  C \(pencil.number($0))" } ?? ""
      let text = pencil.words(TimelineLabel(entry.kind)) + pencil.words(cost)
      return ("\(pencil.words(.step)) \(entry.step)", text)
    }
    list = ListBox(
      model.size, title: pencil.words(TimelineLabel.title(run: model.workspace.current.name)),
      footer: pencil.words(TimelineLabel.footer), rows: rows, selected: selected)
  }

  func entry(at point: Point) -> Int? { list.row(at: point) }

  func draw(of frame: inout Frame, _ pencil: Pencil) { list.draw(of: &frame, pencil) }
}
