import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Commands on the data` {
  private static let made = """
    network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 1, activation: sigmoid }] }
    data: { generator: xor }
    """
  private static let listed = """
    network: { inputs: 1, layers: [{ units: 1, activation: identity }] }
    data: { samples: [{ input: [1], target: [1] }, { input: [2], target: [2] }, { input: [3], target: [3] }] }
    """

  private func data(_ model: Model) throws -> Dataset { try #require(model.history.experiment.dataset) }

  @Test func `make other data, from step 0`() throws {
    var model = try openModel(Self.made)
    model.press("n n n")
    let start = model.history.experiment.firstParameters
    let before = model.workspace
    model.order("data moons")
    #expect(try data(model) == Generator.moons.dataset(samples: 200))
    #expect(model.cursor == .start && model.workspace.runs.count == 1)
    #expect(model.history.experiment.firstParameters == start)
    #expect(model.toast?.phrase == .dataSet("moons"))
    model.order("samples 30")
    model.order("noise 0.1")
    #expect(try data(model) == Generator.moons.dataset(samples: 30, noise: 0.1))
    model.order("test 0.3")
    #expect(try data(model) == Generator.moons.dataset(samples: 30, noise: 0.1).holdingOut(0.3, seed: 1))
    #expect(model.toast?.phrase == .testSet(0.3, held: 9, of: 30))
    model.order("data circle")
    #expect(try data(model) == Generator.circle.dataset(samples: 30, noise: 0.1).holdingOut(0.3, seed: 1))
    model.order("test 0")
    #expect(try data(model) == Generator.circle.dataset(samples: 30, noise: 0.1))
    for _ in 0..<6 { model.press("u") }
    #expect(model.workspace == before)
    model.press("U")
    #expect(try data(model) == Generator.moons.dataset(samples: 200))
  }

  @Test func `make data by a formula, of as many inputs as the scene has`() throws {
    var model = try openModel(Self.made)
    model.order("function x1*x2")
    let formula = try Formula("x1*x2", of: .inputs)
    #expect(try data(model) == FunctionData([formula], inputCount: 2).dataset)
    model.order("samples 9")
    #expect(try data(model) == FunctionData([formula], inputCount: 2, samples: 9).dataset)
    for wrong in ["function x3", "function w1", "function x1, x2", "function 1/0", "data sine", "noise -1", "test 1"] {
      let before = model.workspace
      model.order(wrong)
      #expect(model.workspace == before, "\(wrong)")
      #expect(model.open?.problem != nil, "\(wrong)")
      model.press("Esc")
    }
  }

  @Test func `keep what others change: settings, features`() throws {
    var model = try openModel(
      """
      network: { inputs: 3, layers: [{ units: 1, activation: sigmoid }] }
      data: { generator: xor, features: [x1, x2, "x1*x2"], test: { samples: [{ input: [1, 1], target: [0] }] } }
      """)
    model.order("learning-rate 3")
    model.order("data circle")
    let made = try data(model)
    // What was listed to try XOR on says nothing of circles.
    #expect(made.features?.names == ["x1", "x2", "x1*x2"] && made.heldOut == nil && made.count == 200)
    #expect(made.rawInputs == Generator.circle.dataset(samples: 200).inputs)
    #expect(model.rate == 3)
    model.press("u")
    model.order("samples 9")
    #expect(try data(model).heldOut?.choice == .given && data(model).count == 9)
  }

  @Test func `say why listed samples cannot be more or noisier, but can be held out`() throws {
    var model = try openModel(Self.listed)
    model.order("samples 9")
    #expect(model.toast?.phrase == .dataNotMade)
    model.press("Esc")
    model.order("test 0.4")
    #expect(try data(model).count == 2 && data(model).test?.count == 1)
    // A share of so few is another one: what there is is told.
    #expect(model.toast?.phrase.english == "1 of 3 samples held out, from step 0")
    var formula = Model("parabola")
    formula.order("data moons")
    #expect(formula.toast?.phrase == .noSamples)
  }

  @Test func `leave out data that the loss in force cannot take`() throws {
    var model = try openModel(Self.made + "\nloss: log-loss")
    let before = model.workspace
    model.order("function 3*x1")
    #expect(model.workspace == before && model.open?.problem != nil)
    // The reason is the first target that is out of reach, and not what the command takes.
    let made = FunctionData([try Formula("3*x1", of: .inputs)], inputCount: 2).dataset
    let first = try #require(made.targets.first { $0 < 0 || $0 > 1 })
    #expect(model.open?.problem == .because(.targetsOutsideUnit(first)))
    model.press("Esc")
    model.order("function x9")
    #expect(model.open?.problem == .refused("x9", takes: "x1*x2 · x1…x2"))
  }

  @Test func `are in the scene that is written out`() throws {
    var model = try openModel(Self.made)
    for command in ["data spiral", "samples 12", "test 0.25", "function x1 - x2"] {
      model.order(command)
      let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
      #expect(again.experiment == model.exportedScene.experiment, "\(command)")
      #expect(again.dataSource == model.workspace.scene.dataSource, "\(command)")
    }
  }

  @Test func `leave the panel its name`() throws {
    var model = try openModel(Self.made)
    model.press(":")
    model.type("data")
    #expect(model.open.flatMap { model.rows(of: $0).first }?.command == "panel data")
    model.press("Esc")
    let before = model.workspace
    for command in ["data", "function", "features", "samples", "noise", "test", "points"] {
      model.press(":")
      model.type(command + " ")
      model.press("Enter")
      #expect(model.workspace == before, "\(command)")
      model.press("Esc")
    }
  }
}

extension Model {
  fileprivate var open: CommandPalette? {
    if case .palette(let palette) = overlay { return palette }
    return nil
  }
}
