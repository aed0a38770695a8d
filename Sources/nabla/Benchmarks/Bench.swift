// `nabla bench`: how fast this machine is at training, contours and frames.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: .told(
      ko: "이 컴퓨터에서 스텝, 등고선, 선, 화면 한 장이 얼마나 빠른지 재요.",
      en: "Measure steps, contours, lines and whole frames of scenes on this machine."),
    usage: """
      nabla bench
      nabla bench spiral --format json
      nabla bench my.yaml --x w1 --y w2 --x-range -6:6 --threads 1
      """,
    discussion: .told(
      ko: "모든 값은 여러 묶음의 중앙값이에요. 화면은 따로 연 의사 터미널로 내보내요.",
      en: "Every figure is the median of blocks. Frames go through a pseudo-terminal of their own."))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  @Argument(
    help: ArgumentHelp(ko: "들어 있는 장면의 이름 또는 장면 파일의 경로.", en: "Scenes of the library, or paths to scene files."),
    completion: .scenes)
  var scenes: [String] = ["worked-example", "hidden-layer", "spiral", "curve-fit"]

  @OptionGroup var slice: SliceOptions
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "화면의 칸과 줄의 수.", en: "Columns and rows of the frames.", valueName: "200x60"))
  var size: String = "200x60"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "등고선 하나에 쓸 스레드의 수(안 쓰면 모두).", en: "How many threads a contour may use (default: all).", valueName: "N"))
  var threads: String?

  @Option(help: ArgumentHelp(ko: "table 또는 json.", en: "table or json."))
  var format: Format = .table

  func validate() throws {
    guard CellSize(argument: size) != nil else {
      throw ValidationError(
        ko: "--size: '\(Particle.attach(size.sanitizedPath + "'", .topic)) 200x60 같은 크기가 아니에요. 1부터 1000까지 쓸 수 있어요",
        en: "--size: '\(size.sanitizedPath)' is not a size such as 200x60, 1 to 1000 each")
    }
    _ = try threads.map { try Count.parse($0, flag: "--threads", from: 1, to: 1_024) }
  }

  func run() throws {
    let cells = CellSize(argument: size)!
    let count = try threads.map { try Count.parse($0, flag: "--threads", from: 1, to: 1_024) }
    let opener = SceneOpener(folder: overrides.scenes)
    // All of them are read before the first is measured: a wrong name should not cost a minute.
    let opened = try scenes.map { ($0, try overrides.applied(to: opener.scene($0))) }
    let progress = Progress(
      .told(ko: "측정", en: "measurement"), total: opened.count * BenchRun.measurements, isAlone: true)
    let runs = try opened.map { word, scene in
      try MainActor.assumeIsolated {
        try BenchRun(
          Self.name(of: word), scene, slice: slice, size: Size(columns: cells.columns, rows: cells.rows),
          threads: count ?? ProcessorCount.current, progress: progress)
      }
    }
    progress.end()
    Output.write(format == .json ? Self.json(runs) : Self.table(runs))
  }

  /// `c` for `tasks/c.yaml`.
  private static func name(of word: String) -> String {
    let file = word.split(separator: "/").last.map(String.init) ?? word
    for ending in [".yaml", ".yml"] where file.hasSuffix(ending) { return String(file.dropLast(ending.count)) }
    return file
  }

  private static func json(_ runs: [BenchRun]) -> String {
    let items = runs.map { run in
      let figures = run.figures.map { "\"\($0.key)\":\(JSONText.number($0.value))" }.joined(separator: ",")
      return "{\"scene\":\(JSONText.string(run.name)),\(figures)}"
    }
    return "[" + items.joined(separator: ",\n ") + "]\n"
  }

  private static func table(_ runs: [BenchRun]) -> String {
    let width = max(5, runs.map { TextWidth.of($0.name) }.max() ?? 0)
    let heads: [String] = [
      .told(ko: "스텝/초", en: "steps/s"), .told(ko: "재생/초", en: "played/s"), .told(ko: "등고선 ms", en: "contour ms"),
      .told(ko: "선 ms", en: "lines ms"), "Hv µs", .told(ko: "화면 ms", en: "frame ms"),
      .told(ko: "화면 B", en: "frame B"), .told(ko: "여럿/초", en: "runs/s"), .told(ko: "최대 MB", en: "peak MB"),
    ]
    let kernel = Kernel.current?.name ?? Kernel.referenceName
    var lines: [String] = [.told(ko: "커널: \(kernel)", en: "kernel: \(kernel)")]
    lines.append(
      String.told(ko: "장면", en: "scene").padded(to: width) + heads.map { $0.padded(to: 12, .right) }.joined())
    for run in runs {
      let cells = run.figures.map { Numeral.significant($0.value, digits: 4).padded(to: 12, .right) }
      lines.append(run.name.sanitized().padded(to: width) + cells.joined())
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension BenchRun {
  /// The figures in the order in which they are printed.
  var figures: [(key: String, value: Double)] {
    [
      ("stepsPerSecond", stepsPerSecond), ("playedStepsPerSecond", playedStepsPerSecond),
      ("contourMilliseconds", contourMilliseconds), ("isolinesMilliseconds", isolinesMilliseconds),
      ("hessianVectorMicroseconds", hessianVectorMicroseconds), ("frameMilliseconds", frameMilliseconds),
      ("frameBytes", frameBytes), ("runStepsPerSecond", runStepsPerSecond),
      ("peakMegabytes", peakMegabytes),
    ]
  }
}
