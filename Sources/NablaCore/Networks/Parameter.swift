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
