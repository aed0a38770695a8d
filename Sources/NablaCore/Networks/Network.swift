// The shape of a fully connected network. Parameters are not stored here: passes take them as a flat array.

/// One layer: z = x W + b, a = f(z), and for a residual layer a = f(z) + x.
package struct Layer: Hashable, Sendable {
  package let inputs: Int
  package let units: Int
  package var activation: Activation
  package let hasBias: Bool
  package let isResidual: Bool

  package init(inputs: Int, units: Int, activation: Activation, hasBias: Bool = true, isResidual: Bool = false) {
    precondition(!isResidual || inputs == units, "a residual layer keeps its input's size")
    self.inputs = inputs
    self.units = units
    self.activation = activation
    self.hasBias = hasBias
    self.isResidual = isResidual
  }

  package var weightCount: Int { inputs * units }
}

/// The layers of a network and where each parameter stands.
///
/// Parameters are one flat array: all weights, then all biases, each layer by layer. A layer's weights stand source by
/// source, then target: the weight from source s to target t is number `s * units + t` of its layer. Their names need not
/// follow that order.
package struct Network: Hashable, Sendable {
  package let inputs: Int
  package private(set) var layers: [Layer]
  /// Where each layer's weights begin.
  package let weightOffsets: [Int]
  /// Where each layer's biases would begin; meaningful only for layers that have them.
  package let biasOffsets: [Int]
  package let weightCount: Int
  package let biasCount: Int
  package let numbering: Numbering
  package let names: ParameterNames

  /// - Parameters:
  ///   - inputs: how many numbers a sample has.
  ///   - layers: at least one; each takes as many inputs as the layer before has units.
  ///   - numbering: what the weights' names go by.
  package init(inputs: Int, layers: [Layer], numbering: Numbering = .bySource) {
    precondition(!layers.isEmpty, "a network has at least one layer")
    var width = inputs
    var weights = 0
    var weightOffsets: [Int] = []
    for layer in layers {
      precondition(layer.inputs == width, "a layer takes what the layer before gives")
      weightOffsets.append(weights)
      weights += layer.weightCount
      width = layer.units
    }
    var biases = 0
    var biasOffsets: [Int] = []
    for layer in layers {
      biasOffsets.append(weights + biases)
      if layer.hasBias { biases += layer.units }
    }
    self.inputs = inputs
    self.layers = layers
    self.weightOffsets = weightOffsets
    self.biasOffsets = biasOffsets
    weightCount = weights
    biasCount = biases
    self.numbering = numbering
    names = ParameterNames(layers, numbering)
  }

  package var outputs: Int { layers[layers.count - 1].units }
  package var parameterCount: Int { weightCount + biasCount }
  package var outputActivation: Activation { layers[layers.count - 1].activation }

  /// Units of each layer, the inputs first: 2-2-1.
  package var sizes: [Int] { [inputs] + layers.map(\.units) }

  /// The place of a parameter in the flat array; nil where the network has no such parameter.
  package func index(of parameter: Parameter) -> Int? {
    guard layers.indices.contains(parameter.layer) else { return nil }
    let layer = layers[parameter.layer]
    switch parameter {
    case .weight(let number, let to, let from):
      guard (0..<layer.units).contains(to), (0..<layer.inputs).contains(from) else { return nil }
      return weightOffsets[number] + from * layer.units + to
    case .bias(let number, let unit):
      guard layer.hasBias, (0..<layer.units).contains(unit) else { return nil }
      return biasOffsets[number] + unit
    }
  }

  /// The parameter at `index`, 0 ..< `parameterCount`.
  package func parameter(at index: Int) -> Parameter {
    precondition(index >= 0 && index < parameterCount, "no such parameter")
    if index < weightCount {
      let layer = weightOffsets.lastIndex { $0 <= index }!
      let place = index - weightOffsets[layer]
      return .weight(layer: layer, to: place % layers[layer].units, from: place / layers[layer].units)
    }
    let layer = layers.indices.last { layers[$0].hasBias && biasOffsets[$0] <= index }!
    return .bias(layer: layer, of: index - biasOffsets[layer])
  }

  /// The activation that a learner changes: the hidden layers', or the only layer's where none is hidden.
  package var learnerActivation: Activation { layers[0].activation }

  /// The same network with that activation in every hidden layer, or in the output layer where there is none.
  package func withLearnerActivation(_ activation: Activation) -> Network {
    var copy = self
    for index in layers.indices where layers.count == 1 || index < layers.count - 1 {
      copy.layers[index].activation = activation
    }
    return copy
  }

  /// The same network with another activation in one layer.
  ///
  /// - Parameters:
  ///   - activation: what its neurons do to z from now on.
  ///   - layer: from 0, the first layer with weights.
  package func withActivation(_ activation: Activation, ofLayer layer: Int) -> Network {
    var copy = self
    copy.layers[layer].activation = activation
    return copy
  }

  /// A node's name: inputs x1…, outputs o1…, hidden units h1…; with two hidden layers h1… and g1…, with more h1.1….
  ///
  /// - Parameters:
  ///   - column: 0 for the inputs, then a column a layer.
  ///   - unit: from 0, within the column.
  package func nodeName(column: Int, unit: Int) -> String {
    if column == 0 { return "x\(unit + 1)" }
    if column == layers.count { return "o\(unit + 1)" }
    if layers.count <= 3 { return (column == 1 ? "h" : "g") + "\(unit + 1)" }
    return "h\(column).\(unit + 1)"
  }
}
