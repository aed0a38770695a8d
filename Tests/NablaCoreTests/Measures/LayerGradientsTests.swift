import NablaCore
import Testing

@Suite struct `Gradients by layer` {
  /// course-settings.md, vanishing: 1-(1×8)-1, hidden as named, output identity, biases 0, x = 1, y = 0, MSE.
  private func chain(
    _ activation: Activation, weight: Double, isResidual: Bool = false
  ) -> (network: Network, parameters: [Double], data: Dataset) {
    var layers = (0..<8).map { _ in
      Layer(inputs: 1, units: 1, activation: activation, isResidual: isResidual)
    }
    layers.append(Layer(inputs: 1, units: 1, activation: .identity))
    let network = Network(inputs: 1, layers: layers)
    let parameters = (0..<18).map { $0 < 9 ? weight : 0 }
    return (network, parameters, Dataset(inputCount: 1, targetCount: 1, inputs: [1], targets: [0]))
  }

  private func measured(_ setting: (network: Network, parameters: [Double], data: Dataset)) -> LayerGradients {
    let objective = Objective(.samples(setting.data), settings: Settings(network: setting.network))
    let pass = ForwardPass(of: setting.network, at: setting.parameters, inputs: setting.data.inputs)
    return LayerGradients(
      of: setting.network, at: setting.parameters, pass: pass,
      gradient: objective.costAndGradient(at: setting.parameters).gradient)
  }

  @Test(
    arguments: [
      (.sigmoid, 1, false, "7.3e-6 2.7e-5 1.1e-4 5.0e-4 2.2e-3 9.9e-3 4.4e-2 0.20 0.87"),
      (.tanh, 1, false, "0.043 0.077 0.11 0.14 0.18 0.21 0.24 0.27 0.31"),
      (.relu, 1, false, "2.0 2.0 2.0 2.0 2.0 2.0 2.0 2.0 2.0"),
      (.sigmoid, 0.25, true, "0.28 0.41 0.51 0.60 0.66 0.71 0.72 0.72 21"),
      (.relu, 0.25, false, "1.2e-10"),
    ] as [(Activation, Double, Bool, String)])
  func `the chain of nine layers vanishes as the course says`(
    activation: Activation, weight: Double, isResidual: Bool, quotes: String
  ) {
    let rows = measured(chain(activation, weight: weight, isResidual: isResidual)).rows
    for (row, quote) in zip(rows, quotes.split(separator: " ")) {
      #expect(isQuoted(row.size, as: String(quote)), "\(row.size) instead of \(quote)")
    }
    #expect(rows.map(\.isResidual) == Array(repeating: isResidual, count: 8) + [false])
  }

  /// ∂C/∂w of a chain is ∂C/∂o times what the later layers leave of it, times this layer's slope and source.
  @Test(arguments: [Activation.sigmoid, .tanh, .softplus], [false, true])
  func `in a chain the products are the gradient`(activation: Activation, isResidual: Bool) {
    let setting = chain(activation, weight: 0.7, isResidual: isResidual)
    let rows = measured(setting).rows
    let pass = ForwardPass(of: setting.network, at: setting.parameters, inputs: setting.data.inputs)
    let outputSlope = 2 * pass.outputs[0]
    for index in rows.indices {
      let source = index == 0 ? 1 : pass.activations[index - 1][0]
      let expected = abs(outputSlope * rows[index].product * rows[index].slope * source)
      #expect(abs(rows[index].size - expected) <= 1e-12 * expected)
      if index > 0 {
        #expect(abs(rows[index - 1].product - rows[index].product * rows[index].factor) <= 1e-15 * rows[index].product)
      }
      let z = pass.weightedInputs[index][0]
      let ratio =
        (setting.network.layers[index].activation.value(at: z + 1e-6)
          - setting.network.layers[index].activation.value(at: z - 1e-6)) / 2e-6
      #expect(abs(rows[index].slope - ratio) < 1e-8)
      let weight = 0.7 * abs(ratio) + (isResidual && index < 8 ? 1 : 0)
      #expect(abs(rows[index].factor - weight) < 1e-8)
    }
  }

