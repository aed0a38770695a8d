// A network with other layers, in which what stays keeps its values.

extension Network {
  /// The most layers with weights and the most units of one.
  package static let mostLayers = 32
  package static let mostUnits = 1_024
  /// The most weights and biases together.
  package static let mostParameters = 1_000_000

  /// The same network with other hidden layers.
  ///
  /// A hidden layer that was there stays what it was but for its units; a new one is like the last hidden layer, or where
  /// there was none has the output's sigmoid, else tanh.
  ///
  /// - Parameter sizes: units of each layer, inputs first, outputs last: 2, 4, 1.
  /// - Returns: nil where inputs or outputs are other than the network's, or it would be too large.
  package func resized(to sizes: [Int]) -> Network? {
    guard sizes.count >= 2, sizes.count - 1 <= Self.mostLayers, sizes[0] == inputs, sizes[sizes.count - 1] == outputs,
      sizes.dropFirst().dropLast().allSatisfy({ (1...Self.mostUnits).contains($0) })
    else { return nil }
    let parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    guard parameters <= Self.mostParameters else { return nil }
    let last = layers[layers.count - 1]
    let hidden = layers.dropLast()
    let fresh =
      hidden.last
      ?? Layer(
        inputs: 1, units: 1, activation: last.activation == .sigmoid ? .sigmoid : .tanh, hasBias: last.hasBias)
    let all = sizes.indices.dropFirst().map { column -> Layer in
      let isLast = column == sizes.count - 1
      let own = isLast ? last : (hidden.indices.contains(column - 1) ? hidden[column - 1] : fresh)
      return Layer(
        inputs: sizes[column - 1], units: sizes[column], activation: own.activation, hasBias: own.hasBias,
        isResidual: own.isResidual && sizes[column - 1] == sizes[column])
    }
    return Network(inputs: inputs, layers: all, numbering: numbering)
  }

  /// The same network, fed another number of inputs.
  ///
  /// - Returns: nil where it would be too large.
  package func fed(_ count: Int) -> Network? {
    let first = layers[0]
    guard count > 0, parameterCount + (count - inputs) * first.units <= Self.mostParameters else { return nil }
    let other = Layer(
      inputs: count, units: first.units, activation: first.activation, hasBias: first.hasBias,
      isResidual: first.isResidual && count == first.units)
    return Network(inputs: count, layers: [other] + layers.dropFirst(), numbering: numbering)
  }

  /// The number that each parameter had in a network with other hidden layers or inputs; nil for a new one.
  ///
  /// - Parameters:
  ///   - old: the network that this one is `resized` from, or `fed`.
  ///   - inputs: which of the old inputs each input is, nil for a new one; nil: as many, each what it was.
  package func places(in old: Network, inputs: [Int?]? = nil) -> [Int?] {
    let last = layers.count - 1
    let oldLast = old.layers.count - 1
    /// The old number of a column of neurons, 0 for the inputs.
    func column(_ new: Int) -> Int? {
      if new == layers.count { return old.layers.count }
      return new <= oldLast ? new : nil
    }
    return (0..<parameterCount).map { index in
      switch parameter(at: index) {
      case .weight(let layer, let to, let from):
        guard let target = column(layer + 1), let source = column(layer), source + 1 == target else { return nil }
        guard target == 1, let inputs else { return old.index(of: .weight(layer: target - 1, to: to, from: from)) }
        return inputs[from].flatMap { old.index(of: .weight(layer: 0, to: to, from: $0)) }
      case .bias(let layer, let unit):
        let own = layer == last ? oldLast : (layer < oldLast ? layer : nil)
        return own.flatMap { old.index(of: .bias(layer: $0, of: unit)) }
      }
    }
  }
}

extension Network {
  /// The same network with other layers of the same sizes.
  private func rebuilt(_ change: (Int, Layer) -> Layer) -> Network {
    Network(inputs: inputs, layers: layers.indices.map { change($0, layers[$0]) }, numbering: numbering)
  }

  /// The same network with or without biases.
  ///
  /// - Parameters:
  ///   - hasBias: whether its neurons have biases.
  ///   - layer: from 0; nil: all.
  package func withBias(_ hasBias: Bool, ofLayer layer: Int?) -> Network {
    rebuilt { number, own in
      guard layer == nil || layer == number else { return own }
      return Layer(
        inputs: own.inputs, units: own.units, activation: own.activation, hasBias: hasBias, isResidual: own.isResidual)
    }
  }

