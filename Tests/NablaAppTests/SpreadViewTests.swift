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

/// Four layers of three, of two, of ReLU, and one output, over four samples.
private let deep = """
  network:
    inputs: 2
    layers:
      - { units: 3, activation: tanh }
      - { units: 2, activation: sigmoid }
      - { units: 2, activation: relu }
      - { units: 1, activation: identity }
  initialization: { scheme: uniform, scale: 3, seed: 4 }
  data:
    samples:
      - { input: [1, 2], target: [0.3] }
      - { input: [-1, 4], target: [-1] }
      - { input: [0.5, -3], target: [2] }
      - { input: [6, 6], target: [0] }
  panels: [spread]
  """

/// The same network in plain loops: z and a of each layer, sample by sample, and ∂L/∂z by central differences.
private struct PlainPass {
  var z: [[Double]] = Array(repeating: [], count: 4)
  var a: [[Double]] = Array(repeating: [], count: 4)
  var deltas: [[Double]] = Array(repeating: [], count: 4)

  static let inputs: [[Double]] = [[1, 2], [-1, 4], [0.5, -3], [6, 6]]
  static let targets = [0.3, -1, 2, 0]
  static let sizes = [2, 3, 2, 2, 1]

  static func activation(_ layer: Int, _ z: Double) -> Double {
    [tanh(z), 1 / (1 + exp(-z)), max(0, z), z][layer]
  }

  /// From z of one layer, with `nudge` added to one of its units, to the loss.
  static func loss(_ z: [Double], from layer: Int, _ p: [Double], target: Double) -> Double {
    var a = z.map { activation(layer, $0) }
    for next in layer + 1..<max(layer + 1, 4) { a = sums(a, next, p).map { activation(next, $0) } }
    return (a[0] - target) * (a[0] - target)
  }

  /// All weights stand layer by layer, source by source; then all biases.
  static func sums(_ x: [Double], _ layer: Int, _ p: [Double]) -> [Double] {
    let weights = [0, 6, 12, 16][layer]
    let biases = 18 + [0, 3, 5, 7][layer]
    let units = sizes[layer + 1]
    return (0..<units).map { unit in
      x.indices.reduce(p[biases + unit]) { $0 + p[weights + $1 * units + unit] * x[$1] }
    }
  }

  init(_ p: [Double]) {
    for (input, target) in zip(Self.inputs, Self.targets) {
      var x = input
      for layer in 0..<4 {
        let z = Self.sums(x, layer, p)
        self.z[layer] += z
        for unit in z.indices {
          let ends = [1e-5, -1e-5].map { nudge -> Double in
            var moved = z
            moved[unit] += nudge
            return Self.loss(moved, from: layer, p, target: target)
          }
          deltas[layer].append((ends[0] - ends[1]) / 2e-5)
        }
        x = z.map { Self.activation(layer, $0) }
        a[layer] += x
      }
    }
  }
}

@Suite struct `The spread of layers` {
  private func rows(_ model: Model) throws -> [LayerSpread.Row] {
    let passes = try #require(model.situation.passes)
    return LayerSpread(of: passes.network, pass: passes.forward, deltas: passes.deltas).rows
  }

  /// E x² − (E x)², another formula than the program's.
  private func deviation(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return max(0, values.reduce(0) { $0 + $1 * $1 } / count - mean * mean).squareRoot()
  }

