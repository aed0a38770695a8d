import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

/// The program with a scene of its own text open, at a step, with one panel.
func openModel(
  _ text: String, columns: Int = 80, rows: Int = 24, step: Int = 0, panel: Panel? = nil, language: Language = .en
) throws -> Model {
  let scene = try SceneReader.read(text, path: "own.yaml")
  var model = Model(
    scene, size: Size(columns: columns, rows: rows), surroundings: Surroundings(), language: language,
    glyphs: .braille, isPlaying: false, catalog: sceneCatalog)
  model.begin(at: step, panel: panel)
  return model
}

@Suite struct `Pictures of data with features` {
  /// a = 1 where x1·x2 > 0: no straight line in x1 and x2.
  private static let product = """
    network: { inputs: 1, layers: [{ units: 1, activation: step, bias: false }] }
    initialization: { weights: [1] }
    data:
      samples:
        - { input: [1, 1], target: [1] }
        - { input: [-1, 1], target: [0] }
        - { input: [-1, -1], target: [1] }
        - { input: [1, -1], target: [0] }
      features: ["x1*x2"]
    """

  @Test func `have the boundary over the samples' own inputs`() throws {
    let model = try openModel(Self.product, panel: .data)
    let frame = model.draw()
    let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    // Between a corner's sample and the edge: the shades of opposite corners are alike, of neighbours not.
    func shade(_ x: Double, _ y: Double) -> Role? {
      frame[rect.x + Int(x * Double(rect.width)), rect.y + Int(y * Double(rect.height - 1))].style.background
    }
    let corners = [shade(0.25, 0.25), shade(0.75, 0.25), shade(0.75, 0.75), shade(0.25, 0.75)]
    #expect(corners[0] == corners[2] && corners[1] == corners[3] && corners[0] != corners[1], "\(corners)")
    let text = frame.text
    #expect(text.contains("→ x1 ") && text.contains("↑ x2 "), "\(text)")
  }

  @Test func `have the fitted curve over x1 however many features there are`() throws {
    let model = try openModel(
      """
      network: { inputs: 2, layers: [{ units: 1, activation: identity, bias: false }] }
      initialization: { weights: [0, 1] }
      data: { function: "x1^2", range: [-1, 1], samples: 9, features: ["x1", "x1^2"] }
      """, panel: .data)
    #expect(model.situation.step.cost == 0)
    let places = [-1, -0.5, 0, 0.3]
    let passes = try #require(model.situation.passes)
    #expect(zip(passes.outputs(atPlaces: places), places).allSatisfy { abs($0 - $1 * $1) < 1e-15 })
    #expect(model.draw().text.contains("→ x1 "))
  }

  @Test func `name features in the table as they are written`() throws {
    let model = try openModel(
      """
      network: { inputs: 3, layers: [{ units: 2 }] }
      data: { samples: [{ input: [2], target: [1, 0] }, { input: [3], target: [0, 1] }], features: ["x1^2", "exp(x1)", "sin(3*x1)"] }
      """, panel: .data)
    let lines = model.draw().text.split(separator: "\n")
    let heading = try #require(lines.first { $0.contains("x1^2") })
    #expect(heading.contains("exp(x1)") && heading.contains("sin(3*…"), "\(heading)")
    // 2² and e².
    #expect(lines.contains { $0.contains("4.000") && $0.contains("7.389") }, "\(lines)")
  }

  @Test func `say in the step what the inputs are`() throws {
    var model = try openModel(Self.product, panel: .step)
    #expect(model.draw().text.contains("network inputs: x1 is the sample's x1*x2"), "\(model.draw().text)")
    model = try openModel(Self.product, panel: .step, language: .ko)
    #expect(model.draw().text.contains("신경망 입력: x1은 샘플의 x1*x2"))
  }

  @Test func `say nothing where each input is what it is called`() throws {
    let data = Dataset(inputCount: 2, targetCount: 1, inputs: [1, 2], targets: [1])
    #expect(DataLabel(featuresOf: data) == nil)
    let named = ["x1", "x2"].map { try! Formula($0, of: .inputs) }
    #expect(DataLabel(featuresOf: data.fed(through: Features(named, inputCount: 2))) == nil)
  }

  @Test func `words of data`() throws {
    let data = Dataset(inputCount: 1, targetCount: 1, inputs: [1], targets: [1])
    let many = (1...8).map { try! Formula("x1^\($0 + 1)", of: .inputs) }
    let label = try #require(DataLabel(featuresOf: data.fed(through: Features(many, inputCount: 1))))
    for language in Language.allCases { WordingChecks.checkTexts([label], in: language) }
    #expect(label.english.hasSuffix("x6 is the sample's x1^7, …"))
  }
}
