// What the panel on screen shows, in one sentence.

import NablaCanvas
import NablaModel
import NablaWords

package struct ProjectorSentence {
  @Shown var model: Model
  private let panel: (any PanelView)?

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard !rect.isEmpty else { return }
    let lines = text(pencil).wrapped(to: max(1, rect.width - 4))
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let isCut = row == rect.height - 1 && lines.count > rect.height
      let shown = isCut ? (line + " ").truncated(to: TextWidth.of(line), ellipsis: pencil.symbols.ellipsis) : line
      frame.put(shown, Style(.title, .bold), x: rect.x + 2, y: rect.y + row)
    }
  }

  private func text(_ pencil: Pencil) -> String {
    if let divergence = model.divergence, model.workspace.cursor.step == model.workspace.lastShownStep {
      return pencil.words(divergence)
    }
    return panel?.sentence(pencil) ?? pencil.words(StepView(model: _model).caption)
  }

  /// - Parameters:
  ///   - model: what the panel shows.
  ///   - panel: the panel on screen; nil where it has nothing to show.
  package init(model: Shown, of panel: (any PanelView)?) {
    _model = model
    self.panel = panel
  }
}
