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
  package static func all(layers: Int) -> Beats { Beats(layers: layers) }

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

/// All beats of a step, none of which is made before it is asked for: every frame asks many times.
package struct Beats: RandomAccessCollection, Equatable, Sendable {
  private let layers: Int

  init(layers: Int) { self.layers = layers }

  package var startIndex: Int { 0 }
  package var endIndex: Int { 3 * layers + 3 }

  package subscript(index: Int) -> Beat {
    if index < 2 * layers {
      return index % 2 == 0 ? .weightedInputs(layer: index / 2) : .activations(layer: index / 2)
    }
    switch index - 2 * layers {
    case 0: return .cost
    case layers + 1: return .gradient
    case layers + 2: return .update
    case let place: return .deltas(layer: layers - place)
    }
  }
}
