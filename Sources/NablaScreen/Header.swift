// The first line: which scene, which settings, where in time, and how large C is.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

struct Header {
  @Shown var model: Model

  /// A part of the line, and what a click on it does.
  private struct Piece {
    let text: String
    let style: Style
    let x: Int
    var deed: Control.Deed?
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    frame.fill(rect, " ", Style(.title, on: .bar))
    for piece in pieces(in: rect, pencil) { frame.put(piece.text, piece.style, x: piece.x, y: rect.y) }
  }

  func controls(in rect: Rect, _ pencil: Pencil) -> [Control] {
    pieces(in: rect, pencil).compactMap { piece in
      piece.deed.map { Control($0, x: piece.x, y: rect.y, width: TextWidth.of(piece.text)) }
    }
  }

  private func pieces(in rect: Rect, _ pencil: Pencil) -> [Piece] {
    let right = rightSide(pencil, width: rect.width)
    let rightWidth = right.reduce(0) { $0 + TextWidth.of($1.text) }
    var room = rect.width - rightWidth - 1
    var pieces: [Piece] = []
    var x = rect.x
    func add(_ text: String, _ style: Style, _ deed: Control.Deed? = nil) {
      pieces.append(Piece(text: text, style: style, x: x, deed: deed))
      x += TextWidth.of(text)
    }
    let title = pencil.words(Sanitized.title(model.workspace.scene.title[pencil.language]))
    var shown = settings(pencil)
    func width(_ items: [Setting]) -> Int { items.reduce(0) { $0 + TextWidth.of($1.text) + 3 } }
    let whole = TextWidth.of(title)
    // The program's name gives way to the title's last words.
    let long = " \(pencil.symbols.nabla) nabla  "
    let isTight = rect.width < 80 || TextWidth.of(long) + whole + width(Array(shown.prefix(1))) > room
    let sign = isTight ? " \(pencil.symbols.nabla) " : long
    if TextWidth.of(sign) <= room {
      add(sign, Style(.accent, on: .bar, .bold))
      room -= TextWidth.of(sign)
    }
    // The title whole with the learning rate, if both fit; else what fits of it, after a whole word.
    while shown.count > 1, width(shown) + whole > room { shown.removeLast() }
    let smallest = min(whole, 12)
    if !shown.isEmpty, width(shown) + smallest > room { shown.removeLast() }
    let cut = title.cutAtWord(to: max(0, room - width(shown)), ellipsis: pencil.symbols.ellipsis)
    if TextWidth.of(cut) >= min(whole, 5) { add(cut, Style(.title, on: .bar, .bold), .action(.sceneList)) }
    for item in shown {
      add(" \(pencil.symbols.isASCII ? "|" : "│") ", Style(.dim, on: .bar))
      let isOver = item.command == .learningRate && isUnstable
      let style = isOver ? Style(.warning, on: .bar, .bold) : Style(.title, on: .bar)
      add(item.text, style, item.command.map { .form($0) })
    }
    x = rect.maxX - rightWidth
    for (text, style, deed) in right { add(text, style, deed) }
    return pieces
  }

  /// The learning rate, beside the largest stable one where there is one; or with the one that is to follow.
  private func rate(_ pencil: Pencil) -> String {
    let rate = model.situation.settings.learningRate
    // What a schedule makes of the base is no change of anybody's.
    guard model.settingsHere.learningRate == model.settingsInForce.learningRate else {
      return pencil.words("η " + told { Words.short($0.learningRate) })
    }
    func beside(_ limit: Double) -> String {
      pencil.words(LimitLabel.beside(rate, limit, isShort: model.size.columns < 100))
    }
    let text = model.rateLimit.map(beside) ?? pencil.words("η ") + Words.coordinate(rate)
    let optimizer = model.situation.settings.optimizer
    let hasLimit = model.wantedCurvature != nil && optimizer.largestStableLearningRate(sharpness: 1) != nil
    guard model.playback.isPlaying, hasLimit else { return text }
    // While it plays the limit changes from step to step, and nothing beside it may move.
    let some = 2 * rate
    let width = TextWidth.of(beside(some)) - TextWidth.of(Words.limit(some, beside: rate)) + Self.limitWidth
    return text.padded(to: width)
  }

  /// What the step on screen is made with, and what was changed for the one after it: sigmoid → tanh.
  private func told(_ word: (Settings) -> String) -> String {
    let here = word(model.settingsHere)
    let next = word(model.settingsInForce)
    return here == next ? here : "\(here) → \(next)"
  }

  /// The digits of most limits.
  private static let limitWidth = 6

  /// Whether steps along the steepest direction grow.
  private var isUnstable: Bool { model.rateLimit.map { model.situation.settings.learningRate > $0 } ?? false }

  private typealias Setting = (text: String, command: ValueCommand?)

