// What `--help` prints: in English what the parser makes of the definitions, with the examples first and named so; in
// Korean the same page laid out here, because the parser has English headings and counts a syllable as one column.

import NablaCanvas
import NablaLesson

/// The help of one command, line by line as the parser lays it out, but by the columns that a terminal shows.
struct HelpPage {
  private let tree: CommandTree
  private let command: CommandTree.Command
  private let language: Language

  private static let width = 80
  /// Where the texts of options begin.
  private static let margin = 26

  /// - Parameters:
  ///   - command: a name, `nabla` for the root.
  ///   - tree: the commands, with texts in the language.
  ///   - language: that of the headings.
  init?(of command: String, in tree: CommandTree, language: Language) {
    let all = [tree.command] + tree.command.subcommands
    guard let found = all.first(where: { $0.commandName == command }) else { return nil }
    self.command = found
    self.tree = tree
    self.language = language
  }

  private var isRoot: Bool { command.commandName == tree.command.commandName }

  // MARK: The page

  var text: String {
    ([sentence, section(.examples, examples)] + [discussion].compactMap(\.self)
      + [
        section(.arguments, items(where: { $0 == .positional })),
        section(.options, items(where: { $0 != .positional })),
      ]
      + [section(.subcommands, subcommands)])
      .filter { !$0.isEmpty }.joined(separator: "\n\n") + (isRoot ? "\n\n  " + Heading.more.text(in: language) : "\n")
  }

  private var sentence: String {
    // The parser's first line begins with a word that is not shown.
    let hidden = language == .en ? String(repeating: " ", count: "OVERVIEW: ".count) : ""
    return String(
      Self.wrapped(hidden + (command.abstract ?? ""), to: Self.width).joined(separator: "\n").dropFirst(hidden.count))
  }

  private var examples: [String] { Nabla.exampleLines(of: command.commandName).map { "  " + $0 } }

  private var discussion: String? {
    command.discussion.map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { Self.wrapped(String($0), to: Self.width) }.joined(separator: "\n")
    }
  }

  private func items(where fits: (CommandTree.Argument.Kind) -> Bool) -> [String] {
    command.arguments.filter { $0.shouldDisplay && fits($0.kind) }.flatMap { argument in
      lines(label(of: argument), [argument.abstract, notes(on: argument)].compactMap(\.self).joined(separator: " "))
    }
  }

  private func label(of argument: CommandTree.Argument) -> String {
    let value = "<\(argument.valueName ?? "")>"
    let names = argument.names.sorted { $0.dashed.count < $1.dashed.count }.map(\.dashed).joined(separator: ", ")
    switch argument.kind {
    case .positional: return value
    case .option: return "\(names) \(value)"
    case .flag: return names
    }
  }

  /// The closed set of words and what holds where none is given.
  private func notes(on argument: CommandTree.Argument) -> String? {
    let values = argument.closedValues.isEmpty ? nil : argument.closedValues.joined(separator: ", ")
    let usual = argument.defaultValue
    guard values != nil || usual != nil else { return nil }
    return Heading.notes(values: values, usual: usual, in: language)
  }

  private var subcommands: [String] {
    guard isRoot else { return [] }
    // The parser's own command is in its description, but not in its help.
    return command.subcommands.filter { $0.commandName != "help" }.flatMap { each in
      lines(
        each.commandName
          + (each.commandName == command.defaultSubcommand ? " (\(Heading.usual.text(in: language)))" : ""),
        each.abstract ?? "")
    }
  }

  private func section(_ heading: Heading, _ lines: [String]) -> String {
    lines.isEmpty ? "" : ([heading.text(in: language)] + lines).joined(separator: "\n")
  }

  // MARK: Lines

  /// A name and its text beside it, or below where the name is too long.
  private func lines(_ label: String, _ text: String) -> [String] {
    let label = "  " + label
    var lines = Self.wrapped(text, to: Self.width - Self.margin).map { String(repeating: " ", count: Self.margin) + $0 }
    let width = TextWidth.of(label)
    guard width < Self.margin, !lines.isEmpty, !text.isEmpty else { return [label] + (text.isEmpty ? [] : lines) }
    lines[0] = label + lines[0].dropFirst(width)
    return lines
  }

  /// A text in lines of so many columns, broken at blanks as the parser does: none but the last fills its line.
  private static func wrapped(_ text: String, to columns: Int) -> [String] {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)[...]
    var lines: [String] = []
    while let first = words.popFirst() {
      var line = String(first)
      while let next = words.first {
        let isLast = TextWidth.of(line + " " + words.joined(separator: " ")) <= columns
        guard isLast || TextWidth.of(line + " " + next) < columns else { break }
        line += " " + next
        words.removeFirst()
      }
      lines.append(line)
    }
    return lines
  }
}

