import NablaCore
import Testing

/// A slice's quick grid against whole forward passes: relative, with a floor for costs that are rounding themselves.
/// Where a parameter is infinite the quick way may answer NaN: 0 · ∞ stands for a part that is left out.
private func agree(_ slice: CostSlice, xs: [Double], ys: [Double], tolerance: Double = 1e-12) -> Bool {
  let plain = slice.referenceGrid(xs: xs, ys: ys)
  return Kernel.available.allSatisfy { kernel in
    agree(slice, quick: slice.grid(xs: xs, ys: ys, kernel: kernel), plain: plain, xs: xs, ys: ys, tolerance: tolerance)
  }
}

private func agree(
  _ slice: CostSlice, quick: [Double], plain: [Double], xs: [Double], ys: [Double], tolerance: Double
) -> Bool {
  guard quick.count == plain.count, plain.count == xs.count * (slice.y == nil ? 1 : ys.count) else { return false }
  return zip(quick, plain).allSatisfy { quick, plain in
    if quick.isNaN && slice.parameters.contains(where: { !$0.isFinite }) { return true }
    guard plain.isFinite else { return !quick.isFinite }
    return abs(quick - plain) <= tolerance * max(abs(plain), 1e-3)
  }
}

private func slices(_ objective: Objective, _ parameters: [Double]) -> [CostSlice] {
  parameters.indices.flatMap { x in
    parameters.indices.filter { $0 != x }.map { CostSlice(objective, through: parameters, x: x, y: $0) }
  }
}

private let xs = [-3.0, -0.4, 0, 0.7, 12]
private let ys = [-40.0, -1, 0.2, 2]

/// Those of one output by itself; a softmax has two at least.
private let losses = Loss.allCases.filter { $0 != .crossEntropy }

@Test(arguments: Activation.elementwise, losses)
func `a quick grid is the plain grid for every pair of parameters`(activation: Activation, loss: Loss) {
  let output: Activation = loss == .logLoss ? .sigmoid : (activation == .step ? .identity : activation)
  let net = network([2, 3, 2, 1], [activation, activation, output])
  let parameters = Initialization(.uniform(scale: 1), seed: 2, drawsBiases: true).parameters(for: net)
  let data = Generator.moons.dataset(samples: 7, noise: 0.1)
  let objective = Objective(.samples(data), settings: Settings(network: net, loss: loss))
  for slice in slices(objective, parameters) {
    let isSame = agree(slice, xs: xs, ys: ys)
    #expect(isSame, "\(slice.x), \(slice.y ?? -1)")
  }
}

@Test(arguments: Loss.allCases, Array(0..<8))
func `any network's grid is the plain grid, with bypasses, without biases, with many outputs`(loss: Loss, seed: Int) {
  let random = RandomExperiment(seed: UInt64(300 + seed), loss: loss, activations: Activation.elementwise)
  let objective = Objective(random.experiment)
  let all = slices(objective, random.parameters)
  for number in stride(from: 0, to: all.count, by: max(1, all.count / 60)) {
    let isSame = agree(all[number], xs: xs, ys: ys)
    #expect(isSame, "\(random.network.sizes) \(all[number].x) \(all[number].y ?? -1)")
  }
}

@Test(arguments: [Activation.sigmoid, .tanh, .relu], losses)
func `numbers that overflow an exponential agree too`(activation: Activation, loss: Loss) {
  let net = network([2, 2, 2], [activation, loss == .logLoss ? .sigmoid : activation])
  let data = Dataset(inputCount: 2, targetCount: 2, inputs: [1, -2, 0.5, 3], targets: [0, 1, 1, 0.5])
  let parameters = Initialization(.uniform(scale: 1), seed: 5, drawsBiases: true).parameters(for: net)
  let objective = Objective(.samples(data), settings: Settings(network: net, loss: loss))
  // Where 10⁶ and −10⁶ nearly cancel, z is only known to 10⁻¹⁰ either way.
  let far = [-1e6, -800, -301, -299, 0, 299, 301, 800, 1e6]
  for slice in slices(objective, parameters) {
    let isSame = agree(slice, xs: far, ys: far, tolerance: 1e-9)
    #expect(isSame, "\(slice.x), \(slice.y ?? -1)")
  }
}

@Test(arguments: [149.0, 150, 151, 299, 300, 301, 360, 708, 720, 799], [Activation.sigmoid, .tanh])
func `exponentials are tabulated only as far as they and their product are finite`(far: Double, activation: Activation)
{
  // z = w + b, at both ends and where they cancel.
  let net = network([1, 1, 1], [activation, .identity], bias: true)
  let objective = Objective(.samples(samples([([1], 0.3)])), settings: Settings(network: net))
  for slice in slices(objective, [0.5, 1.2, 0.1, -0.2]) {
    #expect(agree(slice, xs: [-far, -1, 0, far], ys: [-far, 0, 1, far]))
  }
}

@Test(arguments: [Activation.sigmoid, .tanh], [1, 2, 3])
func `units that share a division stay finite where the product of theirs would not`(
  activation: Activation, outputs: Int
) {
  // Exponents of up to about 280 in each of four and more units: their product is far beyond all Doubles.
  for units in [4, 5, 7] {
    let net = network([2, 2, units, outputs], [.tanh, activation, .identity])
    var parameters = Initialization(.uniform(scale: 1), seed: 9, drawsBiases: true).parameters(for: net)
    for index in 4..<4 + 2 * units { parameters[index] = parameters[index] < 0 ? -90 : -60 }
    let data = Dataset(
      inputCount: 2, targetCount: outputs, inputs: [1, -2, 0.5, 3, -1, 1],
      targets: (0..<3 * outputs).map { Double($0 % 2) })
    let objective = Objective(.samples(data), settings: Settings(network: net))
    // Two neurons of the first layer, so that all units of the second move.
    #expect(agree(CostSlice(objective, through: parameters, x: 0, y: 3), xs: [-9, -1, 0, 2, 9], ys: [-9, 0, 1, 9]))
  }
}

