// What a teacher should know of the scene, over the panels.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

struct NotesPage: Page {
  private let title: String
  private let footerText: String
  private let lines: [String]
  private let scroll: Int
  let box: Rect
  let pageLength: Int?

  init(_ model: Model, scroll: Int) {
    let pencil = Pencil(model)
    let scene = model.workspace.scene
    let size = model.size
    title = pencil.words(CourseLabel.notesTitle(Sanitized.title(scene.title[pencil.language])))
    let width = size.columns < 96 ? size.columns : 84
    // Point by point: a mark, the text beside it, and where there is room a line between two.
    let bullet = pencil.symbols.isASCII ? "-" : "·"
    let points = scene.notes.map { note in
      let text = pencil.words(note[pencil.language].sanitizedLines).wrapped(to: max(1, width - 6))
      return text.enumerated().map { ($0.offset == 0 ? bullet + " " : "  ") + $0.element }
    }
    let airy = points.reduce(points.count - 1) { $0 + $1.count } <= size.rows - 3
    lines = Array(points.joined(separator: airy ? [""] : []))
    let height = min(size.rows, lines.count + 3)
    box = Rect(x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
    self.scroll = scroll
    pageLength = model.pageLength
    footerText = pencil.words(CourseLabel.notesFooter(scrolls: lines.count + 3 > height))
  }

  private var rows: Int { max(1, box.height - 3) }

  /// How far the page can be scrolled.
  var lastScroll: Int { max(0, lines.count - rows) }

  var closing: [Action] { [.notes] }

  func scroll(by lines: Int, in model: inout Model) {
    model.overlay = .notes(scroll: min(max(scroll + lines, 0), lastScroll))
  }

  func controls(_ pencil: Pencil) -> [Control] { footer.controls }

  private var footer: Footer { SearchLine.footer(footerText, in: box) }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(box)
    let scroll = min(max(0, scroll), lastScroll)
    let more = lastScroll > 0 ? "\(scroll + 1)/\(lastScroll + 1)" : ""
    frame.box(Box(box, title: title, trailing: more, isFocused: true), symbols: pencil.symbols)
    let inner = box.inset(columns: 1, rows: 1)
    guard !inner.isEmpty else { return }
    for row in 0..<rows where lines.indices.contains(row + scroll) {
      pencil.put(
        lines[row + scroll], Style(.text), x: inner.x + 1, y: inner.y + row, width: inner.width - 2, in: &frame)
    }
    footer.draw(of: &frame, pencil)
  }
}
