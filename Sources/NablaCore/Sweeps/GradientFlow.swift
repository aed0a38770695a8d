// The path of η → 0: where steps along −∇C lead as they get shorter and more, θ′(t) = −∇C(θ(t)).
// Source of the rule: Dormand and Prince (1980), doi:10.1016/0771-050X(80)90013-3, of order 5 with an error of order 4.

/// A stretch of time in which the flow goes down one and the same cost.
package struct FlowPiece: Equatable, Sendable {
  /// When it begins; the first piece at 0.
  package let time: Double
  package let objective: Objective
  /// The numbers of the parameters that are held still.
  package let frozen: [Int]
  /// Values that parameters are given as it begins, by their numbers.
  package let values: [Int: Double]

  /// - Parameters:
  ///   - time: when it begins.
  ///   - objective: what C is of.
  ///   - frozen: the numbers of the parameters that are held still.
  ///   - values: those that parameters are given as it begins.
  package init(time: Double, objective: Objective, frozen: [Int] = [], values: [Int: Double] = [:]) {
    self.time = time
    self.objective = objective
    self.frozen = frozen
    self.values = values
  }
}

/// The gradient flow from a place, as far as it has been followed.
package struct GradientFlow: Equatable, Sendable {
  /// A place that it comes by.
  package struct Point: Equatable, Sendable {
    package let time: Double
    package let parameters: [Double]
    /// −∇C there.
    package let velocity: [Double]
  }

  package let pieces: [FlowPiece]
  /// The time at which it need not be followed any farther.
  package let horizon: Double
  /// In the order of time; where a piece begins there are two of the same time.
  package private(set) var points: [Point] = []
  /// Whether it cannot be followed any farther: it leaves all numbers, or would take too long.
  package private(set) var isCutOff = false
  private var piece = 0
  private var stepSize = 0.0
  private var evaluations = 0
  private let mostEvaluations: Int
  private let mostPoints: Int

  /// An error of one step above this part of the largest parameter makes it shorter.
  package static let tolerance = 1e-9
  /// Gradients times parameters times samples that a flow may cost, and gradients.
  private static let mostWork = 2_000_000_000
  private static let mostGradients = 400_000
  /// How many numbers are kept.
  private static let mostNumbers = 4_000_000

  /// - Parameters:
  ///   - start: the parameters at time 0.
  ///   - pieces: what C is when, at least one, in the order of time.
  ///   - horizon: how far it is to be followed.
  package init(from start: [Double], pieces: [FlowPiece], until horizon: Double) {
    self.pieces = pieces
    self.horizon = horizon
    var samples = 1
    if case .network(let cost) = pieces[0].objective { samples = cost.data.count }
    mostEvaluations = min(Self.mostGradients, Self.mostWork / max(1, start.count * samples))
    mostPoints = max(2, Self.mostNumbers / max(1, 2 * start.count))
    begin(at: start)
  }

  /// The time that it is known to.
  package var reach: Double { points.last?.time ?? 0 }

  /// Whether there is no more to be known.
  package var isFinished: Bool { isCutOff || reach >= horizon }

  /// Where it is at a time; nil where that is not known.
  package func place(at time: Double) -> [Double]? {
    guard let first = points.first, time >= first.time, time <= reach else { return nil }
    // The last point that is not later.
    var (low, high) = (0, points.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if points[middle].time <= time { low = middle } else { high = middle - 1 }
    }
    let before = points[low]
    guard low + 1 < points.count, time > before.time else { return before.parameters }
    let after = points[low + 1]
    let width = after.time - before.time
    let s = (time - before.time) / width
    // The cubic with the places and the velocities of both ends.
    let (a, b) = ((1 + 2 * s) * (1 - s) * (1 - s), s * s * (3 - 2 * s))
    let (c, d) = (s * (1 - s) * (1 - s) * width, -s * s * (1 - s) * width)
    return before.parameters.indices.map {
      a * before.parameters[$0] + b * after.parameters[$0] + c * before.velocity[$0] + d * after.velocity[$0]
    }
  }

  /// Follows it farther.
  ///
  /// - Parameters:
  ///   - count: about how many gradients that may take.
  ///   - isCancelled: asked before each step.
  package mutating func advance(gradients count: Int, isCancelled: () -> Bool = { false }) {
    let stop = evaluations + count
    while !isFinished, evaluations < stop, !isCancelled() { step() }
  }

  private var end: Double { piece + 1 < pieces.count ? min(pieces[piece + 1].time, horizon) : horizon }

  private mutating func velocity(at place: [Double]) -> [Double] {
    evaluations += 1
    var slope = pieces[piece].objective.costAndGradient(at: place).gradient
    for index in slope.indices { slope[index] = -slope[index] }
    for index in pieces[piece].frozen { slope[index] = 0 }
    return slope
  }

  /// Begins the piece whose turn it is.
  private mutating func begin(at place: [Double]) {
    var place = place
    for (index, value) in pieces[piece].values { place[index] = value }
    let velocity = velocity(at: place)
    points.append(Point(time: pieces[piece].time, parameters: place, velocity: velocity))
    let speed = TrainingStep.norm(of: velocity)
    if !speed.isFinite || !place.allSatisfy(\.isFinite) { isCutOff = true }
    stepSize = speed > 0 ? 1e-3 * Self.size(of: place) / speed : .infinity
  }

  private static func size(of place: [Double]) -> Double { place.reduce(1e-3) { max($0, abs($1)) } }

  /// One step of the rule, or of half its length and so on until the error is small enough.
  private mutating func step() {
    let here = points[points.count - 1]
    let left = end - here.time
    if left <= 0 {
      piece += 1
      return begin(at: here.parameters)
    }
    let size = Self.size(of: here.parameters)
    // Where it would not get anywhere in all the time that is left, it is at rest.
    if TrainingStep.norm(of: here.velocity) * left <= 1e-13 * size {
      return add(Point(time: end, parameters: here.parameters, velocity: here.velocity))
    }
    var width = min(stepSize, left)
    while true {
      guard evaluations < mostEvaluations, width > 1e-14 * max(here.time, width), width > .leastNormalMagnitude else {
        isCutOff = true
        return
      }
      let (next, velocity, error) = attempt(from: here, width)
      let share = error / (1e-3 * Self.tolerance + Self.tolerance * size)
      if share <= 1, velocity.allSatisfy(\.isFinite) {
        stepSize = width * min(5, 0.9 * power(max(share, 1e-9), -0.2))
        return add(
          Point(time: width >= left ? end : here.time + width, parameters: next, velocity: velocity))
      }
      width *= share.isFinite ? max(0.1, min(0.9, 0.9 * power(share, -0.2))) : 0.1
    }
  }

  private mutating func add(_ point: Point) {
    points.append(point)
    if points.count >= mostPoints, point.time < horizon { isCutOff = true }
  }

  /// The rule's rows: what part of each velocity so far leads to the next place; the last row is the step itself.
  private static let rows: [[Double]] = [
    [1.0 / 5],
    [3.0 / 40, 9.0 / 40],
    [44.0 / 45, -56.0 / 15, 32.0 / 9],
    [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
    [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
    [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
  ]
  /// How the step differs from the one of order 4.
  private static let errors: [Double] = [
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
  ]

  private mutating func attempt(
    from here: Point, _ width: Double
  ) -> (place: [Double], velocity: [Double], error: Double) {
    var velocities = [here.velocity]
    var place = here.parameters
    for row in Self.rows {
      place = here.parameters
      for (share, velocity) in zip(row, velocities) where share != 0 {
        for index in place.indices { place[index] += width * share * velocity[index] }
      }
      velocities.append(velocity(at: place))
    }
    var error = 0.0
    for index in place.indices {
      var sum = 0.0
      for (share, velocity) in zip(Self.errors, velocities) { sum += share * velocity[index] }
      let size = abs(width * sum)
      error = size.isNaN ? .infinity : max(error, size)
    }
    return (place, velocities[6], error)
  }
}