@Test(arguments: [Double.nan, .infinity, -.infinity, 1e200, -1e300])
func `a weight that is no number crashes nothing and gives no finite cost the plain way does not`(weight: Double) {
  let net = network([2, 2, 1], [.tanh, .sigmoid])
  let data = Generator.xor.dataset(samples: 4)
  for loss in losses {
    for place in 0..<net.parameterCount {
      var parameters = Initialization(.xavier).parameters(for: net)
      parameters[place] = weight
      let objective = Objective(.samples(data), settings: Settings(network: net, loss: loss))
      for slice in slices(objective, parameters) {
        let isSame = agree(slice, xs: [-1, 2], ys: [0, 1, 3])
        #expect(isSame, "\(slice.x), \(slice.y ?? -1)")
      }
    }
  }
}

@Test(arguments: losses)
func `the value at the marker is the cost, also where the network is nearly right`(loss: Loss) {
  let net = network([1, 2, 1], [.sigmoid, .sigmoid])
  let parameters = [5.0, -3, 30, -30, 0.1, 0.2, 3]
  let data = samples([([1], 1), ([-1], 0)])
  let objective = Objective(.samples(data), settings: Settings(network: net, loss: loss))
  let cost = objective.cost(at: parameters)
  #expect(cost < 1e-9)
  for slice in slices(objective, parameters) {
    let y = slice.y ?? 0
    let value = slice.grid(xs: [parameters[slice.x]], ys: [parameters[y]])[0]
    // z is at most 40 and may differ by some of its last digits, which is what a tiny loss differs by.
    #expect(abs(value - cost) < 1e-12 * cost + (loss == .logLoss ? 0 : 1e-15), "\(slice.x), \(y)")
    #expect(slice.cost(x: parameters[slice.x], y: parameters[y]) == cost)
  }
}

@Test func `with one parameter there is a single row`() throws {
  let net = network([1, 1], [.tanh])
  let objective = Objective(.samples(samples([([2], 1), ([1], 0)])), settings: Settings(network: net))
  let slice = CostSlice(objective, through: [0.3, 0.1], x: 1, y: nil)
  let expected = xs.map { objective.cost(at: [0.3, $0]) }
  #expect(slice.grid(xs: xs, ys: []) == expected)
  #expect(slice.grid(xs: xs, ys: [0]) == expected)
  #expect(slice.referenceGrid(xs: xs, ys: []) == expected)
}

@Test func `a formula's slice is the formula`() throws {
  let objective = Objective(try experiment("0.1*(w1^2-4)^2 + 0.3*w1 + 0.5*w2^2 + w3", start: [0, 0, 7], rate: 0.1))
  let slice = CostSlice(objective, through: [0, 0, 7], x: 1, y: 0)
  let grid = slice.grid(xs: [-1, 2], ys: [0, 1.8987])
  for (place, pair) in [(-1.0, 0.0), (2, 0), (-1, 1.8987), (2, 1.8987)].enumerated() {
    let square = pair.1 * pair.1 - 4
    #expect(abs(grid[place] - (0.1 * square * square + 0.3 * pair.1 + 0.5 * pair.0 * pair.0 + 7)) < 1e-14)
  }
}

@Test func `rows belong to y and columns to x`() {
  let net = network([1, 1], [.identity])
  let objective = Objective(.samples(samples([([2], 0)])), settings: Settings(network: net))
  // C = (2w + b)²
  let slice = CostSlice(objective, through: [0, 0], x: 0, y: 1)
  #expect(slice.grid(xs: [0, 1, 2], ys: [0, 1]) == [0, 4, 16, 1, 9, 25])
  let turned = CostSlice(objective, through: [0, 0], x: 1, y: 0)
  #expect(turned.grid(xs: [0, 1], ys: [0, 1, 2]) == [0, 1, 4, 9, 16, 25])
}

@Test func `parts come out the same in any order`() {
  let random = RandomExperiment(seed: 41, loss: .mse, layers: 3)
  let many = (0..<37).map { Double($0) / 5 - 3 }
  let all = random.parameters.indices.dropFirst()
  for second in all {
    let slice = CostSlice(Objective(random.experiment), through: random.parameters, x: 0, y: second)
    let tables = SliceTables(slice, xs: many, ys: ys)
    var grid = [Double](repeating: .nan, count: many.count * ys.count)
    for part in (0..<tables.partCount).reversed() {
      grid.withUnsafeMutableBufferPointer { tables.fill(part, of: $0.baseAddress!) }
    }
    #expect(grid == slice.grid(xs: many, ys: ys))
  }
}

@Test func `a range is spread evenly from end to end`() {
  #expect(CostSlice.spread(-4...4, count: 5) == [-4, -2, 0, 2, 4])
  #expect(CostSlice.spread(1...2, count: 1) == [1])
  let many = CostSlice.spread(-0.1...0.7, count: 71)
  #expect(many.first == -0.1 && many.last == 0.7 && many.count == 71)
  #expect(zip(many, many.dropFirst()).allSatisfy { abs($1 - $0 - 0.8 / 70) < 1e-15 })
  #expect(CostSlice.spread(-1e308...1e308, count: 3) == [-1e308, 0, 1e308])
}
