// Every point of a plane as a start, told apart by where its run ends: what the contour asks for, and what comes of it.

import NablaCanvas
import NablaCore

/// A plane of starts: two parameters from cell to cell, the others as at step 0.
package struct BasinRequest: Equatable, Sendable {
  /// What is trained, with the settings in force and no target cost: where a run rests is told by its slope.
  package let experiment: Experiment
  /// The parameters at step 0.
  package let start: [Double]
  /// The numbers of the two parameters.
  package let x: Int
  package let y: Int
  /// Their values, in ascending order.
  package let xs: [Double]
  package let ys: [Double]
  /// How many steps each run makes.
  package let steps: Int
  /// The minima that have letters already, in the order of those: they keep them as η moves.
  package let known: [Basins.Minimum]

  /// - Parameters:
  ///   - experiment: what is trained, with the settings in force.
  ///   - start: the parameters at step 0.
  ///   - x: the number of the parameter along x.
  ///   - y: the number of the parameter along y.
  ///   - xs: the values of the one, in ascending order.
  ///   - ys: the values of the other.
  ///   - steps: how many each run makes.
  ///   - known: minima that have letters already.
  package init(
    experiment: Experiment, start: [Double], x: Int, y: Int, xs: [Double], ys: [Double], steps: Int,
    known: [Basins.Minimum] = []
  ) {
    var free = experiment
    free.targetCost = nil
    self.experiment = free
    self.start = start
    self.x = x
    self.y = y
    self.xs = xs
    self.ys = ys
    self.steps = steps
    self.known = known
  }

  /// Whether both are of the same runs, whatever minima are known.
  package func hasSameRuns(as other: BasinRequest) -> Bool {
    steps == other.steps && x == other.x && y == other.y && xs == other.xs && ys == other.ys && start == other.start
      && experiment == other.experiment
  }

  /// Whether a minimum of the one is a minimum of the other.
  package func hasSameGround(as other: BasinRequest) -> Bool {
    Objective(experiment) == Objective(other.experiment)
      && experiment.settings.frozen == other.experiment.settings.frozen
  }

  /// As many steps as `nabla basins` makes unless it is told otherwise.
  package static let usualSteps = 500
  /// The numbers of steps that a key goes through.
  package static let stepChoices = [30, 100, 300, usualSteps, 1_000, 3_000, 10_000]

  /// The parameters at step 0 of the run of a place, counted row by row.
  package func start(of index: Int) -> [Double] {
    var place = start
    place[x] = xs[index % xs.count]
    place[y] = ys[index / xs.count]
    return place
  }
}