  @Test func `means are over weights, units and samples`() {
    let network = Network(
      inputs: 2,
      layers: [
        Layer(inputs: 2, units: 3, activation: .tanh), Layer(inputs: 3, units: 2, activation: .sigmoid),
      ])
    var dice = RandomSource(seed: 5)
    let parameters = (0..<network.parameterCount).map { _ in dice.normal() }
    let inputs = (0..<8).map { _ in dice.normal() }
    let pass = ForwardPass(of: network, at: parameters, inputs: inputs)
    let gradient = parameters.map { $0 * 2 }
    for samples in [nil, [1, 3]] as [[Int]?] {
      let rows = LayerGradients(of: network, at: parameters, pass: pass, gradient: gradient, samples: samples).rows
      for (index, layer) in network.layers.enumerated() {
        var slope = 0.0
        var factor = 0.0
        var size = 0.0
        let chosen = samples ?? [0, 1, 2, 3]
        for unit in 0..<layer.units {
          for source in 0..<layer.inputs {
            let place = network.index(of: .weight(layer: index, to: unit, from: source))!
            size += abs(gradient[place])
            for sample in chosen {
              let z = pass.weightedInputs[index][sample * layer.units + unit]
              factor += abs(parameters[place] * layer.activation.slope(at: z))
            }
          }
          for sample in chosen {
            slope += abs(layer.activation.slope(at: pass.weightedInputs[index][sample * layer.units + unit]))
          }
        }
        let units = Double(layer.units)
        let count = Double(chosen.count)
        #expect(abs(rows[index].slope - slope / units / count) < 1e-14)
        #expect(abs(rows[index].factor - factor / Double(layer.weightCount) / count) < 1e-14)
        #expect(abs(rows[index].size - size / Double(layer.weightCount)) < 1e-14)
      }
    }
  }

  /// course-settings.md, zig-zag: two samples, w = (1, 0, 0, 1, .5, .5), sigmoid or tanh below a sigmoid output.
  @Test(arguments: [Activation.sigmoid, .tanh])
  func `behind sigmoid units all signs into a neuron are equal for one sample, not for a mean`(hidden: Activation) {
    let network = Network(
      inputs: 2,
      layers: [
        Layer(inputs: 2, units: 2, activation: hidden, hasBias: false),
        Layer(inputs: 2, units: 1, activation: .sigmoid, hasBias: false),
      ])
    let data = Dataset(inputCount: 2, targetCount: 1, inputs: [1.5, -1, -1, 1.5], targets: [1, 0])
    let parameters = [1, 0, 0, 1, 0.5, 0.5]
    let pass = ForwardPass(of: network, at: parameters, inputs: data.inputs)
    let back = Backpropagation(
      through: pass, of: network, at: parameters, inputs: data.inputs, targets: data.targets, loss: .mse)
    for sample in 0..<2 {
      let alone = Objective(.samples(data), settings: Settings(network: network))
        .costAndGradient(at: parameters, over: [sample]).gradient
      let signs = IncomingSigns.ofSample(
        deltas: [back.deltas[1][sample]], sources: Array(pass.activations[0][2 * sample..<2 * sample + 2]))
      #expect(signs == IncomingSigns.ofLayer(1, in: network, gradient: alone))
      #expect(signs[0].areAllEqual == (hidden == .sigmoid))
      #expect(signs[0].areMixed == (hidden == .tanh))
      for unit in 0..<2 {
        // x = (1.5, −1): the weights into a hidden unit part.
        let first = IncomingSigns.ofLayer(0, in: network, gradient: alone)[unit]
        #expect(first.areMixed)
      }
    }
    let mean = IncomingSigns.ofLayer(1, in: network, gradient: back.gradient)
    #expect(mean[0].areMixed)
  }

  @Test func `zeros have no say in whether signs are equal`() {
    #expect(IncomingSigns([0, 2, 3]).areAllEqual)
    #expect(IncomingSigns([-1, 0, -3]).areAllEqual)
    #expect(!IncomingSigns([-1, 0, 3]).areAllEqual)
    #expect(IncomingSigns([-1, 0, 3]).areMixed)
    #expect(!IncomingSigns([0, 0]).areAllEqual && !IncomingSigns([0, 0]).areMixed)
    #expect(!IncomingSigns([5]).areAllEqual, "one weight is equal to nothing")
    #expect(IncomingSigns([.nan, 1, 1]).signs == [0, 1, 1])
  }
}
