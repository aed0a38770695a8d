import NablaCore
import Testing

@testable import NablaModel
@testable import NablaScreen
@testable import NablaWords

@Suite struct `Words of nabla compare` {
  private static let statuses: [RunStatus] = [
    .converged, .oscillating, .descending, .diverged(at: 30, .costTooLarge(bound: 1e12)),
  ]

  @Test func `hold in both languages`() throws {
    try WordingChecks.check(
      Self.statuses.map(ComparisonLabel.status) + [
        .place, .outcome, .standing, .finalCost, .testCost, .target, .swings, .sharpness, .finalSharpness, .limit, .why,
        .notRanked, .legend,
      ], file: "ComparisonLabel.swift")
  }
}
