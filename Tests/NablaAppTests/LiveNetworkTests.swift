// Another network for the scene on screen: activations layer by layer, biases, bypasses, and going on from here.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaExports
@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// A network of three layers, whose losses take any outputs.
private let deep = """
  network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 3, activation: tanh }, { units: 1, activation: sigmoid }] }
  data: { generator: xor }
  initialization: { scheme: uniform, seed: 5, biases: true }
  """

/// Two outputs, for a softmax.
private let wide = """
  network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 2, activation: sigmoid }] }
  data: { samples: [{ input: [1, 2], target: [1, 0] }, { input: [2, -1], target: [0, 1] }] }
  """

extension Model {
  fileprivate var network: Network { settingsInForce.network! }
  fileprivate var activations: [Activation] { network.layers.map(\.activation) }

  /// The values by what they connect: layer, from, to; a bias comes from −1. Worked out from the sizes alone: all
  /// weights, then all biases, source by source.
  fileprivate var connections: [[Int]: Double] {
    let network = situation.network!
    var values: [[Int]: Double] = [:]
    var place = 0
    for (number, layer) in network.layers.enumerated() {
      for from in 0..<layer.inputs {
        for to in 0..<layer.units {
          values[[number, from, to]] = situation.parameters[place]
          place += 1
        }
      }
    }
    for (number, layer) in network.layers.enumerated() where layer.hasBias {
      for to in 0..<layer.units {
        values[[number, -1, to]] = situation.parameters[place]
        place += 1
      }
    }
    return values
  }
}

@Suite struct `The activation of one layer` {
  @Test func `acts from the next step on, and is told everywhere`() throws {
    var model = try openModel(deep)
    model.press("] ] Right")
    let before = model.workspace
    model.order("activation 2 relu")
    #expect(model.activations == [.tanh, .relu, .sigmoid])
    #expect(model.situation.network?.layers[1].activation == .tanh)
    let phrase = Phrase.layerActivationSet(.layer(1), .relu)
    #expect(model.toast?.phrase == .fromStep(phrase, 3))
    #expect(Timeline(model).entries.contains { $0.kind == .change(phrase) })
    _ = model.update(.resized(Size(columns: 200, rows: 50)))
    #expect(model.draw().text.contains("tanh → tanh·relu·sigmoid"))
    model.press("]")
    #expect(model.draw().text.contains("tanh·relu·sigmoid") && model.situation.network?.layers[1].activation == .relu)
    // Every layer's own neurons do what they say.
    let passes = try #require(model.situation.passes)
    for layer in 0..<3 {
      let z = passes.weightedInput(layer: layer, unit: 0, sample: 1)
      #expect(passes.activation(layer: layer, unit: 0, sample: 1) == model.activations[layer].value(at: z))
    }
    let command = model.reproducingCommand
    #expect(command.words.contains("3:activation=2:relu"), "\(command.words)")
    model.press("u")
    #expect(model.workspace.history == before.history)
    model.press("U")
    #expect(model.activations == [.tanh, .relu, .sigmoid])
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(again.experiment.settings.network == model.network)
  }

  @Test func `is typed by number or word, in both languages`() throws {
    for (text, expected) in [
      ("activation 1 sine", [Activation.sine, .tanh, .sigmoid]), ("activation 3 identity", [.tanh, .tanh, .identity]),
      ("activation output identity", [.tanh, .tanh, .identity]), ("활성화 출력 identity", [.tanh, .tanh, .identity]),
      ("activation 2:elu", [.tanh, .elu, .sigmoid]), ("activation relu", [.relu, .relu, .sigmoid]),
    ] {
      var model = try openModel(deep)
      model.order(text)
      #expect(model.activations == expected, "\(text)")
    }
    var single = Model("neuron")
    single.order("activation output tanh")
    #expect(single.activations == [.tanh] && single.toast?.phrase == .activationSet(.tanh))
    var two = Model("worked-example")
    two.order("activation 2 tanh")
    #expect(two.activations == [.sigmoid, .tanh] && two.toast?.phrase == .layerActivationSet(.output, .tanh))
  }

  @Test func `can be softmax at two outputs or more only`() throws {
    var model = try openModel(wide)
    model.order("activation 1 softmax")
    #expect(model.toast?.phrase == .softmaxOnlyAtOutput && model.activations == [.tanh, .sigmoid])
    model.press("Esc")
    model.order("activation output softmax")
    #expect(model.activations == [.tanh, .softmax])
    model.order("loss cross-entropy")
    model.order("activation output tanh")
    #expect(model.toast?.phrase == .activationFixedByLoss(.crossEntropy))
    model.press("Esc")
    model.order("activation 3 tanh")
    #expect(model.toast?.phrase == .noLayer(3, last: 2))
    var one = try openModel(deep)
    one.order("activation output softmax")
    #expect(one.toast?.phrase == .softmaxNeedsSeveral)
  }

