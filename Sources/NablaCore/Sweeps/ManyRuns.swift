// Many runs that differ in their learning rate and in where they start, and in nothing else.

import CKernels

/// Makes the same steps of many runs: small networks in the lanes of vectors, formulas side by side, others one run after
/// another.
///
///     let runs = ManyRuns(experiment)
///     let ends = runs.ends(of: rates.map { .init(learningRate: $0, start: start) }, steps: 300)
///
/// A run here is to the bit the run that `Race` and `History` make, whichever way it is made.
package struct ManyRuns: Sendable {
  package let experiment: Experiment
  /// Where a run that is not given another start sets out from: its optimizer's memory and its samples' order are those
  /// of every run.
  package let origin: TrainingState
  let objective: Objective

  /// One of the runs.
  package struct Member: Equatable, Sendable {
    /// η.
    package let learningRate: Double
    /// The parameters at step 0.
    package let start: [Double]

    package init(learningRate: Double, start: [Double]) {
      self.learningRate = learningRate
      self.start = start
    }
  }

  /// - Parameters:
  ///   - experiment: everything the runs have in common; its learning rate is not used.
  ///   - origin: the situation they set out from; nil for step 0.
  package init(_ experiment: Experiment, from origin: TrainingState? = nil) {
    self.experiment = experiment
    var origin = origin ?? experiment.firstState
    origin.optimizer.forget(experiment.settings.frozen)
    self.origin = origin
    objective = Objective(experiment)
  }

  /// How many runs are best made by one call: those of some whole vectors.
  package var block: Int { isOfFormulaLanes ? FormulaLanes.width : 4 * (Kernel.current?.width ?? 1) }

  /// Whether runs are made side by side, operation by operation.
  private var isOfFormulaLanes: Bool {
    if case .formula = objective, case .gradientDescent = origin.optimizer { return true }
    return false
  }

  /// How each run comes out, in their order.
  ///
  /// - Parameters:
  ///   - members: the runs.
  ///   - steps: how many steps each makes; fewer where it diverges.
  ///   - isCancelled: asked every some hundred steps; once it says yes, nothing is to be returned.
  /// - Returns: one end a member; nil where it was cancelled.
  package func ends(of members: [Member], steps: Int, isCancelled: () -> Bool = { false }) -> [RunEnd]? {
    precondition(members.allSatisfy { $0.start.count == objective.parameterCount }, "one value a parameter")
    if let quick = LaneRuns(self) { return quick.ends(of: members, steps: steps, isCancelled: isCancelled) }
    if isOfFormulaLanes, case .formula(let formula) = objective {
      return ends(of: members, formula, steps: steps, isCancelled: isCancelled)
    }
    var result: [RunEnd] = []
    for member in members {
      guard let end = end(of: member, steps: steps, isCancelled: isCancelled) else { return nil }
      result.append(end)
    }
    return result
  }

  /// The numbers of the parameters that the settings hold still.
  fileprivate var frozen: [Int] { experiment.settings.frozen }

  /// C over the held-out samples at the last step of each run that had not diverged.
  ///
  /// - Parameters:
  ///   - members: the runs.
  ///   - ends: how they came out, with their parameters.
  /// - Returns: nil where no samples are held out; nil inside for a run whose start has diverged.
  package func testCosts(of members: [Member], _ ends: [RunEnd]) -> [Double?]? {
    guard let test = objective.test else { return nil }
    return zip(members, ends).map { member, end in
      guard let divergedAt = end.divergedAt else { return test.cost(at: end.parameters) }
      guard divergedAt > 0 else { return nil }
      var trainer = Trainer(from: firstState(of: member), subject: experiment.subject, settings: settings(of: member))
      trainer.advance(by: divergedAt - 1)
      return test.cost(at: trainer.state.parameters)
    }
  }

  private func settings(of member: Member) -> Settings {
    var settings = experiment.settings
    settings.learningRate = member.learningRate
    return settings
  }

  private func firstState(of member: Member) -> TrainingState {
    var state = origin
    state.step = 0
    state.parameters = member.start
    return state
  }

  /// Runs on a formula.
  private func ends(
    of members: [Member], _ formula: Formula, steps: Int, isCancelled: () -> Bool
  ) -> [RunEnd]? {
    var result: [RunEnd] = []
    result.reserveCapacity(members.count)
    for first in stride(from: 0, to: members.count, by: FormulaLanes.width) {
      let group = members[first..<min(first + FormulaLanes.width, members.count)]
      let lanes = FormulaLanes(formula, members: group, experiment.settings)
      var ends: [[Double]?] = Array(repeating: nil, count: group.count)
      lanes.evaluate()
      var tallies = group.indices.map {
        CostTally(first: lanes.cost(of: $0 - first), targetCost: experiment.targetCost)
      }
      func keepEnds() {
        for lane in tallies.indices where ends[lane] == nil && tallies[lane].hasEnded {
          ends[lane] = lanes.parameters(of: lane)
        }
      }
      keepEnds()
      for step in 0..<steps where tallies.contains(where: { !$0.hasEnded }) {
        if step % 32 == 31, isCancelled() { return nil }
        lanes.move(at: step)
        lanes.evaluate()
        for lane in tallies.indices where ends[lane] == nil { tallies[lane].note(lanes.cost(of: lane)) }
        keepEnds()
      }
      result += tallies.indices.map { lane in
        RunEnd(
          tallies[lane], parameters: ends[lane] ?? lanes.parameters(of: lane), objective: objective, frozen: frozen)
      }
    }
    return result
  }

  /// One run alone.
  private func end(of member: Member, steps: Int, isCancelled: () -> Bool) -> RunEnd? {
    let settings = settings(of: member)
    let start = firstState(of: member)
    if var runner = StepRunner(
      from: start, after: start.parameters.map { _ in 0 }, subject: experiment.subject, settings: settings)
    {
      var tally = CostTally(first: runner.isFinite ? runner.evaluate() : .nan, targetCost: experiment.targetCost)
      while tally.step < steps, !tally.hasEnded {
        if tally.step % 32 == 31, isCancelled() { return nil }
        _ = runner.move()
        let cost = runner.evaluate()
        tally.note(runner.isFinite ? cost : .nan)
      }
      return RunEnd(tally, parameters: runner.parameters, objective: objective, frozen: frozen)
    }
    var step = TrainingStep(from: start, subject: experiment.subject, settings: settings)
    var tally = CostTally(first: Self.cost(of: step), targetCost: experiment.targetCost)
    while tally.step < steps, !tally.hasEnded {
      if tally.step % 64 == 63, isCancelled() { return nil }
      step = TrainingStep(from: step.next, subject: experiment.subject, settings: settings)
      tally.note(Self.cost(of: step))
    }
    return RunEnd(
      tally, parameters: step.state.parameters, objective: objective, frozen: frozen,
      hasSettled: step.state.optimizer.hasSettled)
  }

  /// C of a situation; no number where a parameter is none.
  private static func cost(of step: TrainingStep) -> Double {
    step.state.parameters.allSatisfy(\.isFinite) ? step.cost : .nan
  }
}

