// Predictions: what the run has shown of them, and whether the screen had shown it before.

import NablaCore
import NablaLesson
import NablaWords

/// The predictions of a session: how many were made, which were told, and the last of those while it is on screen.
package struct GuessLog: Equatable, Sendable {
  /// The number of the next one.
  package private(set) var next = 0
  private var told: Set<Int> = []
  /// Runs that were on screen and that nothing brings back, the latest last.
  private var forgotten: [ShownRun] = []
  /// What was told at the step on screen, with that step.
  package private(set) var shown: (outcome: GuessOutcome, step: Int)?

  package init() {}

  package static func == (one: GuessLog, other: GuessLog) -> Bool {
    one.next == other.next && one.told == other.told && one.forgotten == other.forgotten
      && one.shown?.outcome == other.shown?.outcome
      && one.shown?.step == other.shown?.step
  }

  /// The number of a prediction that is made now.
  package mutating func number() -> Int {
    next += 1
    return next - 1
  }

  /// Whether it was told before.
  package func hasTold(_ guess: Guess) -> Bool { told.contains(guess.id) }

  /// - Parameters:
  ///   - outcome: what is told.
  ///   - step: the step on screen.
  package mutating func tell(_ outcome: GuessOutcome, at step: Int) {
    told.insert(outcome.guess.id)
    shown = (outcome, step)
  }

  /// Remembers how far runs were shown that are about to be forgotten.
  package mutating func remember(_ workspaces: [Workspace]) {
    for run in workspaces.flatMap(\.runs) where run.history.latestStep > 0 {
      let shown = ShownRun(run.history)
      if !forgotten.contains(shown) { forgotten.append(shown) }
    }
    forgotten.removeFirst(max(0, forgotten.count - Self.mostRemembered))
  }

  private static let mostRemembered = 100

  /// Whether a run that goes as this one was shown up to a step.
  func hasShown(_ history: History, step: Int) -> Bool { forgotten.contains { $0.isAlike(history, through: step) } }

  /// Takes what was told from the screen.
  package mutating func clear() { shown = nil }
}

/// How a run went, and how far.
private struct ShownRun: Equatable, Sendable {
  let experiment: Experiment
  let changes: [Change]
  let latest: Int

  init(_ history: History) {
    experiment = history.experiment
    changes = history.changes
    latest = history.latestStep
  }

  /// Whether it goes as another one does up to a step, and was shown there.
  func isAlike(_ other: History, through step: Int) -> Bool {
    latest >= step && changes.filter { $0.step <= step } == other.changes.filter { $0.step <= step }
      && experiment == other.experiment
  }
}

extension Model {
  /// The prediction that waits, and what was told at this step.
  package var shownGuess: Guess? { workspace.guess ?? guesses.shown?.outcome.guess }

  /// What the status line says of the prediction that waits, or was told at this step.
  package var guessPhrase: Phrase? {
    if let waiting = workspace.guess { return .guess(.pending(waiting)) }
    return guesses.shown.map { .guess(.told($0.outcome)) }
  }

  /// The place that was predicted along the axes of the contour on screen, as long as it is drawn.
  package var guessedPlace: [Double]? {
    guard case .place(let axes, let values, _) = shownGuess?.said, look.plane == .parameters,
      axes.map(\.index) == [look.axisX] + (look.axisY.map { [$0] } ?? [])
    else { return nil }
    return values
  }

  /// Whether the contour hides where the step leads: that is what is being predicted.
  package var hidesStep: Bool {
    if case .place = workspace.guess?.said { return true }
    return look.isGuessingPlace && pointsAtContour
  }

  // MARK: The truth

  /// What the run has shown of a prediction; nil as long as it has not.
  package func truth(of guess: Guess) -> GuessOutcome.Truth? {
    switch guess.said {
    case .firstFailing(_, let steps):
      guard let sweep = shownSweep, sweep.request.steps == steps, sweep.request.origin == nil,
        sweep.knownCount == sweep.rates.count
      else { return nil }
      return .rate(sweep.curve.firstFailing?.learningRate)
    case .winner(let number, _): return winner(of: guess.due, named: number)
    case .cost, .costRises, .value, .valueRises, .slope, .slopeSign, .place:
      guard let history = workspace.runs.first(where: { $0.number == guess.run })?.history else { return nil }
      let step = workspace.cursor.step
      if let end = history.divergedAt, end <= guess.due { return step >= end - 1 ? .diverged(step: end) : nil }
      guard step >= guess.due, history.latestStep >= guess.due else { return nil }
      return truth(of: guess.said, before: history.step(at: guess.from), after: history.step(at: guess.due))
    }
  }

