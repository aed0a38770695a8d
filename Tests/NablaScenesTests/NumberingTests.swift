// Scenes whose weights are numbered as a book numbers them.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A scene numbered by target` {
  /// The well-known step-by-step example of a network 2-2-2, with η 0.5 and half the squared error.
  static func example(_ numbering: String, _ start: String) -> String {
    """
    network: { inputs: 2, layers: [{ units: 2 }, { units: 2 }] }
    \(numbering)
    initialization: \(start)
    loss: half-mse
    data: { samples: [{ input: [0.05, 0.10], target: [0.01, 0.99] }] }
    training: { learning-rate: 0.5 }
    """
  }

  static let list =
    "{ scheme: given, weights: [.15, .20, .25, .30, .40, .45, .50, .55], biases: [.35, .35, .60, .60] }"
  static let matrices =
    "{ scheme: given, weights: [[[.15,.20],[.25,.30]],[[.40,.45],[.50,.55]]], biases: [[.35,.35],[.60,.60]] }"

  /// Mazur (2015), A Step by Step Backpropagation Example: E = 0.298371109, w5⁺ = 0.35891648, w1⁺ = 0.149780716, …
  @Test(arguments: [list, matrices]) func `has the numbers of the book's example`(start: String) throws {
    let scene = try readScene(Self.example("numbering: by-target", start))
    var history = History(scene.experiment)
    #expect(abs(history.step(at: 0).cost - 0.298371109) < 5e-10)
    history.advance()
    let after = history.state(at: 1).parameters
    let names = scene.experiment.names
    let book = [
      "w1": 0.149780716, "w2": 0.19956143, "w3": 0.24975114, "w4": 0.29950229, "w5": 0.35891648, "w6": 0.408666186,
      "w7": 0.511301270, "w8": 0.561370121,
    ]
    for (name, value) in book { #expect(abs(after[names.index(of: name)!] - value) < 6e-9, "\(name)") }
    expectRoundTrip(scene)
  }

  @Test func `takes matrices as they stand, whatever the numbering`() throws {
    let byTarget = try readScene(Self.example("numbering: by-target", Self.matrices))
    let bySource = try readScene(Self.example("numbering: by-source", Self.matrices))
    #expect(byTarget.experiment.firstParameters == bySource.experiment.firstParameters)
    #expect(byTarget.experiment.initialization == bySource.experiment.initialization)
    #expect(bySource == (try readScene(Self.example("", Self.matrices))))
    #expect(byTarget == (try readScene(Self.example("numbering: by-target", Self.list))))
    #expect(SceneWriter.write(byTarget).contains("numbering: by-target"))
    #expect(SceneWriter.write(byTarget).contains("[0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55]"))
    #expect(!SceneWriter.write(bySource).contains("numbering"))
  }

  /// Also what is compared begins with a list in the scene's order, with biases or without.
  @Test func `numbers the starts of its runs alike`() throws {
    let runs = """

      runs:
        - { initialization: { weights: [1, 2, 3, 4, 5, 6, 7, 8], biases: [0, 0, 0, 0] } }
        - { biases: false, initialization: { weights: [1, 2, 3, 4, 5, 6, 7, 8] } }
      """
    let scene = try readScene(Self.example("numbering: by-target", Self.list) + runs)
    for run in scene.runs {
      let experiment = run.experiment(from: scene.experiment)
      #expect(experiment.settings.network?.numbering == .byTarget)
      #expect(experiment.firstParameters.prefix(8) == [1, 3, 2, 4, 5, 7, 6, 8])
    }
    expectRoundTrip(scene)
  }

  @Test func `is told where the word is wrong, misplaced or without a network`() {
    expectProblems(
      Self.example("numbering: 1️⃣by-taget", Self.list), "unknown numbering 'by-taget' (did you mean 'by-target'?)")
    expectProblems(
      Self.example("numbering: 1️⃣rows", Self.list), "unknown numbering 'rows' (allowed: by-source, by-target)")
    expectProblems(
      Self.example("", Self.list).replacing("layers: [{", with: "1️⃣numbering: by-target, layers: [{"),
      "unknown key 'numbering' in network (it belongs in scene; allowed here: inputs, layers)")
    expectProblems(
      "1️⃣numbering: by-target\ncost: w1^2",
      "'numbering' cannot stand beside 'cost', which is a formula without network and samples")
    expectProblems(
      Self.example("numbering: by-target", "{ weights: 1️⃣[1, 2, 3], biases: 2️⃣[1] }"), "expected 8 weights, got 3",
      "expected 4 biases, got 1")
    expectProblems(
      Self.example("numbering: by-target\ncontour: { x: 1️⃣w9 }", Self.list),
      "contour x must be a parameter of this scene (w1…w8, b1…b4), not 'w9'")
  }
}
