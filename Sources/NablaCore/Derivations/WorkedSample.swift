// One sample worked through by hand: forward, cost and back, exactly or with every number shortened on the way.

/// All numbers of one sample's calculation, for the cost of this sample alone.
///
/// Where nothing is shortened or assumed they are those of `ForwardPass` and `Backpropagation`, up to rounding.
package struct WorkedSample: Equatable, Sendable {
  package let network: Network
  /// Flat, in parameter order.
  package let parameters: [Double]
  package let input: [Double]
  package let target: [Double]
  package let loss: Loss
  package let precision: Precision
  /// Values that someone put in; whatever depends on them follows.
  package let assumptions: [Quantity: Double]

  /// z of each layer.
  private var weightedInputs: [[Double]] = []
  /// a of each layer.
  private var activations: [[Double]] = []
  /// ∂C/∂a of each layer.
  private var costSlopes: [[Double]] = []
  /// ∂a/∂z of each layer.
  private var activationSlopes: [[Double]] = []
  /// The loss of each output; only their sum, C, is written down.
  private var losses: [Double] = []

  /// - Parameters:
  ///   - network: whose chain rule is worked.
  ///   - parameters: flat, in parameter order.
  ///   - input: as many numbers as the network has inputs.
  ///   - target: as many as it has outputs.
  ///   - loss: the cost of this sample by itself.
  ///   - precision: how every number is rounded as it is used.
  ///   - assumptions: values put in place of the computed ones; the rest follows from them.
  package init(
    of network: Network, at parameters: [Double], input: [Double], target: [Double], loss: Loss,
    precision: Precision = .exact, assuming assumptions: [Quantity: Double] = [:]
  ) {
    precondition(parameters.count == network.parameterCount, "one value a parameter")
    precondition(input.count == network.inputs && target.count == network.outputs, "one whole sample")
    self.network = network
    self.parameters = parameters
    self.input = input
    self.target = target
    self.loss = loss
    self.precision = precision
    self.assumptions = assumptions
    goForward()
    goBackward()
  }

  /// The sample with this number.
  package init(
    of network: Network, at parameters: [Double], sample: Int, in data: Dataset, loss: Loss,
    precision: Precision = .exact, assuming assumptions: [Quantity: Double] = [:]
  ) {
    self.init(
      of: network, at: parameters, input: Array(data.input(sample)), target: Array(data.target(sample)), loss: loss,
      precision: precision, assuming: assumptions)
  }

  // MARK: Values

  /// The value of a quantity.
  package func value(of quantity: Quantity) -> Double {
    if !assumptions.isEmpty, let assumed = assumptions[quantity] { return assumed }
    switch quantity {
    case .weightedInput(let layer, let unit): return weightedInputs[layer][unit]
    case .activation(let layer, let unit): return activations[layer][unit]
    case .cost: return written(losses.reduce(0, +))
    case .costSlope(let layer, let unit): return costSlopes[layer][unit]
    case .activationSlope(let layer, let unit): return activationSlopes[layer][unit]
    case .shareSlope(let output, let by): return written(shareSlope(output, by))
    case .weightSlope(let layer, let to, let from): return written(weight(layer: layer, to: to, from: from))
    case .passageSlope(let layer, let unit):
      return written(
        activationSlopes[layer][unit] * value(of: .weightSlope(layer: layer, to: unit, from: unit)) + 1)
    case .sourceSlope(let parameter): return written(source(of: parameter))
    case .delta(let layer, let unit) where network.layers[layer].activation == .softmax:
      let sum = terms(of: quantity).reduce(0) { $0 + $1.value }
      // Where a share is 0 to all digits that are kept, −y/a and a(1 − a) cannot be told one by one.
      let isLost = !sum.isFinite && loss.partner == .softmax && activations[layer][unit].isFinite
      return written(isLost ? activations[layer][unit] - target[unit] : sum)
    case .delta(let layer, let unit):
      let product =
        value(of: .costSlope(layer: layer, unit: unit)) * value(of: .activationSlope(layer: layer, unit: unit))
      return written(isJoint(layer: layer, unit: unit) ? activations[layer][unit] - target[unit] : product)
    case .gradient(let parameter): return ChainRule(of: parameter, in: self).value
    }
  }

  /// Whether ∂C/∂a and ∂a/∂z of a unit cannot be told one by one, ∞ and 0 as they are, but only their product.
  ///
  /// So it is with a sigmoid output under log loss that is 0 or 1 to all digits that are kept: its δ is a − y.
  package func isJoint(layer: Int, unit: Int) -> Bool {
    guard isPlainLogLoss(layer) else { return false }
    let product =
      value(of: .costSlope(layer: layer, unit: unit)) * value(of: .activationSlope(layer: layer, unit: unit))
    return !product.isFinite && activations[layer][unit].isFinite
  }

  /// A number as it is written down.
  package func written(_ value: Double) -> Double { precision.applied(to: value) }

  /// The value of a weight.
  package func weight(layer: Int, to: Int, from: Int) -> Double {
    parameters[network.weightOffsets[layer] + from * network.layers[layer].units + to]
  }

  /// What comes into a layer from a unit of the column before.
  package func source(layer: Int, unit: Int) -> Double {
    layer == 0 ? input[unit] : value(of: .activation(layer: layer - 1, unit: unit))
  }

  /// What a parameter is multiplied by: the source's a, or 1 for a bias.
  private func source(of parameter: Int) -> Double {
    switch network.parameter(at: parameter) {
    case .weight(let layer, _, let from): return source(layer: layer, unit: from)
    case .bias: return 1
    }
  }

  // MARK: Forward

  private mutating func goForward() {
    for (index, layer) in network.layers.enumerated() {
      var z = [Double](repeating: 0, count: layer.units)
      let sources = (0..<layer.inputs).map { source(layer: index, unit: $0) }
      for unit in z.indices {
        if layer.hasBias { z[unit] = parameters[network.biasOffsets[index] + unit] }
        for from in 0..<layer.inputs {
          z[unit] += sources[from] * weight(layer: index, to: unit, from: from)
        }
        z[unit] = assumptions[.weightedInput(layer: index, unit: unit)] ?? written(z[unit])
      }
      weightedInputs.append(z)
      if layer.activation == .softmax {
        var shares = z
        Softmax.apply(to: &shares, units: shares.count)
        activations.append(
          shares.indices.map { assumptions[.activation(layer: index, unit: $0)] ?? written(shares[$0]) })
        continue
      }
      activations.append(
        z.indices.map { unit in
          if let assumed = assumptions[.activation(layer: index, unit: unit)] { return assumed }
          let passing = layer.isResidual ? source(layer: index, unit: unit) : 0
          return written(layer.activation.value(at: z[unit]) + passing)
        })
    }
    let last = network.layers.count - 1
    let surprises = network.hasSoftmaxOutput ? Softmax.surprises(weightedInputs[last][...]) : []
    let areUntouched = target.indices.allSatisfy { isUntouched(last, $0) }
    losses = target.indices.map { unit in
      let a = activations[last][unit]
      if loss.partner == .softmax, network.hasSoftmaxOutput, areUntouched {
        return loss.rule.value(surprise: surprises[unit], target: target[unit])
      }
      if isUntouched(last, unit), isPlainLogLoss(last) {
        return loss.rule.value(sigmoidOf: weightedInputs[last][unit], target: target[unit])
      }
      return loss.value(output: a, target: target[unit])
    }
  }

  // MARK: Backward

  private mutating func goBackward() {
    let last = network.layers.count - 1
    costSlopes = network.layers.map { Array(repeating: 0, count: $0.units) }
    activationSlopes = costSlopes
    for layer in stride(from: last, through: 0, by: -1) {
      for unit in 0..<network.layers[layer].units {
        activationSlopes[layer][unit] =
          assumptions[.activationSlope(layer: layer, unit: unit)] ?? written(activationSlope(layer, unit))
        let slope: Double
        if layer == last {
          slope = written(outputSlope(unit))
        } else {
          slope = written(sumOfPaths(layer: layer, unit: unit))
        }
        costSlopes[layer][unit] = assumptions[.costSlope(layer: layer, unit: unit)] ?? slope
      }
    }
  }

  /// f′(z), for a sigmoid and its like from the a that is written down.
  private func activationSlope(_ layer: Int, _ unit: Int) -> Double {
    let shape = network.layers[layer]
    let z = weightedInputs[layer][unit]
    if shape.activation == .softmax { return shareSlope(unit, unit) }
    if isUntouched(layer, unit) { return shape.activation.slope(at: z) }
    return shape.activation.slope(at: z, written: own(layer, unit))
  }

  /// ∂a/∂z of one output of a softmax by the z of another: aₖ(1 − aₖ), or −aₖaⱼ.
  private func shareSlope(_ output: Int, _ by: Int) -> Double {
    let a = activations[activations.count - 1]
    guard output == by else { return -a[output] * a[by] }
    // 1 − a is what the others share, which keeps its digits where a is nearly 1.
    let areUntouched = a.indices.allSatisfy { isUntouched(activations.count - 1, $0) }
    let rest = areUntouched ? a.indices.reduce(0) { $1 == output ? $0 : $0 + a[$1] } : 1 - a[output]
    return a[output] * rest
  }

  /// f(z) of a unit as it is written down: its a, without what passes by in a residual layer.
  func own(_ layer: Int, _ unit: Int) -> Double {
    if network.layers[layer].activation == .softmax { return value(of: .activation(layer: layer, unit: unit)) }
    if isUntouched(layer, unit) { return network.layers[layer].activation.value(at: weightedInputs[layer][unit]) }
    let a = value(of: .activation(layer: layer, unit: unit))
    return network.layers[layer].isResidual ? written(a - source(layer: layer, unit: unit)) : a
  }

  /// ∂C/∂a of an output.
  private func outputSlope(_ unit: Int) -> Double {
    let last = network.layers.count - 1
    let y = target[unit]
    if isUntouched(last, unit), isPlainLogLoss(last) {
      return loss.rule.slope(sigmoidOf: weightedInputs[last][unit], target: y)
    }
    return loss.slope(output: activations[last][unit], target: y)
  }

  /// Whether a unit's a is f(z) with all its digits, so that what a has lost may be taken from z.
  func isUntouched(_ layer: Int, _ unit: Int) -> Bool {
    precision == .exact && assumptions[.activation(layer: layer, unit: unit)] == nil
  }

  /// Whether a layer's outputs are plain sigmoids under a loss that is made for them.
  func isPlainLogLoss(_ layer: Int) -> Bool {
    loss.partner == .sigmoid && layer == network.layers.count - 1 && network.hasPlainSigmoidOutput
  }
}