  /// The settings of the step on screen, the most asked-for first.
  private func settings(_ pencil: Pencil) -> [Setting] {
    let both = [model.settingsHere, model.settingsInForce]
    let initialization = model.workspace.history.experiment.initialization
    var items: [Setting] = [(rate(pencil), .learningRate)]
    func add(_ command: ValueCommand, _ word: (Settings) -> String) {
      items.append((pencil.words(told(word)), command))
    }
    // What makes this run another one than most stands before what every run has.
    let isTested = model.workspace.history.testCosts != nil
    for setting in StepSetting.allCases
    where both.contains(where: setting.isInUse) && (setting != .patience || isTested) {
      let label =
        switch setting {
        case .l1, .l2: setting.rawValue + " "
        case .schedule: ""
        case .frozen: pencil.words(.heldStill) + " "
        case .patience: (pencil.language == .ko ? setting.koreanName : setting.rawValue) + " "
        }
      items.append((label + pencil.words(told(setting.text)), ValueCommand(setting)))
    }
    if let network = both[0].network {
      let usual = model.workspace.scene.experiment.settings.network?.outputActivation ?? network.outputActivation
      add(.activation) { ($0.network ?? network).activationText(usual: usual) }
      items.append((initialization.name.rawValue, .initialization))
    }
    if initialization.isRandom { items.append((pencil.words(.seed) + " \(initialization.seed)", .seed)) }
    if both.contains(where: { $0.optimizer.name != .gradientDescent }) {
      add(.optimizer) { $0.optimizer.name.rawValue }
      let isUsual = both.allSatisfy { $0.optimizer == model.workspace.optimizer($0.optimizer.name) }
      if !isUsual { items += constants(pencil) }
    }
    if both.contains(where: { Words.batch($0.batch) != nil }) {
      let whole = Model.wholeBatch
      items.append((pencil.words(.batch) + " " + pencil.words(told { Words.batch($0.batch) ?? whole }), .batch))
    }
    if let network = both[0].network {
      add(.loss) { $0.loss.rawValue }
      items.append((Words.sizes(network), nil))
    }
    return items
  }

  /// The optimizer's constants where they are not those that come with its name: β 0.5, or β 0.9 → 0.5.
  private func constants(_ pencil: Pencil) -> [Setting] {
    let both = [model.situation.settings.optimizer, model.settingsInForce.optimizer]
    return ValueCommand.allCases.compactMap { command in
      guard let constant = command.constant else { return nil }
      let isOther = both.contains { $0[constant] != model.workspace.optimizer($0.name)[constant] }
      guard isOther else { return nil }
      let values = both.compactMap { $0[constant].map(Words.short) }
      let told = values.first == values.last ? values.prefix(1) : values[...]
      return (pencil.words("\(constant.symbol) \(told.joined(separator: " → "))"), command)
    }
  }

  /// Whether and how fast it plays, the step and C: always whole.
  private func rightSide(_ pencil: Pencil, width: Int) -> [(text: String, style: Style, deed: Control.Deed)] {
    let cursor = model.workspace.cursor
    var items: [(text: String, style: Style, deed: Control.Deed)] = []
    if model.playback.isPlaying {
      let text = paceText(pencil, isWide: width >= 110)
      items.append((width < 60 ? " ▶ " : " ▶ \(text) ", Style(.accent, on: .bar, .bold), .action(.playPause)))
    } else {
      items.append(
        (width < 60 ? " ■ " : " ■ \(pencil.words(.paused)) ", Style(.warning, on: .bar, .bold), .action(.playPause)))
    }
    if model.isRecording {
      let text = width < 60 ? " ●" : " ● \(pencil.words(ExportLabel.recording))"
      items.insert((text, Style(.error, on: .bar, .bold), .action(.record)), at: 0)
    }
    if pencil.symbols.isASCII { items = items.map { (ascii($0.text), $0.style, $0.deed) } }
    let step = "\(pencil.words(.step)) \(cursor.step)"
    // While it plays the digits grow, and the title keeps its width.
    let room = model.playback.isPlaying ? max(0, 4 - "\(cursor.step)".count) : 0
    items.append((" " + String(repeating: " ", count: room) + step + " ", Style(.title, on: .bar), .form(.goto)))
    let cost = pencil.number(model.situation.step.cost, width: 8)
    items.append((" C \(cost) ", Style(.title, on: .bar, .bold), .panel(.loss)))
    if width >= 110, let test = model.workspace.history.testCost(at: cursor.step) {
      let text = pencil.words(DataLabel.testCost(pencil.number(test, width: 8)))
      items.append((" \(text) ", Style(.title, on: .bar), .panel(.loss)))
    }
    return items
  }

  /// How fast it plays; by itself as wide at each of its paces.
  private func paceText(_ pencil: Pencil, isWide: Bool) -> String {
    let pace = pencil.words(.pace(model.pace))
    guard model.playback.speed == nil else { return pace }
    let automatic = pencil.words(.automaticPace)
    guard isWide else { return automatic }
    let widths = model.playback.automaticPaces(beats: model.beats.count).map { TextWidth.of(pencil.words(.pace($0))) }
    return "\(automatic) \(pace)".padded(to: TextWidth.of(automatic) + 1 + (widths.max() ?? 0))
  }

  private func ascii(_ text: String) -> String {
    String(text.map { ["▶": ">", "■": "=", "●": "*"][$0] ?? $0 })
  }
}
