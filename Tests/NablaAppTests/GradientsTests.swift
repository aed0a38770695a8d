import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `The panel of gradients` {
  /// course-settings.md, vanishing: 1-(1×8)-1, all weights 1, biases 0, x = 1, y = 0.
  private func chain(_ activation: String, weight: Double = 1, residual: Bool = false) throws -> Scene {
    let layers = (0..<8).map { _ in "    - { units: 1, activation: \(activation), residual: \(residual) }" }
    return try SceneReader.read(
      """
      network:
        inputs: 1
        layers:
      \(layers.joined(separator: "\n"))
          - { units: 1, activation: identity }
      initialization: { scheme: given, weights: [\((0..<9).map { _ in "\(weight)" }.joined(separator: ", "))] }
      data: { samples: [{ input: [1], target: [0] }] }
      training: { learning-rate: 0.05 }
      """, path: "chain.yaml")
  }

  /// course-settings.md, zig-zag.
  private func zigzag(_ activation: String, batch: String) throws -> Scene {
    try SceneReader.read(
      """
      network:
        inputs: 2
        layers:
          - { units: 2, activation: \(activation), bias: false }
          - { units: 1, activation: sigmoid, bias: false }
      initialization: { scheme: given, weights: [1, 0, 0, 1, 0.5, 0.5] }
      data: { samples: [{ input: [1.5, -1], target: [1] }, { input: [-1, 1.5], target: [0] }] }
      training: { learning-rate: 2, batch: \(batch), order: given }
      """, path: "zigzag.yaml")
  }

  private func text(_ scene: Scene, columns: Int = 100, rows: Int = 30, language: Language = .en, step: Int = 0)
    -> String
  {
    var model = Model(scene, size: Size(columns: columns, rows: rows), language: language, isPlaying: false)
    model.begin(at: step, panel: .gradients)
    return model.picture().text
  }

  /// The numbers in the rows of layers, in order.
  private func layers(_ text: String) -> [[Double]] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split { " │▇▁".contains($0) }
      let numbers = words.dropFirst().compactMap { Double($0) }
      guard words.count == 5, numbers.count == 4, words[0].first!.isNumber else { return nil }
      return numbers
    }
  }

  @Test(
    arguments: [
      ("sigmoid", 1, false, "7.3e-6 2.7e-5 1.1e-4 5.0e-4 2.2e-3 9.9e-3 4.4e-2 0.20 0.87"),
      ("tanh", 1, false, "0.043 0.077 0.11 0.14 0.18 0.21 0.24 0.27 0.31"),
      ("relu", 1, false, "2.0 2.0 2.0 2.0 2.0 2.0 2.0 2.0 2.0"),
      ("sigmoid", 0.25, true, "0.28 0.41 0.51 0.60 0.66 0.71 0.72 0.72 21"),
    ] as [(String, Double, Bool, String)])
  func `the course's gradients by layer stand in their rows`(
    activation: String, weight: Double, residual: Bool, quotes: String
  ) throws {
    let text = text(try chain(activation, weight: weight, residual: residual))
    let rows = layers(text)
    #expect(rows.count == 9, "\(text)")
    for (row, quote) in zip(rows, quotes.split(separator: " ")) {
      let wanted = Double(quote)!
      #expect(abs(row[0] - wanted) <= 0.05 * wanted, "\(row[0]) instead of \(quote)")
    }
    for (row, next) in zip(rows, rows.dropFirst()) {
      #expect(abs(row[3] - next[3] * next[2]) <= 0.06 * row[3] + 1e-4, "the product of the factors behind")
    }
    #expect(rows[8][3] == 1)
    #expect(text.contains("+x") == residual)
  }

  @Test func `it says by how much the first layer's gradient is smaller, and what that does not mean`() throws {
    let english = text(try chain("sigmoid"))
    #expect(english.contains("1/119,000"), "\(english)")
    #expect(english.contains("C may fall all the same"))
    let korean = text(try chain("sigmoid"), language: .ko)
    #expect(korean.contains("1층의 기울기는 9층의 1/119,000"), "\(korean)")
    #expect(text(try chain("relu")).contains("about one size"))
    #expect(text(try chain("relu", weight: -1)).contains("Every weight's gradient is 0"))
  }

  @Test func `bars go with the logarithm of the size`() throws {
    let text = text(try chain("sigmoid"))
    let bars = text.split(separator: "\n").filter { $0.contains("▇") || $0.contains("▁") }
    let full = bars.map { line in line.count { $0 == "▇" } }
    let width = Double(bars[0].count { "▇▁".contains($0) })
    let sizes = [7.3e-6, 2.7e-5, 1.1e-4, 5.0e-4, 2.2e-3, 9.9e-3, 4.4e-2, 0.2, 0.87]
    for (bar, size) in zip(full, sizes) {
      #expect(abs(Double(bar) - width * (decimalLogarithm(size) + 6) / 6) <= 1, "\(bar) of \(width) for \(size)")
    }
  }

  private func verdict(_ neuron: String, in text: String) -> String? {
    let line = text.split(separator: "\n").first { $0.split { " │".contains($0) }.first == Substring(neuron) }
    return line.map { $0.split { " │".contains($0) }.dropFirst().joined(separator: " ") }
  }

  /// Row 12: equal with a sigmoid and one sample a step, mixed with tanh, mixed in the mean of both samples.
  @Test func `signs into a neuron, sample by sample and in the mean`() throws {
    for step in 0..<6 {
      let alone = text(try zigzag("sigmoid", batch: "1"), step: step)
      let signs = try #require(verdict("o1", in: alone), "\(alone)")
      #expect(signs == (step % 2 == 0 ? "--" : "++") + " all equal", "step \(step)")
      #expect(alone.contains("sample \(step % 2 + 1)"))
      let tanh = text(try zigzag("tanh", batch: "1"), step: step)
      #expect(try #require(verdict("o1", in: tanh)).hasSuffix("mixed"))
    }
    let all = text(try zigzag("sigmoid", batch: "all"))
    #expect(verdict("o1", in: all) == "-- all equal -+ mixed", "\(all)")
    #expect(all.contains("sample 1") && all.contains("mean of 2"))
    let korean = text(try zigzag("sigmoid", batch: "1"), language: .ko)
    #expect(verdict("o1", in: korean) == "-- 모두 같음", "\(korean)")
  }

  @Test func `the shown sample's signs are those of its own gradient`() {
    var model = Model("hidden-layer", columns: 100, rows: 40)
    model.begin(at: 7, panel: .gradients)
    let network = model.situation.network!
    let objective = Objective(model.history.experiment.subject, settings: model.situation.settings)
    for _ in 0..<4 {
      let own = objective.costAndGradient(at: model.situation.parameters, over: [model.sample]).gradient
      let text = model.picture().text
      for unit in 0..<network.outputs {
        let signs = IncomingSigns.ofLayer(network.layers.count - 1, in: network, gradient: own)[unit].signs
        let marks = signs.map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" }.joined()
        #expect(verdict("o\(unit + 1)", in: text)?.hasPrefix(marks) == true, "\(marks)\n\(text)")
      }
      model.press("n")
    }
  }

  @Test func `the perceptron rule has no slopes of its own`() {
    var model = Model("perceptron", columns: 100, rows: 30)
    model.begin(at: 1, panel: .gradients)
    let text = model.picture().text
    #expect(text.contains("-Δw/η") && text.contains("|Δw|/η"), "\(text)")
    #expect(!text.contains("|∂C/∂w|"))
  }

  @Test func `drawn at any size`() throws {
    for scene in [
      try chain("relu", residual: true), try zigzag("sigmoid", batch: "1"), scene("spiral"), scene("perceptron"),
    ] {
      for language in Language.allCases {
        var model = Model(scene, size: Size(columns: 80, rows: 24), language: language, isPlaying: false)
        model.begin(at: 1, panel: .gradients)
        for columns in stride(from: 20, through: 160, by: 9) {
          for rows in [6, 8, 9, 12, 24, 52] {
            _ = model.update(.resized(Size(columns: columns, rows: rows)))
            #expect(fault(in: model.draw(), of: model) == nil)
          }
        }
      }
    }
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [
        GradientsLabel.layer, .layerNumber(3), .size, .ruleSize, .slope, .factor, .product, .logScale("1e-5", "1e0"),
        .logarithmic, .logarithmicShort,
        .shrinks(layer: 9, ratio: "119,000"), .grows(layer: 9, ratio: "12"), .smaller(layer: 9, ratio: "12"),
        .larger(layer: 9, ratio: "12"), .alike, .allZero, .firstZero,
        .costMayFall, .residual, .productMeaning, .signs, .signsShort, .sampleAlone(2), .mean(4), .allEqual,
        .mixed, .single, .zeros, .zigzagMeaning, .meanMayMix, .ruleHasNoSlope, .others(3),
      ], file: "GradientsLabel.swift", same: ["size", "ruleSize", "slope", "factor"])
  }
}
