// How many samples a network answers rightly, where its outputs name classes.

extension Dataset {
  /// Whether an output of this network says yes or no to every sample: one output from 0 to 1, as a sigmoid or a step
  /// has, targets 0 and 1.
  package func asksYesOrNo(of network: Network) -> Bool {
    guard targetCount == 1, targets.contains(0), targets.contains(1), targets.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      return false
    }
    return network.outputActivation.bounds == 0...1 && !network.hasSoftmaxOutput
  }

  /// Whether every sample is of one class of several: a single 1 among 0s.
  package var namesClasses: Bool {
    guard targetCount > 1, count > 1, targets.allSatisfy({ $0 == 0 || $0 == 1 }) else { return false }
    return (0..<count).allSatisfy { sample in target(sample).count { $0 == 1 } == 1 }
  }

  /// Whether answers can be right or wrong.
  package func hasAnswers(of network: Network) -> Bool { asksYesOrNo(of: network) || namesClasses }

  /// The share of samples that are answered rightly; nil where answers are neither right nor wrong.
  ///
  /// A single output says 1 from 0.5 on; of several, the greatest names the class.
  ///
  /// - Complexity: one forward pass over all samples.
  package func accuracy(of network: Network, at parameters: [Double]) -> Double? {
    guard hasAnswers(of: network) else { return nil }
    let outputs = ForwardPass(of: network, at: parameters, inputs: inputs).outputs
    let right =
      targetCount == 1
      ? zip(outputs, targets).count { ($0 >= 0.5) == ($1 >= 0.5) }
      : Confusion(outputs: outputs, targets: targets, classes: targetCount).right
    return Double(right) / Double(count)
  }
}
