// `nabla explain`: where a gradient comes from, as text, JSON or Markdown.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaLesson

struct Explain: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: .told(
      ko: "∂C/∂w가 어디서 왔는지 연쇄법칙에 숫자를 넣어서 보여 줘요.", en: "Show where ∂C/∂w comes from: the chain rule with its numbers."),
    usage: """
      nabla explain worked-example w5
      nabla explain worked-example w1 --decimals 3
      nabla explain worked-example w5 --decimals 3 --assume o1=0.645
      nabla explain spiral all --step 20 --format markdown > sheet.md
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Argument(
    help: ArgumentHelp(
      ko: "w5나 b2 같은 매개변수. all이면 한 스텝 전체의 풀이.",
      en: "A parameter such as w5 or b2; all: the worked sheet of the whole step."),
    completion: .parameters(and: ["all"]))
  var parameter: String

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "몇 스텝을 돌린 뒤인지.", en: "After how many steps.", valueName: "N"))
  var step: String = "0"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "몇 번째 샘플의 비용인지. 1부터 세요. all이면 샘플마다, 그리고 평균.", en: "Which sample's cost, from 1; all: each one and the mean.",
      valueName: "K"),
    completion: .list(["all"]))
  var sample: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "도중의 모든 수를 소수 몇째 자리까지 반올림할지. 0부터 15까지.", en: "Round every number on the way to so many decimals, 0 to 15.",
      valueName: "D"))
  var decimals: String?

  @Flag(help: ArgumentHelp(ko: "반올림하지 않고 버려요.", en: "Cut off instead of rounding."))
  var cut = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      ko: "o1=0.645처럼 내가 구한 값을 넣어요. 나머지는 그 값으로 다시 계산해요. 여러 번 쓸 수 있어요.",
      en: "Put one's own value in, such as o1=0.645; the rest follows. May be repeated.", valueName: "name=value"))
  var assume: [String] = []

  @Option(help: ArgumentHelp(ko: "text, json, markdown 가운데 하나.", en: "text, json or markdown."))
  var format: Format = .text

  func validate() throws {
    _ = try Count.parse(step, flag: "--step", from: 0)
    _ = try precision()
    if cut, decimals == nil {
      throw ValidationError(
        ko: "--cut은 --decimals와 함께 써요: --decimals 3 --cut", en: "--cut: needs --decimals, such as --decimals 3 --cut")
    }
    for item in assume { _ = try Self.assumption(item) }
    if let sample, sample != "all" { _ = try Count.parse(sample, flag: "--sample", from: 1) }
  }

  func run() throws {
    let scene = try options.open()
    let names = scene.experiment.names
    var parameters = Array(names.order)
    if parameter != "all" {
      guard let index = names.index(of: parameter) else {
        throw Failure(
          .usage,
          ko: "매개변수 '\(Particle.attach(parameter.sanitizedPath + "'", .topic)) 없어요. 쓸 수 있는 것: \(names.summary), all",
          en: "no parameter '\(parameter.sanitizedPath)'; \(names.sentence), or all")
      }
      parameters = [index]
    }
    let last = try Count.parse(step, flag: "--step", from: 0)
    let training = Self.step(last, of: scene.experiment)
    let request = ExplainRequest(
      scene: scene, step: training, parameters: parameters, isWhole: parameter == "all", precision: try precision(),
      language: try options.language.resolved())
    switch Objective(scene.experiment) {
    case .network(let cost): try explain(cost, request)
    case .formula(let formula): try explain(formula, request)
    }
  }

  private func explain(_ cost: NetworkCost, _ request: ExplainRequest) throws {
    guard sample != "all" else {
      if !assume.isEmpty {
        throw Failure(
          .usage, ko: "--assume은 샘플 하나에만 쓸 수 있고 --sample all과는 함께 쓸 수 없어요",
          en: "--assume: goes with one sample, not with --sample all")
      }
      return Output.write(request.mean(of: cost, format))
    }
    let number = try chosenSample(of: cost.data)
    Output.write(request.one(of: cost, sample: number, assuming: try assumptions(cost.network), format))
  }

  private func explain(_ formula: Formula, _ request: ExplainRequest) throws {
    if sample != nil {
      throw Failure(
        .usage, ko: "--sample: 이 장면의 비용은 식이라서 샘플이 없어요",
        en: "--sample: the cost of this scene is a formula; it has no samples")
    }
    var assumed: [String: Double] = [:]
    let plain = FormulaDerivation(of: formula, at: request.step.state.parameters)
    for item in assume {
      let (name, value) = try Self.assumption(item)
      let symbol = plain.names.first { $0 == name || $0.replacingPartials == name.replacingPartials }
      guard let symbol else { throw unknown(name, among: plain.names) }
      assumed[symbol] = value
    }
    Output.write(request.formula(formula, assuming: assumed, format))
  }

  /// The situation before a step.
  static func step(_ number: Int, of experiment: Experiment) -> TrainingStep {
    var state = experiment.firstState
    let progress = Progress(.told(ko: "스텝", en: "step"), total: number, isAlone: true)
    defer { progress.end() }
    for _ in 0..<number {
      progress.advance()
      state =
        TrainingStep(
          from: state, subject: experiment.subject, settings: experiment.settings, evaluatesAll: false
        ).next
    }
    return TrainingStep(from: state, subject: experiment.subject, settings: experiment.settings)
  }

  private func precision() throws -> Precision {
    guard let decimals else { return .exact }
    let count = try Count.parse(decimals, flag: "--decimals", from: 0, to: Precision.mostDecimals)
    return cut ? .cut(count) : .rounded(count)
  }

  private func chosenSample(of data: Dataset) throws -> Int {
    let number = try Count.parse(sample ?? "1", flag: "--sample", from: 1)
    guard number <= data.count else {
      throw Failure(
        .usage, ko: "--sample: 샘플 \(Particle.attach("\(number)", .topic)) 없어요. 1부터 \(data.count)까지 있어요",
        en: "--sample: there is no sample \(number); there are 1 to \(data.count)")
    }
    return number - 1
  }

  /// o1=0.645.
  private static func assumption(_ text: String) throws -> (name: String, value: Double) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, let value = NumberWord.value(parts[1]) else {
      throw ValidationError(
        ko: "--assume: '\(Particle.attach(text.sanitizedPath + "'", .topic)) o1=0.645처럼 이름과 수를 쓴 것이 아니에요",
        en: "--assume: '\(text.sanitizedPath)' is not a name and a number such as o1=0.645")
    }
    return (parts[0], value)
  }

  private func assumptions(_ network: Network) throws -> [Quantity: Double] {
    var result: [Quantity: Double] = [:]
    for item in assume {
      let (name, value) = try Self.assumption(item)
      let found = network.quantities(named: name).filter {
        if case .gradient = $0 { return false } else { return true }
      }
      if let place = placeInChain(network, name) {
        throw Failure(.usage, LocalizedText("error: --assume: ") + place)
      }
      guard !found.isEmpty else { throw unknown(name, among: network.everyQuantity.map { network.symbol(of: $0) }) }
      guard found.count == 1 else {
        throw Failure(
          .usage,
          ko: "--assume: '\(Particle.attach(name.sanitizedPath + "'", .topic)) 이어지는 유닛 \(found.count)개마다 값이 달라요",
          en: "--assume: '\(name.sanitizedPath)' is another value for each of \(found.count) units that it leads to")
      }
      result[found[0]] = value
    }
    return result
  }

  /// Where a parameter stands in the chain rule, for those who want to put in another w5; nil for other names.
  private func placeInChain(_ network: Network, _ name: String) -> LocalizedText? {
    guard let index = network.names.index(of: name) else { return nil }
    guard case .weight(let layer, let to, let from) = network.parameter(at: index), layer > 0 else {
      return LocalizedText(
        ko: "\(Particle.attach(name, .topic)) 매개변수예요. o1이나 ∂C/∂o1처럼 계산되는 값만 바꿔 넣을 수 있어요",
        en: "\(name) is a parameter; only what is computed can be assumed, such as o1 or ∂C/∂o1")
    }
    let factor = network.symbol(of: .weightSlope(layer: layer, to: to, from: from))
    return LocalizedText(
      ko:
        "\(Particle.attach(name, .topic)) 매개변수예요. 연쇄 법칙에서는 \(Particle.attach(factor, .direction)) 나와요: --assume '\(factor)=0.65'",
      en: "\(name) is a parameter; in the chain rule it stands as \(factor): --assume '\(factor)=0.65'")
  }

  private func unknown(_ name: String, among names: [String]) -> Failure {
    let near = LocalizedText.didYouMean(nearestWords(to: name, among: names).first)
    let examples = names.prefix(4).joined(separator: ", ")
    return Failure(
      .usage, ko: "--assume: 여기에는 '\(name.sanitizedPath)'라는 것이 없어요\(near.ko). 있는 것: \(examples), …",
      en: "--assume: nothing here is called '\(name.sanitizedPath)'\(near.en); there are \(examples), …")
  }
}

extension ParameterNames {
  /// Which parameters there are.
  var sentence: String {
    let weights = weightCount == 1 ? "there is w1" : "there are w1 to w\(weightCount)"
    switch biasCount {
    case 0: return weights
    case 1: return weights + " and b1"
    default: return weights + " and b1 to b\(biasCount)"
    }
  }
}

extension String {
  /// ∂ as d.
  fileprivate var replacingPartials: String { String(map { $0 == "∂" ? "d" : $0 }) }
}
