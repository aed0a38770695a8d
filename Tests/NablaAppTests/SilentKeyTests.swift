import FaultTable
import NablaCanvas
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen

@Suite struct `No key is silent` {
  /// Keys that rightly do nothing: there is nothing to leave, the selection is at its end, or all panels are shown.
  private func mayBeSilent(_ action: Action, _ model: Model) -> Bool {
    switch action {
    case .escape: return !model.look.isZoomed && model.look.viewport == nil && model.overlay == nil
    case .overview: return !model.look.isZoomed
    case .selectNext where model.look.focus == .runs && model.workspace.isRacing:
      return model.workspace.runs.last { $0.entry != nil }?.number == model.workspace.currentNumber
    case .selectPrevious where model.look.focus == .runs && model.workspace.isRacing:
      return model.workspace.runs.first { $0.entry != nil }?.number == model.workspace.currentNumber
    case .selectNext:
      if model.look.focus == .derivation {
        return model.look.derivation.row == DerivationView(model: Shown(model)).rowCount - 1
      }
      return model.look.selection == model.names.count - 1
    case .selectPrevious:
      return model.look.focus == .derivation ? model.look.derivation.row == 0 : model.look.selection == 0
    default: return Action.panels.firstIndex(of: action).map { model.panels[$0] == model.look.focus } ?? false
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `every key changes something, says why not, or asks for something`(name: String) {
    for situation in situations(of: name) {
      for action in Action.table {
        for key in action.keys {
          var model = situation.model
          let commands = model.update(.key(key))
          guard commands.isEmpty, model == situation.model else { continue }
          // A reason that stands there already is said again, for as long again.
          if model.toast != nil { continue }
          #expect(mayBeSilent(action, situation.model), "\(name), \(situation.name): \(key.name) is silent")
        }
      }
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `a key with a reason changes nothing but the toast`(name: String) {
    for situation in situations(of: name) {
      for action in Action.table {
        guard let reason = situation.model.reason(against: action) else { continue }
        var model = situation.model
        #expect(model.update(.key(action.keys[0])).isEmpty)
        #expect(model.toast?.phrase == reason)
        model.toast = situation.model.toast
        #expect(model == situation.model, "\(name), \(situation.name): \(action.keys[0].name)")
      }
    }
  }

  private func situations(of name: String) -> [(name: String, model: Model)] {
    let fresh = Model(name)
    var midway = fresh
    midway.press("] ] Right Right + j")
    var playing = Model(name, isPlaying: true)
    playing.wait(0.5)
    var zoomed = fresh
    zoomed.press("z")
    var small = Model(name, columns: 50, rows: 15)
    small.press("3")
    var tiny = Model(name, columns: 20, rows: 6)
    tiny.press("]")
    var plain = Model(name, surroundings: Surroundings(colours: .mono, isUnicode: false))
    plain.press("]")
    var alone = fresh
    alone.catalog = []
    return [
      ("at the start", fresh), ("in the middle", midway), ("playing", playing), ("zoomed", zoomed),
      ("one panel", small), ("a card", tiny), ("ASCII", plain), ("no other scenes", alone),
    ]
  }

  @Test func `unknown keys and a paste do nothing to a run`() {
    var model = Model("neuron")
    model.press("]")
    let before = model
    model.press("\" F11 F12 C-x C-d Del")
    #expect(model == before)
    #expect(model.update(.pasted("q\nq\n]]]]")).isEmpty)
    #expect(model.toast?.phrase == .pasteIgnored)
    #expect(model.workspace == before.workspace)
  }

  @Test(.fault("R5")) func `with help, the scene list or a field open no key reaches the run`() {
    for opening in ["?", "D", ":", "s", "e", "C"] {
      var model = Model("spiral")
      model.press("] ]")
      model.press(opening)
      #expect(model.overlay != nil)
      let open = model
      for action in Action.table {
        for key in action.keys where key != Key(.enter) {
          var copy = open
          _ = copy.update(.key(key))
          #expect(copy.workspace == open.workspace, "\(opening) then \(key.name)")
          #expect(copy.playback == open.playback)
        }
      }
      model.press("Esc")
      #expect(model.overlay == nil)
    }
  }
}
