// The cost of a network over samples: the mean over samples of the sum over outputs of the loss.

extension ForwardPass {
  /// The loss of each sample, summed over its outputs.
  package func losses(of network: Network, targets: [Double], loss: Loss) -> [Double] {
    (0..<count).map { self.loss(of: $0, in: network, targets: targets, loss: loss) }
  }

  /// C: the mean of `losses`.
  package func cost(of network: Network, targets: [Double], loss: Loss) -> Double {
    var total = 0.0
    for sample in 0..<count { total += self.loss(of: sample, in: network, targets: targets, loss: loss) }
    return total / Double(count)
  }

  /// The loss of one sample, summed over its outputs.
  private func loss(of sample: Int, in network: Network, targets: [Double], loss: Loss) -> Double {
    let units = network.outputs
    var sum = 0.0
    if loss.partner == .softmax, network.hasSoftmaxOutput {
      let rule = loss.rule
      let surprises = Softmax.surprises(weightedInputs[weightedInputs.count - 1][sample * units..<(sample + 1) * units])
      for unit in 0..<units {
        sum += rule.value(surprise: surprises[unit], target: targets[sample * units + unit])
      }
      return sum
    }
    for unit in 0..<units {
      sum += outputLoss(of: network, place: sample * units + unit, target: targets[sample * units + unit], loss: loss)
    }
    return sum
  }

  private func outputLoss(of network: Network, place: Int, target: Double, loss: Loss) -> Double {
    if loss.partner == .sigmoid, network.hasPlainSigmoidOutput {
      return loss.rule.value(sigmoidOf: weightedInputs[weightedInputs.count - 1][place], target: target)
    }
    return loss.value(output: outputs[place], target: target)
  }
}

extension Network {
  /// Whether the outputs are σ(z) and nothing is added to them, as log loss needs.
  package var hasPlainSigmoidOutput: Bool {
    let last = layers[layers.count - 1]
    return last.activation == .sigmoid && !last.isResidual
  }
}
