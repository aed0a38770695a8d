import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaDiagrams
@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The limit of the learning rate` {
  /// C = w1² + 5 w2²: λ = 10, so gradient descent stands η < 0.2, momentum η < 0.38 and Nesterov η < 3.8/28.
  private func bowl(_ optimizer: String = "gradient-descent", rate: Double = 0.1) -> String {
    """
    cost: "w1^2 + 5*w2^2"
    initialization: { scheme: given, weights: [3, 1] }
    training: { optimizer: \(optimizer), learning-rate: \(rate) }
    """
  }

  private func header(_ model: Model) -> String { String(model.draw().text.split(separator: "\n")[0]) }

  @Test func `it stands beside η before anything diverges`() throws {
    #expect(header(try Model(yaml: bowl(), panel: .contour, columns: 120)).contains("η 0.1 < limit 0.2 "))
    #expect(header(try Model(yaml: bowl(), panel: .contour, columns: 80)).contains("η 0.1 < 0.2 "))
    #expect(header(try Model(yaml: bowl(rate: 0.21), panel: .contour, columns: 120)).contains("η 0.21 > limit 0.2 "))
    #expect(header(try Model(yaml: bowl("momentum"), panel: .contour)).contains("η 0.1 < limit 0.38 "))
    // (2 + 1.8) / (2.8 · 10)
    #expect(header(try Model(yaml: bowl("nesterov"), panel: .contour)).contains("η 0.1 < limit 0.136 "))
    #expect(!header(try Model(yaml: bowl("adam"), panel: .contour)).contains("limit"))
    // In the middle of a step the line tells of that step, and what was changed for the next one beside it.
    var model = try Model(yaml: bowl(), panel: .contour, columns: 120)
    model.press("Right o")
    #expect(header(model).contains("η 0.1 < limit 0.2 │ gradient-descent → momentum "))
    model.press("+")
    #expect(
      header(model).contains("η 0.1 → 0.2 │ gradient-descent → momentum ")
        && model.toast?.phrase == .fromStep(.rateSet(0.2), 1))
    model.press("]")
    #expect(header(model).contains("η 0.2 < limit 0.38 │ momentum "))
  }

  @Test func `what it foretells comes true`() throws {
    for (rate, grows) in [(0.19, false), (0.21, true)] {
      var model = try Model(yaml: bowl(rate: rate), panel: .contour, columns: 120)
      let limit = try #require(model.rateLimit)
      #expect((rate > limit) == grows)
      let before = model.cost
      for _ in 0..<20 { model.press("}") }
      #expect((model.cost > before) == grows, "\(rate): \(before) to \(model.cost)")
    }
  }

  @Test func `a new learning rate tells between which rungs it lies`() throws {
    var model = try Model(yaml: bowl(rate: 0.19), panel: .contour, columns: 120)
    model.press("+")
    #expect(model.toast?.phrase == .rateAgainstLimit(0.2, limit: model.rateLimit!, below: 0.1, above: 0.5))
    model.press("+")
    var text = model.saying()
    #expect(
      text.contains("η = 0.5 is above the limit here (the limit, 0.2, lies between 0.1 and 0.5) (u undo)"), "\(text)")
    model.press("- - - -")
    text = model.saying()
    #expect(text.contains("η = 0.02 is below the limit here"), "\(text)")
    #expect(model.lastDeed == .rateSet(0.02))
    model.press("Right +")
    #expect(model.saying().contains("η = 0.05 is below the limit here"))
    guard case .fromStep(.rateAgainstLimit, 1) = model.toast?.phrase else {
      Issue.record("\(String(describing: model.toast))")
      return
    }
    var other = try Model(yaml: bowl("adam"), panel: .contour)
    other.press("+")
    #expect(other.toast?.phrase == .rateSet(0.2))
  }

  @Test func `the printed limit is on the side of η that it is on`() {
    #expect(Words.limit(0.238, beside: 0.2) == "0.238")
    #expect(Words.limit(0.23795, beside: 0.238) == "0.2379")
    #expect(Words.limit(0.2, beside: 0.2) == "0.2")
    #expect(Words.limit(0.1999999999, beside: 0.2) == "0.1999999999")
    #expect(Words.limit(1e-9, beside: 1) == "1.00e-9")
  }

  @Test func `it follows the run: λ is that of the step on screen`() throws {
    var model = Model("worked-example", columns: 120, rows: 40)
    var seen: Set<String> = []
    for _ in 0..<4 {
      let value = try #require(model.principalCurvature).value
      let objective = Objective(model.history.experiment)
      // The greatest slope of the slope: by central differences of the gradient along the direction found.
      let direction = model.principalCurvature!.direction
      let h = 1e-5
      func gradient(_ t: Double) -> [Double] {
        objective.costAndGradient(at: zip(model.situation.parameters, direction).map { $0 + t * $1 }).gradient
      }
      let bend = zip(zip(gradient(h), gradient(-h)), direction).reduce(0) { $0 + ($1.0.0 - $1.0.1) / (2 * h) * $1.1 }
      #expect(abs(bend - value) < 1e-6 * max(1, abs(value)))
      #expect(abs(model.rateLimit! - 2 / bend) < 1e-3 * model.rateLimit!)
      #expect(model.saying().contains("λ \(Numeral.significant(value, digits: 3).trimmedZeros): η below the limit"))
      seen.insert(header(model))
      model.press("}")
    }
    #expect(seen.count == 4)
  }

  @Test func `a larger network has it when somebody has the time, and never waits for it`() throws {
    var model = Model("spiral", columns: 120, rows: 40)
    #expect(model.principalCurvature == nil && !header(model).contains("limit"))
    let wanted = try #require(model.unknownCurvature)
    #expect(KnownCurvature(wanted, shouldStop: { true }) == nil)
    let known = try #require(KnownCurvature(wanted))
    _ = model.update(.curvatureComputed(known))
    #expect(model.unknownCurvature == nil && model.saying().contains("largest curvature λ"))
    let hessian = Hessian(of: Objective(model.history.experiment), at: model.situation.parameters)
    #expect(model.principalCurvature?.value == hessian.sharpness)
    model.press("]")
    #expect(model.principalCurvature == nil, "it was of another step")
    _ = model.update(.curvatureComputed(known))
    #expect(model.principalCurvature == nil)
  }

  @Test func `a rule without slopes asks for none`() {
    let model = Model("perceptron", columns: 120, rows: 40)
    #expect(model.wantedCurvature == nil && model.unknownCurvature == nil)
  }

  /// What is said of steps along the sharpest direction, against a run of that rule on ½λx² with λ from differences.
  @Test(arguments: SceneLibrary.names) func `what it says of steps along λ is what the rule does there`(name: String)
    throws
  {
    for step in [0, 10] {
      for factor in [0.5, 0.97, 1.03, 3] {
        var model = Model(name, columns: 200, rows: 60)
        model.press("M")
        model.begin(at: step)
        guard model.cursor.step == step, let start = model.rateLimit, start * factor <= 1e6 else { return }
        model.setRate(start * factor)
        guard let limit = model.rateLimit, let curvature = model.principalCurvature else { return }
        let rate = model.rate
        let objective = Objective(model.history.experiment.subject, settings: model.settingsInForce)
        let h = 1e-5 * max(1, model.situation.parameters.map(abs).max()!)
        func gradient(_ t: Double) -> [Double] {
          objective.costAndGradient(at: zip(model.situation.parameters, curvature.direction).map { $0 + t * $1 })
            .gradient
        }
        let bend = zip(zip(gradient(h), gradient(-h)), curvature.direction)
          .reduce(0) { $0 + ($1.0.0 - $1.0.1) / (2 * h) * $1.1 }
        // A kink within reach of the difference would spoil it.
        guard abs(bend - curvature.value) < 1e-4 * abs(curvature.value) else { continue }
        var optimizer = model.settingsInForce.optimizer.forgotten
        var place = 1.0
        var path = [1.0]
        for _ in 0..<2_000 {
          let point = optimizer.gradientPoint(from: [place], learningRate: rate)[0]
          place += optimizer.step(along: [bend * point], learningRate: rate)[0]
          path.append(abs(place))
          if abs(place) > 1e100 { break }
        }
        let grows = path.suffix(50).max()! > 1
        let falls = LimitLabel.stability(curvature.value, rate: rate, limit: limit, butFalls: false)
        #expect(falls.english.contains(grows ? "grow" : "die down"), "\(name) step \(step) η \(rate)")
        #expect(falls.korean.contains(grows ? "커져요" : "줄어요"))
        #expect(grows == (rate > limit))
        #expect(falls.english.contains("while λ stays") && falls.korean.contains("λ가 그대로면"))
      }
    }
  }

  /// Fallen at each of the last steps, and falling at the coming one.
  @Test(arguments: SceneLibrary.names) func `where C falls above the limit, and only there, that is said`(
    name: String
  ) {
    var said = 0
    for factor in [1.0, 3, 10] {
      var model = Model(name, columns: 200, rows: 60)
      model.press("M")
      model.setRate(min(1e6, model.rate * factor))
      for step in [1, 2, 4, 5, 16, 20] {
        model.begin(at: step)
        guard model.cursor.step == step, let limit = model.rateLimit, model.rate > limit else { continue }
        var history = model.history
        history.advance()
        let costs = (max(0, step - 20)...step + 1).map { history.step(at: $0).cost }
        let falls =
          zip(costs, costs.dropFirst()).allSatisfy { $0 >= $1 } && costs[costs.count - 2] < costs[0]
          && costs[costs.count - 1] < costs[costs.count - 2]
        let text = model.saying()
        guard text.contains("steps along it grow") else { continue }
        #expect(text.contains("C falls all the same") == falls, "\(name) × \(factor) step \(step): \(costs)")
        if falls { said += 1 }
      }
    }
    if name == "by-hand" { #expect(said > 0, "nothing was said of it") }
  }

  /// Scenes of more than one sample, and not too large.
  private static let sampled = library.filter { scene in
    (scene.experiment.dataset?.count ?? 0) > 1 && scene.experiment.names.count < 200
  }.map(\.name)

  /// λ is that of C over all samples, and foretells nothing of a step that sees some of them.
  @Test(arguments: sampled, Language.allCases)
  func `a step of a mini-batch is held against no limit`(name: String, language: Language) throws {
    var scene = scene(name)
    let count = try #require(scene.experiment.dataset?.count)
    for size in [1, count - 1, count] {
      scene.experiment.settings.batch = .size(size)
      var model = Model(scene, size: Size(columns: 160, rows: 45), language: language, isPlaying: false)
      if model.workspace.isRacing { model.press("M") }
      model.begin(at: 2)
      try #require(model.cursor.step == 2)
      let text = header(model) + model.draw().text.split(separator: "\n").suffix(2).joined()
      let speaks = text.contains(language == .ko ? "한계" : "limit")
      #expect(!speaks || model.situation.step.batch == nil, "\(size): \(text)")
      #expect(size == count || model.rateLimit == nil)
      model.press("m")
      for run in model.workspace.runs where size < count && run.history.experiment.settings.batch == .size(size) {
        #expect(run.entry == nil || run.entry?.limit == nil)
      }
    }
  }

  @Test func `so flat a place that no rate reaches its limit has none`() throws {
    // cases: log loss far beyond saturation, where λ is of the order 1e-15.
    let yaml = """
      network: { inputs: 1, layers: [ {units: 1, activation: sigmoid} ] }
      initialization: { scheme: given, weights: [1], biases: [0] }
      loss: log-loss
      data: { samples: [ { input: [-800], target: [1] }, { input: [800], target: [0] }, { input: [40], target: [1] } ] }
      training: { learning-rate: 0.1 }
      """
    let model = try Model(yaml: yaml, panel: .contour, columns: 120)
    #expect(model.rateLimit == nil && !model.draw().text.contains("limit"))
  }
}
