import FaultTable
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A scene that is right` {
  static let workedExample = """
    title: { ko: 손으로 하는 역전파, en: Backpropagation by hand }
    lesson:
      - { ko: "하나", en: "One" }
      - Both languages
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
      - { learning-rate: 10, label: { ko: 너무 큼, en: too large } }
    """

  @Test func `the contract's example is read as it is meant`() throws {
    let scene = try readScene(Self.workedExample)
    #expect(scene.name == "test")
    #expect(scene.title == LocalizedText(ko: "손으로 하는 역전파", en: "Backpropagation by hand"))
    #expect(scene.title[.ko] == "손으로 하는 역전파")
    #expect(scene.lesson == [LocalizedText(ko: "하나", en: "One"), LocalizedText("Both languages")])
    #expect(scene.question?[.en] == "Why?")
    #expect(scene.answer == nil)
    #expect(scene.experiment.settings.network?.sizes == [2, 2, 1])
    #expect(scene.experiment.settings.network?.biasCount == 0)
    #expect(scene.experiment.firstParameters == [0.7, 0.3, 0.4, 0.6, 0.55, 0.45])
    #expect(scene.experiment.settings.learningRate == 1)
    #expect(scene.contour == SceneContour(x: "w5", y: "w6", xRange: -4...4, yRange: -4...4))
    #expect(scene.panels == [.network, .contour, .loss, .derivation])
    #expect(
      scene.runs == [
        RunVariant(learningRate: 0.1), RunVariant(label: LocalizedText(ko: "너무 큼", en: "too large"), learningRate: 10),
      ])
    // From course.md, row 9.
    #expect(abs(Objective(scene.experiment).cost(at: scene.experiment.firstParameters) - 0.1255184723983558) < 1e-15)
  }

  @Test func `what is left out has its default`() throws {
    let scene = try readScene(goodNetwork)
    #expect(scene.title == LocalizedText("test"))
    #expect(scene.lesson.isEmpty && scene.panels.isEmpty && scene.runs.isEmpty && scene.contour == nil)
    #expect(scene.experiment.initialization == Initialization(.xavier, seed: 1))
    let network = scene.experiment.settings.network
    #expect(scene.experiment.settings == Settings(network: network))
    #expect(scene.experiment.settings.learningRate == 0.1)
    #expect(network?.biasCount == 1)
    #expect(scene.experiment.dataset == Generator.and.dataset(samples: 4))
    #expect(scene.dataSource == .generator(.and, samples: 4, noise: 0, seed: 1))
  }

  @Test func `a cost makes a formula scene`() throws {
    let scene = try readScene(
      """
      cost: "w1^2 + 10*w2^2"
      initialization: { weights: [3, -1] }
      training: { optimizer: momentum, beta: 0.5, target-cost: 0.01 }
      contour: { x: w1, y: w2, view: surface }
      """)
    #expect(scene.experiment.firstParameters == [3, -1])
    #expect(Objective(scene.experiment).cost(at: [3, -1]) == 19)
    #expect(scene.experiment.settings.optimizer == .momentum(Momentum(beta: 0.5)))
    #expect(scene.experiment.targetCost == 0.01)
    #expect(scene.dataSource == nil)
    #expect(scene.contour == SceneContour(x: "w1", y: "w2", view: .surface))
  }

  @Test func `a contour has the same scale both ways only where the scene asks for it`() throws {
    #expect(try readScene(goodNetwork + "contour: { same-scale: true }").contour == SceneContour(sameScale: true))
    #expect(try readScene(goodNetwork + "contour: { same-scale: false }").contour == SceneContour())
    #expect(try readScene(goodNetwork + "contour: { x: w2 }").contour?.sameScale == false)
  }

  @Test func `every scheme, with what belongs to it`() throws {
    func start(_ text: String) throws -> Initialization {
      try readScene(goodNetwork + "initialization: \(text)").experiment.initialization
    }
    #expect(try start("{ scheme: zeros }") == Initialization(.zeros))
    #expect(try start("{ scheme: constant, value: 2 }") == Initialization(.constant(2)))
    #expect(try start("{ scheme: constant }") == Initialization(.constant(0.5)))
    #expect(
      try start("{ scheme: uniform, scale: 2, biases: true }") == Initialization(.uniform(scale: 2), drawsBiases: true))
    #expect(try start("{ scheme: normal, seed: 9 }") == Initialization(.normal(scale: 1), seed: 9))
    #expect(try start("{ scheme: he, biases: false }") == Initialization(.he))
    #expect(
      try start("{ scheme: lecun, seed: 9223372036854775807 }") == Initialization(.lecun, seed: UInt64(Int64.max)))
    #expect(try start("{ seed: 7 }") == Initialization(.xavier, seed: 7))
    #expect(try start("{ weights: [1, 2] }") == Initialization(.given(weights: [1, 2], biases: [])))
    #expect(try start("{ weights: [1, 2], biases: [3] }") == Initialization(.given(weights: [1, 2], biases: [3])))
  }

  @Test(.fault("S4")) func `a byte order mark and other line breaks do no harm`() throws {
    let plain = try readScene(Self.workedExample)
    #expect(try readScene("\u{FEFF}" + Self.workedExample.replacing("\n", with: "\r\n")) == plain)
    #expect(try readScene(Self.workedExample.replacing("\n", with: "\r")) == plain)
    #expect(try readScene("---\n" + Self.workedExample + "\n...\n") == plain)
    #expect(try readScene("# a comment\n\n" + Self.workedExample + "\n# the end") == plain)
  }

  @Test(.fault("S14")) func `tags are ignored`() throws {
    let scene = try readScene("title: !!python/object:os.system \"ls\"\n" + goodNetwork)
    #expect(scene.title == LocalizedText("ls"))
  }

  @Test func `block texts keep their lines but the last break`() throws {
    let scene = try readScene("title: |\n  a: 1\n  - b\n\nlesson:\n  - >\n    c\n    d\n" + goodNetwork)
    #expect(scene.title == LocalizedText("a: 1\n- b"))
    #expect(scene.lesson == [LocalizedText("c d")])
  }

  @Test func `a text in one language stands for both`() throws {
    #expect(try readScene("title: { ko: 경사 }\n" + goodNetwork).title == LocalizedText("경사"))
  }

  @Test(arguments: Generator.allCases) func `every generator makes a scene`(_ generator: Generator) throws {
    let scene = try readScene(
      """
      network: { inputs: \(generator.inputCount), layers: [{ units: \(generator.targetCount) }] }
      data: { generator: \(generator.rawValue), samples: 7, noise: 0.25, seed: 3 }
      """)
    #expect(scene.experiment.dataset == generator.dataset(samples: 7, noise: 0.25, seed: 3))
  }

  @Test(arguments: [
    ("1", 1), ("+2", 2), ("0.5", 0.5), (".5", 0.5), ("5.", 5), ("1e-3", 0.001), ("2.5E+2", 250), ("1e05", 100_000),
  ]) func `plain numbers are numbers`(_ text: String, _ value: Double) throws {
    let scene = try readScene(goodNetwork + "training: { learning-rate: \(text) }")
    #expect(scene.experiment.settings.learningRate == value)
  }
}
