import NablaCore
import Testing

private let net = network([2, 2, 1], [.sigmoid, .sigmoid])

@Test func `given values stand as given, and biases left out are 0`() {
  let full = Initialization(.given(weights: [1, 2, 3, 4, 5, 6], biases: [7, 8, 9]))
  #expect(full.parameters(for: net) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
  let part = Initialization(.given(weights: [1, 2, 3, 4, 5, 6], biases: []))
  #expect(part.parameters(for: net) == [1, 2, 3, 4, 5, 6, 0, 0, 0])
}

@Test func `zeros and constants leave biases at 0, even when biases are to be drawn`() {
  #expect(Initialization(.zeros).parameters(for: net) == Array(repeating: 0, count: 9))
  for draws in [false, true] {
    let constant = Initialization(.constant(0.25), drawsBiases: draws)
    #expect(constant.parameters(for: net) == Array(repeating: 0.25, count: 6) + [0, 0, 0])
  }
}

@Test func `numbers are drawn in parameter order, weights first`() {
  // From a second implementation of the generator in Python: seed 7, 2-2-1, biases drawn too.
  let expected = [
    -0.10954489057015837, -0.6851446512324862, -0.3995727939348679, 0.19322545163116156, 0.4596630925853742,
    0.22459107753798668, 0.8414541855934181, 1.0750318953566356, -1.2052549041506242,
  ]
  let drawn = Initialization(.xavier, seed: 7, drawsBiases: true).parameters(for: net)
  #expect(zip(drawn, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  let silent = Initialization(.xavier, seed: 7).parameters(for: net)
  #expect(Array(silent.prefix(6)) == Array(drawn.prefix(6)))
  #expect(Array(silent.suffix(3)) == [0, 0, 0])
}

/// 80 inputs, 120 units: 9,600 weights a layer.
private let wide = network([80, 120], [.tanh], bias: false)

/// Scheme, variance and limit; a uniform number's variance is limit²/3, xavier's limit here √(6/200).
private let schemes: [(Initialization.Scheme, Double, Double)] = [
  (.uniform(scale: 0.5), 0.08333333333333333, 0.5), (.xavier, 0.01, 0.17320508075688773), (.normal(scale: 2), 4, 1e9),
  (.he, 0.025, 1e9), (.lecun, 0.0125, 1e9),
]

@Test(arguments: schemes)
func `random weights have the scheme's mean, variance and range`(
  scheme: Initialization.Scheme, variance: Double, limit: Double
) {
  let values = Initialization(scheme, seed: 3).parameters(for: wide)
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let square = values.reduce(0) { $0 + $1 * $1 } / count
  // Four standard errors; a variance's is at most σ²√(2/n).
  #expect(abs(mean) < 4 * (variance / count).squareRoot())
  #expect(abs(square - variance) < 4 * variance * (2 / count).squareRoot())
  #expect(values.allSatisfy { abs($0) <= limit })
  if limit < 1 { #expect(values.contains { $0 > 0.99 * limit } && values.contains { $0 < -0.99 * limit }) }
}

@Test func `every layer is drawn by its own size`() {
  let deep = network([600, 2, 300], [.tanh, .tanh], bias: false)
  let values = Initialization(.lecun, seed: 5).parameters(for: deep)
  func meanSquare(_ part: ArraySlice<Double>) -> Double { part.reduce(0) { $0 + $1 * $1 } / Double(part.count) }
  #expect(abs(meanSquare(values[..<1_200]) * 600 - 1) < 0.17)
  #expect(abs(meanSquare(values[1_200...]) * 2 - 1) < 0.24)
}

@Test(arguments: Initialization.Name.allCases.filter { $0 != .given })
func `a seed gives the same start again; another seed differs where chance is asked`(name: Initialization.Name) throws {
  let scheme = try #require(Initialization.scheme(named: name))
  let first = Initialization(scheme, seed: 1, drawsBiases: true)
  #expect(first.name == name)
  #expect(first.parameters(for: net) == first.parameters(for: net))
  let other = Initialization(scheme, seed: 9_223_372_036_854_775_807, drawsBiases: true)
  #expect((other.parameters(for: net) != first.parameters(for: net)) == first.isRandom)
}

@Test func `a formula's parameters start as weights of a layer 1-1`() {
  #expect(Initialization(.given(weights: [-9, 1.5], biases: [])).parameters(count: 2) == [-9, 1.5])
  #expect(Initialization(.constant(0.5)).parameters(count: 3) == [0.5, 0.5, 0.5])
  let pair = network([1, 1, 1], [.identity, .identity], bias: false)
  let drawn = Initialization(.xavier, seed: 4).parameters(count: 2)
  #expect(drawn == Initialization(.xavier, seed: 4).parameters(for: pair))
}