  @Test func `leaves out of the written scene what it compares and can no longer compare`() throws {
    var model = Model("three-classes")
    #expect(model.exportedScene.runs.map(\.loss) == [.crossEntropy, .mse])
    model.order("loss mse")
    model.order("activation output tanh")
    #expect(model.exportedScene.runs.map(\.loss) == [.mse])
    let again = try SceneReader.read(SceneWriter.write(model.exportedScene), path: "own.yaml")
    #expect(again.experiment.settings.network == model.network)
  }

  /// The scene's perceptron rule is nothing for a hidden layer, which the optimizer in force can have.
  @Test func `a hidden layer comes where the scene itself could have none`() {
    var model = Model("perceptron")
    model.order("layers 2 3 1")
    #expect(model.isPaletteOpen && model.network.sizes == [2, 1])
    model.press("Esc")
    model.order("optimizer gradient-descent")
    model.order("layers 2 3 1")
    model.press("] ] m")
    #expect(model.network.sizes == [2, 3, 1])
  }

  @Test func `goes round by key, in the layer that the selected parameter enters`() throws {
    var model = try openModel(deep)
    model.order("select w10")
    model.press("&")
    #expect(model.activations == [.tanh, .relu, .sigmoid])
    model.press("Backspace")
    #expect(model.activations == [.tanh, .tanh, .sigmoid])
    model.order("select b7")
    var seen: [Activation] = []
    for _ in 0..<Activation.elementwise.count {
      model.press("&")
      seen.append(model.activations[2])
      #expect(model.activations.prefix(2) == [.tanh, .tanh])
    }
    // All of them but softmax, which a single output cannot have.
    #expect(Set(seen) == Set(Activation.elementwise) && seen.last == .sigmoid)
    var two = try openModel(wide)
    two.order("select w7")
    let all = (0..<Activation.allCases.count).map { _ in
      two.press("&")
      return two.activations[1]
    }
    #expect(Set(all) == Set(Activation.allCases))
    var fixed = Model("hidden-layer")
    fixed.order("select w5")
    fixed.press("&")
    #expect(fixed.toast?.phrase == .activationFixedByLoss(.logLoss))
    var formula = Model("parabola")
    formula.press("&")
    #expect(formula.toast?.phrase == .noNetwork)
  }
}

@Suite struct `Biases and bypasses` {
  @Test func `come and go layer by layer, and all else stays`() throws {
    var model = try openModel(deep)
    let start = model.connections
    model.order("bias 2 off")
    #expect(model.network.layers.map(\.hasBias) == [true, false, true])
    #expect(model.connections == start.filter { !($0.key[0] == 1 && $0.key[1] < 0) })
    #expect(model.toast?.phrase == .layersSet("2-3-3:no-bias-1"))
    model.order("bias off")
    #expect(model.connections == start.filter { $0.key[1] >= 0 })
    model.order("bias output on")
    // The scene draws biases, so this one is drawn.
    #expect(model.connections.filter { $0.key[1] >= 0 } == start.filter { $0.key[1] >= 0 })
    #expect(model.connections[[2, -1, 0]].map { $0 != 0 } == true)
    model.press("u u u")
    #expect(model.connections == start)
    var plain = Model("worked-example")
    plain.order("편향 on")
    #expect(plain.connections.filter { $0.key[1] < 0 }.values.allSatisfy { $0 == 0 } && plain.names.biasCount == 3)
  }

  @Test func `a bypass changes no parameter but what the layer gives`() throws {
    var model = try openModel(deep)
    let start = model.connections
    model.order("우회 2 on")
    #expect(model.network.layers.map(\.isResidual) == [false, true, false] && model.connections == start)
    #expect(model.history.experiment.initialization.name == .uniform)
    let passes = try #require(model.situation.passes)
    let z = passes.weightedInput(layer: 1, unit: 2, sample: 1)
    let passed = passes.activation(layer: 0, unit: 2, sample: 1)
    #expect(passes.activation(layer: 1, unit: 2, sample: 1) == Activation.tanh.value(at: z) + passed)
    model.order("bypass off")
    #expect(!model.network.layers.contains { $0.isResidual })
    model.order("bypass on")
    #expect(model.network.layers.map(\.isResidual) == [false, true, false])
    for (text, reason) in [
      ("bypass 1 on", Phrase.bypassNeedsEqualSizes(layer: 1, inputs: 2, units: 3)),
      ("bias 4 off", .noLayer(4, last: 3)),
      ("layers 3 4 1", .layersKeepEnds(inputs: 2, outputs: 1)),
      ("layers 2 4:bypass 1", .bypassNeedsEqualSizes(layer: 1, inputs: 2, units: 4)),
      ("layers 2 4000 1", .largestNetwork),
      ("layers 2 4:softmax 1", .softmaxOnlyAtOutput),
    ] {
      let before = model.workspace
      model.order(text)
      #expect(model.toast?.phrase == reason && model.workspace == before, "\(text)")
      model.press("Esc")
    }
    var without = Model("worked-example")
    without.order("layers 2 3 1")
    without.order("bypass on")
    #expect(without.toast?.phrase == .noLayerForBypass)
    var formula = Model("parabola")
    for command in ["bias off", "bypass on"] {
      formula.order(command)
      #expect(formula.toast?.phrase == .noNetwork)
      formula.press("Esc")
    }
  }

