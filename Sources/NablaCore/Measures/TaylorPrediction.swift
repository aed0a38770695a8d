// What the gradient says a change will do to the cost, and what it does.

/// ΔC ≈ ∇C·Δθ beside the ΔC that came of it.
package struct TaylorPrediction: Equatable, Sendable {
  /// ∇C·Δθ, with ∇C over all samples.
  package let predicted: Double
  /// C(θ + Δθ) − C(θ).
  package let actual: Double
  /// C(θ), which tells how small a ΔC still means something.
  package let cost: Double

  package init(predicted: Double, actual: Double, cost: Double) {
    self.predicted = predicted
    self.actual = actual
    self.cost = cost
  }

  /// - Parameters:
  ///   - objective: the cost that is predicted.
  ///   - parameters: θ before the change, in parameter order.
  ///   - cost: C at `parameters`.
  ///   - gradient: ∇C over all samples at `parameters`.
  ///   - change: Δθ.
  package init(
    _ objective: Objective, from parameters: [Double], cost: Double, gradient: [Double], change: [Double]
  ) {
    predicted = Self.product(gradient, change)
    actual = objective.cost(at: zip(parameters, change).map { $0 + $1 }) - cost
    self.cost = cost
  }

  /// The actual ΔC as a part of the predicted one: 1 where the cost is straight. For C = λw²∕2 and a step of gradient
  /// descent it is 1 − ηλ∕2.
  ///
  /// nil where nothing is predicted, or so little beside C that rounding C would decide.
  package var ratio: Double? {
    guard predicted.isFinite, actual.isFinite, abs(predicted) > 1e-12 * abs(cost), predicted != 0 else { return nil }
    return actual / predicted
  }

  /// Whether so little became of it that rounding C may have done it.
  package var isRounding: Bool { abs(actual) <= 1e-12 * abs(cost) }

  static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Steps of one length in several directions, all at one angle or another from −∇C.
package struct Directions: Equatable, Sendable {
  package struct Choice: Equatable, Sendable {
    /// The angle from −∇C in degrees, 0 to 180.
    package let degrees: Double
    package let outcome: TaylorPrediction
  }

  /// ‖Δθ‖ of every choice.
  package let length: Double
  package let choices: [Choice]

  /// - Parameters:
  ///   - objective: the cost that is predicted.
  ///   - parameters: θ, in parameter order.
  ///   - cost: C at `parameters`.
  ///   - gradient: ∇C over all samples at `parameters`; where it is 0 there is no −∇C, and no choices.
  ///   - length: ‖Δθ‖.
  ///   - degrees: the angles to −∇C that are tried.
  ///   - seed: decides about the direction at a right angle to ∇C, where there is more than one.
  package init(
    _ objective: Objective, from parameters: [Double], cost: Double, gradient: [Double], length: Double,
    degrees: [Double] = [0, 45, 90, 135, 180], seed: UInt64 = 1
  ) {
    self.length = length
    let norm = TrainingStep.norm(of: gradient)
    guard norm > 0, norm.isFinite, length > 0, length.isFinite else {
      choices = []
      return
    }
    let downhill = gradient.map { -$0 / norm }
    let across = Self.across(downhill, seed: seed)
    choices = degrees.compactMap { angle in
      let radians = angle * Double.pi / 180
      let isStraight = angle == 0 || angle == 180
      if across == nil, !isStraight { return nil }
      let along = angle == 0 ? 1 : angle == 180 ? -1 : angle == 90 ? 0 : cosineOf(radians)
      let beside = isStraight ? 0 : sineOf(radians)
      let change = downhill.indices.map { length * (along * downhill[$0] + beside * (across?[$0] ?? 0)) }
      let outcome = TaylorPrediction(objective, from: parameters, cost: cost, gradient: gradient, change: change)
      // At a right angle only rounding is left of the product.
      let prediction = TaylorPrediction(
        predicted: angle == 90 ? 0 : outcome.predicted, actual: outcome.actual, cost: cost)
      return Choice(degrees: angle, outcome: prediction)
    }
  }

  /// The angle between a change and −∇C in degrees; nil where one of them is 0.
  package static func angle(of change: [Double], to gradient: [Double]) -> Double? {
    let lengths = TrainingStep.norm(of: change) * TrainingStep.norm(of: gradient)
    guard lengths > 0, lengths.isFinite else { return nil }
    let cosine = min(max(-TaylorPrediction.product(change, gradient) / lengths, -1), 1)
    return arcCosineOf(cosine) * 180 / Double.pi
  }

  /// A unit vector at a right angle to a unit vector; nil in one dimension.
  static func across(_ unit: [Double], seed: UInt64) -> [Double]? {
    if unit.count < 2 { return nil }
    if unit.count == 2 { return [-unit[1], unit[0]] }
    var source = RandomSource(seed: seed, stream: 8)
    var vector = unit.map { _ in source.normal() }
    // Twice: what rounding leaves of the first is taken off by the second.
    for _ in 0..<2 {
      let part = TaylorPrediction.product(vector, unit)
      for index in vector.indices { vector[index] -= part * unit[index] }
    }
    let norm = TrainingStep.norm(of: vector)
    guard norm > 0 else { return nil }
    return vector.map { $0 / norm }
  }
}
