import FaultTable
import NablaCore
import NablaLesson
import NablaScenes
import Testing

/// Expects that a scene written and read again is the same scene.
func expectRoundTrip(
  _ scene: Scene, files: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = SceneWriter.write(scene)
  do throws(SceneProblems) {
    let again = try SceneReader.read(Array(text.utf8), path: scene.name + ".yaml") { path throws(DataFileProblem) in
      guard let file = files[path] else { throw DataFileProblem(LocalizedText("no such file")) }
      return Array(file.utf8)
    }
    #expect(again == scene, "written as:\n\(text)", sourceLocation: sourceLocation)
    #expect(SceneWriter.write(again) == text, sourceLocation: sourceLocation)
  } catch {
    Issue.record("\(error.lines(in: .en))\n\(text)", sourceLocation: sourceLocation)
  }
}

@Suite struct `A scene that is written` {
  @Test func `is laid out for people`() throws {
    let scene = try readScene(`A scene that is right`.workedExample)
    #expect(
      SceneWriter.write(scene) == """
        title: { ko: "손으로 하는 역전파", en: "Backpropagation by hand" }
        lesson:
          - { ko: "하나", en: "One" }
          - "Both languages"
        question: { ko: "?", en: "Why?" }
        network:
          inputs: 2
          layers:
            - { units: 2, activation: sigmoid, bias: false }
            - { units: 1, activation: sigmoid, bias: false }
        initialization: { scheme: given, weights: [0.7, 0.3, 0.4, 0.6, 0.55, 0.45] }
        loss: mse
        data:
          samples:
            - { input: [0.5, 0.3], target: [1] }
        training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
        contour: { x: w5, y: w6, x-range: [-4, 4], y-range: [-4, 4] }
        panels: [network, contour, loss, derivation]
        runs:
          - { learning-rate: 0.1 }
          - { label: { ko: "너무 큼", en: "too large" }, learning-rate: 10 }

        """)
  }

  /// 1e-07 is a text to readers of YAML 1.1.
  @Test func `has a point in every number with a power of ten`() throws {
    var scene = try readScene(`A scene that is right`.workedExample)
    scene.experiment.settings.learningRate = 1e-7
    scene.contour?.xRange = -1.5e-20...3e22
    scene.runs = []
    let text = SceneWriter.write(scene)
    #expect(text.contains("learning-rate: 1.0e-07,") && text.contains("x-range: [-1.5e-20, 3.0e+22]"), "\(text)")
    expectRoundTrip(scene)
  }

  @Test func `keeps texts with everything in them`() throws {
    var scene = try readScene(goodNetwork)
    scene.title = LocalizedText(
      "\u{1B}[31m \u{202E}\u{FEFF}\u{85}\u{2028} \"a\" \\ \n\t'b': - # & * {} [] , % @ ` 🇰🇷👩‍👩‍👧 e\u{301}")
    scene.lesson = [LocalizedText(""), LocalizedText(String(repeating: "가 ", count: 3_000)), LocalizedText("null")]
    scene.question = LocalizedText(ko: "~", en: "1:30")
    scene.answer = LocalizedText("\u{FFFE}\u{10FFFF}\u{0}\u{7F}")
    scene.reveal = .change(999_999)
    scene.guess = SceneGuess("cost")
    expectRoundTrip(scene)
    scene.reveal = .change(
      7,
      wanted: [
        WantedChange("activation", .word("relu")), WantedChange("w1", .below(-1e-7)), WantedChange("b1", .other),
      ])
    scene.notes = [LocalizedText("- # 1"), LocalizedText(ko: "", en: "{ ko: a }")]
    expectRoundTrip(scene)
  }

  @Test(.fault("E9"), arguments: UInt64(1)...300) func `is read again as itself, whatever it is`(_ seed: UInt64) {
    var random = RandomSource(seed: seed, stream: 77)
    expectRoundTrip(randomScene(&random))
  }
}

// MARK: Random scenes

