// The last line of a list: what is searched for, or which keys there are.

import NablaCanvas
import NablaModel
import NablaPanels
import NablaWords

struct SearchLine {
  let look: ListLook
  let footer: Footer
  /// Whether nothing was found.
  let isEmpty: Bool

  /// The last line inside a box.
  static func footer(_ text: String, in box: Rect) -> Footer {
    let inner = box.inset(columns: 1, rows: 1)
    return Footer(text, x: inner.x + 1, y: inner.maxY - 1, width: inner.width - 2)
  }

  /// What stands in an empty list: what was not found, and how to go on.
  func drawNothing(in inner: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard isEmpty, let text = look.search?.text.sanitized(limit: 60), !text.isEmpty else { return }
    var y = inner.y
    for label in [SearchLabel.nothing(text), .advice] {
      for line in pencil.words(label).wrapped(to: inner.width - 2) where y < inner.maxY - 1 {
        frame.put(line, Style(.text), x: inner.x + 1, y: y)
        y += 1
      }
    }
  }

  func draw(of frame: inout Frame, _ pencil: Pencil) {
    guard let field = look.search else {
      footer.draw(of: &frame, pencil)
      return
    }
    let x = footer.x
    let y = footer.y
    let width = footer.width
    frame.put("/", Style(.accent, .bold), x: x, y: y)
    let note = isEmpty ? pencil.words(.nothingFound) : ""
    let noteWidth = TextWidth.of(note)
    let room = width - 2 - (noteWidth == 0 ? 0 : noteWidth + 2)
    TypedText(field, placeholder: "").draw(x: x + 2, y: y, width: room > 8 ? room : width - 2, of: &frame, pencil)
    if room > 8 { frame.put(note, Style(.warning), x: x + width - noteWidth, y: y) }
  }
}
