// The last line: the keys most worth knowing. Whole items go from the right; help and quit stay.

import NablaCanvas
import NablaLesson
import NablaModel
import NablaPanels
import NablaWords

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
    typealias Candidate = (action: Action, key: String, word: String)
    // Only what may find room is asked whether its key would do something now.
    func candidate(_ action: Action) -> Candidate? {
      guard
        let hint = Self.hint(of: action, model).map(pencil.words)
          ?? action.hint.map({ pencil.words($0[pencil.language]) }),
        model.reason(against: action) == nil
      else { return nil }
      return (action, Self.key(of: action, model, pencil), hint)
    }
    func length(_ item: Candidate) -> Int { TextWidth.of(item.key) + 1 + TextWidth.of(item.word) }
    let last = [Action.help, .quit].compactMap(candidate)
    var room = width - last.reduce(0) { $0 + length($1) + 2 }
    var chosen: [Candidate] = []
    for action in Self.order(model) where !chosen.contains(where: { $0.action == action }) {
      guard let item = candidate(action) else { continue }
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

  /// The actions, the one most worth knowing first.
  private static func order(_ model: Model) -> [Action] {
    let usual: [Action] = [
      .playPause, .nextBeat, .selectNext, .explain, .lesson, .sceneList, .rateUp, .nextStep, .nextActivation,
      .nextInitialization,
      .focusNext, .race, .palette, .nextScene, .undo, .zoomPanel, .language, .editValue, .nextOptimizer,
      .restart,
      .previousStep, .faster, .axes, .projector,
    ]
    if model.look.isProjecting {
      return [.playPause, .nextBeat, .projector, .rateUp, .nextStep, .focusNext] + usual
    }
    return model.look.focus.part.hints(usual, model)
  }

  /// What a key does where the keys go now; nil: the same as elsewhere.
  private static func hint(of action: Action, _ model: Model) -> Label? {
    switch action {
    case .playPause where model.playback.isPlaying: return .hintPause
    case .lesson where model.look.isAnswerNew: return .hintAnswer
    case .projector where model.look.isProjecting: return .hintNormal
    default:
      return model.look.focus.part.hint(action, model)
        ?? (action == .nextBeat && model.growsByTerms ? .hintTerm : nil)
    }
  }

  /// The keys as the bar shows them: both directions where two keys belong together.
  private static func key(of action: Action, _ model: Model, _ pencil: Pencil) -> String {
    switch action {
    case .nextBeat where hint(of: action, model) == .hintMove && !(model.pointsAtContour && model.look.axisY == nil):
      return pencil.symbols.isASCII ? "arrows" : "←↑↓→"
    case .panLeft: return pencil.symbols.isASCII ? "Shift+Left" : "Shift+←→"
    case .nextBeat: return pencil.symbols.isASCII ? "<-/->" : "←→"
    case .rateUp: return "+-"
    case .selectNext: return pencil.symbols.isASCII ? "^/v" : "↑↓"
    case .nextStep: return "[]"
    default: return action.keys[0].title(isASCII: pencil.symbols.isASCII)
    }
  }

  /// What a click on a column does: on the first of two keys what that one does, else what the item says.
  func action(at column: Int) -> Action? {
    guard let item = items.first(where: { $0.x <= column && column < $0.x + $0.width }) else { return nil }
    let keys = TextWidth.of(item.key)
    guard let (first, second) = Self.pair(item.action), keys > 1 else { return item.action }
    let place = column - item.x
    return place >= keys ? item.action : (2 * place < keys ? first : second)
  }

  /// The actions of two keys that stand in the bar together, in their order.
  private static func pair(_ action: Action) -> (Action, Action)? {
    switch action {
    case .nextBeat: (.previousBeat, .nextBeat)
    case .selectNext: (.selectPrevious, .selectNext)
    case .nextStep: (.previousStep, .nextStep)
    case .rateUp: (.rateUp, .rateDown)
    default: nil
    }
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    for item in items where item.x + item.width <= rect.width {
      let x = frame.put(item.key, Style(.accent, .bold), x: rect.x + item.x, y: rect.y)
      frame.put(item.word, Style(.dim), x: x + 1, y: rect.y)
    }
  }
}
