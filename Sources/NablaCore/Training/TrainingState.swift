// A moment of a run as one value.

/// Everything the next step depends on, besides the settings.
package struct TrainingState: Equatable, Sendable {
  /// How many steps led here.
  package var step: Int
  /// Flat, in parameter order.
  package var parameters: [Double]
  /// The optimizer with what it remembers.
  package var optimizer: Optimizer
  package var sampler: BatchSampler

  package init(step: Int, parameters: [Double], optimizer: Optimizer, sampler: BatchSampler) {
    self.step = step
    self.parameters = parameters
    self.optimizer = optimizer
    self.sampler = sampler
  }

  /// The same state without what can be drawn again: what a keyframe keeps.
  package var lean: TrainingState {
    TrainingState(step: step, parameters: parameters, optimizer: optimizer, sampler: sampler.withoutOrder)
  }

  /// About how many bytes keeping the state takes.
  package var byteCount: Int {
    8 * parameters.count * (1 + optimizer.memoryCount) + 256
  }
}
