// Orders for `KernelProbe`, and what plain passes say to them.

import CKernels

@testable import NablaCore

/// Work for a level of the kernels that runs in another program, with the numbers that should come of it.
struct KernelOrders {
  /// Doubles in a vector of that level.
  let width: Int
  private(set) var expected: [Double] = []
  /// What each of them is of.
  private(set) var names: [String] = []
  private var words: [UInt64] = []

  init(width: Int) { self.width = width }

  var text: String { words.map { String($0, radix: 16) }.joined(separator: "\n") + "\n" }

  // MARK: What is ordered

  /// C, C with ∇C, and C with the slopes of the last layer.
  mutating func pass(_ network: Network, _ loss: Loss, _ data: Dataset, at parameters: [Double]) throws {
    add(1)
    try addTask(network, loss, data)
    add(parameters)
    let objective = Objective(.samples(data), settings: Settings(network: network, loss: loss))
    let plain = objective.referenceCostAndGradient(at: parameters)
    let sum = plain.cost * Double(data.count)
    let last = network.layers.count - 1
    let layer = network.layers[last]
    var lastSlopes = [Double](repeating: 0, count: parameters.count)
    for index in network.weightOffsets[last]..<network.weightOffsets[last] + layer.weightCount {
      lastSlopes[index] = plain.gradient[index]
    }
    for unit in 0..<(layer.hasBias ? layer.units : 0) {
      let index = network.biasOffsets[last] + unit
      lastSlopes[index] = plain.gradient[index]
    }
    expect([sum, sum] + plain.gradient + [sum] + lastSlopes, "pass, \(network.sizes), \(loss)")
  }

  /// Steps of plain descent.
  mutating func descent(
    _ network: Network, _ loss: Loss, _ data: Dataset, from start: [Double], rate: Double, steps: Int
  ) throws {
    add(2)
    try addTask(network, loss, data)
    add(start)
    add(rate)
    add(steps)
    let plain = plainRun(network, loss, data, Optimizer(.gradientDescent), from: start, rate: rate, steps: steps)
    expect(plain.end, "descent, \(network.sizes), \(loss)")
  }

  /// As many runs as there are lanes, from starts and with rates of their own.
  mutating func runs(
    _ network: Network, _ loss: Loss, _ data: Dataset, _ optimizer: Optimizer.Name, from start: [Double], steps: Int
  ) throws {
    let rule = KernelRule(Optimizer(optimizer))!
    let rates = (0..<width).map { 0.01 * Double($0 + 1) }
    let starts = (0..<width).map { lane in start.map { $0 * (1 + 0.1 * Double(lane)) } }
    add(3)
    try addTask(network, loss, data)
    add(Int(rule.kind))
    for value in [rule.beta, rule.beta2, rule.epsilon, rule.power, rule.power2] { add(value) }
    add(rates)
    add(start.indices.flatMap { index in starts.map { $0[index] } })
    add(steps)
    let plain = zip(starts, rates).map {
      plainRun(network, loss, data, Optimizer(optimizer), from: $0, rate: $1, steps: steps)
    }
    let name = "\(optimizer), \(network.layers[0].activation)"
    expect(plain.map { $0.costs[0] }, "first cost of runs, \(name)")
    for step in 0..<steps { expect(plain.map { $0.costs[step] }, "cost of runs at step \(step), \(name)") }
    for index in start.indices { expect(plain.map { $0.end[index] }, "end of runs, parameter \(index), \(name)") }
  }

  /// C over two parameters, by number.
  mutating func slice(
    _ network: Network, _ loss: Loss, _ data: Dataset, through parameters: [Double], x: Int, y: Int, xs: [Double],
    ys: [Double]
  ) {
    let slice = CostSlice(
      Objective(.samples(data), settings: Settings(network: network, loss: loss)), through: parameters, x: x, y: y)
    let name = "slice \(x), \(y), \(network.layers[0].activation), \(loss)"
    var isTransposed = false
    // The tables are of no width; only what a kernel makes of them is.
    switch SliceTables(slice, xs: xs, ys: ys, kernel: Kernel.available[0]).plan {
    case .plain: preconditionFailure("no kernel has this slice")
    case .sums(let sums): addSums(sums, network)
    case .stack(let stack):
      addStack(stack, network)
      isTransposed = stack.isTransposed
    }
    if isTransposed {
      for x in xs { expect(ys.map { slice.cost(x: x, y: $0) }, name) }
    } else {
      for y in ys { expect(xs.map { slice.cost(x: $0, y: y) }, name) }
    }
  }

