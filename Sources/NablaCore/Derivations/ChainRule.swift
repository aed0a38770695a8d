// The chain rule of one parameter: ∂C/∂p as a product of factors, each a sum where several paths join.

/// One factor of a chain.
package struct Factor: Equatable, Sendable {
  package let quantity: Quantity
  package let value: Double
  /// What it is the sum of, one term for each path that joins here; empty where there is only one way.
  package let terms: [Term]
}

/// One of the paths that join in a factor.
package struct Term: Equatable, Sendable {
  /// What lies on the path, the later layer first; empty where the path is a residual layer's bypass of the end.
  package let factors: [Quantity]
  /// The product of the factors.
  package let value: Double
}

/// ∂C/∂p for one sample's own cost.
///
/// The factors run from the last layer to the parameter: ∂C/∂a · ∂a/∂z · ∂z/∂p at least, and
///
///     ∂C/∂w1 = ∂C/∂o1 · ∂o1/∂z · ∂z/∂h1 · ∂h1/∂z · ∂z/∂w1
///
/// as long as there is only one way from the parameter to the outputs. Where a unit leads to several, its ∂C/∂a is the
/// first factor, as the sum over all of them; each term uses the δ of the layer after, which is computed once. Where
/// ∂C/∂o1 and ∂o1/∂z cannot be told one by one, δ(o1) stands for both; and for outputs that depend on each other, as the
/// sum over them.
package struct ChainRule: Equatable, Sendable {
  package let parameter: Int
  package let factors: [Factor]
  /// The product of the factors, written down once.
  package let value: Double
  /// The product of the factors as they are written down.
  package let product: Double

  package init(of parameter: Int, in sample: WorkedSample) {
    let network = sample.network
    let place = network.parameter(at: parameter)
    let isShare = network.layers[place.layer].activation == .softmax
    // Through a softmax a z reaches C by every output: one factor, which is the sum over all of them.
    var quantities: [Quantity] = [
      .sourceSlope(parameter: parameter),
      isShare ? .delta(layer: place.layer, unit: place.unit) : .activationSlope(layer: place.layer, unit: place.unit),
    ]
    var layer = place.layer
    var unit = place.unit
    // As far as there is only one unit to go to.
    while layer + 1 < network.layers.count, network.layers[layer + 1].units == 1 {
      layer += 1
      if network.layers[layer].isResidual {
        quantities.append(.passageSlope(layer: layer, unit: 0))
      } else {
        quantities.append(.weightSlope(layer: layer, to: 0, from: unit))
        quantities.append(.activationSlope(layer: layer, unit: 0))
      }
      unit = 0
    }
    if sample.isJoint(layer: layer, unit: unit) {
      quantities[quantities.count - 1] = .delta(layer: layer, unit: unit)
    } else if !isShare {
      quantities.append(.costSlope(layer: layer, unit: unit))
    }
    factors = quantities.reversed().map {
      Factor(quantity: $0, value: sample.value(of: $0), terms: sample.terms(of: $0))
    }
    self.parameter = parameter
    product = factors.reduce(1) { $0 * $1.value }
    value = sample.written(product)
  }
}

extension WorkedSample {
  /// The paths that join in a quantity; empty where there is only one.
  package func terms(of quantity: Quantity) -> [Term] {
    if assumptions[quantity] != nil { return [] }
    switch quantity {
    case .costSlope(let layer, let unit):
      let terms = terms(layer: layer, unit: unit)
      return terms.count > 1 ? terms : []
    case .delta(let layer, let unit) where network.layers[layer].activation == .softmax:
      return (0..<network.outputs).map { output in
        let path: [Quantity] = [.costSlope(layer: layer, unit: output), .shareSlope(of: output, by: unit)]
        return Term(factors: path, value: shareTerm(path, of: output, by: unit, layer: layer))
      }
    case .passageSlope(let layer, let unit):
      let through: [Quantity] = [
        .activationSlope(layer: layer, unit: unit), .weightSlope(layer: layer, to: unit, from: unit),
      ]
      return [Term(factors: through, value: product(of: through)), Term(factors: [], value: 1)]
    default: return []
    }
  }

  /// The ways from a hidden unit to the cost: one through each unit of the next layer, and past a residual layer.
  func terms(layer: Int, unit: Int) -> [Term] {
    guard layer + 1 < network.layers.count else { return [] }
    let next = network.layers[layer + 1]
    var terms: [Term] = (0..<next.units).map { to in
      let slopes: [Quantity] =
        isOneFactor(layer: layer + 1, unit: to)
        ? [.delta(layer: layer + 1, unit: to)]
        : [.costSlope(layer: layer + 1, unit: to), .activationSlope(layer: layer + 1, unit: to)]
      let path = slopes + [.weightSlope(layer: layer + 1, to: to, from: unit)]
      return Term(factors: path, value: pathValue(layer: layer + 1, to: to, from: unit))
    }
    if next.isResidual {
      let bypass = Quantity.costSlope(layer: layer + 1, unit: unit)
      terms.append(Term(factors: [bypass], value: written(value(of: bypass))))
    }
    return terms
  }

  /// What the terms add up to, without a list of them: a wide layer has thousands.
  func sumOfPaths(layer: Int, unit: Int) -> Double {
    let next = network.layers[layer + 1]
    var sum = 0.0
    for to in 0..<next.units { sum += pathValue(layer: layer + 1, to: to, from: unit) }
    if next.isResidual { sum += written(value(of: .costSlope(layer: layer + 1, unit: unit))) }
    return sum
  }

  /// ∂C/∂a · ∂a/∂z · w of one path, written down once.
  private func pathValue(layer: Int, to: Int, from: Int) -> Double {
    let weight = value(of: .weightSlope(layer: layer, to: to, from: from))
    if isOneFactor(layer: layer, unit: to) { return written(value(of: .delta(layer: layer, unit: to)) * weight) }
    return written(
      value(of: .costSlope(layer: layer, unit: to)) * value(of: .activationSlope(layer: layer, unit: to)) * weight)
  }

  /// ∂C/∂aₖ · ∂aₖ/∂zⱼ of a softmax. Where aₖ is written as 0, −yₖ/aₖ is infinite and the other factor 0: under cross-entropy
  /// aₖ cancels, and what is left is −yₖ(1 − aₖ), or yₖaⱼ.
  private func shareTerm(_ path: [Quantity], of output: Int, by unit: Int, layer: Int) -> Double {
    let product = product(of: path)
    guard !product.isFinite, loss == .crossEntropy else { return product }
    let a = [output, unit].map { value(of: .activation(layer: layer, unit: $0)) }
    return written(output == unit ? -target[output] * (1 - a[0]) : target[output] * a[1])
  }

  /// Whether δ of a unit stands in a path as one factor.
  private func isOneFactor(layer: Int, unit: Int) -> Bool {
    network.layers[layer].activation == .softmax || isJoint(layer: layer, unit: unit)
  }

  private func product(of quantities: [Quantity]) -> Double {
    written(quantities.reduce(1) { $0 * value(of: $1) })
  }
}
