import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// A model of a scene of the library, paused at step 0, that has got some keys.
private func pressed(
  _ name: String, _ keys: String, size: Size = Size(columns: 120, rows: 40), language: Language = .en
) throws -> Model {
  let opened = scene(name)
  var model = Model(opened, size: size, language: language, isPlaying: false)
  model.begin(at: 0)
  model.press(keys)
  return model
}

extension Model {
  fileprivate var text: String { draw().text }
}

@Suite struct `The derivation on screen` {
  @Test(
    arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)],
    Language.allCases)
  func `shows the course's factors of w5`(size: Size, language: Language) throws {
    let text = try pressed("worked-example", ": w 5 Enter Enter", size: size, language: language).text
    // Course row 9.
    for figure in ["∂C/∂o1", "∂o1/∂z", "∂z/∂w5", "-0.708572", "0.228767", "0.615384", "-0.0997525", "0.649753"] {
      #expect(text.contains(figure), "\(figure)")
    }
  }

  @Test func `rounds on the way as a student does`() throws {
    var model = try pressed("worked-example", ": w 5 Enter Enter %")
    #expect(model.text.contains("-0.708 × 0.229 × 0.615"))
    #expect(model.text.contains("-0.09971118 ≈ -0.100"))
    #expect(model.text.contains("rounded to 3 decimals"))
    // Into o1, and one's own value for it: the lecture's product.
    model.press("Enter j e 0 . 6 4 5 Enter")
    #expect(model.text.contains("-0.71"))
    #expect(model.text.contains("-0.09999285"))
    // Empty takes it out again.
    model.press("e Enter")
    #expect(model.text.contains("-0.09971118"))
    model.press("% % % % %")
    #expect(model.text.contains("cut after 3 decimals"))
  }

  @Test func `takes the new w5 to show what it would do`() throws {
    // Course row 10: third row of w1 is ∂z/∂h1 = w5.
    let model = try pressed("worked-example", ": w 1 Enter Enter j j e 0 . 6 4 9 7 5 2 5 4 0 3 Enter")
    #expect(model.text.contains("-0.0124643"))
    #expect(model.text.contains("exact -0.0105508"))
  }

  @Test func `drops one's own values with the step they belong to`() throws {
    var model = try pressed("worked-example", ": w 5 Enter Enter e 2 Enter")
    #expect(!model.look.derivation.assumptions.isEmpty)
    model.press("Right")
    #expect(!model.look.derivation.assumptions.isEmpty)
    model.press("]")
    #expect(model.look.derivation.assumptions.isEmpty)
  }

  @Test func `unfolds down to the inputs and folds again`() throws {
    var model = try pressed("worked-example", ": w 1 Enter Enter")
    let folded = model.text
    model.press("Enter j Enter j Enter")
    #expect(model.text.contains("z(o1)"))
    #expect(model.text.contains("w5·h1 + w6·h2") || model.text.contains("0.55 × 0.6154"))
    model.press("k k Enter")
    #expect(model.text == folded)
  }

  @Test func `goes back where it came from with Esc`() throws {
    let before = try pressed("worked-example", "")
    var model = try pressed("worked-example", "Enter")
    #expect(model.look.focus == .derivation)
    model.press("Esc")
    #expect(model.draw() == before.draw())
  }

  @Test func `pauses a run so that its numbers hold still`() throws {
    let opened = scene("worked-example")
    var model = Model(opened, size: Size(columns: 120, rows: 40))
    model.begin(at: 0)
    model.press("Enter")
    #expect(!model.playback.isPlaying)
  }

  @Test func `shows every path of a weight in a wide network, and lights the one under the cursor`() throws {
    var model = try pressed("spiral", ": w 1 Enter Enter Enter")
    for unit in 1...8 { #expect(model.text.contains("∂C/∂g\(unit)"), "\(unit)") }
    let all = DerivationOutline.litParameters(model)
    model.press("j j")
    let one = DerivationOutline.litParameters(model)
    // w1 itself, h1 to each of eight units, and from these to the output; along one path one of each.
    #expect(all.count == 1 + 8 + 8)
    #expect(one.count == 3)
    #expect(one.isSubset(of: all))
  }

  @Test func `lists what each sample says, and their mean is the gradient`() throws {
    var model = try pressed("hidden-layer", ": w 1 Enter Enter")
    let rows = DerivationOutline(model).rows
    let place = try #require(rows.firstIndex { if case .mean = $0.kind { return true } else { return false } })
    for _ in 0..<place { model.press("j") }
    model.press("Enter")
    let samples = DerivationOutline(model).rows.filter {
      if case .sample = $0.kind { return true } else { return false }
    }
    #expect(samples.count == 4)
    let mean = samples.reduce(0) { $0 + $1.equation.value } / 4
    #expect(abs(mean - model.situation.step.gradient[0]) < 1e-15)
  }

  @Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron })
  func `ends with the update of any optimizer`(optimizer: Optimizer.Name) throws {
    var opened = scene("worked-example")
    opened.experiment.settings.optimizer = Optimizer(optimizer)
    var model = Model(opened, size: Size(columns: 200, rows: 60), isPlaying: false)
    model.begin(at: 3)
    model.press("Enter")
    let last = try #require(DerivationOutline(model).rows.last)
    #expect(last.equation.value == model.situation.step.next.parameters[model.look.selection])
    #expect(model.text.contains(SheetNumber(.exact).text(last.equation.value)))
  }

  @Test func `answers in a formula scene`() throws {
    let text = """
      title: { ko: 식, en: formula }
      cost: "(w1-2)^2"
      initialization: { scheme: given, weights: [-3] }
      """
    let opened = try SceneReader.read(text, path: "x.yaml")
    var model = Model(opened, size: Size(columns: 80, rows: 24), isPlaying: false)
    model.begin(at: 0)
    model.press("Enter")
    for figure in ["∂C/∂u1", "∂u1/∂w1", "-10"] { #expect(model.text.contains(figure), "\(figure)") }
  }

  @Test func `draws at any size in every scene without a trap`() throws {
    for name in library.map(\.name) {
      for (columns, rows) in [(40, 10), (41, 11), (60, 14), (80, 24), (84, 60), (110, 36), (200, 60), (300, 100)] {
        var model = try pressed(name, "Enter Enter j Enter j j Enter", size: Size(columns: columns, rows: rows))
        _ = model.draw()
        model.press("% j j j j j j j j j j Enter")
        _ = model.draw()
        for y in stride(from: 0, to: rows, by: max(1, rows / 20)) {
          _ = model.update(.clicked(Point(x: columns * 3 / 4, y: y)))
        }
      }
    }
  }
}

