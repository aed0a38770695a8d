// All commands with their options, as the parser itself describes them: the one list the manual is made of.

import ArgumentParser
import NablaScenes

/// The parser's description of a program.
struct CommandTree {
  let command: Command

  /// Reads the description that the parser gives of itself; what it writes is JSON, which is YAML too.
  ///
  /// - Throws: `Failure` 70 where it cannot be read.
  static func ofNabla() throws(Failure) -> CommandTree {
    do {
      let root = try YAMLParser.root(of: Nabla._dumpHelp())
      guard let command = root?.mapping?["command"]?.mapping.flatMap(Command.init) else { throw Unreadable() }
      return CommandTree(command: command)
    } catch {
      throw Failure(
        .software, ko: "명령을 설명할 수 없어요: \(error)", en: "the commands cannot be described: \(error)")
    }
  }

  private struct Unreadable: Error {}

  struct Command {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]
    let subcommands: [Command]
    /// The one that runs where none is named.
    let defaultSubcommand: String?

    init?(_ node: Node.Mapping) {
      guard let name = node["commandName"]?.string else { return nil }
      commandName = name
      abstract = node["abstract"]?.string.map(ParserSentence.help)
      discussion = node["discussion"]?.string
      defaultSubcommand = node["defaultSubcommand"]?.string
      arguments = node.list("arguments").compactMap { $0.mapping.flatMap(Argument.init) }
      subcommands = node.list("subcommands").compactMap { $0.mapping.flatMap(Command.init) }
    }
  }

  struct Argument: Hashable {
    enum Kind: String {
      case positional, option, flag
    }

    struct Name: Hashable {
      let kind: String
      let name: String

      /// `--lang` or `-h`.
      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
    /// The words that it takes, where they are a closed set.
    let values: [String]
    /// Those of them that the parser itself tells in its help.
    let closedValues: [String]

    init?(_ node: Node.Mapping) {
      guard let kind = node["kind"]?.string.flatMap(Kind.init(rawValue:)) else { return nil }
      self.kind = kind
      shouldDisplay = node["shouldDisplay"]?.string == "true"
      isOptional = node["isOptional"]?.string == "true"
      isRepeating = node["isRepeating"]?.string == "true"
      names = node.list("names").compactMap { node in
        guard let name = node.mapping, let kind = name["kind"]?.string, let text = name["name"]?.string else {
          return nil
        }
        return Name(kind: kind, name: text)
      }
      valueName = node["valueName"]?.string.map(ParserSentence.valueName)
      defaultValue = node["defaultValue"]?.string
      abstract = node["abstract"]?.string.map(ParserSentence.help)
      let closed = node.list("allValues").compactMap(\.string)
      let completed = node["completionKind"]?.mapping?["list"]?.mapping?.list("values").compactMap(\.string) ?? []
      values = closed.isEmpty ? completed : closed
      closedValues = closed
    }

    /// The words it takes, where they are a closed set that its description does not name already.
    var untoldValues: [String] {
      let told = abstract ?? ""
      return values.allSatisfy(told.contains) ? [] : values
    }
  }
}

extension Node.Mapping {
  /// The list behind a word; empty where there is none.
  fileprivate func list(_ word: String) -> [Node] { self[word]?.sequence.map(Array.init) ?? [] }
}

extension Nabla {
  /// The example lines of each command, by its name; the root's stand under `nabla`.
  static var examples: [(command: String, lines: [String])] {
    ([Nabla.self] + configuration.subcommands).map { type in
      (type._commandName, (type.configuration.usage ?? "").split(separator: "\n").map(String.init))
    }
  }

  /// The example lines of a command; the parser's own has none of ours.
  static func exampleLines(of command: String) -> [String] {
    if command == "help" { return ["nabla help", "nabla help train"] }
    return examples.first { $0.command == command }?.lines ?? []
  }
}
