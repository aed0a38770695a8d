// Many steps of which only the last is needed: no record, no cost, and memory that is used again.

/// Makes steps under settings that do not change, each the very step that a `TrainingStep` would be, to the bit.
package struct Trainer {
  package private(set) var state: TrainingState
  private let subject: Subject
  private let settings: Settings
  /// For plain descent by a kernel: its memory.
  private var quick: Quick?

  private struct Quick {
    let pass: KernelPass
    let data: Dataset
    let all: SampleLanes
    let gradient: NumberBlock
    /// The samples of a step that sees only some.
    var batch: SampleLanes
  }

  package init(from state: TrainingState, subject: Subject, settings: Settings) {
    self.state = state
    self.subject = subject
    self.settings = settings
    let objective = Objective(subject, settings: settings)
    if case .gradientDescent = state.optimizer, settings.isPlain, case .network(let cost) = objective,
      let all = cost.data.lanes,
      let pass = objective.kernelPass(most: cost.data.count)
    {
      let data = cost.data
      quick = Quick(
        pass: pass, data: data, all: all, gradient: NumberBlock(count: state.parameters.count),
        batch: SampleLanes(most: data.count, of: data, width: pass.kernel.width))
    } else {
      quick = nil
    }
  }

  package mutating func advance(by steps: Int) {
    guard var quick else {
      if !settings.isPlain,
        var runner = StepRunner(
          from: state, after: state.parameters.map { _ in 0 }, subject: subject, settings: settings)
      {
        for _ in 0..<steps {
          runner.evaluateForMove()
          _ = runner.move()
        }
        state = runner.situation
        return
      }
      for _ in 0..<steps {
        state = TrainingStep(from: state, subject: subject, settings: settings, evaluatesAll: false).next
      }
      return
    }
    var left = steps
    while left > 0 {
      guard let batch = state.sampler.next(settings.batch, order: settings.order) else {
        // Nothing is drawn for steps that see all samples: as many as there are in a row.
        for _ in 1..<left { _ = state.sampler.next(settings.batch, order: settings.order) }
        descend(quick, over: quick.all, steps: left)
        break
      }
      quick.batch.take(batch, of: quick.data)
      descend(quick, over: quick.batch, steps: 1)
      left -= 1
    }
    state.step += steps
    self.quick = quick
  }

  private mutating func descend(_ quick: Quick, over lanes: SampleLanes, steps: Int) {
    quick.pass.descend(
      lanes, from: &state.parameters, gradient: quick.gradient, learningRate: settings.learningRate, steps: steps)
  }
}
