import Testing

@testable import NablaCore

private func objective(_ text: String) throws -> Objective { .formula(try Formula(text)) }

/// The flow from a place, followed to the end.
private func flow(
  _ objective: Objective, from start: [Double], until horizon: Double, frozen: [Int] = []
) -> GradientFlow {
  var flow = GradientFlow(
    from: start, pieces: [FlowPiece(time: 0, objective: objective, frozen: frozen)], until: horizon)
  while !flow.isFinished { flow.advance(gradients: 100) }
  return flow
}

/// Where `count` steps of plain gradient descent with η lead.
private func descend(_ objective: Objective, from start: [Double], rate: Double, count: Int) -> [Double] {
  var place = start
  for _ in 0..<count {
    let slope = objective.costAndGradient(at: place).gradient
    for index in place.indices { place[index] -= rate * slope[index] }
  }
  return place
}

@Suite struct `The gradient flow` {
  @Test(arguments: [0.5, 3, 80])
  func `of ½λw² is w₀e^(−λt), between its own points too`(bend: Double) throws {
    let flow = flow(try objective("0.5 * \(bend) * w1^2"), from: [1.5], until: 4)
    #expect(!flow.isCutOff && flow.reach == 4)
    for part in 0...97 {
      let time = 4 * Double(part) / 97
      let place = try #require(flow.place(at: time))
      #expect(abs(place[0] - 1.5 * exponential(-bend * time)) < 1e-7, "λ \(bend), t \(time)")
    }
    #expect(flow.place(at: 4.001) == nil && flow.place(at: -0.1) == nil)
  }

  @Test func `keeps what a product of two parameters keeps`() throws {
    // d(w1² − w2²)/dt = 2w1·w1′ − 2w2·w2′ = 0 for every C of w1·w2.
    let flow = flow(try objective("(w1*w2 - 1)^2"), from: [2.5, 0.5], until: 10)
    for point in flow.points {
      let (a, b) = (point.parameters[0], point.parameters[1])
      #expect(abs(a * a - b * b - 6) < 1e-7)
    }
    // At its end w1·w2 = 1, so that w1² − 1/w1² = 6.
    let end = try #require(flow.place(at: 10))
    let square = 3 + 10.0.squareRoot()
    #expect(abs(end[0] - square.squareRoot()) < 1e-6 && abs(end[0] * end[1] - 1) < 1e-6)
  }

  @Test func `is what runs with η a thousandth and a two thousandth come near, the second twice as near`() throws {
    let cost = try objective("(w1^2 - 1)^2 + 3*w1*w2 + w2^2 + w2^4")
    let start = [1.6, -0.9]
    let flow = flow(cost, from: start, until: 2)
    for time in [0.1, 0.2, 0.4] {
      let place = try #require(flow.place(at: time))
      func miss(_ rate: Double) -> Double {
        let end = descend(cost, from: start, rate: rate, count: Int((time / rate).rounded()))
        return TrainingStep.norm(of: zip(end, place).map { $0 - $1 })
      }
      let (one, half) = (miss(1e-4), miss(5e-5))
      #expect(one < 2e-3 && half < one, "\(time): \(one)")
      // First order in η: with half of it the run misses by half as much.
      #expect(abs(one / half - 2) < 0.05, "\(time): \(one) and \(half)")
    }
  }

