// What the scenes about the edge of stability claim, by curvatures that no Hessian of ours has reckoned.

import NablaCore
import NablaLesson
import NablaScenes
import Testing

@Suite struct `The claims of the scenes on the edge of stability` {
  private func scene(_ name: String) throws -> Scene { try #require(try SceneLibrary.scene(named: name)) }

  @Test(arguments: [(0.2, 538), (0.3, 137), (0.5, 0)])
  func `edge of stability: λ grows up to 2/η and past it, and C is far below its start all the same`(
    rate: Double, step: Int
  ) throws {
    let run = SceneRun(try scene("edge-of-stability")).with(rate: rate)
    let steps = run.steps(to: 1_000)
    let objective = Objective(run.experiment)
    // λ by differences of slopes and powers of the matrix they make, no Hessian of ours.
    func curvature(_ number: Int) -> Double { largestCurvature(of: objective, at: steps[number].state.parameters) }
    #expect(curvature(step) > 2 / rate && (step == 0 || curvature(step - 1) < 2 / rate))
    #expect(steps[1_000].cost < 0.05 * steps[0].cost)
    #expect(steps.allSatisfy { $0.cost < 4 * steps[0].cost })
    if rate == 0.2 {
      // Before it the cost never rises; once it jumps, the curvature falls far below the edge.
      #expect(steps.firstRise(after: -1) == 744 && steps[765].cost == steps[600...].map(\.cost).max())
      #expect(abs(curvature(775) / 10 - 0.83) < 0.02)
    }
  }

  @Test func `catapult: where λ is too large for η the run is thrown across, and rests where it is not`() throws {
    let run = SceneRun(try scene("catapult"))
    let steps = run.steps(to: 20)
    // The formula's Hessian by hand: its larger eigenvalue from trace and determinant.
    func curvature(_ p: [Double]) -> Double {
      let (a, b, c) = (2 * p[1] * p[1], 4 * p[0] * p[1] - 2, 2 * p[0] * p[0])
      return ((a + c) + ((a - c) * (a - c) + 4 * b * b).squareRoot()) / 2
    }
    #expect(abs(curvature([2.5, 0.5]) - run.sharpness(0)) < 1e-9 && curvature([2.5, 0.5]) > 2 / 0.25)
    #expect(steps[0].cost < steps[1].cost && steps[1].cost < steps[2].cost && steps[2].cost < steps[3].cost)
    #expect(steps[9].cost < run.with(rate: 0.15).cost(9))
    let end = steps[20].state.parameters
    #expect(curvature(end) < 2 / 0.25 && end[0] * end[0] + end[1] * end[1] < 4 && abs(end[0] * end[1] - 1) < 1e-9)
    #expect(abs(curvature(end) - 2 * (end[0] * end[0] + end[1] * end[1])) < 1e-6)
    let far = run.with(rate: 0.4).steps(to: 5)
    #expect(far[5].cost > 1e12 && far[4].cost < 1e12)
    // Over the valley and back, wider each time.
    let sides = steps[0...4].map { $0.state.parameters[0] * $0.state.parameters[1] - 1 }
    #expect(zip(sides, sides.dropFirst()).allSatisfy { $0 * $1 < 0 })
  }

  /// The algebraically largest eigenvalue by central differences of ∇C and the power method on H + c.
  private func largestCurvature(of objective: Objective, at place: [Double]) -> Double {
    let count = place.count
    let width = 1e-5
    func slopes(_ place: [Double]) -> [Double] { objective.costAndGradient(at: place).gradient }
    let columns = (0..<count).map { index -> [Double] in
      var (up, down) = (place, place)
      up[index] += width
      down[index] -= width
      let (above, below) = (slopes(up), slopes(down))
      return (0..<count).map { (above[$0] - below[$0]) / (2 * width) }
    }
    // More than any eigenvalue is below 0.
    let shift = columns.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0
    var vector = (0..<count).map { 1 + 0.1 * Double($0) }
    var value = 0.0
    for _ in 0..<20_000 {
      let product = (0..<count).map { row in
        shift * vector[row] + (0..<count).reduce(0) { $0 + columns[$1][row] * vector[$1] }
      }
      let length = product.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let next = product.map { $0 / length }
      let moved = zip(next, vector).reduce(0) { $0 + abs($1.0 - $1.1) }
      vector = next
      value = length - shift
      if moved < 1e-13 { break }
    }
    return value
  }
}