  @Test(arguments: [0, 1, 12]) func `is as plain loops and differences have it`(step: Int) throws {
    var model = try Model(yaml: deep, panel: .spread)
    model.begin(at: step, panel: .spread)
    let plain = PlainPass(model.situation.parameters)
    let slopes: [(Double) -> Double] = [
      { 1 - tanh($0) * tanh($0) }, { 1 / (2 + exp($0) + exp(-$0)) }, { $0 > 0 ? 1 : 0 }, { _ in 1 },
    ]
    for (layer, row) in try rows(model).enumerated() {
      let (z, a) = (plain.z[layer], plain.a[layer])
      #expect(abs(row.weightedInputs.mean - z.reduce(0, +) / Double(z.count)) < 1e-9)
      #expect(abs(row.weightedInputs.deviation - deviation(z)) < 1e-6)
      #expect(abs(row.activations.mean - a.reduce(0, +) / Double(a.count)) < 1e-9)
      #expect(abs(row.activations.deviation - deviation(a)) < 1e-6)
      let greatest = [1, 0.25, 1, 1][layer]
      let flat = z.count { slopes[layer]($0) < 0.01 * greatest }
      #expect(row.flatShare == Double(flat) / Double(z.count), "layer \(layer + 1)")
      if layer == 2 { #expect(flat == a.count { $0 == 0 }) }
      let size = (plain.deltas[layer].reduce(0) { $0 + $1 * $1 } / Double(z.count)).squareRoot()
      #expect(abs(row.delta - size) <= 1e-5 * max(1, size), "layer \(layer + 1): \(row.delta), \(size)")
    }
  }

  @Test func `has its numbers in a row each`() throws {
    var model = try Model(yaml: deep, panel: .spread, columns: 110, rows: 30)
    model.begin(at: 3, panel: .spread)
    let plain = PlainPass(model.situation.parameters)
    let lines = model.draw().text.split(separator: "\n")
    for (layer, name) in ["tanh", "sigmoid", "relu", "identity"].enumerated() {
      let line = try #require(lines.first { $0.contains("│\(layer + 1)") || $0.contains(" \(layer + 1) \(name)") })
      let words = line.split { " │±%".contains($0) }.compactMap { Double($0) }
      let (z, a) = (plain.z[layer], plain.a[layer])
      let expected = [
        Double(layer + 1), z.reduce(0, +) / Double(z.count), deviation(z), a.reduce(0, +) / Double(a.count),
        deviation(a),
      ]
      #expect(words.count >= 7, "\(line)")
      for (shown, value) in zip(words, expected) { #expect(abs(shown - value) < 6e-4 + 0.05 * abs(value), "\(line)") }
    }
  }

  @Test func `of tiny and of huge δ is neither 0 nor without end`() {
    let network = Network(inputs: 1, layers: [Layer(inputs: 1, units: 1, activation: .identity)])
    let pass = ForwardPass(of: network, at: [1, 0], inputs: [1, 2])
    for size in [3e-200, 3e200] {
      let row = LayerSpread(of: network, pass: pass, deltas: [[size, -size]]).rows[0]
      #expect(abs(row.delta / size - 1) < 1e-12 && row.flatShare == 0)
    }
    #expect(LayerSpread(of: network, pass: pass, deltas: [[0, 0]]).rows[0].delta == 0)
    let step = Network(inputs: 1, layers: [Layer(inputs: 1, units: 1, activation: .step)])
    #expect(LayerSpread(of: step, pass: pass, deltas: [[0, 0]]).rows[0].flatShare == nil)
  }

  @Test func `has room for ten layers at 80x24, and says how many have none`() throws {
    func chain(_ layers: Int) -> String {
      let list = Array(repeating: "{ units: 2, activation: tanh }", count: layers).joined(separator: ", ")
      return """
        network: { inputs: 2, layers: [\(list)] }
        initialization: { scheme: xavier }
        data: { samples: [{ input: [1, 0], target: [0, 0] }, { input: [0, 1], target: [1, 0] }] }
        panels: [spread]
        """
    }
    for layers in [1, 2, 10, 14] {
      let text = try Model(yaml: chain(layers), panel: .spread, columns: 80, rows: 24).draw().text
      for layer in 1...layers { #expect(text.contains(" \(layer) tanh "), "\(layers): \(text)") }
      #expect(!text.contains(" between\n"))
    }
    for rows in [10, 16] {
      let text = try Model(yaml: chain(30), panel: .spread, columns: 80, rows: rows).draw().text
      let match = try #require(text.firstMatch(of: #/… (\d+) layers? between/#), "\(text)")
      let shown = text.matches(of: #/ \d+ tanh /#).count
      #expect(shown + Int(match.1)! == 30, "\(text)")
    }
  }

  @Test(arguments: SceneLibrary.names) func `is summed up truly in every scene`(name: String) throws {
    var model = Model(name, columns: 120, rows: 40)
    guard model.situation.passes != nil else { return }
    for step in [0, 1, 9] {
      model.begin(at: step, panel: .spread)
      let passes = try #require(model.situation.passes)
      let spread = LayerSpread(of: passes.network, pass: passes.forward, deltas: passes.deltas)
      let sentences = SpreadSentences(spread, samples: passes.data.count)
      let deviations = passes.forward.activations.map(deviation)
      let count = deviations.count
      let own = passes.network.layers.map(\.activation)
      let alike = own.firstIndex { $0 != own[0] } ?? own.count
      let near = 1e-6 * (1 + deviations.max()!)
      switch sentences.deviation {
      case .shrinks(let from, let to, let layer):
        #expect(layer == alike && alike > 1 && (1..<alike).allSatisfy { deviations[$0] < deviations[$0 - 1] + near })
        #expect(from == SpreadSentences.number(spread.rows[0].activations.deviation) && from != to)
      case .grows(let from, let to, let layer):
        #expect(layer == alike && alike > 1 && (1..<alike).allSatisfy { deviations[$0] > deviations[$0 - 1] - near })
        #expect(to == SpreadSentences.number(spread.rows[alike - 1].activations.deviation) && from != to)
      case .ranges(let low, let lowLayer, let high, let highLayer):
        #expect(abs(deviations[lowLayer - 1] - deviations.min()!) < near && low != high)
        #expect(abs(deviations[highLayer - 1] - deviations.max()!) < near)
      case .only(let value):
        #expect(deviations.allSatisfy { SpreadSentences.number($0) == value || $0 < near })
      case .none:
        #expect(passes.forward.activations.allSatisfy { layer in layer.allSatisfy { abs($0 - layer[0]) < 1e-12 } })
      default: Issue.record("\(sentences.deviation)")
      }
      let deltas = passes.deltas.map { layer in layer.reduce(0) { max($0, abs($1)) } }
      switch sentences.delta {
      case .deltaZero: #expect(deltas.allSatisfy { $0 == 0 })
      case .deltaSmaller: #expect(spread.rows[0].delta * 10 < spread.rows[count - 1].delta)
      case .deltaLarger: #expect(spread.rows[0].delta > spread.rows[count - 1].delta * 10)
      case .deltaAlike:
        let ratio = spread.rows[0].delta / spread.rows[count - 1].delta
        #expect((0.1...10).contains(ratio) && count > 1)
      case .deltaNeverArrives: #expect(deltas[0] == 0 && deltas[count - 1] > 0)
      case nil: #expect(count == 1)
      default: Issue.record("\(String(describing: sentences.delta))")
      }
      let zeros = zip(passes.network.layers, passes.forward.weightedInputs).map { layer, z -> Double? in
        layer.activation == .relu ? Double(z.count { $0 <= 0 }) / Double(z.count) : nil
      }
      if case .mostZero(let percent, let layer) = sentences.flat {
        #expect(abs(Double(percent) - 100 * (zeros[layer - 1] ?? -1)) <= 0.5 + 0.5 && percent >= 50)
        let deltas = passes.deltas[layer - 1]
        #expect(zip(passes.forward.weightedInputs[layer - 1], deltas).allSatisfy { $0 > 0 || $1 == 0 })
      }
      // Every sentence stands on the panel, in both languages, and none is cut.
      for language in Language.allCases {
        model.look.language = language
        let text = model.saying()
        for wording in [sentences.deviation, sentences.delta, sentences.flat].compactMap({ $0 }) {
          #expect(text.contains(wording.text(in: language)), "\(name) \(step): \(wording.text(in: language))\n\(text)")
        }
      }
      model.look.language = .en
    }
  }

  @Test func `shrinks where it does`() throws {
    var model = try Model(
      yaml: """
        network:
          inputs: 1
          layers: [{ units: 1, activation: tanh }, { units: 1, activation: tanh }, { units: 1, activation: tanh }]
        initialization: { weights: [0.5, 0.5, 0.5], biases: [0, 0, 0] }
        data: { samples: [{ input: [1], target: [0] }, { input: [-1], target: [0.2] }] }
        panels: [spread]
        """, panel: .spread, columns: 100)
    // a = ±tanh(½), ±tanh(½ tanh ½), …: each is its own deviation.
    let first = tanh(0.5)
    let last = tanh(0.5 * tanh(0.5 * first))
    let text = model.saying()
    #expect(
      text.contains(
        "The deviation of a shrinks layer by layer: from \(String(format: "%.2f", first)) in layer 1 to "
          + "\(String(format: "%.2f", last)) in layer 3."), "\(text)")
  }

  @Test func `is sound at any size`() throws { try expectSoundFrames(deep, panel: .spread, keys: "] ]") }

  @Test func `has its words in both languages`() throws {
    try WordingChecks.check(
      [
        .weightedInputs, .activations, .flat, .delta, .histogram, .weightedInputsShort, .activationsShort, .between(1),
        .between(4), .shrinks(from: "0.42", to: "0.003", layer: 10), .grows(from: "0.003", to: "0.42", layer: 10),
        .ranges(low: "0.1", lowLayer: 2, high: "0.4", highLayer: 1), .only("0.42"), .none, .samples(1), .samples(9),
        .mostFlat(62, layer: 3),
        .mostZero(62, layer: 3), .deltaSmaller("119,000", layer: 10), .deltaLarger("12", layer: 10), .deltaAlike,
        .deltaZero, .deltaNeverArrives(layer: 3), .meaning(samples: 1), .meaning(samples: 45),
      ] as [SpreadLabel], file: "SpreadLabel.swift", same: ["delta"])
  }
}
