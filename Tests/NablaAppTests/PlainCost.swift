// C worked out the way a pupil does, neuron by neuron: what the screen prints has to agree with it.

import Foundation
import NablaCore
import NablaScenes

/// The cost of a network over its samples, with weights numbered source by source, then target.
func plainCost(_ experiment: Experiment, _ settings: Settings, at parameters: [Double]) -> Double {
  let data = experiment.dataset!
  var sum = 0.0
  for sample in 0..<data.count {
    let outputs = plainOutputs(settings.network!, at: parameters, for: Array(data.input(sample)))
    for (output, target) in zip(outputs, data.target(sample)) { sum += plainLoss(settings.loss, output, target) }
  }
  let weights = parameters.prefix(settings.network!.weightCount)
  let added = settings.regularization
  let sizes = weights.reduce(0) { $0 + abs($1) }
  let squares = weights.reduce(0) { $0 + $1 * $1 }
  return sum / Double(data.count) + added.l1 * sizes + added.l2 * squares / 2
}

private func plainOutputs(_ network: Network, at parameters: [Double], for input: [Double]) -> [Double] {
  var weights = parameters[..<network.weightCount]
  var biases = parameters[network.weightCount...]
  var values = input
  for layer in network.layers {
    var sums = [Double](repeating: 0, count: layer.units)
    for value in values {
      for unit in 0..<layer.units { sums[unit] += value * weights.removeFirst() }
    }
    if layer.hasBias {
      for unit in 0..<layer.units { sums[unit] += biases.removeFirst() }
    }
    let whole = sums.reduce(0) { $0 + exp($1) }
    let answers = sums.map { layer.activation == .softmax ? exp($0) / whole : plainActivation(layer.activation, $0) }
    values = layer.isResidual ? zip(answers, values).map { $0 + $1 } : answers
  }
  return values
}

private func plainActivation(_ activation: Activation, _ z: Double) -> Double {
  switch activation {
  case .sigmoid: return 1 / (1 + exp(-z))
  case .tanh: return tanh(z)
  case .relu: return max(0, z)
  case .leakyRelu: return max(0.01 * z, z)
  case .elu: return z > 0 ? z : exp(z) - 1
  case .softplus: return log(1 + exp(z))
  case .sine: return sin(z)
  case .identity: return z
  case .step: return z >= 0 ? 1 : 0
  case .softmax: preconditionFailure("no function of one z")
  }
}

private func plainLoss(_ loss: Loss, _ output: Double, _ target: Double) -> Double {
  switch loss {
  case .mse: return (target - output) * (target - output)
  case .halfMse: return (target - output) * (target - output) / 2
  case .mae: return abs(target - output)
  case .crossEntropy: return target == 0 ? 0 : -target * log(output)
  case .logLoss:
    return -(target > 0 ? target * log(output) : 0) - (target < 1 ? (1 - target) * log(1 - output) : 0)
  }
}