  /// The same network with or without bypasses, over which a layer's input is added to what it gives.
  ///
  /// - Parameters:
  ///   - isResidual: whether there is a bypass.
  ///   - layer: from 0; nil: all that have one, or of the hidden layers all that can have one.
  /// - Returns: nil where a layer with a bypass would have another size than what goes into it.
  package func withBypass(_ isResidual: Bool, ofLayer layer: Int?) -> Network? {
    func isMeant(_ number: Int) -> Bool {
      if let layer { return layer == number }
      return !isResidual || (number < layers.count - 1 && layers[number].inputs == layers[number].units)
    }
    guard layers.indices.contains(where: isMeant),
      !isResidual || !layers.indices.contains(where: { isMeant($0) && layers[$0].inputs != layers[$0].units })
    else { return nil }
    return rebuilt { number, own in
      guard isMeant(number) else { return own }
      return Layer(
        inputs: own.inputs, units: own.units, activation: own.activation, hasBias: own.hasBias, isResidual: isResidual)
    }
  }

  /// Whether both have the same weights and biases, whatever their layers do with them.
  package func hasSameParameters(as other: Network) -> Bool {
    sizes == other.sizes && numbering == other.numbering && layers.map(\.hasBias) == other.layers.map(\.hasBias)
  }
}

extension Experiment {
  /// The same experiment with another network: what stays starts where it did, what is new as the initialization draws
  /// it, with its seed; beside given values by another one.
  ///
  /// - Parameters:
  ///   - next: as many outputs, and hidden layers that are those that were there as far as there are as many.
  ///   - inputs: which of the old inputs each input is, nil for a new one; nil: as many, each what it was.
  ///   - values: what the parameters that were there start with; nil: what they started with.
  ///   - other: draws what is new beside given values.
  package func with(
    _ next: Network, inputs: [Int?]? = nil, values: [Double]? = nil,
    drawnBy other: Initialization = Initialization(.xavier)
  ) -> Experiment {
    guard let network = settings.network, next != network || values != nil || inputs != nil else { return self }
    var result = self
    result.settings.network = next
    let first = values ?? firstParameters
    let areSame = inputs == nil && next.hasSameParameters(as: network)
    if areSame, values == nil || first == firstParameters { return result }
    var drawing = initialization
    if case .given = initialization.scheme {
      drawing = other
      drawing.seed = initialization.seed
    }
    var start = drawing.parameters(for: next)
    let frozen = Set(settings.frozen)
    var held: [Int] = []
    for (index, place) in next.places(in: network, inputs: inputs).enumerated() {
      guard let place else { continue }
      start[index] = first[place]
      if frozen.contains(place) { held.append(index) }
    }
    result.settings.frozen = held
    result.initialization.scheme = .given(
      weights: Array(start.prefix(next.weightCount)), biases: Array(start.dropFirst(next.weightCount)))
    return result
  }

  /// The same experiment on samples that go into the network as other numbers: weights of what went in before start where
  /// they did, those of new inputs as `with` draws them.
  ///
  /// - Parameters:
  ///   - data: the samples, with as many targets.
  ///   - values: what the parameters that were there start with; nil: what they started with.
  ///   - other: draws what is new beside given values.
  /// - Returns: nil where the network would be too large.
  package func fed(
    _ data: Dataset, values: [Double]? = nil, drawnBy other: Initialization = Initialization(.xavier)
  ) -> Experiment? {
    guard let network = settings.network?.fed(data.inputCount) else { return nil }
    var result = self
    result.subject = .samples(data)
    return result.with(network, inputs: result.inputPlaces(in: self), values: values, drawnBy: other)
  }

  /// Which of another experiment's inputs each of the network's is, nil for one that was none; nil: each is what it was.
  ///
  /// - Parameter old: what this experiment was made of.
  package func inputPlaces(in old: Experiment) -> [Int?]? {
    func names(_ data: Dataset) -> [String] { data.inputNames.map { $0.filter { $0 != " " } } }
    guard let now = dataset.map(names), let before = old.dataset.map(names), now != before else { return nil }
    return now.map { before.firstIndex(of: $0) }
  }
}
