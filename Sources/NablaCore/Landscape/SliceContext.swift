// Fills the tables of a slice: the constant layers once, then each axis by itself.

struct SliceContext {
  let network: Network
  let parameters: [Double]
  let data: Dataset
  let loss: Loss

  private var samples: Int { data.count }

  private func rest(above layer: Int) -> RemainingLayers {
    RemainingLayers(
      network: network, parameters: parameters, layer: layer, samples: samples,
      targets: UnitMajor.transposed(data.targets, units: network.outputs), loss: loss)
  }

  /// The activations that go into a layer, unit by unit, under some parameters.
  private func sources(of layer: Int, _ parameters: [Double]) -> [Double] {
    guard layer > 0 else { return UnitMajor.transposed(data.inputs, units: network.inputs) }
    let pass = ForwardPass(of: network, at: parameters, inputs: data.inputs)
    return UnitMajor.transposed(pass.activations[layer - 1], units: network.layers[layer - 1].units)
  }

  /// z of one layer, unit by unit, from its sources.
  private func weightedInputs(of index: Int, _ parameters: [Double], from sources: [Double]) -> [Double] {
    let layer = network.layers[index]
    var result = [Double](repeating: 0, count: layer.units * samples)
    for unit in 0..<layer.units {
      let bias = layer.hasBias ? parameters[network.biasOffsets[index] + unit] : 0
      for sample in 0..<samples { result[unit * samples + sample] = bias }
      for input in 0..<layer.inputs {
        let weight = parameters[network.weightOffsets[index] + input * layer.units + unit]
        for sample in 0..<samples {
          result[unit * samples + sample] += weight * sources[input * samples + sample]
        }
      }
    }
    return result
  }

  /// What a parameter is multiplied with in its unit's weighted input, for each sample.
  private func factor(of parameter: Parameter, sources: [Double]) -> [Double] {
    switch parameter {
    case .weight(_, _, let from): return Array(sources[from * samples..<(from + 1) * samples])
    case .bias: return Array(repeating: 1, count: samples)
    }
  }

  private func without(_ first: Parameter, _ second: Parameter) -> [Double] {
    var copy = parameters
    copy[network.index(of: first)!] = 0
    copy[network.index(of: second)!] = 0
    return copy
  }

  /// Both parameters enter this very layer's weighted inputs.
  func jointInOneLayer(_ first: Parameter, _ xs: [Double], _ second: Parameter, _ ys: [Double]) -> JointLayer {
    let index = first.layer
    let sources = sources(of: index, parameters)
    let z = weightedInputs(of: index, without(first, second), from: sources)
    let units = first.unit == second.unit ? [first.unit] : [first.unit, second.unit]
    let firstFactor = factor(of: first, sources: sources)
    let secondFactor = factor(of: second, sources: sources)
    // The part that does not move stands in the column tables.
    let columns = xs.map { value in
      units.flatMap { unit in
        (0..<samples).map { z[unit * samples + $0] + (unit == first.unit ? value * firstFactor[$0] : 0) }
      }
    }
    let rows = ys.map { value in
      units.flatMap { unit in (0..<samples).map { unit == second.unit ? value * secondFactor[$0] : 0 } }
    }
    return JointLayer(
      activation: network.layers[index].activation, units: units, fixed: z, columns: columns, rows: rows,
      rest: rest(above: index))
  }

  /// Both parameters enter different units of one layer: the next layer's weighted inputs are sums.
  func jointInNextLayer(_ first: Parameter, _ xs: [Double], _ second: Parameter, _ ys: [Double]) -> JointLayer {
    let index = first.layer
    let layer = network.layers[index]
    let next = network.layers[index + 1]
    let sources = sources(of: index, parameters)
    let z = weightedInputs(of: index, without(first, second), from: sources)
    var still = z
    UnitMajor.activate(&still, layer.activation)
    for unit in [first.unit, second.unit] {
      for sample in 0..<samples { still[unit * samples + sample] = 0 }
    }
    let base = weightedInputs(of: index + 1, parameters, from: still)
    func moving(_ parameter: Parameter, _ values: [Double], onto base: [Double]?) -> [[Double]] {
      let factor = factor(of: parameter, sources: sources)
      let weights = network.weightOffsets[index + 1] + parameter.unit * next.units
      return values.map { value in
        let activations = (0..<samples).map { sample in
          layer.activation.value(at: z[parameter.unit * samples + sample] + value * factor[sample])
        }
        return (0..<next.units).flatMap { unit in
          let weight = parameters[weights + unit]
          return (0..<samples).map { (base?[unit * samples + $0] ?? 0) + weight * activations[$0] }
        }
      }
    }
    return JointLayer(
      activation: next.activation, units: Array(0..<next.units), fixed: base, columns: moving(first, xs, onto: base),
      rows: moving(second, ys, onto: nil), rest: rest(above: index + 1))
  }

  /// The parameters enter different layers; the lower one is carried up to the upper one's layer value by value.
  func columns(
    lower: Parameter, _ lowerValues: [Double], upper: Parameter, _ upperValues: [Double], isTransposed: Bool
  ) -> ColumnLayer {
    let index = upper.layer
    var moved = without(lower, upper)
    let lowerIndex = network.index(of: lower)!
    var weighted: [[Double]] = []
    var factors: [[Double]] = []
    for value in lowerValues {
      moved[lowerIndex] = value
      let sources = sources(of: index, moved)
      weighted.append(weightedInputs(of: index, moved, from: sources))
      factors.append(factor(of: upper, sources: sources))
    }
    return ColumnLayer(
      activation: network.layers[index].activation, unit: upper.unit, weightedInputs: weighted, factors: factors,
      upperValues: upperValues, isTransposed: isTransposed, rest: rest(above: index))
  }
}