  private mutating func expect(_ values: [Double], _ name: String) {
    expected += values
    names += values.map { _ in name }
  }

  // MARK: How it is written

  private mutating func add(_ value: Int) { words.append(UInt64(bitPattern: Int64(value))) }
  private mutating func add(_ value: Double) { words.append(value.bitPattern) }
  private mutating func add(_ values: [Double]) {
    add(values.count)
    words += values.map(\.bitPattern)
  }
  private mutating func add(_ values: UnsafePointer<Double>?, _ count: Int) {
    add(values.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? [])
  }

  private mutating func addLayers(_ layers: [KernelLayer]) {
    add(layers.count)
    for layer in layers {
      for value in [
        layer.inputs, layer.units, Int(layer.activation), Int(layer.hasBias), Int(layer.isResidual), layer.weights,
        layer.biases,
      ] { add(value) }
    }
  }

  private mutating func addTask(_ network: Network, _ loss: Loss, _ data: Dataset) throws {
    let lanes = SampleLanes(data, width: width)
    addLayers(network.kernelLayers!)
    add(lanes.count)
    add(lanes.stride)
    add(lanes.inputs.start, lanes.stride * data.inputCount)
    add(lanes.targets.start, lanes.stride * data.targetCount)
    add(Int(loss.kernelNumber(for: network)!))
  }

  private mutating func addAxis(_ axis: KernelAxis, _ sums: KernelSums) {
    add(Int(axis.inner))
    add(axis.offset, sums.samples)
    add(axis.factor, sums.samples)
    add(axis.weight, sums.moving)
  }

  private mutating func addSums(_ slice: SumSlice, _ network: Network) {
    let sums = slice.sums
    let layers = Array(UnsafeBufferPointer(start: sums.layers, count: sums.layerCount))
    let outputs = layers.last?.units ?? sums.moving
    add(4)
    add(sums.samples)
    add(sums.moving)
    addAxis(sums.column, sums)
    addAxis(sums.row, sums)
    add(sums.base, sums.samples * sums.moving)
    add(Int(sums.activation))
    add(sums.above, sums.samples * (layers.first?.units ?? 0))
    add(sums.aboveWeights, sums.moving * (layers.first?.units ?? 0))
    addLayers(layers)
    add(sums.parameters, network.parameterCount)
    add(sums.targets, sums.samples * outputs)
    add(Int(sums.loss))
    add(sums.fixedLoss)
    add(slice.xs)
    add(slice.ys)
  }

  private mutating func addStack(_ slice: StackSlice, _ network: Network) {
    let stack = slice.stack
    let layers = Array(UnsafeBufferPointer(start: stack.layers, count: stack.layerCount))
    add(5)
    add(stack.samples)
    add(stack.offset, stack.samples)
    add(stack.factor, stack.samples)
    add(Int(stack.lowerActivation))
    add(stack.above, stack.samples * layers[0].units)
    add(stack.aboveWeights, layers[0].units)
    addLayers(layers)
    add(stack.upper)
    add(stack.parameters, network.parameterCount)
    add(stack.upperUnit)
    add(stack.upperSource)
    add(stack.fixedFactor, stack.samples)
    add(stack.targets, stack.samples * network.outputs)
    add(Int(stack.loss))
    add(slice.lowerValues)
    add(slice.upperValues)
  }

  private func plainRun(
    _ network: Network, _ loss: Loss, _ data: Dataset, _ optimizer: Optimizer, from start: [Double], rate: Double,
    steps: Int
  ) -> (costs: [Double], end: [Double]) {
    let objective = Objective(.samples(data), settings: Settings(network: network, loss: loss))
    var optimizer = optimizer
    var parameters = start
    var costs: [Double] = []
    for _ in 0..<steps {
      costs.append(objective.referenceCostAndGradient(at: parameters).cost)
      let point = optimizer.gradientPoint(from: parameters, learningRate: rate)
      let gradient = objective.referenceCostAndGradient(at: point).gradient
      let move = optimizer.step(along: gradient, learningRate: rate)
      for index in parameters.indices { parameters[index] += move[index] }
    }
    return (costs, parameters)
  }
}
