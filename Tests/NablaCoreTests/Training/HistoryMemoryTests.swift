import FaultTable
import NablaCore
import Testing

/// The bytes an array of numbers takes: its elements and a header of 32.
private func bytes(_ numbers: [Double]) -> Int { numbers.isEmpty ? 0 : 32 + 8 * numbers.capacity }

private func bytes(_ trace: CostTrace) -> Int {
  trace.bins.capacity * MemoryLayout<CostTrace.Bin>.stride + bytes(trace.tail)
}

private func bytes(_ path: PathTrace) -> Int { path.points.reduce(0) { $0 + 8 + bytes($1) } }

private let tiny = experiment(
  network([1, 1], [.sigmoid]), Generator.not.dataset(samples: 2), weights: [1], rate: 0.5)

@Test func `a state says at least how many bytes it takes`() {
  for name in Optimizer.Name.allCases {
    let net = network([3, 8, 1], [.tanh, .sigmoid])
    let one = Experiment(
      subject: .samples(Dataset(inputCount: 3, targetCount: 1, inputs: [1, 2, 3], targets: [1])),
      initialization: Initialization(.xavier), settings: Settings(network: net, optimizer: Optimizer(name)))
    let numbers = 32 + 8 * net.parameterCount
    let arrays: Int
    switch name {
    case .gradientDescent, .perceptron: arrays = 1
    case .momentum, .nesterov, .adagrad, .rmsprop: arrays = 2
    case .adam: arrays = 3
    }
    var state = one.firstState
    _ = state.optimizer.step(along: state.parameters, learningRate: 1)
    #expect(MemoryLayout<TrainingState>.stride + arrays * numbers <= state.byteCount)
  }
}

@Test func `a kept state holds no drawn order`() {
  let data = Generator.moons.dataset(samples: 5_000)
  let one = Experiment(
    subject: .samples(data), initialization: Initialization(.xavier),
    settings: Settings(network: network([2, 1], [.sigmoid]), batch: .size(1)))
  let state = situations(of: one, steps: 1)[1].state
  #expect(state.sampler != one.firstState.sampler)
  #expect(Mirror(reflecting: state.sampler).children.contains { ($0.value as? [Int32])?.count == 5_000 })
  #expect(!Mirror(reflecting: state.lean.sampler).children.contains { ($0.value as? [Int32])?.isEmpty == false })
  #expect(state.lean == state)
}

@Test func `a keyframe holds no drawn order`() {
  let data = Generator.moons.dataset(samples: 100)
  var history = History(
    Experiment(
      subject: .samples(data), initialization: Initialization(.xavier),
      settings: Settings(network: network([2, 1], [.sigmoid]), batch: .size(3))))
  for _ in 0..<128 { history.advance() }
  history.change(.parameter(0, 1))
  let keyframes = Mirror(reflecting: history).children.first { $0.label == "keyframes" }?.value as? [TrainingState]
  #expect(keyframes?.count == 3)
  for state in keyframes ?? [] {
    #expect(!Mirror(reflecting: state.sampler).children.contains { ($0.value as? [Int32])?.isEmpty == false })
  }
}

@Test(.fault("N9")) func `a million steps of a tiny network stay below 40 MB`() {
  // 10⁶ states a keyframe apart, the costs and the path at their limits; nothing else grows with a run.
  let keyframes = (1_000_000 / 64 + 1) * tiny.firstState.byteCount
  var trace = CostTrace()
  for step in 0..<100_000 { trace.append(Double(step)) }
  #expect(trace.bins.count <= CostTrace.capacity)
  var path = PathTrace(parameterCount: 2)
  for step in 0..<10_000 { path.append([0, 0], step: step) }
  #expect(path.points.count <= 2_048)
  #expect(keyframes < 24 << 20)
  #expect(keyframes + bytes(trace) + bytes(path) < 40 << 20)
}

@Test(arguments: [1, 9, 105, 1_210, 79_400, 500_000])
func `a path keeps to its memory and begins at the start, however many parameters`(count: Int) {
  var path = PathTrace(parameterCount: count)
  let point = Array(repeating: 1.5, count: count)
  for step in 0..<5_000 { path.append(point, step: step) }
  #expect(path.points.count * (8 * count + 40) < 9 << 20)
  #expect(path.points.count >= 1)
  #expect(path.spacing * (path.points.count - 1) < 5_000)
  #expect(path.spacing * path.points.count >= 5_000)
}

@Test func `keyframes never take more than they may, and past steps still come back`() {
  let limit = 4_000
  var history = History(tiny, keyframeBytes: limit)
  let expected = situations(of: tiny, steps: 3_000)
  for _ in 0..<3_000 { history.advance() }
  let perKeyframe = tiny.firstState.byteCount
  #expect((3_000 / history.spacing + 1) * perKeyframe <= limit)
  #expect(history.spacing == 256)
  for step in stride(from: 0, through: 3_000, by: 371) {
    #expect(history.step(at: step) == expected[step])
  }
  let truncated = history.truncated(to: 1_100)
  #expect(truncated.latest == expected[1_100])
  #expect(truncated.costs.tail == expected[1_080...1_100].map(\.cost))
  var again = truncated
  for _ in 0..<1_900 { again.advance() }
  #expect(again.latest == history.latest)
  #expect(again.costs == history.costs)
}
