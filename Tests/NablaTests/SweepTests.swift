import Foundation
import NablaCore
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `nabla sweep` {
  private func sweep(_ arguments: String...) throws -> [String: Any] {
    let result = try run(nabla, ["sweep"] + arguments + ["--format", "json"])
    #expect(result.status == .code(0), "\(result.errorText)")
    return try object(result.outputText)
  }

  private func points(_ curve: Any?) throws -> [[String: Any]] {
    try #require((curve as? [String: Any])?["points"] as? [[String: Any]])
  }

  @Test(arguments: ["hidden-layer", "parabola", "momentum", "digits", "perceptron"])
  func `every point is what a comparison says of that rate`(scene: String) throws {
    let steps = scene == "digits" ? "4" : "60"
    let swept = try sweep(scene, "--count", "7", "--steps", steps)
    #expect(Set(swept.keys) == ["steps", "limit", "curves", "best"])
    // As text: Foundation reads some decimals one bit off.
    let points = try rows("sweep", scene, "--count", "7", "--steps", steps)
    let rates = points.map { $0["learningRate"] ?? "" }.joined(separator: ",")
    let runs = try rows("compare", scene, "--learning-rates", rates, "--steps", steps)
    try #require(runs.count == 7 && points.count == 7)
    for (point, run) in zip(points, runs) {
      for key in ["learningRate", "finalCost", "status", "targetStep"] {
        #expect(point[key] == run[key], "\(key) at η \(run["learningRate"] ?? "")")
      }
    }
    let limit = swept["limit"] as? Double
    #expect(limit.map { abs($0 / (Double(runs[0]["limit"] ?? "") ?? 0) - 1) < 1e-15 } ?? (runs[0]["limit"] == ""))
    let standing = points.filter { $0["status"] != "diverged" }
    let lowest = try #require(standing.compactMap { Double($0["finalCost"] ?? "") }.min())
    let best = try #require((swept["best"] as? [String: Any])?["finalCost"] as? Double)
    #expect(abs(best - lowest) <= 1e-15 * lowest)
  }

  /// The rows of a table as CSV, by their heads.
  private func rows(_ arguments: String...) throws -> [[String: String]] {
    let text = try run(nabla, arguments + ["--format", "csv"]).outputText.components(separatedBy: "\r\n").dropLast()
    let heads = try #require(text.first).split(separator: ",").map(String.init)
    return text.dropFirst().map { line in
      Dictionary(
        uniqueKeysWithValues: zip(heads, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)))
    }
  }

  @Test func `rates are geometric from a thousandth of the limit to ten times it`() throws {
    let points = try points((try sweep("parabola", "--steps", "5")["curves"] as? [Any])?.first)
    let rates = points.compactMap { $0["learningRate"] as? Double }
    #expect(rates.count == 200 && rates.first == 1e-3 && rates.last == 10)
    for (a, b) in zip(rates, rates.dropFirst()) { #expect(abs(b / a / pow(1e4, 1.0 / 199) - 1) < 1e-12) }
    // (w1 − 2)² from −3: five times a factor of 1 − 2η, while it has not left.
    for point in points where point["status"] as? String != "diverged" {
      let rate = try #require(point["learningRate"] as? Double)
      let cost = try #require(point["finalCost"] as? Double)
      let expected = 25 * pow(1 - 2 * rate, 10)
      #expect(abs(cost - expected) <= 1e-11 * expected + 1e-20, "η \(rate)")
    }
  }

  @Test func `a curve for each optimizer and seed, and the same as CSV`() throws {
    let arguments = [
      "sweep", "hidden-layer", "--count", "3", "--steps", "5", "--optimizers", "adam,momentum", "--seeds", "1,2",
    ]
    let whole = try object(run(nabla, arguments + ["--format", "json"]).outputText)
    let curves = try #require(whole["curves"] as? [[String: Any]])
    #expect(curves.compactMap { $0["optimizer"] as? String } == ["adam", "adam", "momentum", "momentum"])
    #expect(curves.compactMap { $0["seed"] as? Int } == [1, 2, 1, 2])
    let csv = try run(nabla, arguments + ["--format", "csv"]).outputText.components(separatedBy: "\r\n")
    #expect(csv[0] == "optimizer,seed,learningRate,finalCost,status,divergedAt,targetStep")
    #expect(csv.count == 1 + 12 + 1)
    let rows = try curves.flatMap { curve in
      try self.points(curve).map { point in
        [curve["optimizer"], curve["seed"], point["learningRate"], point["finalCost"], point["status"]]
          .map { "\($0 ?? "")" }.joined(separator: ",")
      }
    }
    for (row, line) in zip(rows, csv.dropFirst()) { #expect(line.hasPrefix(row.prefix(12)), "\(line)") }
  }

  @Test func `what it says in words is in its table`() throws {
    for language in ["ko", "en"] {
      let text = try runNabla("sweep", "parabola", "--count", "5", "--steps", "100", "--lang", language).outputText
      // η 0.001, 0.01, 0.1, 1, 10: 0.1 is the quickest of them, 1 goes to and fro for ever, 10 leaves.
      #expect(text.contains("η 0.1,") && text.contains("η 1 ·"), "\(text)")
    }
  }

  @Test(arguments: [
    (["--learning-rates", "3:1"], "the smaller number first"), (["--learning-rates", "0:1"], "above 0"),
    (["--count", "1"], "--count"), (["--steps", "-1"], "--steps"), (["--optimizers", "adamm"], "did you mean 'adam'"),
    (["--seeds", "1,x"], "--seeds"), (["--optimizer", "adam", "--optimizers", "adam"], "only one of them"),
  ])
  func `wrong flags are told`(arguments: [String], word: String) throws {
    expectFailure(try run(nabla, ["sweep", "parabola"] + arguments), 64, saying: [word])
  }
}

@Suite(.startsPrograms) struct `nabla map` {
  @Test func `a pixel is the run of that rate from that start`() throws {
    let map = try object(
      runNabla("map", "hidden-layer", "--grid", "4x3", "--scales", "0.5:2", "--steps", "30", "--format", "json")
        .outputText)
    #expect(Set(map.keys) == ["learningRates", "scales", "finalCost", "status"])
    let rates = try #require(map["learningRates"] as? [Double])
    let scales = try #require(map["scales"] as? [Double])
    let costs = try #require(map["finalCost"] as? [[Double]])
    try #require(rates.count == 4 && scales.count == 3 && costs.count == 3 && costs.allSatisfy { $0.count == 4 })
    #expect(abs(scales[1] - 1) < 1e-15)
    let first = try object(runNabla("train", "hidden-layer", "--steps", "0").outputText)
    let start = try #require(first["parameters"] as? [String: Double])
    for (row, scale) in scales.enumerated() {
      for (column, rate) in rates.enumerated() {
        let changes = start.flatMap { name, value in ["--change", "0:\(name)=\(value * scale)"] }
        let text = try run(
          nabla, ["train", "hidden-layer", "--steps", "30", "--every", "0", "--learning-rate", "\(rate)"] + changes
        ).outputText
        let end = try object(text)
        let cost = try #require(end["cost"] as? Double)
        #expect(abs(costs[row][column] - cost) <= 1e-12 * cost, "η \(rate), start × \(scale)")
        #expect((map["status"] as? [[String]])?[row][column] == end["status"] as? String)
      }
    }
  }

  @Test(arguments: ["text", "svg", "csv"]) func `every form has every pixel`(format: String) throws {
    let result = try runNabla("map", "parabola", "--grid", "9x5", "--format", format)
    #expect(result.status == .code(0))
    switch format {
    case "csv": #expect(result.outputText.components(separatedBy: "\r\n").count == 1 + 45 + 1)
    case "svg": #expect(result.outputText.hasPrefix("<svg") && result.outputText.contains("url(#left)"))
    default:
      let rows = lines(result.outputText).filter { $0.contains("│") }
      #expect(rows.count == 5 && rows.allSatisfy { $0.split(separator: "│")[1].count == 9 && $0.hasSuffix("×") })
    }
  }
}

@Suite(.startsPrograms) struct `nabla basins` {
  /// C of two-valleys is told by `contour`; here every start goes down by itself, by differences of C.
  @Test func `a point belongs to the minimum that its run comes to`() throws {
    let map = try object(runNabla("basins", "two-valleys", "--grid", "15x7", "--format", "json").outputText)
    #expect(Set(map.keys) == ["x", "y", "xs", "ys", "minima", "basin", "finalCost"])
    let xs = try #require(map["xs"] as? [Double])
    let ys = try #require(map["ys"] as? [Double])
    let basin = try #require(map["basin"] as? [[Int]])
    let minima = try #require(map["minima"] as? [[String: Any]])
    #expect(minima.count == 2 && basin.count == 7 && basin.allSatisfy { $0.count == 15 })
    for (row, y) in ys.enumerated() where row % 3 == 0 {
      for (column, x) in xs.enumerated() where column % 5 == 0 {
        let text = try runNabla(
          "train", "two-valleys", "--steps", "500", "--every", "0", "--change", "0:w1=\(x)", "--change", "0:w2=\(y)"
        ).outputText
        let end = try object(text)
        let place = try #require(end["parameters"] as? [String: Double])
        let minimum = minima[try #require(basin[row].indices.contains(column) ? basin[row][column] : nil)]
        let known = try #require(minimum["parameters"] as? [String: Double])
        for (name, value) in place { #expect(abs(value - known[name]!) <= 1e-3, "\(name) from \(x), \(y)") }
      }
    }
  }

  @Test func `a single parameter has a line of starts`() throws {
    let map = try object(runNabla("basins", "parabola", "--grid", "11x5", "--format", "json").outputText)
    #expect((map["ys"] as? [Double])?.count == 1 && (map["minima"] as? [Any])?.count == 1)
    expectFailure(try runNabla("basins", "parabola", "--y", "w2"), 64, saying: ["single parameter"])
  }
}
