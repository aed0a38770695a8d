// The run's timeline: its start, every change, its end, to go to any of them.

import NablaCanvas
import NablaCore
import NablaModel
import NablaPanels
import NablaWords

extension FoundList {
  static func timeline(_ model: Model, _ look: ListLook) -> FoundList {
    let pencil = Pencil(model)
    return FoundList(
      model.size, title: pencil.words(TimelineLabel.title(run: model.workspace.current.name)),
      footer: pencil.words(TimelineLabel.footer),
      rows: Timeline(model).entries.map { entry in
        let cost = entry.cost.map { "  C \(pencil.number($0))" } ?? ""
        let text = pencil.words(TimelineLabel(entry.kind)) + pencil.words(cost)
        return ListRow("\(pencil.words(.step)) \(entry.step)", text)
      }, look, opener: .timeline,
      choose: { entry, model in
        model.overlay = nil
        model.leap(to: Timeline(model).entries[entry].step)
        return []
      })
  }
}
