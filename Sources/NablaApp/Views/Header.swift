// The first line: which scene, which settings, where in time, and how large C is.

import NablaCanvas
import NablaCore

struct Header {
  let model: Model

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(rect, " ", Style(.title, on: .bar))
    let right = rightSide(pencil, isNarrow: rect.width < 60)
    let rightWidth = right.reduce(0) { $0 + TextWidth.of($1.text) }
    var room = rect.width - rightWidth - 1
    var x = rect.x
    let title = Sanitized.title(model.workspace.scene.title[pencil.language])
    let left = [(" \(pencil.symbols.nabla) nabla  ", Style(.accent, on: .bar, .bold))]
    for (text, style) in left where TextWidth.of(text) <= room {
      x = frame.put(text, style, x: x, y: rect.y)
      room -= TextWidth.of(text)
    }
    let settings = settings(pencil)
    // The title gives way first down to a dozen cells, then the settings from the right.
    var shown = settings
    func width(_ items: [String]) -> Int { items.reduce(0) { $0 + TextWidth.of($1) + 3 } }
    let smallest = min(12, TextWidth.of(title))
    while !shown.isEmpty, width(shown) + smallest > room { shown.removeLast() }
    let cut = pencil.words(title).truncated(to: max(0, room - width(shown)), ellipsis: pencil.symbols.ellipsis)
    x = frame.put(cut, Style(.title, on: .bar, .bold), x: x, y: rect.y)
    for item in shown {
      x = frame.put(" \(pencil.symbols.isASCII ? "|" : "│") ", Style(.dim, on: .bar), x: x, y: rect.y)
      x = frame.put(item, Style(.title, on: .bar), x: x, y: rect.y)
    }
    x = rect.maxX - rightWidth
    for (text, style) in right { x = frame.put(text, style, x: x, y: rect.y) }
  }

  /// The settings in force, the most asked-for first.
  private func settings(_ pencil: Pencil) -> [String] {
    let settings = model.settingsInForce
    let initialization = model.workspace.history.experiment.initialization
    var items = [pencil.words("η ") + Words.short(settings.learningRate)]
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

  private func rightSide(_ pencil: Pencil, isNarrow: Bool) -> [(text: String, style: Style)] {
    let cursor = model.workspace.cursor
    var items: [(text: String, style: Style)] = []
    if model.playback.isPlaying {
      let pace = model.playback.pace(at: cursor.step)
      let name = model.playback.speed == nil ? pencil.words(.automaticPace) : pencil.words(.pace(pace))
      items.append((isNarrow ? " ▶ " : " ▶ \(name) ", Style(.accent, on: .bar, .bold)))
    } else {
      items.append((isNarrow ? " ■ " : " ■ \(pencil.words(.paused)) ", Style(.warning, on: .bar, .bold)))
    }
    if pencil.symbols.isASCII { items = items.map { (ascii($0.text), $0.style) } }
    items.append((" \(pencil.words(.step)) \(cursor.step) ", Style(.title, on: .bar)))
    items.append((" C \(pencil.number(model.situation.step.cost, width: 8)) ", Style(.title, on: .bar, .bold)))
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
