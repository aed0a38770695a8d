// The last line of a list: what is searched for, or which keys there are.

import NablaCanvas

struct SearchLine {
  let look: ListLook
  let footer: String
  /// Whether nothing was found.
  let isEmpty: Bool

  func draw(x: Int, y: Int, width: Int, of frame: inout Frame, _ pencil: Pencil) {
    guard let field = look.search else {
      pencil.put(footer, Style(.dim), x: x, y: y, width: width, in: &frame)
      return
    }
    frame.put("/", Style(.accent, .bold), x: x, y: y)
    let note = isEmpty ? pencil.words(.nothingFound) : ""
    let noteWidth = TextWidth.of(note)
    let room = width - 2 - (noteWidth == 0 ? 0 : noteWidth + 2)
    TypedText(field, placeholder: "").draw(x: x + 2, y: y, width: room > 8 ? room : width - 2, of: &frame, pencil)
    if room > 8 { frame.put(note, Style(.warning), x: x + width - noteWidth, y: y) }
  }
}