/// The runs of a network that is small enough for the lanes of vectors.
private struct LaneRuns {
  private let runs: ManyRuns
  private let experiment: Experiment
  private let objective: Objective
  private let kernel: Kernel
  private let data: Dataset
  private let all: SampleLanes

  /// The most doubles a group of runs may work on; with more, samples in the lanes are as quick.
  private static let mostNumbers = 1 << 15

  init?(_ runs: ManyRuns) {
    self.runs = runs
    experiment = runs.experiment
    objective = runs.objective
    guard let kernel = Kernel.current, case .network(let cost) = objective, let all = cost.data.lanes,
      cost.regularization.isNone,
      !cost.network.hasSoftmaxOutput, let pass = objective.kernelPass(most: cost.data.count),
      KernelRule(runs.origin.optimizer) != nil,
      pass.runWorkspace(all) <= Self.mostNumbers
    else { return nil }
    self.kernel = kernel
    self.all = all
    data = cost.data
  }

  func ends(of members: [ManyRuns.Member], steps: Int, isCancelled: () -> Bool) -> [RunEnd]? {
    var result: [RunEnd] = []
    result.reserveCapacity(members.count)
    for first in stride(from: 0, to: members.count, by: kernel.width) {
      let group = members[first..<min(first + kernel.width, members.count)]
      guard let ends = ends(of: group, steps: steps, isCancelled: isCancelled) else { return nil }
      result += ends
    }
    return result
  }

  private func ends(of group: ArraySlice<ManyRuns.Member>, steps: Int, isCancelled: () -> Bool) -> [RunEnd]? {
    guard let pass = objective.kernelPass(most: data.count),
      var lanes = RunLanes(pass, members: group, optimizer: runs.origin.optimizer, samples: all, still: runs.frozen)
    else { preconditionFailure("there were kernel and rule before") }
    let width = kernel.width
    var tallies: [CostTally] = []
    var ends: [[Double]?] = Array(repeating: nil, count: group.count)
    lanes.evaluate(all) { costs in
      tallies = group.indices.map { CostTally(first: costs[$0 - group.startIndex], targetCost: experiment.targetCost) }
    }
    let greatest = tallies.map(\.bounds.greatestCost).max() ?? 0
    var sampler = runs.origin.sampler
    var batch = SampleLanes(most: data.count, of: data, width: width)
    /// C before each step; the first of a call is known already.
    func note(_ costs: UnsafePointer<Double>, _ range: Range<Int>) {
      for lane in tallies.indices {
        for step in range { tallies[lane].note(costs[step * width + lane]) }
      }
    }
    let schedule = experiment.settings.schedule
    var left = steps
    while left > 0, tallies.contains(where: { !$0.hasEnded }) {
      if isCancelled() { return nil }
      if let samples = sampler.next(experiment.settings.batch, order: experiment.settings.order) {
        batch.take(samples, of: data)
        lanes.setRates(at: steps - left, schedule)
        lanes.advance(by: 1, over: batch, upTo: .infinity) { _, _ in }
        left -= 1
      } else {
        // Where η moves, one step with each.
        let made = schedule.isConstant ? min(left, RunLanes.longest) : 1
        lanes.setRates(at: steps - left, schedule)
        for _ in 1..<made { _ = sampler.next(experiment.settings.batch, order: experiment.settings.order) }
        lanes.advance(by: made, over: all, upTo: greatest) { note($0, 1..<$1) }
        left -= made
      }
      lanes.evaluate(all) { note($0, 0..<1) }
      for lane in tallies.indices where tallies[lane].hasEnded && ends[lane] == nil {
        ends[lane] = lanes.parameters(of: lane)
      }
    }
    return tallies.indices.map { lane in
      RunEnd(
        tallies[lane], parameters: ends[lane] ?? lanes.parameters(of: lane), objective: objective, frozen: runs.frozen)
    }
  }
}
