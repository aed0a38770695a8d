// The optimizer's constants as commands: :beta 0.5 and its like, wherever a change of η would be told.

import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The constants of the optimizer` {
  /// C = w1² + 5 w2², so that λ = 10.
  private func model(_ training: String, columns: Int = 150) throws -> Model {
    try Model(
      yaml: """
        cost: "w1^2 + 5*w2^2"
        initialization: { scheme: given, weights: [3, 1] }
        training: { \(training), learning-rate: 0.1 }
        """, panel: .contour, columns: columns)
  }

  private func header(_ model: Model) -> String { String(model.draw().text.split(separator: "\n")[0]) }

  @Test(arguments: [
    ("momentum", "beta 0.5", OptimizerConstant.beta, 0.5), ("nesterov", "β 0", .beta, 0),
    ("momentum", "베타 0.25", .beta, 0.25),
    ("adam", "beta1 0.8", .beta1, 0.8), ("adam", "β₂ 0.99", .beta2, 0.99), ("rmsprop", "rho 0.95", .rho, 0.95),
    ("rmsprop", "로 .5", .rho, 0.5), ("adagrad", "epsilon 1e-6", .epsilon, 1e-6), ("adam", "엡실론 1", .epsilon, 1),
    ("rmsprop", "ε 0.01", .epsilon, 0.01),
  ]) func `are set by their names and signs`(
    optimizer: String, typed: String, constant: OptimizerConstant, value: Double
  ) throws {
    var model = try model("optimizer: \(optimizer)")
    let before = model
    model.order(typed)
    #expect(model.overlay == nil && model.toast?.phrase == .constantSet(constant, value))
    #expect(model.settingsInForce.optimizer[constant] == value)
    #expect(model.situation.step.state.optimizer[constant] == value)
    let told = "\(constant.symbol) \(Words.short(value))"
    #expect(header(model).contains(told), "\(header(model))")
    #expect(!header(before).contains(constant.symbol + " "))
    #expect(Timeline(model).entries.contains { $0.step == 0 && $0.kind == .change(.constantSet(constant, value)) })
    model.press("u")
    #expect(model.workspace == before.workspace)
    model.press("U")
    #expect(model.settingsInForce.optimizer[constant] == value)
    #expect(model.exportedScene.experiment.settings.optimizer[constant] == value)
  }

  @Test(arguments: Language.allCases)
  func `are refused where they are none, with what they take or whose they are`(language: Language) throws {
    var model = try model("optimizer: momentum")
    model.look.language = language
    for text in ["1", "-0.1", "x", "1e-400x", "nan"] {
      let before = model.workspace
      model.order("beta \(text)")
      #expect(model.isPaletteOpen && model.workspace == before)
      #expect(model.draw().text.contains("0 ≤ β < 1"), "\(text)")
      model.press("Esc")
    }
    for (command, owners) in [
      ("rho 0.5", ["rmsprop"]), ("epsilon 0.1", ["adagrad", "rmsprop", "adam"]), ("beta2 0.5", ["adam"]),
    ] {
      model.order(command)
      guard case .noConstant(_, .momentum)? = model.toast?.phrase else {
        Issue.record("\(command): \(String(describing: model.toast))")
        continue
      }
      let said = model.toast!.phrase.text(in: language)
      #expect(owners.allSatisfy(said.contains) && said.contains("momentum"), "\(said)")
      model.press("Esc")
    }
    // A constant that is not there is never the first to be offered.
    var plain = try self.model("optimizer: gradient-descent")
    plain.press(":")
    plain.type("b")
    guard case .palette(let palette) = plain.overlay, let row = plain.chosenRow(of: palette) else {
      Issue.record("no palette")
      return
    }
    #expect(plain.rows(of: palette)[row].reason == nil)
  }

  /// By a loop of its own: v ← βv + g with β 0.9 for three steps, then 0.5.
  @Test func `act from the next step on, and take what was remembered along`() throws {
    var model = try model("optimizer: momentum")
    model.press("] ] ] Right")
    model.order("beta 0.5")
    #expect(model.toast?.phrase == .fromStep(.constantSet(.beta, 0.5), 4))
    #expect(header(model).contains("momentum │ β 0.9 → 0.5"), "\(header(model))")
    model.press("] ] ]")
    #expect(header(model).contains("│ β 0.5"))
    var w = [3.0, 1]
    var v = [0.0, 0]
    for step in 0..<6 {
      let g = [2 * w[0], 10 * w[1]]
      for index in 0..<2 {
        v[index] = (step < 4 ? 0.9 : 0.5) * v[index] + g[index]
        w[index] -= 0.1 * v[index]
      }
    }
    for index in 0..<2 { #expect(abs(model.situation.parameters[index] - w[index]) < 1e-12) }
    // Back where it was not changed yet, and forth again.
    model.press("[ [ [ [")
    #expect(model.cursor.step == 2 && !header(model).contains("│ β"))
    // A change there opens another run.
    model.order("beta 0.1")
    #expect(model.workspace.runs.count == 2)
    let titles = model.workspace.runs.map { model.workspace.title(of: $0, in: .en) }
    #expect(titles.contains { $0.hasSuffix("→ β 0.5") } && titles.contains { $0.hasSuffix("→ β 0.1") }, "\(titles)")
  }

  /// 2(1 + β)/λ and (2 + 2β)/((1 + 2β)λ), λ = 10.
  @Test func `move the largest stable rate`() throws {
    var momentum = try model("optimizer: momentum")
    #expect(header(momentum).contains("η 0.1 < limit 0.38 "))
    momentum.order("beta 0.5")
    #expect(header(momentum).contains("η 0.1 < limit 0.3 "), "\(header(momentum))")
    var nesterov = try model("optimizer: nesterov")
    nesterov.order("beta 0.5")
    #expect(header(nesterov).contains("η 0.1 < limit 0.15 "), "\(header(nesterov))")
  }

  @Test func `stand in the step panel as they are in force`() throws {
    for (optimizer, command, shown) in [
      ("momentum", "beta 0.25", "β = 0.25"), ("adam", "epsilon 0.5", "β₁ = 0.9, β₂ = 0.999, ε = 0.5"),
      ("rmsprop", "rho 0.5", "ρ = 0.5, ε = 1e-08"),
    ] {
      var model = try model("optimizer: \(optimizer)")
      model.order(command)
      model.begin(at: 2, panel: .step)
      for _ in 0..<model.beats.count - 1 { model.press("Right") }
      #expect(model.picture().text.contains(shown), "\(model.picture().text)")
    }
  }

  /// ε acts from step 0 and β₁, set before it, from step 1: each is kept.
  @Test func `do not undo each other`() throws {
    var model = try model("optimizer: adam")
    model.press("Right")
    model.order("beta1 0.5")
    model.press("Left")
    model.order("epsilon 0.1")
    let (first, second) = (model.history.settings(at: 0).optimizer, model.history.settings(at: 1).optimizer)
    #expect([first[.beta1], first[.epsilon], second[.beta1], second[.epsilon]] == [0.9, 0.1, 0.5, 0.1])
  }

  @Test func `go with a run that begins again, and with what is compared`() throws {
    var model = try model("optimizer: momentum")
    model.press("] ]")
    model.order("beta 0.5")
    model.press("] r")
    #expect(model.cursor.step == 0 && model.settingsInForce.optimizer[.beta] == 0.5)
    model.press("m")
    let compared = model.workspace.runs.filter { $0.entry != nil }
    #expect(compared.allSatisfy { $0.history.settings(at: 0).optimizer[.beta] == 0.5 } && compared.count > 2)
    model.order("beta 0.25")
    model.press("]")
    let name = model.workspace.current.comparedName(in: .en, at: 1)
    #expect(name.contains("β 0.25"), "\(name)")
    // A table of them has a column for what differs, and none for what does not.
    let table = RunTable(comparing: model.workspace.runs.filter { $0.entry != nil }, at: 1, in: .en).text
    let heads = try #require(table.split(whereSeparator: \.isNewline).first).split(separator: ",")
    #expect(heads.contains("beta") && !heads.contains("epsilon") && !heads.contains("beta1"), "\(heads)")
    let place = heads.firstIndex(of: "beta")!
    let values = table.split(whereSeparator: \.isNewline).dropFirst().map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[place])
    }
    #expect(Set(values) == ["0.5", "0.25"])
    // Another optimizer and back is the scene's own again.
    model.press("M")
    model.order("optimizer adam")
    model.order("optimizer momentum")
    #expect(model.settingsInForce.optimizer[.beta] == 0.9)
  }
}

extension Model {}
