import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaPanels
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Held-out samples on screen` {
  private static func line(_ panels: String = "[loss, data]") -> String {
    """
    network: { inputs: 1, layers: [{ units: 1, activation: identity, bias: false }] }
    initialization: { weights: [0] }
    data:
      samples:
        - { input: [1], target: [1] }
        - { input: [2], target: [2] }
        - { input: [3], target: [3] }
      test: { samples: [{ input: [1.5], target: [1.2] }] }
    training: { learning-rate: 0.01 }
    panels: \(panels)
    """
  }

  /// w after each step: w ← w − η·(2/3)·Σ x²·(w − 1), and what the sample that is held out says of it.
  private func tests(_ steps: Int) -> [Double] {
    var w = 0.0
    return (0...steps).map { _ in
      defer { w -= 0.01 * 2 / 3 * 14 * (w - 1) }
      return (1.5 * w - 1.2) * (1.5 * w - 1.2)
    }
  }

  @Test(arguments: [Language.en, .ko]) func `have a line of their own on the chart of C`(_ language: Language) throws {
    let model = try openModel(Self.line(), columns: 80, rows: 24, step: 40, panel: .loss, language: language)
    let frame = model.draw()
    let expected = tests(40)
    #expect(abs(try #require(model.history.testCost(at: 40)) - expected[40]) < 1e-12)
    let best = expected.indices.min { expected[$0] < expected[$1] }!
    let text = frame.text
    let value = Pencil(model).number(expected[40])
    let least = Pencil(model).number(expected[best])
    let row =
      language == .en
      ? "t ╌╌ test C \(value)  ✕ lowest \(least) at step \(best)"
      : "t ╌╌ 시험 비용 \(value)  ✕ 가장 낮을 때 \(least) (스텝 \(best))"
    #expect(text.contains(row), "\(row)\n\(text)")
    // Its marks stand on the chart as well, without colour.
    let rect = try #require(model.arrangement.rect(of: .loss)).inset(columns: 1, rows: 1)
    let marks = (rect.y..<rect.maxY - 1).flatMap { y in (rect.x..<rect.maxX).map { frame[$0, y] } }
      .filter { $0.style.attributes.contains(.reverse) }.map(\.glyph)
    #expect(marks.contains("t") && marks.contains("✕"), "\(text)")
  }

  @Test func `are told of where the cursor is, back in time too`() throws {
    var model = try openModel(Self.line(), columns: 120, rows: 24, step: 40, panel: .loss)
    model.begin(at: 10, panel: .loss)
    let expected = Pencil(model).number(tests(10)[10])
    #expect(model.draw().text.contains("t ╌╌ test C \(expected)"), "\(model.draw().text)")
    // The header has it where it is wide.
    #expect(model.draw().text.split(separator: "\n")[0].contains("test C "))
    #expect(
      !(try openModel(Self.line(), columns: 90, step: 10).draw().text.split(separator: "\n")[0].contains("test C")))
  }

  @Test func `have marks of their own in the fitted curve`() throws {
    let model = try openModel(Self.line(), step: 3, panel: .data)
    let frame = model.draw()
    #expect(frame.text.contains("+ test"), "\(frame.text)")
    let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    let marks = (rect.y..<rect.maxY - 1).flatMap { y in (rect.x..<rect.maxX).map { frame[$0, y].glyph } }
    #expect(marks.count { $0 == "+" } == 1, "\(frame.text)")
  }

  @Test func `have marks of their own beside a boundary, and are counted`() throws {
    let model = try openModel(
      """
      network: { inputs: 2, layers: [{ units: 1, activation: sigmoid, bias: false }] }
      initialization: { weights: [1, 1] }
      data:
        samples: [{ input: [1, 1], target: [1] }, { input: [-1, -1], target: [0] }]
        test: { samples: [{ input: [1, 0.4], target: [1] }, { input: [-1, 0.2], target: [0] }, { input: [1, -0.5], target: [0] }] }
      """, columns: 90, panel: .data, language: .ko)
    let frame = model.draw()
    let text = frame.text
    // σ(x1 + x2) ≥ 0.5: two of the three are right.
    #expect(text.contains("시험 2/3") && text.contains("- + 시험"), "\(text)")
    let rect = try #require(model.arrangement.rect(of: .data)).inset(columns: 1, rows: 1)
    let marks = (rect.y..<rect.maxY - 1).flatMap { y in (rect.x..<rect.maxX).map { frame[$0, y].glyph } }
    #expect(marks.count { $0 == "+" } == 1 && marks.count { $0 == "-" } == 2)
  }

  @Test func `words on them`() throws {
    let labels: [DataLabel] = [
      .features([DataLabel.Feature(input: "x2", formula: "x1^2")]), .testCost("0.5"), .testCostWithoutPenalty("0.5"),
      .lowestTest("0.25", step: 7),
      .lowestTestShort("0.25", step: 7), .testCorrect(2, of: 3), .testSamples,
    ]
    try WordingChecks.check(labels, file: "DataLabel.swift")
  }

  @Test func `go along when the scene is written out as it was changed`() throws {
    let text = """
      network: { inputs: 2, layers: [{ units: 2 }, { units: 1 }] }
      data: { generator: moons, samples: 20, noise: 0.1, features: ["x1", "x1*x2"], test: 0.25 }
      """
    var model = try openModel(text)
    model.press("n n +")
    let scene = model.workspace.scene
    let again = try SceneReader.read(SceneWriter.write(scene), path: "own.yaml")
    #expect(again.experiment.dataset == scene.experiment.dataset)
    #expect(again.experiment.dataset?.test?.count == 5)
  }
}
