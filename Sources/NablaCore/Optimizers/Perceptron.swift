// The perceptron rule: one step layer, no gradient.
// Source: Rosenblatt (1958), doi:10.1037/h0042519.

import CKernels

/// Adds the input where the answer was too low and takes it off where it was too high.
///
///     w ← w + η·x·(y − a)
///     b ← b + η·(y − a)
///
/// It remembers whether anything changed, because it has learnt all it can when a whole epoch changes nothing.
package struct Perceptron: UpdateRule {
  /// Whether some step of the epoch that is under way has changed a parameter.
  package private(set) var hasChangedThisEpoch = false
  /// Whether a whole epoch has ended without a change, and nothing has changed since.
  private var isDone = false

  package init() {}

  package var hasSettled: Bool? { isDone }

  /// Takes note of one step.
  package mutating func note(change: [Double], endsEpoch: Bool) {
    if change.contains(where: { $0 != 0 }) {
      hasChangedThisEpoch = true
      isDone = false
    }
    if endsEpoch {
      isDone = !hasChangedThisEpoch
      hasChangedThisEpoch = false
    }
  }

  /// Takes note that a learner interfered: only a whole epoch from here on can show that nothing changes any more.
  package mutating func disturb(atEpochStart: Bool) {
    isDone = false
    hasChangedThisEpoch = !atEpochStart
  }

  /// −Δθ ∕ η of the rule, the mean over a batch: what stands where other optimizers have a gradient.
  ///
  /// - Parameters:
  ///   - network: one layer of step units.
  ///   - parameters: flat, in parameter order.
  ///   - samples: the batch.
  package static func pseudoGradient(of network: Network, at parameters: [Double], over samples: Dataset) -> [Double] {
    let layer = network.layers[0]
    let pass = ForwardPass(of: network, at: parameters, inputs: samples.inputs)
    var sum = Array(repeating: 0.0, count: network.parameterCount)
    for sample in 0..<samples.count {
      for unit in 0..<layer.units {
        let output = pass.outputs[sample * layer.units + unit]
        let error = samples.targets[sample * layer.units + unit] - output
        for source in 0..<layer.inputs {
          sum[source * layer.units + unit] -= samples.inputs[sample * layer.inputs + source] * error
        }
        if layer.hasBias { sum[network.biasOffsets[0] + unit] -= error }
      }
    }
    return sum.map { $0 / Double(samples.count) }
  }
}

extension Perceptron {
  static let name = Optimizer.Name.perceptron
  static let isPlain = true
  static let title = OptimizerTitle.perceptronRule
  static let movement = Movement.byInput
  static let formulas = ["w ← w + η · x · (y - a)"]
  static let program = UpdateProgram(lines: ["p -= eta * dp"], torch: UpdateProgram.Torch(name: "SGD"))

  var optimizer: Optimizer { .perceptron(self) }
  var kernelRule: KernelRule? { nil }

  mutating func step(along gradient: [Double], learningRate: Double) -> [Double] {
    gradient.map { -learningRate * $0 }
  }

  func substitute(for objective: Objective, at parameters: [Double], over samples: [Int]?) -> [Double]? {
    guard case .network(let cost) = objective else { return nil }
    let chosen = samples.map { cost.data.selecting($0) } ?? cost.data
    return Self.pseudoGradient(of: cost.network, at: parameters, over: chosen)
  }

  func equations(after: Perceptron, _ worker: UpdateWorker) -> [Equation] {
    worker.moved("\(worker.name) + η · x · (y - a)", " + ", by: -worker.gradient)
  }
}
