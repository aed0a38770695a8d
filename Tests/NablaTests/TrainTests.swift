import FaultTable
import Foundation
import TerminalSupport
import Testing

@Suite(.startsPrograms) struct `nabla train` {
  private func train(_ arguments: String...) throws -> [[String: Any]] {
    let result = try run(nabla, ["train"] + arguments)
    #expect(result.status == .code(0), "\(result.errorText)")
    #expect(result.error.isEmpty)
    let steps = try lines(result.outputText).map(object)
    // What is not there cannot be looked at below.
    try #require(!steps.isEmpty)
    return steps
  }

  /// course.md, row 9: the exact numbers of the hand-worked network.
  @Test func `one step of the worked example has the course's numbers`() throws {
    let steps = try train("worked-example", "--steps", "1")
    try #require(steps.count == 2)
    #expect(steps[0]["step"] as? Int == 0)
    #expect(try abs(#require(steps[0]["cost"] as? Double) - 0.1255184723983558) < 1e-12)
    let gradient = try #require(steps[0]["gradient"] as? [String: Double])
    let parameters = try #require(steps[0]["parameters"] as? [String: Double])
    let after = try #require(steps[1]["parameters"] as? [String: Double])
    let expected = [
      "w1": -0.010550773020272831, "w2": -0.008874217300200897, "w3": -0.006330463812163698,
      "w4": -0.005324530380120537, "w5": -0.09975254031514091, "w6": -0.09430209213263216,
    ]
    #expect(Set(gradient.keys) == Set(expected.keys))
    for (name, value) in expected {
      #expect(abs(gradient[name]! - value) < 1e-12, "\(name)")
      #expect(abs(after[name]! - (parameters[name]! - value)) < 1e-12, "η is 1")
    }
    #expect(parameters == ["w1": 0.7, "w2": 0.3, "w3": 0.4, "w4": 0.6, "w5": 0.55, "w6": 0.45])
  }

