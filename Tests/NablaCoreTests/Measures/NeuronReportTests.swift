import FaultTable
import NablaCore
import Testing

@Suite struct `How a neuron is doing` {
  /// One neuron over one input, seen through its report.
  private func report(_ activation: Activation, weight: Double, bias: Double, inputs: [Double]) -> NeuronReport {
    let network = Network(inputs: 1, layers: [Layer(inputs: 1, units: 1, activation: activation)])
    let pass = ForwardPass(of: network, at: [weight, bias], inputs: inputs)
    return NeuronReport(of: network.layers[0], index: 0, unit: 0, pass: pass)
  }

  /// Course row 2: x = −1.2, −1, −0.8 and w = 5 lie on the flat part, and b = 5 brings them back.
  @Test func `the bias scene's slopes`() {
    let without = report(.sigmoid, weight: 5, bias: 0, inputs: [-1.2, -1, -0.8])
    #expect(abs(without.meanSlope - (0.002467 + 0.006648 + 0.017663) / 3) < 1e-6)
    #expect(without.flatSamples == 1 && without.condition == .working)
    let shifted = report(.sigmoid, weight: 5, bias: 5, inputs: [-1.2, -1, -0.8])
    #expect(abs(shifted.meanSlope - (0.196612 + 0.25 + 0.196612) / 3) < 1e-6)
    #expect(shifted.flatSamples == 0)
  }

  @Test(.fault("N7")) func `saturated means flat for all samples, dead a ReLU's zero`() {
    #expect(report(.sigmoid, weight: 5, bias: 20, inputs: [0, 1]).condition == .saturated)
    #expect(report(.sigmoid, weight: 5, bias: 2, inputs: [0, 1]).condition == .working)
    #expect(report(.tanh, weight: 1, bias: -9, inputs: [0, 1]).condition == .saturated)
    #expect(report(.relu, weight: 1, bias: -2, inputs: [0, 1]).condition == .dead)
    #expect(report(.relu, weight: 1, bias: -2, inputs: [0, 3]).condition == .working)
    #expect(report(.leakyRelu, weight: 1, bias: -2, inputs: [0, 1]).condition == .working)
    #expect(report(.identity, weight: 0, bias: 0, inputs: [0]).condition == .working)
  }

  @Test(arguments: Activation.elementwise)
  func `no slope is greater than the greatest, and one comes near it`(activation: Activation) {
    let slopes = (-4_000...4_000).map { abs(activation.slope(at: Double($0) / 100)) }
    #expect(slopes.max()! <= activation.greatestSlope + 1e-12)
    #expect(slopes.max()! >= activation.greatestSlope * 0.999)
    // A flat end: |f′| next to nothing far out on one side.
    let ends = min(abs(activation.slope(at: -40)), abs(activation.slope(at: 40)))
    #expect(activation.hasFlatEnds == (ends < 1e-9 && activation != .step))
  }

  private let network = Network(
    inputs: 2,
    layers: [Layer(inputs: 2, units: 3, activation: .tanh), Layer(inputs: 3, units: 1, activation: .sigmoid)])

  private func groups(_ parameters: [Double], change: [Double]? = nil) -> [TwinNeurons] {
    TwinNeurons.groups(
      inLayer: 0, of: network, at: parameters, change: change ?? [Double](repeating: 0, count: 13))
  }

  @Test(.fault("N6")) func `twins are equal in and out, bit for bit`() {
    // w1…w6 by source (h1, h2, h3), w7…w9 out, then b1…b4.
    let twins: [Double] = [0.5, 0.5, 1, 0.25, 0.25, 1, 0.75, 0.75, 1, 0, 0, 0, 0]
    #expect(groups(twins).map(\.units) == [[0, 1]])
    for index in [0, 3, 6, 9] {
      var other = twins
      other[index] = other[index].nextUp
      #expect(groups(other).isEmpty, "parameter \(index)")
    }
    var flipped = twins
    flipped[7] = -0.75
    #expect(groups(flipped).isEmpty)
    #expect(groups([Double](repeating: 0, count: 13)).map(\.units) == [[0, 1, 2]])
  }

  @Test func `one neuron with two equal weights is no twin`() {
    #expect(groups([0.1, 0.9, 0.4, 0.1, 0.9, 0.4, 0.5, 0.5, 0.5, 0, 0, 0, 0]).isEmpty)
  }

  @Test func `twins stay twins under descent, and differ when their changes do`() {
    let start: [Double] = [0.5, 0.5, 1, 0.25, 0.25, 1, 0.75, 0.75, 1, 0.1, 0.1, 0, 0]
    let inputs: [Double] = [0, 0, 0, 1, 1, 0, 1, 1]
    let targets: [Double] = [0, 1, 1, 0]
    var parameters = start
    for _ in 0..<50 {
      let pass = ForwardPass(of: network, at: parameters, inputs: inputs)
      let gradient = Backpropagation(
        through: pass, of: network, at: parameters, inputs: inputs, targets: targets, loss: .mse
      ).gradient
      let found = groups(parameters, change: gradient.map { -2 * $0 })
      #expect(found.map(\.units) == [[0, 1]] && found[0].stayEqual)
      for index in parameters.indices { parameters[index] -= 2 * gradient[index] }
    }
    #expect(parameters != start)
    var change = [Double](repeating: 0, count: 13)
    change[0] = 0.1
    #expect(groups(parameters, change: change).map(\.stayEqual) == [false])
  }

  @Test func `outputs and residual layers have no twins`() {
    #expect(TwinNeurons.groups(inLayer: 1, of: network, at: [Double](repeating: 0, count: 13), change: []).isEmpty)
    let residual = Network(
      inputs: 2,
      layers: [
        Layer(inputs: 2, units: 2, activation: .tanh, hasBias: false, isResidual: true),
        Layer(inputs: 2, units: 1, activation: .identity, hasBias: false),
      ])
    let zeros = [Double](repeating: 0, count: 6)
    #expect(TwinNeurons.groups(inLayer: 0, of: residual, at: zeros, change: zeros).isEmpty)
  }
}
