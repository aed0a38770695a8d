// `nabla compare`: the same start under several settings, and what came of each.

import ArgumentParser
import Dispatch
import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson
import NablaModel

struct Compare: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: .told(
      ko: "같은 출발점에서 설정을 바꿔 가며 돌려 보고 결과를 비교해요.",
      en: "Run a scene from one start under several settings and compare how they come out."),
    usage: """
      nabla compare parabola --learning-rates 0.1,0.9,1.1
      nabla compare spiral --optimizers gradient-descent,adam --steps 300
      nabla compare my.yaml --seeds 1,2,3 --format json
      nabla compare parabola --learning-rates 0.1,0.9 --every 10 --format csv
      """,
    discussion: .told(
      ko: """
        csv에서는 실행마다 한 줄에 결과를 써요. --every를 쓰면 스텝마다 한 줄, 실행마다 비용 한 열이에요. json에서는 --every가 costSteps와 실행마다의 \
        costs를 더해요. 발산한 실행은 그 뒤의 비용이 없어요.
        """,
      en: """
        As csv a row for each run and how it came out; with --every a row for each step and a column of \
        costs for each run. As json, --every adds costSteps and each run's costs. A run that has \
        diverged has no further costs.
        """))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "비교할 학습률들.", en: "Learning rates to compare.", valueName: "A,B,C"))
  var learningRates: String?

  @Option(
    help: ArgumentHelp(ko: "비교할 옵티마이저들.", en: "Optimizers to compare.", valueName: "A,B,C"),
    completion: .listed(Optimizer.Name.self))
  var optimizers: String?

  @Option(
    help: ArgumentHelp(ko: "비교할 활성화 함수들.", en: "Activations to compare.", valueName: "A,B,C"),
    completion: .listed(Activation.self))
  var activations: String?

  @Option(
    help: ArgumentHelp(ko: "비교할 초기화 방법들.", en: "Initialization schemes to compare.", valueName: "A,B,C"),
    completion: .listed(Initialization.Name.self))
  var initializations: String?

  @Option(
    help: ArgumentHelp(ko: "비교할 손실들.", en: "Losses to compare.", valueName: "A,B,C"), completion: .listed(Loss.self))
  var losses: String?

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "비교할 시드들.", en: "Seeds to compare.", valueName: "A,B,C"))
  var seeds: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "실행마다 몇 스텝을 돌릴지.", en: "How many steps each run makes.", valueName: "N"))
  var steps: String = "100"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "K스텝마다, 그리고 마지막 스텝의 비용도 출력해요.", en: "The costs of each K-th step and the last as well.", valueName: "K"))
  var every: String?

  @Option(help: ArgumentHelp(ko: "table, json, csv 가운데 하나.", en: "table, json or csv."))
  var format: Format = .table

  func validate() throws {
    _ = try Count.parse(steps, flag: "--steps", from: 0)
    _ = try every.map { try Count.parse($0, flag: "--every", from: 1) }
    let list = try self.list()
    if list.setting.single(in: options.overrides) != nil {
      let flag = list.flag == "--losses" ? "--loss" : String(list.flag.dropLast())
      throw ValidationError(
        ko: "\(Particle.attach(flag, .and)) \(list.flag) 가운데 하나만 쓰세요",
        en: "\(flag) and \(list.flag): only one of them, please")
    }
    for entrant in try list.entrants() { try entrant.check() }
  }

  func run() throws {
    let list = try self.list()
    let scene = try SceneOpener(folder: options.overrides.scenes).scene(options.scene)
    if scene.experiment.settings.network == nil, list.setting == .loss || list.setting == .activation {
      throw Failure(
        .usage, ko: "\(list.flag): 이 장면의 비용은 식이라서 신경망이 없어요",
        en: "\(list.flag): this scene has no network; its cost is a formula")
    }
    let entrants = try list.entrants()
    // Each run starts from the scene anew, so that a value of the list takes the place of the scene's own.
    var race = Race(
      try entrants.map { try $0.overrides(on: options.overrides).applied(to: scene).experiment })
    let last = try Count.parse(steps, flag: "--steps", from: 0)
    let costs = race.run(to: last, every: try every.map { try Count.parse($0, flag: "--every", from: 1) })
    if format == .csv, let costs { return Output.write(costs.csv(entrants)) }
    let progress = Progress(
      .told(ko: "실행의 최대 곡률", en: "largest curvature of run"), total: entrants.count, isAlone: true)
    let outcomes = race.outcomes { progress.advance() }
    progress.end()
    let hasTest = scene.experiment.dataset?.heldOut != nil
    switch format {
    case .json: Output.write(Self.json(entrants, outcomes, steps: last, costs, hasTest: hasTest))
    case .csv: Output.write(CompareCSV.text(entrants, outcomes, hasTest: hasTest))
    case .table:
      let table = CompareTable(
        entrants: entrants, outcomes: outcomes, names: scene.experiment.names, isRanked: race.hasComparableCosts,
        hasTest: hasTest)
      let language = try options.language.resolved()
      Output.write(table.text(in: language) + (costs.map { "\n" + $0.table(entrants, in: language) } ?? ""))
    }
  }

  /// The one list there is.
  private func list() throws -> CompareList {
    let lists: [(CompareList.Setting, String?)] = [
      (.learningRate, learningRates), (.optimizer, optimizers), (.activation, activations),
      (.initialization, initializations), (.loss, losses), (.seed, seeds),
    ]
    let given = lists.compactMap { setting, text in text.map { CompareList(setting: setting, text: $0) } }
    guard given.count == 1 else {
      let flags = CompareList.Setting.allCases.map(\.flag).joined(separator: ", ")
      let found = given.isEmpty ? "none" : given.map(\.flag).joined(separator: " and ")
      throw ValidationError(
        ko:
          "compare에는 \(flags) 가운데 꼭 하나가 있어야 해요. 지금: \(given.isEmpty ? "없음" : given.map(\.flag).joined(separator: ", "))",
        en: "compare needs exactly one of \(flags); there is \(found)")
    }
    return given[0]
  }

  private static func json(
    _ entrants: [Entrant], _ outcomes: [RaceOutcome], steps: Int, _ costs: CostsByStep?, hasTest: Bool
  )
    -> String
  {
    func number(_ value: Double?) -> String { value.map(JSONText.number) ?? "null" }
    let runs = zip(entrants, outcomes).enumerated().map { index, run in
      let (entrant, outcome) = run
      return
        "{\"\(entrant.setting.rawValue)\":\(entrant.json),\"status\":\"\(outcome.status.word)\""
        + ",\"finalCost\":\(number(outcome.finalCost))"
        + (hasTest ? ",\"testCost\":\(number(outcome.testCost))" : "")
        + ",\"targetStep\":\(outcome.targetStep.map(String.init) ?? "null"),\"swings\":\(outcome.swings)"
        + ",\"sharpness\":\(number(outcome.sharpness)),\"finalSharpness\":\(number(outcome.finalSharpness))"
        + ",\"limit\":\(number(outcome.limit))"
        + (costs.map { ",\"costs\":\($0.json(ofRun: index))" } ?? "") + "}"
    }
    let places = costs.map { ",\"costSteps\":[\($0.steps.map(String.init).joined(separator: ","))]" } ?? ""
    return "{\"steps\":\(steps)\(places),\"runs\":[" + runs.joined(separator: ",\n ") + "]}\n"
  }
}

