// `nabla sweep`: the same start under every learning rate.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson
import NablaWords

struct Sweep: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: .told(
      ko: "같은 출발점에서 수많은 학습률로 돌려 보고 저마다 어디서 끝나는지 알려 줘요.",
      en: "Run a scene from one start under many learning rates, and tell where each ends."),
    usage: """
      nabla sweep spiral
      nabla sweep parabola --learning-rates 0.01:2 --count 50 --steps 100
      nabla sweep spiral --optimizers adam,momentum --format csv > s.csv
      nabla sweep my.yaml --seeds 1,2,3 --format json
      """,
    discussion: .told(
      ko: """
        학습률은 등비수열이에요. 하나하나가 앞의 것의 같은 배수예요. --learning-rates로 범위를 정하지 않으면 안정한 가장 큰 학습률의 천분의 일부터 열 배까지, 그런 \
        학습률이 없으면 장면의 학습률의 천분의 일부터 천 배까지예요.
        """,
      en: """
        Learning rates are geometric: each the same number of times the one before. Unless \
        --learning-rates names a range, it reaches from a thousandth of the largest stable rate to ten \
        times it; where there is none, from a thousandth to a thousand times the scene's own rate.
        """))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "가장 작은 η부터 가장 큰 η까지.", en: "From the lowest to the highest η.", valueName: "A:B"))
  var learningRates: String?

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "학습률의 개수.", en: "How many learning rates.", valueName: "N"))
  var count: String = "200"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "실행마다 몇 스텝을 돌릴지.", en: "How many steps each run makes.", valueName: "N"))
  var steps: String = "300"

  @Option(
    help: ArgumentHelp(ko: "옵티마이저마다 곡선 하나.", en: "A curve for each optimizer.", valueName: "A,B"),
    completion: .listed(Optimizer.Name.self))
  var optimizers: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "시드마다 곡선 하나.", en: "A curve for each seed.", valueName: "A,B"))
  var seeds: String?

  @Option(help: ArgumentHelp(ko: "table, csv, json 가운데 하나.", en: "table, csv or json."))
  var format: Format = .table

  func validate() throws {
    _ = try RateRange.parsed(learningRates)
    _ = try Count.parse(count, flag: "--count", from: 2, to: 100_000)
    _ = try Count.parse(steps, flag: "--steps", from: 0)
    for list in [optimizerList, seedList].compactMap({ $0 }) {
      if list.setting.single(in: overrides) != nil {
        throw ValidationError(
          ko: "\(Particle.attach(String(list.flag.dropLast()), .and)) \(list.flag) 가운데 하나만 쓰세요",
          en: "\(list.flag.dropLast()) and \(list.flag): only one of them, please")
      }
      for entrant in try list.entrants() { try entrant.check() }
    }
  }

  private var optimizerList: CompareList? { optimizers.map { CompareList(setting: .optimizer, text: $0) } }
  private var seedList: CompareList? { seeds.map { CompareList(setting: .seed, text: $0) } }

  func run() throws {
    let scene = try SceneOpener(folder: overrides.scenes).scene(options.scene)
    let steps = try Count.parse(steps, flag: "--steps", from: 0)
    var experiments: [Experiment] = []
    for optimizer in try optimizerList.map({ try $0.entrants().map(Optional.init) }) ?? [nil] {
      for seed in try seedList.map({ try $0.entrants().map(Optional.init) }) ?? [nil] {
        var flags = overrides
        if let optimizer { flags = optimizer.overrides(on: flags) }
        if let seed { flags = seed.overrides(on: flags) }
        experiments.append(try flags.applied(to: scene).experiment)
      }
    }
    let limit = experiments[0].limitAtStart
    let span = LearningRates.span(limit: limit, around: experiments[0].settings.learningRate)
    let rates = LearningRates.geometric(
      try RateRange.parsed(learningRates) ?? span, count: try Count.parse(count, flag: "--count", from: 2))
    let curves = experiments.map { experiment in
      let start = experiment.firstParameters
      let members = rates.map { ManyRuns.Member(learningRate: $0, start: start) }
      let runs = ManyRuns(experiment)
      let ends = runs.endsOnAllCores(of: members, steps: steps, telling: .told(ko: "학습률", en: "learning rate"))
      let tests = runs.testCosts(of: members, ends) ?? rates.map { _ in nil }
      return NamedCurve(
        optimizer: experiment.settings.optimizer.name, seed: experiment.initialization.seed,
        curve: SweepCurve(
          rates.indices.map { SweepPoint(learningRate: rates[$0], end: ends[$0], testCost: tests[$0]) }))
    }
    let hasTest = experiments[0].dataset?.heldOut != nil
    switch format {
    case .json: Output.write(SweepTable.json(curves, steps: steps, limit: limit, hasTest: hasTest))
    case .csv: Output.write(SweepTable.csv(curves, hasTest: hasTest))
    case .table:
      Output.write(try Self.table(curves, steps: steps, limit: limit, hasTest: hasTest, in: language.resolved()))
    }
  }

  /// A row for each rate, curve below curve, each with what is to be seen of it.
  private static func table(
    _ curves: [NamedCurve], steps: Int, limit: Double?, hasTest: Bool, in language: Language
  ) throws -> String {
    func number(_ value: Double?) -> String { value.map { Numeral.significant($0, digits: 4) } ?? "–" }
    var lines: [String] = []
    for named in curves {
      if curves.count > 1 { lines.append(SweepLabel.curve(named.optimizer, seed: named.seed).text(in: language)) }
      let heads: [SweepLabel] =
        [.rate, .cost(steps: steps)] + (hasTest ? [.testCost] : []) + [.status, .divergedAt, .target]
      let status = hasTest ? 3 : 2
      var rows = [heads.map { $0.text(in: language) }]
      for point in named.curve.points {
        rows.append(
          [Numeral.significant(point.learningRate, digits: 4), number(point.end.finalCost)]
            + (hasTest ? [number(point.testCost)] : [])
            + [
              SweepLabel.word(point.end.status).text(in: language), point.end.divergedAt.map(String.init) ?? "–",
              point.end.targetStep.map(String.init) ?? "–",
            ])
      }
      let widths = rows[0].indices.map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
      lines += rows.map { row in
        row.indices.map { row[$0].padded(to: widths[$0], $0 == status ? .left : .right) }.joined(separator: "  ")
          .trimmedRight
      }
      lines.append("")
      lines.append(SweepLabel.fastest(named.curve.fastest, steps: steps).text(in: language))
      lines.append(SweepLabel.firstFailing(named.curve.firstFailing, limit: limit).text(in: language))
      lines.append("")
    }
    return lines.dropLast().map { $0 + "\n" }.joined()
  }
}

/// A range of learning rates on the command line.
enum RateRange {
  /// - Throws: a `ValidationError` where it is none within (0, 10⁶].
  static func parsed(
    _ text: String?, flag: String = "--learning-rates", upTo most: Double = Settings.highestLearningRate
  )
    throws -> ClosedRange<Double>?
  {
    guard let text else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { NumberWord.value(String($0)) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low > 0, low < high, high <= most else {
      throw ValidationError(
        ko:
          "\(flag): '\(Particle.attach(text.sanitizedPath + "'", .topic)) 0.01:10처럼 0보다 크고 \(Int(most)) 이하인 두 수를 작은 수부터 쓴 범위가 아니에요",
        en:
          "\(flag): '\(text.sanitizedPath)' is not a range such as 0.01:10, above 0 and at most \(Int(most)), the smaller "
          + "number first")
    }
    return low...high
  }
}
