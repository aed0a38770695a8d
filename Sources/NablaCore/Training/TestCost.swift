// C over samples that are never trained on.

extension Objective {
  /// What C is of where it is taken over the held-out samples; nil where there are none.
  package var test: Objective? {
    guard case .network(let cost) = self, let data = cost.data.test else { return nil }
    return .network(NetworkCost(cost.network, data, cost.loss))
  }

  /// C over the held-out samples; nil where there are none.
  package func testCost(at parameters: [Double]) -> Double? { test?.cost(at: parameters) }
}

/// C over held-out samples at one place after another, in memory that is used again; the very numbers of `testCost`.
struct TestMeter {
  private let objective: Objective
  private let quick: (pass: KernelPass, lanes: SampleLanes)?

  /// - Parameters:
  ///   - subject: what is learned.
  ///   - settings: how it is learned.
  /// - Returns: nil where no samples are held out.
  init?(_ subject: Subject, settings: Settings) {
    guard let objective = Objective(subject, settings: settings).test, case .network(let cost) = objective else {
      return nil
    }
    self.objective = objective
    if let lanes = cost.data.lanes, let pass = objective.kernelPass(most: cost.data.count) {
      quick = (pass, lanes)
    } else {
      quick = nil
    }
  }

  func cost(at parameters: [Double]) -> Double {
    quick.map { $0.pass.cost($0.lanes, at: parameters) } ?? objective.cost(at: parameters)
  }
}
