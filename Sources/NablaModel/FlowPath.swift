// The path of η → 0 beside a run: which flow is meant, and when it is as far as a step.

import NablaCore
import NablaWords

/// A flow that the contour asks for.
package struct FlowRequest: Equatable, Sendable {
  /// The parameters at step 0.
  package let start: [Double]
  /// The same changes as the run's, made at the same time.
  package let pieces: [FlowPiece]
  /// How far it is followed.
  package let horizon: Double

  /// The flow beside a run: it sets out from the same start, and goes on well beyond the latest step, so that it need not
  /// be asked for anew at each.
  package init(of history: History) {
    start = history.experiment.firstParameters
    var pieces: [FlowPiece] = []
    var settings = history.experiment.settings
    let steps = Set([0] + history.changes.map(\.step)).filter { $0 <= history.latestStep }
    for step in steps.sorted() {
      var values: [Int: Double] = [:]
      for change in history.changes where change.step == step {
        switch change.kind {
        case .parameter(let index, let value): values[index] = value
        case .settings(let next): settings = next
        }
      }
      let piece = FlowPiece(
        time: history.flowTime(at: step), objective: Objective(history.experiment.subject, settings: settings),
        frozen: settings.frozen, values: values)
      let isSame = pieces.last.map { $0.objective == piece.objective && $0.frozen == piece.frozen } ?? false
      if !isSame || !values.isEmpty { pieces.append(piece) }
    }
    self.pieces = pieces
    let least = max(2 * history.flowTime(at: history.latestStep), 64 * settings.learningRate)
    var horizon = 1.0
    while horizon < least { horizon *= 2 }
    while horizon / 2 >= least { horizon /= 2 }
    self.horizon = horizon
  }

  /// Whether both go the same way, however far.
  package func hasSameWay(as other: FlowRequest) -> Bool { start == other.start && pieces == other.pieces }
}

/// What is known of such a flow so far.
package struct FlowImage: RefinedImage, Equatable {
  package let request: FlowRequest
  package private(set) var flow: GradientFlow

  /// About how many gradients a look at it takes.
  private static let portion = 2_000

  package init(_ request: FlowRequest) {
    self.request = request
    flow = GradientFlow(from: request.start, pieces: request.pieces, until: request.horizon)
  }

  package var isFinished: Bool { flow.isFinished }

  package mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    guard !isFinished else { return false }
    flow.advance(gradients: Self.portion, isCancelled: isCancelled)
    return !isCancelled()
  }
}

extension History {
  /// The sum of the learning rates of all steps before one: with steps ever shorter and more, so much time has gone by.
  package func flowTime(at step: Int) -> Double {
    var time = 0.0
    let ends = Set(changes.map(\.step).filter { $0 > 0 && $0 < step } + [step]).sorted()
    var first = 0
    for end in ends where end > first {
      let settings = settings(at: first)
      if settings.schedule.isConstant {
        time += Double(end - first) * settings.learningRate
      } else {
        for step in first..<end { time += settings.learningRate * settings.schedule.factor(at: step) }
      }
      first = end
    }
    return time
  }
}

/// How the run stands to the flow at the same time.
package enum FlowStanding: Equatable, Sendable {
  /// So far from it, over all parameters.
  case apart(Double, time: Double)
  /// It is not known that far yet.
  case unknown
  /// It cannot be followed that far.
  case cutOff(at: Double)
  /// The steps of this optimizer keep another time.
  case otherTime(Optimizer.Name)
}

extension Model {
  /// Networks with more parameters than this have no flow.
  private static let mostFlowParameters = 2_000

  /// Why there can be no path of η → 0; nil where there can.
  package var reasonAgainstFlow: Phrase? {
    if usesPerceptronRule { return .ruleHasNoSlope }
    return names.count > Self.mostFlowParameters ? .tooLargeForFlow(names.count) : nil
  }

  /// How far the step on screen is from the flow after as much time; nil where no flow is shown.
  package var flowStanding: FlowStanding? {
    guard showsFlow else { return nil }
    let history = workspace.history
    let step = workspace.cursor.step
    let changed = history.changes.filter { $0.step > 0 && $0.step < step }.map { history.settings(at: $0.step) }
    let used = step == 0 ? [] : [history.settings(at: 0)] + changed
    if let other = used.first(where: { !$0.optimizer.isPlain }) { return .otherTime(other.optimizer.name) }
    guard let flow = shownFlow else { return .unknown }
    let time = history.flowTime(at: step)
    guard let place = flow.place(at: time) else {
      return flow.isCutOff ? .cutOff(at: flow.reach) : .unknown
    }
    return .apart(
      TrainingStep.norm(of: zip(situation.parameters, place).map { $0 - $1 }), time: time)
  }

  /// Where the flow is after as much time as the step on screen; nil where that is not known.
  package var flowPlace: [Double]? {
    guard case .apart(_, let time)? = flowStanding else { return nil }
    return shownFlow?.place(at: time)
  }
}
