// A second implementation of everything a step does, scalar by scalar, that shares no code with the first.

import NablaCore

/// A network as nested lists and its cost by dual numbers: one forward pass for each parameter's slope.
struct Oracle {
  let network: Network
  let loss: Loss
  let data: Dataset

  /// C over the samples with these numbers, with its derivative by the parameter `seeded`.
  func cost(at parameters: [Double], seeded: Int?, over samples: [Int]) -> Dual {
    let numbers = parameters.indices.map { Dual(parameters[$0], slope: $0 == seeded ? 1 : 0) }
    var total = Dual(0)
    for sample in samples {
      var values = data.input(sample).map { Dual($0) }
      // w1 w2 … are dealt out source by source, then target; the biases follow after all weights.
      var weight = 0
      var bias = network.layers.reduce(0) { $0 + $1.inputs * $1.units }
      for layer in network.layers {
        var sums = Array(repeating: Dual(0), count: layer.units)
        for source in 0..<layer.inputs {
          for target in 0..<layer.units {
            sums[target] = sums[target] + numbers[weight] * values[source]
            weight += 1
          }
        }
        if layer.hasBias {
          for target in 0..<layer.units {
            sums[target] = sums[target] + numbers[bias]
            bias += 1
          }
        }
        let before = values
        if layer.activation == .softmax {
          let powers = sums.map(\.exp)
          let whole = powers.dropFirst().reduce(powers[0], +)
          values = powers.map { $0 / whole }
        } else {
          values = sums.map { layer.activation.textbook($0) }
        }
        if layer.isResidual { values = zip(values, before).map { $0 + $1 } }
      }
      for (output, target) in zip(values, data.target(sample)) {
        total = total + loss.textbook(output, target: target)
      }
    }
    return total / Dual(Double(samples.count))
  }

  /// ∇C over the samples with these numbers.
  func gradient(at parameters: [Double], over samples: [Int]) -> [Double] {
    parameters.indices.map { cost(at: parameters, seeded: $0, over: samples).slope }
  }

  /// −Δw ∕ η of the perceptron rule: minus the mean of x·(y − a), and of y − a for a bias.
  func perceptronSlopes(at parameters: [Double], over samples: [Int]) -> [Double] {
    let layer = network.layers[0]
    var slopes = Array(repeating: 0.0, count: parameters.count)
    for sample in samples {
      let x = Array(data.input(sample))
      for unit in 0..<layer.units {
        var z = layer.hasBias ? parameters[layer.inputs * layer.units + unit] : 0
        for source in 0..<layer.inputs { z += parameters[source * layer.units + unit] * x[source] }
        let error = Array(data.target(sample))[unit] - (z >= 0 ? 1 : 0)
        for source in 0..<layer.inputs {
          slopes[source * layer.units + unit] -= x[source] * error / Double(samples.count)
        }
        if layer.hasBias { slopes[layer.inputs * layer.units + unit] -= error / Double(samples.count) }
      }
    }
    return slopes
  }
}

/// One parameter's optimizer, from the contract's table.
struct ScalarRule {
  let name: Optimizer.Name
  private var v = 0.0
  private var s = 0.0
  private var time = 0

  init(_ name: Optimizer.Name) { self.name = name }

  /// Where the slope is taken.
  func point(_ w: Double, rate: Double) -> Double { name == .nesterov ? w - rate * 0.9 * v : w }

  /// The next w.
  mutating func next(_ w: Double, slope g: Double, rate: Double) -> Double {
    time += 1
    switch name {
    case .gradientDescent, .perceptron:
      return w - rate * g
    case .momentum, .nesterov:
      v = 0.9 * v + g
      return w - rate * v
    case .adagrad:
      s = s + g * g
      return w - rate * g / (s.squareRoot() + 1e-8)
    case .rmsprop:
      s = 0.9 * s + 0.1 * g * g
      return w - rate * g / (s.squareRoot() + 1e-8)
    case .adam:
      v = 0.9 * v + 0.1 * g
      s = 0.999 * s + 0.001 * g * g
      let m = v / (1 - power(0.9, Double(time)))
      let u = s / (1 - power(0.999, Double(time)))
      return w - rate * m / (u.squareRoot() + 1e-8)
    }
  }
}
