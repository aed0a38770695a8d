import NablaCore
import Testing

@Suite struct `What the gradient predicts` {
  private func formula(_ text: String) throws -> Objective {
    Objective(.formula(try Formula(text)), settings: Settings(network: nil))
  }

  private func prediction(_ objective: Objective, _ parameters: [Double], rate: Double) -> TaylorPrediction {
    let (cost, gradient) = objective.costAndGradient(at: parameters)
    return TaylorPrediction(
      objective, from: parameters, cost: cost, gradient: gradient, change: gradient.map { -rate * $0 })
  }

  /// C = λw²∕2 has the slope λw: ΔC = −ηλ²w² + λ(ηλw)²∕2.
  @Test(arguments: [0.1, 0.5, 1, 1.5, 2, 3])
  func `on a parabola the ratio is 1 − ηλ/2`(rate: Double) throws {
    for curvature in [0.5, 1, 2] {
      let made = prediction(try formula("\(curvature / 2)*w1^2"), [-3], rate: rate)
      #expect(abs(made.predicted - -rate * (3 * curvature) * (3 * curvature)) < 1e-12)
      #expect(abs(try #require(made.ratio) - (1 - rate * curvature / 2)) < 1e-12)
    }
  }

  /// course.md, row 3: η = 0.5 solves (x − a)² in one step, whose ΔC is half of what the slope promised.
  @Test func `where one step solves it, half of the prediction comes true`() throws {
    let made = prediction(try formula("(w1 - 2)^2"), [-3], rate: 0.5)
    #expect(made.predicted == -50)
    #expect(made.actual == -25)
    #expect(made.ratio == 0.5)
  }

  @Test func `the ratio goes to 1 with the step`() throws {
    let network = Network(
      inputs: 2,
      layers: [Layer(inputs: 2, units: 3, activation: .tanh), Layer(inputs: 3, units: 1, activation: .sigmoid)])
    let data = Dataset(inputCount: 2, targetCount: 1, inputs: [0, 0, 0, 1, 1, 0, 1, 1], targets: [0, 1, 1, 0])
    var dice = RandomSource(seed: 2)
    let parameters = (0..<network.parameterCount).map { _ in dice.normal() }
    let objective = Objective(.samples(data), settings: Settings(network: network))
    var last = Double.infinity
    for rate in [1, 0.1, 0.01, 0.001] {
      let distance = abs(try #require(prediction(objective, parameters, rate: rate).ratio) - 1)
      #expect(distance < last / 5, "η = \(rate)")
      last = distance
    }
    #expect(last < 1e-3)
  }

  @Test func `nothing predicted has no ratio`() throws {
    #expect(prediction(try formula("w1^2"), [0], rate: 1).ratio == nil)
    #expect(TaylorPrediction(predicted: -1e-14, actual: -2e-14, cost: 1).ratio == nil)
    #expect(TaylorPrediction(predicted: -.infinity, actual: .nan, cost: 1).ratio == nil)
  }

  @Test(arguments: ["w1^2 + 3*w2^2 + w1*w2", "w1^2 + 2*w2^2 + 3*w3^2 + w4^2"])
  func `of short steps the one along −∇C lowers C most`(text: String) throws {
    let objective = try formula(text)
    let parameters = Array([1, -0.5, 0.8, 0.3].prefix(objective.parameterCount))
    let (cost, gradient) = objective.costAndGradient(at: parameters)
    let made = Directions(objective, from: parameters, cost: cost, gradient: gradient, length: 1e-3)
    #expect(made.choices.map(\.degrees) == [0, 45, 90, 135, 180])
    let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for choice in made.choices {
      let predicted = -norm * 1e-3 * cosineOf(choice.degrees * .pi / 180)
      #expect(abs(choice.outcome.predicted - predicted) < 1e-15)
      // At most the curvature, 8 here, is missing: λ‖Δw‖²/2.
      #expect(abs(choice.outcome.actual - predicted) < 4e-6)
    }
    let actual = made.choices.map(\.outcome.actual)
    #expect(actual == actual.sorted(), "\(actual)")
    var dice = RandomSource(seed: 9)
    for _ in 0..<200 {
      let vector = parameters.map { _ in dice.normal() }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let there = objective.cost(at: zip(parameters, vector).map { $0 + 1e-3 * $1 / length })
      #expect(there - cost >= actual[0] - 1e-6 * 8)
    }
  }

  @Test func `a long step along −∇C need not be the best`() throws {
    let objective = try formula("w1^2 + 10*w2^2")
    let (cost, gradient) = objective.costAndGradient(at: [3, 1])
    let made = Directions(objective, from: [3, 1], cost: cost, gradient: gradient, length: 3)
    #expect(made.choices[0].outcome.actual > 0)
  }

  @Test func `one parameter has two directions, a flat place none`() throws {
    let objective = try formula("w1^2")
    let there = Directions(objective, from: [2], cost: 4, gradient: [4], length: 0.1)
    #expect(there.choices.map(\.degrees) == [0, 180])
    #expect(abs(there.choices[0].outcome.actual - (1.9 * 1.9 - 4)) < 1e-12)
    #expect(Directions(objective, from: [0], cost: 0, gradient: [0], length: 0.1).choices.isEmpty)
    #expect(Directions(objective, from: [2], cost: 4, gradient: [4], length: 0).choices.isEmpty)
  }

  @Test func `the angle of a change to −∇C`() {
    #expect(Directions.angle(of: [-2, 0], to: [1, 0]) == 0)
    #expect(Directions.angle(of: [0, 3], to: [1, 0]) == 90)
    #expect(Directions.angle(of: [1, 0], to: [1, 0]) == 180)
    #expect(abs(Directions.angle(of: [-1, 1], to: [2, 0])! - 45) < 1e-12)
    #expect(Directions.angle(of: [0, 0], to: [1, 0]) == nil)
  }
}

@Suite struct `Several past steps in a row` {
  @Test func `they are those that are asked for one by one`() throws {
    let network = Network(
      inputs: 1,
      layers: [Layer(inputs: 1, units: 2, activation: .tanh), Layer(inputs: 2, units: 1, activation: .sigmoid)])
    let data = Dataset(inputCount: 1, targetCount: 1, inputs: [0, 1, 2], targets: [0, 1, 0])
    let experiment = Experiment(
      subject: .samples(data), initialization: Initialization(.xavier, seed: 1),
      settings: Settings(network: network, optimizer: .init(.adam), batch: .size(2)))
    var history = History(experiment)
    for _ in 0..<70 { history.advance() }
    history.change(.parameter(1, 0.25))
    for _ in 0..<9 { history.advance() }
    for range in [0...0, 60...79, 66...72, 75...90] {
      let expected = range.filter { $0 <= 79 }.map { history.step(at: $0) }
      #expect(history.steps(range) == expected)
    }
    #expect(history.steps(80...90).isEmpty)
  }
}
