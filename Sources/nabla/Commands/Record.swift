// `nabla record`: the animation as a file that asciinema and its kin play.

import ArgumentParser
import NablaCanvas
import NablaModel
import NablaScreen
import NablaWords

struct Record: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record the animation as an asciicast, playing from its start.",
    usage: """
      nabla record worked-example --output lesson.cast
      nabla record spiral --keys "wait:3 v wait:3" --output spiral.cast
      """,
    discussion: "The time is counted, not waited for: the same command makes the same file.")

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption
  @OptionGroup var look: LookOptions
  @OptionGroup var staging: StagingOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long it plays, up to 3600 (default: 10, or as long as the keys wait).", valueName: "seconds"))
  var seconds: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Columns and rows, 1 to 1000 each.", valueName: "120x40"))
  var size: String = "120x40"

  @Option(parsing: .unconditional, help: ArgumentHelp("Frames a second, 10 to 30.", valueName: "N"))
  var fps: String = "15"

  @Option(
    help: ArgumentHelp("The file to write to: its name ends in .cast.", valueName: "file.cast"), completion: .file())
  var output: String

  @Flag(help: "Replace the file if it exists.")
  var force = false

  private static let usualSeconds = 10.0

  func validate() throws {
    guard CellSize(argument: size) != nil else {
      throw ValidationError("--size: '\(size.sanitizedPath)' is not a size such as 120x40, 1 to 1000 each")
    }
    _ = try Count.parse(fps, flag: "--fps", from: 10, to: 30)
    _ = try ticks()
  }

  /// How many ticks the recording lasts.
  private func ticks() throws -> Int {
    let least = try KeyScript(staging.keys).ticks
    guard let seconds else { return max(least, KeyScript.ticks(in: Self.usualSeconds)) }
    guard let value = Overrides.plainNumber(seconds), value > 0, value <= 3_600 else {
      throw ValidationError("--seconds: '\(seconds.sanitizedPath)' is not a number above 0 and at most 3600")
    }
    let ticks = KeyScript.ticks(in: value)
    guard least <= ticks else {
      throw ValidationError("--seconds: the keys wait for longer than \(seconds) seconds")
    }
    return ticks
  }

  func run() throws {
    let opener = SceneOpener(folder: options.overrides.scenes)
    let starts = try staging.startValues()
    let open = { [options] in try options.open(starts: starts) }
    let scene = try open()
    let cells = CellSize(argument: size)!
    let wishes = look.preferences
    var model = Model(
      scene, size: Size(columns: cells.columns, rows: cells.rows),
      surroundings: Surroundings(colours: wishes.depth ?? .twoHundredFiftySix),
      language: try options.language.resolved(), theme: wishes.theme ?? .dark, glyphs: wishes.glyphs ?? .braille,
      signs: wishes.signs ?? .usual,
      isPlaying: true, catalog: opener.catalog())
    let asked = try staging.staging()
    if !asked.isEmpty { try Stage.prepare(&model, asked, isPlaying: true) }
    Abandonment.arm()
    let file = try NewFile(.exactly(output, isForced: force))
    do throws(FileEnding.Contradiction) {
      _ = try FileEnding.format(of: output, flag: nil, usual: "asciicast", [("asciicast", ["cast"])], { $0 })
    } catch {
      file.discard()
      throw Failure(.usage, "error: \(error.sentence)")
    }
    var run = RecordRun(
      stage: Stage(opener, reopen: open), model: model, ticks: try ticks(),
      framesPerSecond: try Count.parse(fps, flag: "--fps", from: 10))
    do {
      let isWhole = try run.record(try KeyScript(staging.keys), to: file)
      _ = try file.finish()
      if !isWhole { Failure.note("note: the recording ends where it would grow beyond \(CastFile.mostMegabytes) MB") }
    } catch {
      file.discard()
      throw error
    }
  }
}

/// Plays a model by counted time and writes down what it shows.
struct RecordRun {
  private let stage: Stage
  private let ticks: Int
  private let framesPerSecond: Int
  private var model: Model
  private var recording: Recording
  private var tick = 0
  private let progress: Progress

  init(stage: Stage, model: Model, ticks: Int, framesPerSecond: Int) {
    self.stage = stage
    self.model = model
    self.ticks = ticks
    self.framesPerSecond = framesPerSecond
    recording = Recording(model.castHeader(), depth: model.surroundings.colours)
    progress = Progress("frame", total: ticks, isAlone: true)
  }

  /// - Returns: whether all of it is recorded.
  mutating func record(_ script: KeyScript, to file: NewFile) throws(Failure) -> Bool {
    defer { progress.end() }
    try file.append(recording.header.line)
    var isGoingOn = true
    for item in script.items where isGoingOn {
      switch item {
      case .key(let key): isGoingOn = stage.perform(model.update(.key(key)), on: &model)
      case .wait(let seconds): guard try play(KeyScript.ticks(in: seconds), to: file) else { return false }
      }
    }
    if isGoingOn { guard try play(ticks - tick, to: file) else { return false } }
    guard try show(to: file) else { return false }
    try file.append(recording.end(milliseconds: milliseconds))
    return true
  }

  private var milliseconds: Int { Int(clamping: (Double(tick) * 1_000 / KeyScript.ticksPerSecond).rounded()) }

  /// Whether a frame is due at this tick.
  private var isDue: Bool {
    let perSecond = Int(KeyScript.ticksPerSecond)
    return tick == 0 || tick * framesPerSecond / perSecond != (tick - 1) * framesPerSecond / perSecond
  }

  /// - Returns: whether there is room for more.
  private mutating func play(_ count: Int, to file: NewFile) throws(Failure) -> Bool {
    for _ in 0..<count {
      if isDue { guard try show(to: file) else { return false } }
      stage.tick(&model)
      tick += 1
      progress.reached(tick)
    }
    return true
  }

  private mutating func show(to file: NewFile) throws(Failure) -> Bool {
    Stage.compute(&model)
    let lines = recording.take(
      model.draw(), theme: model.look.theme, milliseconds: milliseconds, marker: model.castMarker)
    guard CastFile.hasRoom(for: lines, in: file) else {
      try file.append(recording.end(milliseconds: milliseconds))
      return false
    }
    try file.append(lines)
    return true
  }
}

/// How large a recording may become.
enum CastFile {
  static let mostMegabytes = 64

  /// Leaves room for the last line.
  static func hasRoom(for lines: String, in file: NewFile) -> Bool {
    file.count + lines.utf8.count < (mostMegabytes << 20) - 4_096
  }
}
