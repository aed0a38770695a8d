// A run of a scene in the library, asked in a lesson's words: the cost at step 20, w5, ∂C/∂w5, the answer to a sample.

import NablaCore
import NablaLesson
import NablaScenes

/// The run of a scene, or of a variant of it. Each question trains from the start: what it asks about is small.
struct SceneRun {
  let experiment: Experiment

  init(_ scene: Scene, _ variant: RunVariant = RunVariant()) {
    experiment = variant.experiment(from: scene.experiment)
  }

  private init(experiment: Experiment) { self.experiment = experiment }

  /// The same with a penalty on squared weights.
  func with(l2: Double) -> SceneRun { with(RunVariant(regularization: Regularization(l2: l2))) }

  /// C over the samples that are held out.
  func testCost(_ number: Int) -> Double {
    Objective(experiment).testCost(at: step(number).state.parameters) ?? .nan
  }

  /// The step at which that is lowest.
  func stepOfLowestTestCost(to last: Int) -> Int {
    let objective = Objective(experiment)
    let costs = steps(to: last).map { objective.testCost(at: $0.state.parameters) ?? .nan }
    return costs.indices.min { costs[$0] < costs[$1] } ?? -1
  }

  /// The same under other settings.
  func with(_ variant: RunVariant) -> SceneRun { SceneRun(experiment: variant.experiment(from: experiment)) }

  func with(rate: Double) -> SceneRun { with(RunVariant(learningRate: rate)) }

  func with(_ loss: Loss) -> SceneRun { with(RunVariant(loss: loss)) }

  func with(_ activation: Activation) -> SceneRun { with(RunVariant(activation: activation)) }

  func with(_ optimizer: Optimizer.Name) -> SceneRun { with(RunVariant(optimizer: optimizer)) }

  func with(weights: [Double], biases: [Double] = []) -> SceneRun {
    with(RunVariant(initialization: Initialization(.given(weights: weights, biases: biases))))
  }

  /// The same from its start times a factor.
  func scaled(by factor: Double) -> SceneRun {
    let start = experiment.firstParameters.map { factor * $0 }
    let weights = experiment.names.weightCount
    return with(weights: Array(start[..<weights]), biases: Array(start[weights...]))
  }

  /// The same from where a run from these weights has come to rest.
  func resting(from weights: [Double]) -> SceneRun {
    with(weights: with(weights: weights).step(400).state.parameters)
  }

  var withoutBiases: SceneRun { with(RunVariant(removesBiases: true)) }

  /// λ, the largest eigenvalue of the Hessian, before a step.
  func sharpness(_ number: Int) -> Double {
    Hessian(of: Objective(experiment), at: step(number).state.parameters).sharpness ?? .nan
  }

  private func sharpnesses(to last: Int) -> [Double] {
    let objective = Objective(experiment)
    return steps(to: last).map { Hessian(of: objective, at: $0.state.parameters).sharpness ?? .nan }
  }

  /// The first of a thousand steps at which λ lies above a number.
  func firstStepAbove(_ edge: Double) -> Double {
    sharpnesses(to: 1_000).firstIndex { $0 > edge }.map(Double.init) ?? .nan
  }

  func leastSharpness(from first: Int, to last: Int) -> Double { sharpnesses(to: last)[first...].min() ?? .nan }

