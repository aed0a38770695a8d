// What kind of run a learning rate makes: evenly down, first up, round in a cycle, to and fro for ever, away.
// Sources of the words: Lewkowycz et al. (2020), arXiv:2003.02218, for the rise to a flatter place; Ott, Chaos in Dynamical
// Systems (2002), chapter 2, for cycles.

/// The kind of a run after its steps.
package enum RunPhase: Equatable, Sendable {
  /// No step raised C by more than rounding.
  case evenly
  /// C went up and then down below its start, and has not risen in the last steps. `isFlatter`: λ is smaller there than at
  /// the start; nil where it is not known.
  case upThenDown(isFlatter: Bool?)
  /// It goes to and fro, less and less.
  case dying
  /// After so many steps it is back where it was, again and again: 2 … 32.
  case cycle(Int)
  /// It goes on to and fro without a cycle of at most 32 steps, and has not left.
  case bounded
  /// None of these: C has risen and stays above its start.
  case above
  /// It has diverged.
  case leaves
}

extension RunPhase {
  /// A run counts as back where it was where it misses by at most this part of its swing.
  package static let cycleTolerance = 0.005
  /// A swing counts as dying down where it is less than this part of what it was half a window before.
  package static let dyingShare = 0.99
  /// A movement below this part of the largest parameter is none.
  package static let restShare = 1e-6
  /// The longest cycle that is looked for.
  package static let longestCycle = RunEnd.lateWindow / 2

  /// - Parameters:
  ///   - end: how the run came out.
  ///   - places: the parameters at its last steps, oldest first: `lateWindow` + 1 of them, or all of a shorter run.
  ///   - firstCost: C at step 0.
  ///   - isFlatter: whether λ is smaller at the end than at the start, where that is known.
  package init(of end: RunEnd, places: [[Double]], firstCost: Double, isFlatter: () -> Bool?) {
    if end.divergedAt != nil {
      self = .leaves
      return
    }
    let half = places.count / 2
    let before = Self.swing(places[..<half])
    let now = Self.swing(places[half...])
    let size = places.last?.reduce(1e-3) { max($0, abs($1)) } ?? 1
    if places.count > 8, now > Self.restShare * size, now >= Self.dyingShare * before, before >= Self.dyingShare * now {
      // Where it drifts steadily, it swings as far in both halves, but comes back to nothing.
      if let period = Self.period(of: places, swing: now) {
        self = .cycle(period)
        return
      }
    }
    if end.rises == 0 {
      self = .evenly
    } else if end.lateRises == 0 {
      self = (end.finalCost ?? .infinity) < firstCost ? .upThenDown(isFlatter: isFlatter()) : .above
    } else {
      self = now < Self.dyingShare * before * 0.9 ? .dying : .bounded
    }
  }

  /// How far the parameter that moves most goes.
  private static func swing(_ places: ArraySlice<[Double]>) -> Double {
    guard var low = places.first else { return 0 }
    var high = low
    for place in places {
      for index in place.indices {
        low[index] = min(low[index], place[index])
        high[index] = max(high[index], place[index])
      }
    }
    return zip(low, high).reduce(0) { max($0, $1.1 - $1.0) }
  }

  private static func period(of places: [[Double]], swing: Double) -> Int? {
    (2...min(longestCycle, max(2, places.count / 2))).first { period in
      (period..<places.count).allSatisfy { index in
        zip(places[index], places[index - period]).allSatisfy { abs($0 - $1) <= cycleTolerance * swing }
      }
    }
  }
}

extension ManyRuns {
  /// What kind of run a member is; nil where it was cancelled.
  ///
  /// - Parameters:
  ///   - member: the run.
  ///   - end: how it came out after `steps`.
  ///   - steps: how many it was to make.
  ///   - isCancelled: asked now and then.
  package func phase(
    of member: Member, end: RunEnd, steps: Int, isCancelled: () -> Bool = { false }
  ) -> RunPhase? {
    late(of: member, end: end, steps: steps, isCancelled: isCancelled)?.phase
  }

  /// What kind of run a member is, and its parameters at its last steps: at most 65 of them, none of a run that diverged.
  ///
  /// - Parameters:
  ///   - member: the run.
  ///   - end: how it came out after `steps`.
  ///   - steps: how many it was to make.
  ///   - isCancelled: asked now and then.
  /// - Returns: nil where it was cancelled.
  package func late(
    of member: Member, end: RunEnd, steps: Int, isCancelled: () -> Bool = { false }
  ) -> (phase: RunPhase, places: [[Double]])? {
    let firstCost = objective.cost(at: member.start)
    guard end.divergedAt == nil else { return (.leaves, []) }
    var settings = experiment.settings
    settings.learningRate = member.learningRate
    var state = origin
    state.step = 0
    state.parameters = member.start
    let window = min(steps, RunEnd.lateWindow)
    var trainer = Trainer(from: state, subject: experiment.subject, settings: settings)
    var left = steps - window
    while left > 0 {
      if isCancelled() { return nil }
      trainer.advance(by: min(left, 256))
      left -= min(left, 256)
    }
    var places = [trainer.state.parameters]
    for _ in 0..<window {
      if isCancelled() { return nil }
      trainer.advance(by: 1)
      places.append(trainer.state.parameters)
    }
    let phase = RunPhase(of: end, places: places, firstCost: firstCost) {
      guard let first = Hessian(of: objective, at: member.start, frozen: settings.frozen).sharpness,
        let last = Hessian(of: objective, at: end.parameters, frozen: settings.frozen).sharpness
      else { return nil }
      return last < first
    }
    return (phase, places)
  }
}
