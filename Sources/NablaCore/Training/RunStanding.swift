// How a run stood at any of its steps, read from what it remembers.

/// What a comparison says of one run at one of its steps.
package struct RunStanding: Equatable, Sendable {
  /// The step it is of: the one asked for, or the last finite one where the run has diverged before.
  package let step: Int
  package let cost: Double
  package let status: RunStatus
  /// The first step up to here at the target cost; nil where there is no target or it is not reached.
  package let targetStep: Int?
  /// How many steps up to here point against the one before (Δw·Δw′ < 0); nil where the path is no longer kept whole.
  package let swings: Int?
  /// The first step that pointed against the one before.
  package let firstSwing: Int?
  /// How long the last step was, over the one before it; nil before there are two.
  package let stretch: Double?
  /// C at step 0.
  package let firstCost: Double
  /// C up to 20 steps before; the step's own at step 0.
  package let earlierCost: Double
}

extension History {
  /// How the run stood at a step that it has reached.
  ///
  /// - Complexity: a replay of at most `spacing` steps, and O(steps · parameters) for the swings.
  package func standing(at number: Int) -> RunStanding {
    let last = divergedAt.map { max(0, min($0 - 1, latestStep)) } ?? latestStep
    // From the step on at which it diverged, a run stays what it was before, and diverged.
    let hasDiverged = divergedAt.map { number >= $0 } ?? false
    let place = min(number, last)
    let situation = step(at: place)
    let status: RunStatus
    if hasDiverged || place == latestStep {
      status = self.status
    } else {
      let first = max(0, place - RunStatus.swingWindow)
      let known =
        costs.width == 1 ? costs.bins[first...place].map(\.greatest) : (first...place).map { step(at: $0).cost }
      status = RunStatus(of: situation, costs: known, targetCost: experiment.targetCost, divergedAt: nil)
    }
    let turns = swings(through: place)
    return RunStanding(
      step: place, cost: situation.cost, status: status, targetStep: targetStep(through: place), swings: turns?.count,
      firstSwing: turns?.first, stretch: turns?.stretch,
      firstCost: cost(at: 0), earlierCost: cost(at: max(0, place - RunStatus.swingWindow)))
  }

  /// The cost of a step that the run has made.
  private func cost(at number: Int) -> Double {
    costs.width == 1 ? costs.bins[number].greatest : step(at: number).cost
  }

  private func targetStep(through last: Int) -> Int? {
    guard let target = experiment.targetCost else { return nil }
    guard let bin = costs.bins(through: last).firstIndex(where: { $0.least <= target }) else { return nil }
    if costs.width == 1 { return bin }
    return (bin * costs.width...min(last, (bin + 1) * costs.width)).first { step(at: $0).cost <= target }
  }

  private func swings(through last: Int) -> (count: Int, first: Int?, stretch: Double?)? {
    guard path.spacing == 1 else { return nil }
    let points = path.points.prefix(last + 1)
    var count = 0
    var first: Int?
    var stretch: Double?
    var before: [Double] = []
    var lengthBefore = 0.0
    for index in points.indices.dropFirst() {
      let move = zip(points[index], points[index - 1]).map { $0 - $1 }
      let length = move.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if !before.isEmpty {
        if zip(move, before).reduce(0, { $0 + $1.0 * $1.1 }) < 0 {
          count += 1
          if first == nil { first = index - 1 }
        }
        stretch = lengthBefore > 0 ? length / lengthBefore : nil
      }
      before = move
      lengthBefore = length
    }
    return (count, first, stretch)
  }
}
