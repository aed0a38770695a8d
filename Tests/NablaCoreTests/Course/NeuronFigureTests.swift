import NablaCore
import Testing

// Figures of course-settings.md for scenes with a single neuron. A few stand there with a last digit that is off; here is
// what numpy gives, which agrees with nabla to 12 digits: log-loss .820 (printed .821) at 30, bias slope .0066 (.0067),
// learning-rates limit .237950 (.237951), C 47213 (47,210), lowest erratic C .733 (.75), local-minima (3,0) .1207 at 20.

private func neuron(_ activation: Activation, bias: Bool = true) -> Network {
  network([1, 1], [activation], bias: bias)
}

private func outputs(_ run: [TrainingStep]) -> [Double] {
  run.map { step in
    let z = step.state.parameters.reduce(0, +)
    return Activation.sigmoid.value(at: z)
  }
}

@Test(
  arguments: [
    (
      Loss.mse, 2.0, 0.5,
      [(0, "0.982"), (5, "0.978"), (10, "0.973"), (20, "0.950"), (30, "0.820"), (40, "0.295"), (60, "0.121")]
    ),
    (.logLoss, 2, 0.5, [(5, "0.453"), (10, "0.159"), (20, "0.064"), (40, "0.028")]),
    (.mse, 2, 1, [(10, "0.951"), (20, "0.315")]),
    (.logLoss, 2, 1, [(10, "0.058")]),
    (.mse, 3, 2, [(20, "0.996"), (40, "0.989"), (60, "0.122")]),
    (.logLoss, 3, 2, [(5, "0.0525")]),
  ] as [(Loss, Double, Double, [(step: Int, quote: String)])])
func `log loss leaves a saturated start long before MSE`(
  loss: Loss, start: Double, rate: Double, figures: [(step: Int, quote: String)]
) {
  let run = situations(
    of: experiment(
      neuron(.sigmoid), samples([([1], 0)]), weights: [start], biases: [start], loss: loss, rate: rate), steps: 60)
  let answers = outputs(run)
  let miss = firstMiss(figures) { answers[$0] }
  #expect(miss == nil)
}

@Test func `descent lowers the cost, not the slope`() {
  let run = situations(
    of: experiment(neuron(.sigmoid), samples([([1], 0)]), weights: [2], biases: [2], rate: 0.5), steps: 40)
  let miss = firstMiss([(0, "0.0347"), (33, "0.2962"), (40, "0.1228")]) { abs(run[$0].gradient[0]) }
  #expect(miss == nil)
  #expect(zip(run, run.dropFirst()).allSatisfy { $1.cost < $0.cost })
}

@Test func `NOT is learnt at η = 5`() {
  let run = situations(
    of: experiment(neuron(.sigmoid), Generator.not.dataset(samples: 2), weights: [1], biases: [-1], rate: 5), steps: 40)
  let miss = firstMiss([(0, "0.392"), (10, "0.055"), (20, "0.022"), (40, "0.009")]) { run[$0].cost }
  #expect(miss == nil)
}

@Test(
  arguments: [
    ([], [(0, "0.982"), (20, "0.975"), (40, "0.961"), (60, "0.909"), (100, "0.019")]),
    ([0], [(0, "0.982"), (20, "0.956"), (40, "0.077")]),
    ([5], [(0, "0.286"), (5, "0.049"), (10, "0.020"), (20, "0.008")]),
  ] as [([Double], [(step: Int, quote: String)])])
func `a bias of 5 takes inputs off the flat part, one of 0 does so late, none at last`(
  biases: [Double], figures: [(step: Int, quote: String)]
) {
  let net = neuron(.sigmoid, bias: !biases.isEmpty)
  let data = samples([([-1.2], 1), ([-1], 1), ([-0.8], 1)])
  let run = situations(of: experiment(net, data, weights: [5], biases: biases, rate: 1), steps: 100)
  let miss = firstMiss(figures) { run[$0].cost }
  #expect(miss == nil)
}

