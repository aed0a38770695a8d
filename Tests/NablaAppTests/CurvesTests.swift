// The panel of a parameter, its slope and its step over time.

import NablaCanvas
import NablaCore
import NablaLesson
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

extension Model {
  /// The panel alone, with everything computed.
  fileprivate init(
    curvesOf name: String, at step: Int, columns: Int = 100, rows: Int = 34, language: Language = .en
  ) {
    self.init(name, columns: columns, rows: rows, language: language)
    begin(at: step, panel: .curves)
    computeCurves()
  }

  /// What differs between what the panel knows of a run and the run itself, made anew step by step.
  fileprivate func difference(_ run: Run) -> String? {
    let values = curve(of: run)
    let history = run.history
    for value in values {
      let state = history.state(at: value.step)
      let next = history.state(at: value.step + 1)
      let isLast = value.step == history.latestStep
      if value.value != state.parameters[look.selection] { return "w at \(value.step)" }
      // The change leads to the next step, where nothing was set by hand.
      let isSet = history.changes.contains { $0.step == value.step + 1 }
      let moved = value.value + value.change
      if !isLast, !isSet, abs(moved - next.parameters[look.selection]) > 1e-12 * max(1, abs(moved)) {
        return "Δw at \(value.step)"
      }
      let settings = history.settings(at: value.step).atStep(value.step)
      if settings.optimizer.isPlain, !settings.frozen.contains(look.selection),
        abs(value.change + settings.learningRate * value.slope) > 1e-12 * max(1, abs(value.change))
      {
        return "∂C/∂w at \(value.step)"
      }
    }
    return nil
  }
}

@Suite struct `The panel of curves` {
  @Test(arguments: ["hidden-layer", "zig-zag", "parabola", "perceptron", "momentum", "catapult"])
  func `has every step of every run, as it was`(name: String) {
    let model = Model(curvesOf: name, at: 25)
    for run in model.curveRuns {
      let values = model.curve(of: run)
      #expect(values.map(\.step) == Array(0...run.shownStep(model.workspace)), "\(name)")
      #expect(model.difference(run) == nil, "\(name): \(model.difference(run) ?? "")")
    }
    #expect(model.wantedCurve == nil && model.curveProgress.known == model.curveProgress.count)
  }

  @Test func `its slopes are central differences of C`() throws {
    let model = Model(curvesOf: "hidden-layer", at: 12)
    let history = model.history
    let index = model.look.selection
    for value in model.curve(of: model.workspace.current) {
      let objective = Objective(history.experiment.subject, settings: history.settings(at: value.step))
      var place = history.state(at: value.step).parameters
      let width = 1e-5
      place[index] += width
      let above = objective.cost(at: place)
      place[index] -= 2 * width
      let slope = (above - objective.cost(at: place)) / (2 * width)
      #expect(abs(slope - value.slope) < 1e-7, "\(value.step)")
    }
  }

  @Test func `follows the selection and the run, and what is changed on the way`() throws {
    var model = Model(curvesOf: "hidden-layer", at: 10)
    let first = model.curve(of: model.workspace.current)
    model.press("Down Down")
    model.computeCurves()
    #expect(model.curve(of: model.workspace.current) != first && model.difference(model.workspace.current) == nil)
    let name = model.names.name(at: model.look.selection)
    #expect(model.picture().text.contains(CurvesLabel.slope(name).english))
    for keys in ["] ] ]", "+ ] ]", "[ [ [ - ] ] ] ]", "r", "] ]", "u"] {
      model.press(keys)
      model.computeCurves()
      let run = model.workspace.current
      #expect(model.curve(of: run).last?.step == model.cursor.step, "\(keys)")
      #expect(model.difference(run) == nil, "\(keys): \(model.difference(run) ?? "")")
    }
  }

  @Test func `of a long run it has some steps, and says every which`() {
    var model = Model(curvesOf: "parabola", at: 0)
    model.begin(at: 3_000, panel: .curves)
    model.computeCurves()
    let run = model.workspace.current
    #expect(model.curveStride(of: run) == 8)
    let values = model.curve(of: run)
    #expect(values.count <= Model.mostCurveSteps + 1 && values.dropLast().allSatisfy { $0.step % 8 == 0 })
    #expect(model.difference(run) == nil)
    #expect(model.picture().text.contains("every 8 steps"))
  }

  @Test func `what takes long comes from the background, and is not asked for anew at each step`() throws {
    var model = Model("digits", columns: 100, rows: 34)
    model.begin(at: 6, panel: .curves)
    let wanted = try #require(model.wantedCurve)
    #expect(model.curveProgress.known < model.curveProgress.count)
    model.press("]")
    #expect(model.wantedCurve == wanted)
    model.computeCurves()
    #expect(model.wantedCurve == nil && model.difference(model.workspace.current) == nil)
    // A step that is on screen is known at once.
    model.press("]")
    #expect(model.curve(of: model.workspace.current).last?.step == 8)
  }

