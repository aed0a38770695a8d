// What a run that remembers has shown up to any of its steps.

extension History {
  /// The record of the run as it was at a step, changes made there included; the same that is taken down step by step.
  ///
  /// - Parameter number: the step; one beyond the latest counts as the latest.
  /// - Complexity: nothing at the latest step; a replay of at most `spacing` steps before it, and of twice as many where
  ///   the run is so long that its steps are not kept one by one any more.
  package func record(through number: Int) -> RunRecord {
    let place = min(max(0, number), latestStep)
    if let divergedAt, place >= divergedAt {
      return record(
        latest: step(at: divergedAt), lastFinite: divergedAt > 0 ? step(at: divergedAt - 1) : nil,
        divergence: divergence,
        costs: divergedAt > 0 ? costs(through: divergedAt - 1) : [])
    }
    let situation = step(at: place)
    return record(latest: situation, lastFinite: situation, divergence: nil, costs: costs(through: place))
  }

  private func record(
    latest: TrainingStep, lastFinite: TrainingStep?, divergence: Divergence?, costs: [Double]
  ) -> RunRecord {
    let last = latest.state.step
    return RunRecord(
      bounds: bounds, latest: latest, lastFinite: lastFinite, divergence: divergence,
      targetStep: lastFinite.flatMap { targetStep(through: $0.state.step) }, costs: costs,
      moves: signedLengths(max(0, last - RunStatus.swingWindow - 1)..<last), swings: turns(before: last),
      changedAt: changes.last { $0.step <= last }?.step ?? 0,
      hasFirstRuler: Objective(experiment.subject, settings: settings(at: last)) == Objective(experiment))
  }

  /// The costs of the last 21 steps up to and with one that has not diverged.
  private func costs(through last: Int) -> [Double] {
    let first = max(0, last - RunStatus.swingWindow)
    if costs.width == 1 { return costs.bins[first...last].map(\.greatest) }
    if last == latestStep { return costs.tail }
    return steps(first...last).map(\.cost)
  }

  /// The first step up to one that has not diverged whose cost is at the target; nil without a target or such a step.
  private func targetStep(through last: Int) -> Int? {
    guard let target = experiment.targetCost else { return nil }
    guard let bin = costs.bins(through: last).firstIndex(where: { $0.least <= target }) else { return nil }
    if costs.width == 1 { return bin }
    return (bin * costs.width...min(last, (bin + 1) * costs.width)).first { step(at: $0).cost <= target }
  }

  /// The lengths of past steps, with a minus sign where one turned back.
  func signedLengths(_ range: Range<Int>) -> [Double] {
    if let kept = moves.lengths(range) { return Array(kept) }
    guard !range.isEmpty else { return [] }
    let first = max(0, range.lowerBound - 1)
    let changes = steps(first...range.upperBound - 1).map(\.change)
    return range.map { step in
      MoveTrace.signedLength(of: changes[step - first], after: step > first ? changes[step - first - 1] : nil)
    }
  }

  /// How many of the steps before one turned back, and the first that did.
  private func turns(before last: Int) -> (count: Int, first: Int?) {
    let known = moves.turns(before: last)
    let since = signedLengths(known.from..<last).count { $0 < 0 }
    return (known.count + since, moves.firstTurn.flatMap { $0 < last ? $0 : nil })
  }
}