@Test func `the activation's slopes at the samples are the printed ones`() {
  func slopes(_ bias: Double) -> [Double] { [-1.2, -1, -0.8].map { Activation.sigmoid.slope(at: 5 * $0 + bias) } }
  #expect(zip(slopes(0), ["0.0025", "0.0066", "0.0177"]).allSatisfy { isQuoted($0, as: $1) })
  #expect(zip(slopes(5), ["0.197", "0.25", "0.197"]).allSatisfy { isQuoted($0, as: $1) })
  let data = samples([([-1.2], 1), ([-1], 1), ([-0.8], 1)])
  for (bias, quote) in [(0.0, "0.0156"), (5, "0.227")] {
    let one = experiment(neuron(.sigmoid), data, weights: [5], biases: [bias], rate: 1)
    #expect(isQuoted(situations(of: one, steps: 0)[0].gradient[0], as: quote))
  }
}

@Test(
  arguments: [
    ([], [(100, "0.231"), (400, "0.231")]), ([0], [(20, "0.088"), (100, "0.046")]),
    ([5], [(0, "0.043"), (20, "0.039")]),
  ] as [([Double], [(step: Int, quote: String)])])
func `without a bias some data cannot be told apart`(biases: [Double], figures: [(step: Int, quote: String)]) {
  let data = samples([([-1.4], 0), ([-1.2], 0), ([-0.8], 1), ([-0.6], 1)])
  let run = situations(
    of: experiment(neuron(.sigmoid, bias: !biases.isEmpty), data, weights: [5], biases: biases, rate: 2), steps: 400)
  let miss = firstMiss(figures) { run[$0].cost }
  #expect(miss == nil)
  if biases.isEmpty { #expect(isQuoted(run[400].state.parameters[0], as: "0.503")) }
}

@Test func `MAE at a fixed rate never settles`() {
  let run = situations(
    of: experiment(
      neuron(.identity, bias: false), samples([([1], 1)]), weights: [0], loss: .mae, rate: 0.3), steps: 6)
  let expected = [0, 0.3, 0.6, 0.9, 1.2, 0.9, 1.2]
  #expect(zip(run, expected).allSatisfy { abs($0.state.parameters[0] - $1) < 1e-12 })
}

private let line = samples([([0], 1), ([1], 3), ([2], 5), ([3], 7)])

@Test(
  arguments: [
    (0.001, [(10, "17.7"), (20, "15.0"), (40, "10.7"), (60, "7.6")]),
    (0.01, [(10, "3.6"), (20, "0.63"), (40, "0.019"), (60, "0.001")]),
    (0.1, [(10, "0.00029"), (20, "8e-5"), (40, "7e-6"), (60, "6e-7")]),
    (0.22, [(10, "0.80"), (20, "0.030"), (40, "4e-5"), (60, "6e-8")]),
    (0.25, [(10, "145"), (20, "996"), (40, "47213"), (60, "2.2e6")]),
    (0.3, [(10, "9e4"), (20, "4e8"), (40, "8e15"), (60, "1.6e23")]),
  ] as [(Double, [(step: Int, quote: String)])])
func `an identity neuron creeps, settles or diverges as its rate says`(
  rate: Double, figures: [(step: Int, quote: String)]
) {
  let run = situations(of: experiment(neuron(.identity), line, weights: [0], rate: rate), steps: 60)
  let miss = firstMiss(figures) { run[$0].cost }
  #expect(miss == nil)
}

@Test func `the identity neuron's limit is 2 over its sharpness`() {
  let objective = Objective(experiment(neuron(.identity), line, weights: [0], rate: 1))
  let eigenvalues = curvatures(of: objective, at: [0, 0])
  #expect(isQuoted(eigenvalues[0], as: "0.59488") && isQuoted(eigenvalues[1], as: "8.40512"))
  #expect(isQuoted(2 / eigenvalues[1], as: "0.237950"))
}

private func bounded(_ rate: Double) -> Experiment {
  experiment(
    neuron(.sigmoid), samples([([-2], 0), ([-1], 1), ([1], 0), ([2], 1)]), weights: [-3], biases: [2], loss: .logLoss,
    rate: rate)
}

@Test(
  arguments: [
    (0.01, [(20, "2.92")]), (0.1, [(20, "1.66"), (60, "0.725")]), (1, [(10, "0.6509")]),
    (3, [(2, "0.7166"), (3, "0.6548"), (5, "0.6422")]),
    (4, [(2, "0.6963"), (3, "0.6603"), (20, "0.7112"), (60, "0.7114")]),
  ] as [(Double, [(step: Int, quote: String)])])
func `a bounded loss swings instead of diverging`(rate: Double, figures: [(step: Int, quote: String)]) {
  let run = situations(of: bounded(rate), steps: 60)
  let miss = firstMiss(figures) { run[$0].cost }
  #expect(miss == nil)
}

@Test func `η = 3 reverses and converges, 4 swings for ever, 8 is erratic`() {
  let three = situations(of: bounded(3), steps: 60)
  let moves = three.prefix(60).map(\.change)
  #expect(zip(moves, moves.dropFirst()).count { zip($0, $1).reduce(0) { $0 + $1.0 * $1.1 } < 0 } == 55)
  var history = History(bounded(4))
  for _ in 0..<60 { history.advance() }
  #expect(history.status == .oscillating)
  let swing = [history.step(at: 59), history.latest].map { $0.state.parameters[0] }
  #expect(swing.contains { isQuoted($0, as: "0.964") })
  let wild = situations(of: bounded(8), steps: 200).dropFirst(2).map(\.cost)
  #expect(wild.allSatisfy { $0 > 0.73 && $0 < 2.65 })
  let start = Objective(bounded(1))
  #expect(isQuoted(2 / curvatures(of: start, at: [-3, 2])[1], as: "16.86"))
  #expect(isQuoted(2 / curvatures(of: start, at: [0.4196, 0])[1], as: "3.697"))
  #expect(isQuoted(start.cost(at: [0.4196, 0]), as: "0.64195"))
}

private let basins = samples([([-1], 0.1), ([0], 0.9), ([1], 0.4)])

@Test(
  arguments: [
    (4.0, [(0, "0.1685"), (10, "0.1306"), (20, "0.1229"), (40, "0.1197"), (60, "0.1193"), (2_000, "0.1192")]),
    (2, [(0, "0.1305"), (10, "0.1103"), (20, "0.1016"), (40, "0.0947"), (2_000, "0.0946")]),
    (3, [(20, "0.1207"), (40, "0.1202"), (100, "0.1202"), (2_000, "0.0946")]), (-2, [(20, "0.0955")]),
  ] as [(Double, [(step: Int, quote: String)])])
func `two starts end in two minima, a third hangs at the saddle`(
  start: Double, figures: [(step: Int, quote: String)]
) {
  let run = situations(of: experiment(neuron(.sigmoid), basins, weights: [start], rate: 2), steps: 2_000)
  let miss = firstMiss(figures) { run[$0].cost }
  #expect(miss == nil)
}

@Test func `both minima are real ones`() {
  for (start, place, quotes) in [
    (4.0, ["3.900", "1.885"], ["0.0015", "0.0229"]), (2, ["0.595", "-0.087"], ["0.066", "0.117"]),
  ] {
    let one = experiment(neuron(.sigmoid), basins, weights: [start], rate: 2)
    let end = situations(of: one, steps: 6_000)[6_000].state.parameters
    #expect(zip(end, place).allSatisfy { isQuoted($0, as: $1) })
    #expect(zip(curvatures(of: Objective(one), at: end), quotes).allSatisfy { isQuoted($0, as: $1) })
  }
}
