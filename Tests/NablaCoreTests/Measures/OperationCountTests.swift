import NablaCore
import Testing

/// A network in nested lists that counts each multiplication by a weight or of a δ by its source as it makes it.
private struct CountingNetwork {
  let sizes: [Int]
  /// Layer, unit, source.
  var weights: [[[Double]]]
  private(set) var multiplications = 0

  init(_ sizes: [Int], _ dice: inout RandomSource) {
    self.sizes = sizes
    weights = []
    for layer in 1..<sizes.count {
      let rows = (0..<sizes[layer]).map { _ in (0..<sizes[layer - 1]).map { _ in dice.normal() } }
      weights.append(rows)
    }
  }

  private mutating func times(_ a: Double, _ b: Double) -> Double {
    multiplications += 1
    return a * b
  }

  /// tanh everywhere; the activations of every column, the inputs first.
  mutating func forward(_ input: [Double]) -> [[Double]] {
    var columns = [input]
    for layer in weights.indices {
      var next: [Double] = []
      for unit in weights[layer].indices {
        var z = 0.0
        for source in weights[layer][unit].indices {
          z += times(weights[layer][unit][source], columns[layer][source])
        }
        next.append(hyperbolicTangent(z))
      }
      columns.append(next)
    }
    return columns
  }

  /// The gradient of Σ a² ∕ 2 over the outputs.
  mutating func backward(_ columns: [[Double]]) -> [[[Double]]] {
    var gradient = weights
    var slopes = columns[columns.count - 1]
    for layer in weights.indices.reversed() {
      let delta = zip(slopes, columns[layer + 1]).map { $0 - $0 * $1 * $1 }
      slopes = Array(repeating: 0, count: sizes[layer])
      for unit in delta.indices {
        for source in slopes.indices {
          gradient[layer][unit][source] = times(delta[unit], columns[layer][source])
          if layer > 0 { slopes[source] += times(weights[layer][unit][source], delta[unit]) }
        }
      }
    }
    return gradient
  }

  static func cost(_ columns: [[Double]]) -> Double { columns[columns.count - 1].reduce(0) { $0 + $1 * $1 / 2 } }
}

@Suite struct `The cost of learning` {
  /// Course row 11.
  @Test func `the lecture's network costs what the lecture says`() {
    let count = OperationCount.lecture
    #expect(count.parameters == 79_400)
    #expect(count.forwardOfOne == 79_400)
    #expect(count.forward == 4_764_000_000)
    #expect(count.perturbing == 378_261_600_000_000)
    #expect(count.backpropagation == 9_588_000_000)
    #expect(isQuoted(count.passes, as: "2.013"))
    #expect(isQuoted(100 * count.share, as: "0.0025"))
    #expect(abs(count.share - Double(count.backpropagation) / Double(count.perturbing)) < 1e-18)
    let layers = [
      Layer(inputs: 784, units: 100, activation: .sigmoid, hasBias: false),
      Layer(inputs: 100, units: 10, activation: .sigmoid, hasBias: false),
    ]
    #expect(OperationCount(Network(inputs: 784, layers: layers), samples: 60_000) == count)
  }

  @Test func `the formula agrees with counting, on random small networks`() {
    var dice = RandomSource(seed: 3)
    for _ in 0..<40 {
      let sizes = (0..<Int.random(in: 2...5, using: &dice)).map { _ in Int.random(in: 1...6, using: &dice) }
      let samples = Int.random(in: 1...4, using: &dice)
      let inputs = (0..<samples).map { _ in (0..<sizes[0]).map { _ in dice.normal() } }
      let weightCount = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
      let count = OperationCount(sizes: sizes, parameters: weightCount, samples: samples)
      var network = CountingNetwork(sizes, &dice)
      let passes = inputs.map { network.forward($0) }
      #expect(network.multiplications == count.forward, "\(sizes) × \(samples)")
      let gradients = passes.map { network.backward($0) }
      #expect(network.multiplications == count.backpropagation, "\(sizes) × \(samples)")
      #expect(
        abs(count.passes - Double(network.multiplications) / Double(count.forward)) < 1e-12, "\(sizes) × \(samples)")

      var nudged = network
      let before = nudged.multiplications
      let cost = passes.reduce(0) { $0 + CountingNetwork.cost($1) }
      for layer in network.weights.indices {
        for unit in network.weights[layer].indices {
          for source in network.weights[layer][unit].indices {
            nudged.weights[layer][unit][source] += 1e-6
            let moved = inputs.reduce(0) { $0 + CountingNetwork.cost(nudged.forward($1)) }
            nudged.weights[layer][unit][source] = network.weights[layer][unit][source]
            // What was counted is the gradient, both ways.
            let exact = gradients.reduce(0) { $0 + $1[layer][unit][source] }
            #expect(abs((moved - cost) / 1e-6 - exact) < 1e-3 * max(1, abs(exact)))
          }
        }
      }
      #expect(nudged.multiplications - before == count.perturbing, "\(sizes) × \(samples)")
    }
  }

  @Test func `each δ anew takes L(L − 1)/2 factors, reused L − 1`() {
    #expect(OperationCount.chainFactorsAnew(layers: 100) == 4_950)
    for layers in 1...12 {
      let count = OperationCount(sizes: Array(repeating: 1, count: layers + 1), parameters: layers, samples: 1)
      var anew = 0
      for layer in 1...layers { for _ in layer..<layers { anew += 1 } }
      #expect(count.chainFactorsAnew == anew)
      #expect(count.chainFactorsReused == layers - 1)
    }
  }

  @Test func `biases are perturbed, but multiply nothing`() {
    let network = Network(inputs: 2, layers: [Layer(inputs: 2, units: 3, activation: .tanh)])
    let count = OperationCount(network, samples: 5)
    #expect(count.forward == 30)
    #expect(count.perturbing == 9 * 30)
    #expect(count.backward == 30)
  }

  @Test func `what no Int can hold stays at the greatest`() {
    let count = OperationCount(sizes: [1_024, 1_024, 1_024], parameters: .max, samples: .max)
    #expect(count.perturbing == .max && count.forward == .max && count.backpropagation == .max)
    #expect(count.share.isFinite)
  }
}
