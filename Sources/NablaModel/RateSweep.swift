// Every learning rate at once: what the panel of rates asks for, and what comes of it, from coarse to fine.

import NablaCanvas
import NablaCore
import NablaWords

/// How the panel of rates is looked at.
package struct RatesLook: Hashable, Sendable {
  /// After how many steps the runs are looked at.
  package var steps = 300
  /// The rate that is pointed at, by its place among the curve's; nil: the one in force.
  package var cursor: Int?
  /// The step from which all rates go on; nil: they begin at the start.
  package var origin: Int?
  /// Whether the last values of the selected parameter are drawn in place of C.
  package var showsValues = false

  /// The numbers of steps that keys go through.
  package static let stepChoices = [10, 30, 100, 300, 1_000, 3_000, 10_000]
}

/// A curve of C after some steps against η.
package struct SweepRequest: Equatable, Sendable {
  /// What all runs have in common; its learning rate is set to 1, since each run has its own.
  package let experiment: Experiment
  /// The parameters at step 0.
  package let start: [Double]
  package let steps: Int
  /// Rates that have to be in sight.
  package let including: ClosedRange<Double>
  /// The situation that they set out from, with the optimizer's memory; nil for step 0.
  package let origin: TrainingState?
  /// The rates, where they are those of another curve; nil: found from the limit.
  package let rates: [Double]?

  package init(
    experiment: Experiment, start: [Double], steps: Int, including: ClosedRange<Double>, origin: TrainingState? = nil,
    rates: [Double]? = nil
  ) {
    var common = experiment
    self.origin = origin
    self.rates = rates
    common.settings.learningRate = 1
    self.experiment = common
    self.start = start
    self.steps = steps
    self.including = including
  }

  /// Whether both are of the same runs, whatever rates are in sight.
  package func hasSameRuns(as other: SweepRequest) -> Bool {
    steps == other.steps && start == other.start && experiment == other.experiment && origin == other.origin
  }
}

/// What is known of such a curve so far.
package struct SweepImage: RefinedImage, Equatable {
  package let request: SweepRequest
  /// The largest stable rate at step 0; nil where there is none or it takes too long.
  package let limit: Double?
  /// In ascending order, each the same number of times the one before.
  package let rates: [Double]
  /// How the run of each rate came out; nil where it is not known yet.
  package private(set) var ends: [RunEnd?]
  /// What kind of run each is; nil where it is not known.
  package private(set) var phases: [RunPhase?]
  /// The parameters at the last steps of each run; empty where they are not known, and of large networks.
  package private(set) var places: [[[Double]]] = []
  /// C at step 0.
  package let firstCost: Double

  /// How many rates there are.
  package static let count = 129
  /// Every so-manieth rate is computed first, then those between.
  private static let strides = [16, 4, 1]
  /// Products of a number with a parameter that the kinds of all runs may cost.
  private static let mostPhaseWork = 400_000_000
  /// Of networks with more parameters than this the last values are not kept.
  private static let mostKept = 100

  /// A curve of which nothing is known yet but its rates.
  package init(_ request: SweepRequest) {
    self.request = request
    limit = Curvatures.limit(of: request.experiment, start: request.start)
    rates = request.rates ?? Self.rates(around: limit, including: request.including, count: Self.count)
    ends = Array(repeating: nil, count: Self.count)
    phases = ends.map { _ in nil }
    firstCost = Objective(request.experiment).cost(at: request.start)
  }

  /// Rates from far below the limit to ten times it; without one around those that have to be in sight.
  ///
  /// - Parameters:
  ///   - limit: the largest stable rate at step 0; nil where there is none.
  ///   - including: rates that have to be in sight.
  ///   - count: how many there are.
  static func rates(around limit: Double?, including: ClosedRange<Double>, count: Int) -> [Double] {
    let middle = (including.lowerBound * including.upperBound).squareRoot()
    let low = limit.map { 1e-2 * $0 } ?? 1e-3 * middle
    let high = limit.map { 10 * $0 } ?? 1e3 * middle
    let range =
      min(low, including.lowerBound)...min(max(high, including.upperBound), Settings.highestLearningRate)
    // Three digits each: as they are read, so they are used.
    return LearningRates.geometric(range, count: count).map { Double(Numeral.significant($0, digits: 3)) ?? $0 }
  }

  /// Whether every rate is known, and of what kind its run is where that can be had.
  package var isFinished: Bool { ends.allSatisfy { $0 != nil } && (phases.contains { $0 != nil } || !hasPhases) }

  /// How many rates are known.
  package var knownCount: Int { ends.count { $0 != nil } }

  private var hasPhases: Bool {
    request.steps * Self.count * request.start.count * (request.experiment.dataset?.count ?? 1) <= Self.mostPhaseWork
  }

  /// The points that are known.
  package var curve: SweepCurve {
    SweepCurve(zip(rates, ends).compactMap { rate, end in end.map { SweepPoint(learningRate: rate, end: $0) } })
  }

  /// The place of the rate nearest to one.
  package func place(of rate: Double) -> Int { Self.place(of: rate, among: rates) }

  /// The place of the rate nearest to one, among rates that are each the same number of times the one before.
  static func place(of rate: Double, among rates: [Double]) -> Int {
    let low = naturalLogarithm(rates[0])
    let high = naturalLogarithm(rates[rates.count - 1])
    let share = (naturalLogarithm(rate) - low) / (high - low)
    return min(max(0, Int(clamping: (share * Double(rates.count - 1)).rounded())), rates.count - 1)
  }

  /// Computes the next rates.
  ///
  /// - Parameters:
  ///   - spread: does so many jobs, maybe several at a time.
  ///   - isCancelled: asked now and then; once it says yes, nothing has changed.
  /// - Returns: whether there is more to see than before.
  package mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    let runs = ManyRuns(request.experiment, from: request.origin)
    let start = request.start
    let steps = request.steps
    if let stride = Self.strides.first(where: { stride in
      Swift.stride(from: 0, to: rates.count, by: stride).contains { ends[$0] == nil }
    }) {
      let missing = Swift.stride(from: 0, to: rates.count, by: stride).filter { ends[$0] == nil }
      let members = missing.map { ManyRuns.Member(learningRate: rates[$0], start: start) }
      guard
        let found = Self.spread(
          members, by: runs.block, spread, { runs.ends(of: $0, steps: steps, isCancelled: isCancelled) })
      else { return false }
      // Parameters are asked for by the kinds of runs only, and those of large networks would fill the memory.
      for (index, end) in zip(missing, found) { ends[index] = hasPhases ? end : end.withoutParameters }
      return true
    }
    guard hasPhases, !phases.contains(where: { $0 != nil }) else { return false }
    let members = zip(rates, ends).map { (ManyRuns.Member(learningRate: $0, start: start), $1!) }
    let keepsPlaces = start.count <= Self.mostKept
    guard
      let found = Self.spread(
        members, by: 4, spread,
        { part -> [(phase: RunPhase, places: [[Double]])]? in
          var result: [(RunPhase, [[Double]])] = []
          for (member, end) in part {
            guard let late = runs.late(of: member, end: end, steps: steps, isCancelled: isCancelled) else {
              return nil
            }
            result.append((late.phase, keepsPlaces ? late.places : []))
          }
          return result
        })
    else { return false }
    phases = found.map(\.phase)
    if keepsPlaces { places = found.map(\.places) }
    return true
  }
}

