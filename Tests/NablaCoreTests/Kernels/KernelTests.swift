import FaultTable
import Testing

@testable import NablaCore

/// The largest difference between a kernel's cost and gradient and the plain ones', relative to the largest of these.
private func worstDifference(
  _ kernel: Kernel, _ network: Network, _ loss: Loss, _ data: Dataset, at parameters: [Double]
) throws -> Double {
  let pass = try #require(KernelPass(kernel, network: network, loss: loss, most: data.count))
  let lanes = SampleLanes(data, width: kernel.width)
  let quick = pass.costAndGradient(lanes, at: parameters)
  let objective = Objective(.samples(data), settings: Settings(network: network, loss: loss))
  let plain = objective.referenceCostAndGradient(at: parameters)
  #expect(pass.cost(lanes, at: parameters) == quick.cost)
  let size = plain.gradient.reduce(1) { max($0, abs($1)) }
  let worst = zip(quick.gradient, plain.gradient).reduce(0) { max($0, abs($1.0 - $1.1)) }
  return max(worst / size, abs(quick.cost - plain.cost) / max(1, abs(plain.cost)))
}

@Test func `this machine can run at least the plainest level`() {
  #expect(Kernel.available.first?.name == "baseline")
  #expect(Kernel.available.map(\.width) == Array([2, 4, 8].prefix(Kernel.available.count)))
}

@Test(.fault("N11"), arguments: Kernel.available.map(\.name), Loss.allCases)
func `every level's cost and gradient are the plain ones`(name: String, loss: Loss) throws {
  let kernel = Kernel.available.first { $0.name == name }!
  for seed in 0..<60 {
    let random = RandomExperiment(seed: UInt64(900 + seed), loss: loss)
    let worst = try worstDifference(kernel, random.network, loss, random.data, at: random.parameters)
    #expect(worst < 1e-13, "seed \(seed): \(random.network.sizes)")
  }
}

@Test(arguments: Kernel.available.map(\.name), [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 33, 40, 64, 65, 130])
func `layers and samples of any number fill their vectors`(name: String, count: Int) throws {
  let kernel = Kernel.available.first { $0.name == name }!
  var random = RandomSource(seed: UInt64(count))
  for sizes in [
    [1, 1], [2, 3, 2], [9, 10, 5], [12, count, 3], [17, 19, 23, 1], [3, 33, 12, 4], [count, 8, 8, 2],
  ] {
    let activations = sizes.dropFirst().map { $0 % 2 == 0 ? Activation.tanh : .sigmoid }
    let net = network(sizes, activations)
    let parameters = (0..<net.parameterCount).map { _ in random.uniform(-0.7, 0.7) }
    let data = Dataset(
      inputCount: sizes[0], targetCount: sizes[sizes.count - 1],
      inputs: (0..<count * sizes[0]).map { _ in random.uniform(-2, 2) },
      targets: (0..<count * sizes[sizes.count - 1]).map { _ in random.unit() })
    let worst = try worstDifference(kernel, net, .mse, data, at: parameters)
    #expect(worst < 1e-13, "\(sizes)")
  }
}

@Test(arguments: Kernel.available.map(\.name), Activation.elementwise)
func `an activation is right to its last digits from far left to far right`(name: String, activation: Activation) {
  let kernel = Kernel.available.first { $0.name == name }!
  // One neuron with weight 1 whose loss is its output: |a − 0|.
  let net = network([1, 1], [activation], bias: false)
  var random = RandomSource(seed: 3)
  let near = (0..<400).map { _ in random.uniform(-4, 4) }
  let small = (0..<60).map { _ in random.uniform(-1, 1) * 1e-6 }
  for z in near + small + [-1e300, -800, -745, -708, -40, -1, -0.0, 0, 1e-300, 1, 37, 40, 709, 720, 1e300] {
    let data = Dataset(inputCount: 1, targetCount: 1, inputs: [z], targets: [0])
    let pass = KernelPass(kernel, network: net, loss: .mae, most: 1)!
    let value = pass.cost(SampleLanes(data, width: kernel.width), at: [1])
    let expected = abs(activation.value(at: z))
    // A power of two sixteenths less 1 keeps the rounding of the power.
    #expect(abs(value - expected) <= 4e-15 * expected + 1e-300, "\(z)")
  }
}

