import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

extension Model {
  fileprivate var sizes: [Int]? { situation.network?.sizes }
}

@Suite struct `Other layers` {
  @Test func `keep what stays and draw what is new`() throws {
    var model = Model("worked-example")
    model.press("] ]")
    let before = model.workspace
    let start = model.workspace.history.state(at: 0).parameters
    model.order("layers 2 3 1")
    #expect(model.sizes == [2, 3, 1] && model.workspace.cursor == .start && model.workspace.runs.count == 1)
    #expect(model.toast?.phrase == .layersSet("2-3-1"))
    // w1 w2 | new, w3 w4 | new, then w5 w6 | new: by source.
    let now = model.situation.parameters
    #expect([0, 1, 3, 4, 6, 7].map { now[$0] } == [0, 1, 2, 3, 4, 5].map { start[$0] })
    let drawn = Initialization(.xavier).parameters(for: model.situation.network!)
    #expect([2, 5, 8].allSatisfy { now[$0] == drawn[$0] })
    model.press("u")
    #expect(model.workspace == before)
    model.press("U")
    #expect(model.sizes == [2, 3, 1] && model.situation.parameters == now)
  }

  @Test func `come and go by key, one neuron at a time`() throws {
    var model = Model("worked-example")
    model.order("select w1")
    model.press("*")
    #expect(model.sizes == [2, 3, 1])
    model.press("^ ^")
    #expect(model.sizes == [2, 1, 1])
    // The last neuron of a layer takes the layer along.
    model.press("^")
    #expect(model.sizes == [2, 1])
    model.press("^")
    #expect(model.toast?.phrase == .noHiddenNeuron && model.sizes == [2, 1])
    model.press("*")
    #expect(model.sizes == [2, 1, 1])
    // A parameter of the output layer stands for the last hidden one.
    model.order("layers 2 4 3 1")
    model.order("select w21")
    model.press("*")
    #expect(model.sizes == [2, 4, 4, 1])
    model.press("] ] ]")
    #expect(model.situation.step.cost.isFinite)
  }

  @Test(arguments: ["3 2 1", "2 2 2", "2", "2 0 1", "2 x 1", "2 1025 1", "2 -3 1 1"])
  func `are refused where they make no network here`(_ text: String) {
    var model = Model("worked-example")
    let before = model.workspace
    model.order("layers \(text)")
    // A hyphen is as good as a space.
    if text == "2 -3 1 1" { return #expect(model.sizes == [2, 3, 1, 1]) }
    #expect(model.workspace == before)
  }

  @Test func `need a network`() {
    var model = Model("parabola")
    for key in ["*", "^"] {
      model.press(key)
      #expect(model.toast?.phrase == .noNetwork)
    }
  }

  @Test func `keep what is held still, and let go of what is gone`() {
    var model = Model("worked-example")
    model.order("frozen w2 w6")
    model.order("layers 2 3 1")
    // h2 is still h2: w2 is w2, and w6 has become w8.
    #expect(StepSetting.frozen.text(of: model.settingsInForce) == "w2 w8")
    model.order("layers 2 1 1")
    #expect(model.settingsInForce.frozen.isEmpty)
  }

  @Test func `are in the scene that is written out, and in the command line`() throws {
    var model = Model("worked-example")
    model.order("layers 2 4 3 1")
    model.order("l2 0.01")
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(again.experiment == model.exportedScene.experiment)
    #expect(again.experiment.settings.network?.sizes == [2, 4, 3, 1])
    #expect(again.experiment.settings.regularization.l2 == 0.01)
  }
}

@Suite struct `Layers in the core` {
  @Test(arguments: [[2, 3, 1], [2, 5, 4, 1], [2, 1], [2, 2, 2, 1], [2, 4, 3, 2, 1]], [false, true])
  func `give a parameter that stays the number of its ends`(_ sizes: [Int], byTarget: Bool) throws {
    let old = Network(
      inputs: 2,
      layers: [
        Layer(inputs: 2, units: 4, activation: .tanh), Layer(inputs: 4, units: 3, activation: .relu),
        Layer(inputs: 3, units: 1, activation: .sigmoid),
      ], numbering: byTarget ? .byTarget : .bySource)
    let new = try #require(old.resized(to: sizes))
    #expect(new.sizes == sizes && new.outputActivation == .sigmoid && new.numbering == old.numbering)
    for (index, place) in new.places(in: old).enumerated() {
      guard let place else { continue }
      switch (new.parameter(at: index), old.parameter(at: place)) {
      case (.weight(let layer, let to, let from), .weight(let oldLayer, let oldTo, let oldFrom)):
        #expect(to == oldTo && from == oldFrom)
        #expect(layer == oldLayer || (layer == new.layers.count - 1 && oldLayer == 2))
      case (.bias(let layer, let unit), .bias(let oldLayer, let oldUnit)):
        #expect(unit == oldUnit && (layer == oldLayer || (layer == new.layers.count - 1 && oldLayer == 2)))
      default: Issue.record("a weight for a bias")
      }
    }
    // The way back loses nothing of what was there twice.
    let there = new.places(in: old).compactMap { $0 }
    #expect(Set(there).count == there.count)
  }

  @Test func `are what they were with the same sizes`() throws {
    let experiment = try #require(try SceneLibrary.scene(named: "spiral")).experiment
    let network = try #require(experiment.settings.network)
    #expect(experiment.with(network) == experiment)
    #expect(LayerSizes(network.sizes).network(from: network) == network)
  }
}
