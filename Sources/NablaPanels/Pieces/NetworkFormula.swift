// A whole network as one formula: a⁽²⁾ = σ(W⁽²⁾σ(W⁽¹⁾x + b⁽¹⁾) + b⁽²⁾).

import NablaCore

enum NetworkFormula {
  /// The formula from the inside out, a single layer's without its number; nil where a residual layer would have to name its source twice.
  package static func text(of network: Network) -> String? {
    guard !network.layers.contains(where: { $0.isResidual }) else { return nil }
    var inner = "x"
    for (index, layer) in network.layers.enumerated() {
      let number = network.layers.count > 1 ? superscript(index + 1) : ""
      let sum = "W\(number)\(inner)" + (layer.hasBias ? " + b\(number)" : "")
      let isLast = index == network.layers.count - 1
      if layer.activation == .identity {
        inner = isLast ? sum : "(\(sum))"
      } else {
        // A letter stands for a function as in books; others are called as a scene calls them.
        let symbol = layer.activation.symbol
        inner = "\(symbol.count == 1 ? symbol : layer.activation.rawValue)(\(sum))"
      }
    }
    return "a\(network.layers.count > 1 ? superscript(network.layers.count) : "") = \(inner)"
  }

  /// A layer's number above the line: ⁽²⁾.
  static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "⁽" + String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } }) + "⁾"
  }
}