/// The values to compare, as they were typed.
struct CompareList {
  /// The settings that can be compared; the raw value is the key in JSON.
  enum Setting: String, CaseIterable {
    case learningRate, optimizer, activation, initialization, loss, seed

    /// The flag that takes a list of them.
    var flag: String {
      switch self {
      case .learningRate: return "--learning-rates"
      case .optimizer: return "--optimizers"
      case .activation: return "--activations"
      case .initialization: return "--initializations"
      case .loss: return "--losses"
      case .seed: return "--seeds"
      }
    }

    /// What the flag that takes a single value has been given.
    func single(in overrides: Overrides) -> String? {
      switch self {
      case .learningRate: return overrides.learningRate
      case .optimizer: return overrides.optimizer
      case .activation: return overrides.activation
      case .initialization: return overrides.initialization
      case .loss: return overrides.loss
      case .seed: return overrides.seed
      }
    }
  }

  let setting: Setting
  let text: String

  var flag: String { setting.flag }

  func entrants() throws -> [Entrant] {
    let values = text.split(separator: ",", omittingEmptySubsequences: false)
    // A list so long is no comparison but a mistake.
    guard values.count <= 1_000 else {
      throw ValidationError(ko: "\(flag): 값은 1000개까지 쓸 수 있어요", en: "\(flag): at most 1000 values")
    }
    return values.map { value in
      var item = value
      while item.first == " " { item.removeFirst() }
      while item.last == " " { item.removeLast() }
      return Entrant(setting: setting, text: String(item))
    }
  }
}