  @Test func `of a network as well`() throws {
    let example = RandomExperiment(seed: 11, loss: .mse, activations: [.tanh, .sigmoid])
    let cost = Objective(example.experiment)
    let flow = flow(cost, from: example.parameters, until: 1)
    let place = try #require(flow.place(at: 1))
    let fine = descend(cost, from: example.parameters, rate: 1e-4, count: 10_000)
    let finer = descend(cost, from: example.parameters, rate: 5e-5, count: 20_000)
    // Richardson: what the two runs say of η = 0.
    for index in place.indices { #expect(abs(2 * finer[index] - fine[index] - place[index]) < 1e-6) }
  }

  @Test func `leaves what is held still, and takes a change when it is made`() throws {
    let bowl = try objective("w1^2 + w2^2")
    let held = flow(bowl, from: [1, 2], until: 1, frozen: [1])
    let end = try #require(held.place(at: 1))
    #expect(end[1] == 2 && abs(end[0] - exponential(-2)) < 1e-8)
    var changed = GradientFlow(
      from: [1, 2],
      pieces: [
        FlowPiece(time: 0, objective: bowl),
        FlowPiece(time: 0.5, objective: try objective("0.5*w1^2 + w2^2"), values: [1: 3]),
      ], until: 1)
    while !changed.isFinished { changed.advance(gradients: 1) }
    let place = try #require(changed.place(at: 1))
    #expect(abs(place[0] - exponential(-1.5)) < 1e-8 && abs(place[1] - 3 * exponential(-1)) < 1e-8)
    let before = try #require(changed.place(at: 0.4))
    #expect(abs(before[1] - 2 * exponential(-0.8)) < 1e-8)
  }

  @Test func `is at rest where the slope is 0, and is cut off where it leaves`() throws {
    let rest = flow(try objective("w1^2"), from: [0], until: 1e6)
    #expect(rest.place(at: 5e5) == [0] && rest.points.count < 5)
    // w′ = 4w³ leaves all numbers at t = 1/8.
    let away = flow(try objective("-w1^4"), from: [1], until: 1)
    #expect(away.isCutOff)
    #expect(abs(away.reach - 0.125) < 1e-4, "\(away.reach)")
    let place = try #require(away.place(at: 0.1))
    #expect(abs(place[0] - 1 / (1 - 0.8).squareRoot()) < 1e-7)
  }
}

@Suite struct `Places of rest on one floor` {
  /// The minima of a grid of starts, told by how they are joined.
  private func basins(_ text: String, rate: Double, steps: Int = 400, width: Double = 2.2) throws -> Basins {
    let experiment = try experiment(text, start: [0, 0], rate: rate)
    let places = (0...12).map { -width + 2 * width * Double($0) / 12 + 0.013 }
    let members = places.flatMap { y in places.map { ManyRuns.Member(learningRate: rate, start: [$0, y]) } }
    let ends = try #require(ManyRuns(experiment).ends(of: members, steps: steps))
    return Basins(of: ends, objective: Objective(experiment))
  }

  @Test func `both branches of a hyperbola are two floors`() throws {
    let basins = try basins("(w1*w2 - 1)^2", rate: 0.05)
    #expect(basins.minima.count > 20 && Set(basins.floors).count == 2)
    for (minimum, floor) in zip(basins.minima, basins.floors) {
      // A floor is one side: w1 and w2 are both positive, or both negative.
      #expect((minimum.parameters[0] > 0) == (basins.minima[floor].parameters[0] > 0))
      #expect(abs(minimum.parameters[0] * minimum.parameters[1] - 1) < 1e-2 && minimum.floorBend != nil)
      // λ on the floor is 2(w1² + w2²).
      let bend = 2 * minimum.parameters.reduce(0) { $0 + $1 * $1 }
      #expect(abs(try #require(minimum.floorBend) - bend) < 1e-2 * bend)
    }
    for floor in Set(basins.floors) { #expect(basins.floors[floor] == floor) }
  }

  @Test func `a circle and a straight gutter are one each`() throws {
    let circle = try basins("(w1^2 + w2^2 - 1)^2", rate: 0.02)
    #expect(circle.minima.count > 20 && Set(circle.floors) == [0])
    let gutter = try basins("(w1 - 1)^2 + 0*w2", rate: 0.2)
    #expect(gutter.minima.count == 13 && Set(gutter.floors) == [0])
    // Two gutters with a ridge between them.
    let two = try basins("(w1^2 - 1)^2 + 0*w2", rate: 0.02)
    #expect(Set(two.floors).count == 2)
  }

  @Test func `points are no floor, however near`() throws {
    let points = try basins("(w1^2 - 1)^2 + w2^2", rate: 0.05)
    #expect(points.minima.count == 2 && points.floors == [0, 1])
    #expect(points.minima.allSatisfy { $0.floorBend == nil })
  }

  @Test func `known places are joined again`() throws {
    let first = try basins("(w1*w2 - 1)^2", rate: 0.05)
    let sorter = BasinSorter(.formula(try Formula("(w1*w2 - 1)^2")), known: first.minima)
    #expect(sorter.floors == first.floors && sorter.minima == first.minima)
  }
}
