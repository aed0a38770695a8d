// What is drawn on the contour besides the runs: the fan of all rates, and the path of η → 0.

import NablaCore

/// What is drawn on the contour besides the runs, and how far ahead its plane of starts looks.
package struct WaysLook: Hashable, Sendable {
  /// After how many steps the fan shows every rate; nil: there is no fan.
  package var fan: Int?
  package var showsFlow = false
  /// How many steps each start of the plane of starts makes.
  package var basinSteps = BasinRequest.usualSteps

  /// The numbers of steps that the fan's key goes through.
  package static let fanChoices = [1, 10, 100]
  /// The most steps ahead that anyone may ask for.
  package static let mostSteps = 100_000
}

extension Model {
  /// Whether the contour draws the fan: over two axes, seen from straight above.
  package var showsFan: Bool {
    look.ways.fan != nil && look.axisY != nil && look.landscape != .surface && !showsBasins && !hidesStep
  }

  /// Whether the contour draws the path of η → 0.
  package var showsFlow: Bool { look.ways.showsFlow && !hidesStep && reasonAgainstFlow == nil }

  /// How many rows below the contour tell of them.
  package var wayRows: Int { (showsFan ? 1 : 0) + (showsFlow ? 1 : 0) }

  /// The fan to show: the one of the step on screen, else the last that was known, which tells of which step it is.
  package var shownFan: FanImage? {
    guard showsFan, let fan, let wantedFan, fan.request.isOfSameKind(as: wantedFan) else { return nil }
    return fan
  }

  /// Whether the fan that is wanted is known to its end.
  package var hasWholeFan: Bool { fan.map { $0.request == wantedFan && $0.isFinished } ?? false }

  /// The path of η → 0 to show, as far as it is known.
  package var shownFlow: GradientFlow? {
    guard showsFlow, let flow, let wantedFlow, flow.request.hasSameWay(as: wantedFlow) else { return nil }
    return flow.flow
  }

  /// Says which of them are wanted, and computes a fan that takes no time to speak of.
  package mutating func refreshWays() {
    let isSeen = arrangement.rect(of: .contour) != nil
    wantedFlow = isSeen && showsFlow ? FlowRequest(of: workspace.history) : nil
    guard isSeen, showsFan, reasonAgainstFan == nil, let steps = look.ways.fan, let slice = wantedSlice else {
      wantedFan = nil
      return
    }
    var experiment = workspace.history.experiment
    experiment.settings = settingsInForce
    let wanted = FanRequest(
      experiment: experiment, origin: situation.step.state, steps: steps, rate: settingsInForce.learningRate,
      landscape: slice.landscape, viewport: slice.viewport)
    wantedFan = wanted
    guard fan?.request != wanted, wanted.isInstant else { return }
    var image = FanImage(wanted)
    while image.refine(spread: { jobs, job in (0..<jobs).forEach(job) }, isCancelled: { false }) {}
    fan = image
  }
}
