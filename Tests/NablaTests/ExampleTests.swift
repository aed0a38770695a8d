// What help and the manual give as examples works as it stands there.

import ArgumentParser
import Foundation
import TerminalSupport
import Testing

@testable import nabla

/// One command's examples.
struct ExampleGroup: CustomTestStringConvertible, Sendable {
  let command: String
  let lines: [String]

  var testDescription: String { command }

  static let all = Nabla.examples.map { ExampleGroup(command: $0.command, lines: $0.lines) }

  var help: [String] { command == "nabla" ? ["--help"] : [command, "--help"] }
}

@Suite(.startsPrograms) struct `Examples` {
  @Test(arguments: ExampleGroup.all)
  func `help begins with what the command does and with examples`(group: ExampleGroup) throws {
    #expect(!group.lines.isEmpty)
    let text = lines(try run(nabla, group.help).outputText)
    let gap = try #require(text.firstIndex(of: ""))
    #expect((1...2).contains(gap) && text[gap - 1].hasSuffix("."), "one sentence, in two lines at most")
    #expect(text[gap + 1] == "EXAMPLES:")
    let end = gap + 2 + group.lines.count
    #expect(text[(gap + 2)..<end] == group.lines.map { "  " + $0 }[...])
    #expect(text[end].isEmpty)
    #expect(!text.contains { $0.contains("USAGE:") || $0.contains("OVERVIEW:") })
    #expect(group.lines[0].hasPrefix(group.command == "nabla" ? "nabla" : "nabla \(group.command)"))
    for line in group.lines { #expect(line.count <= 73, "it has room in the manual too: \(line)") }
  }

  @Test func `the manual has every example`() throws {
    let manual = try runNabla("man").outputText
    for line in ExampleGroup.all.flatMap(\.lines) {
      #expect(manual.contains("\n" + Roff.escaped(line) + "\n"), "\(line)")
    }
  }

  /// The lines of a command run one after the other in a folder that has what they speak of.
  @Test(arguments: ExampleGroup.all)
  func `every example runs and ends with 0`(group: ExampleGroup) throws {
    let folder = try Folder()
    if !group.lines.contains(where: { $0.contains("nabla new my.yaml") && !$0.contains("--force") }) {
      _ = try folder.write("my.yaml", SceneTemplate.text(for: "my.yaml", in: .en))
    }
    for line in group.lines {
      if line.contains("| man "), !isInstalled("man") { continue }
      let script =
        "set -euo pipefail; PATH='\((nabla as NSString).deletingLastPathComponent)':$PATH; "
        + "cd '\(folder.path)'; \(line)"
      guard isFullScreen(line) else {
        let result = try run("/bin/bash", ["-c", script], environment: ["HOME": folder.path], timeout: 300)
        #expect(result.status == .code(0), "\(line)\n\(result.errorText)")
        #expect(result.errorText.isEmpty, "\(line)\n\(result.errorText)")
        continue
      }
      let session = try TerminalSession("/bin/bash", ["-c", script], environment: ["HOME": folder.path])
      #expect(session.until(30) { session.text.contains("∇ nabla") }, "\(line)\n\(session.text)")
      session.type("q")
      #expect(session.wait(30) == .code(0), "\(line)\n\(session.text)")
    }
  }

  /// Whether a line opens a scene on the terminal.
  private func isFullScreen(_ line: String) -> Bool {
    let words = line.split(separator: "#")[0].split(separator: " ").map(String.init)
    guard words[0] == "nabla" else { return false }
    guard words.count > 1 else { return true }
    return words[1] == "open" || !SceneOpener.commands.contains(words[1])
  }
}

/// Whether the shell finds a program.
func isInstalled(_ program: String) -> Bool {
  (try? run("/bin/bash", ["-c", "command -v \(program)"]).status) == .code(0)
}