/// One value of the list.
struct Entrant {
  let setting: CompareList.Setting
  let text: String

  /// - Throws: a `ValidationError` where the value is none of its setting.
  func check() throws {
    switch setting {
    case .learningRate: _ = try Overrides.rate(text, flag: setting.flag)
    case .optimizer: _ = try Overrides.word(text, flag: setting.flag, of: Optimizer.Name.self)
    case .activation: _ = try Overrides.word(text, flag: setting.flag, of: Activation.self)
    case .initialization: _ = try Overrides.word(text, flag: setting.flag, of: Initialization.Name.self)
    case .loss: _ = try Overrides.word(text, flag: setting.flag, of: Loss.self)
    case .seed:
      guard !text.isEmpty else {
        throw ValidationError(ko: "\(setting.flag): 시드가 빠졌어요", en: "\(setting.flag): a seed is missing")
      }
      _ = try Overrides.seed(text, flag: setting.flag)
    }
  }

  /// The flags with this value in its place.
  func overrides(on base: Overrides) -> Overrides {
    var result = base
    switch setting {
    case .learningRate: result.learningRate = text
    case .optimizer: result.optimizer = text
    case .activation: result.activation = text
    case .initialization: result.initialization = text
    case .loss: result.loss = text
    case .seed: result.seed = text
    }
    return result
  }

  /// The value as JSON: a number or a word.
  var json: String {
    switch setting {
    case .learningRate: return NumberWord.value(text).map(JSONText.number) ?? "null"
    case .seed: return UInt64(text).map { "\($0)" } ?? "null"
    case .optimizer, .activation, .initialization, .loss: return JSONText.string(text)
    }
  }
}

extension Race {
  /// All runs up to a step, each on a core of its own: they share nothing but their start.
  ///
  /// - Returns: the costs of each `stride`-th step and the last; nil where no stride is asked for.
  fileprivate mutating func run(to step: Int, every stride: Int?) -> CostsByStep? {
    var lanes = self.lanes
    let (most, isTooLarge) = lanes.count.multipliedReportingOverflow(by: step)
    let progress = Progress(
      .told(ko: "모든 실행의 스텝", en: "step of all runs"), total: isTooLarge ? Int.max : most, isAlone: true)
    var costs = [[Double]](repeating: [], count: lanes.count)
    costs.withUnsafeMutableBufferPointer { costs in
      lanes.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let lanes = buffer.baseAddress!
        nonisolated(unsafe) let costs = costs.baseAddress!
        DispatchQueue.concurrentPerform(iterations: buffer.count) { index in
          func note(_ number: Int) {
            guard let stride, number == step || number % stride == 0 else { return }
            costs[index].append(lanes[index].hasStopped ? .nan : lanes[index].record.latest.cost)
          }
          note(0)
          for number in 0..<step where !lanes[index].hasStopped {
            lanes[index].advance()
            progress.advance()
            note(number + 1)
          }
        }
      }
    }
    progress.end()
    self = Race(lanes)
    return stride.map { CostsByStep(through: step, every: $0, costs) }
  }
}
