import NablaCore
import Testing

@Suite struct `Layers without a bend` {
  /// Course row 16: w = (.8, .3, .2, .9, .6, −.5), b = (.1, −.2, .3) come to (.33, −.33) and .46.
  @Test func `the course's identity layer is one layer`() throws {
    let network = Network(
      inputs: 2,
      layers: [Layer(inputs: 2, units: 2, activation: .identity), Layer(inputs: 2, units: 1, activation: .sigmoid)])
    let one = try #require(CollapsedLayers(of: network, at: [0.8, 0.3, 0.2, 0.9, 0.6, -0.5, 0.1, -0.2, 0.3]))
    #expect(zip(one.weights, [0.33, -0.33]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(one.biases![0] - 0.46) < 1e-15)
  }

  @Test func `it gives what the whole network gives, for any number of layers`() throws {
    var random = RandomSource(seed: 4)
    for sizes in [[2, 3, 2], [3, 2, 4, 1], [1, 5, 3, 2, 2]] {
      let layers = zip(sizes, sizes.dropFirst()).enumerated().map { index, size in
        Layer(inputs: size.0, units: size.1, activation: .identity, hasBias: index % 2 == 0)
      }
      let network = Network(inputs: sizes[0], layers: layers)
      let parameters = (0..<network.parameterCount).map { _ in random.uniform(-1, 1) }
      let one = try #require(CollapsedLayers(of: network, at: parameters))
      let inputs = (0..<sizes[0] * 3).map { _ in random.uniform(-2, 2) }
      let outputs = ForwardPass(of: network, at: parameters, inputs: inputs).outputs
      for sample in 0..<3 {
        for unit in 0..<one.units {
          var sum = one.biases?[unit] ?? 0
          for input in 0..<one.inputs {
            sum += one.weights[unit * one.inputs + input] * inputs[sample * one.inputs + input]
          }
          #expect(abs(sum - outputs[sample * one.units + unit]) < 1e-12)
        }
      }
    }
  }

  @Test func `a bend, a residual connection or a single layer is not one`() {
    func collapsed(_ layers: [Layer]) -> CollapsedLayers? {
      let network = Network(inputs: 2, layers: layers)
      return CollapsedLayers(of: network, at: [Double](repeating: 1, count: network.parameterCount))
    }
    let last = Layer(inputs: 2, units: 1, activation: .sigmoid, hasBias: false)
    #expect(collapsed([Layer(inputs: 2, units: 2, activation: .relu), last]) == nil)
    #expect(collapsed([Layer(inputs: 2, units: 2, activation: .identity, isResidual: true), last]) == nil)
    #expect(collapsed([last]) == nil)
    let plain = Layer(inputs: 2, units: 2, activation: .identity, hasBias: false)
    #expect(collapsed([plain, last])?.biases == .some(nil))
  }
}
