// Running the built program, with and without a terminal.

import Foundation
import TerminalSupport
import Testing

let nabla = builtProduct("nabla")

/// Runs `nabla` without a terminal to its end.
func runNabla(
  _ arguments: String..., environment: [String: String?] = [:], sourceLocation: SourceLocation = #_sourceLocation
) throws -> ProgramRun {
  try run(nabla, arguments, environment: environment)
}

/// The run failed with this code, wrote nothing to standard output and no escape byte anywhere.
func expectFailure(
  _ result: ProgramRun, _ code: Int32, saying words: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(result.status == .code(code), "\(result.errorText)", sourceLocation: sourceLocation)
  #expect(result.output.isEmpty, "\(result.outputText)", sourceLocation: sourceLocation)
  #expect(!result.error.contains(0x1B), sourceLocation: sourceLocation)
  #expect(!result.errorText.isEmpty, sourceLocation: sourceLocation)
  #expect(!result.errorText.contains("Fatal error"), sourceLocation: sourceLocation)
  for word in words {
    #expect(result.errorText.contains(word), "no “\(word)” in: \(result.errorText)", sourceLocation: sourceLocation)
  }
}

/// The lines of a text, without the last newline.
func lines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
}

/// A JSON text as dictionaries, arrays and numbers.
func json(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

func object(_ text: String) throws -> [String: Any] { try #require(try json(text) as? [String: Any]) }

/// A folder that goes when the test ends.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "nabla-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}

/// The last situation that a `nabla` command prints.
func situation(_ arguments: String...) throws -> [String: Any] {
  try object(#require(lines(run(nabla, arguments).outputText).last))
}
