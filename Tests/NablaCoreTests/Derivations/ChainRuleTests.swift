import NablaCore
import Testing

private let workedNetwork = network([2, 2, 1], [.sigmoid, .sigmoid], bias: false)
private let workedParameters = [0.7, 0.3, 0.4, 0.6, 0.55, 0.45]

private func worked(_ precision: Precision = .exact, assuming: [Quantity: Double] = [:]) -> WorkedSample {
  WorkedSample(
    of: workedNetwork, at: workedParameters, input: [0.5, 0.3], target: [1], loss: .mse, precision: precision,
    assuming: assuming)
}

@Suite struct `The chain rule` {
  @Test func `of an output weight has three factors`() {
    let sample = worked()
    let chain = ChainRule(of: 4, in: sample)
    #expect(chain.factors.map { workedNetwork.symbol(of: $0.quantity) } == ["∂C/∂o1", "∂o1/∂z", "∂z/∂w5"])
    // Course row 9.
    #expect(agree(chain.value, -0.09975254031514091, within: 1e-15))
    #expect(abs(chain.factors[0].value + 0.7086) < 5e-5)
    #expect(abs(chain.factors[1].value - 0.2288) < 5e-5)
    #expect(abs(chain.factors[2].value - 0.6154) < 5e-5)
  }

  @Test func `of a hidden weight with one way out runs through that way`() {
    let chain = ChainRule(of: 2, in: worked())
    #expect(
      chain.factors.map { workedNetwork.symbol(of: $0.quantity) } == [
        "∂C/∂o1", "∂o1/∂z", "∂z/∂h1", "∂h1/∂z", "∂z/∂w3",
      ])
    #expect(agree(chain.value, -0.006330463812163698, within: 1e-15))
  }

  @Test(arguments: 0..<30, Loss.allCases)
  func `multiplies to the gradient that dual numbers give`(seed: Int, loss: Loss) {
    let random = RandomExperiment(seed: UInt64(seed), loss: loss)
    let oracle = Oracle(network: random.network, loss: loss, data: random.data)
    for number in 0..<random.data.count {
      let sample = WorkedSample(
        of: random.network, at: random.parameters, sample: number, in: random.data, loss: loss)
      let gradient = oracle.gradient(at: random.parameters, over: [number])
      #expect(
        agree(
          sample.value(of: .cost), oracle.cost(at: random.parameters, seeded: nil, over: [number]).value, within: 1e-12)
      )
      for parameter in gradient.indices {
        let chain = ChainRule(of: parameter, in: sample)
        #expect(agree(chain.value, gradient[parameter], within: 1e-10), "\(parameter)")
        #expect(chain.factors.reduce(1) { $0 * $1.value } == chain.value)
        // Through a softmax the first two are one, the sum over all outputs.
        let last = random.network.layers.count - 1
        let isShare = loss == .crossEntropy && random.network.parameter(at: parameter).layer == last
        #expect(chain.factors.count >= (isShare ? 2 : 3))
        if isShare { #expect(chain.factors[0].terms.count == random.network.outputs) }
        for factor in chain.factors where !factor.terms.isEmpty {
          #expect(agree(factor.terms.reduce(0) { $0 + $1.value }, factor.value, within: 1e-14))
          for term in factor.terms {
            #expect(agree(term.factors.reduce(1) { $0 * sample.value(of: $1) }, term.value, within: 1e-14))
          }
        }
      }
    }
  }

  @Test func `has a term for each unit that a unit leads to, and for a residual layer's bypass`() {
    let net = network([2, 3, 3, 2], [.tanh, .tanh, .identity], residual: [1])
    let sample = WorkedSample(
      of: net, at: (0..<net.parameterCount).map { 0.1 + 0.03 * Double($0) }, input: [0.4, -0.2], target: [1, 0],
      loss: .mse)
    let chain = ChainRule(of: 0, in: sample)
    #expect(net.symbol(of: chain.factors[0].quantity) == "∂C/∂h1")
    #expect(chain.factors[0].terms.count == 4)
    #expect(chain.factors[0].terms[3].factors.map { net.symbol(of: $0) } == ["∂C/∂g1"])
    #expect(sample.terms(of: .costSlope(layer: 1, unit: 0)).count == 2)
  }

  @Test func `passes a residual layer of one unit by a factor that adds 1`() {
    let net = network([1, 1, 1, 1], [.sigmoid, .sigmoid, .identity], residual: [1])
    let sample = WorkedSample(
      of: net, at: [0.5, 0.25, 2, 0, 0, 0], input: [1], target: [0], loss: .mse)
    let chain = ChainRule(of: 0, in: sample)
    #expect(
      chain.factors.map { net.symbol(of: $0.quantity) } == [
        "∂C/∂o1", "∂o1/∂z", "∂z/∂g1", "∂g1/∂h1", "∂h1/∂z", "∂z/∂w1",
      ])
    #expect(chain.factors[3].terms.map(\.value).last == 1)
  }

  @Test func `of a saturated output under log loss is not lost in 0 times infinity`() {
    let net = network([1, 1], [.sigmoid])
    for z in [40.0, 400, 4_000] {
      let sample = WorkedSample(of: net, at: [z, 0], input: [1], target: [0], loss: .logLoss)
      #expect(agree(ChainRule(of: 0, in: sample).value, 1, within: 1e-12), "\(z)")
    }
  }
}

