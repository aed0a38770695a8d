// Every equation that the step panel, the derivation panel and the sheets print is reckoned again from what is printed.

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

/// A scene with a random network: several outputs, bypasses, every activation; far out where `scale` is large.
private func randomScene(_ seed: Int, _ loss: String, scale: Double = 0.9) throws -> Scene {
  var random = RandomSource(seed: UInt64(seed), stream: 7)
  func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
  func number(_ size: Double) -> String { "\((random.uniform(-size, size) * 1e4).rounded() / 1e4)" }
  let activations = ["sigmoid", "tanh", "relu", "leaky-relu", "elu", "softplus", "sine", "identity"]
  let inputs = 1 + below(3)
  var width = inputs
  var layers: [String] = []
  var weights: [String] = []
  var biases: [String] = []
  let count = 1 + below(3)
  for index in 0..<count {
    let isLast = index == count - 1
    let isPlain = isLast && loss == "log-loss"
    let isResidual = !isPlain && below(2) == 0
    let units = isResidual ? width : 1 + below(isLast ? 3 : 5)
    let hasBias = below(2) == 0
    let activation = isPlain ? "sigmoid" : activations[below(activations.count)]
    layers.append("{ units: \(units), activation: \(activation), bias: \(hasBias), residual: \(isResidual) }")
    weights += (0..<units * width).map { _ in number(scale) }
    if hasBias { biases += (0..<units).map { _ in number(scale) } }
    width = units
  }
  let samples = (0..<(1 + below(3))).map { _ in
    let targets = (0..<width).map { _ in loss == "log-loss" ? ["0", "1", "0.25"][below(3)] : number(1) }
    let input = (0..<inputs).map { _ in number(2) }
    return "{ input: [\(input.joined(separator: ", "))], target: [\(targets.joined(separator: ", "))] }"
  }
  let optimizers = ["gradient-descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]
  return try SceneReader.read(
    """
    network: { inputs: \(inputs), layers: [\(layers.joined(separator: ", "))] }
    initialization: { scheme: given, weights: [\(weights.joined(separator: ", "))], biases: [\(biases.joined(separator: ", "))] }
    loss: \(loss)
    data: { samples: [\(samples.joined(separator: ", "))] }
    training: { learning-rate: 0.5, optimizer: \(optimizers[below(optimizers.count)]) }
    """, path: "random.yaml")
}

private let losses = ["mse", "mae", "log-loss"]

@Suite struct `Printed equations come out when someone reckons them again` {
  /// Goes through all beats of two steps and looks at each parameter's numbers.
  private func checkBeats(_ model: Model, _ context: String) -> Int {
    var model = model
    var reckoned = 0
    let count = model.names.count
    let selections = count <= 40 ? Array(0..<count) : [0, 7, count / 2, count - 1]
    // Most lines are the same whatever is selected: once reckoned, they are not reckoned again.
    var known: [String: Bool] = [:]
    for _ in 0..<(2 * model.beats.count) {
      for selection in selections {
        model.look.selection = selection
        for decimals in [4, 3] {
          var pencil = Pencil(model)
          pencil.decimals = decimals
          for line in StepEquations(Shown(model), pencil).lines(of: model.litBeat) {
            let isKnown = known["\(decimals) \(line)"]
            if isKnown == nil, let fault = fault(inEquation: line, doubt: doubt(decimals: decimals)) {
              Issue.record("\(context), \(model.names.name(at: selection)): \(fault)")
              return reckoned
            }
            let counts = isKnown ?? isReckoned(line)
            known["\(decimals) \(line)"] = counts
            if counts { reckoned += 1 }
          }
        }
      }
      model.press("Right")
    }
    return reckoned
  }

  @Test(arguments: 0..<24, losses)
  func `in the step panel, over random networks`(seed: Int, loss: String) throws {
    for scale in [0.9, 60] {
      let scene = try randomScene(seed, loss, scale: scale)
      let model = Model(scene, size: Size(columns: 160, rows: 60), language: .en, isPlaying: false)
      #expect(checkBeats(model, "seed \(seed), \(loss), \(scale)") > 8)
    }
  }

  @Test(arguments: SceneLibrary.names)
  func `in the step panel, over the library`(name: String) {
    var model = Model(name, columns: 160, rows: 60)
    _ = checkBeats(model, name)
    model.press("] ] ]")
    _ = checkBeats(model, "\(name) at step 3")
  }

  /// Lines as they once were printed, and as they should have been.
  @Test func `a line that does not come out is found`() {
    for (wrong, right) in [
      ("-ln(1 - o2) = -ln(1 - 0.3894) = 0.9847", "-ln(1 - o2) = -ln(1 - 0.3894) = 0.4934"),
      (
        "δ(h1) = (w·δ) · f′(z) = (-1.2784 × 0.4322) × 0.0366 = -0.0044",
        "δ(h1) = (w·δ) · f′(z) = (-1.2784 × 0.4322 + 0.4322) × 0.0366 = -0.0044"
      ),
      ("C = -ln 0.6118 + -ln(1 - 0.3894) = 0.9847", "C = -ln 0.6118 - ln(1 - 0.3894) = 0.9847"),
      ("∂C/∂w1 = ∂C/∂w1 = 6", "∂C/∂w1 = w1 + w1 = 3 + 3 = 6"),
      ("∂C/∂o1 = 1/(1 - 1) = 2.3539e+17", "∂C/∂o1 = 1/4.2484e-18 = 2.3539e+17"),
    ] {
      #expect(fault(inEquation: wrong, doubt: doubt(decimals: 4)) != nil, "\(wrong)")
      #expect(fault(inEquation: right, doubt: doubt(decimals: 4)) == nil, "\(right)")
    }
  }

  /// By hand from the file's numbers: o1 = 0.611842, o2 = 0.389449, −ln o1 = 0.4913, −ln(1 − o2) = 0.4934.
  @Test func `every output has a loss of its own`() throws {
    let scene = try SceneReader.read(
      """
      network: { inputs: 2, layers: [{ units: 3, activation: tanh }, { units: 2, activation: sigmoid }] }
      initialization: { scheme: given, weights: [0.3,-0.4,0.5,0.6,-0.7,0.2,0.9,-0.8,0.1,0.4,-0.3,0.6], biases: [0.1,-0.2,0.3,0.2,-0.1] }
      loss: log-loss
      data: { samples: [{ input: [1, 0.5], target: [1, 0] }, { input: [-1, 0.3], target: [0, 0.25] }] }
      """, path: "two.yaml")
    var model = Model(scene, size: Size(columns: 120, rows: 40), language: .en, isPlaying: false)
    model.press("Right Right Right Right")
    let lines = StepEquations(Shown(model), Pencil(model)).lines(of: model.litBeat)
    #expect(
      lines.prefix(3) == [
        "-ln o1 = -ln 0.6118 = 0.4913", "-ln(1 - o2) = -ln(1 - 0.3894) = 0.4934", "Σ = 0.4913 + 0.4934 = 0.9847",
      ], "\(lines)")
  }

  // MARK: Sheets

  /// The equations of a sheet: those of its chains, and each table row's numbers beside what they come to.
  private func equations(of sheet: Sheet) -> [String] {
    sheet.blocks.flatMap { block -> [String] in
      switch block {
      case .chain(let steps): return [steps.joined(separator: " = ")]
      case .table(let headings, let rows):
        guard let numbers = headings.firstIndex(of: "with numbers") else { return [] }
        return rows.map { row in
          let texts = row.map(\.text)
          let middle = texts[numbers].isEmpty ? "" : " = \(texts[numbers])"
          return "\(texts[0])\(middle) = \(texts[numbers + 1])".replacing("← =", with: "=")
        }
      case .heading, .paragraph, .list, .code: return []
      }
    }
  }

  private func check(_ sheet: Sheet, _ precision: Precision, _ context: String) -> Int {
    // What was cut may be a whole unit away.
    let wider: (String) -> Double
    if let decimals = precision.decimals {
      wider = { number in
        if number.contains("e") { return halfUnit(of: number) * 2 }
        let plain = doubt(digits: 6)(number)
        let isShort = (number.split(separator: ".").dropFirst().first?.count ?? 0) == decimals && !number.contains("e")
        if case .cut = precision, isShort { return 2 * halfUnit(of: number) }
        return isShort ? halfUnit(of: number) * 1.000001 : plain
      }
    } else {
      wider = doubt(digits: 6)
    }
    let lines = equations(of: sheet)
    for line in lines {
      if let fault = fault(inEquation: line, doubt: wider) { Issue.record("\(context): \(fault)") }
    }
    if precision == .exact {
      let typeset = sheet.markdown
      #expect(!typeset.contains("    ∂C"), "\(context): not typeset: \(typeset)")
    }
    return lines.count(where: isReckoned)
  }

  @Test(arguments: 0..<12, losses)
  func `on sheets, over random networks`(seed: Int, loss: String) throws {
    for scale in [0.9, 60, 900] {
      let scene = try randomScene(seed, loss, scale: scale)
      let experiment = scene.experiment
      let step = TrainingStep(
        from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
      let cost = try #require(Situation(step, experiment: experiment).passes).cost
      for precision in [Precision.exact, .rounded(3), .rounded(9), .cut(4)] {
        let sheets = WorkedSheet(
          scene, step: step, settings: experiment.settings, precision: precision, language: .en)
        let context = "seed \(seed), \(loss), \(scale), \(precision)"
        var count = check(sheets.wholeSheet(of: cost, sample: 0), precision, context)
        for parameter in Set([0, experiment.names.count / 2, experiment.names.count - 1]) {
          count += check(sheets.sheet(of: parameter, in: cost, sample: 0), precision, context)
          let output = Quantity.activation(layer: cost.network.layers.count - 1, unit: 0)
          count += check(
            sheets.sheet(of: parameter, in: cost, sample: 0, assuming: [output: -0.5]), precision,
            context + ", o1 = -0.5")
        }
        #expect(count > 3)
      }
    }
  }

  @Test(arguments: [
    "(w1-2)^2", "w1*w1", "w1*w1*w1", "w1*w2 + w1", "w1*sin(w1)*w2", "sqrt(w1^2 + w2^2)", "sqrt(w1)", "w1^0 + w2",
    "w1 - (w1 - w2)/w1", "w1^w2 + ln(w1)*sqrt(w2)", "-w1", "w1", "2^(w1*w1)", "(w1^2)^0.5",
  ])
  func `on sheets of formulas`(text: String) throws {
    for start in [[0.7, 1.3], [-0.4, 2], [0, 0], [3, -4]] {
      let formula = try Formula(text)
      guard formula.value(at: start).isFinite else { continue }
      let weights = start.prefix(formula.parameterCount).map { "\($0)" }.joined(separator: ", ")
      let scene = try SceneReader.read("cost: \"\(text)\"\ninitialization: { weights: [\(weights)] }\n", path: "f.yaml")
      let step = TrainingStep(
        from: scene.experiment.firstState, subject: scene.experiment.subject, settings: scene.experiment.settings)
      for precision in [Precision.exact, .rounded(3)] {
        let sheets = WorkedSheet(
          scene, step: step, settings: scene.experiment.settings, precision: precision, language: .en)
        let derivation = FormulaDerivation(of: formula, at: step.state.parameters, precision: precision)
        let parameters = Array(0..<formula.parameterCount)
        _ = check(sheets.formulaSheet(of: parameters, derivation), precision, "\(text) at \(start)")
      }
    }
  }

  // MARK: The derivation panel

  @Test(arguments: 0..<12, losses)
  func `in the derivation panel, over random networks`(seed: Int, loss: String) throws {
    for scale in [0.9, 60] {
      let scene = try randomScene(seed, loss, scale: scale)
      var model = Model(scene, size: Size(columns: 160, rows: 60), language: .en, isPlaying: false)
      for selection in 0..<model.names.count {
        model.look.selection = selection
        for path in DerivationOutline(model).rows.map(\.path) { model.look.derivation.unfolded.insert(path) }
        let outline = DerivationOutline(model)
        var number = SheetNumber(.exact)
        number.digits = 4
        for equation in [outline.chain] + outline.rows.map(\.equation) {
          let numbers = equation.text(number.text)
          let line = ([equation.symbol] + (numbers.isEmpty ? [] : [numbers]) + [number.text(equation.value)])
            .joined(separator: " = ")
          if let fault = fault(inEquation: line, doubt: doubt(digits: 4)) {
            Issue.record("seed \(seed), \(loss), \(model.names.name(at: selection)): \(fault)")
          }
        }
      }
    }
  }
}
