// The course, to choose a scene from: chapters, what each scene shows and asks, and how far one has come.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

extension FoundList {
  /// A scene is found by its name, its number, its title and its chapter in either language.
  static func scenes(_ model: Model, _ look: ListLook) -> FoundList {
    let pencil = Pencil(model)
    let catalog = model.catalog
    let answered = catalog.count { model.progress[$0.name] == .answered }
    return FoundList(
      model.size, title: pencil.words(CourseLabel.title(answered: answered, model.progress.score)),
      footer: pencil.words(CourseLabel.footer),
      rows: catalog.map { entry in
        let number = entry.place.map { $0.text.padded(to: 5) } ?? ""
        return ListRow(
          mark(model.progress[entry.name], pencil) + sign(of: model.progress.scores[entry.name]) + number
            + entry.name.sanitized(),
          pencil.words(Sanitized.title(entry.title[pencil.language])),
          section: pencil.words(CourseLabel.chapter(of: entry)))
      },
      texts: {
        let entry = catalog[$0]
        let chapter = CourseLabel.chapter(of: entry)
        return [
          entry.name, entry.title.ko, entry.title.en, chapter.korean, chapter.english, entry.place?.text ?? "",
        ]
      },
      preview: ListPreview(height: 6) { entry, width in preview(catalog[entry], width, model, pencil) }, look,
      opener: .sceneList,
      choose: { entry, model in
        model.overlay = nil
        return [.openScene(catalog[entry].name)]
      })
  }

  private static func mark(_ stage: CourseProgress.Stage?, _ pencil: Pencil) -> String {
    switch stage {
    case nil: " "
    case .opened: String(Character(pencil.symbols.path))
    case .answered: String(Character(pencil.symbols.check))
    }
  }

  /// A sign beside a scene whose predictions missed.
  private static func sign(of score: GuessScore?) -> String { score?.isWorthAnotherLook == true ? "?" : " " }

  private static func guesses(_ score: GuessScore?, _ pencil: Pencil) -> String {
    guard let score else { return "" }
    let look = score.isWorthAnotherLook ? " · ? " + GuessLabel.worthAnotherLook.text(in: pencil.language) : ""
    return " · " + GuessLabel.score(score).text(in: pencil.language) + look
  }

  private static func preview(
    _ entry: CatalogEntry, _ width: Int, _ model: Model, _ pencil: Pencil
  ) -> [(text: String, style: Style)] {
    func lines(_ text: LocalizedText?, before: String = "", _ style: Style) -> [(text: String, style: Style)] {
      guard let text else { return [] }
      return pencil.words(before + text[pencil.language].sanitizedLines).wrapped(to: max(1, width)).map { ($0, style) }
    }
    let stage = CourseLabel.stage(model.progress[entry.name]).text(in: pencil.language)
    let subject = entry.subject.isEmpty ? "" : entry.subject.sanitized() + " · "
    return lines(entry.opening, Style(.text))
      + lines(entry.question, before: pencil.words(CourseLabel.question) + ": ", Style(.accent))
      + [(pencil.words(subject + stage + guesses(model.progress.scores[entry.name], pencil)), Style(.dim))]
  }
}
