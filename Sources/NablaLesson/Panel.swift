// The panels a scene can ask for; what they draw is for NablaPanels to say.

/// A view of the run. The order is that of a key that goes through them.
package enum Panel: String, CaseIterable, Hashable, Sendable {
  case network, contour, loss, step, weights, data, lesson, derivation, activation, gradients, errors, matrix
  case operations, taylor, runs, rates, map, neurons, spread, sharpness, curves

  /// Whether it says nothing where the cost is a formula.
  package var needsNetwork: Bool {
    switch self {
    case .activation, .gradients, .errors, .matrix, .operations, .neurons, .spread: true
    case .network, .contour, .loss, .step, .weights, .data, .lesson, .derivation, .taylor, .runs, .rates, .map,
      .sharpness, .curves:
      false
    }
  }
}
