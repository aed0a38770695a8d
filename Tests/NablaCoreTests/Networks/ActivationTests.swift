import FaultTable
import NablaCore
import Testing

/// Where no activation has a kink.
private let places = [-30.0, -8.3, -2.5, -1.1, -0.4, -1e-3, 1e-3, 0.3, 0.9, 1.7, 4.2, 9.1, 30]

@Test(arguments: Activation.elementwise)
func `a slope is the central difference of the values`(activation: Activation) {
  for z in places {
    let h = 1e-5
    let difference = (activation.value(at: z + h) - activation.value(at: z - h)) / (2 * h)
    // Truncation h²f‴/6 ≈ 3e-11 and rounding 2⁻⁵²·|f|/h ≈ 2e-11·|f|.
    #expect(abs(activation.slope(at: z) - difference) < 1e-9 * max(1, abs(z)), "at \(z)")
    let byHand = activation.slope(at: z, written: activation.value(at: z))
    #expect(abs(byHand - activation.slope(at: z)) < 1e-15, "at \(z)")
  }
}

@Test(arguments: Activation.elementwise)
func `a value is the textbook's`(activation: Activation) {
  for z in places {
    let expected = activation.textbook(Dual(z, slope: 1))
    #expect(abs(activation.value(at: z) - expected.value) < 1e-15 * max(4, 4 * abs(expected.value)), "at \(z)")
    #expect(abs(activation.slope(at: z) - expected.slope) < 1e-14, "at \(z)")
  }
}

@Test(
  arguments: [
    // From mpmath with 60 digits.
    (Activation.sigmoid, -40.0, 4.248354255291589e-18), (.sigmoid, -700, 9.85967654375977e-305),
    (.sigmoid, -5, 0.0066928509242848554), (.sigmoid, 3, 0.9525741268224333), (.sigmoid, 37, 0.9999999999999999),
    (.tanh, -1e-9, -1e-9), (.tanh, 0.5, 0.46211715726000974), (.tanh, 3, 0.9950547536867305),
    (.softplus, -40, 4.248354255291589e-18), (.softplus, -1, 0.3132616875182228), (.softplus, 20, 20.000000002061153),
    (.elu, -1e-9, -9.999999995e-10), (.elu, -1, -0.6321205588285577), (.elu, -40, -1),
  ] as [(Activation, Double, Double)])
func `values keep all their digits far out and near 0`(activation: Activation, z: Double, expected: Double) {
  #expect(abs(activation.value(at: z) - expected) <= 4e-16 * abs(expected))
}

@Test(
  arguments: [
    // e^−|z| ∕ (1 + e^−|z|)² and 4e^−2|z| ∕ (1 + e^−2|z|)², from Python's decimal with 60 digits.
    (Activation.sigmoid, 20.0, 2.061153613941849e-09), (.sigmoid, 40, 4.248354255291589e-18),
    (.sigmoid, -700, 9.85967654375977e-305), (.tanh, 10, 8.244614455767397e-09), (.tanh, -40, 7.219405551381661e-35),
    (.elu, -40, 4.248354255291589e-18),
  ] as [(Activation, Double, Double)])
func `slopes keep all their digits where the neuron is saturated`(
  activation: Activation, z: Double, expected: Double
) {
  #expect(abs(activation.slope(at: z) - expected) <= 1e-15 * expected)
}

@Test func `kinks and jumps are as the contract says`() {
  #expect(Activation.relu.value(at: 0) == 0)
  #expect(Activation.relu.slope(at: 0) == 0)
  #expect(Activation.leakyRelu.slope(at: 0) == 0.01)
  #expect(Activation.leakyRelu.value(at: -2) == -0.02)
  #expect(Activation.elu.slope(at: 0) == 1)
  #expect(Activation.elu.slope(at: 1e-300) == 1)
  #expect(Activation.step.value(at: 0) == 1)
  #expect(Activation.step.value(at: -0.0) == 1)
  #expect(Activation.step.value(at: -5e-324) == 0)
  #expect([-3.0, 0, 3].allSatisfy { Activation.step.slope(at: $0) == 0 })
}

@Test(.fault("N5"), arguments: Activation.elementwise)
func `the largest numbers give no NaN and no slope above 1`(activation: Activation) {
  for z in [1e308, -1e308, 750, -750, Double.greatestFiniteMagnitude] {
    #expect(!activation.value(at: z).isNaN)
    let slope = activation.slope(at: z)
    #expect(slope >= (activation == .sine ? -1 : 0) && slope <= 1)
  }
}

@Test(.fault("N5"), arguments: Activation.elementwise)
func `infinity goes to the limit, and NaN stays NaN`(activation: Activation) {
  #expect(activation.value(at: .nan).isNaN)
  let limits: (below: Double, above: Double)
  switch activation {
  case .sigmoid, .step: limits = (0, 1)
  case .tanh: limits = (-1, 1)
  case .relu, .softplus: limits = (0, .infinity)
  case .elu: limits = (-1, .infinity)
  case .leakyRelu, .identity: limits = (-.infinity, .infinity)
  case .sine, .softmax: return
  }
  #expect(activation.value(at: -.infinity) == limits.below)
  #expect(activation.value(at: .infinity) == limits.above)
}

@Test(arguments: Activation.elementwise)
func `shape, bounds and form of the slope are what the values show`(activation: Activation) {
  let all = stride(from: -40.0, through: 40, by: 0.37).map { (z: $0, a: activation.value(at: $0)) }
  let slopes = all.map { activation.slope(at: $0.z) }
  if let bounds = activation.bounds {
    #expect(all.allSatisfy { bounds.contains($0.a) })
    #expect(all.contains { $0.a < bounds.lowerBound + 0.01 } && all.contains { $0.a > bounds.upperBound - 0.01 })
  } else {
    #expect(all.contains { abs($0.a) > 30 })
  }
  let different = Set(slopes)
  switch activation.shape {
  case .straight: #expect(different.count == 1 && Set(all.map { ($0.a - $0.z).rounded() }).count == 1)
  case .stepped: #expect(different == [0] && Set(all.map(\.a)).count > 1)
  case .kinked: #expect(different.count == 2)
  case .curved: #expect(different.count > 50)
  }
  switch activation.slopeForm {
  case .logistic: #expect(zip(all, slopes).allSatisfy { abs($0.a * (1 - $0.a) - $1) < 1e-15 })
  case .tangent: #expect(zip(all, slopes).allSatisfy { abs(1 - $0.a * $0.a - $1) < 1e-15 })
  case .one: #expect(different == [1])
  case .zero: #expect(different == [0])
  case .ofInput: #expect(different.count > 1)
  case .share: Issue.record("no function of one z")
  }
}
