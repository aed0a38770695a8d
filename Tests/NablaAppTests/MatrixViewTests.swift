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

@Suite struct `The matrix product` {
  /// Three inputs, two outputs; W by rows: (0.5, 0.8, −0.6) and (−0.3, 0.2, 0.9).
  private let threeToTwo = """
    network: { inputs: 3, layers: [{ units: 2, activation: sigmoid }] }
    initialization: { scheme: given, weights: [0.5, -0.3, 0.8, 0.2, -0.6, 0.9], biases: [0.1, -0.2] }
    loss: mse
    data:
      samples:
        - { input: [1, 2, 3], target: [1, 0] }
        - { input: [0.5, -1, 2], target: [1, 0] }
        - { input: [0, 1, 1], target: [0, 0] }
        - { input: [2, 0, 1], target: [1, 1] }
    training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
    """

  private let rows: [[Double]] = [[0.5, 0.8, -0.6], [-0.3, 0.2, 0.9]]
  private let biases: [Double] = [0.1, -0.2]
  private let samples: [[Double]] = [[1, 2, 3], [0.5, -1, 2], [0, 1, 1], [2, 0, 1]]

  /// Numbers in the rows of a text between two headings.
  private func numbers(_ text: String, from: String, to: String) -> [Double] {
    let parts = text.components(from, to)
    return parts.split { " │┌┐└┘[]·+=→\n".contains($0) }.compactMap { Double($0) }
  }

  @Test func `its shapes, for one sample and for four`() throws {
    var model = try Model(yaml: threeToTwo, panel: .matrix)
    let text = model.saying()
    #expect(text.contains("z = W·xᵀ + bᵀ: (2×3)(3×1) + (2×1) → (2×1)"))
    #expect(text.contains("Z = X·Wᵀ + b: (4×3)(3×2) + (1×2) → (4×2)"))
    #expect(text.contains("(W·xᵀ + bᵀ)ᵀ = x·Wᵀ + b"))
    #expect(text.contains("layer 1 3→2"))
  }

  @Test func `every number of W, x, b, z and a is there, z and a from an own sum`() throws {
    var model = try Model(yaml: threeToTwo, panel: .matrix, columns: 120, rows: 40)
    for sample in 0..<4 {
      let shown = numbers(model.picture().text, from: "z = W", to: "Z = X")
      var expected = rows.flatMap { $0 } + samples[sample] + biases
      for unit in 0..<2 {
        let z = zip(rows[unit], samples[sample]).reduce(biases[unit]) { $0 + $1.0 * $1.1 }
        expected += [z, 1 / (1 + exponential(-z))]
      }
      for number in expected {
        #expect(shown.contains { abs($0 - number) < 5.1e-5 }, "sample \(sample + 1): \(number) in \(shown)")
      }
      model.press("n")
    }
  }

