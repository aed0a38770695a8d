// `nabla record`: the animation as a file, for a terminal, for a browser or as a picture.

import ArgumentParser
import NablaCanvas
import NablaLesson
import NablaModel
import NablaScreen
import NablaWords

struct Record: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: .told(
      ko: "움직이는 화면을 처음부터 녹화해요. 터미널, 브라우저, 웹 페이지에서 볼 수 있어요.",
      en: "Record the animation from its start, for a terminal, a browser or a page."),
    usage: """
      nabla record worked-example --output lesson.cast
      nabla record spiral --keys "wait:3 v wait:3" --output spiral.cast
      nabla record worked-example --seconds 30 --output lesson.html
      nabla record hidden-layer --size 48x40 --output phone.html
      nabla record parabola --seconds 5 --fps 10 --output parabola.svg
      nabla record spiral --seconds 9 --fps 10 --output film-%04d.svg
      """,
    discussion: .told(
      ko: """
        시간은 기다리지 않고 계산만 해서, 같은 명령은 늘 같은 파일을 만들어요. cast는 asciinema로 재생해요. html은 네트워크 없이 어느 브라우저에서나 재생되는 \
        파일 하나이고, 키와 버튼과 손가락으로 스텝과 세부 단계를 넘겨요. svg는 저절로 움직이는 그림이에요. 세로로 든 휴대폰에서는 80칸보다 48칸이 읽기 쉬워요.

        svg 이름에 %04d를 넣으면 한 프레임이 그림 하나가 되고, 데비안의 ffmpeg가 이것으로 슬라이드용 동영상을 만들어요: 'ffmpeg -framerate 10 -i film-%04d.svg \
        -pix_fmt yuv420p film.mp4', GIF는 'ffmpeg -framerate 10 -i film-%04d.svg -vf \
        "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none" film.gif'.
        """,
      en: """
        The time is counted, not waited for: the same command makes the same file. cast: for asciinema and its players. \
        html: one file that any browser plays, without a network; keys, buttons and swipes go by steps and beats. svg: a \
        picture that moves by itself. On a phone held upright 48 columns are easier to read than 80.

        With %04d in its name, an svg is one picture a frame, of which Debian's ffmpeg makes a film for slides: 'ffmpeg \
        -framerate 10 -i film-%04d.svg -pix_fmt yuv420p film.mp4', or a GIF: 'ffmpeg -framerate 10 -i film-%04d.svg -vf \
        "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none" film.gif'.
        """))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case cast, html, svg

    /// How large such a file may become. A player reads a cast as it comes, a browser the others whole.
    var mostMegabytes: Int { self == .cast ? CastFile.mostMegabytes : 20 }

    /// A page is read in a window, a cast in a terminal of one's own.
    var usualSize: String { self == .cast ? "120x40" : "80x24" }
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption
  @OptionGroup var look: LookOptions
  @OptionGroup var staging: StagingOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "몇 초를 녹화할지. 3600까지(안 쓰면 10초 또는 키가 기다리는 만큼).",
      en: "How long it plays, up to 3600 (default: 10, or as long as the keys wait).", valueName: "seconds"))
  var seconds: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "칸과 줄의 수. 각각 1부터 1000까지(안 쓰면 120x40, html과 svg는 80x24).",
      en: "Columns and rows, 1 to 1000 each (default: 120x40, of html and svg 80x24).", valueName: "120x40"))
  var size: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "1초에 몇 장면을 찍을지. 10부터 30까지.", en: "Frames a second, 10 to 30.", valueName: "N"))
  var fps: String = "15"

  @Option(
    help: ArgumentHelp(
      ko: "cast, html, svg 가운데 하나(안 쓰면 --output의 이름을 따르고, 그것도 없으면 cast).",
      en: "cast, html or svg (default: as the name of --output says, else cast)."))
  var format: Format?

  @Option(
    help: ArgumentHelp(
      ko: "저장할 파일. 이름이 .cast, .html, .svg 가운데 하나로 끝나요.",
      en: "The file to write to: its name ends in .cast, .html or .svg.", valueName: "file"),
    completion: .file())
  var output: String

  @Flag(help: ArgumentHelp(ko: "파일이 이미 있으면 바꿔 써요.", en: "Replace the file if it exists."))
  var force = false

  private static let usualSeconds = 10.0

  /// How much the pictures of a film may take together.
  static let mostSeriesMegabytes = 1024

  func validate() throws {
    if let size, CellSize(argument: size) == nil {
      throw ValidationError(
        ko: "--size: '\(Particle.attach(size.sanitizedPath + "'", .topic)) 120x40 같은 크기가 아니에요. 1부터 1000까지 쓸 수 있어요",
        en: "--size: '\(size.sanitizedPath)' is not a size such as 120x40, 1 to 1000 each")
    }
    _ = try Count.parse(fps, flag: "--fps", from: 10, to: 30)
    _ = try ticks()
    _ = try chosenFormat()
  }

  /// The format that --format or the file's name asks for.
  private func chosenFormat() throws -> Format {
    do throws(FileEnding.Contradiction) {
      return try FileEnding.format(
        of: output, flag: format, usual: .cast, [(.cast, ["cast"]), (.html, ["html", "htm"]), (.svg, ["svg"])],
        \.rawValue)
    } catch {
      throw ValidationError(error.sentence)
    }
  }

  /// How many ticks the recording lasts.
  private func ticks() throws -> Int {
    let least = try KeyScript(staging.keys).ticks
    guard let seconds else { return max(least, KeyScript.ticks(in: Self.usualSeconds)) }
    guard let value = NumberWord.value(seconds), value > 0, value <= 3_600 else {
      throw ValidationError(
        ko: "--seconds: '\(Particle.attach(seconds.sanitizedPath + "'", .topic)) 0보다 크고 3600 이하인 수가 아니에요",
        en: "--seconds: '\(seconds.sanitizedPath)' is not a number above 0 and at most 3600")
    }
    let ticks = KeyScript.ticks(in: value)
    guard least <= ticks else {
      throw ValidationError(
        ko: "--seconds: 누를 키가 \(seconds)초보다 오래 기다려요",
        en: "--seconds: the keys wait for longer than \(seconds) seconds")
    }
    return ticks
  }

  func run() throws {
    let opener = SceneOpener(folder: options.overrides.scenes)
    let starts = try staging.startValues()
    let open = { [options] in try options.open(starts: starts) }
    let scene = try open()
    let format = try chosenFormat()
    let cells = CellSize(argument: size ?? format.usualSize)!
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
    let series = format == .svg ? PictureSeries(output, isForced: force) : nil
    let file: any RecordingTarget
    if let series { file = series } else { file = try NewFile(.exactly(output, isForced: force)) }
    var run = RecordRun(
      stage: Stage(opener, reopen: open), model: model, as: format, isSeries: series != nil, ticks: try ticks(),
      framesPerSecond: try Count.parse(fps, flag: "--fps", from: 10))
    do {
      let isWhole = try run.record(try KeyScript(staging.keys), to: file)
      try file.complete()
      if !isWhole {
        let most = series == nil ? format.mostMegabytes : Self.mostSeriesMegabytes
        Failure.note("note: the recording ends where it would grow beyond \(most) MB")
      }
    } catch {
      file.discard()
      throw error
    }
  }
}
