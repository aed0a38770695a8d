// Everything in one sample's calculation that has a name and can be asked where it comes from.

/// A number of the calculation for one sample. Layers count from 0 (the first with weights), units from 0.
package enum Quantity: Hashable, Sendable {
  /// z of a unit.
  case weightedInput(layer: Int, unit: Int)
  /// a of a unit.
  case activation(layer: Int, unit: Int)
  /// C of this sample alone: the sum over outputs of the loss.
  case cost
  /// ∂C/∂a of a unit.
  case costSlope(layer: Int, unit: Int)
  /// ∂a/∂z of a unit.
  case activationSlope(layer: Int, unit: Int)
  /// ∂a/∂z of one output of a softmax by the z of another, or by its own.
  case shareSlope(of: Int, by: Int)
  /// ∂z/∂a of a unit of `layer` by what comes from a unit of the layer before: a weight.
  case weightSlope(layer: Int, to: Int, from: Int)
  /// ∂a/∂a of a residual layer's unit by the same unit of the layer before, where that is the only way.
  case passageSlope(layer: Int, unit: Int)
  /// ∂z/∂w or ∂z/∂b: what comes in along a parameter, given by its number.
  case sourceSlope(parameter: Int)
  /// δ = ∂C/∂z of a unit.
  case delta(layer: Int, unit: Int)
  /// ∂C/∂w or ∂C/∂b, by the parameter's number.
  case gradient(parameter: Int)
}

extension Network {
  /// How the quantity is written: o1, z(o1), C, ∂C/∂o1, ∂o1/∂z, ∂o2/∂z(o1), ∂z/∂h1, ∂z/∂w5, δ(o1), ∂C/∂w5.
  package func symbol(of quantity: Quantity) -> String {
    func node(_ layer: Int, _ unit: Int) -> String { nodeName(column: layer + 1, unit: unit) }
    switch quantity {
    case .weightedInput(let layer, let unit): return "z(\(node(layer, unit)))"
    case .activation(let layer, let unit): return node(layer, unit)
    case .cost: return "C"
    case .costSlope(let layer, let unit): return "∂C/∂\(node(layer, unit))"
    case .activationSlope(let layer, let unit): return "∂\(node(layer, unit))/∂z"
    case .shareSlope(let output, let by):
      return "∂\(node(layers.count - 1, output))/∂z(\(node(layers.count - 1, by)))"
    case .weightSlope(let layer, _, let from): return "∂z/∂\(node(layer - 1, from))"
    case .passageSlope(let layer, let unit): return "∂\(node(layer, unit))/∂\(node(layer - 1, unit))"
    case .sourceSlope(let parameter): return "∂z/∂\(names.name(at: parameter))"
    case .delta(let layer, let unit): return "δ(\(node(layer, unit)))"
    case .gradient(let parameter): return "∂C/∂\(names.name(at: parameter))"
    }
  }

  /// The quantities that go by a name, ∂ also written as d; several where the name leaves open which.
  ///
  /// ∂z/∂h1 is another weight for each unit that h1 leads to.
  package func quantities(named name: String) -> [Quantity] {
    let name = name.map { $0 == "∂" ? "d" : String($0) }.joined()
    return everyQuantity.filter { symbol(of: $0).map { $0 == "∂" ? "d" : String($0) }.joined() == name }
  }

  /// All quantities in the order in which they are computed.
  package var everyQuantity: [Quantity] {
    var all: [Quantity] = []
    func units(_ layer: Int) -> Range<Int> { 0..<layers[layer].units }
    for layer in layers.indices {
      all += units(layer).map { .weightedInput(layer: layer, unit: $0) }
      all += units(layer).map { .activation(layer: layer, unit: $0) }
    }
    all.append(.cost)
    for layer in layers.indices.reversed() {
      all += units(layer).map { .costSlope(layer: layer, unit: $0) }
      if layers[layer].activation == .softmax {
        for output in units(layer) { all += units(layer).map { .shareSlope(of: output, by: $0) } }
      } else {
        all += units(layer).map { .activationSlope(layer: layer, unit: $0) }
      }
      all += units(layer).map { .delta(layer: layer, unit: $0) }
      if layer > 0 {
        for to in units(layer) {
          all += (0..<layers[layer].inputs).map { .weightSlope(layer: layer, to: to, from: $0) }
        }
        if layers[layer].isResidual { all += units(layer).map { .passageSlope(layer: layer, unit: $0) } }
      }
    }
    all += names.order.map { .sourceSlope(parameter: $0) }
    all += names.order.map { .gradient(parameter: $0) }
    return all
  }
}
