// The manual page, made of the command definitions, the key table and the tables of scenes.

import NablaCore
import NablaLesson
import NablaModel
import NablaScenes
import NablaWords

struct ManualPage {
  private let tree: CommandTree
  private var roff = Roff(title: "NABLA", date: Nabla.versionDate, version: "nabla \(Nabla.version)")

  init(_ tree: CommandTree) { self.tree = tree }

  /// The page as roff.
  static func text(of tree: CommandTree) -> String {
    var page = ManualPage(tree)
    page.writeHead()
    page.writeCommands()
    page.writeScenes()
    page.writeKeys()
    page.writeExports()
    page.writeSurroundings()
    return page.roff.text
  }

  private mutating func writeHead() {
    let root = tree.command
    roff.section("NAME")
    roff.paragraph("nabla - gradient descent and backpropagation, made visible in a terminal")
    roff.section("SYNOPSIS")
    roff.paragraph([.bold("nabla"), .plain(" ["), .italic("scene"), .plain("] ["), .italic("options"), .plain("]")])
    roff.paragraph([
      .bold("nabla"), .plain(" "), .italic("command"), .plain(" ["), .italic("options"), .plain("]"),
    ])
    roff.section("DESCRIPTION")
    roff.paragraph(root.abstract ?? "")
    roff.paragraph(
      "Without a command it opens a scene in full screen, playing: one of the library by its name, one of your own by "
        + "its path, or worked-example. A word that is no command is taken for a scene.")
    for paragraph in (root.discussion ?? "").split(separator: "\n") { roff.paragraph(String(paragraph)) }
    roff.section("EXAMPLES")
    roff.example(examples(of: root))
  }

  private func examples(of command: CommandTree.Command) -> [String] {
    Nabla.examples.first { $0.command == command.commandName }?.lines ?? []
  }

  // MARK: Commands

  private var commands: [CommandTree.Command] { tree.command.subcommands }

  /// Options that mean the same to several commands are described once.
  private var shared: [CommandTree.Argument] {
    var counts: [CommandTree.Argument: Int] = [:]
    var order: [CommandTree.Argument] = []
    for argument in commands.flatMap(visible) where argument.kind != .positional {
      if counts[argument] == nil { order.append(argument) }
      counts[argument, default: 0] += 1
    }
    return order.filter { counts[$0]! >= 3 }
  }

  private func visible(_ command: CommandTree.Command) -> [CommandTree.Argument] {
    command.arguments.filter(\.shouldDisplay)
  }

  private mutating func writeCommands() {
    let shared = self.shared
    roff.section("COMMANDS")
    roff.paragraph("Options that several commands take are described under SHARED OPTIONS.")
    for command in commands {
      roff.subsection("nabla \(command.commandName)")
      roff.paragraph(synopsis(of: command))
      roff.paragraph(command.abstract ?? "")
      if let discussion = command.discussion { roff.paragraph(discussion) }
      roff.example(examples(of: command))
      let arguments = visible(command)
      for argument in arguments where !shared.contains(argument) { writeItem(argument) }
      let others = arguments.filter(shared.contains).compactMap { $0.names.last?.dashed }
      if !others.isEmpty { roff.paragraph([.plain("Shared options: ")] + listed(others) + [.plain(".")]) }
    }
    roff.section("SHARED OPTIONS")
    for argument in shared { writeItem(argument) }
  }

  private func listed(_ words: [String]) -> [Roff.Span] {
    words.enumerated().flatMap { number, word in number == 0 ? [.bold(word)] : [.plain(", "), .bold(word)] }
  }

  private func synopsis(of command: CommandTree.Command) -> [Roff.Span] {
    var spans: [Roff.Span] = [.bold("nabla \(command.commandName)")]
    for argument in visible(command) {
      let value = argument.valueName ?? ""
      let dots = argument.isRepeating ? "..." : ""
      switch argument.kind {
      case .positional where argument.isOptional:
        spans += [.plain(" ["), .italic(value), .plain("]" + dots)]
      case .positional: spans += [.plain(" "), .italic(value)] + (dots.isEmpty ? [] : [.plain(dots)])
      case .option where !argument.isOptional:
        spans += [.plain(" "), .bold(argument.names.last?.dashed ?? ""), .plain(" "), .italic(value)]
      case .option, .flag: break
      }
    }
    return spans + [.plain(" ["), .italic("options"), .plain("]")]
  }

  private mutating func writeItem(_ argument: CommandTree.Argument) {
    var term: [Roff.Span] = []
    for name in argument.names { term += (term.isEmpty ? [] : [.plain(", ")]) + [.bold(name.dashed)] }
    if argument.kind != .flag {
      term += (term.isEmpty ? [] : [.plain(" ")]) + [.italic(argument.valueName ?? "")]
    }
    var text = argument.abstract ?? ""
    let values = argument.untoldValues
    if !values.isEmpty { text += " One of " + values.joined(separator: ", ") + "." }
    if let usual = argument.defaultValue { text += " Default: " + usual + "." }
    roff.item(term, text)
  }

