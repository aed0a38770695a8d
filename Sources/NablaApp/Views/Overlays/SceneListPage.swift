// The library, to choose a scene from.

import NablaCanvas

extension FoundList {
  /// A scene is found by its name and by its title in either language.
  static func scenes(_ model: Model, _ look: ListLook) -> FoundList {
    let pencil = Pencil(model)
    return FoundList(
      model.size, title: pencil.words(.scenesTitle), footer: pencil.words(.scenesFooter),
      rows: model.catalog.map {
        ($0.name.sanitized(), pencil.words(Sanitized.title($0.title[pencil.language])))
      },
      texts: {
        let entry = model.catalog[$0]
        return [entry.name, entry.title.ko, entry.title.en]
      }, look)
  }
}
