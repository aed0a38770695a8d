// What a scene's answer states is to be read at the step that reveals it, on a screen of 80 × 24.

import NablaCanvas
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen

/// A scene, the keys that its answer, lesson or notes name, and what is on the screen then.
private struct Answer: Sendable, CustomTestStringConvertible {
  let scene: String
  let keys: String
  let figures: [String]

  init(_ scene: String, _ keys: String, _ figures: String...) {
    self.scene = scene
    self.keys = keys
    self.figures = figures
  }

  var testDescription: String { "\(scene) \(keys)" }
}

private let answers: [Answer] = [
  Answer("neuron", "", "-5.042", "+2.405", "0.0057"),
  Answer("neuron", "r e - 5 Enter Down e 2 . 5 Enter", "0.0058"),
  Answer("by-hand", "r } } } } } } } } } }", "0.0054"),
  Answer("by-hand", "r e 1 . 5 Enter Down e - 1 . 5 Enter", "7.279e-6"),
  Answer("bias", "", "0.9610", "0.0768"),
  Answer("bias-reach", "r } } } } } }", "0.2310"),
  Answer("bias-reach", "3 Up Enter + r } } } } } }", "η 5", "0.2310"),
  Answer("perceptron", "", "+2.000", "+1.000", "-3.000", "4/4 right"),
  Answer("xor-line", "", "-1.000", "+0.000", "2/4 right"),
  Answer("xor-line", "[ [ [ [", "-1.000", "2/4 right"),
  Answer("xor-line", "r 1 e 1 Enter Down e 1 Enter Down e - 1 Enter", "3/4 right"),
  Answer("parabola", "m [", "0.0000", "25.0000", "16.0000", "36.0000"),
  Answer("parabola", "m", "0.0000", "25.0000", "10.2400", "51.8400"),
  Answer("parabola", "m M + + r ]", "η 0.5", "+2.0000"),
  Answer("flat-spot", "", "-0.1115", "-0.0155", "0.3000"),
  Answer("mse-mae", "", "0.3275"),
  Answer("mae-steps", "[", "+1.2000"),
  Answer("mae-steps", "", "+0.9000"),
  Answer("mae-steps", "- ]", "η 0.2", "+1.1000", "0.1000"),
  Answer("mae-steps", "- ] ]", "+0.9000", "0.1000"),
  Answer("log-loss", "", "+0.1228", "0.2951"),
  Answer("log-loss", "[ [ [ [ [ [ [", "+0.2962"),
  Answer("log-loss", "Home", "+0.0347"),
  Answer("two-rules", "r Enter", "-0.254792"),
  Answer("two-rules", "f f r", "-0.5236"),
  Answer("cost-surface", "r e - 7 Enter Down e 7 Enter } } } } } }", "0.6954"),
  Answer("valley", "", "0.8378"),
  Answer("valley", "r ] Down", "+3.2000"),
  Answer("valley", "r e 0 Enter Down e 5 Enter", "C  10.0000"),
  // The lesson's two moves, one after the other: the second from where the first left the selection.
  Answer("valley", "r Up e - 1 . 6 Enter Down e 3 . 1 Enter", "C   7.0100"),
  Answer("valley", "r Up e - 1 . 6 Enter Down e 3 . 1 Enter r Up e - 1 . 9 Enter Down e 2 . 6 Enter", "C  10.1000"),
  Answer("valley", "r", "+0.4000"),
  Answer("round-valley", "+ + r ]", "+1.0000", "C   0.0000"),
  Answer("taylor", "+ + + r", "-0.1598", "-0.1194", "0.747"),
  Answer("taylor", "+ + + + r ] ]", "η 20", "ratio -0.018"),
  Answer("worked-example", "", "+0.6498"),
  Answer("worked-example", "r Enter", "-0.7086 × 0.2288 × 0.6154"),
  Answer("worked-example", "r Up Up Up Up Enter j j e 0 . 6 4 9 8 Enter", "-0.012465"),
  Answer("worked-example", "r e 0 . 6 4 9 8 Enter Up Up Up Up", "-0.0118"),
  Answer("loudest-input", "r Enter", "-0.0002338"),
  Answer("loudest-input", "r Down Down Down Enter", "-0.00494"),
  Answer("backprop-cost", "", "378,261,600,000,000", "0.0025%", "13.0%", "972", "126"),
  Answer("zig-zag", "", "all equal"),
  Answer("symmetry", "", "=(h1)", "=(h2)", "0.4784"),
  Answer("equal-weights", "Right", "0.6146"),
  Answer("equal-weights", "Right n", "0.5038"),
  Answer("learning-rates", "", "0.0303", "995.6995"),
  Answer("local-minima", "", "0.1192", "0.0946"),
  Answer("two-valleys", "r } } } }", "0.3870", "1.5856"),
  Answer("two-valleys", "r e 0 . 2 Enter } } } }", "+1.7080"),
  Answer("momentum", "", "0.0013", "0.0026", "0.1531"),
  Answer("output-range", "", "1.0371"),
  Answer("output-range", ": a c t i v a t i o n Space i d e n t i t y Enter r ] ] ] ] ]", "+1.97"),
  Answer("three-to-two", "r", "(4×3)(3×2) + (1×2) → (4×2)"),
  Answer("hidden-layer", "r } } } }", "0.0703"),
  Answer("hidden-layer", "a r } }", "0.0872"),
  Answer("hidden-layer", "A A A r } } } }", "0.6931", "0.4998"),
  Answer("vanishing", "", "0.0179", "+1.0000"),
  Answer("vanishing", "Home", "7.3e-6", "0.869"),
  Answer("residual", "", "+0.2482"),
  Answer("residual", "r", "0.282", "0.721"),
  Answer("spiral", "", "126/200"),
  Answer("digits", "1 z", "281/300", "8 and 9, 6 times"),
]

@Suite struct `What an answer states` {
  @Test(arguments: answers) fileprivate func `is on the screen at its step`(answer: Answer) {
    var model = Model(answer.scene, columns: 80, rows: 24)
    let step = scene(answer.scene).revealStep
    for _ in 0..<step / 10 { model.press("}") }
    for _ in 0..<step % 10 { model.press("]") }
    #expect(model.workspace.cursor.step == step)
    model.press(answer.keys)
    let text = model.draw().text
    for figure in answer.figures { #expect(text.contains(figure), "\(figure) in:\n\(text)") }
  }

  /// The first page and the question, as they wait for a guess; the worked example opens on its network and its sums.
  @Test(arguments: SceneLibrary.names.filter { $0 != "worked-example" }, Language.allCases)
  func `is asked for beside the first page`(name: String, language: Language) {
    let text = Model(name, columns: 80, rows: 24, language: language).draw().text
    #expect(text.contains(language == .ko ? "│ 질문" : "│ Question"), "\(text)")
  }
}
