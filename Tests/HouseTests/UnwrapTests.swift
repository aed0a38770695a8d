// Whether C is of a network or of a formula is told apart once, in `Objective`. What follows holds what it needs.

import Foundation
import Testing

@Suite struct UnwrapTests {
  @Test func `no source file insists that a run has a network, samples, passes or a formula`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".swift") }
    #expect(!files.isEmpty)
    // Not `network != nil`, which asks.
    let insisting = /\b(network|dataset|data|pass|passes|deltas|formula)!(?!=)/
    for file in files {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      let found = lines.filter { $0.element.contains(insisting) }.map { "\($0.offset + 1): \($0.element)" }
      #expect(found.isEmpty, "\(file)")
    }
  }
}
