// A run that remembers: any past step comes back bit for bit, from a keyframe and a replay.

/// The steps of one run from its start to its latest step.
package struct History: Equatable, Sendable {
  package let experiment: Experiment
  /// In the order in which they act.
  package private(set) var changes: [Change] = []
  /// The situation at the latest step.
  package private(set) var latest: TrainingStep
  package private(set) var costs = CostTrace()
  /// C over the held-out samples; nil where there are none.
  package private(set) var testCosts: CostTrace?
  package private(set) var path: PathTrace
  /// How long each step was, and which turned back.
  package private(set) var moves = MoveTrace()
  /// C at step 0, and the target.
  package private(set) var bounds: RunBounds
  /// Why the run has diverged; nil where it has not.
  package private(set) var divergence: Divergence?
  /// The first step that diverged.
  package private(set) var divergedAt: Int?
  /// How many steps lie between two keyframes; doubles when they get too many.
  package private(set) var spacing = 64
  /// The states, changes made, at steps 0, `spacing`, ….
  private var keyframes: [TrainingState]
  /// The state of the latest step before the changes made there.
  private var arrival: TrainingState
  /// The change that led to the latest step; nil at step 0.
  private var changeBefore: [Double]?
  /// The number of a parameter whose slope was not defined at the step before the latest.
  private var undefinedSlope: Int?

  /// Keyframes take at most this many bytes.
  private let keyframeBytes: Int

  /// - Parameters:
  ///   - experiment: what is trained, on what, and how it starts.
  ///   - keyframeBytes: how much memory keyframes may take before their spacing doubles.
  package init(_ experiment: Experiment, keyframeBytes: Int = 24 << 20) {
    self.experiment = experiment
    self.keyframeBytes = keyframeBytes
    arrival = experiment.firstState
    latest = TrainingStep(from: arrival, subject: experiment.subject, settings: experiment.settings)
    path = PathTrace(parameterCount: arrival.parameters.count)
    bounds = RunBounds(firstCost: latest.cost, targetCost: experiment.targetCost)
    keyframes = [arrival]
    testCosts = experiment.dataset?.test == nil ? nil : CostTrace()
    record()
  }

  /// The latest step's number.
  package var latestStep: Int { latest.state.step }

  /// The settings that step `step` is made with.
  package func settings(at step: Int) -> Settings { changes.settings(at: step, from: experiment.settings) }

  /// The situation at a state of this run, and the step that is made there.
  private func step(from state: TrainingState, evaluatesAll: Bool = true) -> TrainingStep {
    TrainingStep(
      from: state, subject: experiment.subject, settings: settings(at: state.step), evaluatesAll: evaluatesAll)
  }

  /// Makes one step.
  package mutating func advance() {
    moves.append(MoveTrace.signedLength(of: latest.change, after: changeBefore))
    arrive(at: latest.next, after: latest.change, undefinedSlope: latest.undefinedSlope)
  }

  /// Makes steps up to the first at which the run diverges: the same as one by one, and much faster where they are many.
  ///
  /// - Parameters:
  ///   - steps: how many at most.
  ///   - pausesWhereConverged: whether to stop, too, where the run has converged and had not before.
  /// - Returns: whether it has stopped there.
  @discardableResult
  package mutating func advance(by steps: Int, pausesWhereConverged: Bool = false) -> Bool {
    let end = latestStep + steps
    var wasConverged = pausesWhereConverged && hasConverged
    while latestStep < end {
      if !leap(to: end, wasConverged: pausesWhereConverged ? wasConverged : nil) { advance() }
      if divergedAt == latestStep { return false }
      if pausesWhereConverged {
        if hasConverged, !wasConverged { return true }
        wasConverged = hasConverged
      }
    }
    return false
  }

  /// Goes to a later step in one go, or up to where something happens: the run diverges, or stops or starts being converged.
  ///
  /// - Parameter wasConverged: whether the run is converged at the latest step; nil where it is no matter.
  /// - Returns: false where nothing but single steps can be made.
  private mutating func leap(to end: Int, wasConverged: Bool?) -> Bool {
    // Ahead of time nothing is changed but the next step.
    guard divergedAt == nil, latestStep + 1 < end, changes.last.map({ $0.step <= latestStep }) ?? true,
      var runner = StepRunner(
        from: latest.next, after: latest.change, subject: experiment.subject, settings: settings(at: latestStep))
    else { return false }
    let greatestCost = bounds.greatestCost
    let flatSlope = bounds.flatSlope
    let targetCost = bounds.targetCost
    var recorded: [Double] = []
    let meter = TestMeter(experiment.subject, settings: settings(at: latestStep))
    var recordedTests: [Double] = []
    var undefinedSlope = latest.undefinedSlope
    moves.append(MoveTrace.signedLength(of: latest.change, after: changeBefore))
    while runner.step < end {
      let cost = runner.evaluate()
      // Where something happens is looked at once more, as a situation of its own.
      guard runner.isFinite, cost.isFinite, cost <= greatestCost else { break }
      if let wasConverged {
        guard (targetCost.map { cost <= $0 } ?? runner.isFlatter(than: flatSlope)) == wasConverged else { break }
      }
      recorded.append(cost)
      if let meter { recordedTests.append(meter.cost(at: runner.parameters)) }
      if recorded.count == 1_024 {
        costs.append(contentsOf: recorded)
        recorded.removeAll(keepingCapacity: true)
        testCosts?.append(contentsOf: recordedTests)
        recordedTests.removeAll(keepingCapacity: true)
      }
      if path.keeps(step: runner.step) { path.append(runner.parameters, step: runner.step) }
      if runner.step % spacing == 0 { keepKeyframe(runner.situation) }
      moves.append(runner.move())
      undefinedSlope = runner.isFinite ? nil : runner.lastChange.firstIndex(where: \.isNaN)
    }
    costs.append(contentsOf: recorded)
    testCosts?.append(contentsOf: recordedTests)
    arrive(at: runner.situation, after: runner.lastChange, undefinedSlope: undefinedSlope)
    return true
  }

  /// Takes down the situation that the latest step has led to.
  private mutating func arrive(at state: TrainingState, after change: [Double], undefinedSlope: Int?) {
    changeBefore = change
    self.undefinedSlope = undefinedSlope
    arrival = state
    latest = step(from: changed(state))
    record()
    if latestStep % spacing == 0 { keepKeyframe(latest.state) }
  }

  /// Changes something at the latest step, or ahead of time at the one after it.
  package mutating func change(_ kind: Change.Kind, at place: Int? = nil) {
    let step = place ?? latestStep
    precondition(step == latestStep || step == latestStep + 1, "the past is changed by truncating it first")
    changes.put(Change(step: step, kind: kind), from: experiment.settings, for: experiment.subject)
    if step == latestStep { reevaluateLatest() }
  }

  /// The situation at a past step, as it was.
  ///
  /// - Complexity: a replay of at most `spacing` steps.
  package func step(at number: Int) -> TrainingStep {
    if number >= latestStep { return latest }
    return step(from: state(at: number))
  }

  /// The situations at several steps in a row, as they were; those not made yet are left out.
  ///
  /// - Complexity: one replay of at most `spacing` steps, and then a step each.
  package func steps(_ numbers: ClosedRange<Int>) -> [TrainingStep] {
    let last = min(numbers.upperBound, latestStep)
    guard numbers.lowerBound <= last else { return [] }
    var result: [TrainingStep] = []
    var state = self.state(at: numbers.lowerBound)
    for _ in numbers.lowerBound...last {
      let step = step(from: state)
      result.append(step)
      state = changed(step.next)
    }
    return result
  }

  /// The state at a past step, as it was.
  package func state(at number: Int) -> TrainingState {
    if number >= latestStep { return latest.state }
    var state = keyframes[min(keyframes.count - 1, max(0, number) / spacing)]
    while state.step < number {
      // Up to the next change in one go: in between nothing but steps happens.
      let stop = min(number, changes.first { $0.step > state.step }?.step ?? number)
      var trainer = Trainer(from: state, subject: experiment.subject, settings: settings(at: state.step))
      trainer.advance(by: stop - state.step)
      state = changed(trainer.state)
    }
    return state
  }

  /// The run as it was when `number` was its latest step, changes made there included.
  package func truncated(to number: Int) -> History {
    guard number < latestStep else { return self }
    var copy = self
    copy.changes.removeAll { $0.step > number }
    copy.keyframes.removeLast(max(0, keyframes.count - 1 - number / spacing))
    if let divergedAt, divergedAt > number {
      copy.divergedAt = nil
      copy.divergence = nil
    }
    let before = number == 0 ? nil : step(at: number - 1)
    copy.changeBefore = before?.change
    copy.undefinedSlope = before?.undefinedSlope
    copy.arrival = before?.next ?? experiment.firstState
    copy.latest = step(at: number)
    copy.moves.truncate(to: number, replay: signedLengths)
    copy.path.truncate(to: number + 1)
    copy.costs.truncate(to: number + 1, replay: replayedCosts())
    copy.testCosts?.truncate(to: number + 1, replay: replayedTestCosts())
    return copy
  }

  /// How the run stands at its latest step.
  package var status: RunStatus {
    if let divergedAt, let divergence { return .diverged(at: divergedAt, divergence) }
    return RunStatus(of: latest, costs: costs.tail, bounds: bounds)
  }

  /// Whether the run has converged at its latest step.
  package var hasConverged: Bool { RunStatus.hasConverged(latest, bounds: bounds) }

  /// The costs of past steps; quick where they are asked for in order.
  private func replayedCosts() -> (Int) -> Double {
    var replayed: TrainingState?
    return { step in
      let state = replayed.flatMap { $0.step == step ? $0 : nil } ?? self.state(at: step)
      let here = self.step(from: state)
      replayed = changed(here.next)
      return here.cost
    }
  }

  /// The state a step later, with the changes made there.
  func stateAfter(_ state: TrainingState) -> TrainingState { changed(step(from: state).next) }

  /// A state with the changes that were made at its step.
  private func changed(_ state: TrainingState) -> TrainingState {
    var result = state
    for change in changes where change.step == state.step {
      switch change.kind {
      case .parameter(let index, let value):
        result.parameters[index] = value
        result.optimizer.disturb(atEpochStart: result.sampler.isAtEpochStart)
      case .settings(let settings):
        let rule = settings.optimizer.forgotten
        guard rule != result.optimizer.forgotten else { continue }
        // Another rule begins with nothing remembered; the same one with another constant goes on.
        result.optimizer = rule.name == result.optimizer.name ? result.optimizer.withConstants(of: rule) : rule
        result.optimizer.disturb(atEpochStart: result.sampler.isAtEpochStart)
      }
    }
    return result
  }

  private mutating func record() {
    costs.append(latest.cost)
    if let test = meteredCost(of: latest.state) { testCosts?.append(test) }
    path.append(latest.state.parameters, step: latestStep)
    noteDivergence()
  }

  private mutating func noteDivergence() {
    guard divergedAt == nil else { return }
    divergence = Divergence(of: latest, bounds: bounds, undefinedSlope: undefinedSlope)
    if divergence != nil { divergedAt = latestStep }
  }

  private mutating func keepKeyframe(_ state: TrainingState) {
    keyframes.append(state.lean)
    guard keyframes.count > 2, keyframes.count * state.byteCount > keyframeBytes else { return }
    keyframes = stride(from: 0, to: keyframes.count, by: 2).map { keyframes[$0] }
    spacing *= 2
  }

  private mutating func reevaluateLatest() {
    let number = latestStep
    latest = step(from: changed(arrival))
    if number % spacing == 0, keyframes[keyframes.count - 1].step == number {
      keyframes[keyframes.count - 1] = latest.state.lean
    }
    if number == 0 { bounds = RunBounds(firstCost: latest.cost, targetCost: experiment.targetCost) }
    if divergedAt == number { divergedAt = nil }
    noteDivergence()
    path.truncate(to: number)
    path.append(latest.state.parameters, step: number)
    costs.replaceLast(latest.cost)
    if let test = meteredCost(of: latest.state) { testCosts?.replaceLast(test) }
  }
}
