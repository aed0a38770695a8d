// Learning rates by sizes of the start, one training a pixel: what the panel of the map asks for, and what comes of it.

import NablaCanvas
import NablaCore

/// A pixel of a map of runs.
package struct MapPlace: Hashable, Sendable {
  package var column: Int
  /// From 0, the smallest factor.
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// How the panel of the map is looked at.
package struct MapLook: Hashable, Sendable {
  /// After how many steps the runs are looked at.
  package var steps = 300
  /// The pixel that is pointed at; nil: none.
  package var cursor: MapPlace?
}

/// A map of C after some steps: η by a factor on all weights and biases of a start.
package struct MapRequest: Equatable, Sendable {
  /// What all runs have in common; its learning rate is set to 1, since each run has its own.
  package let experiment: Experiment
  /// The parameters that the factors are of.
  package let start: [Double]
  package let steps: Int
  /// Rates that have to be in sight.
  package let including: ClosedRange<Double>
  package let columns: Int
  package let rows: Int

  /// - Parameters:
  ///   - experiment: what is trained, with the settings in force.
  ///   - start: the parameters at step 0.
  ///   - steps: how many each run makes.
  ///   - including: rates that have to be in sight.
  ///   - columns: how many rates there are, at least 2.
  ///   - rows: how many factors, at least 2.
  package init(
    experiment: Experiment, start: [Double], steps: Int, including: ClosedRange<Double>, columns: Int, rows: Int
  ) {
    var common = experiment
    common.settings.learningRate = 1
    self.experiment = common
    self.start = start
    self.steps = steps
    self.including = including
    self.columns = max(2, columns)
    self.rows = max(2, rows)
  }

  /// Whether both are of the same runs, whatever rates are in sight.
  package func hasSameRuns(as other: MapRequest) -> Bool {
    steps == other.steps && columns == other.columns && rows == other.rows && start == other.start
      && experiment == other.experiment
  }

  /// The factors, in ascending order, each the same number of times the one before but for the third digit; one is 1.
  package var factors: [Double] {
    let low = naturalLogarithm(Self.range.lowerBound)
    let step = (naturalLogarithm(Self.range.upperBound) - low) / Double(rows - 1)
    let one = Int(clamping: (-low / step).rounded())
    return (0..<rows).map { row in
      row == one ? 1 : Double(Numeral.significant(exponential(Double(row - one) * step), digits: 3)) ?? 1
    }
  }

  /// About from where to where the factors go.
  private static let range = 0.05...5.0
}

/// What is known of such a map so far.
package struct MapImage: RefinedImage, Equatable {
  package let request: MapRequest
  /// In ascending order, each the same number of times the one before but for the third digit.
  package let rates: [Double]
  package let factors: [Double]
  /// How the run of each pixel came out, row by row, the smallest factor first; nil where it is not known yet. Without the
  /// parameters, which would fill the memory.
  package private(set) var ends: [RunEnd?]
  /// The largest stable rate at the start of each row; nil where there is none, or it takes too long.
  package private(set) var limits: [Double?]
  /// C at step 0 of the row whose factor is 1.
  package let firstCost: Double
  /// Whether the limits have been asked for.
  private var hasLimits = false
  private var grid: RefinedGrid { RefinedGrid(columns: request.columns, rows: request.rows) }

  package init(_ request: MapRequest) {
    self.request = request
    let limit = Curvatures.limit(of: request.experiment, start: request.start)
    rates = SweepImage.rates(around: limit, including: request.including, count: request.columns)
    factors = request.factors
    ends = Array(repeating: nil, count: request.columns * request.rows)
    limits = factors.map { $0 == 1 ? limit : nil }
    firstCost = Objective(request.experiment).cost(at: request.start)
  }

  package var isFinished: Bool { hasLimits && knownCount == ends.count }

  /// How many pixels are known.
  package var knownCount: Int { ends.count { $0 != nil } }

  /// The end of a pixel's own run; nil where it is not known yet.
  package func end(at place: MapPlace) -> RunEnd? { ends[place.row * request.columns + place.column] }

  /// The end that stands for a pixel: its own, or that of one near it as long as that is not known.
  package func shownEnd(at place: MapPlace) -> RunEnd? {
    grid.nearest(column: place.column, row: place.row) { ends[$0] }
  }

  /// The lowest C among the runs that are known and have not diverged, the lowest rate and factor first; nil without one.
  package var lowest: (place: MapPlace, cost: Double)? {
    var lowest: (index: Int, cost: Double)?
    for (index, end) in ends.enumerated() {
      guard let end, end.status != .diverged, let cost = end.finalCost, cost < lowest?.cost ?? .infinity else {
        continue
      }
      lowest = (index, cost)
    }
    return lowest.map { (MapPlace(column: $0.index % request.columns, row: $0.index / request.columns), $0.cost) }
  }

  /// The column of the rate nearest to one.
  package func column(of rate: Double) -> Int { SweepImage.place(of: rate, among: rates) }

  /// The parameters at step 0 of a row's runs.
  package func start(ofRow row: Int) -> [Double] { request.start.map { factors[row] * $0 } }

  /// The row whose runs set out from a start; nil where there is none. Where all parameters are 0, all rows do: the one of
  /// the factor 1.
  package func row(of start: [Double]) -> Int? {
    guard start.count == request.start.count else { return nil }
    let rows = factors.indices.filter { row in
      zip(request.start, start).allSatisfy { factors[row] * $0 == $1 }
    }
    return rows.first { factors[$0] == 1 } ?? rows.first
  }

  package mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    for round in 0..<RefinedGrid.rounds {
      let missing = grid.missing(in: round) { ends[$0] != nil }
      if !missing.isEmpty { return compute(missing, spread, isCancelled) }
      // With the first coarse map, before the fine ones.
      if !hasLimits { return computeLimits(spread, isCancelled) }
    }
    return false
  }

  private mutating func compute(
    _ missing: [Int], _ spread: (Int, @Sendable (Int) -> Void) -> Void, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    let runs = ManyRuns(request.experiment)
    let steps = request.steps
    let turn = RefinedGrid.turn(missing, of: runs, steps: steps)
    let members = turn.map { index in
      ManyRuns.Member(
        learningRate: rates[index % request.columns], start: start(ofRow: index / request.columns))
    }
    guard
      let found = Self.spread(
        members, by: runs.block, spread,
        { runs.ends(of: $0, steps: steps, isCancelled: isCancelled)?.map(\.withoutParameters) })
    else { return false }
    for (index, end) in zip(turn, found) { ends[index] = end }
    return true
  }

  private mutating func computeLimits(
    _ spread: (Int, @Sendable (Int) -> Void) -> Void, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    let experiment = request.experiment
    let starts = factors.indices.map(start(ofRow:))
    guard
      let found = Self.spread(
        starts, by: 1, spread,
        { part -> [Double?]? in isCancelled() ? nil : part.map { Curvatures.limit(of: experiment, start: $0) } })
    else { return false }
    limits = found
    hasLimits = true
    return true
  }
}

