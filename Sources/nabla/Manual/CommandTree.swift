// All commands with their options, as the parser itself describes them: the one list the manual is made of.

import ArgumentParser
import Yams

/// The parser's description of a program.
struct CommandTree: Decodable {
  let command: Command

  /// Reads the description that the parser gives of itself; what it writes is JSON, which is YAML too.
  ///
  /// - Throws: `Failure` 70 where it cannot be read.
  static func ofNabla() throws(Failure) -> CommandTree {
    do {
      return try YAMLDecoder().decode(from: Nabla._dumpHelp())
    } catch {
      throw Failure(.software, "error: the commands cannot be described: \(error)")
    }
  }

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable, Hashable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable, Hashable {
      let kind: String
      let name: String

      /// `--lang` or `-h`.
      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }

    struct Completion: Decodable, Hashable {
      struct List: Decodable, Hashable {
        let values: [String]
      }

      let list: List?
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
    let allValues: [String]?
    let completionKind: Completion?

    /// The words it takes, where they are a closed set that its description does not name already.
    var untoldValues: [String] {
      let values = allValues ?? completionKind?.list?.values ?? []
      let told = abstract ?? ""
      return values.allSatisfy(told.contains) ? [] : values
    }
  }
}

extension Nabla {
  /// The example lines of each command, by its name; the root's stand under `nabla`.
  static var examples: [(command: String, lines: [String])] {
    ([Nabla.self] + configuration.subcommands).map { type in
      (type._commandName, (type.configuration.usage ?? "").split(separator: "\n").map(String.init))
    }
  }
}
