// What a run that remembers knows of its held-out samples: C over them at any step, and the step where it was least.

extension History {
  /// C over the held-out samples at a step, changes made there included; nil where none are held out.
  ///
  /// - Parameter number: the step; one beyond the latest counts as the latest.
  /// - Complexity: nothing as long as costs are kept step by step; then a replay of at most `spacing` steps.
  package func testCost(at number: Int) -> Double? {
    guard let testCosts else { return nil }
    let place = min(max(0, number), latestStep)
    if place == latestStep { return testCosts.tail.last }
    if testCosts.width == 1 { return testCosts.bins[place].exact }
    return meteredCost(of: state(at: place))
  }

  /// The first of the steps up to one where C over the held-out samples is least, among those with the loss and the
  /// activations that hold there; nil where none are held out, or no C is finite.
  ///
  /// - Complexity: a look at what is kept; where that is not every step, a replay of some `spacing` steps.
  package func bestTest(through number: Int) -> (step: Int, cost: Double)? {
    guard let testCosts else { return nil }
    let last = min(max(0, number), latestStep)
    let first = rulerStart(at: last)
    let width = testCosts.width
    var best: (step: Int, cost: Double)?
    var bestBin: Int?
    /// Costs step by step, of a bin that is needed in part.
    func look(at range: ClosedRange<Int>) {
      for step in steps(range) {
        guard let cost = meteredCost(of: step.state), cost.isFinite, cost < best?.cost ?? .infinity else { continue }
        best = (step.state.step, cost)
        bestBin = nil
      }
    }
    for bin in first / width...last / width {
      let range = max(first, bin * width)...min(last, bin * width + width - 1)
      if range.count < width {
        look(at: range)
        continue
      }
      let least = testCosts.bins[bin].least
      guard least.isFinite, least < best?.cost ?? .infinity else { continue }
      best = (bin * width, least)
      bestBin = width > 1 ? bin : nil
    }
    if let bin = bestBin {
      best = nil
      look(at: bin * width...bin * width + width - 1)
    }
    return best
  }

  /// How long one may still go on from a step without a lower cost of the held-out samples.
  ///
  /// - Parameters:
  ///   - step: a step of the run.
  ///   - first: where going on began. If the wait was over by then, another as long begins there.
  /// - Returns: the steps that are left, and the step where the cost was lowest so far; nil where nobody has said how long,
  ///   and where none are held out.
  package func patienceLeft(at step: Int, since first: Int) -> (steps: Int, best: Int)? {
    let patience = settings(at: step).patience
    guard patience > 0, let best = bestTest(through: step) else { return nil }
    let end = best.step + patience
    return ((min(first, step) < end ? end : min(first, step) + patience) - step, best.step)
  }

  /// The first step from which on loss and activations are those at a step.
  private func rulerStart(at last: Int) -> Int {
    let here = settings(at: last)
    func isSame(_ settings: Settings) -> Bool { settings.loss == here.loss && settings.network == here.network }
    let others = changes.filter { $0.step <= last }.reversed()
    var start = last
    for change in others {
      guard isSame(settings(at: change.step)) else { return start }
      start = change.step
      guard change.step > 0 else { return 0 }
      guard isSame(settings(at: change.step - 1)) else { return start }
    }
    return isSame(experiment.settings) ? 0 : start
  }

  /// C over the held-out samples at a state of this run; nil where none are held out.
  func meteredCost(of state: TrainingState) -> Double? {
    Objective(experiment.subject, settings: settings(at: state.step)).testCost(at: state.parameters)
  }

  /// The same of past steps; quick where they are asked for in order.
  func replayedTestCosts() -> (Int) -> Double {
    var replayed: TrainingState?
    return { step in
      let state = replayed.flatMap { $0.step == step ? $0 : nil } ?? self.state(at: step)
      replayed = self.stateAfter(state)
      return self.meteredCost(of: state) ?? .nan
    }
  }
}

extension CostTrace.Bin {
  /// The cost of a bin of one step.
  fileprivate var exact: Double { hasNaN ? .nan : least }
}
