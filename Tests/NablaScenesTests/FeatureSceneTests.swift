import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A scene whose network is fed features` {
  private static let polynomial = """
    network: { inputs: 2, layers: [{ units: 1, activation: identity }] }
    data:
      samples:
        - { input: [2], target: [1] }
        - { input: [-3], target: [4] }
      features: ["x1", "x1^2"]
    """

  @Test func `computes them from each sample's own inputs`() throws {
    let scene = try readScene(Self.polynomial)
    let data = try #require(scene.experiment.dataset)
    #expect(data.inputCount == 2 && data.inputs == [2, 4, -3, 9] && data.targets == [1, 4])
    #expect(data.rawInputCount == 1 && data.rawInputs == [2, -3])
    #expect(data.features?.names == ["x1", "x1^2"] && data.fed([5, 7]) == [5, 25, 7, 49])
    expectRoundTrip(scene)
  }

  @Test func `trains as on the numbers written out`() throws {
    let fed = try readScene(Self.polynomial)
    let plain = try readScene(
      """
      network: { inputs: 2, layers: [{ units: 1, activation: identity }] }
      data: { samples: [{ input: [2, 4], target: [1] }, { input: [-3, 9], target: [4] }] }
      """)
    var (one, other) = (History(fed.experiment), History(plain.experiment))
    one.advance(by: 20)
    other.advance(by: 20)
    #expect(one.latest.state.parameters == other.latest.state.parameters && one.latest.cost == other.latest.cost)
  }

  @Test(arguments: [
    "generator: circle, samples: 20, noise: 0.1, seed: 4", "function: \"x1^2 - x2^2\", samples: 20, range: [0, 2]",
    "file: table.csv, inputs: 2", "file: table.csv",
  ]) func `takes them of any data`(_ kind: String) throws {
    let files = ["table.csv": "0.5,2,1\n-1,3,0\n0.25,1,0\n"]
    let text = "network: { inputs: 3, layers: [{ units: 1 }] }\ndata: { \(kind), features: [\"x1*x2\", x2, \"x1^2\"] }"
    let scene = try readScene(text, files: files)
    let data = try #require(scene.experiment.dataset)
    #expect(data.rawInputCount == 2 && data.count == (kind.hasPrefix("file") ? 3 : 20))
    for sample in 0..<data.count {
      let (x1, x2) = (data.rawInputs[2 * sample], data.rawInputs[2 * sample + 1])
      #expect(Array(data.input(sample)) == [x1 * x2, x2, x1 * x1])
    }
    // The same raw samples as without features.
    let twin = text.replacing(", features: [\"x1*x2\", x2, \"x1^2\"]", with: "").replacing(
      "inputs: 3", with: "inputs: 2")
    #expect(try readScene(twin, files: files).experiment.dataset?.inputs == data.rawInputs)
    expectRoundTrip(scene, files: files)
    if case .file = scene.dataSource { expectRoundTrip(scene.selfContained) }
  }

  @Test func `has formulas that fit the samples and the network`() {
    let network = "network: { inputs: 2, layers: [{ units: 1 }] }\n"
    expectProblems(
      network + "data: { generator: xor, features: 1️⃣[x1, x2, \"x1*x2\"] }",
      "3 features make as many inputs, but the network takes 2")
    expectProblems(
      network + "data: { generator: xor, features: [x1, 2️⃣x3] }".replacing("2️⃣", with: "1️⃣"),
      "the formula has x3, but a sample has 2 inputs")
    expectProblems(
      network + "data: { generator: xor, features: [1️⃣\"x1 +\", 2️⃣y1] }",
      "the formula ends where a number, an input or a function should follow",
      "unknown name 'y1' at character 1 of the formula (allowed: x1, x2, …, pi, e, sin cos tan exp ln sqrt abs tanh "
        + "sigmoid)")
    expectProblems(
      network + "data: { generator: xor, features: 1️⃣{ a: 1 } }",
      "features must be a list of formulas of x1, x2, … in quotes, not a group of keys")
    expectProblems(
      network + "data: { generator: xor, 1️⃣feature: [x1, x2] }", "unknown key 'feature' (did you mean 'features'?)")
    expectProblems(
      network + "data: { samples: [{ input: [1, 2], target: 0 }, { input: 1️⃣[1], target: 0 }], features: [x1, x2] }",
      "this input has 1 number, but the first one has 2")
  }

  @Test func `has no feature that is no finite number`() {
    expectProblems(
      """
      network: { inputs: 2, layers: [{ units: 1 }] }
      data:
        samples:
          - { input: [1, 2], target: [0] }
          - { input: [0, 2], target: [1] }
        features:
          - 1️⃣"ln(x1)"
          - "x2"
      """, "'ln(x1)' is no finite number at x1 = 0, x2 = 2, which is sample 2")
  }
}
