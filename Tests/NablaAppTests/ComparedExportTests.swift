// A comparison that was typed or begun by a key is in the scene that is saved.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaScreen

@Suite struct `A saved comparison` {
  @Test(arguments: [
    ("worked-example", "race 0.1 1 10"), ("hidden-layer", "race optimizer gradient-descent momentum adam"),
    ("spiral", "race initialization xavier he lecun"), ("overfitting", "race l2 0 0.01 0.1"),
    ("parabola", "race 0.1 0.5 0.9"), ("spiral", "race seed 1 2 3"), ("xor-line", "race loss mse mae"),
    ("hidden-layer", "race activation tanh relu"), ("spiral", "race batch 1 4 all"),
  ]) func `opens again with the same runs under the same names`(scene: String, command: String) throws {
    var model = Model(scene, columns: 120, rows: 40)
    if model.workspace.isRacing { model.press("M") }
    model.order(command)
    let written = SceneWriter.write(model.exportedScene)
    let again = try SceneReader.read(written, path: "own.yaml")
    var opened = Model(again, size: Size(columns: 120, rows: 40), isPlaying: false)
    let names = model.workspace.runs.map { $0.comparedName(in: .en, at: 0) }
    #expect(opened.workspace.isRacing, "\(written)")
    #expect(opened.workspace.runs.map { $0.comparedName(in: .en, at: 0) } == names, "\(written)")
    #expect(opened.workspace.current.name == model.workspace.current.name)
    model.press("] ] ]")
    opened.press("] ] ]")
    for (one, other) in zip(model.workspace.runs, opened.workspace.runs) {
      #expect(one.history.latest.cost == other.history.latest.cost, "\(one.name)")
      #expect(one.history.latest.state.parameters == other.history.latest.state.parameters, "\(one.name)")
    }
    #expect(again.panels.contains(.runs))
    // Saved once more it is the same.
    #expect(SceneWriter.write(opened.exportedScene).contains("runs:"))
  }

  @Test func `where a run cannot be said by a scene, the scene's own comparison stays`() throws {
    var model = Model("hidden-layer", columns: 120, rows: 40)
    model.order("race optimizer momentum adam")
    model.order("beta 0.5")
    let scene = model.exportedScene
    #expect(try SceneReader.read(SceneWriter.write(scene), path: "own.yaml").experiment == scene.experiment)
  }
}
