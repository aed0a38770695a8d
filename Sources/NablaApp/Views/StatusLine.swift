// The line above the hints: a toast while there is one, else the selected parameter and the last change.

import NablaCanvas

struct StatusLine {
  let model: Model
  /// Whether the line has to share its row with the hints, because there is no room for both.
  let isCombined: Bool

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    if let toast = model.toast {
      frame.fill(rect)
      let undo = model.lastDeed == toast.phrase ? "  (\(pencil.words(.undoHint)))" : ""
      pencil.put(
        " " + pencil.words(toast.phrase) + undo, Style(.warning, .bold), x: rect.x, y: rect.y,
        width: rect.width, in: &frame)
      return
    }
    guard !isCombined else { return }
    let index = model.look.selection
    let situation = model.situation
    let path = situation.network.map { Words.path(of: index, in: $0) } ?? ""
    let name = pencil.words(.selected(situation.names.name(at: index), path: path))
    var x = rect.x + 1
    x = frame.put("\(pencil.symbols.selected) \(name)", Style(.accent, .bold), x: x, y: rect.y)
    let numbers =
      "  \(pencil.number(situation.parameters[index], sign: .always))  \(pencil.words(slopeName(index))) \(pencil.number(situation.step.gradient[index], sign: .always))"
    x = frame.put(numbers, Style(.text), x: x, y: rect.y)
    if let deed = model.lastDeed {
      let bar = pencil.symbols.isASCII ? "|" : "│"
      let text = "  \(bar)  \(pencil.words(.lastDeed(deed)))"
      let undo = "  \(pencil.words(.undoHint))"
      let isWhole = x + TextWidth.of(text + undo) <= rect.maxX
      pencil.put(isWhole ? text + undo : text, Style(.dim), x: x, y: rect.y, width: rect.maxX - x, in: &frame)
    }
  }

  private func slopeName(_ index: Int) -> String {
    let name = model.names.name(at: index)
    return model.usesPerceptronRule ? "-Δ\(name)/η" : "∂C/∂\(name)"
  }
}