/// What is known of such a plane so far.
package struct BasinImage: RefinedImage, Equatable {
  /// Where a run has ended.
  package enum End: Hashable, Sendable {
    /// In the minimum with this number, where C came to rest after so many steps.
    case minimum(Int, after: Int)
    case diverged
    /// It is on its way.
    case onTheWay
  }

  package let request: BasinRequest
  /// Row by row, the row of the lowest y first; nil where it is not known yet.
  package private(set) var ends: [End?]
  /// C at the end of each run, in the same order.
  package private(set) var finalCosts: [Double?]
  /// The minima, in the order in which they were found.
  package var minima: [Basins.Minimum] { sorter.minima }
  /// For each of them the place of its letter, which all on one floor share: those known before keep theirs, of the others
  /// the lowest C has the first.
  package private(set) var ranks: [Int] = []
  private var sorter: BasinSorter
  private var grid: RefinedGrid { RefinedGrid(columns: request.xs.count, rows: request.ys.count) }

  package init(_ request: BasinRequest) {
    self.request = request
    ends = Array(repeating: nil, count: request.xs.count * request.ys.count)
    finalCosts = ends.map { _ in nil }
    sorter = BasinSorter(
      Objective(request.experiment), frozen: request.experiment.settings.frozen, known: request.known)
    ranks = Self.ranks(of: sorter.minima, sorter.floors, known: request.known.count)
  }

  /// The minima in the order of their letters, for another η: of a floor only those that starts come to now.
  package var lettered: [Basins.Minimum] {
    let reached = Set(ends.compactMap { if case .minimum(let number, _)? = $0 { number } else { nil } })
    let kept = minima.indices.filter { !isFloor($0) || floors[$0] == $0 || reached.contains($0) }
    return kept.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { minima[$0] }
  }

  /// For each minimum the number of the first one on the same floor; its own where it is a point.
  package var floors: [Int] { sorter.floors }

  /// Whether a minimum is one of several places on the same level floor.
  package func isFloor(_ minimum: Int) -> Bool { floors.count { $0 == floors[minimum] } > 1 }

  /// The minima on the same floor as one.
  package func floor(of minimum: Int) -> [Basins.Minimum] {
    minima.indices.filter { floors[$0] == floors[minimum] }.map { minima[$0] }
  }

  /// Whether any start ends in a minimum, or on its floor.
  package func isReached(_ minimum: Int) -> Bool {
    ends.contains { if case .minimum(let number, _)? = $0 { floors[number] == floors[minimum] } else { false } }
  }

  package var isFinished: Bool { ends.allSatisfy { $0 != nil } }

  /// How many places are known.
  package var knownCount: Int { ends.count { $0 != nil } }

  /// The end of the run of a place; nil where it is not known yet.
  package func end(column: Int, row: Int) -> End? { ends[row * request.xs.count + column] }

  /// The end that stands for a place: its own, or that of one near it as long as that is not known.
  package func shownEnd(column: Int, row: Int) -> End? { grid.nearest(column: column, row: row) { ends[$0] } }

  /// A, B, … Z, then a, b, … and # for all beyond: the letter of a minimum.
  package func letter(of minimum: Int) -> Unicode.Scalar {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".unicodeScalars)
    return letters.indices.contains(ranks[minimum]) ? letters[ranks[minimum]] : "#"
  }

  /// The fewest and the most steps that a run took until C was at rest; nil where none is.
  package var settling: ClosedRange<Int>? {
    var range: ClosedRange<Int>?
    for case .minimum(_, let steps)? in ends {
      range = min(steps, range?.lowerBound ?? steps)...max(steps, range?.upperBound ?? steps)
    }
    return range
  }

  package mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    for round in 0..<RefinedGrid.rounds {
      let missing = grid.missing(in: round) { ends[$0] != nil }
      if !missing.isEmpty { return compute(missing, spread, isCancelled) }
    }
    return false
  }

  private mutating func compute(
    _ missing: [Int], _ spread: (Int, @Sendable (Int) -> Void) -> Void, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    let runs = ManyRuns(request.experiment)
    let steps = request.steps
    let turn = RefinedGrid.turn(missing, of: runs, steps: steps)
    let rate = request.experiment.settings.learningRate
    let members = turn.map { ManyRuns.Member(learningRate: rate, start: request.start(of: $0)) }
    guard
      let found = Self.spread(
        members, by: runs.block, spread, { runs.ends(of: $0, steps: steps, isCancelled: isCancelled) })
    else { return false }
    var next = sorter
    var sorted: [End] = []
    for end in found {
      if isCancelled() { return false }
      switch next.number(of: end) {
      case Basins.diverged: sorted.append(.diverged)
      case Basins.onTheWay: sorted.append(.onTheWay)
      case let number: sorted.append(.minimum(number, after: end.settledAt))
      }
    }
    sorter = next
    for (index, end) in zip(turn, sorted) { ends[index] = end }
    for (index, end) in zip(turn, found) { finalCosts[index] = end.finalCost }
    ranks = Self.ranks(of: minima, floors, known: request.known.count)
    return true
  }

  /// By C, and where that is as good as the same, by the parameters; those that are known come first, as they are.
  private static func ranks(of minima: [Basins.Minimum], _ floors: [Int], known: Int) -> [Int] {
    func key(_ minimum: Basins.Minimum) -> [Double] {
      [(minimum.cost / (10 * Basins.costTolerance)).rounded()]
        + minimum.parameters.map { ($0 / (10 * Basins.parameterTolerance)).rounded() }
    }
    let order =
      (0..<known)
      + minima.indices.dropFirst(known).sorted { key(minima[$0]).lexicographicallyPrecedes(key(minima[$1])) }
    // A floor has the letter of its first place in this order.
    var letters: [Int: Int] = [:]
    for index in order where letters[floors[index]] == nil { letters[floors[index]] = letters.count }
    return floors.map { letters[$0] ?? 0 }
  }
}

extension Model {
  /// Whether the contour tells which minimum each start ends in. Other planes are drawn as lines.
  package var showsBasins: Bool { look.landscape == .basins && look.axisY != nil && look.plane == .parameters }

  /// The plane of starts to show: the one that is asked for now.
  package var shownBasins: BasinImage? {
    guard let basins, basins.request == wantedBasins else { return nil }
    return basins
  }
}
