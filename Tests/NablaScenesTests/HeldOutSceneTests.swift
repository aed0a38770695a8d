import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `A scene that holds samples out` {
  private static let network = "network: { inputs: 2, layers: [{ units: 1 }] }\n"
  private static let files = ["table.csv": "0.5,2,1\n-1,3,0\n0.25,1,0\n2,2,1\n0,0,0\n"]
  private static let listed =
    "samples: [" + (0..<5).map { "{ input: [\($0), 1], target: [\($0 % 2)] }" }.joined(separator: ", ") + "]"

  @Test(arguments: [
    "generator: circle, samples: 20, noise: 0.1, seed: 4", "function: \"x1*x2\", samples: 10", "file: table.csv",
    listed, "file: table.csv, seed: 9", listed + ", seed: 12",
  ]) func `takes a share of any data`(_ kind: String) throws {
    let text = Self.network + "loss: mse\ndata: { \(kind), test: 0.4 }"
    let scene = try readScene(text, files: Self.files)
    let data = try #require(scene.experiment.dataset)
    let test = try #require(data.test)
    let all = try #require(
      try readScene(
        text.replacing(", test: 0.4", with: "").replacing(", seed: 9", with: "").replacing(", seed: 12", with: ""),
        files: Self.files
      ).experiment.dataset)
    #expect(data.whole == all && test.count == all.count * 2 / 5 && data.count + test.count == all.count)
    expectRoundTrip(scene, files: Self.files)
    expectRoundTrip(scene.selfContained)
  }

  @Test func `takes samples of its own, with features made of them`() throws {
    let scene = try readScene(
      """
      network: { inputs: 3, layers: [{ units: 1 }] }
      data:
        generator: xor
        features: ["x1", "x2", "x1*x2"]
        test: { samples: [{ input: [2, 3], target: [0.5] }] }
      """)
    let data = try #require(scene.experiment.dataset)
    let test = try #require(data.test)
    #expect(data.count == 4 && test.inputs == [2, 3, 6] && test.rawInputs == [2, 3] && test.targets == [0.5])
    #expect(data.heldOut?.choice == .given)
    expectRoundTrip(scene)
  }

  @Test(arguments: ["0", "1", "-0.1", "1.5", "some", "[0.3]"]) func `holds out a part of them`(_ share: String) {
    let shown = share.hasPrefix("[") ? "a list" : "'\(share)'"
    expectProblems(
      Self.network + "data: { generator: xor, test: 1️⃣\(share) }",
      "test must be a number above 0 and below 1, or { samples: […] }, not \(shown)")
  }

  @Test func `tells what is wrong with samples of its own`() {
    expectProblems(
      Self.network + "data: { generator: xor, test: 1️⃣{ } }",
      "test needs 'samples': a list of { input: […], target: […] }")
    expectProblems(
      Self.network + "data: { generator: xor, test: { 1️⃣sample: [] } }",
      "unknown key 'sample' (did you mean 'samples'?)")
    expectProblems(
      Self.network
        + "data: { generator: xor, test: { samples: [{ input: 1️⃣[1], target: 1 }, { input: [1, 2], target: 2️⃣[1, 2] }] } }",
      "this input has 1 number, but the network takes 2", "this target has 2 numbers, but the network has 1 output")
    expectProblems(
      """
      network: { inputs: 1, layers: [{ units: 1 }] }
      data:
        generator: xor
        features: [1️⃣"ln(x1 + 1)"]
        test: { samples: [{ input: [2, 1], target: 1 }, { input: [-1, 1], target: 1 }] }
      """, "'ln(x1 + 1)' is no finite number at x1 = -1, x2 = 1, which is test sample 2")
    expectProblems(
      Self.network + "data: { generator: xor, features: [x1, x2], test: { samples: [{ input: 1️⃣[1], target: 1 }] } }",
      "this input has 1 number, but those to train on have 2")
  }

  @Test func `leaves one to train on`() {
    expectProblems(
      Self.network + "data: { samples: [{ input: [1, 2], target: 1 }], test: 1️⃣0.5 }",
      "test holds out a share of the samples, and there is only one")
  }

  @Test func `has a seed only where something is drawn`() {
    expectProblems(
      Self.network + "data: { \(Self.listed), seed: 1️⃣3 }",
      "'seed' belongs to data with a 'generator' or 'function', not with 'samples'")
  }

  @Test(arguments: ["0", "1.5", "some"]) func `says once what is wrong with a share, and nothing of its seed`(
    _ share: String
  ) {
    expectProblems(
      Self.network + "data: { \(Self.listed), test: 1️⃣\(share), seed: 3 }",
      "test must be a number above 0 and below 1, or { samples: […] }, not '\(share)'")
  }

  @Test func `tells a target that its loss cannot take, wherever the sample goes`() {
    let data = (0..<5).map { "{ input: [\($0), 1], target: \($0 == 3 ? "1️⃣2" : "1") }" }.joined(separator: ", ")
    for seed in 1...6 {
      expectProblems(
        Self.network + "loss: log-loss\ndata: { samples: [\(data)], test: 0.4, seed: \(seed) }",
        "log-loss needs targets from 0 to 1, not 2; use mse or mae for others")
    }
    expectProblems(
      Self.network + "loss: log-loss\ndata: { generator: xor, test: { samples: [{ input: [1, 2], target: 1️⃣-1 }] } }",
      "log-loss needs targets from 0 to 1, not -1; use mse or mae for others")
  }
}