extension Model {
  /// The map to show: one of the runs that are asked for now, whatever rates are in sight.
  package var shownMap: MapImage? {
    guard let map, let wantedMap, map.request.hasSameRuns(as: wantedMap) else { return nil }
    return map
  }

  /// The pixel nearest to where the run is: the rate in force, and the factor of its start.
  package var mapHere: MapPlace? {
    guard let map = shownMap, let row = map.row(of: workspace.history.state(at: 0).parameters) else { return nil }
    return MapPlace(column: map.column(of: settingsInForce.learningRate), row: row)
  }

  /// The pixel that the learner points at; nil without a cursor.
  package var pointedPixel: MapPlace? {
    guard let map = shownMap, let cursor = look.map.cursor else { return nil }
    return MapPlace(
      column: min(max(cursor.column, 0), map.rates.count - 1), row: min(max(cursor.row, 0), map.factors.count - 1))
  }

  /// Says which map is wanted.
  ///
  /// - Parameter size: how many pixels there is room for; nil where no panel shows a map.
  package mutating func refreshMap(_ size: Size?) {
    guard let size, size.columns > 1, size.rows > 1 else {
      wantedMap = nil
      return
    }
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    var start = workspace.history.state(at: 0).parameters
    let rate = settingsInForce.learningRate
    // A run that was opened from the map is one of its pixels: the map stays, and the run's place on it moves.
    if let map = shownMap, experiment.initialization.seed == map.request.experiment.initialization.seed,
      map.row(of: start) != nil
    {
      experiment.initialization = map.request.experiment.initialization
      start = map.request.start
    }
    var including = rate...rate
    let wanted = MapRequest(
      experiment: experiment, start: start, steps: look.map.steps, including: including, columns: size.columns,
      rows: size.rows)
    if let known = wantedMap, known.hasSameRuns(as: wanted) {
      // As the rate in force walks along the map, the map stays; it only grows where the rate leaves it.
      if let map, map.request == known, map.rates[0] <= rate, rate <= map.rates[map.rates.count - 1] { return }
      including = min(rate, known.including.lowerBound)...max(rate, known.including.upperBound)
    }
    wantedMap = MapRequest(
      experiment: experiment, start: start, steps: look.map.steps, including: including, columns: size.columns,
      rows: size.rows)
  }
}
