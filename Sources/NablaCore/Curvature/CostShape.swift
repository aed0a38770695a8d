// How C leaves its tangent: by bending, at kinks, or by both.

/// The shape of a cost along a straight line through its parameters.
package enum CostShape: Equatable, Sendable {
  /// It bends and has no kinks.
  case smooth
  /// It is straight between kinks.
  case broken
  /// It bends and may have kinks.
  case mixed

  /// - Parameters:
  ///   - subject: what C is of.
  ///   - settings: with what it is worked out.
  package init(of subject: Subject, _ settings: Settings) {
    switch Objective(subject, settings: settings) {
    case .formula(let formula): self = ["abs", "sqrt"].contains(where: formula.source.contains) ? .mixed : .smooth
    case .network(let cost): self.init(of: cost.network, cost.loss, cost.regularization)
    }
  }

  private init(of network: Network, _ loss: Loss, _ added: Regularization) {
    let shapes = network.layers.map(\.activation.shape)
    let hasKinks = loss.isStraight || added.l1 > 0 || shapes.contains { $0 == .kinked || $0 == .stepped }
    // Two layers multiply weights with each other, which bends.
    let isStraight =
      loss.isStraight && added.l2 == 0 && network.layers.count == 1
      && !shapes.contains(.curved)
    self = isStraight ? .broken : (hasKinks ? .mixed : .smooth)
  }
}
