// The perceptron rule: one step layer, no gradient.
// Source: Rosenblatt (1958), doi:10.1037/h0042519.

/// Adds the input where the answer was too low and takes it off where it was too high.
///
///     w ← w + η·x·(y − a)
///     b ← b + η·(y − a)
///
/// It remembers whether anything changed, because it has learnt all it can when a whole epoch changes nothing.
package struct Perceptron: Equatable, Sendable {
  /// Whether some step of the epoch that is under way has changed a parameter.
  package private(set) var hasChangedThisEpoch = false
  /// Whether a whole epoch has ended without a change, and nothing has changed since.
  package private(set) var hasSettled = false

  package init() {}

  /// Takes note of one step.
  package mutating func noted(change: [Double], endsEpoch: Bool) {
    if change.contains(where: { $0 != 0 }) {
      hasChangedThisEpoch = true
      hasSettled = false
    }
    if endsEpoch {
      hasSettled = !hasChangedThisEpoch
      hasChangedThisEpoch = false
    }
  }

  /// Takes note that a learner interfered: only a whole epoch from here on can show that nothing changes any more.
  package mutating func disturb(atEpochStart: Bool) {
    hasSettled = false
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
