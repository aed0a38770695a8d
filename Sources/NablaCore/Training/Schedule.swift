// How the learning rate moves from step to step.
// Sources: Robbins, Monro (1951), doi:10.1214/aoms/1177729586, for the inverse; Loshchilov, Hutter (2017), arXiv:1608.03983,
// for the cosine; Goyal et al. (2017), arXiv:1706.02677, for the warm-up.

/// A factor on η, by the step t from 0.
package struct Schedule: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// 1
    case constant
    /// f^⌊t∕k⌋
    case step(every: Int, factor: Double)
    /// fᵗ
    case exponential(factor: Double)
    /// 1 ∕ (1 + d·t)
    case inverse(decay: Double)
    /// m + (1 − m)·½(1 + cos(π·min(t, T)∕T))
    case cosine(steps: Int, floor: Double)

    package enum Name: String, CaseIterable, Hashable, Sendable {
      case constant, step, exponential, inverse, cosine
    }

    package var name: Name {
      switch self {
      case .constant: return .constant
      case .step: return .step
      case .exponential: return .exponential
      case .inverse: return .inverse
      case .cosine: return .cosine
      }
    }
  }

  package var kind: Kind
  /// Over how many steps η rises to its value: the factor min(1, (t + 1)∕k); 0 for none.
  package var warmUp: Int

  package init(_ kind: Kind, warmUp: Int = 0) {
    precondition(warmUp >= 0, "no step before the first")
    self.kind = kind
    self.warmUp = warmUp
  }

  /// η stays as it is.
  package static let constant = Schedule(.constant)

  /// Whether η stays as it is.
  package var isConstant: Bool { self == .constant }

  /// What η is multiplied by at a step.
  ///
  /// - Parameter step: t, from 0.
  package func factor(at step: Int) -> Double {
    let rise = warmUp > 0 ? min(1, Double(step + 1) / Double(warmUp)) : 1
    switch kind {
    case .constant: return rise
    case .step(let every, let factor): return rise * power(factor, Double(step / every))
    case .exponential(let factor): return rise * power(factor, Double(step))
    case .inverse(let decay): return rise / (1 + decay * Double(step))
    case .cosine(let steps, let floor):
      let share = Double(min(step, steps)) / Double(steps)
      return rise * (floor + (1 - floor) * 0.5 * (1 + cosineOf(Double.pi * share)))
    }
  }
}

extension Settings {
  /// The settings as they are at one step: with the learning rate that the schedule makes of the base.
  ///
  /// - Parameter step: t, from 0.
  package func atStep(_ step: Int) -> Settings {
    guard !schedule.isConstant else { return self }
    var result = self
    result.learningRate = learningRate * schedule.factor(at: step)
    result.schedule = .constant
    return result
  }

  /// Whether steps go along nothing but the slopes of the data, at one learning rate, and move every parameter.
  var isPlain: Bool { schedule.isConstant && regularization.isNone && frozen.isEmpty }
}
