// Frames as text, compared with files. .ci/record writes the files anew.

import Foundation
import Testing

/// The folder of the recorded frames.
private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

/// A text in which numbers that are nothing but rounding, which kernels do not share, are blotted out.
private func withoutNoise(_ text: String) -> String {
  text.replacing(/[+-]?\d(\.\d+)?e-1[6-9]/) { String(repeating: "~", count: $0.output.0.count) }
}

/// Compares a text with `Golden/NAME.txt`, and says in which row they differ first.
func expectGolden(_ drawn: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let text = withoutNoise(drawn)
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["NABLA_RECORD"] == "1" {
    try? text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("no \(name).txt; .ci/record records it:\n\(text)", sourceLocation: sourceLocation)
    return
  }
  guard golden != text else { return }
  let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let row = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  let heading = old.prefix(row + 1).last { $0.hasPrefix("== ") } ?? ""
  Issue.record(
    """
    \(name).txt differs in line \(row + 1), \(heading) (.ci/record records what is drawn now)
    recorded: \(row < old.count ? String(old[row]) : "nothing")
    drawn:    \(row < new.count ? String(new[row]) : "nothing")
    """, sourceLocation: sourceLocation)
}
