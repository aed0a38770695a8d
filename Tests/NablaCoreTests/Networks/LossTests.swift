import FaultTable
import Testing

@testable import NablaCore

@Test(arguments: Loss.allCases)
func `a loss's slope is the central difference of its values`(loss: Loss) {
  for target in [0.0, 0.25, 1] {
    for output in [0.05, 0.3, 0.6, 0.95] {
      let h = 1e-6
      let above = loss.value(output: output + h, target: target)
      let below = loss.value(output: output - h, target: target)
      #expect(abs(loss.slope(output: output, target: target) - (above - below) / (2 * h)) < 1e-7)
      let textbook = loss.textbook(Dual(output, slope: 1), target: target)
      #expect(abs(loss.value(output: output, target: target) - textbook.value) < 1e-15)
      #expect(abs(loss.slope(output: output, target: target) - textbook.slope) < 1e-13)
    }
  }
}

@Test func `the lecture's errors cost what course row 4 says`() {
  #expect(abs(Loss.mae.value(output: 1.1, target: 1) - 0.1) < 1e-15)
  #expect(abs(Loss.mse.value(output: 1.1, target: 1) - 0.01) < 1e-15)
  #expect(Loss.mae.value(output: 3, target: 1) == 2)
  #expect(Loss.mse.value(output: 3, target: 1) == 4)
  #expect(Loss.mse.slope(output: 3, target: 1) == 4)
  #expect(Loss.mae.slope(output: 3, target: 1) == 1)
  #expect(Loss.mae.slope(output: -3, target: 1) == -1)
  #expect(Loss.mae.slope(output: 1, target: 1) == 0)
}

@Test(
  arguments: [
    // From mpmath with 60 digits: ln(1 + eᶻ) − yz.
    (40.0, 1.0, 4.248354255291589e-18), (-40, 0, 4.248354255291589e-18), (40, 0, 40), (4, 0, 4.0181499279178094),
    (-700, 1, 700), (36, 1, 2.319522830243569e-16), (30, 0.25, 22.500000000000092), (-1000, 1, 1000),
    (20, 1, 2.061153620314381e-09), (1e-3, 0.5, 0.6931473055599401),
  ] as [(Double, Double, Double)])
func `log loss from z keeps all its digits when σ is saturated`(z: Double, target: Double, expected: Double) {
  #expect(abs(Loss.logLoss(weightedInput: z, target: target) - expected) <= 4e-16 * expected)
  for kernel in Kernel.available {
    let sum = kernelLogLoss(kernel, weightedInputs: [z], targets: [target])
    #expect(abs(sum - expected) <= 6e-16 * expected, "\(kernel.name)")
  }
}

/// Σ log loss by a kernel: of a neuron whose weight is 1 and whose inputs are z.
private func kernelLogLoss(_ kernel: Kernel, weightedInputs z: [Double], targets: [Double]) -> Double {
  let data = Dataset(inputCount: 1, targetCount: 1, inputs: z, targets: targets)
  let net = network([1, 1], [.sigmoid], bias: false)
  let pass = KernelPass(kernel, network: net, loss: .logLoss, most: z.count)!
  return pass.cost(SampleLanes(data, width: kernel.width), at: [1]) * Double(z.count)
}

@Test(.fault("N5")) func `log loss from z survives numbers of any size`() {
  #expect(Loss.logLoss(weightedInput: 1e308, target: 1) == 0)
  #expect(Loss.logLoss(weightedInput: -1e308, target: 0) == 0)
  #expect(Loss.logLoss(weightedInput: 1e308, target: 0) == 1e308)
  #expect(Loss.logLoss(weightedInput: -1e308, target: 1) == 1e308)
  #expect(Loss.logLoss(weightedInput: .infinity, target: 1) == 0)
  #expect(Loss.logLoss(weightedInput: -.infinity, target: 0) == 0)
  #expect(Loss.logLoss(weightedInput: .infinity, target: 0) == .infinity)
  #expect(Loss.logLoss(weightedInput: .nan, target: 1).isNaN)
}

