// The line above the hints: a toast while there is one, else the selected parameter and the last change.

import NablaCanvas

struct StatusLine {
  let model: Model
  /// Whether the line has to share its row with the hints, because there is no room for both.
  let isCombined: Bool

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    if let toast = model.toast, !model.isPaletteOpen {
      frame.fill(rect)
      let undo = isLastDeed(toast.phrase) ? "  (\(pencil.words(.undoHint)))" : ""
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
    x = drawCurvature(after: x, in: rect, of: &frame, pencil)
    if let deed = model.lastDeed {
      let bar = pencil.symbols.isASCII ? "|" : "│"
      let text = "  \(bar)  \(pencil.words(.lastDeed(deed)))"
      let undo = "  \(pencil.words(.undoHint))"
      let isWhole = x + TextWidth.of(text + undo) <= rect.maxX
      pencil.put(isWhole ? text + undo : text, Style(.dim), x: x, y: rect.y, width: rect.maxX - x, in: &frame)
    }
  }

  /// Whether a toast tells what undo would take back.
  private func isLastDeed(_ phrase: Phrase) -> Bool {
    if case .rateAgainstLimit(let rate, _, _, _) = phrase { return model.lastDeed == .rateSet(rate) }
    return model.lastDeed == phrase
  }

  /// The largest curvature and what it allows η to be, where it leaves room for the last deed.
  private func drawCurvature(after start: Int, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) -> Int {
    guard let value = model.principalCurvature?.value else { return start }
    let rate = model.settingsInForce.learningRate
    let bar = pencil.symbols.isASCII ? "|" : "│"
    let label = model.rateLimit.map { LimitLabel.stability(value, rate: rate, limit: $0) } ?? .curvature(value)
    let text = "  \(bar)  \(pencil.words(label))"
    guard start + TextWidth.of(text) + (model.lastDeed == nil ? 0 : 30) <= rect.maxX else { return start }
    let isOver = model.rateLimit.map { rate > $0 } ?? false
    return frame.put(text, Style(isOver ? .warning : .dim), x: start, y: rect.y)
  }

  private func slopeName(_ index: Int) -> String {
    let name = model.names.name(at: index)
    return model.usesPerceptronRule ? "-Δ\(name)/η" : "∂C/∂\(name)"
  }
}
