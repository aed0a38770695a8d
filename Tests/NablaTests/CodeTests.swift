// `nabla code`: what it prints, run with Python where that has NumPy, gives what `nabla train` prints.

import Foundation
import NablaScenes
import TerminalSupport
import Testing

/// Whether Python is here with a module.
private func hasModule(_ name: String) -> Bool {
  (try? run("/usr/bin/env", ["python3", "-c", "import \(name)"]).status) == .code(0)
}

@Suite(.startsPrograms) struct `nabla code` {
  private static let hasNumPy = hasModule("numpy")
  private static let hasTorch = hasModule("torch")

  /// Runs the program and compares it with the run, number by number: each may differ by 10⁻¹² of the largest in its
  /// row, the cost by 10⁻¹² of itself. Autograd takes the slope of a tanh from its value, and loses digits where a
  /// neuron is saturated.
  private func expectSameRun(_ words: [String], steps: Int = 20, framework: String = "numpy") throws {
    // What a program prints: no cost of held-out samples, no penalty.
    let columns = ["--columns", "step,cost,parameters", "--format", "csv"]
    let run = try TerminalSupport.run(nabla, ["train"] + words + ["--steps", "\(steps)"] + columns)
    let tolerance = framework == "numpy" ? 1e-12 : 1e-9
    let wanted = run.outputText.split(whereSeparator: \.isNewline)
    let code = try TerminalSupport.run(nabla, ["code"] + words + ["--steps", "\(steps)", "--framework", framework])
    #expect(code.status == .code(0) && code.error.isEmpty, "\(code.errorText)")
    let result = try TerminalSupport.run("/usr/bin/env", ["python3", "-"], input: code.outputText)
    #expect(result.status == .code(0) && result.error.isEmpty, "\(words)\n\(result.errorText)")
    let printed = lines(result.outputText)
    try #require(printed.count == steps + 1 && wanted.count == steps + 2, "\(words)")
    for (row, line) in zip(wanted.dropFirst(), printed) {
      let numbers = line.split(separator: " ").map { Double($0)! }
      let known = row.split(separator: ",").prefix(numbers.count).map { Double($0)! }
      try #require(known.count == numbers.count && known[0] == numbers[0])
      #expect(abs(known[1] - numbers[1]) <= tolerance * abs(known[1]) + 1e-30, "\(words): C at step \(known[0])")
      let largest = known.dropFirst(2).map(abs).max() ?? 0
      for (a, b) in zip(known, numbers).dropFirst(2) {
        #expect(abs(a - b) <= tolerance * largest, "\(words): step \(known[0])")
      }
    }
  }

  @Test(.enabled(if: hasNumPy), arguments: SceneLibrary.names)
  func `NumPy trains every scene to the same numbers`(name: String) throws {
    try expectSameRun([name])
  }

  private static let settings = [
    "hidden-layer --optimizer momentum", "hidden-layer --optimizer nesterov", "hidden-layer --optimizer adagrad",
    "hidden-layer --optimizer rmsprop", "hidden-layer --optimizer adam --batch 3", "spiral --batch 16",
    "perceptron --learning-rate 0.1", "perceptron --learning-rate 0.3 --batch all", "momentum --optimizer nesterov",
    "momentum --optimizer adam", "curve-fit --activation relu --batch 7", "curve-fit --activation leaky-relu",
    "curve-fit --activation elu --loss mae", "curve-fit --activation softplus --loss half-mse",
    "curve-fit --activation sine --initialization he --seed 5 --learning-rate 0.1", "hidden-layer --activation step",
    "digits --batch 32 --seed 9", "bias --loss log-loss", "residual --activation tanh --optimizer nesterov",
  ]

  @Test(.enabled(if: hasNumPy), arguments: settings)
  func `NumPy trains by every rule to the same numbers`(line: String) throws {
    try expectSameRun(line.split(separator: " ").map(String.init))
  }

  @Test(.enabled(if: hasTorch), arguments: SceneLibrary.names + settings)
  func `PyTorch trains to the same numbers`(line: String) throws {
    try expectSameRun(line.split(separator: " ").map(String.init), framework: "pytorch")
  }

  @Test(.enabled(if: hasNumPy)) func `a formula of everything has its exact gradient`() throws {
    let folder = try Folder()
    let cost =
      "sin(w1)^2 + cos(w2*w1) + tan(w3/4) + exp(-w1^2) + ln(w2^2+1)*sqrt(w3) + abs(w4-1) + tanh(w4*w1) "
      + "+ sigmoid(w2-w1) + 2^w3 + w3^w2 + (w4^2)^(1/2) - -w1/(1+w2^2) + pi*w1^2 + e*w2^2 + sin(2)*w1 + w1^-2^1"
    let path = try folder.write(
      "all.yaml",
      "cost: \"\(cost)\"\ninitialization: { scheme: given, weights: [0.7, 1.3, 2.1, 0.4] }\n"
        + "training: { learning-rate: 0.01 }\n")
    try expectSameRun([path], steps: 50)
    if Self.hasTorch { try expectSameRun([path], steps: 50, framework: "pytorch") }
  }

  @Test func `it prints ten steps unless told, and takes the flags of every scene`() throws {
    let usual = try runNabla("code", "neuron", "--learning-rate", "0.25", "--lang", "ko")
    #expect(usual.status == .code(0) && usual.error.isEmpty)
    #expect(usual.outputText.contains("for step in range(10 + 1):") && usual.outputText.contains("\neta = 0.25\n"))
    #expect(usual.outputText.contains("# 순전파\n"))
  }

  @Test func `what it cannot do it says`() throws {
    expectFailure(try runNabla("code", "neuron", "--framework", "jax"), 64, saying: ["--framework", "numpy"])
    expectFailure(try runNabla("code", "neuron", "--steps", "-1"), 64, saying: ["--steps"])
    let folder = try Folder()
    let path = try folder.write(
      "large.yaml",
      "network:\n  inputs: 1\n  layers:\n    - { units: 400 }\n    - { units: 400 }\n    - { units: 1 }\n"
        + "data: { generator: not }\n")
    expectFailure(try runNabla("code", path), 64, saying: ["161605", "100000", "nabla train"])
  }
}