/// The words of a help page that are no text of a command.
private enum Heading {
  case examples, arguments, options, subcommands, usual, more

  func text(in language: Language) -> String {
    switch language {
    case .en:
      switch self {
      case .examples: "EXAMPLES:"
      case .arguments: "ARGUMENTS:"
      case .options: "OPTIONS:"
      case .subcommands: "SUBCOMMANDS:"
      case .usual: "default"
      case .more: "See 'nabla help <subcommand>' for detailed help."
      }
    case .ko:
      switch self {
      case .examples: "예:"
      case .arguments: "인자:"
      case .options: "옵션:"
      case .subcommands: "명령:"
      case .usual: "기본"
      case .more: "명령마다 자세한 도움말은 'nabla help <명령>'에 있어요."
      }
    }
  }

  /// The words that an option takes, and which holds where it is not given.
  static func notes(values: String?, usual: String?, in language: Language) -> String {
    switch language {
    case .en:
      "(\([values.map { "values: " + $0 }, usual.map { "default: " + $0 }].compactMap(\.self).joined(separator: "; ")))"
    case .ko: "(\([values.map { "값: " + $0 }, usual.map { "기본값: " + $0 }].compactMap(\.self).joined(separator: ". ")))"
    }
  }
}

extension HelpPage {
  /// The parser's help as it is printed; other texts stay as they are.
  ///
  /// - Parameters:
  ///   - text: what the parser wants to print.
  ///   - language: the one in force.
  static func printed(_ text: String, in language: Language) -> String {
    guard text.hasPrefix(opening) else { return text }
    switch language {
    case .en: return examplesFirst(text)
    case .ko:
      // The examples tell which command the page is of.
      let name = Nabla.examples.first { text.contains(usage + ($0.lines.first ?? "\n")) }?.command ?? "help"
      guard let tree = try? CommandTree.ofNabla(), let page = HelpPage(of: name, in: tree, language: language) else {
        return examplesFirst(text)
      }
      return page.text
    }
  }

  private static let opening = "OVERVIEW: "
  private static let usage = "\n\nUSAGE: "

  /// Puts the examples, which the parser takes for the usage, behind the first sentence; other texts stay as they are.
  static func examplesFirst(_ text: String) -> String {
    guard text.hasPrefix(opening), let place = text.firstRange(of: usage) else { return text }
    let head = text[..<place.lowerBound].dropFirst(opening.count)
    let rest = text[place.upperBound...]
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    // The lines below the first are indented to stand below it.
    let examples = rest[..<end].split(separator: "\n").map { line in
      "  " + (line.hasPrefix("       ") ? line.dropFirst(7) : line)
    }
    let gap = head.firstRange(of: "\n\n")
    let sentence = head[..<(gap?.lowerBound ?? head.endIndex)]
    let others = gap.map { "\n\n" + head[$0.upperBound...] } ?? ""
    return "\(sentence)\n\nEXAMPLES:\n\(examples.joined(separator: "\n"))\(others)\(rest[end...])"
  }
}
