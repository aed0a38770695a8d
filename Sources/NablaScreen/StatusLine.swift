// The line above the hints: a toast while there is one, else the selected parameter and the last change.

import NablaCanvas
import NablaCore
import NablaModel
import NablaPanels
import NablaWords

struct StatusLine {
  @Shown var model: Model
  /// Whether the line has to share its row with the hints, because there is no room for both.
  let isCombined: Bool

  private typealias Piece = (text: String, style: Style, x: Int)

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    if hasToast {
      frame.fill(rect)
      drawAbove(rect, of: &frame, pencil)
    } else if isCombined {
      return
    } else if model.look.isProjecting {
      return ProjectorSentence(model: _model, of: model.look.focus.view(_model))
        .draw(in: rect, of: &frame, pencil)
    }
    for piece in pieces(in: rect, pencil) { frame.put(piece.text, piece.style, x: piece.x, y: rect.y) }
  }

  /// The beginning of a toast that one row is too short for stands in the row above.
  private func drawAbove(_ rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let phrase = toastPhrase else { return }
    let lines = lines(of: phrase, width: rect.width - 2, pencil)
    guard lines.count > 1 else { return }
    frame.fill(Rect(x: rect.x, y: rect.y - 1, width: rect.width, height: 1))
    frame.put(" " + lines[0], Style(.warning, .bold), x: rect.x, y: rect.y - 1)
  }

  /// A toast that tells no deed, in one row or in two.
  private func lines(of phrase: Phrase, width: Int, _ pencil: Pencil) -> [String] {
    guard deed(phrase) == nil else { return [] }
    let lines = pencil.words(phrase).wrapped(to: max(1, width))
    if lines.count <= 2 { return lines }
    let rest = lines.dropFirst().joined(separator: " ")
    return [lines[0], rest.cutAtWord(to: width, ellipsis: pencil.symbols.ellipsis)]
  }

  private var hasToast: Bool { toastPhrase != nil && !model.isPaletteOpen }

  /// What is said instead of the usual: a toast, else of a prediction.
  private var toastPhrase: Phrase? { model.toast?.phrase ?? (isCombined ? nil : model.guessPhrase) }

  /// The words that take the last change back, where they are shown.
  func controls(in rect: Rect, _ pencil: Pencil) -> [Control] {
    guard hasToast || !(isCombined || model.look.isProjecting), let last = pieces(in: rect, pencil).last else {
      return []
    }
    let hint = pencil.words(.undoHint)
    guard let words = ["(\(hint))", hint].first(where: { last.text.hasSuffix($0) }) else { return [] }
    let width = TextWidth.of(words)
    return [Control(.action(.undo), x: last.x + TextWidth.of(last.text) - width, y: rect.y, width: width)]
  }

  private func pieces(in rect: Rect, _ pencil: Pencil) -> [Piece] {
    if let phrase = toastPhrase, hasToast {
      return [(" " + said(phrase, width: rect.width - 2, pencil), Style(.warning, .bold), rect.x)]
    }
    var pieces: [Piece] = []
    var x = rect.x + 1
    func add(_ text: String, _ style: Style) {
      pieces.append((text, style, x))
      x += TextWidth.of(text)
    }
    let index = model.look.selection
    let situation = model.situation
    let path = situation.network.map { Words.path(of: index, in: $0, isWide: rect.width >= 100) } ?? ""
    let name = pencil.words(.selected(situation.names.name(at: index), path: path))
    add("\(pencil.symbols.selected) \(name)", Style(.accent, .bold))
    let slope = pencil.number(situation.step.gradient[index], sign: .always)
    let value = pencil.number(situation.parameters[index], sign: .always)
    // Beside a C over all samples: the slope is that of the step's own.
    let isOfAll = situation.step.batch == nil || model.usesPerceptronRule
    let share = isOfAll ? "" : " (\(pencil.words(.batch)))"
    let held = situation.settings.frozen.contains(index) ? " (\(pencil.words(.heldStill)))" : ""
    add("  \(value)\(held)  \(pencil.words(slopeName(index)))\(share) \(slope)", Style(.text))
    if let curvature = curvature(after: x, in: rect, pencil) { add(curvature.text, curvature.style) }
    guard let deed = model.lastDeed else { return pieces }
    let bar = "  \(pencil.symbols.isASCII ? "|" : "│")  "
    let room = rect.maxX - 1 - x - TextWidth.of(bar)
    let text = Self.text(pencil.words(.lastDeed(deed)), undo: pencil.words(.undoHint), width: room, pencil)
    if !text.isEmpty { add(bar + text, Style(.dim)) }
    return pieces
  }

  /// A toast in so many cells, and after a deed the key that takes it back, which never goes.
  private func said(_ phrase: Phrase, width: Int, _ pencil: Pencil) -> String {
    let undo = pencil.words(.undoHint)
    guard let deed = deed(phrase) else {
      return lines(of: phrase, width: width, pencil).last ?? ""
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
    case .predictFirst, .predictAndChange: if case .sceneOpened = last { return last } else { return nil }
    case .rateAgainstLimit(let rate, _, _, _) where last == .rateSet(rate): return last
    case .fromStep(let inner, let step): return deed(inner).map { .fromStep($0, step) }
    default: return nil
    }
  }

  /// The largest curvature and what it allows η to be, where it leaves room for the last deed.
  private func curvature(after start: Int, in rect: Rect, _ pencil: Pencil) -> (text: String, style: Style)? {
    guard let value = model.principalCurvature?.value else { return nil }
    let rate = model.situation.settings.learningRate
    let bar = pencil.symbols.isASCII ? "|" : "│"
    let labels: [LimitLabel] =
      model.rateLimit.map {
        [
          // Where η moves, nothing is foretold of the steps to come.
          model.settingsHere.schedule.isConstant
            ? .stability(value, rate: rate, limit: $0, butFalls: rate > $0 && isFalling)
            : .shortStability(value, rate: rate, limit: $0),
          .shortStability(value, rate: rate, limit: $0),
        ]
      } ?? [.curvature(value)]
    let room = rect.maxX - start - (model.lastDeed == nil ? 0 : 30)
    let texts = labels.map { "  \(bar)  \(pencil.words($0))" }
    guard let text = texts.first(where: { TextWidth.of($0) <= room }) else { return nil }
    let isOver = model.rateLimit.map { rate > $0 } ?? false
    return (text, Style(isOver ? .warning : .dim))
  }

  /// Whether C became lower at each of the last steps, and does so at the coming one.
  private var isFalling: Bool {
    switch model.verdict(on: model.workspace.current).reason {
    case .turning(_, let trend), .moving(let trend, _):
      guard trend.isFall, trend.rises == 0 else { return false }
      let step = model.situation.step
      let objective = Objective(model.workspace.history.experiment.subject, settings: step.settings)
      return objective.cost(at: step.next.parameters) < step.cost
    default: return false
    }
  }

  private func slopeName(_ index: Int) -> String {
    let name = model.names.name(at: index)
    return model.usesPerceptronRule ? "-Δ\(name)/η" : "∂C/∂\(name)"
  }
}
