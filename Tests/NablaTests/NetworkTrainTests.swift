// A network that was changed on screen learns as the same one in a scene written by hand does in `nabla train`.

import Foundation
import NablaCanvas
import NablaCore
import NablaLesson
import NablaScenes
import TerminalSupport
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite(.startsPrograms) struct `A network made on screen` {
  private static let data =
    "data: { samples: [{ input: [0.5, 0.3], target: [1] }, { input: [-1, 0.25], target: [0] }] }"
  private static let settings = "training: { learning-rate: 0.02 }"

  private func opened() throws -> Model {
    let text = """
      network: { inputs: 2, layers: [{ units: 2, activation: tanh }, { units: 1 }] }
      initialization: { scheme: lecun, seed: 9 }
      \(Self.data)
      \(Self.settings)
      """
    return Model(
      try SceneReader.read(text, path: "own.yaml"), size: Size(columns: 100, rows: 30), language: .en,
      isPlaying: false, catalog: [])
  }

  private func order(_ text: String, _ model: inout Model) throws {
    for name in [":"] + text.map({ $0 == " " ? "Space" : "\($0)" }) + ["Enter"] {
      _ = model.update(.key(try #require(Key(name: name))))
    }
    #expect(model.overlay == nil, "\(text)")
  }

  /// A number in a line of JSON, to the bit: its digits are the shortest that read back as it. Foundation's own reader
  /// is a rounding off on Linux.
  private func number(_ name: String, in line: String) -> Double? {
    guard let range = line.firstRange(of: "\"\(name)\":") else { return nil }
    return Double(line[range.upperBound...].prefix { !",}".contains($0) })
  }

  @Test func `learns as a scene written by hand`() throws {
    var model = try opened()
    for text in [
      "layers 2 3:sine:no-bias 3:relu:bypass 1:identity", "bias output off", "bypass 2 off", "bypass 2 on",
      "activation 1 softplus",
    ] { try order(text, &model) }
    let values = model.situation.parameters
    // Weights source by source, layer by layer; the biases of the second layer are the only ones.
    let weights = values.prefix(6 + 9 + 3).map { "\($0)" }.joined(separator: ", ")
    let biases = values.suffix(3).map { "\($0)" }.joined(separator: ", ")
    #expect(values.count == 21)
    let folder = try Folder()
    let file = try folder.write(
      "hand.yaml",
      """
      network:
        inputs: 2
        layers:
          - { units: 3, activation: softplus, bias: false }
          - { units: 3, activation: relu, residual: true }
          - { units: 1, activation: identity, bias: false }
      initialization: { weights: [\(weights)], biases: [\(biases)] }
      \(Self.data)
      \(Self.settings)
      """)
    for _ in 0..<4 { _ = model.update(.key(Key("]"))) }
    try order("activation 2 elu", &model)
    for _ in 0..<6 { _ = model.update(.key(Key("]"))) }
    #expect(model.workspace.cursor.step == 10)
    let result = try runNabla(
      "train", file, "--steps", "10", "--every", "0", "--change", "4:activation=2:elu")
    #expect(result.status == .code(0), "\(result.errorText)")
    let last = try #require(lines(result.outputText).last)
    let parameters = String(try #require(last.split(separator: "\"parameters\":").last))
    #expect(number("cost", in: last) == model.situation.step.cost)
    for index in model.names.order {
      #expect(number(model.names.name(at: index), in: parameters) == model.situation.parameters[index])
    }
    // The change told it apart: without it, the run is another one.
    let other = try #require(lines(runNabla("train", file, "--steps", "10", "--every", "0").outputText).last)
    #expect(number("cost", in: other) != number("cost", in: last))
  }

  @Test(arguments: [
    (["--set", "layers=3-1"], "layers cannot be 3-1; inputs and outputs are the scene's"),
    (["--set", "layers=2-4:tanh:x-1"], "is no list of layers such as"),
    (["--set", "activation=5:tanh"], "activation: no layer 5 here; there are 1 to 2"),
    (["--set", "activation=2:tan"], "is no activation such as activation=2:tanh"),
    (["--set", "layers=2-3:bypass-1"], "layers cannot be 2-3:bypass-1"),
    (["--change", "1:activation=7:tanh"], "activation cannot be '7:tanh' at step 1; it takes sigmoid, tanh"),
    (["--set", "activation=1:softmax"], "softmax is for the output layer"),
  ])
  func `is refused with a sentence`(_ flags: [String], _ sentence: String) throws {
    let result = try run(nabla, ["snapshot", "worked-example"] + flags)
    #expect(result.status != .code(0) && result.errorText.contains(sentence), "\(result.errorText)")
  }

  @Test func `is asked for by flags, too`() throws {
    let typed = try run(nabla, ["snapshot", "worked-example", "--set", "layers=2-2:tanh-1:relu:bias"])
    let single = try run(
      nabla,
      [
        "snapshot", "worked-example", "--set", "activation=1:tanh", "--set", "activation=output:relu", "--set",
        "layers=2-2-1:bias",
      ])
    #expect(typed.status == .code(0) && typed.outputText == single.outputText, "\(typed.errorText)\(single.errorText)")
    #expect(typed.outputText.contains("b1"), "\(typed.outputText)")
  }
}
