import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `Commands on held-out samples` {
  private static let scene = """
    network: { inputs: 1, layers: [{ units: 2, activation: tanh }, { units: 1, activation: identity }] }
    initialization: { scheme: xavier, seed: 2 }
    data: { function: "sin(3*x1)", samples: 9, noise: 0.1, test: 0.3 }
    training: { learning-rate: 0.2 }
    """

  private func write(_ text: String = scene) throws -> (Folder, String) {
    let folder = try Folder()
    let path = folder.path + "/own.yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return (folder, path)
  }

  private func output(_ arguments: String...) throws -> String {
    let result = try run(nabla, arguments)
    #expect(result.status == .code(0), "\(result.errorText)")
    return result.outputText
  }

  private func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func `train tells their C behind the other`() throws {
    let (folder, path) = try write()
    defer { _ = folder }
    let csv = rows(try output("train", path, "--steps", "3", "--format", "csv"))
    #expect(Array(csv[0].prefix(4)) == ["step", "cost", "testCost", "w1"])
    let json = try lines(try output("train", path, "--steps", "3")).map(object)
    for (row, step) in zip(csv.dropFirst(), json) {
      let test = try #require(step["testCost"] as? Double)
      #expect(try abs(#require(Double(row[2])) - test) < 1e-15 && test != step["cost"] as? Double)
    }
    let some = rows(try output("train", path, "--steps", "2", "--columns", "testCost,step", "--format", "csv"))
    #expect(some[0] == ["testCost", "step"] && some[1] == [csv[1][2], "0"])
  }

  /// The held-out samples as a scene of their own, with the parameters that training the others gave.
  @Test func `it is C of a scene with just these samples`() throws {
    let (folder, path) = try write()
    defer { _ = folder }
    let last = try object(lines(try output("train", path, "--steps", "20", "--every", "0"))[0])
    let parameters = try #require(last["parameters"] as? [String: Double])
    let weights = (1...4).map { "\(parameters["w\($0)"]!)" }.joined(separator: ", ")
    let biases = (1...3).map { "\(parameters["b\($0)"]!)" }.joined(separator: ", ")
    // What is held out is what the exported scene without a share lists.
    let all = rows(try output("train", path, "--steps", "0", "--columns", "cost,testCost", "--format", "csv"))
    #expect(all.count == 2)
    let names = (0..<9).map { Double($0) / 4 - 1 }
    var total = 0.0
    let whole = try object(
      lines(
        try output(
          "train",
          try rewritten(
            folder, "whole",
            Self.scene.replacing(", test: 0.3", with: "").replacing(
              "{ scheme: xavier, seed: 2 }", with: "{ weights: [\(weights)], biases: [\(biases)] }")),
          "--steps", "0"))[0])
    total = try #require(whole["cost"] as? Double) * Double(names.count)
    let cost = try #require(last["cost"] as? Double)
    let test = try #require(last["testCost"] as? Double)
    // 9 samples, 3 of them held out: the sums go together.
    #expect(abs(cost * 6 + test * 3 - total) < 1e-12)
  }

  private func rewritten(_ folder: Folder, _ name: String, _ text: String) throws -> String {
    let path = folder.path + "/\(name).yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `compare and sweep tell it at their last step`() throws {
    let (folder, path) = try write()
    defer { _ = folder }
    let trained = try [0.05, 0.2].map { rate in
      try object(
        lines(try output("train", path, "--steps", "30", "--every", "0", "--learning-rate", "\(rate)"))[0])["testCost"]
        as? Double
    }
    let compared = try object(
      try output("compare", path, "--learning-rates", "0.05,0.2", "--steps", "30", "--format", "json"))
    let runs = try #require(compared["runs"] as? [[String: Any]])
    #expect(runs.map { $0["testCost"] as? Double } == trained)
    let sweep = try object(
      try output(
        "sweep", path, "--learning-rates", "0.05:0.2", "--count", "2", "--steps", "30", "--format", "json"))
    let curves = try #require(sweep["curves"] as? [[String: Any]])
    let points = try #require(curves[0]["points"] as? [[String: Any]])
    for (point, expected) in zip(points, trained) {
      #expect(try abs(#require(point["testCost"] as? Double) - #require(expected)) < 1e-12)
    }
    #expect((sweep["best"] as? [String: Any])?["testCost"] is Double)
    let csv = rows(
      try output("sweep", path, "--learning-rates", "0.05:0.2", "--count", "2", "--steps", "30", "--format", "csv"))
    #expect(
      csv[0] == ["optimizer", "seed", "learningRate", "finalCost", "testCost", "status", "divergedAt", "targetStep"])
    #expect(try output("compare", path, "--learning-rates", "0.05,0.2", "--lang", "ko").contains("시험 C"))
    #expect(try output("sweep", path, "--count", "3", "--lang", "en").contains("test C"))
  }

  @Test func `a scene without them has no such word`() throws {
    for arguments in [
      ["train", "xor-line", "--steps", "1"], ["train", "xor-line", "--steps", "1", "--format", "csv"],
      ["compare", "xor-line", "--learning-rates", "0.1", "--format", "json"],
      ["sweep", "xor-line", "--count", "2", "--steps", "2", "--format", "json"],
    ] {
      let result = try run(nabla, arguments)
      #expect(result.status == .code(0) && !result.outputText.contains("testCost"))
    }
    let result = try run(nabla, ["train", "xor-line", "--steps", "1", "--columns", "testCost"])
    #expect(result.status == .code(64))
    #expect(result.errorText.contains("testCost needs samples that are held out"), "\(result.errorText)")
  }

  @Test func `code leaves them out`() throws {
    let (folder, path) = try write()
    defer { _ = folder }
    let program = try output("code", path, "--steps", "2")
    let only = Self.scene.replacing(", test: 0.3", with: "")
    let other = try output("code", try rewritten(folder, "only", only), "--steps", "2")
    // Six of nine samples.
    let count: (String) -> Int = { $0.split(separator: "\n").joined().count }
    #expect(count(program) < count(other))
  }
}
