import Testing

@testable import NablaCore

/// A network of sigmoid layers with these sizes, the inputs first.
private func network(_ sizes: [Int], _ numbering: Numbering, hasBiases: Bool = true) -> Network {
  Network(
    inputs: sizes[0],
    layers: zip(sizes, sizes.dropFirst()).map {
      Layer(inputs: $0, units: $1, activation: .sigmoid, hasBias: hasBiases)
    }, numbering: numbering)
}

@Suite struct `The numbering of weights` {
  private static let shapes = [[1, 1], [2, 1], [1, 3], [2, 2, 2], [3, 2, 4], [4, 3, 2, 5, 1]]

  /// Counted one by one, as a reader of a book would.
  @Test(arguments: shapes) func `by target goes through all weights into the first unit first`(sizes: [Int]) {
    let network = network(sizes, .byTarget)
    var number = 0
    for layer in network.layers.indices {
      for to in 0..<sizes[layer + 1] {
        for from in 0..<sizes[layer] {
          number += 1
          let index = network.index(of: .weight(layer: layer, to: to, from: from))!
          #expect(network.names.name(at: index) == "w\(number)")
          #expect(network.names.index(of: "w\(number)") == index)
          #expect(network.names.index(at: number - 1) == index)
          #expect(network.names.place(of: index) == number - 1)
        }
      }
    }
    #expect(number == network.weightCount)
    #expect(network.names.index(of: "w\(number + 1)") == nil)
  }

  @Test(arguments: shapes) func `by source the order is that of the flat array`(sizes: [Int]) {
    let names = network(sizes, .bySource).names
    #expect(Array(names.order) == Array(0..<names.count))
    #expect(names == ParameterNames(weightCount: names.weightCount, biasCount: names.biasCount))
  }

  @Test(arguments: shapes, Numbering.allCases)
  func `changes no bias, and the order has every parameter once`(sizes: [Int], numbering: Numbering) {
    let names = network(sizes, numbering).names
    #expect(names.order.sorted() == Array(0..<names.count))
    let letters = (1...names.weightCount).map { "w\($0)" } + (1...names.biasCount).map { "b\($0)" }
    #expect(names.order.map(names.name) == letters)
    for index in names.weightCount..<names.count { #expect(names.index(at: index) == index) }
    let values = (0..<names.count).map { Double($0) * 0.5 }
    #expect(names.kept(names.ordered(values)) == values)
    #expect(names.ordered(names.kept(values)) == values)
    let weights = Array(values.prefix(names.weightCount))
    #expect(names.ordered(weights) == Array(names.ordered(values).prefix(names.weightCount)))
  }

  @Test func `tells the first other parameter in its order`() {
    let byTarget = network([2, 2], .byTarget).names
    #expect(byTarget.first(except: 0).map(byTarget.name) == "w2")
    #expect(byTarget.first(except: byTarget.index(of: "w3")!).map(byTarget.name) == "w1")
    #expect(network([2, 2], .bySource).names.first(except: 0) == 1)
    #expect(ParameterNames(weightCount: 1, biasCount: 0).first(except: 0) == nil)
  }

  /// Equal draws, dealt out to other places.
  @Test(arguments: [Initialization.Scheme.uniform(scale: 2), .normal(scale: 1), .xavier, .he, .lecun])
  func `is what random weights are drawn along`(scheme: Initialization.Scheme) {
    for sizes in Self.shapes {
      for drawsBiases in [false, true] {
        let start = Initialization(scheme, seed: 5, drawsBiases: drawsBiases)
        let (one, other) = (network(sizes, .bySource), network(sizes, .byTarget))
        #expect(start.parameters(for: one) == other.names.ordered(start.parameters(for: other)))
      }
    }
  }

  @Test func `stays when the activation changes, and tells two networks apart`() {
    let (one, other) = (network([2, 3, 2], .byTarget), network([2, 3, 2], .bySource))
    #expect(one.withLearnerActivation(.tanh).names == one.names)
    #expect(one != other && one.names != other.names)
  }
}
