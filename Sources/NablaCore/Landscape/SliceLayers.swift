// What does not move in a slice: the layers below the two parameters, and z of their layers without them.

/// The constant parts of slices through one state, sample by sample.
struct SliceLayers {
  let network: Network
  let parameters: [Double]
  let data: Dataset

  /// How a parameter moves a number h of each sample: h = inner(offset + value · factor).
  struct Axis {
    let inner: Activation
    let offset: [Double]
    let factor: [Double]
    /// What h is multiplied with on its way into each moving unit.
    let weight: [Double]
  }

  /// The layer in which both parameters come together.
  struct Meeting {
    let layer: Int
    /// The units of it that move.
    let moving: [Int]
    let first: Axis
    let second: Axis
    /// z of the moving units without either axis: samples × moving.
    let base: [Double]
    /// z of all its units without the two parameters: samples × units.
    let still: [Double]
  }

  /// Both parameters enter this very layer's weighted inputs.
  func meetInOwnLayer(_ first: Parameter, _ second: Parameter) -> Meeting {
    let index = first.layer
    let still = weightedInputs(of: index, without(first, second), from: sources(of: index))
    let units = first.unit == second.unit ? [first.unit] : [first.unit, second.unit]
    func axis(_ parameter: Parameter) -> Axis {
      Axis(
        inner: .identity, offset: [Double](repeating: 0, count: data.count), factor: factor(of: parameter),
        weight: units.map { $0 == parameter.unit ? 1 : 0 })
    }
    return Meeting(
      layer: index, moving: units, first: axis(first), second: axis(second),
      base: chosen(units, of: still, width: network.layers[index].units), still: still)
  }

  /// Both parameters enter different units of one layer: the next layer's weighted inputs are sums.
  func meetInNextLayer(_ first: Parameter, _ second: Parameter) -> Meeting {
    let index = first.layer
    let layer = network.layers[index]
    let next = network.layers[index + 1]
    let z = weightedInputs(of: index, without(first, second), from: sources(of: index))
    var fixed = z
    layer.activation.apply(to: &fixed)
    for sample in 0..<data.count {
      fixed[sample * layer.units + first.unit] = 0
      fixed[sample * layer.units + second.unit] = 0
    }
    let base = weightedInputs(of: index + 1, parameters, from: fixed)
    func axis(_ parameter: Parameter) -> Axis {
      let weights = network.weightOffsets[index + 1] + parameter.unit * next.units
      return Axis(
        inner: layer.activation, offset: (0..<data.count).map { z[$0 * layer.units + parameter.unit] },
        factor: factor(of: parameter), weight: Array(parameters[weights..<weights + next.units]))
    }
    return Meeting(
      layer: index + 1, moving: Array(0..<next.units), first: axis(first), second: axis(second), base: base, still: base
    )
  }

  /// z of a layer's units, samples × units, without what some of its sources give.
  func weightedInputs(of index: Int, leavingOut units: [Int], from activations: [Double]) -> [Double] {
    let width = network.layers[index].inputs
    var kept = activations
    for sample in 0..<data.count {
      for unit in units { kept[sample * width + unit] = 0 }
    }
    return weightedInputs(of: index, parameters, from: kept)
  }

  /// What a parameter is multiplied with in its unit's weighted input, for each sample.
  func factor(of parameter: Parameter) -> [Double] {
    switch parameter {
    case .weight(let layer, _, let from):
      let sources = sources(of: layer)
      let width = network.layers[layer].inputs
      return (0..<data.count).map { sources[$0 * width + from] }
    case .bias: return [Double](repeating: 1, count: data.count)
    }
  }

  /// The parameters with two of them 0.
  func without(_ first: Parameter, _ second: Parameter) -> [Double] {
    var copy = parameters
    copy[network.index(of: first)!] = 0
    copy[network.index(of: second)!] = 0
    return copy
  }

  /// The activations that go into a layer, sample by sample.
  func sources(of layer: Int) -> [Double] {
    guard layer > 0 else { return data.inputs }
    return ForwardPass(of: network, at: parameters, inputs: data.inputs).activations[layer - 1]
  }

  /// z of one layer, samples × units.
  func weightedInputs(of index: Int, _ parameters: [Double], from sources: [Double]) -> [Double] {
    ForwardPass.weightedInputs(
      of: network.layers[index], parameters: parameters, weights: network.weightOffsets[index],
      biases: network.biasOffsets[index], sources: sources, count: data.count)
  }

  private func chosen(_ units: [Int], of values: [Double], width: Int) -> [Double] {
    (0..<data.count).flatMap { sample in units.map { values[sample * width + $0] } }
  }
}
