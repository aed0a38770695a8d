// The fan: where every learning rate would lead from the point where the run is, seen on the contour's plane.

import NablaCore
import NablaDiagrams
import NablaWords

/// A fan that the contour asks for.
package struct FanRequest: Equatable, Sendable {
  /// What all runs have in common; its learning rate is set to 1, since each run has its own.
  package let experiment: Experiment
  /// The situation that they set out from, with the optimizer's memory.
  package let origin: TrainingState
  /// How many steps each makes.
  package let steps: Int
  /// η in force, which is one of the rates.
  package let rate: Double
  /// The plane that it is seen on.
  package let landscape: Landscape
  /// What is seen of that: how near to one another the points have to be.
  package let viewport: Viewport

  /// - Parameters:
  ///   - experiment: what is trained, with the settings in force.
  ///   - origin: the situation to set out from.
  ///   - steps: how many each run makes.
  ///   - rate: η in force.
  ///   - landscape: the plane to see it on.
  ///   - viewport: what is seen of that.
  package init(
    experiment: Experiment, origin: TrainingState, steps: Int, rate: Double, landscape: Landscape, viewport: Viewport
  ) {
    var common = experiment
    common.settings.learningRate = 1
    // A run that has come to its target goes on like any other.
    common.targetCost = nil
    self.experiment = common
    self.origin = origin
    self.steps = steps
    self.rate = rate
    self.landscape = landscape
    self.viewport = viewport
  }

  /// Whether the one may stand in for the other while that is computed: it is drawn on the same axes after as many steps.
  func isOfSameKind(as other: FanRequest) -> Bool {
    steps == other.steps && landscape.hasSameAxes(as: other.landscape)
      && experiment.subject == other.experiment.subject
      && experiment.settings.optimizer.name == other.experiment.settings.optimizer.name
  }

  /// Whether it takes less than a frame.
  var isInstant: Bool {
    // A formula is read term by term, which takes as long as some hundred products.
    let step = experiment.dataset.map { $0.count * origin.parameters.count } ?? 2_000
    return steps * FanImage.mostPoints * max(step, 20) <= 4_000_000
  }
}

/// A rate's place on the plane.
package struct FanPoint: Equatable, Sendable {
  /// η.
  package let rate: Double
  package let x: Double
  package let y: Double
  /// How far from the plane it lies, along all the other parameters.
  package let away: Double
}

