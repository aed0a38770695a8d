// The gradient check: ∂C/∂θ by backpropagation beside the central difference, worked out a few parameters at a time.

import NablaCanvas
import NablaCore

/// Both values of ∂C/∂θ over all samples, as far as they are known, and how far the list is scrolled.
package struct GradientCheck: Equatable, Sendable {
  /// ∂C/∂θ by backpropagation, by the parameters' indices.
  package let exact: [Double]
  /// (C(θ + h) − C(θ − h)) ∕ 2h for each parameter; nil where nobody has worked it out yet.
  package private(set) var differences: [Double?]
  /// How many of them are known.
  package private(set) var known = 0
  /// The known parameter where the two differ most, for its size, and by more than rounding may have done.
  package private(set) var worst: Int?
  /// The first known parameter with a value that is no number.
  package private(set) var undefined: Int?
  /// At how many known parameters the two differ by no more than rounding may have done, though by much for their size.
  package private(set) var lost = 0
  /// The place in parameter order of the first parameter in sight.
  package var scroll = 0
  /// C is rounded to a part of this.
  private let costSize: Double
  private let objective: Objective
  private let parameters: [Double]
  /// Every parameter before this one is known.
  private var firstUnknown = 0

  /// From here on two values are said to differ.
  package static let tolerance = 1e-4

  /// How the two values of a parameter stand to each other.
  package enum Finding: Equatable, Sendable {
    /// The same, up to this part of the larger one.
    case agree(Double)
    /// Apart by this part of the larger one.
    case differ(Double)
    /// Apart by this part of the larger one, and yet by so little that rounding C may have done it.
    case lost(Double)
    /// Not a number, which agrees with nothing.
    case undefined
  }

  package init(_ objective: Objective, at parameters: [Double]) {
    self.objective = objective
    self.parameters = parameters
    let (cost, gradient) = objective.costAndGradient(at: parameters)
    exact = gradient
    costSize = max(1, abs(cost))
    differences = Array(repeating: nil, count: parameters.count)
  }

  package var count: Int { exact.count }
  package var isFinished: Bool { known == count }

  /// How the two values of a parameter stand to each other; nil where one is not known yet.
  package func finding(at index: Int) -> Finding? {
    guard let difference = differences[index] else { return nil }
    let distance = abs(exact[index] - difference)
    guard distance.isFinite, costSize.isFinite else { return .undefined }
    let part = distance == 0 ? 0 : distance / max(abs(exact[index]), abs(difference))
    if part <= Self.tolerance { return .agree(part) }
    return distance <= Self.rounding(of: costSize, at: parameters[index]) ? .lost(part) : .differ(part)
  }

  /// How far a central difference may be off because C is rounded: a few units in its last place, over 2h.
  private static func rounding(of cost: Double, at parameter: Double) -> Double {
    0x1p-50 * cost / (1e-5 * max(1, abs(parameter)))
  }

  /// About how many multiplications one central difference takes: two forward passes over all samples.
  package static func effort(_ objective: Objective) -> Double {
    guard case .network(let cost) = objective else { return 1_000 }
    let units = cost.network.layers.reduce(0) { $0 + $1.units }
    return 2 * Double(cost.data.count) * Double(cost.network.parameterCount + 12 * units)
  }

  /// More than this takes longer than a key may wait.
  package static let greatestEffort = 8e7

  /// How many parameters can be worked out while nobody notices: 10 to 20 milliseconds.
  private var portion: Int { max(1, Int(clamping: (3e7 / Self.effort(objective)).rounded(.down))) }

  /// Works out a portion of what is not known yet, first what is in sight.
  package mutating func proceed(showing rows: Int) {
    var left = portion
    let end = min(count, scroll + max(0, rows))
    for index in objective.names.order[min(scroll, end)..<end] where left > 0 && differences[index] == nil {
      workOut(index)
      left -= 1
    }
    while left > 0, firstUnknown < count {
      if differences[firstUnknown] == nil {
        workOut(firstUnknown)
        left -= 1
      }
      firstUnknown += 1
    }
  }

  private mutating func workOut(_ index: Int) {
    differences[index] = objective.centralDifference(at: parameters, parameter: index)
    known += 1
    switch finding(at: index) {
    case .undefined: undefined = min(undefined ?? index, index)
    case .lost: lost += 1
    case .agree, .differ: if part(at: index) > (worst.map(part) ?? -1) { worst = index }
    case nil: break
    }
  }

  private func part(at index: Int) -> Double {
    switch finding(at: index) {
    case .agree(let part), .differ(let part), .lost(let part): return part
    case .undefined, nil: return .nan
    }
  }
}

extension Model {
  /// What the gradient check compares: C of the step under the cursor, over all samples.
  package var checkedObjective: Objective {
    Objective(workspace.history.experiment.subject, settings: situation.settings)
  }

  /// Whether there is more to work out.
  package var isChecking: Bool {
    if case .gradientCheck(let check) = overlay { return !check.isFinished }
    return false
  }
}