extension Model {
  /// The curve to show: one of the runs that are asked for now, whatever rates are in sight. That of another network, start
  /// or number of steps is none.
  package var shownSweep: SweepImage? {
    guard let sweep, let wantedSweep, sweep.request.hasSameRuns(as: wantedSweep) else { return nil }
    return sweep
  }

  /// The rate that the panel of rates points at: the learner's, else the one in force.
  package var pointedRate: Int? {
    guard let sweep = shownSweep else { return nil }
    return look.rates.cursor.map { min(max($0, 0), sweep.rates.count - 1) }
      ?? sweep.place(of: settingsInForce.learningRate)
  }

  /// Says which curve of rates is wanted; nothing where no panel shows one.
  package mutating func refreshSweep() {
    guard arrangement.rect(of: .rates) != nil else {
      wantedSweep = nil
      wantedRivals = []
      return
    }
    defer { refreshRivals() }
    let history = workspace.history
    var experiment = history.experiment
    experiment.settings = settingsInForce
    let rate = settingsInForce.learningRate
    let origin = sweepOrigin
    var wanted = SweepRequest(
      experiment: experiment, start: (origin ?? history.state(at: 0)).parameters, steps: look.rates.steps,
      including: rate...rate, origin: origin)
    // As the rate in force walks along the curve, the curve stays; it only grows where the rate leaves it.
    if let known = wantedSweep, known.hasSameRuns(as: wanted) {
      if let sweep, sweep.request == known, sweep.rates[0] <= rate, rate <= sweep.rates[sweep.rates.count - 1] {
        return
      }
      wanted = SweepRequest(
        experiment: experiment, start: wanted.start, steps: wanted.steps,
        including: min(rate, known.including.lowerBound)...max(rate, known.including.upperBound), origin: origin)
    }
    wantedSweep = wanted
  }

  /// The situation that all rates go on from, where a learner has asked for another than the start.
  private var sweepOrigin: TrainingState? {
    guard let step = look.rates.origin, step > 0, step <= workspace.history.latestStep else { return nil }
    return workspace.history.state(at: step)
  }
}
