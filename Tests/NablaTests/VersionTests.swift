// What the program says of itself: its version, and the commit in a package.

import NablaCore
import NablaSystem
import TerminalSupport
import Testing

@testable import nabla

extension Nabla {
  /// The names that commands have on a command line, as their definitions say.
  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }
}

@Suite(.startsPrograms) struct `The version` {
  @Test func `the version stands beside the name, and the commit only in a package`() throws {
    let text = try runNabla("--version").outputText
    let match = try #require(
      text.wholeMatch(of: /nabla (\d+\.\d+\.\d+)( \([0-9a-f]{12}(-dirty)?\))?\n/), "\(text)")
    #expect(match.1 == Nabla.version[...])
    let isPackage = Environment.variable("NABLA_COMMIT") != nil
    #expect((match.2 != nil) == isPackage)
  }

  @Test func `whatever names the version says the same`() throws {
    let title = try #require(lines(try runNabla("--version").outputText).first)
    #expect(try runNabla("doctor").outputText.hasPrefix(title + "\n"))
    #expect(try runNabla("man").outputText.contains("\"nabla \(Nabla.version)\""))
  }
}