private func randomScene(_ random: inout RandomSource) -> Scene {
  let name = "random"
  let isFormula = Int.random(in: 0..<4, using: &random) == 0
  var dataSource: DataSource?
  let subject: Subject
  var settings: Settings
  let names: ParameterNames
  if !isFormula, Int.random(in: 0..<4, using: &random) == 0 {
    let made = randomFunctions(&random)
    dataSource = .function(made)
    subject = .samples(made.dataset)
    settings = Settings(
      network: randomNetwork(inputs: made.inputCount, outputs: made.functions.count, &random), loss: .mae)
    names = settings.network!.names
  } else if isFormula {
    let formula = try! Formula(["w1^2", "w1*w2 + sin(w3)", "exp(-w1) − 2·w2"].randomElement(using: &random)!)
    subject = .formula(formula)
    settings = Settings(network: nil)
    names = ParameterNames(weightCount: formula.parameterCount, biasCount: 0)
  } else {
    let generator = Generator.allCases.randomElement(using: &random)!
    let network = randomNetwork(inputs: generator.inputCount, outputs: generator.targetCount, &random)
    let count = Int.random(in: 1...9, using: &random)
    let noise = [0, 0.1, 1e-7].randomElement(using: &random)!
    let dataset = generator.dataset(samples: count, noise: noise, seed: 3)
    dataSource =
      Bool.random(using: &random) ? .samples : .generator(generator, samples: count, noise: noise, seed: 3)
    subject = .samples(dataset)
    settings = Settings(
      network: network, loss: Bool.random(using: &random) ? .mse : .mae,
      batch: Bool.random(using: &random) ? .all : .size(Int.random(in: 1...20, using: &random)),
      order: SampleOrder.allCases.randomElement(using: &random)!)
    names = network.names
  }
  settings.learningRate = [0.1, 1e-12, 1e6, 1 / 3, .leastNonzeroMagnitude].randomElement(using: &random)!
  let beta = [0.9, 0, 0.5, 0.999].randomElement(using: &random)!
  let epsilon = [1e-8, 1, 1e-300, 0.003].randomElement(using: &random)!
  settings.optimizer =
    [
      .gradientDescent, .momentum(Momentum(beta: beta)), .nesterov(Nesterov(beta: beta)),
      .adagrad(AdaGrad(epsilon: epsilon)), .rmsprop(RMSProp(rho: beta, epsilon: epsilon)),
      .adam(Adam(beta1: beta, beta2: beta, epsilon: epsilon)),
    ].randomElement(using: &random)!
  let experiment = Experiment(
    subject: subject, initialization: randomStart(names, &random), settings: settings,
    targetCost: [nil, 0, -1.5, 1e300].randomElement(using: &random)!)
  let runs = (0..<Int.random(in: 0...3, using: &random)).map { _ in
    RunVariant(
      label: Bool.random(using: &random) ? LocalizedText(ko: "가", en: "a, b: c") : nil, learningRate: 0.25,
      optimizer: [nil, .adam, .momentum].randomElement(using: &random)!,
      activation: isFormula ? nil : [nil, .elu, .leakyRelu].randomElement(using: &random)!,
      initialization: Bool.random(using: &random) ? nil : randomStart(names, &random))
  }
  return Scene(
    name: name, title: [LocalizedText(name), LocalizedText(ko: "제목", en: "Title")].randomElement(using: &random)!,
    lesson: (0..<Int.random(in: 0...2, using: &random)).map { LocalizedText("text \($0)") }, experiment: experiment,
    dataSource: dataSource,
    contour: Bool.random(using: &random)
      ? nil
      : SceneContour(
        x: names.name(at: 0), xRange: -1e-9...1 / 3, sameScale: Bool.random(using: &random),
        view: ([nil] + LandscapeView.allCases).randomElement(using: &random)!),
    panels: Array(Panel.allCases.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))), runs: runs)
}

private func randomFunctions(_ random: inout RandomSource) -> FunctionData {
  let texts = ["sin(3*x1)", "0.5", "x1*x2 − exp(-x3)", "x12^2"].shuffled(using: &random).prefix(2)
  let formulas = texts.map { try! Formula($0, of: .inputs) }
  return FunctionData(
    formulas, inputCount: max(1, formulas.map(\.parameterCount).max()!), range: -1e-7...Double.random(in: 1...9),
    samples: Int.random(in: 1...9, using: &random), noise: [0, 0.1].randomElement(using: &random)!,
    seed: random.next() >> 1)
}

private func randomNetwork(inputs: Int, outputs: Int, _ random: inout RandomSource) -> Network {
  var width = inputs
  var layers: [Layer] = []
  for _ in 0..<Int.random(in: 0...3, using: &random) {
    let isResidual = Int.random(in: 0..<3, using: &random) == 0
    let units = isResidual ? width : Int.random(in: 1...5, using: &random)
    layers.append(
      Layer(
        inputs: width, units: units, activation: Activation.elementwise.randomElement(using: &random)!,
        hasBias: Bool.random(using: &random), isResidual: isResidual))
    width = units
  }
  return Network(
    inputs: inputs, layers: layers + [Layer(inputs: width, units: outputs, activation: .sigmoid, hasBias: true)],
    numbering: Numbering.allCases.randomElement(using: &random)!)
}

private func randomStart(_ names: ParameterNames, _ random: inout RandomSource) -> Initialization {
  let seed = random.next() >> 1
  let values = (0..<names.count).map { _ in random.normal() * 1e-5 }
  let weights = Array(values.prefix(names.weightCount))
  let drawsBiases = Bool.random(using: &random)
  let schemes: [Initialization] = [
    Initialization(.given(weights: weights, biases: []), seed: seed),
    Initialization(.given(weights: weights, biases: Array(values.dropFirst(names.weightCount))), seed: seed),
    Initialization(.zeros), Initialization(.constant(random.normal()), seed: seed),
    Initialization(.uniform(scale: 0.1), seed: seed, drawsBiases: drawsBiases),
    Initialization(.normal(scale: 1e100), seed: seed, drawsBiases: drawsBiases),
    Initialization(.xavier, seed: seed, drawsBiases: drawsBiases), Initialization(.he, seed: seed),
    Initialization(.lecun, seed: 0),
  ]
  return schemes.randomElement(using: &random)!
}
