import FaultTable
import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

@Suite struct `Runs side by side` {
  @Test func `a change in the past opens a run there and keeps the old one`() {
    var model = Model("worked-example")
    model.press("} { ] ]")
    let old = model.history
    let place = model.cursor
    #expect(place.step == 2)
    model.press("+")
    #expect(model.workspace.runs.map(\.name) == ["A", "B"])
    #expect(model.workspace.current.name == "B")
    #expect(model.workspace.runs[0].history == old)
    #expect(model.cursor == place)
    #expect(model.history.latestStep == 2)
    for step in 0..<2 { #expect(model.history.step(at: step) == old.step(at: step)) }
    model.press("]")
    #expect(model.situation.parameters != old.step(at: 3).state.parameters)
  }

  @Test func `the old run stays to be seen as a dim line`() {
    var model = Model("cost-surface", columns: 120, rows: 40)
    model.press("} } Home")
    let before = model.picture()
    model.press("+ } }")
    let after = model.picture()
    #expect(ghosts(in: before) == 0)
    #expect(ghosts(in: after) > 5)
    #expect(after.text.contains("A η") && after.text.contains("B η"))
  }

  private func ghosts(in frame: Frame) -> Int { frame.cells.count { $0.style.foreground == .ghost } }

  @Test func `a change at the latest step of a run forks nothing`() {
    var model = Model("worked-example")
    model.press("] ] ] + - a A")
    #expect(model.workspace.runs.count == 1)
  }

  @Test(arguments: SceneLibrary.names)
  func `a restart of a run that would go the same way again leaves no second one`(name: String) {
    var model = Model(name)
    if model.workspace.isRacing { model.press("M") }
    model.press("] ] r")
    #expect(model.workspace.runs.count == 1 && model.workspace.cursor == .start)
    model.press("u")
    #expect(model.workspace.history.latestStep == 2)
  }

  @Test func `at most eight runs, and the ninth drops the oldest`() {
    var model = Model("neuron")
    for number in 0..<8 {
      #expect(model.workspace.runs.count == max(1, number + 1) || number == 0)
      if number < 7 { model.press("] ] - r") }
    }
    #expect(model.workspace.runs.map(\.name) == ["A", "B", "C", "D", "E", "F", "G", "H"])
    model.press("] ] - r")
    #expect(model.workspace.runs.map(\.name) == ["B", "C", "D", "E", "F", "G", "H", "I"])
    #expect(model.toast?.phrase == .runDropped("A"))
    #expect(model.workspace.current.name == "I")
    model.press("u")
    #expect(model.workspace.runs.map(\.name) == ["A", "B", "C", "D", "E", "F", "G", "H"])
  }

  @Test func `a change in the past of the last of eight says which run had to go`() {
    var model = Model("neuron")
    for _ in 0..<7 { model.press("] ] - r") }
    model.press("] ] ] [ +")
    #expect(model.workspace.runs.count == 8)
    #expect(model.workspace.runs.first?.name == "B")
    #expect(model.toast?.phrase == .runDropped("A"))
  }

  @Test func `restart begins again with the same weights and the settings in force`() {
    var model = Model("neuron")
    let first = model.situation.parameters
    model.press("] ] + ] r")
    #expect(model.cursor == .start)
    #expect(model.situation.parameters == first)
    #expect(model.rate == 10)
    #expect(model.workspace.runs.count == 2)
    model.press("r")
    #expect(model.toast?.phrase == .atTheStart, "there is nothing to restart")
    #expect(model.workspace.runs.count == 2)
  }

  @Test func `a new seed draws new weights, and the same seed the same`() {
    var model = Model("spiral")
    let first = model.situation.parameters
    model.press("] R")
    #expect(model.history.experiment.initialization.seed == 2)
    #expect(model.cursor == .start)
    #expect(model.situation.parameters != first)
    model.press("] s 1 Enter")
    #expect(model.history.experiment.initialization.seed == 1)
    #expect(model.situation.parameters == first)
    #expect(model.workspace.runs.count == 3)
  }

  @Test(arguments: ["-1", "9223372036854775808", "99999999999999999999", "0x10", "1.5", "abc", "١"])
  func `what is no seed is refused`(text: String) {
    var model = Model("spiral")
    model.press("s")
    model.type(text)
    model.press("Enter")
    #expect(model.toast?.phrase == .notASeed(text))
    #expect(model.workspace == Model("spiral").workspace)
  }

  @Test func `the largest seed is a seed, and the next one is 0`() {
    var model = Model("spiral")
    model.press("s")
    model.type("9223372036854775807")
    model.press("Enter R")
    #expect(model.history.experiment.initialization.seed == 0)
  }

  @Test func `every initialization comes round again from step 0, the scene's own first`() {
    var model = Model("worked-example")
    let given = model.situation.parameters
    model.press("] ] ]")
    var names: [Initialization.Name] = []
    repeat {
      model.press("i")
      #expect(model.cursor == .start)
      names.append(model.history.experiment.initialization.name)
      model.press("]")
    } while names.last != .given && names.count < 20
    #expect(Set(names) == Set(Initialization.Name.allCases))
    model.press("[")
    #expect(model.situation.parameters == given)
    model.press("I")
    #expect(model.history.experiment.initialization.name == names.dropLast().last)
  }

  @Test(.fault("N6")) func `zeros show the symmetry: both hidden neurons learn the same`() {
    var model = Model("worked-example")
    while model.history.experiment.initialization.name != .zeros { model.press("i") }
    model.press("}")
    let w = model.situation.parameters
    #expect(w[0] == w[1] && w[2] == w[3] && w[4] == w[5])
    #expect(w[4] != 0)
  }
}

@Suite struct `Undo and redo` {
  private static let changes = [
    "+", "-", "a", "A", "o", "O", "f", "i", "I", "r", "e 2 Enter", "d", "] ] [ +", "] ] r ] i",
  ]