  /// From a folder that holds no scene, and with nowhere else to look: the table is inside the program.
  @Test func `the handwritten digits are learnt wherever the program is`() throws {
    let folder = try Folder()
    let result = try run(
      "/bin/sh", ["-c", #"cd "$1" && exec "$0" train digits --steps 20 --every 0"#, nabla, folder.path],
      environment: ["HOME": folder.path, "XDG_DATA_HOME": nil, "NABLA_SCENES": nil])
    #expect(result.status == .code(0), "\(result.errorText)")
    let last = try object(#require(lines(result.outputText).last))
    // numpy: 2.2944031326257064.
    #expect(try abs(#require(last["cost"] as? Double) - 2.2944031326257064) < 1e-9)
    #expect((last["parameters"] as? [String: Double])?.count == 1_210)
  }

  @Test(.fault("C7"), arguments: [0, 1, 2, 7])
  func `N steps are N + 1 situations, and only the last has a status`(count: Int) throws {
    let steps = try train("hidden-layer", "--steps", "\(count)")
    #expect(steps.compactMap { $0["step"] as? Int } == Array(0...count))
    #expect(steps.dropLast().allSatisfy { $0["status"] == nil && $0["divergedAt"] == nil && $0["reason"] == nil })
    #expect(steps.last?["status"] as? String == "descending")
    #expect(steps.last?["divergedAt"] == nil)
  }

  @Test(arguments: [("3", [0, 3, 6, 9, 10]), ("5", [0, 5, 10]), ("0", [10]), ("100", [0, 10]), ("1", Array(0...10))])
  func `every K-th situation and the last`(every: String, expected: [Int]) throws {
    let all = try train("perceptron", "--steps", "10")
    let some = try train("perceptron", "--steps", "10", "--every", every)
    #expect(some.compactMap { $0["step"] as? Int } == expected)
    for step in some {
      let full = try #require(all.first { $0["step"] as? Int == step["step"] as? Int })
      #expect(NSDictionary(dictionary: step) == NSDictionary(dictionary: full))
    }
  }

  @Test(.fault("N1")) func `a run that diverges says where and why, and prints null for what is no number`() throws {
    let result = try runNabla("train", "learning-rates", "--steps", "400", "--learning-rate", "10")
    #expect(result.status == .code(0))
    let rows = lines(result.outputText)
    try #require(rows.count == 401)
    let last = try object(rows[400])
    #expect(last["status"] as? String == "diverged")
    let at = try #require(last["divergedAt"] as? Int)
    #expect(last["cost"] is NSNull)
    #expect((last["reason"] as? String)?.isEmpty == false)
    #expect((last["parameters"] as? [String: Any])?["w1"] is NSNull)
    for (number, row) in rows.enumerated() {
      let cost = try object(row)["cost"] as? Double
      if number < at { #expect(try #require(cost) <= 21e12) }
      if number == at { #expect(cost == nil || cost! > 21e12) }
    }
    #expect(!result.outputText.lowercased().contains("nan") && !result.outputText.contains("inf"))
  }

  @Test func `statuses are told apart`() throws {
    let flat = try train("learning-rates", "--steps", "400", "--every", "0", "--learning-rate", "0.1")
    #expect(flat[0]["status"] as? String == "converged")
    let perceptron = try train("perceptron", "--steps", "24", "--every", "0")
    #expect(perceptron[0]["status"] as? String == "converged")
    // course.md, row 4: at a fixed η the mean absolute error never settles.
    let swinging = try train(
      "learning-rates", "--steps", "60", "--every", "0", "--loss", "mae", "--learning-rate", "0.1")
    #expect(swinging[0]["status"] as? String == "oscillating")
  }

  @Test func `CSV has a heading, the same numbers and the line ends of its standard`() throws {
    let result = try runNabla("train", "neuron", "--steps", "3", "--format", "csv")
    let rows = result.outputText.components(separatedBy: "\r\n")
    try #require(rows.count == 6 && rows.last == "")
    #expect(rows[0] == "step,cost,w1,b1,gradient.w1,gradient.b1")
    // Compared as text: Foundation reads some decimals one bit off.
    let steps = lines(try runNabla("train", "neuron", "--steps", "3").outputText)
    try #require(steps.count == 4)
    for (index, step) in steps.enumerated() {
      let numbers = step.matches(of: /:(-?[0-9.e-]+)/).map { String($0.1) }
      #expect(rows[index + 1].split(separator: ",").map(String.init) == numbers)
    }
  }

  /// What is changed on the way is what the screen makes of the same words.
  @Test func `a change acts from its step on`() throws {
    let plain = try train("parabola", "--steps", "7")
    let changed = try train("parabola", "--steps", "7", "--change", "5:learning-rate=0.4", "--change", "6:w1=-1")
    try #require(changed.count == 8)
    for number in 0...5 { #expect(changed[number]["cost"] as? Double == plain[number]["cost"] as? Double) }
    let places = changed.map { ($0["parameters"] as! [String: Double])["w1"]! }
    #expect(places[6] == -1)
    // w ← w − 0.4 · 2 (w − 2)
    #expect(abs(places[7] - (-1 + 0.8 * 3)) < 1e-12)
    let shown = try runNabla("snapshot", "parabola", "--goto", "7", "--change", "5:learning-rate=0.4", "--keys", "x")
    #expect(shown.status == .code(0), "the same words open the screen")
    for wrong in ["9:learning-rate=0.4", "5:learning-rate=x", "5:loss", "5:w9=1"] {
      expectFailure(try runNabla("train", "parabola", "--steps", "7", "--change", wrong), 64, saying: ["--change"])
    }
  }

  @Test func `columns choose what is printed, in their order`() throws {
    let csv = try runNabla(
      "train", "digits", "--steps", "2", "--columns", "step,gradient.b26,accuracy,w1", "--format", "csv")
    let rows = csv.outputText.components(separatedBy: "\r\n")
    #expect(rows.count == 5 && rows[0] == "step,gradient.b26,accuracy,w1")
    let all = try train("digits", "--steps", "2")
    let some = try train("digits", "--steps", "2", "--columns", "cost,w1,gradient.b26")
    for (one, other) in zip(some, all) {
      #expect(one["cost"] as? Double == other["cost"] as? Double && one["step"] == nil)
      let parameters = try #require(one["parameters"] as? [String: Double])
      #expect(parameters == ["w1": (other["parameters"] as! [String: Double])["w1"]!])
      #expect((one["gradient"] as? [String: Double])?.keys.map { $0 } == ["b26"])
    }
    #expect(some.last?["status"] != nil)
    expectFailure(try runNabla("train", "neuron", "--steps", "1", "--columns", "cots"), 64, saying: ["'cost'"])
    expectFailure(try runNabla("train", "neuron", "--steps", "1", "--columns", "w9"), 64, saying: ["w1", "b1"])
    expectFailure(try runNabla("train", "neuron", "--steps", "1", "--columns", "w1,parameters"), 64, saying: ["twice"])
  }

  /// Counted again from the parameters that are printed.
  @Test func `accuracy is told where it is asked for and targets name classes`() throws {
    let folder = try Folder()
    let file = try folder.write(
      "two.yaml",
      """
      network: { inputs: 1, layers: [{ units: 1, activation: sigmoid }] }
      data: { samples: [{ input: [-2], target: [0] }, { input: [1], target: [0] }, { input: [3], target: [1] }] }
      initialization: { weights: [0.5], biases: [0.1] }
      """)
    let steps = try train(file, "--steps", "30", "--learning-rate", "3", "--columns", "step,parameters,accuracy")
    for step in steps {
      let parameters = try #require(step["parameters"] as? [String: Double])
      let right = [(-2.0, 0.0), (1, 0), (3, 1)].count { x, y in
        (1 / (1 + exp(-(parameters["w1"]! * x + parameters["b1"]!))) >= 0.5) == (y >= 0.5)
      }
      let share = try #require(step["accuracy"] as? Double)
      #expect(abs(share - Double(right) / 3) < 1e-15)
    }
    #expect(Set(steps.compactMap { $0["accuracy"] as? Double }).count > 1, "it learns")
    // As the screen counts them.
    let digits = try train("digits", "--steps", "3", "--every", "0", "--columns", "accuracy")
    let right = Int((try #require(digits[0]["accuracy"] as? Double) * 300).rounded())
    let screen = try runNabla("snapshot", "digits", "--goto", "3", "--panel", "data", "--lang", "en").outputText
    #expect(screen.contains("\(right)/300") || screen.contains("\(right) of 300"), "\(right)")
    // One sample is no class among others.
    for scene in ["curve-fit", "worked-example"] {
      expectFailure(try runNabla("train", scene, "--steps", "1", "--columns", "accuracy"), 64, saying: ["classes"])
    }
  }

  @Test func `flags override the scene`() throws {
    let first = try train("worked-example", "--steps", "1", "--learning-rate", "0.5")
    try #require(first.count == 2)
    let old = first[0]["parameters"] as! [String: Double]
    let gradient = first[0]["gradient"] as! [String: Double]
    let new = first[1]["parameters"] as! [String: Double]
    for name in old.keys { #expect(abs(new[name]! - (old[name]! - 0.5 * gradient[name]!)) < 1e-15) }

    let one = try train("spiral", "--steps", "0", "--seed", "1")
    let two = try train("spiral", "--steps", "0", "--seed", "2")
    let again = try train("spiral", "--steps", "0", "--seed", "2")
    #expect(one[0]["cost"] as? Double != two[0]["cost"] as? Double)
    #expect(NSDictionary(dictionary: two[0]) == NSDictionary(dictionary: again[0]))

    let zeros = try train("worked-example", "--steps", "0", "--initialization", "zeros")
    #expect((zeros[0]["parameters"] as! [String: Double]).values.allSatisfy { $0 == 0 })
    let other = try train(
      "hidden-layer", "--steps", "2", "--activation", "relu", "--loss", "mse", "--optimizer", "adam", "--batch", "2")
    #expect(other.count == 3)
  }

  @Test(.fault("N11")) func `the same command prints the same bytes`() throws {
    let first = try runNabla("train", "spiral", "--steps", "30", "--batch", "16")
    let second = try runNabla("train", "spiral", "--steps", "30", "--batch", "16")
    #expect(first.output == second.output)
  }

  @Test(.fault("C20")) func `a locale with a decimal comma changes no number`() throws {
    let plain = try runNabla("train", "neuron", "--steps", "2")
    let comma = try runNabla(
      "train", "neuron", "--steps", "2", environment: ["LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE", "TZ": "bad"])
    #expect(plain.output == comma.output)
  }
}

@Suite(.startsPrograms) struct `nabla contour` {
  @Test func `JSON has axes with both ends and one row of costs for each y`() throws {
    let result = try runNabla(
      "contour", "worked-example", "--x", "w1", "--y", "w6", "--x-range", "-6:6", "--y-range=-2:4", "--grid", "7x4")
    #expect(result.status == .code(0))
    let grid = try object(result.outputText)
    #expect(grid["x"] as? String == "w1")
    #expect(grid["y"] as? String == "w6")
    #expect(grid["xs"] as? [Double] == [-6, -4, -2, 0, 2, 4, 6])
    let ys = try #require(grid["ys"] as? [Double])
    #expect(ys.count == 4 && zip(ys, [-2, 0, 2, 4]).allSatisfy { abs($0 - $1) < 1e-12 })
    let cost = try #require(grid["cost"] as? [[Double]])
    try #require(cost.count == 4 && cost.allSatisfy { $0.count == 7 })
    // C = (1 − σ(w5·σ(0.5·w1 + 0.4·0.3) + w6·σ(0.5·0.3 + 0.3·0.6)))²
    func sigma(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    for (row, w6) in [-2.0, 0, 2, 4].enumerated() {
      for (column, w1) in [-6.0, -4, -2, 0, 2, 4, 6].enumerated() {
        let o = sigma(0.55 * sigma(0.5 * w1 + 0.12) + w6 * sigma(0.33))
        #expect(abs(cost[row][column] - (1 - o) * (1 - o)) < 1e-12)
      }
    }
  }

  @Test func `both spellings of a negative range are one`() throws {
    let spaced = try runNabla("contour", "neuron", "--x-range", "-6:6", "--grid", "5x5")
    let joined = try runNabla("contour", "neuron", "--x-range=-6:6", "--grid=5x5")
    #expect(spaced.status == .code(0))
    #expect(spaced.output == joined.output)
  }

  @Test func `at the parameters of a step it is the step's cost`() throws {
    let trained = try situation("train", "cost-surface", "--steps", "7", "--every", "0")
    let parameters = trained["parameters"] as! [String: Double]
    let result = try runNabla(
      "contour", "cost-surface", "--step", "7", "--x-range", "\(parameters["w1"]!):9", "--y-range",
      "\(parameters["w2"]!):9", "--grid", "2x2")
    let cost = try #require(try object(result.outputText)["cost"] as? [[Double]])
    #expect(abs(cost[0][0] - (trained["cost"] as! Double)) < 1e-12)
  }

  @Test func `the other parameters are as they are at the step`() throws {
    let early = try runNabla("contour", "worked-example", "--grid", "3x3", "--x-range", "0:1", "--y-range", "0:1")
    let late = try runNabla(
      "contour", "worked-example", "--grid", "3x3", "--x-range", "0:1", "--y-range", "0:1", "--step", "40")
    #expect(early.output != late.output)
  }

  @Test func `the default grid is 200 by 100 over the scene's own axes and ranges`() throws {
    let grid = try object(try runNabla("contour", "cost-surface").outputText)
    #expect((grid["xs"] as? [Double])?.count == 200)
    #expect((grid["ys"] as? [Double])?.count == 100)
    #expect((grid["xs"] as? [Double])?.first == -8 && (grid["xs"] as? [Double])?.last == 8)
  }

  @Test func `CSV has one line a point`() throws {
    let rows = try runNabla("contour", "neuron", "--grid", "3x2", "--format", "csv").outputText
      .components(separatedBy: "\r\n")
    #expect(rows[0] == "w1,b1,cost")
    #expect(rows.count == 8)
  }

  @Test func `the reference kernel agrees`() throws {
    let fast = try object(try runNabla("contour", "spiral", "--grid", "9x5", "--step", "3").outputText)
    let slow = try object(
      try runNabla("contour", "spiral", "--grid", "9x5", "--step", "3", environment: ["NABLA_KERNEL": "reference"])
        .outputText)
    let pairs = zip(fast["cost"] as! [[Double]], slow["cost"] as! [[Double]])
    for (one, other) in pairs { for (a, b) in zip(one, other) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) } }
  }

  @Test func `a single parameter has xs and a flat cost`() throws {
    let folder = try Folder()
    let file = try folder.write("bowl.yaml", "cost: \"(w1 - 3)^2\"\n")
    let result = try runNabla("contour", file, "--x-range", "1:5", "--grid", "5x2")
    let grid = try object(result.outputText)
    #expect(grid["xs"] as? [Double] == [1, 2, 3, 4, 5])
    #expect(grid["cost"] as? [Double] == [4, 1, 0, 1, 4])
    #expect(grid["y"] == nil && grid["ys"] == nil)
  }

  @Test(arguments: [
    ["--x", "w9"], ["--x", "w1", "--y", "w1"], ["--x-range", "6:-6"], ["--x-range", "nan:1"], ["--grid", "1x5"],
    ["--grid", "99999x9"], ["--step", "-1"],
  ])
  func `what makes no sense is wrong usage`(arguments: [String]) throws {
    expectFailure(try run(nabla, ["contour", "worked-example"] + arguments), 64, saying: [arguments[0]])
  }
}
