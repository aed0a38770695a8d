// What is being typed, with the caret in sight.

import NablaCanvas
import NablaModel
import NablaPanels

struct TypedText {
  let field: TextField
  /// Stands there while nothing is typed.
  let placeholder: String

  init(_ field: TextField, placeholder: String) {
    self.field = field
    self.placeholder = placeholder
  }

  func draw(x: Int, y: Int, width: Int, of frame: inout Frame, _ pencil: Pencil) {
    // The text moves left when the caret would leave at the right.
    let before = TextWidth.of(String(field.characters.prefix(field.caret)))
    var skipped = 0
    var dropped = 0
    while before - skipped >= width, dropped < field.characters.count {
      skipped += TextWidth.of(String(field.characters[dropped]))
      dropped += 1
    }
    let text = String(field.characters.dropFirst(dropped))
    pencil.put(
      text.isEmpty ? placeholder : text, Style(text.isEmpty ? .dim : .text), x: x, y: y, width: width, in: &frame)
    let caret = Point(x: x + before - skipped, y: y)
    frame.cursor = width > 0 && frame.bounds.contains(caret) ? caret : nil
  }
}
