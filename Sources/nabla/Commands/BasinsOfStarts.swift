// `nabla basins`: every point of a plane as a start, told apart by where its run ends.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaExports
import NablaModel
import NablaWords

struct BasinsOfStarts: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "basins",
    abstract: .told(
      ko: "평면의 모든 점에서 출발해 보고 저마다 어느 극솟값에 닿는지 알려 줘요.",
      en: "Start a scene from every point of a plane and tell which minimum each ends in."),
    usage: """
      nabla basins local-minima
      nabla basins two-valleys --x w1 --y w2 --x-range -3:3 --y-range -3:3
      nabla basins worked-example --x w5 --y w6 --only-axes --format json
      nabla basins my.yaml --grid 160x80 --steps 2000 --format svg > basins.svg
      """,
    discussion: .told(
      ko: """
        나머지 매개변수는 스텝 0의 값에서 출발하고, --only-axes를 쓰면 그 값에 머물러요. 기울기가 0이나 다름없으면 멈춘 것으로 봐요. 멈춘 두 곳이 모든 매개변수에서 \
        0.001, C에서 0.000001 안쪽이면 같은 극솟값이에요. 글자로 그리면 극솟값마다 글자 하나, ×는 발산, ·는 아직 못 간 것이에요.
        """,
      en: """
        The other parameters start as at step 0; with --only-axes they stay there. A run has come to \
        rest where its slope is as good as 0; two that rest within 0.001 of each other in every \
        parameter, and 0.000001 in C, share a minimum. As text: a letter for each minimum, × diverged, · \
        not there yet.
        """))

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(
    help: ArgumentHelp(ko: "가로축에 놓을 매개변수.", en: "The parameter along x.", valueName: "name"), completion: .parameters())
  var x: String?

  @Option(
    help: ArgumentHelp(ko: "세로축에 놓을 매개변수.", en: "The parameter along y.", valueName: "name"), completion: .parameters())
  var y: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "가로 범위, A부터 B까지.", en: "From A to B along x.", valueName: "A:B"))
  var xRange: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "세로 범위, A부터 B까지.", en: "From A to B along y.", valueName: "A:B"))
  var yRange: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "점의 수. 가로세로 각각 2부터 1000까지.", en: "How many points, 2 to 1000 each way.", valueName: "80x40"))
  var grid: String = "80x40"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "실행마다 몇 스텝을 돌릴지.", en: "How many steps each run makes.", valueName: "N"))
  var steps: String = "500"

  @Flag(
    help: ArgumentHelp(
      ko: "두 매개변수만 학습시키고 나머지는 시작값에 그대로 둬요.", en: "Train the two parameters only; the others stay as they start."))
  var onlyAxes = false

  @Option(help: ArgumentHelp(ko: "text, csv, json, svg 가운데 하나.", en: "text, csv, json or svg."))
  var format: Map.Format = .text

  func validate() throws {
    _ = try GridSize.parsed(grid)
    _ = try Count.parse(steps, flag: "--steps", from: 0)
    _ = try xRange.map { try SliceOptions.range($0, flag: "--x-range") }
    _ = try yRange.map { try SliceOptions.range($0, flag: "--y-range") }
  }

  func run() throws {
    let scene = try options.open()
    var experiment = scene.experiment
    // Where a run has come to rest is told by its slope, not by a cost that was good enough.
    experiment.targetCost = nil
    let size = try GridSize.parsed(grid)
    let steps = try Count.parse(steps, flag: "--steps", from: 0)
    let choice = try SliceOptions.choice(
      of: scene, History(experiment), x: x, y: y, xRange: xRange, yRange: yRange, size: size)
    let start = experiment.firstParameters
    let members = choice.ys.flatMap { valueY in
      choice.xs.map { valueX in
        var place = start
        place[choice.x] = valueX
        if let y = choice.y { place[y] = valueY }
        return ManyRuns.Member(learningRate: experiment.settings.learningRate, start: place)
      }
    }
    if onlyAxes {
      let axes = Set([choice.x] + (choice.y.map { [$0] } ?? []))
      experiment.settings.frozen = Set(0..<experiment.names.count).subtracting(axes)
        .union(experiment.settings.frozen).sorted()
    }
    let ends = ManyRuns(experiment).endsOnAllCores(of: members, steps: steps, telling: .told(ko: "출발점", en: "start"))
    let names = experiment.names
    let map = BasinMap(
      x: names.name(at: choice.x), y: choice.y.map { names.name(at: $0) } ?? "", xs: choice.xs, ys: choice.ys,
      objective: Objective(experiment), frozen: experiment.settings.frozen, ends: ends)
    let language = try options.language.resolved()
    let legend = map.legend(steps: steps).map { $0.text(in: language) }
    switch format {
    case .json: Output.write(map.json)
    case .csv: Output.write(map.csv)
    case .text: Output.write(map.picture.text + "\n" + legend.map { $0 + "\n" }.joined())
    case .svg:
      Output.write(
        map.picture.svg(
          title: scene.title[language] + " · " + MapLabel.basins.text(in: language),
          legend: legend))
    }
  }
}
