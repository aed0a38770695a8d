// `nabla snapshot`: the exact screen, without a terminal.

import ArgumentParser
import NablaApp
import NablaCanvas
import NablaScenes

struct Snapshot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Print the screen as it is at a step, after some keys.",
    usage: """
      nabla snapshot worked-example --steps 10 --size 80x24
      nabla snapshot spiral --keys "Space wait:3 z" --lang ko
      nabla snapshot worked-example --format svg --output frame.svg
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi, svg
  }

  @OptionGroup var options: SceneOptions
  @OptionGroup var look: LookOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("At which step, paused at its first beat.", valueName: "N"))
  var steps: String = "0"

  @Option(parsing: .unconditional, help: ArgumentHelp("Columns and rows, 1 to 1000 each.", valueName: "120x40"))
  var size: String = "120x40"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Keys to press, as 'nabla keys' names them; wait:1.5 lets time go by.", valueName: "keys"))
  var keys: String = ""

  @Option(help: ArgumentHelp("The panel to show alone.", valueName: "name"))
  var panel: String?

  @Option(help: "text, ansi or svg.")
  var format: Format = .text

  @Option(help: ArgumentHelp("A file to write to.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func validate() throws {
    guard CellSize(argument: size) != nil else {
      throw ValidationError("--size: '\(size.sanitizedPath)' is not a size such as 120x40, 1 to 1000 each")
    }
    _ = try Count.parse(steps, flag: "--steps", from: 0, to: 10_000_000)
    _ = try KeyScript(keys)
    if let panel, Panel(rawValue: panel).map(Panel.available.contains) != true {
      let names = Panel.available.map(\.rawValue)
      let near = nearestWords(to: panel, among: names).first.map { " (did you mean '\($0)'?)" } ?? ""
      throw ValidationError(
        "--panel: no panel '\(panel.sanitizedPath)'\(near); use one of \(names.joined(separator: ", "))")
    }
  }

  func run() throws {
    let stage = Stage(options)
    let scene = try options.open()
    let cells = CellSize(argument: size)!
    let wishes = look.preferences
    let depth = wishes.depth ?? .twoHundredFiftySix
    var model = Model(
      scene, size: Size(columns: cells.columns, rows: cells.rows), surroundings: Surroundings(colours: depth),
      language: try options.language.resolved(), theme: wishes.theme ?? .dark, glyphs: wishes.glyphs ?? .braille,
      isPlaying: false, catalog: stage.opener.catalog())
    model.begin(at: try Count.parse(steps, flag: "--steps", from: 0), panel: panel.flatMap(Panel.init(rawValue:)))
    for item in try KeyScript(keys).items {
      switch item {
      case .key(let key):
        guard stage.perform(model.update(.key(key)), on: &model) else { return try write(model, depth) }
      case .wait(let seconds):
        for _ in 0..<KeyScript.ticks(in: seconds) { stage.tick(&model) }
      }
    }
    try write(model, depth)
  }

  private func write(_ model: Model, _ depth: ColourDepth) throws {
    var model = model
    Stage.compute(&model)
    let frame = model.draw()
    let text =
      switch format {
      case .text: frame.text + "\n"
      case .ansi: frame.ansi(theme: model.look.theme, depth: depth) + "\n"
      case .svg: model.picture(of: frame)
      }
    if let output {
      try FileWriter.write(text, to: output, isForced: force)
    } else {
      Output.write(text)
    }
  }
}
