// λ, the largest curvature, from step to step of every run: at which steps it is looked at, and what is known of it.

import NablaCore

/// A step of a run at which λ is asked for.
package struct SharpnessPoint: Equatable, Sendable {
  /// The run's number.
  package let run: Int
  package let step: Int
  package let request: CurvatureRequest
}

/// The answer.
package struct KnownSharpness: Equatable, Sendable {
  package let point: SharpnessPoint
  /// λ; nil where there is none to be had.
  package let value: Double?

  /// - Parameters:
  ///   - point: where λ is asked for.
  ///   - shouldStop: asked before every product; once it says yes there will be no answer.
  package init?(_ point: SharpnessPoint, shouldStop: @escaping () -> Bool = { false }) {
    guard let known = KnownCurvature(point.request, shouldStop: shouldStop) else { return nil }
    self.point = point
    value = known.greatest?.value
  }
}

/// What is known of λ in all runs.
package struct SharpnessTrail: Equatable, Sendable {
  /// By the number of the run, then by the step.
  private var known: [Int: [Int: KnownSharpness]] = [:]

  package init() {}

  /// Takes an answer in.
  package mutating func add(_ answer: KnownSharpness) {
    known[answer.point.run, default: [:]][answer.point.step] = answer
  }

  /// Whether the answer to a question is there; one for another network, data or place is thrown away.
  mutating func holds(_ point: SharpnessPoint) -> Bool {
    guard let answer = known[point.run]?[point.step] else { return false }
    if answer.point.request == point.request { return true }
    known[point.run]?[point.step] = nil
    return false
  }

  /// Forgets the runs that there are no more, and steps that are not looked at any more.
  mutating func keep(_ strides: [Int: Int]) {
    for (run, answers) in known {
      guard let stride = strides[run] else {
        known[run] = nil
        continue
      }
      if answers.count > 2 * Self.mostSteps { known[run] = answers.filter { $0.key % stride == 0 } }
    }
  }

  /// λ at the steps of a run that are looked at and known.
  ///
  /// - Parameters:
  ///   - run: its number.
  ///   - stride: every so-manieth step is looked at.
  ///   - last: the last step.
  package func values(of run: Int, every stride: Int, through last: Int) -> [(step: Int, value: Double)] {
    guard let answers = known[run] else { return [] }
    return Swift.stride(from: 0, through: last, by: stride).compactMap { step in
      answers[step]?.value.map { (step, $0) }
    }
  }

  /// How many steps of a run are looked at, at most.
  static let mostSteps = 1_024

  /// The same where each takes longer: about a tenth of a second's worth of small networks, and two seconds' of large ones.
  static func mostSteps(of experiment: Experiment) -> Int {
    let parameters = experiment.names.count
    guard Curvatures.isInstant(experiment) else { return 24 }
    return parameters * parameters * (experiment.dataset?.count ?? 1) <= 10_000 ? mostSteps : mostSteps / 4
  }
}

extension Model {
  /// Every so-manieth step of a run λ is looked at: a power of two.
  package func sharpnessStride(of run: Run) -> Int {
    let most = SharpnessTrail.mostSteps(of: run.history.experiment)
    var stride = run.history.path.spacing
    while run.shownStep(workspace) / stride >= most { stride *= 2 }
    return stride
  }

  /// λ at the steps of a run that are looked at, as far as it is known, up to where the run is shown.
  package func sharpness(of run: Run) -> [(step: Int, value: Double)] {
    var values = sharpness.values(
      of: run.number, every: sharpnessStride(of: run), through: run.shownStep(workspace))
    // The step on screen has its λ, whether it is one of those or not.
    if run.number == workspace.currentNumber, values.last?.step != workspace.cursor.step, let here = principalCurvature
    {
      values.append((workspace.cursor.step, here.value))
    }
    return values
  }

  /// Whether λ can be had at all: not where the perceptron rule makes the steps, nor where one product takes too long.
  package var hasSharpness: Bool {
    !usesPerceptronRule && Curvatures.isAffordable(workspace.history.experiment)
  }

  /// Says at which steps λ is wanted; none where no panel shows it.
  package mutating func refreshSharpness() {
    guard arrangement.rect(of: .sharpness) != nil, hasSharpness else {
      wantedSharpness = []
      return
    }
    var wanted: [SharpnessPoint] = []
    var strides: [Int: Int] = [:]
    for run in workspace.runsInDrawingOrder.reversed() where Curvatures.isAffordable(run.history.experiment) {
      let stride = sharpnessStride(of: run)
      strides[run.number] = stride
      wanted += missingSharpness(of: run, every: stride)
    }
    sharpness.keep(strides)
    wantedSharpness = wanted
  }

  private mutating func missingSharpness(of run: Run, every stride: Int) -> [SharpnessPoint] {
    let history = run.history
    var missing: [SharpnessPoint] = []
    var shared: (settings: Settings, objective: Objective)?
    for step in Swift.stride(from: 0, through: run.shownStep(workspace), by: stride) {
      let place = step / history.path.spacing
      guard place < history.path.points.count else { break }
      let settings = history.settings(at: step)
      if shared?.settings != settings {
        shared = (settings, Objective(history.experiment.subject, settings: settings))
      }
      guard settings.optimizer.name != .perceptron, let objective = shared?.objective else { continue }
      let point = SharpnessPoint(
        run: run.number, step: step,
        request: CurvatureRequest(
          objective: objective, parameters: history.path.points[place], frozen: settings.frozen))
      if !sharpness.holds(point) { missing.append(point) }
    }
    return missing
  }
}