  @Test func `a row of W is one output's weights, in the order of the inputs`() throws {
    var model = try Model(yaml: threeToTwo, panel: .matrix, columns: 120, rows: 40)
    let lines = model.picture().text.components("z = W", "Z = X").split(separator: "\n").map { line in
      line.split { " │┌┐└┘[]·+=→".contains($0) }.compactMap { Double($0) }
    }
    for row in rows { #expect(lines.contains { $0.starts(with: row) }, "\(row) in \(lines)") }
    // In the batch's product the same numbers stand in columns.
    let batch = model.picture().text.components("Z = X", "(W·xᵀ").split(separator: "\n").map { line in
      line.split { " │┌┐└┘[]·+=→".contains($0) }.compactMap { Double($0) }
    }
    for input in 0..<3 {
      let column = rows.map { $0[input] }
      #expect(batch.contains { $0.count >= 5 && Array($0[3..<5]) == column }, "\(column) in \(batch)")
    }
  }

  @Test func `the batch's product has a row for each sample`() throws {
    var model = try Model(yaml: threeToTwo, panel: .matrix, columns: 120, rows: 40)
    let lines = model.picture().text.components("Z = X", "(W·xᵀ").split(separator: "\n").dropFirst()
    for (sample, inputs) in samples.enumerated() {
      let products = rows.indices.map { unit in zip(rows[unit], inputs).reduce(biases[unit]) { $0 + $1.0 * $1.1 } }
      let isShown = lines.contains { line in
        let shown = line.split { " │┌┐└┘[]·+=".contains($0) }.compactMap { Double($0) }
        return shown.prefix(3).elementsEqual(inputs)
          && zip(shown.suffix(2), products).allSatisfy { abs($0 - $1) < 5.1e-5 }
      }
      #expect(isShown, "sample \(sample + 1)\n\(lines.joined(separator: "\n"))")
    }
  }

  @Test func `in the smallest panel shapes and numbers stay`() throws {
    var model = try Model(yaml: threeToTwo, panel: .matrix, columns: 40, rows: 10)
    let text = model.saying()
    #expect(text.contains("z: (2×3)(3×1) + (2×1) → (2×1)") && text.contains("Z: (4×3)(3×2) + (1×2) → (4×2)"))
    #expect(text.contains("z = (+0.4000, +2.6000)ᵀ"))
  }

  @Test func `a layer too large is folded, its shapes are whole`() throws {
    let large = """
      network: { inputs: 64, layers: [{ units: 16, activation: tanh }, { units: 10, activation: sigmoid }] }
      loss: mse
      data: { samples: [{ input: [\(Array(repeating: "0.5", count: 64).joined(separator: ", "))],
        target: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] }] }
      """
    for (columns, rows) in [(40, 10), (80, 24), (150, 50)] {
      var model = try Model(yaml: large, panel: .matrix, columns: columns, rows: rows)
      let text = model.saying()
      #expect(text.contains("(16×64)(64×1) + (16×1) → (16×1)"), "\(text)")
      #expect(text.contains("(1×64)(64×16) + (1×16) → (1×16)"), "\(text)")
      #expect(text.contains("…"))
      // The last weight belongs to the second layer.
      model.select(64 * 16)
      #expect(model.saying().contains("(10×16)(16×1) + (10×1) → (10×1)"))
    }
    try expectSoundFrames(large, panel: .matrix)
  }

  /// Course row 16.
  private func xor(_ activation: String) -> String {
    """
    network: { inputs: 2, layers: [{ units: 2, activation: \(activation) }, { units: 1, activation: sigmoid }] }
    initialization: { scheme: given, weights: [0.8, 0.3, 0.2, 0.9, 0.6, -0.5], biases: [0.1, -0.2, 0.3] }
    loss: mse
    data: { generator: xor }
    training: { optimizer: gradient-descent, learning-rate: 1, batch: all }
    """
  }

  @Test func `an identity hidden layer is no hidden layer`() throws {
    var model = try Model(yaml: xor("identity"), panel: .matrix)
    let text = model.saying()
    #expect(text.contains("W⁽²⁾W⁽¹⁾ = [0.3300 -0.3300] b = [0.4600]"), "\(text)")
    #expect(text.contains("no hidden layer at all"))
    var small = try Model(yaml: xor("identity"), panel: .matrix, columns: 40, rows: 10)
    #expect(small.saying().contains("W⁽²⁾W⁽¹⁾ = [0.33 -0.33] b = [0.46]"), "\(small.saying())")
    var bent = try Model(yaml: xor("tanh"), panel: .matrix)
    #expect(!bent.saying().contains("no hidden layer") && !bent.saying().contains("W⁽²⁾W⁽¹⁾"))
  }

  @Test func `the whole network stands as one formula under its graph`() throws {
    for (activation, formula) in [
      ("sigmoid", "a⁽²⁾ = σ(W⁽²⁾σ(W⁽¹⁾x + b⁽¹⁾) + b⁽²⁾)"), ("identity", "a⁽²⁾ = σ(W⁽²⁾(W⁽¹⁾x + b⁽¹⁾) + b⁽²⁾)"),
    ] {
      var model = try Model(yaml: xor(activation), panel: .network, columns: 80, rows: 24)
      #expect(model.saying().contains(formula))
    }
    let bare = Network(
      inputs: 2, layers: [Layer(inputs: 2, units: 2, activation: .relu, hasBias: false, isResidual: true)])
    #expect(NetworkFormula.text(of: bare) == nil)
    let twelve = Network(
      inputs: 1, layers: (0..<12).map { _ in Layer(inputs: 1, units: 1, activation: .tanh, hasBias: false) })
    #expect(NetworkFormula.text(of: twelve)?.hasPrefix("a⁽¹²⁾ = tanh(W⁽¹²⁾tanh(W⁽¹¹⁾") == true)
  }

  @Test func `it is sound at all sizes`() throws {
    try expectSoundFrames(threeToTwo, panel: .matrix)
    try expectSoundFrames(xor("identity"), panel: .matrix, keys: "j j j j")
    try expectSoundFrames(xor("identity").replacing("0.8,", with: "1e308,"), panel: .matrix)
  }

  @Test func `its words`() throws {
    try WordingChecks.check(
      [.layer(1), .rowsAndColumns, .whyTransposed, .whyShort, .everyRow, .noHiddenLayer, .noHiddenShort]
        as [MatrixLabel], file: "MatrixLabel.swift")
  }
}

extension String {
  /// The text from the first `start` up to the next `end`.
  fileprivate func components(_ start: String, _ end: String) -> String {
    guard let first = range(of: start) else { return "" }
    let rest = self[first.upperBound...]
    return String(rest.range(of: end).map { rest[..<$0.lowerBound] } ?? rest)
  }
}
