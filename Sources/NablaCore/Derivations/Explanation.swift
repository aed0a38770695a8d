// Where each number of a worked sample comes from: one equation, and what stands in it.

extension WorkedSample {
  /// The equation of a quantity.
  package func equation(of quantity: Quantity) -> Equation {
    let symbol = network.symbol(of: quantity)
    let value = value(of: quantity)
    // What someone put in comes from nowhere.
    if assumptions[quantity] != nil { return Equation(symbol, "", value: value) }
    switch quantity {
    case .weightedInput(let layer, let unit):
      return weightedInputEquation(symbol, layer, unit)
    case .activation(let layer, let unit) where network.layers[layer].activation == .softmax:
      return shareEquation(symbol, layer, unit, value)
    case .activation(let layer, let unit):
      let shape = network.layers[layer]
      let z = self.value(of: .weightedInput(layer: layer, unit: unit))
      let function = shape.activation.symbol
      var rule = shape.activation == .identity ? "z" : "\(function)(z)"
      var numbers: [Equation.Piece] =
        shape.activation == .identity ? [.number(z)] : [.text("\(function)("), .number(z), .text(")")]
      if shape.isResidual {
        rule += " + \(network.nodeName(column: layer, unit: unit))"
        numbers += [.text(" + "), .enclosed(source(layer: layer, unit: unit))]
      }
      return Equation(symbol, rule, numbers, value: value)
    case .cost:
      return costEquation(symbol)
    case .costSlope(let layer, let unit):
      if layer == network.layers.count - 1 { return outputSlopeEquation(symbol, unit, value) }
      let terms = terms(layer: layer, unit: unit)
      if terms.count == 1 {
        let path = terms[0].factors
        return Equation(
          symbol, path.map { network.symbol(of: $0) }.joined(separator: " · "),
          Equation.product(path.map { self.value(of: $0) }), value: value)
      }
      return Equation(
        symbol, terms.map { $0.factors.map { network.symbol(of: $0) }.joined(separator: "·") }.joined(separator: " + "),
        Equation.sum(terms.map(\.value)), value: value)
    case .activationSlope(let layer, let unit):
      return activationSlopeEquation(symbol, layer, unit, value)
    case .shareSlope(let output, let by):
      let last = network.layers.count - 1
      let names = [output, by].map { network.nodeName(column: last + 1, unit: $0) }
      let a = [output, by].map { self.value(of: .activation(layer: last, unit: $0)) }
      if output == by {
        return Equation(
          symbol, "\(names[0])(1 - \(names[0]))", [.enclosed(a[0]), .text("(1 - "), .enclosed(a[0]), .text(")")],
          value: value)
      }
      return Equation(
        symbol, "-\(names[0])·\(names[1])", [.text("-"), .enclosed(a[0]), .text(" × "), .enclosed(a[1])], value: value)
    case .weightSlope(let layer, let to, let from):
      let index = network.index(of: .weight(layer: layer, to: to, from: from))!
      return Equation(symbol, network.names.name(at: index), value: value)
    case .passageSlope(let layer, let unit):
      let path: [Quantity] = [
        .activationSlope(layer: layer, unit: unit), .weightSlope(layer: layer, to: unit, from: unit),
      ]
      return Equation(
        symbol, path.map { network.symbol(of: $0) }.joined(separator: " · ") + " + 1",
        Equation.product(path.map { self.value(of: $0) }) + [.text(" + 1")], value: value)
    case .sourceSlope(let parameter):
      return Equation(symbol, sourceName(of: parameter), value: value)
    case .delta(let layer, let unit) where isJoint(layer: layer, unit: unit):
      return Equation(
        symbol, "\(network.nodeName(column: layer + 1, unit: unit)) - \(targetName(unit))",
        [
          .number(self.value(of: .activation(layer: layer, unit: unit))), .text(" - "), .enclosed(target[unit]),
        ], value: value)
    case .delta(let layer, let unit) where network.layers[layer].activation == .softmax:
      return shareDeltaEquation(symbol, layer, unit, value)
    case .delta(let layer, let unit):
      let path: [Quantity] = [.costSlope(layer: layer, unit: unit), .activationSlope(layer: layer, unit: unit)]
      return Equation(
        symbol, path.map { network.symbol(of: $0) }.joined(separator: " · "),
        Equation.product(path.map { self.value(of: $0) }), value: value)
    case .gradient(let parameter):
      let chain = ChainRule(of: parameter, in: self)
      return Equation(
        symbol, chain.factors.map { network.symbol(of: $0.quantity) }.joined(separator: " · "),
        Equation.product(chain.factors.map(\.value)), value: value)
    }
  }

