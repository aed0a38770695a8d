// A few learning rates from one start that are worth comparing: some that settle, and one that does not.

/// Learning rates around the limit of stability, with the one in force among them.
package struct RateLadder: Equatable, Sendable {
  /// In ascending order.
  package let rates: [Double]

  /// About 0.1, 0.5, 0.9 and 1.1 of the limit, and the rate in force. Where a run above the limit settles all the same, or
  /// there is no limit, the lowest rate is found by trying whose run swings or leaves.
  ///
  /// - Parameters:
  ///   - experiment: with the settings in force.
  ///   - start: the parameters at step 0.
  ///   - limit: the largest stable rate there; nil where there is none.
  package init(_ experiment: Experiment, from start: [Double], limit: Double?) {
    let current = experiment.settings.learningRate
    let trial = Trial(experiment, start)
    guard let limit, limit <= Settings.highestLearningRate / 2, limit > 1e-12 else {
      self.init(current, around: current, failing: trial?.firstFailing(in: Self.rungs(from: current, up: false)))
      return
    }
    let above = Self.rounded(1.1 * limit, up: true)
    var rates = [0.1, 0.5, 0.9].map { Self.rounded($0 * limit, up: false) } + [above, current]
    if let trial, !trial.fails(above) {
      // A cost that flattens on the way holds rates above the limit of its start.
      if let failing = trial.firstFailing(in: Self.rungs(from: above, up: true)) { rates[1] = failing }
    }
    self.init(rates)
  }

  private init(_ rates: [Double]) { self.rates = Set(rates).sorted() }

  /// Around the lowest rate that fails: half, a fifth and a twentieth of it; without one a tenth to five times a rate.
  private init(_ current: Double, around rate: Double, failing: Double?) {
    guard let failing else {
      // Divided, 0.1 becomes 0.01 and not a digit beside it.
      self.init([rate / 10, rate / 2, rate, 2 * rate, 5 * rate].map { min($0, Settings.highestLearningRate) })
      return
    }
    self.init([0.05, 0.2, 0.5].map { Self.rounded($0 * failing, up: false) } + [failing, current])
  }

  /// Two digits, away from what must not be crossed.
  private static func rounded(_ rate: Double, up: Bool) -> Double {
    var unit = 1.0
    while rate < 10 * unit { unit /= 10 }
    while rate >= 100 * unit { unit *= 10 }
    let digits = (rate / unit).rounded(up ? .up : .down)
    // As it is written, so that it is shown as it is used.
    return unit >= 1 ? digits * unit : (digits / (1 / unit).rounded())
  }

  /// 1, 2, 3, 5, 7 and their tenfolds: upwards from a rate, or from a thousandth of it to a thousand times it.
  private static func rungs(from rate: Double, up: Bool) -> [Double] {
    let low = up ? rate : 1e-3 * rate
    let high = min(up ? 1e6 * rate : 1e3 * rate, Settings.highestLearningRate)
    return (-12...6).flatMap { power in [1.0, 2, 3, 5, 7].map { Double("\(Int($0))e\(power)") ?? 0 } }
      .filter { $0 > low && $0 <= high }
  }
}

/// Runs that only show whether a rate settles.
private struct Trial {
  private let runs: ManyRuns
  private let start: [Double]
  private let work: Int

  /// How many products of a number with a parameter may be spent on it, so that a key is answered at once.
  private static let mostWork = 60_000_000
  private static let steps = 200
  private static let fewestSteps = 24

  init?(_ experiment: Experiment, _ start: [Double]) {
    runs = ManyRuns(experiment)
    self.start = start
    work = max(1, start.count * (experiment.dataset?.count ?? 8))
    guard Self.steps(for: 1, work) >= Self.fewestSteps else { return nil }
  }

  private static func steps(for runs: Int, _ work: Int) -> Int { min(steps, mostWork / (work * runs)) }

  func fails(_ rate: Double) -> Bool { firstFailing(in: [rate]) != nil }

  /// The lowest of some rates, in ascending order, whose run swings or has left; nil where none does or it takes too long.
  func firstFailing(in rates: [Double]) -> Double? {
    var rates = rates
    while rates.count > 8, Self.steps(for: rates.count, work) < Self.fewestSteps {
      rates = rates.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
    let steps = Self.steps(for: rates.count, work)
    guard steps >= Self.fewestSteps,
      let ends = runs.ends(of: rates.map { .init(learningRate: $0, start: start) }, steps: steps)
    else { return nil }
    return SweepCurve(zip(rates, ends).map { SweepPoint(learningRate: $0, end: $1) }).firstFailing?.learningRate
  }
}
