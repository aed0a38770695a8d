// The line above the hints: a toast while there is one, else the selected parameter and the last change.

import NablaCanvas

struct StatusLine {
  let model: Model
  /// Whether the line has to share its row with the hints, because there is no room for both.
  let isCombined: Bool

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    if let toast = model.toast, !model.isPaletteOpen {
      frame.fill(rect)
      frame.put(" " + said(toast.phrase, width: rect.width - 2, pencil), Style(.warning, .bold), x: rect.x, y: rect.y)
      return
    }
    guard !isCombined else { return }
    if model.look.isProjecting { return ProjectorSentence(model: model).draw(in: rect, of: &frame, pencil) }
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
      let bar = "  \(pencil.symbols.isASCII ? "|" : "│")  "
      let room = rect.maxX - 1 - x - TextWidth.of(bar)
      let text = Self.text(pencil.words(.lastDeed(deed)), undo: pencil.words(.undoHint), width: room, pencil)
      if !text.isEmpty { frame.put(bar + text, Style(.dim), x: x, y: rect.y) }
    }
  }

  /// A toast in so many cells, and after a deed the key that takes it back, which never goes.
  private func said(_ phrase: Phrase, width: Int, _ pencil: Pencil) -> String {
    let undo = pencil.words(.undoHint)
    guard let deed = deed(phrase) else {
      return pencil.words(phrase).cutAtWord(to: width, ellipsis: pencil.symbols.ellipsis)
    }
    for short in [phrase, deed] {
      let text = "\(pencil.words(short))  (\(undo))"
      if TextWidth.of(text) <= width { return text }
    }
    return Self.text(pencil.words(deed), undo: "(\(undo))", width: width, pencil)
  }

  /// Words with the key that takes back what they tell: cut after a word where there is too little room, then the key
  /// alone.
  private static func text(_ words: String, undo: String, width: Int, _ pencil: Pencil) -> String {
    let room = width - TextWidth.of(undo) - 2
    let whole = TextWidth.of(words)
    if whole <= room { return "\(words)  \(undo)" }
    let cut = words.cutAtWord(to: max(0, room), ellipsis: pencil.symbols.ellipsis)
    if TextWidth.of(cut) >= 12 { return "\(cut)  \(undo)" }
    return TextWidth.of(undo) <= width ? undo : ""
  }

  /// What undo would take back, as shortly as a toast could have told it; nil where the toast tells something else.
  private func deed(_ phrase: Phrase) -> Phrase? {
    guard let last = model.lastDeed else { return nil }
    switch phrase {
    case last: return last
    case .rateAgainstLimit(let rate, _, _, _) where last == .rateSet(rate): return last
    case .fromStep(let inner, let step): return deed(inner).map { .fromStep($0, step) }
    default: return nil
    }
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