  /// The quantities in a quantity's equation, each of which can be explained in turn. Inputs, targets and parameters
  /// are given and stand for themselves.
  package func parts(of quantity: Quantity) -> [Quantity] {
    if assumptions[quantity] != nil { return [] }
    func before(_ layer: Int, _ unit: Int) -> [Quantity] {
      layer == 0 ? [] : [.activation(layer: layer - 1, unit: unit)]
    }
    let last = network.layers.count - 1
    switch quantity {
    case .weightedInput(let layer, _):
      return (0..<network.layers[layer].inputs).flatMap { before(layer, $0) }
    case .activation(let layer, _) where network.layers[layer].activation == .softmax:
      return (0..<network.outputs).map { .weightedInput(layer: layer, unit: $0) }
    case .activation(let layer, let unit):
      return [.weightedInput(layer: layer, unit: unit)] + (network.layers[layer].isResidual ? before(layer, unit) : [])
    case .cost:
      return (0..<network.outputs).map { .activation(layer: last, unit: $0) }
    case .costSlope(let layer, let unit):
      if layer == last { return [.activation(layer: last, unit: unit)] }
      var seen: Set<Quantity> = []
      return terms(layer: layer, unit: unit).flatMap(\.factors).filter { seen.insert($0).inserted }
    case .activationSlope(let layer, let unit):
      switch network.layers[layer].activation.slopeForm {
      case .one, .zero: return []
      case .logistic, .tangent, .share: return [.activation(layer: layer, unit: unit)]
      case .ofInput: return [.weightedInput(layer: layer, unit: unit)]
      }
    case .weightSlope: return []
    case .shareSlope(let output, let by):
      return Set([output, by]).sorted().map { .activation(layer: last, unit: $0) }
    case .passageSlope(let layer, let unit):
      return [.activationSlope(layer: layer, unit: unit), .weightSlope(layer: layer, to: unit, from: unit)]
    case .sourceSlope(let parameter):
      guard case .weight(let layer, _, let from) = network.parameter(at: parameter) else { return [] }
      return before(layer, from)
    case .delta(let layer, _) where network.layers[layer].activation == .softmax:
      var seen: Set<Quantity> = []
      return terms(of: quantity).flatMap(\.factors).filter { seen.insert($0).inserted }
    case .delta(let layer, let unit):
      if isJoint(layer: layer, unit: unit) { return [.activation(layer: layer, unit: unit)] }
      return [.costSlope(layer: layer, unit: unit), .activationSlope(layer: layer, unit: unit)]
    case .gradient(let parameter):
      return ChainRule(of: parameter, in: self).factors.map(\.quantity)
    }
  }

  /// What a parameter is multiplied by: x1, h1, or 1 for a bias.
  package func sourceName(of parameter: Int) -> String {
    switch network.parameter(at: parameter) {
    case .weight(let layer, _, let from): return network.nodeName(column: layer, unit: from)
    case .bias: return "1"
    }
  }

  /// y, or y1, y2, … where there are several outputs.
  func targetName(_ unit: Int) -> String { network.outputs == 1 ? "y" : "y\(unit + 1)" }

  /// a = exp z ∕ Σ exp z.
  private func shareEquation(_ symbol: String, _ layer: Int, _ unit: Int, _ value: Double) -> Equation {
    let z = (0..<network.outputs).map { self.value(of: .weightedInput(layer: layer, unit: $0)) }
    let names = z.indices.map { "exp(\(network.symbol(of: .weightedInput(layer: layer, unit: $0))))" }
    guard z.count <= Self.mostShares else {
      let sum = exponential(Softmax.logOfSum(z[...]))
      return Equation(
        symbol, "\(names[unit])/Σ exp(z)", [.text("exp("), .number(z[unit]), .text(")/"), .number(sum)], value: value)
    }
    let sum = z.indices.flatMap { index -> [Equation.Piece] in
      [.text(index == 0 ? "exp(" : " + exp("), .number(z[index]), .text(")")]
    }
    return Equation(
      symbol, "\(names[unit])/(\(names.joined(separator: " + ")))",
      [.text("exp("), .number(z[unit]), .text(")/(")] + sum + [.text(")")], value: value)
  }

  /// So many outputs of a softmax are written out; of more their sum.
  private static let mostShares = 4

  /// δ of an output of a softmax: every path, and what they come to under cross-entropy.
  private func shareDeltaEquation(_ symbol: String, _ layer: Int, _ unit: Int, _ value: Double) -> Equation {
    let terms = terms(of: .delta(layer: layer, unit: unit))
    var rule = terms.map { $0.factors.map { network.symbol(of: $0) }.joined(separator: "·") }.joined(separator: " + ")
    var numbers = Equation.sum(terms.map(\.value))
    if loss.partner == .softmax, precision == .exact, assumptions.isEmpty {
      rule += " = \(network.nodeName(column: layer + 1, unit: unit)) - \(targetName(unit))"
      numbers += [
        .text(" = "), .number(self.value(of: .activation(layer: layer, unit: unit))), .text(" - "),
        .enclosed(target[unit]),
      ]
    }
    return Equation(symbol, rule, numbers, value: value)
  }

  private func weightedInputEquation(_ symbol: String, _ layer: Int, _ unit: Int) -> Equation {
    let shape = network.layers[layer]
    var names: [String] = []
    var numbers: [Equation.Piece] = []
    for from in 0..<shape.inputs {
      let index = network.index(of: .weight(layer: layer, to: unit, from: from))!
      names.append("\(network.names.name(at: index))·\(network.nodeName(column: layer, unit: from))")
      if from > 0 { numbers.append(.text(" + ")) }
      numbers += [
        from > 0 ? .enclosed(parameters[index]) : .number(parameters[index]), .text(" × "),
        .enclosed(source(layer: layer, unit: from)),
      ]
    }
    if let bias = network.index(of: .bias(layer: layer, of: unit)) {
      names.append(network.names.name(at: bias))
      numbers += [.text(" + "), .enclosed(parameters[bias])]
    }
    return Equation(
      symbol, names.joined(separator: " + "), numbers, value: value(of: .weightedInput(layer: layer, unit: unit)))
  }
}
