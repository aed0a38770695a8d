// `nabla map`: one training a pixel, learning rates by how large the start is.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports
import NablaWords

struct Map: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: .told(
      ko: "학습률과 시작값의 크기에 따라 결과가 어떻게 되는지 지도로 그려요.",
      en: "Map how a scene comes out by learning rate and by the size of its start."),
    usage: """
      nabla map hidden-layer
      nabla map neuron --learning-rates 0.01:100 --scales 0.1:10
      nabla map my.yaml --grid 160x80 --format svg > map.svg
      nabla map parabola --format csv > map.csv
      """,
    discussion: .told(
      ko: """
        칸 하나하나가 따로 돌린 실행이에요. 장면의 모든 가중치와 편향에 배수를 곱한 값에서 출발해요. 학습률과 배수는 등비수열이에요. 글자로 그리면 ×는 발산, ~는 진동이고, \
        끝의 C가 낮을수록 진해요.
        """,
      en: """
        Each pixel is a run of its own from the scene's start, all weights and biases times a factor. \
        Rates and factors are geometric. As text: × diverged, ~ oscillating, darker where C is lower at \
        the end.
        """))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json, svg
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "가장 작은 η부터 가장 큰 η까지.", en: "From the lowest to the highest η.", valueName: "A:B"))
  var learningRates: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "가장 작은 배수부터 가장 큰 배수까지.", en: "From the smallest to the largest factor.", valueName: "A:B"))
  var scales: String = "0.05:5"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "학습률과 배수의 개수. 각각 2부터 1000까지.", en: "How many rates and factors, 2 to 1000 each.", valueName: "80x40"))
  var grid: String = "80x40"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "실행마다 몇 스텝을 돌릴지.", en: "How many steps each run makes.", valueName: "N"))
  var steps: String = "300"

  @Option(help: ArgumentHelp(ko: "text, csv, json, svg 가운데 하나.", en: "text, csv, json or svg."))
  var format: Format = .text

  func validate() throws {
    _ = try RateRange.parsed(learningRates)
    _ = try RateRange.parsed(scales, flag: "--scales")
    _ = try GridSize.parsed(grid)
    _ = try Count.parse(steps, flag: "--steps", from: 0)
  }

  func run() throws {
    let scene = try options.open()
    let experiment = scene.experiment
    let size = try GridSize.parsed(grid)
    let steps = try Count.parse(steps, flag: "--steps", from: 0)
    let span = LearningRates.span(
      limit: learningRates == nil ? experiment.limitAtStart : nil, around: experiment.settings.learningRate)
    let rates = LearningRates.geometric(try RateRange.parsed(learningRates) ?? span, count: size.columns)
    let factors = LearningRates.geometric(try RateRange.parsed(scales, flag: "--scales") ?? 0.05...5, count: size.rows)
    let start = experiment.firstParameters
    let members = factors.flatMap { factor in
      rates.map { ManyRuns.Member(learningRate: $0, start: start.map { factor * $0 }) }
    }
    let ends = ManyRuns(experiment).endsOnAllCores(of: members, steps: steps, telling: .told(ko: "실행", en: "run"))
    let map = RateStartMap(learningRates: rates, scales: factors, ends: ends)
    let language = try options.language.resolved()
    let picture = map.picture(rate: "η", scale: MapLabel.factor.text(in: language))
    switch format {
    case .json: Output.write(map.json)
    case .csv: Output.write(map.csv)
    case .text: Output.write(picture.text + "\n" + MapLabel.marks(steps: steps).text(in: language) + "\n")
    case .svg:
      Output.write(
        picture.svg(
          title: scene.title[language] + " · " + MapLabel.rateByStart.text(in: language),
          legend: [MapLabel.colours(steps: steps).text(in: language)]))
    }
  }
}

/// A grid's size on the command line.
enum GridSize {
  /// - Throws: a `ValidationError` where it is none of 2 to 1000 each way.
  static func parsed(_ text: String) throws -> (columns: Int, rows: Int) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (2...1_000).contains(columns),
      (2...1_000).contains(rows)
    else {
      throw ValidationError(
        ko: "--grid: '\(Particle.attach(text.sanitizedPath + "'", .topic)) 80x40 같은 크기가 아니에요. 2부터 1000까지 쓸 수 있어요",
        en: "--grid: '\(text.sanitizedPath)' is not a size such as 80x40, 2 to 1000 each")
    }
    return (columns, rows)
  }
}
