// Steps one after another with all that a history keeps of each, in memory that is used again.

/// Goes down step by step, each the very step that a `TrainingStep` would be, to the bit.
///
/// It stands before a step. `evaluate` says what C is there; then `move` makes the step.
struct StepRunner {
  /// Everything but the parameters, which `parameters` holds.
  private var state: TrainingState
  private let settings: Settings
  private let data: Dataset
  private let count: Int
  private let pass: KernelPass
  private let lanes: SampleLanes
  private let place: NumberBlock
  private let slopes: NumberBlock
  /// Where a step sees only some samples: those, and the slopes of the last layer over all of them.
  private var batch: SampleLanes?
  private let outline: NumberBlock
  /// The last layer's weights: where `outline` is known as soon as C is.
  private let knownSlopes: Range<Int>
  private let regularization: Regularization
  private let weightCount: Int
  /// The step before and the next one.
  private var before: NumberBlock
  private var change: NumberBlock
  private var sizeBefore: Double
  /// Whether all parameters are finite.
  private(set) var isFinite: Bool

  /// - Parameters:
  ///   - state: where the first step starts from, changes made.
  ///   - before: the change that led there.
  ///   - subject: what is learned.
  ///   - settings: how it is learned, at all steps.
  /// - Returns: nil where only a `TrainingStep` can make the steps: without a kernel, or under another rule than plain descent.
  init?(from state: TrainingState, after before: [Double], subject: Subject, settings: Settings) {
    let objective = Objective(subject, settings: settings)
    guard case .gradientDescent = state.optimizer, case .network(let cost) = objective, let lanes = cost.data.lanes,
      let pass = objective.kernelPass(most: cost.data.count)
    else { return nil }
    let data = cost.data
    let last = cost.network.layers.count - 1
    let lastWeights = cost.network.weightOffsets[last]
    regularization = cost.regularization
    weightCount = cost.network.weightCount
    // Without what is added, and with what is held still, they say nothing of ‖∇C‖.
    let saysEnough = regularization.isNone && settings.frozen.isEmpty
    knownSlopes = saysEnough ? lastWeights..<lastWeights + cost.network.layers[last].weightCount : 0..<0
    self.state = state
    self.settings = settings
    self.data = data
    self.pass = pass
    self.lanes = lanes
    count = state.parameters.count
    precondition(before.count == count, "one change a parameter")
    place = NumberBlock(state.parameters)
    slopes = NumberBlock(count: count)
    self.before = NumberBlock(before)
    change = NumberBlock(count: count)
    sizeBefore = TrainingStep.norm(of: before)
    isFinite = state.parameters.allSatisfy(\.isFinite)
    if case .size(let size) = settings.batch, size < data.count || state.sampler.position > 0 {
      batch = SampleLanes(most: min(size, data.count), of: data, width: pass.kernel.width)
      outline = NumberBlock(count: count)
    } else {
      batch = nil
      outline = slopes
    }
  }

  /// The number of the step it stands before.
  var step: Int { state.step }

  /// The situation it stands in, as a value of its own.
  var situation: TrainingState {
    var copy = state
    copy.parameters = parameters
    return copy
  }

  /// The parameters there.
  var parameters: [Double] { Array(UnsafeBufferPointer(start: place.start, count: count)) }

  /// The change that led there.
  var lastChange: [Double] { Array(UnsafeBufferPointer(start: before.start, count: count)) }

  /// C over all samples.
  mutating func evaluate() -> Double {
    if batch != nil { return pass.cost(lanes, at: place, lastSlopes: outline) + penalty }
    return slope(over: lanes, in: slopes) + penalty
  }

  /// What `move` needs where C itself is not asked for.
  mutating func evaluateForMove() {
    if batch == nil { _ = slope(over: lanes, in: slopes) }
  }

  /// The samples' part of C, and ∇C of the whole in a block, 0 for what is held still.
  private func slope(over lanes: SampleLanes, in block: NumberBlock) -> Double {
    let cost = pass.cost(lanes, at: place, gradient: block)
    if !regularization.isNone { regularization.addSlopes(to: block.start, at: weights) }
    for index in settings.frozen { block.start[index] = 0 }
    return cost
  }

  private var weights: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: place.start, count: weightCount) }

  private var penalty: Double { regularization.isNone ? 0 : regularization.value(of: weights) }

  /// Whether ‖∇C‖ over all samples is below a bound, where C was evaluated.
  func isFlatter(than bound: Double) -> Bool {
    // No length is below that of its longest part.
    let known = batch == nil ? 0..<count : knownSlopes
    for index in known where abs(outline.start[index]) >= bound { return false }
    if batch != nil { _ = slope(over: lanes, in: outline) }
    return VectorLength.norm(of: UnsafeBufferPointer(start: outline.start, count: count)) < bound
  }

  /// Makes the step, once C is evaluated.
  ///
  /// - Returns: its length, with a minus sign where it points against the one before.
  mutating func move() -> Double {
    let samples = state.sampler.next(settings.batch, order: settings.order)
    if batch != nil {
      if let samples {
        batch!.take(samples, of: data)
        _ = slope(over: batch!, in: slopes)
      } else {
        _ = slope(over: lanes, in: slopes)
      }
    }
    let rate = -settings.atStep(state.step).learningRate
    var unbounded = 0
    for index in 0..<count {
      let difference = rate * slopes.start[index]
      change.start[index] = difference
      let sum = place.start[index] + difference
      place.start[index] = sum
      unbounded |= sum.isFinite ? 0 : 1
    }
    for index in settings.frozen { change.start[index] = 0 }
    isFinite = unbounded == 0
    state.step += 1
    let moved = UnsafeBufferPointer(start: change.start, count: count)
    let size = VectorLength.norm(of: moved)
    let length = MoveTrace.signed(
      size, of: moved, after: UnsafeBufferPointer(start: before.start, count: count), sizeBefore)
    sizeBefore = size
    swap(&before, &change)
    return length
  }
}