  // MARK: Scenes

  private mutating func writeScenes() {
    roff.section("SCENE FILES")
    roff.paragraph("nabla guide prints one page on writing a scene, and nabla new begins one. The smallest scene:")
    roff.example(SceneGuide.smallestScene.split(separator: "\n").map(String.init))
    roff.paragraph(
      "nabla check tells every mistake, one line each: file, line, column, what is wrong, what is allowed.")
    roff.paragraph("A scene is looked for in the folder of --scenes, that of NABLA_SCENES, and those under FILES.")
    roff.paragraph(
      "C is the loss summed over the outputs, then the mean over the samples: mse (y-a)^2, half-mse half of it, mae |y-a|, "
        + "log-loss -(y ln a + (1-y) ln(1-a)), cross-entropy -y ln a of a softmax. With regularization it is the whole: the "
        + "data's cost and l1 sum |w| + l2/2 sum w^2 over the weights.")
    roff.paragraph(
      "A list of weights goes source by source, layer by layer: x1 to h1, x1 to h2, then x2 to h1 and so on. The same "
        + "as books print it, a matrix a layer, a row for each unit that receives:")
    roff.example([
      "initialization: { weights: [.15, .25, .20, .30, .40, .45] }",
      "initialization: { weights: [[[.15, .20], [.25, .30]], [[.40, .45]]] }",
    ])
    roff.paragraph(
      "With numbering: by-target the weights are named and listed unit by unit, as most books do: w1 from x1 to h1, w2 "
        + "from x2 to h1, then w3 from x1 to h2.")
    roff.section("SCENE WORDS")
    for (section, rows) in SceneGuide.sections {
      roff.subsection(SceneGuide.title(ofSection: section, in: .en))
      for row in rows {
        let fallback = row.isRequired ? " Required." : row.fallback.map { " Unless given: \($0.en)." } ?? ""
        roff.item([.bold(row.key)], "\(row.doc.en) Takes \(row.form.en).\(fallback)")
      }
    }
    roff.subsection(SceneGuide.generatorTitle(in: .en))
    for generator in Generator.allCases {
      let shape = "\(generator.inputCount) → \(generator.targetCount)"
      roff.item([.bold(generator.rawValue)], "\(shape), \(generator.defaultSamples) samples: \(generator.formula)")
    }
  }

  // MARK: Keys and the rest

  private mutating func writeKeys() {
    roff.section("KEYS")
    roff.paragraph(
      "Of the full-screen program, as --keys takes them: C-p is Ctrl+P, S-Left is Shift with the left arrow.")
    for group in KeyBinding.Group.allCases {
      roff.subsection(Label.group(group).text(in: .en))
      for binding in KeyBinding.table where binding.group == group {
        roff.item(listed(binding.keys.map(\.name)), binding.phrase.text(in: .en).capitalizedFirst)
      }
    }
  }

  /// What `x` writes.
  private mutating func writeExports() {
    roff.section("EXPORTS")
    roff.paragraph("Of the full-screen program, by x, into the folder it was started in.")
    for kind in ExportKind.allCases {
      roff.item([.bold(".\(kind.ending)")], ExportLabel.kind(kind).text(in: .en).capitalizedFirst)
    }
    roff.paragraph(
      "A table has the columns step, cost, each parameter and each slope (gradient.w1), as nabla train --format csv "
        + "prints it. Of a comparison all runs leave, one below the other: before these columns stand run (its letter), "
        + "name, and each setting in which the runs differ, such as learningRate or optimizer, as it is at that step. "
        + "A line of JSON has the same as keys.")
  }

  private mutating func writeSurroundings() {
    roff.section("ENVIRONMENT")
    for entry in EnvironmentEntry.table { roff.item(listed(entry.names), entry.meaning) }
    roff.section("FILES")
    for entry in FileEntry.table {
      roff.item([.italic("$\(entry.variable)\(entry.end)")], "Usually \(entry.usual)\(entry.end). \(entry.meaning)")
    }
    roff.section("EXIT STATUS")
    roff.item([.bold("0")], "Done.")
    for code in Failure.Code.allCases { roff.item([.bold("\(code.rawValue)")], code.meaning) }
    roff.item([.bold("130")], "Ended by Ctrl-C. Other signals end it as they end every program.")
  }
}

extension String {
  /// With its first letter as at the start of a sentence, and a full stop.
  fileprivate var capitalizedFirst: String {
    guard let first, first.isLowercase else { return self }
    return first.uppercased() + dropFirst()
  }
}