@Test func `a sum of many log losses is the sum of each, also over several blocks`() {
  var random = RandomSource(seed: 12)
  let z = (0..<1_500).map { _ in random.uniform(-45, 45) }
  let right = z.map { $0 > 0 ? 1.0 : 0 }
  for targets in [right, right.map { 1 - $0 }, z.map { _ in random.unit() }] {
    let each = zip(z, targets).map { Loss.logLoss(weightedInput: $0, target: $1) }.sorted()
    let expected = each.reduce(0, +)
    for kernel in Kernel.available {
      let sum = kernelLogLoss(kernel, weightedInputs: z, targets: targets)
      #expect(abs(sum - expected) < 1e-13 * expected, "\(kernel.name)")
    }
  }
}

@Test(.fault("N5")) func `at an output of exactly 0 or 1 a hit costs nothing and a miss infinitely much`() {
  #expect(Loss.logLoss.value(output: 1, target: 1) == 0)
  #expect(Loss.logLoss.value(output: 0, target: 0) == 0)
  #expect(Loss.logLoss.value(output: 0, target: 1) == .infinity)
  // −1/a and 1/(1 − a): what (a − y)/(a(1 − a)) is once the factor both share is cancelled.
  #expect(Loss.logLoss.slope(output: 1, target: 1) == -1)
  #expect(Loss.logLoss.slope(output: 0, target: 0) == 1)
  #expect(Loss.logLoss.slope(output: 1, target: 0) == .infinity)
  #expect(Loss.logLoss.slope(output: 0, target: 1) == -.infinity)
}

@Test func `log loss pushes 28 times harder than MSE at z = 4`() {
  let a = Activation.sigmoid.value(at: 4)
  let slope = Activation.sigmoid.slope(at: 4)
  let ratio = Loss.logLoss.slope(output: a, target: 0) / Loss.mse.slope(output: a, target: 0)
  // Course row 5: 1/(2a(1 − a)) everywhere, and the first gradients .98201 and .03469.
  #expect(abs(ratio - 1 / (2 * slope)) < 1e-11)
  #expect(abs(ratio - 28) < 0.5)
  #expect(abs(Loss.logLoss.slope(output: a, target: 0) * slope - 0.98201) < 5e-6)
  #expect(abs(Loss.mse.slope(output: a, target: 0) * slope - 0.03469) < 5e-6)
}

@Test(arguments: Loss.allCases)
func `a multiple of a loss is so many times it, and a loss cancels with its partner`(loss: Loss) {
  for (a, y) in [(0.2, 1.0), (0.7, 0), (0.4, 0.25), (0.9, 1)] {
    if let base = loss.multipleOf {
      let times = loss.value(output: 0, target: 1) / base.value(output: 0, target: 1)
      #expect(abs(loss.value(output: a, target: y) - times * base.value(output: a, target: y)) < 1e-15)
      #expect(abs(loss.slope(output: a, target: y) - times * base.slope(output: a, target: y)) < 1e-15)
    }
    let slope = loss.slope(output: a, target: y)
    let z = naturalLogarithm(a / (1 - a))
    switch loss.partner {
    case nil: #expect(loss.value(output: a, of: z, target: y) == loss.value(output: a, target: y))
    case .sigmoid:
      #expect(abs(slope * a * (1 - a) - (a - y)) < 1e-15)
      #expect(abs(loss.value(output: a, of: z, target: y) - loss.value(output: a, target: y)) < 1e-14)
    case .softmax:
      // Of two shares, the other has the other target.
      let other = loss.slope(output: 1 - a, target: 1 - y)
      #expect(abs((slope - other) * a * (1 - a) - (a - y)) < 1e-15)
    default: Issue.record("how does it cancel?")
    }
  }
}

@Test func `losses by kind are all of them, each behind that of which it is a multiple`() {
  #expect(Loss.byKind.map(\.rawValue) == ["mse", "half-mse", "mae", "log-loss", "cross-entropy"])
  #expect(Set(Loss.byKind) == Set(Loss.allCases))
}
