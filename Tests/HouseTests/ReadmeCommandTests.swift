// Every command line of the README is run as a reader would, in a folder of its own.

import ArgumentParser
import Foundation
import TerminalSupport
import Testing

@testable import nabla

@Suite(.startsPrograms) struct ReadmeCommandTests {
  /// The lines of shell code, and what stands in backticks, that begin with the program or read what it prints.
  static let lines: [String] = {
    let blocks = (try? Page.readme.blocks(of: "sh").flatMap { $0 }) ?? []
    let inline = (try? Page.readme.code) ?? []
    let all = (blocks + inline).map { String($0.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces) }
    var seen: Set<String> = []
    return all.filter { $0.contains(#/(^|&& )nabla( |$)|<\(nabla /#) && $0 != "nabla" && seen.insert($0).inserted }
  }()

  /// What takes long is done in little.
  private static let shorter = [
    (long: " --seconds 20", short: " --seconds 1"), (long: "nabla bench", short: "nabla bench neuron --size 80x24"),
  ]

  @Test func `there are command lines`() { #expect(Self.lines.count > 10) }

  @Test(arguments: lines) func `a command line of the README does what it should`(line: String) throws {
    let words = line.split(separator: " ").prefix { !["|", "&&", ";"].contains($0) }.dropFirst().map(String.init)
    if line.hasPrefix("nabla "), let open = try? Nabla.parseAsRoot(words) as? Open {
      // This one fills the screen; that its scene opens is all that can be seen without one.
      return try Self.expectSuccess("nabla check \(open.options.scene)")
    }
    var command = line
    for part in Self.shorter where command.contains(part.long) && !command.contains(part.short) {
      command = command.replacing(part.long, with: part.short)
    }
    try Self.expectSuccess(command)
  }

  /// Runs a line in bash, in a folder that holds the README's scene as `my.yaml`.
  private static func expectSuccess(_ command: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nabla-readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if !command.hasPrefix("nabla new") {
      let scene = try #require(try Page.readme.blocks(of: "yaml").first).joined(separator: "\n")
      try (scene + "\n").write(to: folder.appending(path: "my.yaml"), atomically: true, encoding: .utf8)
    }
    var command = command
    if let pipe = command.range(of: " | "), let reader = command[pipe.upperBound...].split(separator: " ").first {
      // Not every machine has what reads it.
      let known = try run("/bin/bash", ["--norc", "-c", "command -v \(reader)"])
      if known.status != .code(0) { command = String(command[..<pipe.lowerBound]) }
    }
    let script = """
      set -eo pipefail
      export PATH="$(dirname "$PROGRAM"):$PATH"
      cd "$FOLDER"
      \(command)
      """
    let result = try run(
      "/bin/bash", ["--norc", "-c", script],
      environment: ["PROGRAM": builtProduct("nabla"), "FOLDER": folder.path, "NABLA_SCENES": nil])
    #expect(result.status == .code(0), "\(command)\n\(result.errorText)")
    #expect(result.error.isEmpty || command.hasPrefix("nabla record"), "\(command)\n\(result.errorText)")
  }
}
