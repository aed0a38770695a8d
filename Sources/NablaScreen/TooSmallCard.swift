// What stands on a screen too small for anything else.

import NablaCanvas
import NablaCore
import NablaModel
import NablaPanels
import NablaWords

struct TooSmallCard {
  @Shown var model: Model

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let lines = [
      pencil.words(.tooSmall(Arrangement.smallest)), pencil.words(.tooSmallNow(model.size)),
      pencil.words(.tooSmallKeys),
      "C \(pencil.number(model.situation.step.cost)) \(pencil.words(.step)) \(model.workspace.cursor.step)",
    ]
    for (y, line) in lines.enumerated() where y < rect.height {
      pencil.put(line, y == 0 ? Style(.warning, .bold) : Style(.text), x: 0, y: y, width: rect.width, in: &frame)
    }
  }
}
