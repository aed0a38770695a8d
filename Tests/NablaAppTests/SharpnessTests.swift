import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// The largest eigenvalue by central differences of ∇C and the power method: no Hessian of ours.
private func curvature(of objective: Objective, at place: [Double]) -> Double {
  let count = place.count
  let columns = (0..<count).map { index -> [Double] in
    var (up, down) = (place, place)
    up[index] += 1e-5
    down[index] -= 1e-5
    let (above, below) = (objective.costAndGradient(at: up).gradient, objective.costAndGradient(at: down).gradient)
    return (0..<count).map { (above[$0] - below[$0]) / 2e-5 }
  }
  let shift = columns.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0
  var vector = (0..<count).map { 1 + 0.1 * Double($0) }
  var value = 0.0
  for _ in 0..<5_000 {
    let product = (0..<count).map { row in
      shift * vector[row] + (0..<count).reduce(0) { $0 + columns[$1][row] * vector[$1] }
    }
    let length = product.reduce(0) { $0 + $1 * $1 }.squareRoot()
    vector = product.map { $0 / length }
    value = length - shift
  }
  return value
}

/// A model with the panel on screen.
private func shown(_ name: String, at step: Int, _ language: Language = .en, columns: Int = 100, rows: Int = 34)
  -> Model
{
  var model = Model(name, columns: columns, rows: rows, language: language)
  model.begin(at: step, panel: .sharpness)
  if model.arrangement.places.count > 1 { model.press("z") }
  model.computeSharpness()
  return model
}

@Suite struct `λ beside the edge of stability` {
  @Test(arguments: [("hidden-layer", 12), ("worked-example", 9), ("catapult", 6), ("edge-of-stability", 40)])
  func `its values are the largest curvatures of the run, by differences of slopes`(scene: String, last: Int) throws {
    let model = shown(scene, at: last)
    let run = model.workspace.current
    let values = model.sharpness(of: run)
    #expect(values.map(\.step) == Array(0...last))
    let objective = Objective(run.history.experiment)
    for (step, value) in values where step % 3 == 0 {
      let other = curvature(of: objective, at: run.history.state(at: step).parameters)
      #expect(abs(value - other) < 1e-4 * max(1, abs(other)), "\(scene), step \(step): \(value), \(other)")
    }
  }

  /// The edge, by walking: in a bowl of just less curvature a run comes to rest, of just more it leaves.
  @Test(arguments: [Optimizer.Name.gradientDescent, .momentum, .nesterov])
  func `on this side of it steps die down, on the other they grow`(name: Optimizer.Name) throws {
    var settings = try #require(Model("parabola").settingsInForce as Settings?)
    settings.optimizer = Optimizer(name)
    settings.learningRate = 0.37
    let edge = try #require(StabilityEdge.value(of: settings))
    for (share, grows) in [(0.97, false), (1.03, true)] {
      let curvature = edge * share
      var (place, velocity) = (1.0, 0.0)
      let beta = name == .gradientDescent ? 0 : 0.9
      for _ in 0..<4_000 {
        let seen = name == .nesterov ? place - settings.learningRate * beta * velocity : place
        velocity = beta * velocity + curvature * seen
        place -= settings.learningRate * velocity
      }
      #expect(!(abs(place) <= 1) == grows, "\(name) \(share): \(place)")
    }
    settings.optimizer = Optimizer(.adam)
    #expect(StabilityEdge.value(of: settings) == nil)
  }

