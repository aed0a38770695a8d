// The settings that keys go through one by one, and the learning rates among them.

import NablaCore

/// The settings that a key goes through one by one.
package enum Cycle: Hashable, Sendable {
  case learningRate, activation, layerActivation, optimizer, batch, loss, initialization
}

/// The setting that a key went through last, and which way.
package struct LastCycle: Hashable, Sendable {
  package let kind: Cycle
  package let direction: Int

  package init(kind: Cycle, direction: Int) {
    self.kind = kind
    self.direction = direction
  }
}

/// The learning rates that keys go through: 1, 2, 5 and their tenfolds.
package enum LearningRateLadder {
  package static let lowest = 1e-6

  /// The next rung above or below a rate, which need not be on the ladder itself.
  package static func next(from rate: Double, up: Bool) -> Double {
    let rungs = (-6...6).flatMap { power in [1.0, 2, 5].map { scaled($0, by: power) } }
      .filter { $0 <= Settings.highestLearningRate }
    let slack = rate * 1e-9
    if up { return rungs.first { $0 > rate + slack } ?? Settings.highestLearningRate }
    return rungs.last { $0 < rate - slack } ?? lowest
  }

  /// A digit times a power of ten, as the nearest double: 2e-3, not 2 × 0.1 × 0.1 × 0.1.
  private static func scaled(_ digit: Double, by power: Int) -> Double { Double("\(Int(digit))e\(power)")! }
}

extension Workspace {
  /// An optimizer with the constants that the scene gives it, as its file has them, else its usual ones.
  package func optimizer(_ name: Optimizer.Name) -> Optimizer {
    let own = [scene.origin?.written, scene.experiment].compactMap { $0?.settings.optimizer.forgotten }
    return own.first { $0.name == name } ?? Optimizer(name)
  }
}
