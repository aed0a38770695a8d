import NablaCanvas
import NablaCore
import NablaScenes
import Testing

@testable import NablaApp

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
    // In the middle of a step the rule that makes the next one counts, as the learning rate beside it does.
    var model = try Model(yaml: bowl(), panel: .contour)
    model.press("Right o")
    #expect(header(model).contains("η 0.1 < limit 0.38 "))
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
    #expect(text.contains("η = 0.5 overshoots here: the limit 0.2 lies between 0.1 and 0.5 (u undo)"), "\(text)")
    model.press("- - - -")
    text = model.saying()
    #expect(text.contains("η = 0.02 is stable here"), "\(text)")
    #expect(model.lastDeed == .rateSet(0.02))
    model.press("Right +")
    #expect(model.saying().contains("η = 0.05 is stable here"))
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
      #expect(model.saying().contains("λ \(Numeral.significant(value, digits: 3).trimmedZeros): η below"))
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
}
