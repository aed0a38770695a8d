import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The Taylor panel` {
  private func opened(_ model: Model, step: Int = 0) -> Model {
    var model = model
    model.begin(at: step, panel: .taylor)
    return model
  }

  private func drawn(_ model: Model) -> String {
    var model = model
    return model.picture().text
  }

  private func formula(_ text: String, start: String, rate: Double) throws -> Scene {
    try SceneReader.read(
      """
      cost: "\(text)"
      initialization: { scheme: given, weights: [\(start)] }
      training: { learning-rate: \(rate) }
      """, path: "formula.yaml")
  }

  private func made(_ scene: Scene, columns: Int = 80, rows: Int = 24, language: Language = .en) -> Model {
    Model(scene, size: Size(columns: columns, rows: rows), language: language, isPlaying: false)
  }

  /// The numbers in the first row that begins so.
  private func numbers(_ beginning: String, in text: String) -> [Double] {
    let line = text.split(separator: "\n").first { line in
      line.drop { " │▸".contains($0) }.hasPrefix(beginning)
    }
    guard let line else { return [] }
    let rest = line[line.range(of: beginning)!.upperBound...]
    return rest.split { " │▇▁".contains($0) }.compactMap { Double($0) }
  }

  /// C = (x − 2)² from x = −3 at η = 0.1: ∇C = −10, Δx = 1, C = 25 → 16.
  @Test(arguments: [(0.1, -10.0, -9.0, 0.9), (0.5, -50, -25, 0.5), (1, -100, 0, 0), (1.1, -110, 11, -0.1)])
  func `a parabola's numbers are those worked by hand`(
    rate: Double, predicted: Double, actual: Double, ratio: Double
  ) throws {
    let text = drawn(opened(made(try formula("(w1 - 2)^2", start: "-3", rate: rate))))
    #expect(numbers("predicted ∇C·Δw", in: text) == [predicted], "\(text)")
    #expect(numbers("actual ΔC", in: text) == [actual])
    #expect(numbers("actual / predicted", in: text) == [ratio])
    // The same length uphill: from −3 back to −3 − 10η, C = (5 + 10η)² − 25.
    let uphill = (5 + 10 * rate) * (5 + 10 * rate) - 25
    #expect(numbers("180° +∇C", in: text) == [-predicted, (uphill * 1e6).rounded() / 1e6])
    #expect(!text.contains("45°"), "one parameter has two directions")
  }

  @Test(arguments: ["worked-example", "hidden-layer", "learning-rates", "cost-surface", "neuron"])
  func `predicted and actual ΔC follow from C and its central differences`(name: String) throws {
    for keys in ["", "]", "] ]", "+ + ]", "o ]"] {
      var model = opened(Model(name, columns: 80, rows: 24))
      model.press(keys)
      let text = model.picture().text
      let experiment = model.history.experiment
      let settings = model.situation.settings
      let start = model.situation.parameters
      let change = model.situation.step.change
      let before = plainCost(experiment, settings, at: start)
      let after = plainCost(experiment, settings, at: zip(start, change).map { $0 + $1 })
      var predicted = 0.0
      for index in start.indices {
        var high = start
        var low = start
        high[index] += 1e-5
        low[index] -= 1e-5
        let slope = (plainCost(experiment, settings, at: high) - plainCost(experiment, settings, at: low)) / 2e-5
        predicted += slope * change[index]
      }
      let shown = try #require(numbers("predicted ∇C·Δw", in: text).first, "\(name) after \(keys)\n\(text)")
      #expect(abs(shown - predicted) <= 1e-6 + 1e-6 * abs(predicted), "\(name) after \(keys)")
      #expect(abs(numbers("actual ΔC", in: text)[0] - (after - before)) <= 1e-6)
      if let ratio = numbers("actual / predicted", in: text).first {
        #expect(abs(ratio - (after - before) / predicted) < 0.001 + 1e-4 * abs(ratio))
      }
    }
  }

  /// From (3, 1) on w1² + 10 w2²: ∇C = (6, 20), at right angles lies (20, −6) or its opposite.
  @Test func `other directions, worked by hand`() throws {
    let text = drawn(opened(made(try formula("w1^2 + 10*w2^2", start: "3, 1", rate: 0.001))))
    let norm = (36.0 + 400).squareRoot()
    let length = 0.001 * norm
    func cost(_ x: Double, _ y: Double) -> Double { x * x + 10 * y * y }
    for (name, along, across) in [
      ("0° -∇C", 1.0, 0.0), ("45°", 0.5.squareRoot(), 0.5.squareRoot()), ("90° across", 0, 1),
      ("135°", -0.5.squareRoot(), 0.5.squareRoot()), ("180° +∇C", -1, 0),
    ] {
      let shown = numbers(name, in: text)
      try #require(shown.count == 2, "\(name)\n\(text)")
      #expect(abs(shown[0] - -norm * length * along) < 1e-6)
      let either = [1.0, -1].map { side in
        let x = 3 - length * (along * 6 + side * across * 20) / norm
        let y = 1 - length * (along * 20 - side * across * 6) / norm
        return cost(x, y) - 19
      }
      #expect(either.contains { abs($0 - shown[1]) < 1e-6 }, "\(name): \(shown[1]) is not of \(either)")
    }
    #expect(text.contains("-∇C lowers C most"))
  }

  /// Every scene under every loss and rule that fits, at rates up to far too large.
  @Test(arguments: library.filter { $0.experiment.names.count <= 200 }.map(\.name))
  func `what is said of bends, kinks and directions holds`(name: String) throws {
    let scene = scene(name)
    for (loss, optimizer, factor, step) in [
      (Loss.mse, Optimizer.Name.gradientDescent, 1.0, 0), (.mae, .gradientDescent, 5, 1),
      (.mse, .gradientDescent, 10, 1),
      (.mae, .momentum, 5, 4), (.mse, .momentum, 1, 6), (.mse, .adagrad, 1, 1), (.mse, .nesterov, 1, 1),
      (.mse, .rmsprop, 20, 3), (.mse, .rmsprop, 0.5, 20), (.logLoss, .adam, 30, 2), (.mse, .gradientDescent, 1e4, 1),
    ] {
      var own = scene
      if own.experiment.settings.network != nil { own.experiment.settings.loss = loss }
      own.experiment.settings.optimizer = Optimizer(optimizer)
      own.experiment.settings.learningRate = min(1e6, factor * own.experiment.settings.learningRate)
      guard own.experiment.settings.conflict(with: own.experiment.subject) == nil else { continue }
      let model = opened(made(own, columns: 120, rows: 50), step: step)
      let numbers = TaylorNumbers(model, pastCount: 0)
      var again = model
      let text = again.saying()
      let context: Comment = "\(name) \(loss) \(optimizer) × \(factor) step \(step)\n\(text)"
      let activations = model.situation.network?.layers.map(\.activation) ?? []
      let isStraight = loss == .mae && activations == [.identity]
      if text.contains("C bent and") { #expect(!isStraight && (loss != .mae || activations.isEmpty), context) }
      if text.contains("C turned at a kink and") { #expect(isStraight, context) }
      if text.contains("above its tangent") { #expect(numbers.outcome.actual > numbers.outcome.predicted, context) }
      if text.contains("below its tangent") { #expect(numbers.outcome.actual < numbers.outcome.predicted, context) }
      // A step along one of the list's directions, to a twentieth of a degree, stands in that one's row.
      let isListed = numbers.choices.contains { abs($0.degrees - (numbers.angle ?? .infinity)) < 0.05 }
      let tried = (numbers.choices.map(\.outcome.actual) + (isListed ? [] : [numbers.outcome.actual]))
        .filter(\.isFinite)
      if text.contains("gets lower") || text.contains("-∇C lowers C most (most") {
        #expect(tried.contains { $0 < 0 }, context)
      }
      if text.contains("none of these directions lowers C") {
        #expect(tried.allSatisfy { $0 > -1e-9 * abs(numbers.outcome.cost) }, context)
      }
      // The direction that is named is on the list, and not −∇C itself.
      if let match = text.firstMatch(of: /At this length ([0-9.]+)° gets lower/) {
        let own = (numbers.angle ?? 0, numbers.outcome.actual)
        let named = numbers.choices.map { ($0.degrees, $0.outcome.actual) } + [own]
        let best = named.min { $0.1 < $1.1 }!
        let degrees = try #require(Double(match.1))
        #expect(degrees > 0 && abs(best.0 - degrees) <= 0.5, context)
      }
      if text.contains("raises it least") {
        #expect(tried.allSatisfy { $0 > 1e-12 * abs(numbers.outcome.cost) }, context)
      }
      if text.contains("by more than rounding") {
        #expect(tried.allSatisfy { abs($0) <= 1e-12 * abs(numbers.outcome.cost) }, context)
      }
      if text.contains("-∇C lowers C most (most") {
        #expect(tried[0] <= tried.min()! + 1e-9 * abs(tried[0]), context)
      }
    }
  }

  /// C = (w1 + 2w2)² + (2w1 − w2)² = 5w1² + 5w2²: at η = 1/5 a step lands on the same height beyond the bottom.
  @Test func `what only rounding left gets no bar`() throws {
    let model = opened(made(try formula("5*w1^2 + 5*w2^2", start: "0.3, -0.7", rate: 0.2), columns: 120, rows: 40))
    let line = try #require(drawn(model).split(separator: "\n").first { $0.contains("0° -∇C") })
    #expect(!line.contains("▇") && line.contains("0.0000"), "\(line)")
  }

  @Test func `a step too long for −∇C to be best says so`() throws {
    let text = drawn(opened(made(try formula("w1^2 + 10*w2^2", start: "3, 1", rate: 0.15))))
    let falls = ["0° -∇C", "45°", "90° across", "135°"].map { numbers($0, in: text).last ?? .infinity }
    #expect(falls[0] > falls.min()!, "\(text)")
    let sentence = text.split(whereSeparator: { " \n│".contains($0) }).joined(separator: " ")
    #expect(sentence.contains(falls.min()! < 0 ? "gets lower" : "none of these directions lowers C"), "\(text)")
  }

  @Test func `recent steps are those of the run, and the way there does not matter`() throws {
    var model = opened(Model("worked-example", columns: 120, rows: 40), step: 20)
    let text = model.picture().text
    for number in 11...20 {
      let step = model.history.step(at: number)
      let predicted = zip(step.gradient, step.change).reduce(0) { $0 + $1.0 * $1.1 }
      let actual = plainCost(model.history.experiment, model.situation.settings, at: step.next.parameters) - step.cost
      let row = text.split(separator: "\n").compactMap { line -> [Double]? in
        let words = line.split { " │▇▁".contains($0) }.compactMap { Double($0) }
        guard words.count >= 4, words[words.count - 4] == Double(number) else { return nil }
        return Array(words.suffix(3))
      }.first
      let shown = try #require(row, "\(number)\n\(text)")
      #expect(abs(shown[0] - predicted) < 1e-6 && abs(shown[1] - actual) < 1e-6, "\(number): \(shown)")
      #expect(abs(shown[2] - actual / predicted) < 1e-3)
    }
    model.press("] ] ] [ [ [")
    model.toast = nil
    #expect(model.picture().text == text)
  }

  @Test func `where a step saw some samples, C is still over all`() {
    var model = opened(Model("spiral", columns: 120, rows: 40), step: 3)
    model.press("b ] ]")
    let batch = model.situation.step.batch!
    let text = model.picture().text
    #expect(text.contains("from \(batch.count) of the samples"), "\(text)")
    let objective = Objective(model.history.experiment.subject, settings: model.situation.settings)
    let all = objective.costAndGradient(at: model.situation.parameters).gradient
    let predicted = zip(all, model.situation.step.change).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(numbers("predicted ∇C·Δw", in: text)[0] - predicted) < 1e-6)
  }

  @Test func `the perceptron's ∇C predicts nothing, and large data leave other directions out`() throws {
    let text = drawn(opened(Model("perceptron", columns: 80, rows: 24)))
    #expect(text.contains("slope 0: ∇C can predict nothing"), "\(text)")
    let scene = try SceneReader.read(
      """
      network: { inputs: 2, layers: [{ units: 250, activation: tanh }, { units: 1, activation: sigmoid }] }
      data: { generator: circle, samples: 2100 }
      """, path: "large.yaml")
    let large = drawn(opened(made(scene)))
    #expect(large.contains("actual ΔC") && !large.contains("45°"), "\(large)")
  }

  @Test func `each verdict where it belongs`() throws {
    func verdict(_ rate: Double, _ text: String = "(w1 - 2)^2", _ start: String = "-3") throws -> String {
      drawn(opened(made(try formula(text, start: start, rate: rate))))
    }
    #expect(try verdict(0.01).contains(TaylorLabel.closeToOne.english.prefix(30)))
    #expect(try verdict(0.3).contains(TaylorLabel.lessThanPredicted(.smooth).english.prefix(30)))
    #expect(try verdict(1.2).contains(TaylorLabel.wrongWay.english.prefix(30)))
    #expect(try verdict(0.3, "4 - w1^2", "1").contains(TaylorLabel.moreThanPredicted(.smooth).english.prefix(30)))
    #expect(try verdict(0.3, "w1^2", "0").contains(TaylorLabel.flat.english))
    // Momentum carries x = 0 past the bottom and up.
    var model = opened(made(try formula("w1^2", start: "1", rate: 0.3)))
    while model.situation.settings.optimizer.name != .momentum { model.press("o") }
    model.press("] ]")
    #expect(model.picture().text.contains(TaylorLabel.uphill.english.prefix(30)), "\(model.picture().text)")
  }

  @Test func `drawn at any size, also where it diverges`() throws {
    let scenes = [
      scene("worked-example"), scene("learning-rates"), try formula("w1^4 + w2^2", start: "3, 1", rate: 100),
      scene("perceptron"),
    ]
    for scene in scenes {
      for language in Language.allCases {
        var model = made(scene, language: language)
        model.begin(at: 3, panel: .taylor)
        for columns in stride(from: 20, through: 160, by: 9) {
          for rows in [5, 8, 9, 10, 14, 24, 52] {
            _ = model.update(.resized(Size(columns: columns, rows: rows)))
            #expect(fault(in: model.draw(), of: model) == nil)
          }
        }
      }
    }
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        TaylorLabel.predicted, .predictedShort, .actual, .actualShort, .ratio, .ratioShort, .beyond, .closeToOne,
        .lessThanPredicted(.smooth), .lessThanPredicted(.mixed), .moreThanPredicted(.broken), .noneLowers("90°"),
        .noneLowers(nil),
        .noneMoves,
        .wrongWay, .uphill, .uphillForAll, .flat, .flatBecauseOfStep,
        .tooSmall, .directions(length: "0.1"), .directionsShort, .degrees(90), .thisStep, .downhillBest,
        .notBestHere("45°"), .recent, .step, .wholeCost(batch: 3), .legend,
      ], file: "TaylorLabel.swift")
  }
}
