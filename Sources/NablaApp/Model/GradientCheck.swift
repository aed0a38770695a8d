// The gradient check: ∂C/∂θ by backpropagation beside the central difference, worked out a few parameters at a time.

import NablaCore

/// Both values of ∂C/∂θ over all samples, as far as they are known, and how far the list is scrolled.
package struct GradientCheck: Equatable, Sendable {
  /// ∂C/∂θ by backpropagation, in parameter order.
  package let exact: [Double]
  /// (C(θ + h) − C(θ − h)) ∕ 2h for each parameter; nil where nobody has worked it out yet.
  package private(set) var differences: [Double?]
  /// How many of them are known.
  package private(set) var known = 0
  /// The known parameter where the two differ most, for its size.
  package private(set) var worst: Int?
  /// The first parameter in sight.
  package var scroll = 0
  /// Values below this count as 0: rounding C alone makes differences of about 10⁻¹¹ of it.
  private let least: Double
  private let objective: Objective
  private let parameters: [Double]
  /// Every parameter before this one is known.
  private var firstUnknown = 0

  /// From here on two values are said to differ.
  package static let tolerance = 1e-4

  package init(_ objective: Objective, at parameters: [Double]) {
    self.objective = objective
    self.parameters = parameters
    let (cost, gradient) = objective.costAndGradient(at: parameters)
    exact = gradient
    least = 1e-6 * (cost.isFinite ? max(1, abs(cost)) : 1)
    differences = Array(repeating: nil, count: parameters.count)
  }

  package var count: Int { exact.count }
  package var isFinished: Bool { known == count }

  /// How far the two values of a parameter are apart, relative to the larger one; nil where one is not known or no
  /// number.
  package func disagreement(at index: Int) -> Double? {
    guard let difference = differences[index] else { return nil }
    let distance = abs(exact[index] - difference) / max(abs(exact[index]), abs(difference), least)
    return distance.isFinite ? distance : nil
  }

  /// About how many multiplications one central difference takes: two forward passes over all samples.
  package static func effort(_ objective: Objective) -> Double {
    guard let network = objective.network, case .samples(let data) = objective.subject else { return 1_000 }
    let units = network.layers.reduce(0) { $0 + $1.units }
    return 2 * Double(data.count) * Double(network.parameterCount + 12 * units)
  }

  /// More than this takes longer than a key may wait.
  package static let greatestEffort = 8e7

  /// How many parameters can be worked out while nobody notices: 10 to 20 milliseconds.
  private var portion: Int { max(1, Int(clamping: (3e7 / Self.effort(objective)).rounded(.down))) }

  /// Works out a portion of what is not known yet, first what is in sight.
  package mutating func proceed(showing rows: Int) {
    var left = portion
    let end = min(count, scroll + max(0, rows))
    for index in min(scroll, end)..<end where left > 0 && differences[index] == nil {
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
    guard let here = disagreement(at: index) else { return }
    if let worst, let most = disagreement(at: worst), most >= here { return }
    worst = index
  }
}

extension Model {
  /// What the gradient check compares: C of the step under the cursor, over all samples.
  var checkedObjective: Objective {
    Objective(workspace.history.experiment.subject, settings: situation.settings)
  }

  mutating func openGradientCheck() {
    showCheck(GradientCheck(checkedObjective, at: situation.parameters), scroll: 0)
  }

  /// Scrolls the check and works out what comes into sight.
  mutating func showCheck(_ check: GradientCheck, scroll: Int) {
    var check = check
    let page = GradientCheckPage(self, check)
    check.scroll = min(max(0, scroll), page.lastScroll)
    check.proceed(showing: page.rows)
    overlay = .gradientCheck(check)
  }

  /// Whether there is more to work out.
  var isChecking: Bool {
    if case .gradientCheck(let check) = overlay { return !check.isFinished }
    return false
  }
}
