// Features by command: the network is fed formulas of the inputs, keeps what it has, and can be fed the inputs again.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Features by command` {
  private static let xor = """
    network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 1, activation: sigmoid }] }
    data: { generator: xor }
    initialization: { scheme: xavier, seed: 4 }
    contour: { x: w2, y: w7 }
    """

  private func data(_ model: Model) throws -> Dataset { try #require(model.history.experiment.dataset) }

  /// A weight by what it goes from and to, whatever its number is.
  private func weight(_ model: Model, to: Int, from input: Int) throws -> Double {
    let network = try #require(model.history.experiment.settings.network)
    let index = try #require(network.index(of: .weight(layer: 0, to: to, from: input)))
    return model.history.experiment.firstParameters[index]
  }

  @Test func `feed the network what they say, sample by sample`() throws {
    var model = try openModel(Self.xor)
    let own = try data(model)
    model.order("features x1, x1*x2, x2^2")
    let fed = try data(model)
    #expect(fed.inputCount == 3 && fed.count == own.count && fed.targets == own.targets)
    for sample in 0..<own.count {
      let x = Array(own.input(sample))
      #expect(Array(fed.input(sample)) == [x[0], x[0] * x[1], x[1] * x[1]])
      #expect(Array(fed.rawInput(sample)) == x)
    }
    #expect(model.history.experiment.settings.network?.sizes == [3, 3, 1])
    #expect(model.toast?.phrase == .featuresSet(["x1", "x1*x2", "x2^2"]))
    // What the panel offers is what is in force.
    #expect(model.present(of: .features) == "x1, x1*x2, x2^2")
  }

  @Test func `keep the weights of what goes in as before`() throws {
    var model = try openModel(Self.xor)
    let before = try (0..<3).map { unit in try (0..<2).map { try weight(model, to: unit, from: $0) } }
    let rest = Array(model.history.experiment.firstParameters.dropFirst(6))
    // x1 has gone from first to last.
    model.order("features x1*x2, x2, x1")
    for unit in 0..<3 {
      #expect(try weight(model, to: unit, from: 2) == before[unit][0])
      #expect(try weight(model, to: unit, from: 1) == before[unit][1])
      #expect(try weight(model, to: unit, from: 0) != 0)
    }
    #expect(Array(model.history.experiment.firstParameters.dropFirst(9)) == rest)
    model.order("features off")
    #expect(try data(model) == Generator.xor.dataset(samples: 4))
    #expect(try (0..<3).map { unit in try (0..<2).map { try weight(model, to: unit, from: $0) } } == before)
  }

  @Test func `leave contour and selection on their connections`() throws {
    var model = try openModel(Self.xor)
    model.order("select w4")
    let old = try #require(model.history.experiment.settings.network)
    let (x, y, chosen) = (
      old.parameter(at: model.look.axisX), model.look.axisY.map(old.parameter), old.parameter(at: 3)
    )
    model.order("features x1, x2, x1*x2")
    let new = try #require(model.history.experiment.settings.network)
    #expect(new.parameter(at: model.look.axisX) == x)
    #expect(model.look.axisY.map(new.parameter) == y)
    #expect(new.parameter(at: model.look.selection) == chosen)
    // Of a weight whose input is gone nothing can be shown.
    model.order("features x2")
    #expect(model.look.selection < model.history.experiment.names.count)
  }

  @Test func `hold out what was held out, and go on being made`() throws {
    var model = try openModel(Self.xor)
    for command in ["data moons", "samples 40", "test 0.25"] { model.order(command) }
    let own = try data(model)
    model.order("features x1, x2, sin(3*x1)")
    let fed = try data(model)
    #expect(fed.test?.count == 10 && fed.test?.rawInputs == own.test?.inputs)
    #expect(fed.test?.inputCount == 3)
    model.order("noise 0.1")
    #expect(
      try data(model).rawInputs == Generator.moons.dataset(samples: 40, noise: 0.1).holdingOut(0.25, seed: 1).inputs)
    #expect(try data(model).inputCount == 3)
    model.order("points +0.5,0.25,1")
    #expect(Array(try data(model).input(30)) == [0.5, 0.25, sineOf(1.5)])
  }

  @Test func `are undone and redone to the same screen`() throws {
    var model = try openModel(Self.xor)
    model.press("n n n")
    let before = model.workspace
    model.order("features x1, x2, x1*x2")
    let after = model.workspace
    model.press("u")
    #expect(model.workspace == before)
    model.press("U")
    #expect(model.workspace == after)
  }

  @Test func `are in the scene that is written out`() throws {
    var model = try openModel(Self.xor)
    for command in ["features x1^2, x2^2", "layers 2 4 1", "features x1, x2, x1*x2", "test 0.25", "features off"] {
      model.order(command)
      let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
      #expect(again.experiment == model.exportedScene.experiment, "\(command)")
    }
  }

  @Test func `say why not, and change nothing`() throws {
    var model = try openModel(Self.xor)
    for wrong in ["x3", "w1", "1/x1", "", "on"] {
      let before = model.workspace
      model.order("features \(wrong)")
      #expect(model.workspace == before, "\(wrong)")
      model.press("Esc")
    }
    model.order("features 1/x1")
    if case .palette(let palette) = model.overlay {
      #expect(palette.problem == .because(.dataRefused(.notFinite)))
    } else {
      Issue.record("refused, with its reason")
    }
    var parabola = Model("parabola")
    parabola.order("features x1")
    #expect(parabola.toast?.phrase == .noSamples)
  }
}
