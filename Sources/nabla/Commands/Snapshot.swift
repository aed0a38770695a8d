// `nabla snapshot`: the exact screen, without a terminal.

import ArgumentParser
import NablaCanvas
import NablaModel
import NablaScreen
import NablaWords

struct Snapshot: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: .told(ko: "그 스텝에서 키를 누른 뒤의 화면을 출력해요.", en: "Print the screen as it is at a step, after some keys."),
    usage: """
      nabla snapshot worked-example --steps 10 --size 80x24
      nabla snapshot spiral --keys "Space wait:3 z" --lang ko
      nabla snapshot worked-example --output frame.svg
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi, svg
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption
  @OptionGroup var look: LookOptions
  @OptionGroup var staging: StagingOptions

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "--goto와 같아요.", en: "The same as --goto.", valueName: "N"))
  var steps: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "칸과 줄의 수. 각각 1부터 1000까지.", en: "Columns and rows, 1 to 1000 each.", valueName: "120x40"))
  var size: String = "120x40"

  @Option(
    help: ArgumentHelp(
      ko: "text, ansi, svg 가운데 하나(안 쓰면 --output의 이름을 따르고, 그것도 없으면 text).",
      en: "text, ansi or svg (default: as the name of --output says, else text)."))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      ko: "저장할 파일. 이름이 .txt, .ansi, .svg 가운데 하나로 끝나요.", en: "A file to write to: its name ends in .txt, .ansi or .svg.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: ArgumentHelp(ko: "파일이 이미 있으면 바꿔 써요.", en: "Replace the file if it exists."))
  var force = false

  func validate() throws {
    guard CellSize(argument: size) != nil else {
      throw ValidationError(
        ko: "--size: '\(Particle.attach(size.sanitizedPath + "'", .topic)) 120x40 같은 크기가 아니에요. 1부터 1000까지 쓸 수 있어요",
        en: "--size: '\(size.sanitizedPath)' is not a size such as 120x40, 1 to 1000 each")
    }
    if let steps {
      _ = try Count.parse(steps, flag: "--steps", from: 0, to: StagingOptions.farthest)
      if staging.step != nil {
        throw ValidationError(
          ko: "--steps와 --goto는 같은 뜻이에요. 하나만 쓰세요", en: "--steps and --goto are the same; use one of them")
      }
    }
    _ = try chosenFormat()
  }

  func run() throws { try write(try model()) }

  /// The format that --format or the file's name asks for.
  private func chosenFormat() throws -> Format {
    do throws(FileEnding.Contradiction) {
      return try FileEnding.format(
        of: output, flag: format, usual: .text,
        [(.text, ["txt", "text"]), (.ansi, ["ansi", "ans"]), (.svg, ["svg"])], \.rawValue)
    } catch {
      throw ValidationError(error.sentence)
    }
  }

  /// The screen that is asked for.
  func model() throws -> Model {
    var staging = staging
    staging.step = staging.step ?? steps
    let opener = SceneOpener(folder: options.overrides.scenes)
    let starts = try staging.startValues()
    let open = { [options] in try options.open(starts: starts) }
    let cells = CellSize(argument: size)!
    let wishes = look.preferences
    var model = Model(
      try open(), size: Size(columns: cells.columns, rows: cells.rows),
      surroundings: Surroundings(colours: wishes.depth ?? .twoHundredFiftySix),
      language: try options.language.resolved(), theme: wishes.theme ?? .dark, glyphs: wishes.glyphs ?? .braille,
      signs: wishes.signs ?? .usual,
      isPlaying: false, catalog: opener.catalog())
    try Stage.prepare(&model, try staging.staging())
    _ = Stage(opener, reopen: open).press(try KeyScript(staging.keys), on: &model)
    return model
  }

  private func write(_ model: Model) throws {
    var model = model
    Stage.compute(&model)
    let frame = model.draw()
    let text =
      switch try chosenFormat() {
      case .text: frame.text + "\n"
      case .ansi: frame.ansi(theme: model.look.theme, depth: model.surroundings.colours) + "\n"
      case .svg: model.picture(of: frame)
      }
    if let output {
      try FileWriter.write(text, to: output, isForced: force)
    } else {
      Output.write(text)
    }
  }
}
