import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The activation curve` {
  /// Course row 2: a sigmoid neuron, w = 5, x = −1.2, −1, −0.8.
  private func bias(_ layer: String, biases: String) -> String {
    """
    network:
      inputs: 1
      layers: [{ units: 1, activation: \(layer) }]
    initialization: { scheme: given, weights: [5]\(biases) }
    loss: mse
    data:
      samples:
        - { input: [-1.2], target: [1] }
        - { input: [-1], target: [1] }
        - { input: [-0.8], target: [1] }
    training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
    """
  }

  /// XOR with a hidden layer whose weights are given.
  private func xor(_ activation: String, weights: String, biases: String) -> String {
    """
    network:
      inputs: 2
      layers: [{ units: 2, activation: \(activation) }, { units: 1, activation: sigmoid }]
    initialization: { scheme: given, weights: [\(weights)], biases: [\(biases)] }
    loss: mse
    data: { generator: xor }
    training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
    """
  }

  @Test func `z, a and slope of the shown sample, and the mean slope of all`() throws {
    var model = try Model(yaml: bias("sigmoid", biases: ", biases: [5]"), panel: .activation)
    // σ(−1) = 0.268941, σ(0) = ½ and σ′ = σ(1 − σ).
    #expect(model.saying().contains("z(o1) = -1.0000 f(z) = +0.2689 f′(z) = +0.1966"))
    #expect(model.saying().contains("mean f′(z) of 3 samples = 0.2144"))
    model.press("n")
    #expect(model.saying().contains("z(o1) = +0.0000 f(z) = +0.5000 f′(z) = +0.2500"))
  }

  @Test func `the bias shifts the curve over x by -b over w`() throws {
    var model = try Model(yaml: bias("sigmoid", biases: ", biases: [5]"), panel: .activation)
    #expect(model.saying().contains("b1 shifts the curve over x by -b1/w1 = -1.0000"))
    #expect(model.saying().contains("without b"))
    var none = try Model(
      yaml: bias("sigmoid, bias: false", biases: ""), panel: .activation)
    let text = none.saying()
    #expect(text.contains("No bias") && !text.contains("without b"))
    // course-settings.md: slopes .0025 .0067 .0177.
    #expect(text.contains("= 0.0089") && text.contains("1 of 3 samples lie on the flat part"))
  }

  @Test func `the shown sample's mark moves to the right as its z grows, and up as its a does`() throws {
    var model = try Model(yaml: bias("sigmoid", biases: ", biases: [5]"), panel: .activation, columns: 70, rows: 20)
    var last: Point?
    for _ in 0..<3 {
      let frame = model.picture()
      // The mark below the picture names it.
      let mark = places(of: "◉", in: frame)[0]
      if let last { #expect(mark.x > last.x && mark.y < last.y) }
      last = mark
      model.press("n")
    }
    #expect(places(of: "•", in: model.picture()).count >= 2)
  }

  @Test func `a saturated and a dead neuron are called so`() throws {
    var saturated = try Model(yaml: bias("sigmoid", biases: ", biases: [40]"), panel: .activation)
    #expect(saturated.saying().contains("Saturated: all 3 samples"))
    var dead = try Model(yaml: bias("relu", biases: ", biases: [0]"), panel: .activation)
    #expect(dead.saying().contains("Dead: the slope is 0 for all 3 samples"))
    var alive = try Model(yaml: bias("relu", biases: ", biases: [5]"), panel: .activation)
    #expect(!alive.saying().contains("Dead"))
    var step = try Model("perceptron", language: .en)
    step.begin(at: 0, panel: .activation)
    #expect(step.saying().contains("The step's slope is 0 everywhere"))
  }

  /// Course row 13.
  @Test func `equal neurons are named, and stay equal; a flipped sign sets them apart`() throws {
    let twins = xor("tanh", weights: "0.5, 0.5, 0.25, 0.25, 0.75, 0.75", biases: "0, 0, 0")
    var model = try Model(yaml: twins, panel: .activation)
    #expect(model.saying().contains("h1 = h2: all that enters and leaves is equal; equal slopes too"))
    model.press("} }")
    #expect(model.saying().contains("h1 = h2"))
    let flipped = xor("tanh", weights: "0.5, 0.5, 0.25, 0.25, 0.75, -0.75", biases: "0, 0, 0")
    var other = try Model(yaml: flipped, panel: .activation)
    #expect(!other.saying().contains("h1 = h2"))
  }

  @Test func `the graph marks equal, saturated and dead neurons and says what the signs mean`() throws {
    let twins = xor("tanh", weights: "0.5, 0.5, 0.25, 0.25, 0.75, 0.75", biases: "0, 0, 9")
    var model = try Model(yaml: twins, panel: .network)
    let text = model.picture().text
    #expect(text.contains("=(h1)") && text.contains("=(h2)") && text.contains("(o1)~"))
    #expect(text.contains("= equal") && text.contains("~ saturated"))
    let dead = xor("relu", weights: "-1, 1, -1, 1, 0.75, 0.75", biases: "-1, 0, 0")
    var other = try Model(yaml: dead, panel: .network)
    let signs = other.picture().text
    #expect(signs.contains("(h1)✕") && signs.contains("✕ dead"))
    #expect(!signs.contains("(h2)✕") && !signs.contains("=(h"))
  }

  @Test func `neurons that the forward pass has not reached are dim`() throws {
    var model = Model("worked-example", columns: 100, rows: 30)
    model.begin(at: 0, panel: .network)
    func role(_ model: inout Model) -> Role {
      let frame = model.picture()
      let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
      let y = rows.firstIndex { $0.contains("(o1)") }!
      let x = (0..<frame.size.columns).first { frame[$0, y].glyph == "o" && frame[$0 + 1, y].glyph == "1" }!
      return frame[x, y].style.foreground
    }
    #expect(role(&model) == .dim)
    model.press("Right Right")
    #expect(role(&model) == .forward)
    model.press("Right Right")
    #expect(role(&model) != .dim)
  }

  @Test func `it is sound at all sizes`() throws {
    try expectSoundFrames(bias("sigmoid", biases: ", biases: [5]"), panel: .activation)
    let twins = xor("relu", weights: "0.5, 0.5, 0.25, 0.25, 0.75, 0.75", biases: "0, 0, 9")
    try expectSoundFrames(twins, panel: .activation)
    try expectSoundFrames(twins, panel: .network)
    // Numbers beyond all measure.
    let wild = xor("identity", weights: "1e300, 1e300, 1e-300, 0, 1e308, 1", biases: "0, 0, 0")
    try expectSoundFrames(wild, panel: .activation, keys: "j j j j")
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        .slopeMean(1, "0.1"), .slopeMean(3, "0.1"), .saturated(1), .saturated(4), .dead(1), .dead(4),
        .flat(1, of: 3), .stepSlope, .biasMoves(name: "b1", weight: "w1", shift: "+0.5"),
        .biasAdds(name: "b1", value: "+0.5"), .noBias, .twins("h1 = h2", stayEqual: true),
        .twins("h1 = h2", stayEqual: false), .tangent, .withoutBias, .residual, .equalMark, .saturatedMark, .deadMark,
        .bypass,
        .saturatedShort, .deadShort, .stepShort, .flatShort(1, of: 3), .twinsShort("h1 = h2", stayEqual: true),
        .twinsShort("h1 = h2", stayEqual: false),
      ] as [NeuronLabel], file: "NeuronLabel.swift")
  }
}
