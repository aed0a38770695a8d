// What stands where a network would, if the cost is a formula.

import NablaCanvas
import NablaCore
import NablaModel

struct FormulaView {
  @Shown var model: Model

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard case .formula(let formula) = model.situation.source else { return }
    var y = rect.y
    for line in "C = \(formula.source)".sanitized().wrapped(to: rect.width - 2) where y < rect.maxY {
      frame.put(line, Style(.title, .bold), x: rect.x + 1, y: y)
      y += 1
    }
    y += 1
    for index in model.situation.parameters.indices where y < rect.maxY {
      let text = "\(model.names.name(at: index)) = \(pencil.number(model.situation.parameters[index], decimals: 6))"
      frame.put(text, Style(.text), x: rect.x + 1, y: y)
      y += 1
    }
  }
}
