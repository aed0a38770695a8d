// One address for a weight or a bias: the graph, the contour's axes and the chain rule all use it.

/// A weight or a bias of a network. Layers count from 0 (the first layer with weights), units and sources from 0.
package enum Parameter: Hashable, Sendable {
  case weight(layer: Int, to: Int, from: Int)
  case bias(layer: Int, of: Int)

  package var layer: Int {
    switch self {
    case .weight(let layer, _, _), .bias(let layer, _): return layer
    }
  }

  /// The unit of `layer` whose weighted input this parameter enters.
  package var unit: Int {
    switch self {
    case .weight(_, let to, _): return to
    case .bias(_, let of): return of
    }
  }
}

/// The names w1, w2, …, b1, b2, … of parameters in parameter order: all weights, then all biases.
package struct ParameterNames: Equatable, Sendable {
  package let weightCount: Int
  package let biasCount: Int

  package init(weightCount: Int, biasCount: Int) {
    self.weightCount = weightCount
    self.biasCount = biasCount
  }

  package var count: Int { weightCount + biasCount }

  /// The name of the parameter at `index`, 0 ..< `count`.
  package func name(at index: Int) -> String {
    index < weightCount ? "w\(index + 1)" : "b\(index - weightCount + 1)"
  }

  /// The index of a name such as `w5` or `b2`; nil where there is no such parameter.
  package func index(of name: String) -> Int? {
    guard let kind = name.first, kind == "w" || kind == "b" else { return nil }
    let digits = name.dropFirst()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.first != "0",
      let number = Int(digits)
    else { return nil }
    if kind == "w" { return number <= weightCount ? number - 1 : nil }
    return number <= biasCount ? weightCount + number - 1 : nil
  }
}
