// Threads for tests that wait for programs: the library runs tests on one thread per core, and one that waits there
// keeps a core from every other test.

import Foundation
import Testing

/// A few threads that take one test at a time, in the order in which they come.
///
/// So many programs run at a time at most, that a slow machine is not flooded.
package final class ProgramThreads: TaskExecutor {
  package static let shared = ProgramThreads(count: 2 + ProcessInfo.processInfo.activeProcessorCount / 2)
  private static let mark = "nabla program thread"

  private let condition = NSCondition()
  private nonisolated(unsafe) var jobs: [UnownedJob] = []

  private init(count: Int) {
    for _ in 0..<count {
      let thread = Thread { [self] in
        Thread.current.threadDictionary[Self.mark] = true
        while true { next().runSynchronously(on: asUnownedTaskExecutor()) }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  private func next() -> UnownedJob {
    condition.withLock {
      while jobs.isEmpty { condition.wait() }
      return jobs.removeFirst()
    }
  }

  /// Notes it where a test starts a program on a thread that others need.
  static func expectCurrent() {
    guard Test.current != nil, Thread.current.threadDictionary[mark] == nil else { return }
    Issue.record("a test that starts a program needs the trait .startsPrograms, on itself or on its suite")
  }
}

/// Runs a test, or all tests of a suite, on the threads of those that may wait.
///
/// The tasks below inherit where they run. Set for each case it would be too late: a case begins when the library's own
/// threads are through with all cases before it.
package struct ProgramTrait: TestTrait, SuiteTrait, TestScoping {
  package func scopeProvider(for test: Test, testCase: Test.Case?) -> ProgramTrait? { testCase == nil ? self : nil }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(ProgramThreads.shared) { try await function() }
  }
}

extension Trait where Self == ProgramTrait {
  /// The test starts programs and waits for them.
  package static var startsPrograms: ProgramTrait { ProgramTrait() }
}