  /// The situations of step 0 to `last`.
  func steps(to last: Int) -> [TrainingStep] {
    var step = TrainingStep(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
    var result = [step]
    for _ in 0..<last {
      step = TrainingStep(from: step.next, subject: experiment.subject, settings: experiment.settings)
      result.append(step)
    }
    return result
  }

  func step(_ number: Int) -> TrainingStep {
    var step = TrainingStep(from: experiment.firstState, subject: experiment.subject, settings: experiment.settings)
    for _ in 0..<number {
      step = TrainingStep(from: step.next, subject: experiment.subject, settings: experiment.settings)
    }
    return step
  }

  func cost(_ number: Int) -> Double { step(number).cost }

  /// A parameter before a step.
  func value(_ name: String, _ number: Int) -> Double { step(number).state.parameters[index(name)] }

  /// ∂C/∂ of a parameter at a step.
  func slope(_ name: String, _ number: Int) -> Double { step(number).gradient[index(name)] }

  /// Every layer's numbers for a sample, counted from 1.
  func pass(_ sample: Int, _ number: Int) -> ForwardPass {
    guard let network = experiment.settings.network, let data = experiment.dataset else {
      preconditionFailure("a formula answers no sample")
    }
    return ForwardPass(of: network, at: step(number).state.parameters, inputs: Array(data.input(sample - 1)))
  }

  /// The same with parameters drawn otherwise.
  func drawn(_ scheme: Initialization.Scheme) -> SceneRun {
    with(RunVariant(initialization: Initialization(scheme, seed: experiment.initialization.seed)))
  }

  /// How the outputs of a layer, counted from 1, are spread at the start: their standard deviation over units and samples,
  /// and which share has a slope below a hundredth of the steepest there can be.
  func spread(_ layer: Int) -> (deviation: Double, flat: Double) {
    guard let data = experiment.dataset, let network = experiment.settings.network else { return (.nan, .nan) }
    let passes = (1...data.count).map { pass($0, 0) }
    let values = passes.flatMap { $0.activations[layer - 1] }
    let squares = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    let mean = values.reduce(0, +) / Double(values.count)
    let activation = network.layers[layer - 1].activation
    let flat = passes.flatMap { $0.weightedInputs[layer - 1] }.count { activation.slope(at: $0) < 0.01 }
    return ((squares - mean * mean).squareRoot(), Double(flat) / Double(values.count))
  }

  /// How many samples have their greatest output where the target is 1, of those learnt and of those held out.
  func right(_ number: Int) -> (learnt: Int, heldOut: Int) {
    guard let data = experiment.dataset, let network = experiment.settings.network else { return (-1, -1) }
    let parameters = step(number).state.parameters
    func right(_ data: Dataset) -> Int {
      (0..<data.count).count { sample in
        let outputs = ForwardPass(of: network, at: parameters, inputs: Array(data.input(sample))).outputs
        return Array(data.target(sample))[outputs.indices.max { outputs[$0] < outputs[$1] }!] == 1
      }
    }
    return (right(data), data.test.map(right) ?? 0)
  }

  /// What a neuron of the first layer answers at a place, at a step.
  func hidden(_ unit: Int, at inputs: [Double], _ number: Int) -> Double {
    guard let network = experiment.settings.network else { preconditionFailure("a formula has no neurons") }
    return ForwardPass(of: network, at: step(number).state.parameters, inputs: inputs).activations[0][unit]
  }

  /// The network's first output for a sample, counted from 1.
  func answer(_ sample: Int, _ number: Int) -> Double { pass(sample, number).outputs[0] }

  /// Actual ΔC of a step over the predicted ∇C·Δw.
  func ratio(_ number: Int) -> Double { change(number) / forecast(number) }

  func forecast(_ number: Int) -> Double {
    let step = step(number)
    return zip(step.gradient, step.change).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func change(_ number: Int) -> Double { cost(number + 1) - cost(number) }

  /// The eigenvalues of the Hessian by two parameters at the start, the smaller first, from differences of the gradient.
  var curvatures: [Double] {
    let objective = Objective(experiment)
    let start = experiment.firstParameters
    let rows = [0, 1].map { index -> [Double] in
      let slopes = [1e-5, -1e-5].map { move -> [Double] in
        var place = start
        place[index] += move
        return objective.costAndGradient(at: place).gradient
      }
      return zip(slopes[0], slopes[1]).map { ($0 - $1) / 2e-5 }
    }
    let mean = (rows[0][0] + rows[1][1]) / 2
    let determinant = rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0]
    let half = (mean * mean - determinant).squareRoot()
    return [mean - half, mean + half]
  }

  private func index(_ name: String) -> Int {
    guard let index = experiment.names.index(of: name) else { preconditionFailure("no parameter \(name)") }
    return index
  }
}

extension SceneRun {
  /// The same neuron as a perceptron: step activation and the perceptron rule.
  var perceptron: SceneRun { with(RunVariant(optimizer: .perceptron, activation: .step)) }

  /// The same with all weights 1 and biases 0.
  var ones: SceneRun {
    let names = experiment.names
    return with(
      weights: Array(repeating: 1, count: names.weightCount), biases: Array(repeating: 0, count: names.biasCount))
  }

  /// The same network without residual connections.
  var plain: SceneRun {
    var experiment = experiment
    guard let network = experiment.settings.network else { return self }
    let layers = network.layers.map {
      Layer(inputs: $0.inputs, units: $0.units, activation: $0.activation, hasBias: $0.hasBias)
    }
    experiment.settings.network = Network(inputs: network.inputs, layers: layers)
    return SceneRun(experiment: experiment)
  }
}

/// How two parameters go on their way down.
struct Manners: Equatable {
  /// At how many steps their slopes have one sign.
  var equalSigns = 0
  /// How many steps point against the one before.
  var reversals = 0
  /// Length of the path over the distance it covered.
  var detour = 1.0

  init(_ run: [TrainingStep], _ indices: [Int]) {
    let steps = run.dropLast()
    let moves = steps.map { step in indices.map { step.change[$0] } }
    equalSigns = steps.count { $0.gradient[indices[0]] * $0.gradient[indices[1]] > 0 }
    reversals = zip(moves, moves.dropFirst()).count { Self.dot($0, $1) < 0 }
    let distance = indices.map { run[run.count - 1].state.parameters[$0] - run[0].state.parameters[$0] }
    detour = moves.reduce(0) { $0 + Self.dot($1, $1).squareRoot() } / Self.dot(distance, distance).squareRoot()
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}

extension [TrainingStep] {
  /// The first step after one that leads to a larger C; -1 where none does.
  func firstRise(after step: Int) -> Int {
    indices.dropLast().first { $0 > step && self[$0 + 1].cost > self[$0].cost } ?? -1
  }
}
