// `nabla scenes`: the course with its chapters, how far one is, and as a handout what each scene asks.

import ArgumentParser
import NablaCanvas
import NablaExports
import NablaLesson
import NablaWords

struct Scenes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenes",
    abstract: .told(ko: "과정의 장면들과 어디까지 했는지 보여 줘요.", en: "List the scenes of the course, and how far you are."),
    usage: """
      nabla scenes --lang ko
      nabla scenes --format markdown > handout.md
      nabla scenes --format markdown --notes > teacher.md
      """,
    discussion: .told(
      ko: "표에서 •는 열어 본 장면, ✓는 답까지 본 장면이에요.",
      en: "In the table • marks a scene that was opened, ✓ one whose answer was seen."))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, markdown
  }

  @OptionGroup var folder: FolderOption

  @OptionGroup var language: LanguageOption

  @Option(help: ArgumentHelp(ko: "table, json, markdown 가운데 하나.", en: "table, json or markdown."))
  var format: Format = .table

  @Flag(
    help: ArgumentHelp(
      ko: "markdown에 답과 가르치는 분을 위한 메모도 넣어요.", en: "In markdown: with answers and the notes for teachers."))
  var notes = false

  func validate() throws {
    if notes, format != .markdown {
      throw ValidationError(
        ko: "--notes는 --format markdown과 함께 써요", en: "--notes goes with --format markdown")
    }
  }

  func run() throws {
    let syllabus = Syllabus(
      SceneOpener(folder: folder.folder), progress: ProgressFile.progress, try language.resolved())
    switch format {
    case .json: Output.write(syllabus.json)
    case .table: Output.write(syllabus.table)
    case .markdown: Output.write(syllabus.sheet(withNotes: notes).markdown)
    }
  }
}

/// All scenes in their chapters, in one language.
struct Syllabus {
  private struct Item {
    let name: String
    /// nil where it cannot be read.
    let scene: Scene?
    let stage: CourseProgress.Stage?
    /// nil where nothing was predicted.
    let score: GuessScore?

    var entry: CatalogEntry { scene.map { CatalogEntry($0) } ?? CatalogEntry(name: name, title: LocalizedText(name)) }
  }

  private let items: [Item]
  private let language: Language

  init(_ opener: SceneOpener, progress: CourseProgress, _ language: Language) {
    items = opener.readable().map {
      Item(name: $0.name, scene: $0.scene, stage: progress[$0.name], score: progress.scores[$0.name])
    }
    self.language = language
  }

  /// A heading for each chapter, then a line for each scene that begins with its name.
  var table: String {
    let width = items.map { TextWidth.of($0.name.sanitized()) }.max() ?? 0
    var text = ""
    var chapter: String?
    for item in items {
      if let heading = newHeading(item, after: &chapter) { text += (text.isEmpty ? "" : "\n") + "# \(heading)\n" }
      let mark = item.stage.map { $0 == .answered ? "✓" : "•" } ?? " "
      text += item.name.sanitized().padded(to: width + 2) + "\(mark) \(title(item))\(guesses(item))\n"
    }
    if items.contains(where: { $0.stage != nil }) {
      let stages = CourseProgress.Stage.allCases.map { ("\($0 == .answered ? "✓" : "•")", CourseLabel.stage($0)) }
      text += "\n# " + stages.map { "\($0.0) \(words($0.1))" }.joined(separator: "  ") + "\n"
    }
    return text
  }

  /// How often was predicted in a scene, and how often nearly.
  private func guesses(_ item: Item) -> String {
    guard let score = item.score else { return "" }
    let look = score.isWorthAnotherLook ? ", " + GuessLabel.worthAnotherLook.text(in: language) : ""
    return " (\(GuessLabel.score(score).text(in: language))\(look))"
  }

  var json: String {
    func pair(_ text: LocalizedText?) -> String {
      guard let text else { return "null" }
      return "{\"ko\":\(JSONText.string(text.ko)),\"en\":\(JSONText.string(text.en))}"
    }
    let rows = items.map { item in
      let entry = item.entry
      let chapter = entry.place.map { Course.chapters[$0.chapter - 1].title }
      return "{\"name\":\(JSONText.string(entry.name)),\"title\":\(pair(entry.title)),"
        + "\"place\":\(entry.place.map { "\"\($0.text)\"" } ?? "null"),\"chapter\":\(pair(chapter)),"
        + "\"question\":\(pair(entry.question)),"
        + "\"progress\":\(item.stage.map { "\"\($0.rawValue)\"" } ?? "null"),"
        + "\"guesses\":\(item.score.map { "{\"made\":\($0.made),\"near\":\($0.near)}" } ?? "null")}"
    }
    return "[" + rows.joined(separator: ",\n ") + "]\n"
  }

  /// A page to hand out: what each scene shows and asks; for teachers with answers and notes.
  func sheet(withNotes: Bool) -> Sheet {
    var sheet = Sheet()
    sheet.blocks.append(.heading(Prose("nabla: " + words(.title(answered: 0, .none))), level: 1))
    var chapter: String?
    for item in items {
      if let heading = newHeading(item, after: &chapter) { sheet.blocks.append(.heading(Prose(heading), level: 2)) }
      let number = item.entry.place.map { $0.text + " " } ?? ""
      sheet.blocks.append(.heading(Prose(number + title(item)), level: 3))
      sheet.blocks.append(.code("nabla " + item.name.sanitized()))
      func paragraph(_ text: LocalizedText?, _ label: CourseLabel? = nil) {
        guard let text else { return }
        let head = label.map { words($0) + ": " } ?? ""
        sheet.blocks.append(.paragraph(Prose(head + Self.oneLine(text[language]))))
      }
      paragraph(item.entry.opening)
      paragraph(item.entry.question, .question)
      guard withNotes, let scene = item.scene else { continue }
      paragraph(scene.answer, .answer)
      if !scene.notes.isEmpty { sheet.blocks.append(.list(scene.notes.map { Prose(Self.oneLine($0[language])) })) }
    }
    return sheet
  }

  private func words(_ label: CourseLabel) -> String { label.text(in: language) }

  private static func oneLine(_ text: String) -> String {
    text.replacing("\n", with: " ").sanitized(limit: 2_000)
  }

  private func title(_ item: Item) -> String { item.entry.title[language].sanitized(limit: 200) }

  /// The heading of an item's chapter where it is another one than before.
  private func newHeading(_ item: Item, after last: inout String?) -> String? {
    let heading = words(.chapter(of: item.entry))
    defer { last = heading }
    return heading == last ? nil : heading
  }
}
