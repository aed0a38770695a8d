import NablaCore
import Testing

private func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
private func minus(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

private func someObjective(seed: UInt64) -> (Objective, [Double]) {
  let random = RandomExperiment(seed: seed, loss: .mse)
  return (Objective(random.experiment), random.parameters)
}

@Suite struct `A plane among all parameters` {
  @Test(arguments: 0..<6)
  func `its origin is the point itself, with the very same cost`(number: Int) throws {
    let (objective, parameters) = someObjective(seed: UInt64(80 + number))
    let plane = try #require(PlaneSlice.random(objective, through: parameters, seed: 3))
    #expect(plane.point(0, 0) == parameters)
    #expect(plane.cost(0, 0) == objective.cost(at: parameters))
  }

  @Test func `its cost is the cost of the parameters there`() throws {
    let (objective, parameters) = someObjective(seed: 91)
    let plane = try #require(PlaneSlice.random(objective, through: parameters, seed: 5))
    for (alpha, beta) in [(1.0, 0.0), (0, -1), (0.25, 0.75), (-3, 2)] {
      var moved = parameters
      for index in moved.indices { moved[index] = parameters[index] + alpha * plane.u[index] + beta * plane.v[index] }
      #expect(plane.cost(alpha, beta) == objective.cost(at: moved))
      #expect(Landscape.plane(plane).cost(x: alpha, y: beta) == objective.cost(at: moved))
    }
  }

  @Test func `along two axes it is the slice over two parameters`() throws {
    let (objective, parameters) = someObjective(seed: 17)
    var u = parameters.map { _ in 0.0 }
    var v = u
    u[1] = 1
    v[0] = 1
    let plane = PlaneSlice(objective, through: parameters, u: u, v: v, kind: .random(seed: 0))
    let slice = CostSlice(objective, through: parameters, x: 1, y: 0)
    for (x, y) in [(0.5, -1.0), (2, 3)] {
      let cost = plane.cost(x - parameters[1], y - parameters[0])
      #expect(abs(cost - slice.cost(x: x, y: y)) <= 1e-12 * max(1, cost))
    }
  }

  @Test(arguments: 1..<8)
  func `a shadow is the nearest point: what is left stands perpendicular`(seed: Int) throws {
    let (objective, parameters) = someObjective(seed: 23)
    let plane = try #require(PlaneSlice.random(objective, through: parameters, seed: UInt64(seed)))
    var random = RandomSource(seed: UInt64(seed))
    let vector = parameters.map { _ in random.normal() }
    let landscape = Landscape.plane(plane)
    let shadow = landscape.shadow(of: vector)
    let rest = parameters.indices.map { vector[$0] - shadow.x * plane.u[$0] - shadow.y * plane.v[$0] }
    for direction in [plane.u, plane.v] {
      #expect(abs(zip(rest, direction).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-9 * norm(vector) * norm(direction))
    }
    // Pythagoras: the share is 1 − the rest's.
    let unit = vector.map { $0 / norm(vector) }
    #expect(abs(landscape.share(of: unit) - (1 - norm(rest) * norm(rest) / (norm(vector) * norm(vector)))) < 1e-9)
    let far = zip(parameters, vector).map { $0 + $1 }
    #expect(abs(landscape.distance(of: far) - norm(rest)) < 1e-9 * norm(vector))
    let place = landscape.place(of: far)
    #expect(abs(place.x - shadow.x) < 1e-9 && abs(place.y - shadow.y) < 1e-9)
  }

  @Test func `parameters whose squares overflow have a place too`() throws {
    let objective = Objective(try experiment("w1 + w2 + w3", start: [1, 1, 1], rate: 0.1))
    let plane = try #require(PlaneSlice.random(objective, through: [1e200, -1e190, 3e199], seed: 1))
    #expect(Landscape.plane(plane).here == (0, 0))
    let place = Landscape.plane(plane).place(of: plane.point(0.5, -0.25))
    #expect(abs(place.x - 0.5) < 1e-9 && abs(place.y + 0.25) < 1e-9)
  }

  @Test func `the slopes along its axes are central differences of its cost`() throws {
    let net = network([2, 3, 1], [.tanh, .sigmoid])
    let parameters = Initialization(.xavier, seed: 4, drawsBiases: true).parameters(for: net)
    let data = Generator.moons.dataset(samples: 9, noise: 0.1)
    let objective = Objective(.samples(data), settings: Settings(network: net))
    let plane = try #require(PlaneSlice.random(objective, through: parameters, seed: 5))
    let slopes = Landscape.plane(plane).slopes(objective.costAndGradient(at: parameters).gradient)
    let h = 1e-5
    #expect(abs(slopes.x - (plane.cost(h, 0) - plane.cost(-h, 0)) / (2 * h)) < 1e-8)
    #expect(abs(slopes.y - (plane.cost(0, h) - plane.cost(0, -h)) / (2 * h)) < 1e-8)
  }
}

@Suite struct `A slice over parameters` {
  @Test func `how far the others have moved is the distance without the two`() {
    let (objective, parameters) = someObjective(seed: 31)
    let slice = Landscape.parameters(CostSlice(objective, through: parameters, x: 0, y: 2))
    var start = parameters
    for index in start.indices { start[index] += Double(index) - 1.5 }
    var sum = 0.0
    for index in start.indices where index != 0 && index != 2 { sum += (Double(index) - 1.5) * (Double(index) - 1.5) }
    #expect(abs(slice.distance(of: start) - sum.squareRoot()) < 1e-12)
    #expect(slice.place(of: start) == (start[0], start[2]))
    #expect(slice.here == (parameters[0], parameters[2]))
    var axis = parameters.map { _ in 0.0 }
    axis[2] = 1
    #expect(slice.share(of: axis) == 1)
    axis[2] = 0.6
    axis[1] = 0.8
    #expect(abs(slice.share(of: axis) - 0.36) < 1e-15)
  }

  @Test func `a curve has one coordinate`() throws {
    let objective = Objective(try experiment("(w1 - 2)^2", start: [-1], rate: 0.1))
    let curve = Landscape.parameters(CostSlice(objective, through: [-1], x: 0, y: nil))
    #expect(curve.isCurve && curve.here == (-1, 0))
    #expect(curve.cost(x: 0.5, y: 0) == 2.25)
    #expect(curve.distance(of: [7]) == 0)
  }
}

@Suite struct `Random directions` {
  @Test func `each neuron's block is as long as the neuron's own parameters`() throws {
    let net = network([2, 3, 2], [.tanh, .sigmoid])
    let parameters = Initialization(.normal(scale: 1), seed: 8, drawsBiases: true).parameters(for: net)
    let data = Dataset(inputCount: 2, targetCount: 2, inputs: [1, 2], targets: [0, 1])
    let objective = Objective(.samples(data), settings: Settings(network: net))
    let plane = try #require(PlaneSlice.random(objective, through: parameters, seed: 9))
    for layer in net.layers.indices {
      for unit in 0..<net.layers[layer].units {
        // Found by what each parameter says it enters, not by where it stands.
        let block = parameters.indices.filter {
          let parameter = net.parameter(at: $0)
          return parameter.layer == layer && parameter.unit == unit
        }
        #expect(block.count == net.layers[layer].inputs + 1)
        let length = norm(block.map { parameters[$0] })
        #expect(abs(norm(block.map { plane.u[$0] }) - length) < 1e-12 * length)
        #expect(abs(norm(block.map { plane.v[$0] }) - length) < 1e-12 * length)
      }
    }
    #expect(abs(norm(plane.u) - norm(parameters)) < 1e-12)
  }

  @Test func `the same seed gives the same plane, another seed another`() throws {
    let (objective, parameters) = someObjective(seed: 12)
    let first = try #require(PlaneSlice.random(objective, through: parameters, seed: 1))
    #expect(PlaneSlice.random(objective, through: parameters, seed: 1) == first)
    #expect(PlaneSlice.random(objective, through: parameters, seed: 2)?.u != first.u)
    #expect(first.u != first.v)
  }

  @Test func `where there is no plane there is none`() throws {
    let one = Objective(try experiment("w1^2", start: [1], rate: 0.1))
    #expect(PlaneSlice.random(one, through: [1], seed: 1) == nil)
    let two = Objective(try experiment("w1^2 + w2^2", start: [1, 1], rate: 0.1))
    #expect(PlaneSlice.random(two, through: [0, 0], seed: 1) == nil)
    #expect(PlaneSlice.random(two, through: [.nan, 1], seed: 1) == nil)
    #expect(PlaneSlice.random(two, through: [1, 2], seed: 1) != nil)
  }

  @Test(arguments: 1..<40)
  func `two neurons of one weight each never get the same direction twice`(seed: Int) throws {
    let net = network([1, 1, 1], [.tanh, .identity], bias: false)
    let objective = Objective(.samples(samples([([1], 0)])), settings: Settings(network: net))
    let plane = try #require(PlaneSlice.random(objective, through: [0.5, -2], seed: UInt64(seed)))
    #expect(abs(abs(plane.u[0]) - 0.5) < 1e-15 && abs(abs(plane.u[1]) - 2) < 1e-15)
    let determinant = plane.u[0] * plane.v[1] - plane.u[1] * plane.v[0]
    #expect(abs(determinant) > 0.5)
  }
}

@Suite struct `The path's own plane` {
  private let objective = Objective(try! experiment("w1^2 + 10*w2^2 + w3^2", start: [1, 1, 1], rate: 0.1))

  @Test func `a path in a plane lies in it whole`() throws {
    // Points of 3·a + t·(1, 2, 2)/3 + t²·(2, 1, −2)/3.
    let path = (0..<9).map { number -> [Double] in
      let t = Double(number) / 4 - 1
      return [1 + t / 3 + t * t * 2 / 3, 1 + t * 2 / 3 + t * t / 3, 1 + t * 2 / 3 - t * t * 2 / 3]
    }
    let plane = try #require(PlaneSlice.principal(objective, through: path[8], path: path))
    guard case .principal(let first, let second) = plane.kind else { return #expect(Bool(false)) }
    #expect(abs(first + second - 1) < 1e-12 && first > second)
    for point in path { #expect(Landscape.plane(plane).distance(of: point) < 1e-12) }
    // The plane's normal is the cross product of the two directions that the points were made of.
    let normal = [-2.0 / 3, 2.0 / 3, -1.0 / 3]
    for direction in [plane.u, plane.v] {
      #expect(abs(norm(direction) - 1) < 1e-12)
      #expect(abs(zip(direction, normal).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-9)
    }
  }

  @Test(arguments: 1..<6)
  func `a share is the variance along a direction over the whole variance, and no direction has more`(seed: Int) throws
  {
    var random = RandomSource(seed: UInt64(seed))
    let path = (0..<30).map { number in
      [3 * random.normal(), random.normal() + Double(number) / 9, 0.3 * random.normal()]
    }
    let plane = try #require(PlaneSlice.principal(objective, through: path[29], path: path))
    guard case .principal(let first, let second) = plane.kind else { return #expect(Bool(false)) }
    func variance(along direction: [Double]) -> Double {
      let values = path.map { point in zip(point, direction).reduce(0) { $0 + $1.0 * $1.1 } }
      let mean = values.reduce(0, +) / 30
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let whole = variance(along: [1, 0, 0]) + variance(along: [0, 1, 0]) + variance(along: [0, 0, 1])
    #expect(abs(first - variance(along: plane.u) / whole) < 1e-12)
    #expect(abs(second - variance(along: plane.v) / whole) < 1e-12)
    for _ in 0..<200 {
      let direction = (0..<3).map { _ in random.normal() }
      let length = norm(direction)
      #expect(variance(along: direction.map { $0 / length }) <= variance(along: plane.u) * (1 + 1e-12))
    }
    #expect(plane.cost(0, 0) == objective.cost(at: path[29]))
  }

  @Test func `the run's start lies to the left and below`() throws {
    let path = [[5.0, 1, 0], [3, 2, 0], [1, 4, 0], [0, 5, 1]]
    let plane = try #require(PlaneSlice.principal(objective, through: path[3], path: path))
    let start = Landscape.plane(plane).place(of: path[0])
    #expect(start.x < 0 && start.y <= 0)
  }

  @Test func `a path without two directions has no plane`() {
    func plane(_ path: [[Double]]) -> PlaneSlice? { .principal(objective, through: path.last!, path: path) }
    #expect(plane([[1, 1, 1]]) == nil)
    #expect(plane([[1, 1, 1], [2, 2, 2]]) == nil)
    #expect(plane([[1, 1, 1], [2, 2, 2], [4, 4, 4]]) == nil)
    #expect(plane([[1, 1, 1], [1, 1, 1], [1, 1, 1]]) == nil)
    #expect(plane([[1, 1, 1], [.infinity, 1, 1], [1, 1, 2]]) == nil)
    #expect(plane([[1, 1, 1], [2, 1, 1], [2, 3, 1]]) != nil)
  }

  @Test func `a long path is looked at from its first point to its last`() {
    let path = (0..<1000).map { [Double($0)] }
    let points = PlaneSlice.pathPoints(path)
    #expect(points.count == 64 && points.first == [0] && points.last == [999])
    #expect(zip(points, points.dropFirst()).allSatisfy { (15...17).contains($1[0] - $0[0]) })
    #expect(PlaneSlice.pathPoints(Array(path.prefix(5))).count == 5)
  }
}
