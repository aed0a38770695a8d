// What can be saved as a file, to choose from.

extension FoundList {
  static func exports(_ model: Model, _ look: ListLook) -> FoundList {
    let pencil = Pencil(model)
    return FoundList(
      model.size, title: pencil.words(ExportLabel.title), footer: pencil.words(ExportLabel.footer),
      rows: model.exportKinds.map { ListRow($0.ending.uppercased(), pencil.words(ExportLabel.kind($0))) }, look)
  }
}
