import FaultTable
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The gradient check` {
  /// A row's three numbers, read from the picture.
  private func row(_ name: String, in text: String) -> [Double]? {
    for line in text.split(separator: "\n") {
      let words = line.split { " │".contains($0) }
      guard let place = words.firstIndex(of: Substring(name)), place > 0, words[place - 1].count == 1 else { continue }
      let numbers = words[(place + 1)...].compactMap { Double($0) }
      if numbers.count >= 3 { return Array(numbers.prefix(3)) }
    }
    return nil
  }

  private func check(_ model: Model) -> GradientCheck? {
    if case .gradientCheck(let check) = model.overlay { return check }
    return nil
  }

  /// Course row 9's exact gradient, and (C(w + h) − C(w − h))/2h by the tests' own forward pass.
  @Test func `both columns of the worked example`() throws {
    var model = Model("worked-example", columns: 100, rows: 30)
    model.press("C")
    let text = model.picture().text
    let exact = [
      -0.010550773020272831, -0.008874217300200897, -0.006330463812163698, -0.005324530380120537,
      -0.09975254031514091, -0.09430209213263216,
    ]
    let start = model.situation.parameters
    for index in 0..<6 {
      let numbers = try #require(row("w\(index + 1)", in: text), "\(text)")
      #expect(abs(numbers[0] - exact[index]) < 1e-12)
      var high = start
      var low = start
      high[index] += 1e-4
      low[index] -= 1e-4
      let experiment = model.history.experiment
      let settings = model.situation.settings
      let slope = (plainCost(experiment, settings, at: high) - plainCost(experiment, settings, at: low)) / 2e-4
      #expect(abs(numbers[1] - slope) < 1e-9)
      #expect(numbers[2] < 1e-6)
      #expect(abs(numbers[2] - abs(numbers[0] - numbers[1]) / abs(numbers[0])) < 1e-9)
    }
    #expect(text.contains("agree"))
  }

  /// No samples, no backpropagation, no comparison of parameters where there is one; and work by the real counts.
  @Test(arguments: SceneLibrary.names, Language.allCases)
  func `it speaks of nothing that the scene has not`(name: String, language: Language) {
    var model = Model(name, columns: 120, rows: 40, language: language)
    model.press("C")
    guard case .gradientCheck(let check)? = model.overlay else { return }
    let page = model.draw().text(in: GradientCheckPage(Shown(model), check).box.inset(columns: 1, rows: 1))
    let text = page.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    let samples = model.history.experiment.dataset?.count ?? 0
    let speaksOfSamples = text.contains(language == .ko ? "샘플 전체" : "over all samples")
    #expect(speaksOfSamples == (samples > 1), "\(text)")
    let network = model.situation.network
    #expect(network != nil || !text.contains(language == .ko ? "역전파" : "backprop"), "\(text)")
    if check.count == 1 { #expect(!text.contains(language == .ko ? "가장 큰" : "farthest"), "\(text)") }
    let said = text.firstMatch(
      of: language == .ko
        ? /순전파 ([\d.]+)번만큼, 중앙 차분이 순전파 (\d+)번만큼/ : /as ([\d.]+) forward passes, the differences as (\d+)/)
    guard let said, let network else { return }
    // A weight multiplies once forward, once for its own slope, and, but for the first layer's, once for δ.
    let weights = network.layers.map { $0.inputs * $0.units }
    let all = Double(weights.reduce(0, +))
    #expect(abs(Double(said.1)! - (3 * all - Double(weights[0])) / all) < 0.006, "\(said.0)")
    #expect(Int(said.2) == 2 * model.names.count)
  }

  @Test func `it belongs to the step under the cursor`() {
    var model = Model("worked-example", columns: 100, rows: 30)
    model.press("] ] C")
    let gradient = model.history.step(at: 2).gradient
    #expect(check(model)?.exact == gradient)
    #expect(row("w5", in: model.picture().text)!.first! == Double(Numeral.fixed(gradient[4], decimals: 13))!)
    let before = model.workspace
    model.press("Esc")
    #expect(model.overlay == nil && model.workspace == before)
    model.press("C C")
    #expect(model.overlay == nil)
  }

  @Test func `a batch is a part, the check sees all samples`() {
    var model = Model("spiral", columns: 100, rows: 30)
    model.press("b ] C")
    #expect(model.situation.step.batch != nil)
    let objective = Objective(model.history.experiment.subject, settings: model.situation.settings)
    #expect(check(model)?.exact == objective.costAndGradient(at: model.situation.parameters).gradient)
  }

  @Test func `a list longer than the page scrolls`() {
    var model = Model("spiral", columns: 100, rows: 30)
    model.press("C")
    func first() -> Int? { check(model)?.scroll }
    let rows = GradientCheckPage(Shown(model), check(model)!).rows
    #expect(rows > 10 && first() == 0)
    model.press("Down")
    #expect(first() == 1)
    model.press("Up Up")
    #expect(first() == 0)
    model.press("PgDn")
    #expect(first() == rows)
    _ = model.update(.scrolled(Point(x: 50, y: 15), steps: 3))
    #expect(first() == rows + 3)
    model.press("End")
    #expect(first() == 105 - rows)
    #expect(row("b17", in: model.picture().text) != nil)
    model.press("PgUp Home")
    #expect(first() == 0)
    #expect(row("w1", in: model.picture().text) != nil)
  }

  @Test func `what takes long is worked out while time goes by, what is in sight first`() throws {
    let scene = try SceneReader.read(
      """
      network:
        inputs: 2
        layers:
          - { units: 40, activation: tanh }
          - { units: 40, activation: tanh }
          - { units: 1, activation: sigmoid }
      data: { generator: circle, samples: 700 }
      """, path: "large.yaml")
    var model = Model(scene, size: Size(columns: 80, rows: 24), isPlaying: false)
    model.press("C")
    let opened = check(model)!
    #expect(opened.known > 0 && opened.known < opened.count && model.isAnimating)
    #expect(model.picture().text.contains("\(opened.known) of \(opened.count)"))
    model.press("End")
    let jumped = check(model)!
    #expect(jumped.differences[jumped.count - jumped.rowsInSight(model)] != nil)
    _ = model.update(.ticked(seconds: 0.03, allowance: 1))
    #expect(check(model)!.known > jumped.known)
    #expect(check(model)!.known - jumped.known < 10, "a key would wait")
    #expect(model.workspace.cursor == .start)
  }

  @Test func `a network beyond all patience says so`() throws {
    let scene = try SceneReader.read(
      """
      network:
        inputs: 2
        layers:
          - { units: 200, activation: tanh }
          - { units: 200, activation: tanh }
          - { units: 1, activation: sigmoid }
      data: { generator: circle, samples: 2000 }
      """, path: "huge.yaml")
    var model = Model(scene, size: Size(columns: 80, rows: 24), isPlaying: false)
    model.press("C")
    #expect(model.overlay == nil && model.toast?.phrase == .tooLargeToCheck)
  }

  /// max(0, z) at z = 0, target 1: C is 1 on the left and (1 − h)² on the right.
  @Test(.fault("N12"), arguments: ["relu", "step"])
  func `at a kink they differ, and it says why`(activation: String) throws {
    let scene = try SceneReader.read(
      """
      network: { inputs: 1, layers: [{ units: 1, activation: \(activation), bias: false }] }
      initialization: { scheme: given, weights: [0] }
      data: { samples: [{ input: [1], target: [1] }] }
      """, path: "kink.yaml")
    for language in Language.allCases {
      var model = Model(scene, size: Size(columns: 90, rows: 24), language: language, isPlaying: false)
      model.press("C")
      let text = model.picture().text
      let numbers = try #require(row("w1", in: text), "\(text)")
      #expect(numbers[0] == 0)
      #expect(abs(numbers[1] - (activation == "relu" ? -1 : -50_000)) < 1e-4)
      #expect(numbers[2] == 1)
      let reason = activation == "relu" ? GradientCheckLabel.becauseOfKink(isFormula: false) : .becauseOfStep
      #expect(text.contains(reason.text(in: language).prefix(20)), "\(text)")
    }
  }

  private func opened(_ yaml: String, _ language: Language = .en) throws -> (model: Model, text: String) {
    let scene = try SceneReader.read(yaml, path: "checked.yaml")
    var model = Model(scene, size: Size(columns: 100, rows: 30), language: language, isPlaying: false)
    model.press("C")
    return (model, model.picture().text)
  }

  /// ln has no value at and left of 0; a root has none left of 0, whatever its power is.
  @Test(arguments: ["ln(w1) + w2^2", "sqrt(w1 - 1)^0 + w2", "w2 + 1/w1 - 1/w1"], Language.allCases)
  func `what is no number agrees with nothing`(cost: String, language: Language) throws {
    let (model, text) = try opened("cost: \"\(cost)\"\ninitialization: { weights: [0, 1] }\n", language)
    #expect(check(model)?.finding(at: 0) == .undefined)
    let line = try #require(text.split(separator: "\n").first { $0.contains(" w1 ") && $0.contains("NaN") }, "\(text)")
    #expect(!line.contains(Character(Symbols(.braille).check)), "\(line)")
    #expect(line.contains(Character(Symbols(.braille).cross)), "\(line)")
    let label = GradientCheckLabel.undefined(
      "w1", GradientCheckLabel.Scope(known: 2, count: 2, hasSamples: false))
    #expect(text.contains(label.text(in: language).prefix(30)), "\(text)")
  }

  @Test func `the tip of a root is as flat as the central difference says`() throws {
    let (model, _) = try opened("cost: \"sqrt(w1^2)\"\ninitialization: { weights: [0] }\n")
    #expect(check(model)?.finding(at: 0) == .agree(0))
  }

  /// Twelve sigmoids one after another: the first slopes are far below what C's last digit moves a central difference by.
  @Test(arguments: Language.allCases)
  func `a small slope is told by its own size, and as lost in rounding where it is`(language: Language) throws {
    let layers = Array(repeating: "{ units: 1 }", count: 12).joined(separator: ", ")
    let (model, text) = try opened(
      """
      network: { inputs: 1, layers: [\(layers)] }
      initialization: { scheme: constant, value: 0.1 }
      data: { samples: [{ input: [1], target: [0.7] }] }
      """, language)
    let found = check(model)!
    var lost = 0
    for index in 0..<found.count {
      let difference = try #require(found.differences[index])
      let part = abs(found.exact[index] - difference) / max(abs(found.exact[index]), abs(difference))
      switch try #require(found.finding(at: index)) {
      case .agree(let told): #expect(told == part && part <= GradientCheck.tolerance)
      case .lost(let told):
        #expect(told == part && part > GradientCheck.tolerance)
        #expect(abs(found.exact[index] - difference) < 1e-10)
        lost += 1
      case .differ, .undefined: Issue.record("\(index)")
      }
    }
    #expect(lost > 5 && lost == found.lost)
    #expect(text.contains(GradientCheckLabel.lost(lost).text(in: language).prefix(12)), "\(text)")
    let first = try #require(row("w1", in: text), "\(text)")
    #expect(first[2] > 1e-3, "\(text)")
  }

  @Test func `a formula is checked too, the perceptron rule says why not`() throws {
    let scene = try SceneReader.read("cost: \"w1^2 + 10*w2^2\"\n", path: "bowl.yaml")
    var model = Model(scene, size: Size(columns: 80, rows: 24), isPlaying: false)
    model.press("] C")
    let numbers = try #require(row("w2", in: model.picture().text))
    #expect(abs(numbers[0] - 20 * model.situation.parameters[1]) < 1e-8)
    var perceptron = Model("perceptron")
    perceptron.press("C")
    #expect(perceptron.overlay == nil && perceptron.toast?.phrase == .ruleHasNoSlope)
  }

  @Test func `drawn at any size`() {
    for name in ["worked-example", "spiral", "learning-rates"] {
      for language in Language.allCases {
        var model = Model(name, language: language)
        model.press("C")
        for columns in stride(from: 1, through: 160, by: 7) {
          for rows in [1, 3, 6, 10, 15, 24, 50] {
            _ = model.update(.resized(Size(columns: columns, rows: rows)))
            model.press("Down End Up")
            #expect(fault(in: model.draw(), of: model) == nil)
          }
        }
      }
    }
  }

  @Test func `its words`() throws {
    func scope(_ known: Int, _ count: Int, _ hasSamples: Bool = true) -> GradientCheckLabel.Scope {
      GradientCheckLabel.Scope(known: known, count: count, hasSamples: hasSamples)
    }
    try WordingChecks.check(
      [
        GradientCheckLabel.title, .footer, .footerShort, .backpropagation, .derivative, .centralDifference,
        .disagreement, .effort(backpropagation: 2.01, differences: 8),
        .lost(3), .becauseOfStep, .becauseOfKink(isFormula: true), .becauseOfKink(isFormula: false), .becauseOfBend,
      ]
        + [scope(3, 3), scope(3, 9), scope(1, 1, false), scope(3, 9, false)].flatMap { scope in
          [
            .nothingYet(scope), .agree("w1", "1.0e-9", scope), .differ("w1", "0.5", scope), .undefined("w1", scope),
          ]
        }, file: "GradientCheckLabel.swift")
  }
}

extension GradientCheck {
  fileprivate func rowsInSight(_ model: Model) -> Int { GradientCheckPage(Shown(model), self).rows }
}
