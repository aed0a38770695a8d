import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

extension Model {}

@Suite struct `Penalty, schedule and what is held still` {
  @Test(arguments: [
    ("l1 0.02", "l1"), ("l2 0.1", "l2"), ("schedule cosine 30 0.1 warm-up 4", "schedule"),
    ("schedule step 5 0.5", "schedule"), ("schedule exponential 0.9", "schedule"), ("schedule inverse 0.1", "schedule"),
    ("schedule warm-up 3", "schedule"), ("frozen b1 w2", "frozen"), ("frozen weights", "frozen"),
  ])
  func `are typed, told everywhere, and written out`(_ text: String, _ word: String) throws {
    var model = try openModel(
      """
      network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 1, activation: sigmoid }] }
      data: { generator: xor }
      """)
    let setting = try #require(StepSetting(rawValue: word))
    model.press("] ]")
    model.order(text)
    let settings = model.settingsInForce
    let value = setting.text(of: settings)
    #expect(setting.isInUse(in: settings))
    // What is told reads back as the same.
    #expect(setting.settings(value, in: Settings(network: settings.network), names: model.names) != nil)
    #expect(model.toast?.phrase == .settingSet(setting, value, isInUse: true))
    #expect(Timeline(model).entries.contains { $0.kind == .change(.settingSet(setting, value, isInUse: true)) })
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(setting.text(of: again.experiment.settings) == value)
    let before = model.workspace
    model.press("u")
    #expect(!setting.isInUse(in: model.settingsInForce))
    model.press("U")
    #expect(model.workspace == before)
    // The command line that opens the screen again has it, too.
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty, "\(command.missing)")
    #expect(command.words.contains { $0.contains("\(word)=\(value)") }, "\(command.words)")
  }

  @Test(arguments: [
    "l1 -1", "l2 x", "l2 1e9", "schedule", "schedule sine 3", "schedule cosine", "schedule cosine 0", "schedule step 2",
    "schedule exponential 0", "schedule cosine 10 2", "schedule constant warm-up", "frozen w99", "frozen",
  ])
  func `are refused where the text is no value`(_ text: String) {
    var model = Model("worked-example")
    let before = model.workspace
    model.order(text)
    #expect(model.workspace == before)
  }

  @Test func `K holds the selected parameter, J all but the axes, and both let go again`() {
    var model = Model("worked-example")
    model.order("select w3")
    model.press("K")
    #expect(model.settingsInForce.frozen == [2])
    let value = model.situation.parameters[2]
    model.press("] ] ]")
    #expect(model.situation.parameters[2] == value && model.situation.step.gradient[2] != 0)
    model.press("K")
    #expect(model.settingsInForce.frozen.isEmpty)
    model.press("J")
    let axes = [model.look.axisX, model.look.axisY!].sorted()
    #expect(Set(model.settingsInForce.frozen) == Set(0..<6).subtracting(axes))
    model.press("J")
    #expect(model.settingsInForce.frozen.isEmpty)
    var curve = Model("parabola")
    curve.press("J")
    #expect(curve.toast?.phrase == .onlyAxes)
  }

  /// With all else held still the contour is of the very cost that the run goes down.
  @Test func `with J the contour stands still and the path lies on it`() throws {
    var model = Model("worked-example")
    model.press("J")
    let landscape = model.landscape(.parameters)!
    for _ in 0..<5 {
      model.press("]")
      let here = landscape.place(of: model.situation.parameters)
      #expect(landscape.distance(of: model.situation.parameters) == 0)
      #expect(abs(landscape.cost(x: here.x, y: here.y) - model.situation.step.cost) < 1e-15)
    }
  }

  @Test func `a scheduled rate is that of the step on screen everywhere`() throws {
    var model = Model("worked-example")
    model.order("learning-rate 0.8")
    model.order("schedule exponential 0.5")
    model.press("] ]")
    #expect(model.situation.settings.learningRate == 0.2 && model.settingsInForce.learningRate == 0.8)
    let frame = model.draw()
    #expect(frame.text.contains("η 0.2"))
    let step = model.situation.step
    for (change, slope) in zip(step.change, step.gradient) { #expect(change == -0.2 * slope) }
  }

  @Test func `a formula takes no penalty, and says so`() {
    var model = Model("parabola")
    model.order("l2 0.1")
    #expect(model.toast?.phrase == .penaltyNeedsNetwork)
  }

  @Test func `several penalties are raced`() {
    var model = Model("worked-example")
    model.order("race l2 0 0.01 0.1")
    let penalties = model.workspace.runs.filter { $0.entry != nil }.map {
      $0.history.experiment.settings.regularization.l2
    }
    #expect(penalties == [0, 0.01, 0.1])
  }
}
