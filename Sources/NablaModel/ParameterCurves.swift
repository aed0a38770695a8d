// A parameter, its slope and its step from step to step of every run, or all parameters of a layer in one run: at which
// steps they are looked at, and what is known.

import NablaCore

/// A parameter at one step of a run.
package struct CurveValue: Equatable, Sendable {
  package let step: Int
  /// w before the step.
  package let value: Double
  /// ∂C/∂w, as the step takes it.
  package let slope: Double
  /// Δw, the change that the step makes.
  package let change: Double

  /// - Parameters:
  ///   - step: the step.
  ///   - parameter: its number.
  package init(_ step: TrainingStep, parameter: Int) {
    self.step = step.state.step
    value = step.state.parameters[parameter]
    slope = step.gradient[parameter]
    change = step.change[parameter]
  }
}

/// Steps of a run at which parameters are asked for.
package struct CurveRequest: Equatable, Sendable {
  /// The run's number.
  package let run: Int
  package let parameters: [Int]
  let history: History
  /// In ascending order.
  let steps: [Int]
}

/// The answer, as far as it is known.
package struct CurveImage: RefinedImage, Equatable {
  package let request: CurveRequest
  /// For each step that is known a value of each parameter.
  package private(set) var values: [[CurveValue]] = []

  package init(_ request: CurveRequest) { self.request = request }

  package var isFinished: Bool { values.count >= request.steps.count }

  /// How many steps are looked at in one go.
  private static let portion = 64

  package mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    guard !isFinished else { return false }
    let next = Array(request.steps.dropFirst(values.count).prefix(Self.portion))
    let found: [TrainingStep]
    if next[next.count - 1] - next[0] == next.count - 1 {
      // In a row: one replay for all.
      found = request.history.steps(next[0]...next[next.count - 1])
    } else {
      found = next.map { request.history.step(at: $0) }
    }
    if isCancelled() { return false }
    values += found.map { step in request.parameters.map { CurveValue(step, parameter: $0) } }
    return true
  }
}

/// What is known of some parameters in one run.
package struct CurveLines: Equatable, Sendable {
  let parameters: [Int]
  let experiment: Experiment
  private(set) var changes: [Change] = []
  private var known: [Int: [CurveValue]] = [:]

  init(parameters: [Int], experiment: Experiment) {
    self.parameters = parameters
    self.experiment = experiment
  }

  /// Forgets what a run that was changed on the way has not come by.
  mutating func follow(_ history: History) {
    if changes == history.changes { return }
    let same = zip(changes, history.changes).prefix { $0 == $1 }.count
    let differing = [changes, history.changes].compactMap { $0.dropFirst(same).first?.step }
    if let first = differing.min() { known = known.filter { $0.key < first } }
    changes = history.changes
  }

  /// - Parameter values: one of each parameter, at one step.
  mutating func add(_ values: [CurveValue]) {
    guard let step = values.first?.step else { return }
    known[step] = values
  }

  /// Forgets steps that are not looked at any more.
  mutating func keep(every stride: Int) {
    if known.count > 4 * Model.mostCurveSteps { known = known.filter { $0.key % stride == 0 } }
  }

  func holds(_ step: Int) -> Bool { known[step] != nil }

  /// A parameter's values at some steps, as far as they are known.
  func values(of parameter: Int, at steps: [Int]) -> [CurveValue] {
    guard let place = parameters.firstIndex(of: parameter) else { return [] }
    return steps.compactMap { known[$0]?[place] }
  }
}

extension Model {
  /// How many steps of a run are looked at, at most.
  package static let mostCurveSteps = 512
  /// How many parameters of a layer have a curve, at most, beside the selected one.
  package static let mostCurves = 24
  /// Products that may be made at once, about a few milliseconds of them.
  private static let instantWork = 3_000_000

  /// Every so-manieth step of a run is looked at: a power of two.
  package func curveStride(of run: Run) -> Int {
    var stride = 1
    while run.shownStep(workspace) / stride >= Self.mostCurveSteps { stride *= 2 }
    return stride
  }

  /// The steps of a run that are looked at: the last is the one that it is shown at.
  private func curveSteps(of run: Run) -> [Int] {
    let last = run.shownStep(workspace)
    let steps = Array(stride(from: 0, through: last, by: curveStride(of: run)))
    return steps.last == last ? steps : steps + [last]
  }

  /// The selected parameter at the steps of a run, as far as it is known.
  package func curve(of run: Run) -> [CurveValue] { curve(of: run, parameter: look.selection) }