  @Test func `its story is told by rules`() throws {
    func story(_ values: [Double], edge: Double = 10) throws -> SharpnessStory {
      try #require(
        SharpnessStory(
          values.enumerated().map { SharpnessStory.Point(step: 2 * $0.offset, value: $0.element, edge: edge) }))
    }
    let calm = try story([1, 2, 10, 9])
    #expect(calm.firstAbove == nil && calm.sharesSince == nil && calm.greatest.step == 4 && calm.count == 4)
    let edgy = try story([1, 11, 12, 8, 9, 10.5, 9.5])
    #expect(edgy.firstAbove?.step == 2 && edgy.crossings == 3 && edgy.sharesSince == 0.8...1.2)
    #expect(edgy.last.value == 9.5 && edgy.greatest.value == 12)
    let above = try story([20, 15])
    #expect(above.firstAbove?.step == 0 && above.crossings == 0 && above.sharesSince == 1.5...2)
    #expect(SharpnessStory([]) == nil)
  }

  @Test(arguments: Language.allCases) func `tells where it first crossed, and how far it has been since`(
    language: Language
  ) throws {
    for (step, isAbove) in [(537, false), (538, true), (776, true)] {
      let model = shown("edge-of-stability", at: step, language)
      let text = model.draw().text.split(separator: "\n").joined(separator: " ")
      let steps = model.workspace.history.steps(0...step)
      let objective = Objective(model.workspace.history.experiment)
      let here = curvature(of: objective, at: steps[step].state.parameters)
      #expect(text.contains("λ \(SharpnessLabel.number(here)) \(here > 10 ? ">" : "<") 2/η 10"), "\(text)")
      // The rate scales a step along the steepest direction by 1 - 0.2 λ.
      #expect(text.contains("1-ηλ = \(Numeral.fixed(1 - 0.2 * here, decimals: 2))"))
      #expect(text.contains(language == .ko ? "538스텝에서 처음" : "at step 538") == isAbove, "\(text)")
      #expect(text.contains(language == .ko ? "커진 적이 없어요" : "has never been above 2/η") == !isAbove)
    }
    let shares = (538...776).map { step -> Double in
      let model = shown("edge-of-stability", at: 0)
      var history = model.workspace.history
      history.advance(by: step)
      return (Hessian(of: Objective(history.experiment), at: history.latest.state.parameters).sharpness ?? 0) / 10
    }
    let text = shown("edge-of-stability", at: 776, .ko).draw().text
    let range = [shares.min()!, shares.max()!].map { Numeral.fixed($0, decimals: 2) }.joined(separator: "~")
    #expect(text.contains("2/η의 \(range)배 사이"), "\(text)")
  }

  @Test func `a step looks the same from wherever one comes, and another run has another line`() throws {
    var model = shown("hidden-layer", at: 30)
    let far = model.sharpness(of: model.workspace.current)
    let frame = model.draw()
    model.press("[ [ [")
    model.computeSharpness()
    #expect(model.sharpness(of: model.workspace.current).map(\.step) == Array(0...27))
    model.press("] ] ]")
    model.computeSharpness()
    #expect(model.draw() == frame)
    // A change of η at step 30 leaves the past as it was; the edge moves there.
    model.press("+ ] ]")
    model.computeSharpness()
    let forked = model.sharpness(of: model.workspace.current)
    #expect(forked.prefix(31).map(\.value) == far.map(\.value) && forked.count == 33)
    // Another activation is another cost at the same parameters: nothing of the old line is left.
    model.press("r A")
    model.computeSharpness()
    let other = model.sharpness(of: model.workspace.current)
    #expect(other.count == 1 && other[0].value != far[0].value)
    let history = model.workspace.history
    let objective = Objective(history.experiment.subject, settings: history.settings(at: 0))
    #expect(abs(other[0].value - curvature(of: objective, at: model.situation.parameters)) < 1e-4)
  }

  @Test func `compared runs have a line and an edge each`() throws {
    var model = shown("hidden-layer", at: 0)
    model.order("race 0.5 2 8")
    model.focus(on: .sharpness)
    model.press("z")
    model.press(Array(repeating: "]", count: 20).joined(separator: " "))
    model.computeSharpness()
    #expect(model.workspace.runs.count == 3)
    for run in model.workspace.runs {
      let values = model.sharpness(of: run)
      #expect(values.map(\.step) == Array(0...20))
      let last = run.history.state(at: 20).parameters
      #expect(abs(values[20].value - curvature(of: Objective(run.history.experiment), at: last)) < 1e-3)
    }
    #expect(model.wantedSharpness.isEmpty)
  }

  @Test func `a run that leaves does not press the others flat`() throws {
    var model = Model("catapult", columns: 120, rows: 40)
    model.begin(at: 4, panel: .sharpness)
    model.computeSharpness()
    let before = model.draw().text
    model.press("] ]")
    model.computeSharpness()
    // Run C's λ is beyond 10,000 by now; the axis is still that of the others.
    let left = try #require(model.workspace.runs.first { $0.history.divergedAt != nil })
    #expect(model.sharpness(of: left).map(\.value).max()! > 1e4)
    let text = model.draw().text
    #expect(text.contains(" 10 ┤") && !text.contains("1e+4 ┤"), "\(before)\n\(text)")
  }

  @Test func `a long run is looked at every so-manieth step, and says so`() throws {
    let model = shown("hidden-layer", at: 5_000)
    let stride = model.sharpnessStride(of: model.workspace.current)
    let text = model.draw().text
    #expect(stride > 1 && text.contains("every \(stride)th step"), "\(text)")
    let values = model.sharpness(of: model.workspace.current)
    #expect(values.dropLast().allSatisfy { $0.step % stride == 0 } && values.last?.step == 5_000)
    #expect(text.contains("steps looked at"))
  }

  @Test func `says why there is nothing, or no edge`() throws {
    #expect(shown("perceptron", at: 2).draw().text.contains("knows neither slope nor curvature"))
    var model = shown("hidden-layer", at: 2)
    model.order("optimizer adam")
    model.computeSharpness()
    let text = model.draw().text
    #expect(text.contains("η alone sets no edge") && !text.contains("2/η"), "\(text)")
    var batched = shown("hidden-layer", at: 2)
    batched.order("batch 1")
    batched.computeSharpness()
    #expect(batched.draw().text.contains("sees only some of them"), "\(batched.draw().text)")
  }

  @Test func `has its words in both languages`() throws {
    try WordingChecks.check(
      [
        .heading(stride: 1, known: 3, of: 3), .heading(stride: 8, known: 3, of: 6), .curvature, .edge(.descent),
        .edge(.momentum), .edge(.nesterov), .here(3, .descent, 10), .here(10, .descent, 10.00001),
        .here(11, .momentum, 10),
        .hereAlone(2.5), .factor(-0.61), .neverAbove(.descent, count: 9, isEvery: true),
        .neverAbove(.descent, count: 9, isEvery: false),
        .since(.descent, step: 0, low: 1.2, high: 1.2, crossings: 0, isEvery: true),
        .since(.descent, step: 5, low: 0.8, high: 1.2, crossings: 1, isEvery: true),
        .since(.descent, step: 5, low: 0.8, high: 1.2, crossings: 3, isEvery: false),
        .sinceShort(.descent, step: 5, low: 0.8, high: 1.2), .greatest(11, step: 4, start: 3, isEvery: true),
        .greatest(11, step: 4, start: 3, isEvery: false), .noEdge, .someSamples, .perceptron, .tooLarge, .reckoning,
      ] as [SharpnessLabel], file: "SharpnessLabel.swift")
  }
}
