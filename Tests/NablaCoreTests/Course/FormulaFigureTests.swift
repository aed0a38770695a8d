import NablaCore
import Testing

// Figures of course-settings.md for scenes whose cost is a formula. Three stand there with a last digit that is off;
// numpy agrees with nabla: Nesterov .0038 (printed .0037) and RMSProp .00085 (.00086) at 40, descent below 1 % from
// step 23 (22).

private let ravine = "0.02*w1^2 + w2^2"

@Test(
  arguments: [
    (.gradientDescent, ["1.17", "0.85", "0.446", "0.234"]), (.momentum, ["1.00", "0.259", "0.0213", "0.0039"]),
    (.nesterov, ["0.323", "0.016", "0.0038", "0.0013"]), (.adagrad, ["1.04", "0.765", "0.497", "0.345"]),
    (.rmsprop, ["0.209", "0.0205", "0.00085", "0.153"]), (.adam, ["0.895", "0.205", "0.035", "0.0026"]),
  ] as [(Optimizer.Name, [String])])
func `six optimizers leave the ravine as the table says`(name: Optimizer.Name, quotes: [String]) throws {
  let run = situations(of: try experiment(ravine, start: [-9, 1.5], optimizer: name, rate: 0.4), steps: 60)
  #expect(isQuoted(run[0].cost, as: "3.87"))
  let miss = firstMiss(zip([10, 20, 40, 60], quotes).map { (step: $0, quote: $1) }) { run[$0].cost }
  #expect(miss == nil)
}

@Test func `at η = 0.9 descent flips, momentum settles and Nesterov diverges`() throws {
  func run(_ name: Optimizer.Name, rate: Double = 0.9, steps: Int = 40) throws -> [TrainingStep] {
    situations(of: try experiment(ravine, start: [-9, 1.5], optimizer: name, rate: rate), steps: steps)
  }
  let descent = try run(.gradientDescent)
  let flips = zip(descent, descent.dropFirst()).count { $0.state.parameters[1] * $1.state.parameters[1] < 0 }
  #expect(flips == 40)
  #expect(isQuoted(descent[40].cost, as: "0.086"))
  #expect(isQuoted(try run(.momentum)[40].cost, as: "0.0083"))
  #expect(try run(.nesterov, steps: 200)[200].cost > 1e12)
  // λ = 2: the limits are 1 for descent, 3.8/λ = 1.9 for momentum and 3.8/(2.8 λ) = .679 for Nesterov.
  for (name, stable, wild) in [
    (Optimizer.Name.gradientDescent, 0.99, 1.01), (.momentum, 1.88, 1.92), (.nesterov, 0.67, 0.69),
  ] {
    #expect(try run(name, rate: stable, steps: 1_000)[1_000].cost < 1e-3)
    #expect(try run(name, rate: wild, steps: 1_000)[1_000].cost > 10)
  }
}

@Test func `plain descent beats momentum in the milder ravine`() throws {
  func settled(_ name: Optimizer.Name) throws -> Int {
    let run = situations(
      of: try experiment("0.05*w1^2 + w2^2", start: [-9, 1.5], optimizer: name, rate: 0.9), steps: 200)
    let last = run.lastIndex { $0.cost >= 0.01 * run[0].cost } ?? -1
    return last + 1
  }
  #expect(try settled(.gradientDescent) == 23)
  #expect(try settled(.momentum) == 44)
}

@Test(
  arguments: [
    (0.1, ["-2", "-1.2", "-0.56"]), (0.5, ["2", "2", "2"]), (0.9, ["6", "-1.2", "4.56"]), (1, ["7", "-3", "7"]),
    (1.1, ["8", "-5.2", "10.64"]),
  ] as [(Double, [String])])
func `a parabola is walked as printed`(rate: Double, points: [String]) throws {
  let run = situations(of: try experiment("(w1 - 2)^2", start: [-3], rate: rate), steps: 3)
  #expect(zip(run.dropFirst(), points).allSatisfy { abs($0.state.parameters[0] - (Double($1) ?? .nan)) < 1e-12 })
}

@Test(
  arguments: [
    (0.1, ["3.622", "2.298", "1.752", "0.163", "-0.613"]), (0.3, ["3.619", "2.288", "1.730", "0.823", "0.586"]),
  ] as [(Double, [String])])
func `the watershed decides between two valleys`(start: Double, quotes: [String]) throws {
  let run = situations(
    of: try experiment("0.1*(w1^2-4)^2 + 0.3*w1 + 0.5*w2^2", start: [start, 2], rate: 0.1), steps: 40)
  let miss = firstMiss(zip([0, 5, 10, 20, 40], quotes).map { (step: $0, quote: $1) }) { run[$0].cost }
  #expect(miss == nil)
}

@Test func `the two valleys have their minima and their saddle where they are said to be`() throws {
  let objective = Objective(
    try experiment("0.1*(w1^2-4)^2 + 0.3*w1 + 0.5*w2^2", start: [0, 0], rate: 0.1))
  for (w1, cost, isMinimum) in [(-2.0879, "-0.6135", true), (1.8987, "0.5852", true), (0.1892, "1.6283", false)] {
    #expect(isQuoted(objective.cost(at: [w1, 0]), as: cost))
    // C″ is at most 4: half a unit of the fourth decimal moves the slope by 2·10⁻⁴.
    #expect(objective.costAndGradient(at: [w1, 0]).gradient.allSatisfy { abs($0) < 2e-4 })
    #expect((curvatures(of: objective, at: [w1, 0])[0] > 0) == isMinimum)
  }
}