@Suite struct `Working a sample by hand` {
  @Test func `with three decimals gives the lecture's figures`() {
    let sample = worked(.rounded(3))
    // Course row 9: h1 .615, o .646, C .125, −.708, .229, product −.09971.
    #expect(sample.value(of: .activation(layer: 0, unit: 0)) == 0.615)
    #expect(sample.value(of: .activation(layer: 1, unit: 0)) == 0.646)
    #expect(sample.value(of: .cost) == 0.125)
    let chain = ChainRule(of: 4, in: sample)
    #expect(chain.factors.map(\.value) == [-0.708, 0.229, 0.615])
    #expect(abs(chain.product + 0.09971118) < 1e-12)
    #expect(chain.value == -0.1)
  }

  @Test func `with one's own o1 lets the rest follow`() {
    let sample = worked(.rounded(3), assuming: [.activation(layer: 1, unit: 0): 0.645])
    let chain = ChainRule(of: 4, in: sample)
    // Course row 9: −0.71 × 0.229 × 0.615 = −0.09999285, C 0.126.
    #expect(chain.factors.map(\.value) == [-0.71, 0.229, 0.615])
    #expect(abs(chain.product + 0.09999285) < 1e-14)
    #expect(sample.value(of: .cost) == 0.126)
  }

  @Test func `cut after three decimals differs from rounded`() {
    let sample = worked(.cut(3))
    // o = 0.6457…, C from (1 − 0.645)² = 0.126025.
    #expect(sample.value(of: .activation(layer: 1, unit: 0)) == 0.645)
    #expect(sample.value(of: .cost) == 0.126)
    // ∂C/∂w3 = −0.71 × 0.228 × 0.55 × 0.236 × 0.3: 0.645 · 0.355 = 0.228975.
    #expect(ChainRule(of: 2, in: sample).factors.map(\.value) == [-0.71, 0.228, 0.55, 0.236, 0.3])
  }

  @Test func `writes the cost of several outputs down once`() {
    // 0.15² + 0.35² = 0.0225 + 0.1225 = 0.145, where 0.02 + 0.12 would be 0.14.
    let net = network([1, 2], [.identity], bias: false)
    let sample = WorkedSample(
      of: net, at: [0.15, 0.35], input: [1], target: [0, 0], loss: .mse, precision: .rounded(2))
    #expect(sample.value(of: .cost) == 0.15)
  }

  @Test func `takes elu's slope from the z that is written down`() {
    // e^-0.55 = 0.57694…; elu(-0.55) = -0.42305… is cut to -0.423, and 1 - 0.423 would be 0.577.
    let net = network([1, 1], [.elu], bias: false)
    let sample = WorkedSample(of: net, at: [-0.55], input: [1], target: [0], loss: .mse, precision: .cut(3))
    #expect(sample.value(of: .activation(layer: 0, unit: 0)) == -0.423)
    #expect(sample.value(of: .activationSlope(layer: 0, unit: 0)) == 0.576)
  }

