// The misspelt flag on a command line, whatever else is wrong there.

import NablaLesson

/// An option that its command does not have.
///
/// The parser of arguments tells what is missing before what is misspelt, and compares letters only.
struct UnknownOption {
  /// As it was typed.
  let name: String
  /// The option that was probably meant.
  let meant: String?

  /// The first unknown option of a command line; nil where all are known.
  init?(in arguments: [String], of tree: CommandTree) {
    let word = arguments.first ?? ""
    guard word != "help" else { return nil }
    let commands = tree.command.subcommands
    guard
      let command = commands.first(where: { $0.commandName == word })
        ?? commands.first(where: { $0.commandName == "open" })
    else { return nil }
    let options = command.arguments
    let names = options.flatMap { $0.names.map(\.dashed) } + ["--help", "--version"]
    var isValue = false
    for argument in arguments {
      if argument == "--" { return nil }
      if isValue {
        isValue = false
        continue
      }
      guard argument.hasPrefix("--") else { continue }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      // What the parser keeps for itself.
      if name.hasPrefix("--generate-") || name.hasPrefix("--experimental-") { continue }
      guard names.contains(name) else {
        self.name = name
        let long = names.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
        meant = nearestWords(to: String(name.dropFirst(2)), among: long).first
        return
      }
      let option = options.first { $0.names.contains { $0.dashed == name } }
      isValue = parts.count == 1 && option?.kind == .option
    }
    return nil
  }

  var failure: Failure {
    let hint = LocalizedText.didYouMean(meant.map { "--" + $0 })
    let unknown = LocalizedText(
      ko: "error: 모르는 옵션이에요: '\(name.sanitizedPath)'", en: "error: unknown option '\(name.sanitizedPath)'")
    return Failure(.usage, [unknown + hint, Failure.seeHelp])
  }
}