@Suite struct `Words of derivations and sheets` {
  @Test func `are there in both languages`() throws {
    try WordingChecks.check(
      [
        DerivationLabel.exact, .rounded(3), .cut(3), .exactValue("1"), .ownValue, .meanOver(3), .sample(1), .bypass,
        .usedAgain(["w1", "w2", "w3", "w4", "w5"]), .perceptron, .askOwnValue("o1"), .whySquaredError("o1", "y"),
        .whyHalfSquaredError("o1", "y"), .whyAbsoluteError("o1", "y"), .whyLogLoss("o1", target: 1),
        .whyLogLoss("o1", target: 0), .whyLogLoss("o1", target: 0.3), .byHand, .sampleAlone(4, of: 4), .whyByHand,
        .whyHiddenSlope(paths: 2), .whyWeight, .whyPassage, .whySource("h1"),
        .whyBiasSource, .whyDelta, .whyJoint("o1", "o1 − y"), .whyWeightedInput, .whyActivation, .whyPath, .whyBypass,
        .whyMean, .whyPenalty, .whyHeldStill,
        .whySoftmax, .whyCrossEntropy("o1", "y1"), .whyShareSlope(isOwn: true), .whyShareSlope(isOwn: false),
        .whyShareDelta(paths: 3, isShort: true), .whyShareDelta(paths: 3, isShort: false),
        .whyUpdate(isUp: true, isFlat: false), .whyUpdate(isUp: false, isFlat: false),
        .whyUpdate(isUp: false, isFlat: true),
        .whyMemory, .whyStep, .whyOuterInner,
      ] + Activation.allCases.map { .whyActivationSlope($0) }, file: "DerivationLabel.swift")
    try WordingChecks.check(
      [
        SheetLabel.whereFrom("∂C/∂w1"), .wholeStep(0), .situation(step: 0),
        .sample(1, of: 2, input: "1, 2", target: "1"),
        .chainRule, .factors, .forward, .forwardLayer(1), .cost, .backwardLayer(1), .gradient, .update, .given,
        .quantity, .rule, .numbers, .value, .exact, .byHand, .parameter, .mean, .sampleHeading, .newValue, .rounded(3),
        .cut(3), .assumed("o1 = 0.645"), .paths("∂C/∂h1", 3), .updateUsesMean(4), .updateExact, .perceptronRule,
        .oldWeights, .weightsAhead, .meanOfSamples(4), .formula,
        .joint("∂C/∂o1", "∂o1/∂z", node: "o1", "δ(o1) = ∂C/∂z = o1 - y"),
      ], file: "SheetLabel.swift")
  }
}

@Suite struct `A row of a derivation` {
  /// "-3 + 50 47" reads as one sum; wide apart, or with an equals sign, it is a result.
  @Test(arguments: library.filter { $0.experiment.names.count < 200 }.map(\.name))
  func `has its value apart from the numbers before it`(name: String) {
    let joined = /[+×·\/-] \(?-?[0-9][0-9.e+-]*(?:\)? |  )-?[0-9][0-9.e+-]*\s*$/
    // The cursor goes down row by row, and most rows stay what they were.
    var seen: Set<Substring> = []
    for optimizer in [Optimizer.Name.gradientDescent, .momentum] {
      var scene = scene(name)
      scene.experiment.settings.optimizer = Optimizer(optimizer)
      guard scene.experiment.settings.conflict(with: scene.experiment.subject) == nil else { continue }
      for columns in [52, 80] {
        var model = Model(scene, size: Size(columns: columns, rows: 60), language: .en, isPlaying: false)
        if model.workspace.isRacing { model.press("M") }
        model.begin(at: 1, panel: .derivation)
        model.press("Enter")
        for row in 0..<DerivationView(model: Shown(model)).rowCount {
          model.look.derivation.row = row
          for line in model.draw().text.split(separator: "\n") where line.hasPrefix("│") && seen.insert(line).inserted {
            let text = line.dropFirst().prefix { $0 != "│" }
            #expect(text.firstMatch(of: joined) == nil, "\(columns): \(text)")
          }
        }
      }
    }
    #expect(!seen.isEmpty)
  }

  /// 2 · 1 + … comes to −4.050000000000001: a digit of binary rounding makes no "about".
  @Test func `is equal where only binary rounding is left out`() {
    let number = SheetNumber(.exact)
    #expect(number.isExact(.number(-4.050000000000001)) && number.isExact(.number(0.1 + 0.2)))
    #expect(!number.isExact(.number(1.0 / 3)) && !number.isExact(.enclosed(-4.0500001)))
    var model = Model("flat-spot", columns: 160, rows: 40)
    model.press("Enter")
    let text = model.draw().text(in: model.inside(.derivation))
    #expect(text.contains("= 1 × (-4.05)") && text.contains(" = -4.05") && !text.contains("≈"), "\(text)")
  }
}