  @Test func `takes the slope of a residual unit from the f that it shows`() {
    // σ(0.25) = 0.5621…: a = 0.5621 + 1.2345 is written 1.80, f = 1.80 - 1.2345 = 0.57, its slope 0.57 · 0.43 = 0.2451.
    let net = network([1, 1], [.sigmoid], bias: false, residual: [0])
    let sample = WorkedSample(
      of: net, at: [0.25 / 1.2345], input: [1.2345], target: [0], loss: .mse, precision: .rounded(2))
    #expect(sample.value(of: .activation(layer: 0, unit: 0)) == 1.8)
    #expect(sample.value(of: .activationSlope(layer: 0, unit: 0)) == 0.25)
    #expect(sample.equation(of: .activationSlope(layer: 0, unit: 0)).numbers.contains(.enclosed(0.57)))
  }

  @Test func `takes the new w5 where someone puts it in`() {
    // Course row 10.
    let sample = worked(assuming: [.weightSlope(layer: 1, to: 0, from: 0): 0.6497525403151409])
    #expect(abs(ChainRule(of: 0, in: sample).value + 0.0124643) < 5e-8)
    #expect(agree(sample.value(of: .cost), 0.1255184723983558, within: 1e-15))
  }

  @Test func `lets an assumed hidden activation change everything after it`() {
    let sample = worked(assuming: [.activation(layer: 0, unit: 0): 0.5])
    #expect(
      agree(sample.value(of: .weightedInput(layer: 1, unit: 0)), 0.55 * 0.5 + 0.45 * logistic(0.33), within: 1e-15))
    #expect(ChainRule(of: 4, in: sample).factors[2].value == 0.5)
  }

  @Test func `finds quantities by name, with ∂ or d`() {
    #expect(workedNetwork.quantities(named: "o1") == [.activation(layer: 1, unit: 0)])
    #expect(workedNetwork.quantities(named: "dC/do1") == [.costSlope(layer: 1, unit: 0)])
    #expect(workedNetwork.quantities(named: "∂z/∂h1") == [.weightSlope(layer: 1, to: 0, from: 0)])
    #expect(workedNetwork.quantities(named: "z(h2)") == [.weightedInput(layer: 0, unit: 1)])
    #expect(workedNetwork.quantities(named: "o2").isEmpty)
  }
}

@Suite struct `Equations` {
  @Test(arguments: 0..<25, Loss.allCases)
  func `give their value when their numbers are reckoned again`(seed: Int, loss: Loss) throws {
    let random = RandomExperiment(
      seed: UInt64(seed), loss: loss, activations: [.sigmoid, .tanh, .softplus, .sine, .identity])
    let sample = WorkedSample(of: random.network, at: random.parameters, sample: 0, in: random.data, loss: loss)
    var count = 0
    for quantity in random.network.everyQuantity {
      let equation = sample.equation(of: quantity)
      #expect(equation.value == sample.value(of: quantity))
      guard let value = try reckoned(equation) else { continue }
      count += 1
      #expect(agree(value, equation.value, within: 1e-9), "\(equation.symbol) = \(equation.text { "\($0)" })")
    }
    #expect(count > 3)
  }

  @Test func `name what stands in them`() {
    let sample = worked()
    func text(_ quantity: Quantity) -> String {
      let equation = sample.equation(of: quantity)
      return [equation.symbol, equation.rule].filter { !$0.isEmpty }.joined(separator: " = ")
    }
    #expect(text(.costSlope(layer: 1, unit: 0)) == "∂C/∂o1 = -2(y - o1)")
    #expect(text(.activationSlope(layer: 1, unit: 0)) == "∂o1/∂z = o1(1 - o1)")
    #expect(text(.weightedInput(layer: 1, unit: 0)) == "z(o1) = w5·h1 + w6·h2")
    #expect(text(.gradient(parameter: 4)) == "∂C/∂w5 = ∂C/∂o1 · ∂o1/∂z · ∂z/∂w5")
    #expect(sample.parts(of: .gradient(parameter: 4)).count == 3)
    #expect(sample.parts(of: .weightedInput(layer: 1, unit: 0)).count == 2)
    #expect(sample.parts(of: .weightedInput(layer: 0, unit: 0)).isEmpty)
  }
}
