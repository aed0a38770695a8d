// How large the gradient is in each layer, what each layer multiplies it by, and which signs go into a neuron.

/// The sizes behind a vanishing gradient, layer by layer.
package struct LayerGradients: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    /// Mean |∂C/∂w| of the layer's weights.
    package let size: Double
    /// Mean |f′(z)| over the layer's units and the samples.
    package let slope: Double
    /// Mean |w|·|f′(z)|, and 1 more for a residual layer, whose input also goes by: by how much the layer multiplies
    /// what comes back through it. Exact in a chain of single units with positive weights; wider layers also add up.
    package let factor: Double
    /// The product of the factors of all later layers: what is left of ∂C/∂o when it gets here; 1 at the last.
    package let product: Double
    package let isResidual: Bool
  }

  /// First layer first.
  package let rows: [Row]

  /// - Parameters:
  ///   - network: whose layers are told apart.
  ///   - parameters: flat, in parameter order.
  ///   - pass: of this network at these parameters.
  ///   - gradient: ∂C/∂θ, in parameter order.
  ///   - samples: the numbers of the samples that the gradient is of; nil for all of the pass.
  package init(
    of network: Network, at parameters: [Double], pass: ForwardPass, gradient: [Double], samples: [Int]? = nil
  ) {
    var rows: [Row] = []
    var product = 1.0
    for index in network.layers.indices.reversed() {
      let layer = network.layers[index]
      let weights = network.weightOffsets[index]..<network.weightOffsets[index] + layer.weightCount
      let slopes = Self.means(
        of: pass.ownSlopes(of: index, layer.activation), units: layer.units, samples: samples, pass.count)
      var factor = 0.0
      for source in 0..<layer.inputs {
        for unit in 0..<layer.units {
          factor += abs(parameters[weights.lowerBound + source * layer.units + unit]) * slopes[unit]
        }
      }
      factor = factor / Double(layer.weightCount) + (layer.isResidual ? 1 : 0)
      let size = gradient[weights].reduce(0) { $0 + abs($1) } / Double(layer.weightCount)
      let slope = slopes.reduce(0, +) / Double(layer.units)
      rows.append(Row(size: size, slope: slope, factor: factor, product: product, isResidual: layer.isResidual))
      product *= factor
    }
    self.rows = rows.reversed()
  }

  /// Mean |f′(z)| of each unit.
  private static func means(
    of slopes: [Double], units: Int, samples: [Int]?, _ count: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: units)
    func add(_ sample: Int) {
      for unit in 0..<units { sums[unit] += abs(slopes[sample * units + unit]) }
    }
    if let samples { samples.forEach(add) } else { (0..<count).forEach(add) }
    let scale = 1 / Double(max(1, samples?.count ?? count))
    return sums.map { $0 * scale }
  }
}

/// The signs of the slopes of the weights into one neuron.
package struct IncomingSigns: Equatable, Sendable {
  /// −1, 0 or 1 for each source, in the order of the weights' numbers; 0 also for what is no number.
  package let signs: [Int]

  package init(_ slopes: [Double]) {
    signs = slopes.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
  }

  /// ∂L/∂w = δ·source for one sample's own loss, neuron by neuron.
  ///
  /// - Parameters:
  ///   - deltas: δ of the layer's units for the sample.
  ///   - sources: what comes into the layer for the sample.
  package static func ofSample(deltas: [Double], sources: [Double]) -> [IncomingSigns] {
    deltas.map { delta in IncomingSigns(sources.map { delta * $0 }) }
  }

  /// The signs of ∂C/∂w of one layer, neuron by neuron.
  ///
  /// - Parameters:
  ///   - index: the layer's, from 0.
  ///   - network: that the layer is of.
  ///   - gradient: ∂C/∂θ, in parameter order.
  package static func ofLayer(_ index: Int, in network: Network, gradient: [Double]) -> [IncomingSigns] {
    let layer = network.layers[index]
    return (0..<layer.units).map { unit in
      IncomingSigns(
        (0..<layer.inputs).map { gradient[network.weightOffsets[index] + $0 * layer.units + unit] })
    }
  }

  package var positives: Int { signs.count { $0 > 0 } }
  package var negatives: Int { signs.count { $0 < 0 } }

  /// Whether at least two weights have a slope that is not 0, and all those have one sign: they can only rise together
  /// or fall together.
  package var areAllEqual: Bool { positives + negatives > 1 && (positives == 0 || negatives == 0) }

  /// Whether some weights rise while others fall.
  package var areMixed: Bool { positives > 0 && negatives > 0 }
}