/// What is known of a fan so far.
package struct FanImage: RefinedImage, Equatable {
  package let request: FanRequest
  /// In ascending order of the rates; nil where a run has diverged before its last step.
  package private(set) var points: [(rate: Double, point: FanPoint?)] = []
  package private(set) var isFinished = false

  /// How many rates are computed at most.
  package static let mostPoints = 400
  /// How many are computed first.
  private static let firstPoints = 48
  /// Neighbours are to be no farther apart than this part of the picture.
  private static let nearness = 0.01

  package init(_ request: FanRequest) { self.request = request }

  package static func == (one: FanImage, other: FanImage) -> Bool {
    one.request == other.request && one.isFinished == other.isFinished && one.points.count == other.points.count
      && zip(one.points, other.points).allSatisfy { $0.rate == $1.rate && $0.point == $1.point }
  }

  /// The place of the rate in force; nil where its run diverges, or is not known.
  package var own: FanPoint? { points.first { $0.rate == request.rate }?.point }

  /// Where all rates set out from.
  package var origin: FanPoint {
    let place = request.landscape.place(of: request.origin.parameters)
    return FanPoint(
      rate: 0, x: place.x, y: place.y, away: request.landscape.distance(of: request.origin.parameters))
  }

  /// The pieces of the line, from the origin on: it ends where rates diverge, and where neighbours lie far apart.
  package var lines: [[FanPoint]] {
    var result: [[FanPoint]] = [[origin]]
    for (_, point) in points {
      guard let point, point.x.isFinite, point.y.isFinite else {
        if result[result.count - 1].isEmpty == false { result.append([]) }
        continue
      }
      if let last = result[result.count - 1].last, last.rate > 0, distance(last, point) > 6 { result.append([]) }
      result[result.count - 1].append(point)
    }
    return result.filter { !$0.isEmpty }
  }

  package mutating func refine(
    spread: (Int, @Sendable (Int) -> Void) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    guard !isFinished else { return false }
    let wanted = points.isEmpty ? firstRates : rates(between: points)
    guard !wanted.isEmpty, points.count + wanted.count <= Self.mostPoints else {
      isFinished = true
      return true
    }
    let runs = ManyRuns(request.experiment, from: request.origin)
    let members = wanted.map { ManyRuns.Member(learningRate: $0, start: request.origin.parameters) }
    let steps = request.steps
    guard
      let ends = Self.spread(
        members, by: runs.block, spread, { runs.ends(of: $0, steps: steps, isCancelled: isCancelled) })
    else { return false }
    for (rate, end) in zip(wanted, ends) { points.append((rate, point(rate, end))) }
    points.sort { $0.rate < $1.rate }
    return true
  }

  private func point(_ rate: Double, _ end: RunEnd) -> FanPoint? {
    // A run that has left is not where it would be after all its steps.
    guard end.step == request.steps, end.parameters.allSatisfy(\.isFinite) else { return nil }
    let place = request.landscape.place(of: end.parameters)
    return FanPoint(
      rate: rate, x: place.x, y: place.y, away: request.landscape.distance(of: end.parameters))
  }

  /// From far below the limit, or below the rate in force, to far above it.
  private var firstRates: [Double] {
    var experiment = request.experiment
    experiment.settings.learningRate = request.rate
    let limit = Curvatures.limit(of: experiment, start: request.origin.parameters)
    let middle = limit ?? request.rate
    let low = min(1e-2 * middle, request.rate) / Double(request.steps)
    let high = min(max(10 * middle, 2 * request.rate), Settings.highestLearningRate)
    let rates = LearningRates.geometric(low...max(low, high), count: Self.firstPoints).filter { $0 != request.rate }
    return (rates + [request.rate]).sorted()
  }

  /// Rates between neighbours that lie too far apart, where that is seen.
  private func rates(between points: [(rate: Double, point: FanPoint?)]) -> [Double] {
    var result: [Double] = []
    var last: (rate: Double, point: FanPoint?) = (0, origin)
    for next in points {
      defer { last = next }
      let middle = last.rate > 0 ? (last.rate * next.rate).squareRoot() : next.rate / 2
      guard last.rate == 0 || next.rate > 1.0001 * last.rate, isSeen(last.point) || isSeen(next.point) else { continue }
      // Where a run begins to diverge, the line is followed to its end.
      guard let one = last.point, let other = next.point else {
        result.append(middle)
        continue
      }
      if !(distance(one, other) <= 1) { result.append(middle) }
    }
    return result
  }

  private func isSeen(_ point: FanPoint?) -> Bool {
    guard let point else { return false }
    return request.viewport.x.contains(point.x) && request.viewport.y.contains(point.y)
  }

  /// How far apart two points are, in units of how near neighbours should be.
  private func distance(_ one: FanPoint, _ other: FanPoint) -> Double {
    let x = (one.x - other.x) / (request.viewport.x.upperBound - request.viewport.x.lowerBound)
    let y = (one.y - other.y) / (request.viewport.y.upperBound - request.viewport.y.lowerBound)
    return (x * x + y * y).squareRoot() / Self.nearness
  }
}

extension Model {
  /// Why there can be no fan now; nil where there can.
  package var reasonAgainstFan: Phrase? {
    if look.axisY == nil { return .fanNeedsPlane }
    if look.landscape == .surface { return .noFanOnSurface }
    return settingsInForce.schedule.isConstant ? nil : .sweepHereNeedsSteadyRate
  }
}
