// The last line: the keys most worth knowing. Whole items go from the right; help and quit stay.

import NablaCanvas

struct HintBar {
  struct Item: Equatable {
    let action: Action
    let key: String
    let word: String
    let x: Int
    var width: Int { TextWidth.of(key) + 1 + TextWidth.of(word) }
  }

  let items: [Item]

  init(_ model: Model, width: Int) {
    let pencil = Pencil(model)
    var candidates: [(action: Action, key: String, word: String)] = []
    for binding in KeyBinding.table {
      guard var hint = binding.hint, model.reason(against: binding.action) == nil else { continue }
      if binding.action == .playPause, model.playback.isPlaying { hint = .hintPause }
      if model.look.focus == .derivation {
        switch binding.action {
        case .explain: hint = .hintUnfold
        case .selectNext: hint = .hintRow
        case .editValue: hint = .hintOwnValue
        default: break
        }
      }
      var key = Self.key(of: binding, pencil)
      if model.pointsAtContour {
        switch binding.action {
        case .explain: hint = .hintStart
        case .nextBeat:
          hint = .hintMove
          if model.look.axisY != nil { key = pencil.symbols.isASCII ? "arrows" : "←↑↓→" }
        default: break
        }
      }
      if binding.action == .escape, model.look.focus == .contour, model.look.cursor == nil, model.look.viewport != nil {
        hint = .hintToRun
      }
      candidates.append((binding.action, key, pencil.words(hint)))
    }
    let derivationOrder: [Action] = [
      .selectNext, .explain, .precision, .editValue, .escape, .nextSample, .nextBeat, .nextStep, .playPause, .focusNext,
      .undo, .zoomPanel, .language,
    ]
    let order: [Action] = [
      .playPause, .nextBeat, .selectNext, .explain, .lesson, .rateUp, .nextStep, .nextActivation, .nextInitialization,
      .focusNext,
      .race, .sceneList, .nextScene, .undo, .zoomPanel, .language, .editValue, .nextOptimizer, .restart,
      .previousStep, .faster, .axes,
    ]
    let contourOrder: [Action] =
      (model.look.viewport == nil ? [] : [.escape]) + [
        .playPause, .cursor, .nextBeat, .lesson, .rateUp, .nextStep, .axes, .plane,
      ] + order
    let cursorOrder: [Action] = [.nextBeat, .explain, .escape, .playPause, .nextStep, .undo, .axes, .plane, .language]
    let chosenOrder: [Action]
    switch model.look.focus {
    case .derivation: chosenOrder = derivationOrder
    case .contour where model.pointsAtContour: chosenOrder = cursorOrder
    case .contour: chosenOrder = contourOrder
    default: chosenOrder = order
    }
    let last = candidates.filter { $0.action == .help || $0.action == .quit }
    func length(_ item: (action: Action, key: String, word: String)) -> Int {
      TextWidth.of(item.key) + 1 + TextWidth.of(item.word)
    }
    let fixed = last.reduce(0) { $0 + length($1) + 2 }
    var room = width - fixed
    var chosen: [(action: Action, key: String, word: String)] = []
    for action in chosenOrder {
      guard !chosen.contains(where: { $0.action == action }),
        let item = candidates.first(where: { $0.action == action })
      else { continue }
      guard length(item) + 2 <= room else { break }
      chosen.append(item)
      room -= length(item) + 2
    }
    var items: [Item] = []
    var x = 0
    for item in chosen + last {
      items.append(Item(action: item.action, key: item.key, word: item.word, x: x))
      x += length(item) + 2
    }
    self.items = items
  }

  /// The keys as the bar shows them: both directions where two keys belong together.
  private static func key(of binding: KeyBinding, _ pencil: Pencil) -> String {
    switch binding.action {
    case .nextBeat: return pencil.symbols.isASCII ? "<-/->" : "←→"
    case .rateUp: return "+-"
    case .selectNext: return pencil.symbols.isASCII ? "^/v" : "↑↓"
    case .nextStep: return "[]"
    default: return binding.keys[0].name
    }
  }

  /// What a click on a column does.
  func action(at column: Int) -> Action? {
    items.first { $0.x <= column && column < $0.x + $0.width }?.action
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    for item in items where item.x + item.width <= rect.width {
      let x = frame.put(item.key, Style(.accent, .bold), x: rect.x + item.x, y: rect.y)
      frame.put(item.word, Style(.dim), x: x + 1, y: rect.y)
    }
  }
}
