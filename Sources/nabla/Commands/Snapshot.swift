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
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi
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

  @Option(help: "text or ansi.")
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
    _ = try script()
    if let panel, Panel(rawValue: panel).map(Panel.available.contains) != true {
      let names = Panel.available.map(\.rawValue)
      let near = nearestWords(to: panel, among: names).first.map { " (did you mean '\($0)'?)" } ?? ""
      throw ValidationError(
        "--panel: no panel '\(panel.sanitizedPath)'\(near); use one of \(names.joined(separator: ", "))")
    }
  }

  /// A key, or seconds to wait.
  private enum Item {
    case key(Key)
    case wait(Double)
  }

  private func script() throws -> [Item] {
    try keys.split(separator: " ").map { word in
      if word.hasPrefix("wait:") {
        guard let seconds = Overrides.plainNumber(String(word.dropFirst(5))), (0...3_600).contains(seconds) else {
          throw ValidationError("--keys: '\(String(word).sanitizedPath)': wait takes seconds from 0 to 3600")
        }
        return .wait(seconds)
      }
      guard let key = Key(name: String(word)) else {
        throw ValidationError("--keys: '\(String(word).sanitizedPath)' is no key; 'nabla keys' lists their names")
      }
      return .key(key)
    }
  }

  func run() throws {
    let opener = SceneOpener(folder: options.overrides.scenes)
    let scene = try options.open()
    let cells = CellSize(argument: size)!
    let wishes = look.preferences
    let depth = wishes.depth ?? .twoHundredFiftySix
    var model = Model(
      scene, size: Size(columns: cells.columns, rows: cells.rows), surroundings: Surroundings(colours: depth),
      language: try options.language.resolved(), theme: wishes.theme ?? .dark, glyphs: wishes.glyphs ?? .braille,
      isPlaying: false, catalog: opener.catalog())
    model.begin(at: try Count.parse(steps, flag: "--steps", from: 0), panel: panel.flatMap(Panel.init(rawValue:)))
    for item in try script() {
      switch item {
      case .key(let key):
        guard perform(model.update(.key(key)), on: &model, opener) else { return try write(model, depth) }
      case .wait(let seconds):
        for _ in 0..<Int(clamping: (seconds * 30).rounded()) {
          _ = model.update(.ticked(seconds: 1.0 / 30, allowance: .max))
        }
      }
    }
    try write(model, depth)
  }

  /// - Returns: whether the program goes on.
  private func perform(_ commands: [Command], on model: inout Model, _ opener: SceneOpener) -> Bool {
    for command in commands {
      switch command {
      case .quit: return false
      case .openScene(let name):
        guard perform(model.update(ScreenLoop.opened { try opener.scene(name) }), on: &model, opener) else {
          return false
        }
      case .reopenScene:
        guard perform(model.update(ScreenLoop.opened(options.open)), on: &model, opener) else { return false }
      case .press(let keys):
        for key in keys where !perform(model.update(.key(key)), on: &model, opener) { return false }
      case .suspend, .redraw, .useMouse: break
      }
    }
    return true
  }

  private func write(_ model: Model, _ depth: ColourDepth) throws {
    var model = model
    if let wanted = model.wantedSlice, let image = SliceImage(wanted, stride: 1, spread: SliceWorker.spread) {
      _ = model.update(.sliceComputed(image))
    }
    if let wanted = model.unknownCurvature, let known = KnownCurvature(wanted) {
      _ = model.update(.curvatureComputed(known))
    }
    let frame = model.draw()
    let text = format == .text ? frame.text + "\n" : frame.ansi(theme: model.look.theme, depth: depth) + "\n"
    if let output {
      try FileWriter.write(text, to: output, isForced: force)
    } else {
      Output.write(text)
    }
  }
}
