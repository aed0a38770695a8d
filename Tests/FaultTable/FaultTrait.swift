// The trait of a test that tries a fault for real.

import Testing

/// Notes what came of the rows that a test, or all tests of a suite, tries.
package struct FaultTrait: TestTrait, SuiteTrait, TestScoping {
  let rows: [String]
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard !test.isSuite else { return try await function() }
    let issues = IssueCount()
    let watcher = IssueHandlingTrait.compactMapIssues { issue in
      issues.add()
      return issue
    }
    let name = test.displayName ?? test.name
    do {
      try await watcher.provideScope(for: test, testCase: testCase, performing: function)
    } catch {
      FaultResults.shared.note(rows, test: name, hasHeld: false)
      throw error
    }
    FaultResults.shared.note(rows, test: name, hasHeld: issues.isZero)
  }
}

extension Trait where Self == FaultTrait {
  /// The test tries these rows of `faults.md`.
  package static func fault(_ rows: String...) -> FaultTrait {
    for row in rows { precondition(Fault.all.contains { $0.name == row }, "faults.md has no row \(row)") }
    return FaultTrait(rows: rows)
  }
}
