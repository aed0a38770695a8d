// What can be saved as a file, to choose from.

import NablaModel
import NablaPanels
import NablaWords

extension FoundList {
  static func exports(_ model: Model, _ look: ListLook) -> FoundList {
    let pencil = Pencil(model)
    return FoundList(
      model.size, title: pencil.words(ExportLabel.title), footer: pencil.words(ExportLabel.footer),
      rows: model.exportKinds.map { ListRow($0.ending.uppercased(), pencil.words(model.exportLabel($0))) }, look,
      opener: .export, choose: { entry, model in model.export(entry) })
  }
}

extension Model {
  /// What a kind of file holds; of a comparison it is all runs.
  func exportLabel(_ kind: ExportKind) -> ExportLabel {
    let compared = workspace.runs.count { $0.entry != nil }
    return compared > 0 && (kind == .run || kind == .lines) ? .comparison(kind, compared) : .kind(kind)
  }
}
