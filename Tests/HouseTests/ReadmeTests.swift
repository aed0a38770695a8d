// The README says what the program does: its generated parts are compared with what the program says now.

import Foundation
import Testing

private let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "README.md")

@Suite struct ReadmeTests {
  /// With NABLA_RECORD=1 the README is rewritten instead of compared.
  @Test(arguments: ReadmePart.allCases)
  func `the README's generated part is what the program says`(part: ReadmePart) throws {
    let text = try String(contentsOf: readme, encoding: .utf8)
    let begin = "<!-- \(part.rawValue) -->\n"
    let end = "\n<!-- /\(part.rawValue) -->"
    let start = try #require(text.range(of: begin), "the README has no marker for \(part.rawValue)")
    let stop = try #require(text.range(of: end, range: start.upperBound..<text.endIndex))
    let wanted = try part.text
    if ProcessInfo.processInfo.environment["NABLA_RECORD"] == "1" {
      try Recorder.shared.replace(part: begin, end, with: wanted)
    } else {
      #expect(text[start.upperBound..<stop.lowerBound] == wanted[...], "NABLA_RECORD=1 swift test rewrites it")
    }
  }

  @Test func `the README gives both commands, each in one line`() throws {
    let text = try String(contentsOf: readme, encoding: .utf8)
    for marker in ["run-command", "test-command"] {
      let start = try #require(text.range(of: "<!-- \(marker) -->\n```sh\n"))
      let stop = try #require(text.range(of: "\n```\n<!-- /\(marker) -->"))
      let command = text[start.upperBound..<stop.lowerBound]
      #expect(!command.contains("\n"))
      #expect(command.hasPrefix("$(command -v sudo) sh -c 'apt-get update && apt-get install -y "))
    }
  }
}

/// Rewrites parts of the README one after the other, though tests run at the same time.
private final class Recorder: @unchecked Sendable {
  static let shared = Recorder()
  private let lock = NSLock()

  func replace(part begin: String, _ end: String, with wanted: String) throws {
    lock.lock()
    defer { lock.unlock() }
    var text = try String(contentsOf: readme, encoding: .utf8)
    guard let start = text.range(of: begin),
      let stop = text.range(of: end, range: start.upperBound..<text.endIndex)
    else { return }
    text.replaceSubrange(start.upperBound..<stop.lowerBound, with: wanted)
    try text.write(to: readme, atomically: true, encoding: .utf8)
  }
}