  @Test(arguments: changes)
  func `undo brings back exactly what was, redo what followed`(keys: String) {
    var model = Model("worked-example")
    model.press("] ] Right")
    var before = model.workspace
    for key in keys.split(separator: " ") {
      let earlier = model.workspace
      let count = model.done.count
      model.press(String(key))
      if model.done.count > count { before = earlier }
    }
    #expect(!model.done.isEmpty, "\(keys) did something")
    let after = model.workspace
    let situation = model.situation
    #expect(after != before)
    model.press("u")
    #expect(model.workspace == before)
    #expect(model.situation == Model.situation(of: before))
    model.press("U")
    #expect(model.workspace == after)
    #expect(model.situation == situation)
    model.press("u C-r")
    #expect(model.workspace == after)
  }

  @Test func `a whole session is undone step by step, and done again`() {
    var model = Model("hidden-layer")
    var seen = [model.workspace]
    for keys in ["+", "] ]", "a", "b", "] o", "f", "Home +", "i", "] R", "e 1 Enter", "]", "r", "d", "+"] {
      model.press(keys)
      if model.done.count >= seen.count { seen.append(model.workspace) }
    }
    let deeds = model.done.count
    #expect(deeds > 8)
    let last = model.workspace
    for _ in 0..<deeds { model.press("u") }
    #expect(model.workspace == seen[0])
    model.press("u")
    #expect(model.toast?.phrase == .nothingToUndo)
    for _ in 0..<deeds { model.press("U") }
    #expect(model.workspace == last)
    model.press("U")
    #expect(model.toast?.phrase == .nothingToRedo)
  }

  @Test func `going on after an undo keeps the steps made since`() {
    var model = Model("worked-example")
    model.press("] ] + ] ] u")
    #expect(model.rate == 1)
    #expect(model.cursor.step == 2, "at the change's step")
    model.press("]")
    var alone = History(scene("worked-example").experiment)
    for _ in 0..<3 { alone.advance() }
    #expect(model.situation.step == alone.latest)
  }

  @Test func `a new change forgets what was undone`() {
    var model = Model("worked-example")
    model.press("+ + u -")
    model.press("U")
    #expect(model.toast?.phrase == .nothingToRedo)
    #expect(model.rate == 1)
  }

  @Test(.fault("R4")) func `undo remembers a hundred deeds and no more`() {
    var model = Model("neuron")
    for index in 0..<250 { model.press(index % 2 == 0 ? "+" : "-") }
    #expect(model.done.count == Model.mostDeeds)
    for _ in 0..<250 { model.press("u") }
    #expect(model.toast?.phrase == .nothingToUndo)
    #expect(model.undone.count == Model.mostDeeds)
  }

  @Test func `stepping and looking are nothing to undo`() {
    var model = Model("worked-example")
    model.press("] ] Right z y w g t L Tab j c ( S-Left 3 0 H > Space Space")
    #expect(model.done.isEmpty)
    model.press("u")
    #expect(model.toast?.phrase == .nothingToUndo)
  }

  @Test func `undo over a change of scene brings back its panels, axes and selection`() {
    var model = Model("bias-reach")
    model.press("] d u")
    #expect(model.workspace.scene.name == "bias-reach")
    #expect(model.names.count == 2)
    #expect(model.look.selection < 2)
    #expect(model.look.axisY == 1)
    #expect(model.cursor.step == 1)
    model.press("U")
    #expect(model.workspace.scene.name == "perceptron")
    #expect(model.names.count == 3)
  }
}
