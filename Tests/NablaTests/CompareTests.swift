import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `nabla compare` {
  private func runs(_ arguments: String...) throws -> [[String: Any]] {
    let result = try run(nabla, ["compare"] + arguments + ["--format", "json"])
    #expect(result.status == .code(0), "\(result.errorText)")
    #expect(result.error.isEmpty)
    return try #require(try object(result.outputText)["runs"] as? [[String: Any]])
  }

  private func table(_ arguments: String...) throws -> [String] {
    let result = try run(nabla, ["compare"] + arguments)
    #expect(result.status == .code(0), "\(result.errorText)")
    return lines(result.outputText)
  }

  @Test func `the parabola converges twice and diverges, with limit 1`() throws {
    let result = try runNabla(
      "compare", "parabola", "--learning-rates", "0.1,0.9,1.1", "--steps", "200", "--format", "json")
    let whole = try object(result.outputText)
    #expect(Set(whole.keys) == ["steps", "runs"])
    #expect(whole["steps"] as? Int == 200)
    let runs = try #require(whole["runs"] as? [[String: Any]])
    #expect(runs.compactMap { $0["status"] as? String } == ["converged", "converged", "diverged"])
    #expect(runs.compactMap { $0["learningRate"] as? Double } == [0.1, 0.9, 1.1])
    #expect(runs.compactMap { $0["limit"] as? Double } == [1, 1, 1])
    #expect(runs.compactMap { $0["swings"] as? Int } == [0, 199, 75])
    for run in runs {
      #expect(
        Set(run.keys) == [
          "learningRate", "status", "finalCost", "targetStep", "swings", "sharpness", "finalSharpness", "limit",
        ])
      #expect(run["targetStep"] is NSNull)
      #expect(run["sharpness"] as? Double == 2 && run["finalSharpness"] as? Double == 2)
    }
    // 25 · 1.44ⁿ below 25 · 10¹².
    let last = try #require(runs[2]["finalCost"] as? Double)
    #expect(abs(last / (25 * pow(1.44, 75)) - 1) < 1e-12)
  }

  @Test func `as CSV it is what the JSON says`() throws {
    let arguments = ["compare", "learning-rates", "--learning-rates", "0.1,0.22,0.3,1000000", "--steps", "60"]
    let csv = try run(nabla, arguments + ["--format", "csv"]).outputText.components(separatedBy: "\r\n")
    let runs = try #require(
      try object(run(nabla, arguments + ["--format", "json"]).outputText)["runs"] as? [[String: Any]])
    try #require(csv.count == runs.count + 2)
    let heads = csv[0].split(separator: ",").map(String.init)
    #expect(Set(heads) == Set(runs[0].keys))
    for (row, run) in zip(csv.dropFirst(), runs) {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for (head, cell) in zip(heads, cells) {
        let value = run[head]!
        #expect(value is NSNull ? cell.isEmpty : (value as? String ?? cell) == cell, "\(head)")
        // Foundation reads some decimals one bit off.
        if let number = value as? Double { #expect(abs(Double(cell)! - number) <= 1e-15 * abs(number), "\(head)") }
      }
    }
  }

  @Test(arguments: ["7", "20", "60", "100"]) func `the costs by step are those that train prints`(every: String) throws
  {
    let flags = ["--steps", "60", "--every", every]
    let whole = try object(
      run(nabla, ["compare", "learning-rates", "--learning-rates", "0.1,0.3", "--format", "json"] + flags).outputText)
    let steps = try #require(whole["costSteps"] as? [Int])
    let runs = try #require(whole["runs"] as? [[String: Any]])
    let csv = try run(
      nabla, ["compare", "learning-rates", "--learning-rates", "0.1,0.3", "--format", "csv"] + flags
    ).outputText.components(separatedBy: "\r\n")
    #expect(csv[0] == "step,learningRate 0.1,learningRate 0.3" && csv.count == steps.count + 2)
    for (number, rate) in ["0.1", "0.3"].enumerated() {
      let trained = try lines(
        run(nabla, ["train", "learning-rates", "--learning-rate", rate] + flags).outputText
      ).map(object)
      #expect(trained.map { $0["step"] as? Int } == steps)
      let costs = try #require(runs[number]["costs"] as? [Any])
      let at = trained.last?["divergedAt"] as? Int ?? .max
      for (place, step) in steps.enumerated() {
        let cost = trained[place]["cost"] as? Double
        #expect(costs[place] as? Double == (step < at ? cost : nil))
        let cell = csv[place + 1].split(separator: ",", omittingEmptySubsequences: false)[number + 1]
        // Foundation reads some decimals one bit off.
        #expect(step < at ? abs(Double(cell)! - cost!) <= 1e-15 * cost! : cell.isEmpty)
      }
    }
    expectFailure(try runNabla("compare", "neuron", "--seeds", "1", "--every", "0"), 64, saying: ["--every"])
  }

  @Test func `each list has its own key`() throws {
    #expect(
      try runs("neuron", "--optimizers", "adam,momentum").map { $0["optimizer"] as? String } == ["adam", "momentum"])
    #expect(try runs("neuron", "--activations", "tanh,relu").map { $0["activation"] as? String } == ["tanh", "relu"])
    #expect(
      try runs("hidden-layer", "--initializations", "zeros,xavier").map { $0["initialization"] as? String }
        == ["zeros", "xavier"])
    #expect(try runs("neuron", "--losses", "mse,log-loss").map { $0["loss"] as? String } == ["mse", "log-loss"])
    #expect(
      try runs("spiral", "--seeds", "3,9223372036854775807", "--steps", "1").map { $0["seed"] as? UInt64 }
        == [3, 9_223_372_036_854_775_807])
  }

  @Test func `a run is the run that train makes`() throws {
    let compared = try runs("spiral", "--learning-rates", "0.05,2", "--steps", "30", "--seed", "4", "--batch", "16")
    for (rate, run) in zip(["0.05", "2"], compared) {
      let trained = try situation(
        "train", "spiral", "--steps", "30", "--every", "0", "--learning-rate", rate, "--seed", "4", "--batch", "16")
      #expect(run["finalCost"] as? Double == trained["cost"] as? Double)
      #expect(run["status"] as? String == trained["status"] as? String)
    }
    #expect(compared[0]["sharpness"] as? Double == compared[1]["sharpness"] as? Double, "one start")
  }

  @Test func `the other flags apply to every run`() throws {
    let limits = try runs("learning-rates", "--learning-rates", "0.1", "--steps", "0", "--optimizer", "momentum")
    // 2 · 1.9 ∕ 8.40512
    #expect(abs(try #require(limits[0]["limit"] as? Double) - 3.8 / 8.405124837953327) < 1e-9)
    let adam = try runs("learning-rates", "--optimizers", "adam,nesterov,gradient-descent", "--steps", "1")
    #expect(adam[0]["limit"] is NSNull)
    #expect(adam[1]["limit"] is Double && adam[2]["limit"] is Double)
  }

  @Test func `what is not finite is null`() throws {
    let folder = try Folder()
    let file = try folder.write(
      "log.yaml", "cost: \"ln(w1)\"\ninitialization: { scheme: given, weights: [-1] }\n")
    let result = try runNabla("compare", file, "--learning-rates", "1", "--format", "json")
    let run = try #require((try object(result.outputText)["runs"] as? [[String: Any]])?.first)
    #expect(run["status"] as? String == "diverged")
    #expect(run["finalCost"] is NSNull)
    #expect(!result.outputText.contains("nan") && !result.outputText.contains("inf"))
  }

  @Test func `a target's first step is told`() throws {
    let folder = try Folder()
    let file = try folder.write(
      "target.yaml",
      "cost: \"(w1 - 2)^2\"\ninitialization: { scheme: given, weights: [-3] }\ntraining: { target-cost: 1 }\n")
    let found = try runs(file, "--learning-rates", "0.1,0.5,0.001")
    // 25 · 0.64ⁿ ≤ 1 from 8 on; η = 0.5 arrives in one step.
    #expect(found.map { $0["targetStep"] as? Int } == [8, 1, nil])
  }

  @Test(arguments: ["en", "ko"])
  func `the table's columns are aligned and end with why`(language: String) throws {
    let rows = try table("learning-rates", "--learning-rates", "0.01,0.22,0.3", "--steps", "60", "--lang", language)
    #expect(rows.count == 6 && rows[4].isEmpty)
    #expect(rows[0].hasPrefix("learning-rates"))
    #expect(rows[0].hasSuffix(language == "ko" ? "까닭" : "why"))
    #expect(rows[3].contains(language == "ko" ? "발산" : "diverged"))
    #expect(rows[3].contains("0.2380"), "the limit")
    // The last column begins in the same cell in every row.
    let why = language == "ko" ? "까닭" : "why"
    func cells(_ text: Substring) -> Int {
      text.unicodeScalars.reduce(0) { $0 + ((0xAC00...0xD7A3).contains($1.value) ? 2 : 1) }
    }
    let start = try cells(rows[0][..<#require(rows[0].range(of: why)).lowerBound])
    for row in rows[1...3] {
      var place = row.startIndex
      while place < row.endIndex, cells(row[..<place]) < start { place = row.index(after: place) }
      #expect(cells(row[..<place]) == start && row[row.index(before: place)] == " " && row[place] != " ", "\(row)")
    }
  }

  @Test func `different losses are not ranked, and it says so`() throws {
    let losses = try table("neuron", "--losses", "mse,mae,log-loss", "--lang", "en").joined(separator: "\n")
    #expect(!losses.contains("place") && losses.contains("Not ranked"))
    #expect(try table("neuron", "--losses", "mse,mae", "--lang", "ko").joined().contains("순위를 매기지 않아요"))
    #expect(try table("neuron", "--learning-rates", "1,2", "--lang", "en")[0].contains("place"))
  }

  @Test(arguments: [
    ([], "exactly one"), (["--learning-rates", "1", "--seeds", "1"], "--learning-rates and --seeds"),
    (["--learning-rates", "0.1,0"], "--learning-rates"), (["--learning-rates", "0.1,2000000"], "above 0"),
    (["--learning-rates", "0.1,,1"], "--learning-rates"), (["--learning-rates", ""], "--learning-rates"),
    (["--learning-rates", "-1"], "above 0"), (["--learning-rates", "nan"], "above 0"),
    (["--learning-rates=0.1", "--learning-rate=1"], "only one"),
    (["--losses=mse", "--loss", "mae"], "--loss and --losses"),
    (["--seeds", "1,-1"], "0 to 9223372036854775807"), (["--seeds", "1,"], "--seeds"),
    (["--optimizers", "adam,momentun"], "did you mean 'momentum'"), (["--losses", "mes"], "did you mean 'mse'"),
    (["--activations", "sigmod"], "did you mean 'sigmoid'"), (["--initializations", "xaver"], "did you mean 'xavier'"),
    (["--seeds", "1", "--steps", "-1"], "--steps"), (["--seeds", "1", "--format", "xml"], "xml"),
  ])
  func `what makes no sense is wrong usage`(arguments: [String], words: String) throws {
    expectFailure(try run(nabla, ["compare", "hidden-layer"] + arguments), 64, saying: [words])
  }

  @Test func `settings that do not go together are told as in a scene`() throws {
    expectFailure(try runNabla("compare", "learning-rates", "--losses", "mse,log-loss"), 65, saying: ["sigmoid"])
    expectFailure(try runNabla("compare", "neuron", "--optimizers", "adam,perceptron"), 65, saying: ["perceptron"])
    expectFailure(try runNabla("compare", "parabola", "--losses", "mse,mae"), 64, saying: ["no network"])
    expectFailure(try runNabla("compare", "parabola", "--activations", "tanh"), 64, saying: ["no network"])
    expectFailure(try runNabla("compare", "parabla", "--seeds", "1"), 66, saying: ["parabola"])
    expectFailure(try runNabla("compar", "--seeds", "1"), 66, saying: ["compare"])
  }
}
