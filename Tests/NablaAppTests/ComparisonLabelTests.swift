import NablaCore
import Testing

@testable import NablaApp

@Suite struct `Words of a race` {
  private static let reasons: [RaceReason] =
    [
      .reachedTarget(step: 8), .flat(nil), .settled, .outgrew(firstSwing: 3, factor: 1.4), .flewOff(step: 9),
      .swinging(swings: 40, steps: 60, factor: 1), .rising(rises: 7), .closingIn(swings: 50, steps: 60, factor: 0.85),
      .pacing(swings: 59, steps: 60), .underWay(share: 0.3), .underWay(share: 1e-9), .underWay(share: -0.2),
      .underWay(share: nil),
    ] + FlatPlace.allCases.map { .flat($0) }

  private static let statuses: [RunStatus] = [
    .converged, .oscillating, .descending, .diverged(at: 30, .costTooLarge),
  ]

  @Test func `hold in both languages`() throws {
    try WordingChecks.check(
      Self.reasons.map(ComparisonLabel.reason) + Self.statuses.map(ComparisonLabel.status) + [
        .place, .outcome, .finalCost, .target, .swings, .sharpness, .finalSharpness, .limit, .why, .notRanked, .legend,
      ], file: "ComparisonLabel.swift")
  }

  @Test func `say how the swings go`() {
    #expect(
      ComparisonLabel.reason(.outgrew(firstSwing: 3, factor: 1.4)).english
        == "stepped over the minimum at step 3, each swing is 1.4 times the last")
    #expect(ComparisonLabel.reason(.closingIn(swings: 5, steps: 9, factor: 0.996)).english.contains("0.996"))
    #expect(ComparisonLabel.reason(.underWay(share: 1e-9)).korean.contains("<0.1%"))
  }
}