/// One neuron, and the same below a plain output: its slopes are products, with no sum in which digits could be lost.
@Test(arguments: Kernel.available.map(\.name), Activation.elementwise)
func `a slope keeps all its digits where the neuron is saturated`(name: String, activation: Activation) throws {
  let kernel = Kernel.available.first { $0.name == name }!
  for z in [-300.0, -40, -20, -18, -9.7, -5, -0.3, -1e-6, 1e-6, 0.3, 5, 9.7, 18, 20, 40, 300] {
    for loss in Loss.allCases where loss != .crossEntropy {
      // a − 1 is a difference; only a log loss knows 1 − a.
      for target in loss == .logLoss ? [0.0, 0.25, 1] : [0, 0.25] {
        let last = loss == .logLoss ? Activation.sigmoid : activation
        for net in [network([1, 1], [last], bias: false), network([1, 1, 1], [activation, last], bias: false)] {
          let parameters = Array([z, 0.7].prefix(net.parameterCount))
          let data = Dataset(inputCount: 1, targetCount: 1, inputs: [1], targets: [target])
          let pass = try #require(KernelPass(kernel, network: net, loss: loss, most: 1))
          let found = pass.costAndGradient(SampleLanes(data, width: kernel.width), at: parameters).gradient
          let objective = Objective(.samples(data), settings: Settings(network: net, loss: loss))
          let plain = objective.referenceCostAndGradient(at: parameters).gradient
          for (quick, slow) in zip(found, plain) {
            #expect(
              abs(quick - slow) <= 2e-14 * abs(slow) + 1e-300,
              "\(net.sizes) \(loss), target \(target), z \(z): \(quick), \(slow)")
          }
        }
      }
    }
  }
}

/// What a saturated neuron loses, an optimizer that divides by the size of slopes makes large.
@Test(arguments: Optimizer.Name.allCases.filter { $0 != .perceptron })
func `all levels make the same step where neurons are saturated`(optimizer: Optimizer.Name) {
  for w in stride(from: 0.5, through: 40, by: 0.3) {
    for (activation, loss) in [(Activation.tanh, Loss.mse), (.sigmoid, .mse), (.sigmoid, .logLoss), (.elu, .mse)] {
      let net = network([1, 1], [activation], bias: false)
      let data = Dataset(inputCount: 1, targetCount: 1, inputs: [activation == .elu ? -1 : 1], targets: [0])
      let objective = Objective(.samples(data), settings: Settings(network: net, loss: loss))
      let slopes = Kernel.available.map {
        KernelPass($0, network: net, loss: loss, most: 1)!.costAndGradient(SampleLanes(data, width: $0.width), at: [w])
          .gradient
      }
      let steps = (slopes + [objective.referenceCostAndGradient(at: [w]).gradient]).map { slope in
        var rule = Optimizer(optimizer)
        return rule.step(along: slope, learningRate: 1)[0]
      }
      for step in steps { #expect(abs(step - steps[0]) <= 1e-12, "\(activation) at \(w): \(steps)") }
    }
  }
}

@Test(arguments: Kernel.available.map(\.name), Activation.elementwise)
func `what is no number stays no number`(name: String, activation: Activation) {
  let kernel = Kernel.available.first { $0.name == name }!
  let net = network([1, 2, 1], [activation, activation])
  let pass = KernelPass(kernel, network: net, loss: .mse, most: 3)!
  let data = Dataset(inputCount: 1, targetCount: 1, inputs: [1, .nan, 2], targets: [0, 0, 1])
  let result = pass.costAndGradient(SampleLanes(data, width: kernel.width), at: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  #expect(result.cost.isNaN)
  #expect(activation == .step || result.gradient.contains(where: \.isNaN))
}

@Test(arguments: Kernel.available.map(\.name))
func `twin neurons get the same slopes to the bit, and zeros get none`(name: String) {
  let kernel = Kernel.available.first { $0.name == name }!
  let data = Generator.moons.dataset(samples: 29, noise: 0.1)
  for (activation, output) in [(Activation.tanh, Activation.sigmoid), (.sigmoid, .tanh), (.relu, .identity)] {
    let net = network([2, 7, 1], [activation, output])
    let pass = KernelPass(kernel, network: net, loss: .mse, most: data.count)!
    let lanes = SampleLanes(data, width: kernel.width)
    let slopes = pass.costAndGradient(lanes, at: net.names.count.zeros(filledWith: 0.5)).gradient
    for input in 0..<2 {
      #expect(Set(slopes[input * 7..<(input + 1) * 7]).count == 1)
    }
    #expect(Set(slopes[14..<21]).count == 1)
    let none = pass.costAndGradient(lanes, at: net.names.count.zeros(filledWith: 0)).gradient
    #expect(none[0..<14].allSatisfy { $0 == 0 })
  }
}

extension Int {
  fileprivate func zeros(filledWith value: Double) -> [Double] { [Double](repeating: value, count: self) }
}
