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
      switch layer.activation {
      case .identity: inner = isLast ? sum : "(\(sum))"
      case .sigmoid: inner = "σ(\(sum))"
      case .tanh, .relu, .leakyRelu, .elu, .softplus, .sine, .step, .softmax:
        inner = "\(layer.activation.rawValue)(\(sum))"
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
