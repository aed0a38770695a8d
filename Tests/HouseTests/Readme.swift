// The README as its tests read it, and the switch that has it written anew.

import Foundation

enum Readme {
  /// The folder of the whole package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let file = root.appending(path: "README.md")
  /// Where the pictures are that it shows.
  static let pictures = root.appending(path: ".pictures")

  /// Whether what tests compare is written instead; `.ci/record` switches it on.
  static let isRecording = ProcessInfo.processInfo.environment["NABLA_RECORD"] == "1"

  static var text: String {
    get throws { try String(contentsOf: file, encoding: .utf8) }
  }

  /// The lines of every block of code in a language.
  static func blocks(of language: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in try text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(String(line))
      } else if line == "```\(language)" {
        isInside = true
        blocks.append([])
      }
    }
    return blocks
  }

  /// What stands between single backticks, in order, blocks of code left out.
  static var code: [String] {
    get throws {
      try text.replacing(/```[\s\S]*?\n```/, with: "").matches(of: /`([^`]+)`/).map {
        String($0.output.1).replacing("\\|", with: "|").replacing("\n", with: " ")
      }
    }
  }
}
