import NablaCore
import Testing

private let oddNetwork = Network(
  inputs: 3,
  layers: [
    Layer(inputs: 3, units: 2, activation: .tanh),
    Layer(inputs: 2, units: 2, activation: .relu, hasBias: false, isResidual: true),
    Layer(inputs: 2, units: 4, activation: .sigmoid),
  ])

@Test func `weights of a 2-2-1 network are numbered as in the course`() {
  let net = network([2, 2, 1], [.sigmoid, .sigmoid])
  let expected: [Parameter] = [
    .weight(layer: 0, to: 0, from: 0), .weight(layer: 0, to: 1, from: 0), .weight(layer: 0, to: 0, from: 1),
    .weight(layer: 0, to: 1, from: 1), .weight(layer: 1, to: 0, from: 0), .weight(layer: 1, to: 0, from: 1),
    .bias(layer: 0, of: 0), .bias(layer: 0, of: 1), .bias(layer: 1, of: 0),
  ]
  #expect((0..<9).map { net.parameter(at: $0) } == expected)
  #expect((0..<9).map { net.names.name(at: $0) } == ["w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"])
}

@Test func `biases are numbered over the layers that have them`() {
  #expect(oddNetwork.weightCount == 6 + 4 + 8)
  #expect(oddNetwork.biasCount == 2 + 4)
  #expect(oddNetwork.sizes == [3, 2, 2, 4])
  #expect(oddNetwork.index(of: .bias(layer: 1, of: 0)) == nil)
  #expect(oddNetwork.index(of: .bias(layer: 2, of: 0)) == 20)
  #expect(oddNetwork.parameter(at: 20) == .bias(layer: 2, of: 0))
}

@Test func `every parameter's index and name lead back to it`() {
  let silent = network([2, 3, 1], [.tanh, .sigmoid], bias: false)
  for net in [oddNetwork, silent, network([1, 1], [.identity])] {
    for index in 0..<net.parameterCount {
      #expect(net.index(of: net.parameter(at: index)) == index)
      #expect(net.names.index(of: net.names.name(at: index)) == index)
    }
    #expect(Set((0..<net.parameterCount).map { net.parameter(at: $0) }).count == net.parameterCount)
  }
}

@Test func `a parameter that is not there has no index`() {
  for parameter: Parameter in [
    .weight(layer: 3, to: 0, from: 0), .weight(layer: -1, to: 0, from: 0), .weight(layer: 0, to: 2, from: 0),
    .weight(layer: 0, to: 0, from: 3), .weight(layer: 0, to: -1, from: 0), .bias(layer: 0, of: 2),
    .bias(layer: 2, of: -1),
  ] {
    #expect(oddNetwork.index(of: parameter) == nil)
  }
}

@Test(arguments: ["", "w", "w0", "w01", "w19", "b7", "W1", "w-1", "w+1", "w1 ", "x1", "w٣", "w99999999999999999999"])
func `a name that is no parameter has no index`(name: String) {
  #expect(oddNetwork.names.index(of: name) == nil)
}

@Test func `nodes are named x, h, g and o, and by layer where there are more`() {
  let two = network([2, 3, 1], [.tanh, .sigmoid])
  #expect([two.nodeName(column: 0, unit: 1), two.nodeName(column: 1, unit: 2)] == ["x2", "h3"])
  #expect(two.nodeName(column: 2, unit: 0) == "o1")
  #expect((0...3).map { oddNetwork.nodeName(column: $0, unit: 0) } == ["x1", "h1", "g1", "o1"])
  let four = network([1, 1, 1, 1, 1], [.tanh, .tanh, .tanh, .tanh])
  #expect((0...4).map { four.nodeName(column: $0, unit: 0) } == ["x1", "h1.1", "h2.1", "h3.1", "o1"])
  #expect(network([1, 2], [.tanh]).nodeName(column: 1, unit: 1) == "o2")
}

@Test func `a learner's activation goes to the hidden layers, or to the only one`() {
  let deep = oddNetwork.withLearnerActivation(.sine)
  #expect(deep.layers.map(\.activation) == [.sine, .sine, .sigmoid])
  #expect(deep.learnerActivation == .sine)
  #expect(deep.layers[1].isResidual && !deep.layers[1].hasBias)
  #expect(network([2, 1], [.sigmoid]).withLearnerActivation(.step).outputActivation == .step)
}

@Test func `the lecture's network has 79,400 weights and 4,764,000,000 multiplications a pass`() {
  let net = network([784, 100, 10], [.sigmoid, .sigmoid], bias: false)
  #expect(net.parameterCount == 79_400)
  #expect(net.weightCount * 60_000 == 4_764_000_000)
  #expect(net.parameter(at: 78_399) == .weight(layer: 0, to: 99, from: 783))
  #expect(net.parameter(at: 78_400) == .weight(layer: 1, to: 0, from: 0))
}