  @Test func `offer each layer the other of on and off`() throws {
    var model = try openModel(deep)
    model.press(":")
    model.type("bypass ")
    guard case .palette(let palette) = model.overlay else {
      Issue.record("no palette")
      return
    }
    let rows = model.rows(of: palette)
    #expect(rows.map(\.command) == ["bypass off", "bypass 1 on", "bypass 2 on", "bypass 3 on", "bypass on"])
    #expect(rows.map { $0.reason == nil } == [true, false, true, false, true])
    #expect(rows.map(\.isPresent) == [true, false, false, false, false])
  }

  /// The same network written by hand, with the values that the screen shows: every step to the last bit.
  @Test(arguments: [
    ["bias 1 off", "bypass 2 on", "activation 2 relu", "activation output identity"],
    ["layers 2 3:sine:no-bias 3:leaky-relu:bypass 1:identity"], ["layers here 2 3 1", "bias off"],
  ])
  func `step as a scene written by hand does`(_ orders: [String]) throws {
    var model = try openModel(deep)
    model.press("] ]")
    for order in orders { model.order(order) }
    model.press("Home")
    let network = model.network
    let values = model.connections
    let layers = network.layers.map {
      "{ units: \($0.units), activation: \($0.activation.rawValue), bias: \($0.hasBias), residual: \($0.isResidual) }"
    }
    func list(_ pick: (Layer, Int) -> [Double]) -> String {
      network.layers.enumerated().flatMap { pick($1, $0) }.map { "\($0)" }.joined(separator: ", ")
    }
    let weights = list { layer, number -> [Double] in
      (0..<layer.inputs).flatMap { from in (0..<layer.units).map { values[[number, from, $0]]! } }
    }
    let biases = list { layer, number -> [Double] in
      guard layer.hasBias else { return [] }
      return (0..<layer.units).map { values[[number, -1, $0]]! }
    }
    var hand = try openModel(
      """
      network: { inputs: 2, layers: [\(layers.joined(separator: ", "))] }
      data: { generator: xor }
      initialization: { weights: [\(weights)]\(biases.isEmpty ? "" : ", biases: [\(biases)]"), seed: 5 }
      """)
    for _ in 0..<40 {
      model.press("]")
      hand.press("]")
      #expect(model.situation.parameters == hand.situation.parameters && model.cost == hand.cost)
    }
  }
}

@Suite struct `Another network from here` {
  @Test func `begins with the values on screen`() throws {
    var model = try openModel(deep)
    model.press("] ] ] Right Right")
    let here = model.connections
    model.order("layers here 2 3 4 1")
    #expect(model.toast?.phrase == .layersSetHere("2-3-4-1", step: 3) && model.cursor == .start)
    let now = model.connections
    for (key, value) in here where key[0] < 2 { #expect(now[key] == value) }
    #expect(now[[2, 2, 0]] == here[[2, 2, 0]])
    // What is new is drawn as at the start of such a network.
    let drawn = Initialization(.uniform(scale: 1), seed: 5, drawsBiases: true).parameters(for: model.network)
    let index = try #require(model.network.index(of: .weight(layer: 1, to: 3, from: 0)))
    #expect(now[[1, 0, 3]] == drawn[index])
    model.order("layers 2 3 3 1")
    model.order("bias here 1 off")
    #expect(model.connections[[1, -1, 2]] == here[[1, -1, 2]])
    model.press("u u u")
    #expect(model.connections == here && model.cursor.step == 3)
  }

  @Test func `draws what is new as the scene draws, however often`() throws {
    var model = try openModel(deep)
    model.order("select w1")
    for count in 4...6 {
      model.press("*")
      let drawn = Initialization(.uniform(scale: 1), seed: 5, drawsBiases: true).parameters(for: model.network)
      let fresh = [
        Parameter.weight(layer: 0, to: count - 1, from: 1), .weight(layer: 1, to: 2, from: count - 1),
        .bias(layer: 0, of: count - 1),
      ].compactMap { model.network.index(of: $0) }
      #expect(fresh.count == 3 && fresh.allSatisfy { model.situation.parameters[$0] == drawn[$0] }, "\(count)")
    }
  }

  @Test func `may be the same network, which begins again where it is`() throws {
    var model = try openModel(deep)
    model.press("] ] ]")
    let here = model.situation.parameters
    model.order("층 여기서 2 3 3 1")
    #expect(model.cursor == .start && model.situation.parameters == here)
    model.press("u")
    #expect(model.cursor.step == 3)
  }
}
