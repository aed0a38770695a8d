// Where the weights and biases start.

/// How a network's parameters get their first values. Drawn in parameter order, which follows the network's numbering:
/// by source and by target, one seed gives the weight w5 the same value, in another place of the network.
package struct Initialization: Equatable, Sendable {
  package enum Scheme: Equatable, Sendable {
    /// These values, in the order of the network's flat array; biases left out are 0.
    case given(weights: [Double], biases: [Double])
    case zeros
    /// Every weight the same; biases 0.
    case constant(Double)
    /// U(−s, s).
    case uniform(scale: Double)
    /// N(0, s²).
    case normal(scale: Double)
    /// U(±√(6 ∕ (in + out))), Glorot and Bengio (2010).
    case xavier
    /// N(0, 2 ∕ in), He et al. (2015).
    case he
    /// N(0, 1 ∕ in), LeCun et al. (1998).
    case lecun
  }

  package var scheme: Scheme
  /// 0 … 2⁶³ − 1.
  package var seed: UInt64
  /// Whether random schemes draw the biases too; else they start at 0.
  package var drawsBiases: Bool

  package init(_ scheme: Scheme, seed: UInt64 = 1, drawsBiases: Bool = false) {
    self.scheme = scheme
    self.seed = seed
    self.drawsBiases = drawsBiases
  }

  /// The names of the schemes, in the order in which a key goes through them.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case given, zeros, constant, uniform, normal, xavier, he, lecun
  }

  package var name: Name {
    switch scheme {
    case .given: return .given
    case .zeros: return .zeros
    case .constant: return .constant
    case .uniform: return .uniform
    case .normal: return .normal
    case .xavier: return .xavier
    case .he: return .he
    case .lecun: return .lecun
    }
  }

  /// Whether the seed makes a difference.
  package var isRandom: Bool {
    switch scheme {
    case .given, .zeros, .constant: return false
    case .uniform, .normal, .xavier, .he, .lecun: return true
    }
  }

  /// The scheme of that name with its default size; nil for `given`, which needs values.
  package static func scheme(named name: Name) -> Scheme? {
    switch name {
    case .given: return nil
    case .zeros: return .zeros
    case .constant: return .constant(0.5)
    case .uniform: return .uniform(scale: 1)
    case .normal: return .normal(scale: 1)
    case .xavier: return .xavier
    case .he: return .he
    case .lecun: return .lecun
    }
  }

  /// The first parameters of a network, one flat array.
  package func parameters(for network: Network) -> [Double] {
    if case .given(let weights, let biases) = scheme {
      precondition(weights.count == network.weightCount, "one value a weight")
      precondition(biases.isEmpty || biases.count == network.biasCount, "one value a bias")
      return weights + (biases.isEmpty ? Array(repeating: 0, count: network.biasCount) : biases)
    }
    var random = RandomSource(seed: seed, stream: 1)
    var values: [Double] = []
    values.reserveCapacity(network.parameterCount)
    for layer in network.layers {
      for _ in 0..<layer.weightCount { values.append(draw(for: layer, &random)) }
    }
    for layer in network.layers where layer.hasBias {
      for _ in 0..<layer.units { values.append(isRandom && drawsBiases ? draw(for: layer, &random) : 0) }
    }
    return network.names.kept(values)
  }

  /// The first parameters of a formula with `count` of them: as if each were a weight of a layer 1-1.
  package func parameters(count: Int) -> [Double] {
    if case .given(let weights, _) = scheme {
      precondition(weights.count == count, "one value a parameter")
      return weights
    }
    let layer = Layer(inputs: 1, units: 1, activation: .identity, hasBias: false)
    var random = RandomSource(seed: seed, stream: 1)
    return (0..<count).map { _ in draw(for: layer, &random) }
  }

  private func draw(for layer: Layer, _ random: inout RandomSource) -> Double {
    let inputs = Double(layer.inputs)
    switch scheme {
    case .given, .zeros: return 0
    case .constant(let value): return value
    case .uniform(let scale): return random.uniform(-scale, scale)
    case .normal(let scale): return scale * random.normal()
    case .xavier:
      let limit = (6 / (inputs + Double(layer.units))).squareRoot()
      return random.uniform(-limit, limit)
    case .he: return (2 / inputs).squareRoot() * random.normal()
    case .lecun: return (1 / inputs).squareRoot() * random.normal()
    }
  }
}
