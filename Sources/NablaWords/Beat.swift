// The parts of one gradient-descent step, in the order in which they are shown.

/// A part of one step. A network of L layers has 3L + 3 of them.
package enum Beat: Hashable, Sendable {
  /// z of a layer.
  case weightedInputs(layer: Int)
  /// a of a layer.
  case activations(layer: Int)
  case cost
  /// δ of a layer.
  case deltas(layer: Int)
  /// ∂C/∂w and ∂C/∂b.
  case gradient
  case update

  /// The beats of a step, for a network of `layers` layers; a formula (0 layers) has cost, gradient and update.
  package static func all(layers: Int) -> [Beat] {
    let forward = (0..<layers).flatMap { [Beat.weightedInputs(layer: $0), .activations(layer: $0)] }
    let backward = (0..<layers).reversed().map { Beat.deltas(layer: $0) }
    return forward + [.cost] + backward + [.gradient, .update]
  }

  /// The four phases that a step's strip shows.
  package enum Phase: Int, CaseIterable, Hashable, Sendable {
    case forward, cost, backward, update
  }

  package var phase: Phase {
    switch self {
    case .weightedInputs, .activations: return .forward
    case .cost: return .cost
    case .deltas, .gradient: return .backward
    case .update: return .update
    }
  }
}
