// What each scene is there to show, asked of its own settings and of the runs it compares.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `What a scene claims` {
  private func scene(_ name: String) throws -> Scene { try #require(try SceneLibrary.scene(named: name)) }

  /// A scene's run and those it compares.
  private func runs(_ name: String) throws -> [SceneRun] {
    let scene = try scene(name)
    return scene.runs.map { SceneRun(scene, $0) }
  }

  @Test(
    arguments: [
      ("bias", [["0.975", "0.956", "0.008"], ["0.909", "0.007", "0.002"]]),
      ("bias-reach", [["0.439", "0.088", "0.039"], ["0.231", "0.060", "0.032"]]),
      ("parabola", [["0.00332", "0", "0.00332", "25", "36744"], ["0", "0", "0", "25", "79376059345"]]),
      ("flat-spot", [["3.00785", "0.3"], ["3.00057", "0.3"]]),
      ("mse-mae", [["0.0656", "0.2309"], ["0.0082", "0.3275"]]), ("mae-steps", [["0.2", "0"], ["0.2", "0"]]),
      ("log-loss", [["0.9017", "0.0657"], ["0.0147", "0.0183"]]),
      ("taylor", [["0.3627", "0.1709", "0.0088", "0.0028"], ["0.3125", "0.0457", "0.0025", "0.0010"]]),
      ("zig-zag", [["0.0285", "0.0043", "0.0303"], ["0.0061", "0.0013", "0.0064"]]),
      ("vanishing", [["0.000794", "0.000000", "0.000182"], ["0.000000", "0.000000", "0.000000"]]),
      ("residual", [["0.0015", "0.0282"], ["0.0000", "0.0000"]]),
      ("local-minima", [["0.1229", "0.1016", "0.1207"], ["0.1193", "0.0946", "0.1202"]]),
      (
        "momentum",
        [
          ["0.850", "0.259", "0.016", "0.765", "0.020", "0.205"],
          ["0.234", "0.0039", "0.0013", "0.345", "0.153", "0.0026"],
        ]
      ),
      ("two-valleys", [["1.163", "1.823"], ["0.387", "1.585"]]),
      ("output-range", [["1.183", "1.037", "0.000"], ["1.059", "1.013", "0.000"]]),
      ("two-rules", [["0", "0.02266", "0.05827"], ["0", "0.00619", "0.01904"]]),
    ] as [(String, [[String]])])
  func `its runs cost what they are said to at steps 20 and 60`(name: String, quotes: [[String]]) throws {
    let runs = try runs(name)
    for (step, quotes) in zip([20, 60], quotes) {
      #expect(runs.count == quotes.count)
      for (run, quote) in zip(runs, quotes) {
        let figure = LessonFigure(quote) { $0.cost(step) }
        #expect(figure.agrees(with: run), "\(quote) at step \(step) is \(run.cost(step))")
      }
    }
  }

  @Test(
    arguments: [
      ("backprop-cost", "0.12582"), ("loudest-input", "0.01081"), ("three-to-two", "0.07871"),
      ("worked-example", "0.02017"), ("symmetry", "0.60417"), ("by-hand", "0.02920"), ("equal-weights", "0.01951"),
      ("digits", "2.29440"), ("valley", "0.17095"), ("round-valley", "0.00173"),
    ])
  func `its own run costs what numpy says at step 20`(name: String, quote: String) throws {
    let run = SceneRun(try scene(name))
    let figure = LessonFigure(quote) { $0.cost(20) }
    #expect(figure.agrees(with: run), "\(quote) is \(run.cost(20))")
  }

  @Test func `zig-zag: one sign and a turn at every step, but not with tanh nor with all samples`() throws {
    let runs = try runs("zig-zag").map { Manners($0.steps(to: 40), [4, 5]) }
    #expect(runs[0].equalSigns == 40 && runs[0].reversals == 39)
    for calm in runs.dropFirst() { #expect(calm.equalSigns == 0 && calm.reversals == 0) }
    #expect(abs(runs[1].detour - 1) < 0.005)
  }

  @Test func `xor-line: the rule goes round for ever, and no line gets more than three right`() throws {
    let run = SceneRun(try scene("xor-line"))
    let steps = run.steps(to: 40)
    for start in stride(from: 8, through: 36, by: 4) {
      #expect(steps[start].state.parameters == [-1, 0, 0] && steps[start + 4].state.parameters == [-1, 0, 0])
    }
    let mistakes = stride(from: 0, to: 20, by: 4).map { start in
      steps[start..<start + 4].count { step in step.gradient.contains { $0 != 0 } }
    }
    #expect(mistakes == [3, 3, 4, 4, 4])
    let grid = stride(from: -2.0, through: 2, by: 0.5)
    let right = grid.flatMap { w1 in
      grid.flatMap { w2 in
        grid.map { b1 in
          let line = run.with(weights: [w1, w2], biases: [b1])
          return (1...4).count { line.answer($0, 0) == line.experiment.dataset!.targets[$0 - 1] }
        }
      }
    }
    #expect(right.max() == 3)
    #expect((1...4).count { run.with(weights: [1, 1], biases: [-1]).answer($0, 0) == [0, 1, 1, 0][$0 - 1] } == 3)
  }

  @Test func `momentum: by step 90 Adam leads`() throws {
    let runs = try runs("momentum").map { $0.cost(90) }
    #expect(runs.min() == runs[5])
  }

  @Test func `symmetry: twins stay equal bit for bit, one sign parts them, zeros never move`() throws {
    let runs = try runs("symmetry")
    let twins = SceneRun(try scene("symmetry")).steps(to: 1_000)
    let isEqual = twins.allSatisfy { step in
      let p = step.state.parameters
      return [(0, 1), (2, 3), (4, 5), (6, 7)].allSatisfy { p[$0].bitPattern == p[$1].bitPattern }
    }
    #expect(isEqual)
    #expect(runs[0].experiment == SceneRun(try scene("symmetry")).experiment)
    let flipped = runs[1].step(1).state.parameters
    #expect(flipped[0] != flipped[1] && flipped[2] != flipped[3])
    #expect(runs[2].cost(100) < runs[0].cost(100))
    #expect(runs[3].step(0).gradient.allSatisfy { $0 == 0 })
  }

  @Test func `equal weights: one neuron gets slopes that differ as its inputs do`() throws {
    let run = SceneRun(try scene("equal-weights"))
    #expect(run.answer(1, 0) == run.answer(2, 0))
    #expect(run.slope("w1", 0) > 0 && run.slope("w2", 0) < 0)
  }

  @Test func `two rules: all three move along the input`() throws {
    for run in try runs("two-rules") {
      let change = run.step(0).change
      #expect(abs(change[0] / change[1] - 3) < 1e-12)
    }
    let first = try runs("two-rules").map { $0.step(0).change[0] }
    let factors = zip(first, [0.9, 0.25479, 0.52358]).allSatisfy { abs($0 - $1) < 5e-6 }
    #expect(factors)
  }

  @Test func `vanishing: each sigmoid layer leaves about a quarter, ReLU leaves all`() throws {
    let runs = try runs("vanishing")
    let slopes = runs.map { $0.step(0).gradient.prefix(9).map(abs) }
    for (layer, next) in zip(slopes[0], slopes[0].dropFirst()) { #expect((0.215...0.275).contains(layer / next)) }
    #expect(slopes[2] == Array(repeating: 2, count: 9))
    // w1 stands still while C falls.
    #expect(abs(runs[0].value("w1", 20) - 1) < 1e-5 && runs[0].cost(20) < 0.001)
    // Weights of 5 saturate: the first slope gets smaller still, as the answer says.
    let heavy = runs[0].with(weights: Array(repeating: 5, count: 9), biases: Array(repeating: 0, count: 9))
    #expect(abs(heavy.slope("w1", 0)) < slopes[0][0])
    // From 0.25 ReLU vanishes as well.
    let light = runs[2].with(weights: Array(repeating: 0.25, count: 9), biases: Array(repeating: 0, count: 9))
    #expect(abs(light.slope("w1", 0)) < 1e-9)
  }

  @Test func `residual: slopes keep their size where plain ones vanish`() throws {
    let run = SceneRun(try scene("residual"))
    let slopes = run.step(0).gradient.prefix(8).map(abs)
    #expect(slopes.allSatisfy { (0.28...0.73).contains($0) })
    #expect(abs(run.plain.slope("w1", 0)) < 1e-10)
  }

  @Test func `three to two: W xᵀ + bᵀ, turned back, is what comes out`() throws {
    let run = SceneRun(try scene("three-to-two"))
    let network = try #require(run.experiment.settings.network)
    #expect(network.sizes == [3, 2])
    let p = run.experiment.firstParameters
    let rows = [[p[0], p[2], p[4]], [p[1], p[3], p[5]]]
    let data = try #require(run.experiment.dataset)
    #expect(data.count == 4)
    for sample in 1...data.count {
      let input = Array(data.input(sample - 1))
      let sums = zip(rows, p[6...]).map { row, bias in zip(row, input).reduce(bias) { $0 + $1.0 * $1.1 } }
      #expect(zip(run.pass(sample, 0).outputs, sums).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    #expect(abs(run.cost(20) - 0.0787) < 5e-5)
  }

  @Test func `by hand: two biases beat a hundred steps`() throws {
    let run = SceneRun(try scene("by-hand"))
    let byHand = run.with(weights: [3, 3, 0.5, -0.5], biases: [1.5, -1.5, 0]).cost(0)
    #expect(byHand < run.cost(100) / 500)
    #expect(run.experiment.names.count == 7)
  }

  @Test func `valley: eight places lie on the line of the start, and the slope turns away from the minimum`() throws {
    let run = SceneRun(try scene("valley"))
    for (w1, b1) in [(-2, 3), (-2, 5), (0, 5), (2, 3), (4, -1), (4, -3), (2, -3), (0, -1)] as [(Double, Double)] {
      #expect(abs(run.with(weights: [w1], biases: [b1]).cost(0) - 10) < 1e-12)
    }
    // Along the line C hardly changes, the less the shorter the move: it is of second order.
    for length in [1, 0.1, 0.01] {
      let along = run.with(weights: [-2 + 0.1 * length], biases: [3 - 0.4 * length]).cost(0) - 10
      let across = run.with(weights: [-2 + 0.4 * length], biases: [3 + 0.1 * length]).cost(0) - 10
      #expect(abs(along - 0.1 * length * length) < 1e-9)
      #expect(across < -2.9 * length)
    }
    #expect(run.value("b1", 1) > 3 && run.cost(500) < 1e-12)
  }

  @Test func `round valley: from anywhere the slope points straight away from the minimum`() throws {
    let run = SceneRun(try scene("round-valley"))
    for (w1, b1) in [(-2, 3), (4, 2), (0, -5), (1, 3)] as [(Double, Double)] {
      let at = run.with(weights: [w1], biases: [b1])
      let (slopeW, slopeB) = (at.slope("w1", 0), at.slope("b1", 0))
      #expect(abs(slopeW * (b1 - 1) - slopeB * (w1 - 1)) < 1e-12)
      #expect(abs(at.cost(0) - ((w1 - 1) * (w1 - 1) + (b1 - 1) * (b1 - 1))) < 1e-12)
    }
    #expect(run.with(rate: 0.5).cost(1) < 1e-20)
    #expect(SceneRun(try scene("valley")).with(rate: 0.5).cost(20) > 1e3)
  }

  @Test func `local minima: one run is caught in a real minimum, one hangs at the saddle and gets free`() throws {
    let runs = try runs("local-minima")
    let caught = runs[0].with(weights: [runs[0].value("w1", 6_000)], biases: [runs[0].value("b1", 6_000)])
    #expect(caught.curvatures[0] > 0 && abs(caught.slope("w1", 0)) < 1e-6 && abs(caught.slope("b1", 0)) < 1e-6)
    #expect(caught.cost(0) > runs[1].cost(100) + 0.02)
    // Where it lingers, the Hessian has one eigenvalue below 0.
    let lingering = runs[2].with(weights: [runs[2].value("w1", 60)], biases: [runs[2].value("b1", 60)])
    #expect(lingering.curvatures[0] < 0 && lingering.curvatures[1] > 0)
    #expect(abs(runs[2].cost(1_000) - runs[1].cost(1_000)) < 1e-9)
  }

  @Test func `momentum: RMSProp leads at step 10 and is thrown back, Nesterov leads at step 60`() throws {
    let runs = try runs("momentum").map { $0.steps(to: 60) }
    let names = runs.map { $0[0].state.optimizer.name }
    #expect(names == [.gradientDescent, .momentum, .nesterov, .adagrad, .rmsprop, .adam])
    func leader(_ step: Int) -> Int { runs.indices.min { runs[$0][step].cost < runs[$1][step].cost }! }
    #expect(leader(10) == 4 && leader(60) == 2)
    #expect(runs[4][60].cost > 100 * runs[4][40].cost)
    // AdaGrad's steps only shrink, and w1's from the first one on.
    let moves = runs[3].map { abs($0.change[0]) }
    #expect(zip(moves, moves.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `digits: the file holds 300 pictures in sixteenths, 30 of each digit, in turn`() throws {
    let text = try #require(SceneLibrary.file(named: "digits.csv"))
    #expect(text.utf8.count < 80_000)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows.count == 300)
    for (number, row) in rows.enumerated() {
      #expect(row.count == 65)
      #expect(row[64] == "\(number % 10)")
      let isSixteenths = row.prefix(64).allSatisfy { cell in
        let sixteenths = (Double(cell) ?? -1) * 16
        return (0...16).contains(sixteenths) && abs(sixteenths - sixteenths.rounded()) <= 0.08 + 1e-9
      }
      #expect(isSixteenths)
    }
    let data = try #require(try scene("digits").experiment.dataset)
    #expect(data.inputCount == 64 && data.targetCount == 10 && data.count == 300)
  }

  @Test func `digits: 8 and 9 are mixed up more than any other two at step 60, 2 and 3 at step 10`() {
    for (step, digits) in [(60, [8, 9]), (10, [2, 3])] {
      let answers = Digits.answers(step)
      let most = answers.mixed(digits[0], digits[1])
      for first in 0..<10 {
        for second in first + 1..<10 where [first, second] != digits {
          #expect(answers.mixed(first, second) < most, "\(first) and \(second) at step \(step)")
        }
      }
    }
  }

  @Test func `output range: no sigmoid and no tanh gets below 1, and w1 never stops`() throws {
    let runs = try runs("output-range")
    #expect(runs[0].cost(1_000) > 1 && runs[1].cost(1_000) > 1)
    #expect(runs[0].value("w1", 1_000) > runs[0].value("w1", 900) + 0.01)
  }

  @Test func `two valleys: the watershed is at 0.1892, whatever w2 is`() throws {
    let run = SceneRun(try scene("two-valleys"))
    for w2 in [-2.0, 0, 2] {
      #expect(run.with(weights: [0.1891, w2]).value("w1", 500) < -2)
      #expect(run.with(weights: [0.1893, w2]).value("w1", 500) > 1.8)
    }
  }

  @Test func `taylor: at η = 20 a step raises the cost it was to lower`() throws {
    let run = SceneRun(try scene("taylor")).with(rate: 20)
    #expect(run.forecast(2) < 0 && run.change(2) > 0)
  }

  @Test func `log loss: on a sigmoid its slope is at least twice that of MSE`() throws {
    let run = SceneRun(try scene("log-loss"))
    for weight in stride(from: -6.0, through: 6, by: 0.5) {
      let mse = run.with(weights: [weight], biases: [0]).slope("w1", 0)
      let logLoss = run.with(weights: [weight], biases: [0]).with(.logLoss).slope("w1", 0)
      #expect(logLoss / mse >= 2 - 1e-12)
    }
  }

  @Test func `the worked example is the lecture's to the last digit`() throws {
    let run = SceneRun(try scene("worked-example"))
    #expect(abs(run.answer(1, 0) - 0.6457141374562685) < 1e-15)
    #expect(abs(run.cost(0) - 0.1255184723983558) < 1e-15)
    let gradient = [
      -0.010550773020272831, -0.008874217300200897, -0.006330463812163698, -0.005324530380120537, -0.09975254031514091,
      -0.09430209213263216,
    ]
    #expect(zip(run.step(0).gradient, gradient).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(run.cost(1) - 0.107417) < 5e-7)
  }

  @Test func `backprop cost: both ways give the same gradient`() throws {
    let run = SceneRun(try scene("backprop-cost"))
    let objective = Objective(run.experiment)
    for (exact, difference) in objective.gradientCheck(at: run.experiment.firstParameters) {
      #expect(abs(exact - difference) < 1e-9)
    }
    #expect(run.cost(40) < 0.04)
  }

  @Test func `spiral: while the boundary is nearly straight, most mistakes lie in the middle ring`() throws {
    let answers = SpiralAnswers(SceneRun(try scene("spiral")), step: 20)
    #expect(answers.right + answers.wrongByRing.reduce(0, +) == 200)
    #expect(answers.wrongByRing[1] > 2 * (answers.wrongByRing[0] + answers.wrongByRing[2]))
  }

  @Test func `overfitting: the two costs fall together, then part for good, and a penalty keeps them together`() throws
  {
    let run = SceneRun(try scene("overfitting"))
    let objective = Objective(run.experiment)
    let steps = run.steps(to: 2_000)
    let test = steps.map { objective.testCost(at: $0.state.parameters) ?? .nan }
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $1.cost < $0.cost })
    #expect(zip(test[20..<369], test[21...369]).allSatisfy { $1 < $0 })
    #expect(zip(test[369..<2_000], test[370...2_000]).allSatisfy { $1 > $0 })
    let size = { (step: TrainingStep) in step.state.parameters.prefix(16).reduce(0) { $0 + $1 * $1 } }
    let held = run.with(l2: 0.01)
    #expect(size(steps[2_000]) > 3 * size(held.step(2_000)))
    // Without the penalty, as the note says.
    #expect(held.testCost(0) == run.testCost(0) && held.cost(0) > run.cost(0))
  }

  @Test func `schedule: w1 grows as long as η is above 2, then dies down; a steady η never lets it`() throws {
    let run = SceneRun(try scene("schedule"))
    let steps = run.steps(to: 12)
    for (step, next) in zip(steps, steps.dropFirst()) {
      let rate = 2.5 * (0..<step.state.step).reduce(1) { whole, _ in whole * 0.9 }
      #expect(abs(step.settings.learningRate - rate) < 1e-12)
      #expect(abs(next.state.parameters[0] - (1 - rate) * step.state.parameters[0]) < 1e-12)
      #expect((next.cost > step.cost) == (rate > 2))
    }
    #expect(run.cost(9) < 0.00001)
    let steady = run.with(RunVariant(schedule: .constant)).steps(to: 10)
    #expect(zip(steady, steady.dropFirst()).allSatisfy { $1.cost > 2 * $0.cost })
  }

  @Test func `held still: the path over the two that move is a straight line, and bends once all move`() throws {
    let run = SceneRun(try scene("held-still"))
    func slopes(_ run: SceneRun) -> [Double] { run.steps(to: 40).map { $0.change[5] / $0.change[4] } }
    let held = slopes(run)
    #expect(held.allSatisfy { abs($0 - held[0]) < 1e-12 })
    let free = slopes(run.with(RunVariant(frozen: [])))
    #expect(abs(free[40] - free[0]) > 0.05)
    // A held weight has a slope, and C never is 0.
    #expect(run.slope("w1", 0) != 0 && run.value("w1", 40) == 0.7 && run.cost(400) > 0)
    // Along h1·w5 + h2·w6 = constant C is the same.
    let objective = Objective(run.experiment)
    var place = run.experiment.firstParameters
    let (h1, h2) = (run.pass(1, 0).activations[0][0], run.pass(1, 0).activations[0][1])
    place[4] += h2
    place[5] -= h1
    #expect(abs(objective.cost(at: place) - run.cost(0)) < 1e-14)
  }

  @Test func `hidden neurons: each cuts off one corner, and the answer is 1 where either is on`() throws {
    let run = SceneRun(try scene("hidden-neurons"))
    for (x1, x2) in [(0.0, 0.0), (1, 0), (0, 1), (1, 1)] {
      #expect((run.hidden(0, at: [x1, x2], 200) > 0) == (x1 > x2))
      #expect((run.hidden(1, at: [x1, x2], 200) > 0) == (x2 > x1))
    }
    // From another start they change places.
    #expect(run.drawn(.xavier).hidden(0, at: [0, 1], 200) > 0 && run.drawn(.xavier).hidden(1, at: [1, 0], 200) > 0)
    for sample in 1...4 {
      let pass = run.pass(sample, 200)
      #expect((pass.outputs[0] > 0.5) == pass.activations[0].contains { $0 > 0 })
    }
  }

  @Test func `ten layers: a small start dies away there and back, a large one goes flat, and stays so for 200 steps`()
    throws
  {
    let run = SceneRun(try scene("ten-layers")).drawn(.normal(scale: 0.1))
    let spreads = (1...10).map { run.spread($0).deviation }
    #expect(zip(spreads, spreads.dropFirst()).allSatisfy { $1 < 0.5 * $0 })
    func slopes(_ run: SceneRun) -> (first: Double, last: Double) {
      let gradient = run.step(0).gradient
      return (gradient.prefix(20).map(abs).max()!, gradient.suffix(10).map(abs).max()!)
    }
    #expect(slopes(run).first < 1e-6)
    let xavier = run.drawn(.xavier)
    #expect(slopes(xavier).first > 1e-3)
    let shrinking = (1...10).map { xavier.spread($0).deviation }
    #expect(shrinking[9] > 0.1 && shrinking[9] < shrinking[0])
    #expect(abs(run.cost(200) - run.cost(0)) < 1e-6)
    // A large start: the error grows on its way back.
    #expect(slopes(run.drawn(.normal(scale: 1))).first > 10 * slopes(xavier).first)
  }

  @Test func `new digits: all that were learnt are right, not all of the others, whose cost still falls`() throws {
    let run = SceneRun(try scene("new-digits"))
    #expect(run.experiment.dataset?.count == 240 && run.experiment.dataset?.test?.count == 60)
    let objective = Objective(run.experiment)
    let costs = run.steps(to: 300).map { objective.testCost(at: $0.state.parameters) ?? .nan }
    #expect(costs[300] < costs[250] && costs[250] < costs[200])
    let outputs = run.pass(1, 0).outputs
    #expect(outputs.allSatisfy { $0 > 0 } && abs(outputs.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `three classes: cross-entropy has all right, MSE none`() throws {
    let run = SceneRun(try scene("three-classes"))
    func right(_ run: SceneRun, _ step: Int) -> Int {
      (1...3).count { sample in
        let outputs = run.pass(sample, step).outputs
        return outputs.indices.max { outputs[$0] < outputs[$1] } == sample - 1
      }
    }
    #expect(right(run, 0) == 0 && right(run, 60) == 3)
    #expect(right(run.with(.mse), 60) == 0)
    #expect(run.pass(1, 0).weightedInputs[0] == [-4, 2, 2])
  }

  @Test func `book example: the biases stay, and have slopes`() throws {
    let run = SceneRun(try scene("book-example"))
    #expect(run.value("b3", 50) == 0.6 && run.slope("b3", 0) != 0)
    #expect(abs(run.step(0).change[0]) < abs(run.step(0).change[4]))
    #expect(abs(run.cost(0) - 0.298371109) < 5e-10)
  }

  @Test func `rate curve: it breaks beyond the limit, along no sharp border`() throws {
    let experiment = SceneRun(try scene("rate-curve")).experiment
    let limit = try #require(experiment.limitAtStart)
    let rates = LearningRates.geometric(0.01 * limit...10 * limit, count: 129)
    let start = experiment.firstParameters
    let ends = try #require(
      ManyRuns(experiment).ends(of: rates.map { .init(learningRate: $0, start: start) }, steps: 300))
    let swings = zip(rates, ends).filter { $1.status == .oscillating }.map(\.0)
    let first = try #require(swings.first)
    #expect(first > 1.7 * limit && first < 7)
    let mixed = zip(rates, ends).filter { $0.0 >= first && $0.0 < 12 }
    #expect(mixed.contains { $1.status == .oscillating } && mixed.contains { $1.status == .descending })
    for (rate, end) in zip(rates, ends) where rate > 12 {
      #expect(end.status == .oscillating && end.finalCost! > 0.6875, "η \(rate)")
    }
  }

  @Test(arguments: SceneLibrary.names) func `shows its answer at a step a class can wait for`(name: String) throws {
    let scene = try scene(name)
    #expect(scene.revealStep <= 2_000)
    // A step that the answer names is not after the one that reveals it, unless the learner runs there.
    if case .change = scene.reveal { return }
    for language in Language.allCases {
      let text = try #require(scene.answer)[language]
      let steps = text.matches(of: /([0-9,]+)스텝|step ([0-9,]+)/).compactMap { number(String($0.1 ?? $0.2 ?? "")) }
      for step in steps { #expect(Int(step) <= scene.revealStep, "step \(step) in: \(text)") }
    }
  }
}
