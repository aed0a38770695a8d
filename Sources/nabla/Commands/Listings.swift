// `nabla scenes`, `nabla check` and `nabla keys`: what there is, and whether a scene file is right.

import ArgumentParser
import NablaApp
import NablaCanvas
import NablaScenes

struct Scenes: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "scenes", abstract: "List the scenes.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  @Option(name: .customLong("scenes"), help: ArgumentHelp("A folder with more scenes.", valueName: "folder"))
  var folder: String?

  @OptionGroup var language: LanguageOption

  @Option(help: "table or json.")
  var format: Format = .table

  func run() throws {
    let language = try language.resolved()
    let catalog = SceneOpener(folder: folder).catalog()
    switch format {
    case .json:
      let items = catalog.map { entry in
        "{\"name\":\(JSONText.string(entry.name)),\"title\":{\"ko\":\(JSONText.string(entry.title.ko)),"
          + "\"en\":\(JSONText.string(entry.title.en))}}"
      }
      Output.write("[" + items.joined(separator: ",\n ") + "]\n")
    case .table:
      let width = catalog.map { TextWidth.of($0.name) }.max() ?? 0
      for entry in catalog {
        Output.write(entry.name.sanitized().padded(to: width + 2) + entry.title[language].sanitized() + "\n")
      }
    }
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong with scene files.",
    usage: "nabla check my.yaml other.yaml")

  @Argument(help: "Scene files, or names of scenes.")
  var files: [String]

  @Option(name: .customLong("scenes"), help: ArgumentHelp("A folder with more scenes.", valueName: "folder"))
  var folder: String?

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    let opener = SceneOpener(folder: folder)
    var lines: [String] = []
    var code: Failure.Code?
    for file in files {
      do {
        let scene = try opener.scene(file)
        for notice in scene.notices { Output.write("\(file.sanitizedPath): note: \(notice.text[language])\n") }
        Output.write("\(file.sanitizedPath): ok\n")
      } catch {
        lines += error.lines
        if code != .badData { code = error.code }
      }
    }
    Output.flush()
    if let code { throw Failure(code, lines) }
  }
}

struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys of the full-screen program.")

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = try language.resolved()
    for group in KeyBinding.Group.allCases {
      Output.write(Label.group(group).text(in: language) + "\n")
      for binding in KeyBinding.table where binding.group == group {
        let keys = binding.keys.map(\.name).joined(separator: " ")
        Output.write("  " + keys.padded(to: 16) + binding.phrase.text(in: language) + "\n")
      }
    }
  }
}