  /// A parameter at the steps of a run, as far as it is known.
  ///
  /// - Parameters:
  ///   - run: one of `curveRuns`.
  ///   - parameter: the number of one of `curveParameters`.
  package func curve(of run: Run, parameter: Int) -> [CurveValue] {
    curveLines[run.number]?.values(of: parameter, at: curveSteps(of: run)) ?? []
  }

  /// The parameters of the selected one's layer, in the order of their numbers; all of a formula's.
  package var layerOfSelection: [Int] {
    guard let network = situation.network else { return Array(0..<names.count) }
    let layer = network.parameter(at: look.selection).layer
    let weights = network.weightOffsets[layer]
    let biases = network.biasOffsets[layer]
    return Array(weights..<weights + network.layers[layer].weightCount)
      + (network.layers[layer].hasBias ? Array(biases..<biases + network.layers[layer].units) : [])
  }

  /// The parameters that have a curve: the selected one, or its layer's, of many so many that lie evenly among them.
  package var curveParameters: [Int] {
    guard look.showsLayerCurves else { return [look.selection] }
    let layer = layerOfSelection
    guard layer.count > Self.mostCurves else { return layer }
    let chosen = (0..<Self.mostCurves).map { layer[$0 * layer.count / Self.mostCurves] }
    return chosen.contains(look.selection) ? chosen : chosen + [look.selection]
  }

  /// How many steps of all runs are looked at, and how many of them are known.
  package var curveProgress: (known: Int, count: Int) {
    curveRuns.reduce((0, 0)) { ($0.0 + curve(of: $1).count, $0.1 + curveSteps(of: $1).count) }
  }

  /// The runs that have the selected parameter; of its layer's only the current one is drawn.
  package var curveRuns: [Run] {
    look.showsLayerCurves
      ? [workspace.current] : workspace.runsInDrawingOrder.filter { $0.history.experiment.names == names }
  }

  /// Says at which steps the selected parameter is wanted, and looks at once where that takes no time to speak of.
  package mutating func refreshCurves() {
    guard arrangement.rect(of: .curves) != nil else {
      wantedCurve = nil
      return
    }
    let numbers = Set(workspace.runs.map(\.number))
    curveLines = curveLines.filter { numbers.contains($0.key) }
    var wanted: CurveRequest?
    for run in curveRuns.reversed() {
      let missing = missingSteps(of: run)
      guard !missing.isEmpty else { continue }
      let request = CurveRequest(
        run: run.number, parameters: curveParameters, history: run.history, steps: missing)
      let experiment = run.history.experiment
      let step = (experiment.dataset?.count ?? 20) * experiment.names.count * 3
      // Between two steps that are looked at a run is made again from its last keyframe.
      let replays = missing.count * min(curveStride(of: run), run.history.spacing) + run.history.spacing
      if step * replays <= Self.instantWork {
        var image = CurveImage(request)
        while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
        for values in image.values { curveLines[run.number]?.add(values) }
      } else if wanted == nil {
        wanted = isStillWanted(wantedCurve, missing) ? wantedCurve : request
      }
    }
    wantedCurve = wanted
  }

  /// The steps of a run that are looked at and not known; that on screen is known already.
  private mutating func missingSteps(of run: Run) -> [Int] {
    let experiment = run.history.experiment
    let parameters = curveParameters
    var line = curveLines[run.number] ?? CurveLines(parameters: parameters, experiment: experiment)
    if line.parameters != parameters || line.experiment != experiment {
      line = CurveLines(parameters: parameters, experiment: experiment)
    }
    line.follow(run.history)
    line.keep(every: curveStride(of: run))
    if run.number == workspace.currentNumber {
      line.add(parameters.map { CurveValue(situation.step, parameter: $0) })
    }
    curveLines[run.number] = line
    return curveSteps(of: run).filter { !line.holds($0) }
  }

  /// Whether an answer that is on its way is still of use: as a run plays, it is not asked for anew at each step.
  private func isStillWanted(_ request: CurveRequest?, _ missing: [Int]) -> Bool {
    guard let request, let line = curveLines[request.run], request.parameters == line.parameters,
      request.history.experiment == line.experiment, request.history.changes == line.changes
    else { return false }
    return request.steps.contains { missing.contains($0) }
  }

  /// Takes in what is known of a parameter.
  package mutating func take(_ image: CurveImage) {
    guard let wantedCurve, image.request == wantedCurve else { return }
    guard curveLines[image.request.run]?.parameters == image.request.parameters else { return refreshCurves() }
    for values in image.values { curveLines[image.request.run]?.add(values) }
    if image.isFinished { self.wantedCurve = nil }
    refreshCurves()
  }
}
