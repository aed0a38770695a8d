// The first line: which scene, which settings, where in time, and how large C is.

import NablaCanvas
import NablaCore

struct Header {
  let model: Model

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(rect, " ", Style(.title, on: .bar))
    let right = rightSide(pencil, width: rect.width)
    let rightWidth = right.reduce(0) { $0 + TextWidth.of($1.text) }
    var room = rect.width - rightWidth - 1
    var x = rect.x
    let sign = rect.width < 80 ? " \(pencil.symbols.nabla) " : " \(pencil.symbols.nabla) nabla  "
    if TextWidth.of(sign) <= room {
      x = frame.put(sign, Style(.accent, on: .bar, .bold), x: x, y: rect.y)
      room -= TextWidth.of(sign)
    }
    // The title whole with the learning rate, if both fit; else what fits of it, after a whole word.
    let title = pencil.words(Sanitized.title(model.workspace.scene.title[pencil.language]))
    var shown = settings(pencil)
    func width(_ items: [String]) -> Int { items.reduce(0) { $0 + TextWidth.of($1) + 3 } }
    let whole = TextWidth.of(title)
    while shown.count > 1, width(shown) + whole > room { shown.removeLast() }
    let smallest = min(whole, 12)
    if !shown.isEmpty, width(shown) + smallest > room { shown.removeLast() }
    let cut = title.cutAtWord(to: max(0, room - width(shown)), ellipsis: pencil.symbols.ellipsis)
    if TextWidth.of(cut) >= min(whole, 5) {
      x = frame.put(cut, Style(.title, on: .bar, .bold), x: x, y: rect.y)
    }
    for item in shown {
      x = frame.put(" \(pencil.symbols.isASCII ? "|" : "│") ", Style(.dim, on: .bar), x: x, y: rect.y)
      let isRate = item == shown.first && isUnstable
      x = frame.put(item, isRate ? Style(.warning, on: .bar, .bold) : Style(.title, on: .bar), x: x, y: rect.y)
    }
    x = rect.maxX - rightWidth
    for (text, style) in right { x = frame.put(text, style, x: x, y: rect.y) }
  }

  /// The learning rate, beside the largest stable one where there is one.
  private func rate(_ pencil: Pencil) -> String {
    let rate = model.settingsInForce.learningRate
    guard let limit = model.rateLimit else { return pencil.words("η ") + Words.short(rate) }
    return pencil.words(LimitLabel.beside(rate, limit, isShort: model.size.columns < 100))
  }

  /// Whether steps along the steepest direction grow.
  private var isUnstable: Bool { model.rateLimit.map { model.settingsInForce.learningRate > $0 } ?? false }

  /// The settings in force, the most asked-for first.
  private func settings(_ pencil: Pencil) -> [String] {
    let settings = model.settingsInForce
    let initialization = model.workspace.history.experiment.initialization
    var items = [rate(pencil)]
    if let network = settings.network {
      items.append(network.learnerActivation.rawValue)
      items.append(initialization.name.rawValue)
    }
    if initialization.isRandom { items.append(pencil.words(.seed) + " \(initialization.seed)") }
    if settings.optimizer.name != .gradientDescent { items.append(settings.optimizer.name.rawValue) }
    if let batch = Words.batch(settings.batch) { items.append(pencil.words(.batch) + " " + batch) }
    if let network = settings.network {
      items.append(settings.loss.rawValue)
      items.append(Words.sizes(network))
    }
    return items
  }

  /// Whether and how fast it plays, the step and C: always whole.
  private func rightSide(_ pencil: Pencil, width: Int) -> [(text: String, style: Style)] {
    let cursor = model.workspace.cursor
    var items: [(text: String, style: Style)] = []
    if model.playback.isPlaying {
      let pace = pencil.words(.pace(model.playback.pace(at: cursor.step)))
      let isAutomatic = model.playback.speed == nil
      let automatic = pencil.words(.automaticPace)
      let text = isAutomatic ? (width < 110 ? automatic : "\(automatic) \(pace)") : pace
      items.append((width < 60 ? " ▶ " : " ▶ \(text) ", Style(.accent, on: .bar, .bold)))
    } else {
      items.append((width < 60 ? " ■ " : " ■ \(pencil.words(.paused)) ", Style(.warning, on: .bar, .bold)))
    }
    if pencil.symbols.isASCII { items = items.map { (ascii($0.text), $0.style) } }
    items.append((" \(pencil.words(.step)) \(cursor.step) ", Style(.title, on: .bar)))
    let cost = pencil.number(model.situation.step.cost, width: 8)
    items.append((" C \(cost) ", Style(.title, on: .bar, .bold)))
    return items
  }

  private func ascii(_ text: String) -> String {
    String(text.map { $0 == "▶" ? ">" : ($0 == "■" ? "=" : $0) })
  }
}

/// Texts from scene files, which may hold anything.
enum Sanitized {
  static func title(_ text: String) -> String { text.sanitized(limit: 200) }
}