  private func truth(of said: Guess.Said, before: TrainingStep, after: TrainingStep) -> GuessOutcome.Truth? {
    func value(_ parameter: Guess.Parameter, _ numbers: (TrainingStep) -> [Double]) -> GuessOutcome.Truth {
      .number(before: numbers(before)[parameter.index], after: numbers(after)[parameter.index])
    }
    switch said {
    case .cost, .costRises: return .number(before: before.cost, after: after.cost)
    case .value(let parameter, _), .valueRises(let parameter, _): return value(parameter) { $0.state.parameters }
    case .slope(let parameter, _), .slopeSign(let parameter, _): return value(parameter) { $0.gradient }
    case .place(let axes, _, _):
      return .place(
        before: axes.map { before.state.parameters[$0.index] }, after: axes.map { after.state.parameters[$0.index] })
    case .winner, .firstFailing: return nil
    }
  }

  /// Which of the compared runs has the lowest C at a step, once all that can have come to it.
  private func winner(of step: Int, named number: Int) -> GuessOutcome.Truth? {
    let racing = workspace.runs.filter { $0.entry != nil }
    let isOver = workspace.hasDiverged && !workspace.othersGoOn && workspace.cursor.step >= workspace.lastShownStep
    guard workspace.cursor.step >= step || isOver else { return nil }
    let costs = racing.compactMap { run -> (run: Run, cost: Double)? in
      let history = run.history
      guard history.latestStep >= step, history.divergedAt.map({ $0 > step }) ?? true else { return nil }
      return (run, history.step(at: step).cost)
    }
    guard let best = costs.min(by: { $0.cost < $1.cost }) else { return .noWinner }
    return .winner(
      best.run.number, name: best.run.name, cost: best.cost, named: costs.first { $0.run.number == number }?.cost)
  }

  /// Whether what a prediction is about is still there.
  package func isAlive(_ guess: Guess) -> Bool {
    switch guess.said {
    case .firstFailing: return true
    case .winner(let number, _):
      return workspace.runs.contains { $0.entry != nil && $0.number == number } && !workspace.hasUnlikeCosts
    case .cost, .costRises, .value, .valueRises, .slope, .slopeSign, .place:
      return workspace.runs.contains { $0.number == guess.run }
    }
  }

  // MARK: What had been seen

  /// Whether the screen had shown what is asked for: this run, or one that goes the same way, was there before.
  package func hasSeen(_ said: Guess.Said, at due: Int) -> Bool {
    switch said {
    case .firstFailing(_, let steps):
      guard let sweep, sweep.knownCount == sweep.rates.count else { return false }
      let history = workspace.history
      var experiment = history.experiment
      experiment.settings = settingsInForce
      let rate = settingsInForce.learningRate
      return sweep.request.hasSameRuns(
        as: SweepRequest(
          experiment: experiment, start: history.state(at: 0).parameters, steps: steps, including: rate...rate))
    case .winner:
      return workspace.runs.filter { $0.entry != nil }.allSatisfy { hasShown($0.history, step: due) }
    case .cost, .costRises, .slope, .slopeSign: return hasShown(workspace.history, step: due)
    case .value(let parameter, _), .valueRises(let parameter, _):
      return hasShown(workspace.history, step: due) || tells(parameter, at: due)
    case .place(let axes, _, _):
      return hasShown(workspace.history, step: due) || axes.allSatisfy { tells($0, at: due) }
    }
  }

  /// Whether a panel tells the value that a parameter will have: the derivation, and the last beat of the step.
  private func tells(_ parameter: Guess.Parameter, at due: Int) -> Bool {
    guard due == workspace.cursor.step + 1 else { return false }
    let arrangement = arrangement
    let isDerived = look.selection == parameter.index && arrangement.rect(of: .derivation) != nil
    return isDerived || arrangement.rect(of: .step) != nil && workspace.cursor.beat == beats.count - 1
  }

  private func hasShown(_ history: History, step: Int) -> Bool {
    // What undo and redo can bring back was on screen too.
    let past = done.map(\.before) + undone.flatMap { [$0.before, $0.after].compactMap { $0 } }
    return guesses.hasShown(history, step: step)
      || ([workspace] + past).contains { $0.runs.contains { ShownRun($0.history).isAlike(history, through: step) } }
  }
}