  @Test(arguments: ["hidden-layer", "zig-zag", "perceptron", "three-classes", "residual"])
  func `of a whole layer it has every parameter of it, each as the run has it`(name: String) throws {
    var model = Model(curvesOf: name, at: 9)
    model.press("v")
    model.computeCurves()
    let run = model.workspace.current
    let layer = model.curveParameters
    if let network = model.situation.network {
      let here = network.parameter(at: model.look.selection).layer
      #expect(layer == (0..<network.parameterCount).filter { network.parameter(at: $0).layer == here })
    } else {
      #expect(layer == Array(0..<model.names.count))
    }
    for parameter in layer {
      let values = model.curve(of: run, parameter: parameter)
      #expect(values.map(\.step) == Array(0...9))
      for value in values {
        let step = run.history.step(at: value.step)
        #expect(value.value == step.state.parameters[parameter])
        #expect(value.slope == step.gradient[parameter] && value.change == step.change[parameter])
      }
      model.look.selection = parameter
      #expect(model.difference(run) == nil, "\(name) \(model.names.name(at: parameter))")
    }
    #expect(model.picture().text.contains("all \(layer.count)"))
    model.press("v")
    #expect(model.curveParameters == [model.look.selection])
  }

  @Test func `of a large layer it has some, the selected one among them, and says so`() {
    var model = Model("digits", columns: 100, rows: 34)
    model.begin(at: 4, panel: .curves)
    model.press("v")
    for keys in ["", "Down Down Down", "Up"] {
      model.press(keys)
      model.computeCurves()
      let drawn = model.curveParameters
      let layer = model.layerOfSelection
      #expect(drawn.contains(model.look.selection) && Set(drawn).isSubset(of: layer))
      #expect(drawn.count < layer.count && drawn.count - Model.mostCurves <= 1)
      #expect(model.curve(of: model.workspace.current).map(\.step) == [0, 1, 2, 3, 4])
      #expect(model.difference(model.workspace.current) == nil)
      #expect(model.picture().text.contains("\(drawn.count) of its layer's \(layer.count)"))
    }
  }

  @Test func `in a race it draws the layer of the current run, and each run has its own`() {
    var model = Model(curvesOf: "hidden-layer", at: 6)
    model.press("m")
    model.computeCurves()
    #expect(model.curveRuns.count > 1)
    model.focus(on: .curves)
    model.press("v")
    model.computeCurves()
    #expect(model.curveRuns.map(\.number) == [model.workspace.currentNumber])
    for _ in 0..<3 {
      model.press("n ]")
      model.computeCurves()
      #expect(model.difference(model.workspace.current) == nil)
    }
  }

  @Test(arguments: [Panel.curves, .rates]) func `the command line brings back what v has chosen`(panel: Panel) throws {
    var model = Model("hidden-layer", columns: 100, rows: 34)
    model.focus(on: panel)
    model.computeSweep()
    model.press("v")
    #expect(model.look.showsLayerCurves == (panel == .curves) && model.look.rates.showsValues == (panel == .rates))
    let command = model.reproducingCommand
    #expect(command.missing.isEmpty, "\(command)")
    let place = try #require(command.words.firstIndex(of: "--keys"))
    #expect(command.words[place + 1].split(separator: " ").contains("v"), "\(command)")
  }

  @Test func `the numbers beside it are those of the step on screen`() {
    for language in Language.allCases {
      var model = Model(curvesOf: "hidden-layer", at: 7, language: language)
      let index = model.look.selection
      let name = model.names.name(at: index)
      let text = model.picture().text
      let pencil = Pencil(model)
      for (label, number) in [
        (CurvesLabel.value(name), model.situation.parameters[index]),
        (.slope(name), model.situation.step.gradient[index]), (.change(name), model.situation.step.change[index]),
      ] {
        #expect(text.contains("\(pencil.words(label)) \(pencil.number(number, decimals: 4))"), "\(text)")
      }
    }
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12), (46, 14)], GlyphLevel.allCases)
  func `it fits at any size`(size: (Int, Int), level: GlyphLevel) {
    for name in ["hidden-layer", "perceptron", "catapult", "parabola"] {
      for language in Language.allCases {
        for step in [0, 9] {
          var model = Model(curvesOf: name, at: step, columns: size.0, rows: size.1, language: language)
          model.look.glyphs = level
          #expect(fault(in: model.picture(), of: model) == nil)
          model.press("v")
          model.computeCurves()
          #expect(fault(in: model.picture(), of: model) == nil)
        }
      }
    }
  }

  @Test func `its words in both languages`() throws {
    try WordingChecks.check(
      [
        .heading("w1", .one, stride: 1, known: 9, of: 9), .heading("w1", .one, stride: 4, known: 3, of: 9),
        .heading("w1", .layer(drawn: 9, of: 9), stride: 1, known: 9, of: 9),
        .heading("w1", .layer(drawn: 24, of: 90), stride: 1, known: 9, of: 9),
        .heading("w1", .formula(2), stride: 1, known: 9, of: 9), .value("w1"), .slope("w1"), .error("w1"),
        .change("w1"),
      ] as [CurvesLabel], file: "CurvesLabel.swift")
  }
}
