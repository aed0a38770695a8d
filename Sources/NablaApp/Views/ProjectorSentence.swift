// What happens now, in one sentence.

import NablaCanvas

struct ProjectorSentence {
  let model: Model

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard !rect.isEmpty else { return }
    let lines = text(pencil).wrapped(to: max(1, rect.width - 4))
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let isCut = row == rect.height - 1 && lines.count > rect.height
      let shown = isCut ? (line + " ").truncated(to: TextWidth.of(line), ellipsis: pencil.symbols.ellipsis) : line
      frame.put(shown, Style(.title, .bold), x: rect.x + 2, y: rect.y + row)
    }
  }

  private func text(_ pencil: Pencil) -> String {
    let workspace = model.workspace
    if let divergence = model.divergence, workspace.cursor.step == workspace.lastShownStep {
      return pencil.words(divergence)
    }
    return pencil.words(StepView(model: model).caption)
  }
}
