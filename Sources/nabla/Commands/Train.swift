// `nabla train`: the steps of a run as lines for other programs.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson

struct Train: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: .told(ko: "화면 없이 장면을 학습시키고 스텝마다 출력해요.", en: "Train a scene without a screen and print every step."),
    usage: """
      nabla train worked-example --steps 10
      nabla train spiral --steps 500 --every 0 --learning-rate 0.05
      nabla train my.yaml --steps 100 --format csv > run.csv
      nabla train digits --steps 50 --columns step,cost,accuracy --format csv
      nabla train parabola --steps 20 --change 5:learning-rate=0.4
      """,
    discussion: .told(
      ko: """
        --columns에 쓸 수 있는 것: step, cost, penalty, testCost(남겨 둔 샘플이 있을 때), learningRate, parameters, \
        gradient, 그 가운데 하나만 w3이나 gradient.w3처럼, 그리고 목표가 클래스일 때 맞힌 샘플의 비율인 accuracy.
        """,
      en: """
        --columns takes step, cost, penalty, testCost where samples are held out, learningRate, \
        parameters, gradient, one of them such as w3 or gradient.w3, and accuracy: the share of samples \
        answered rightly, where targets name classes.
        """))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, csv
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "몇 스텝을 돌릴지.", en: "How many steps to make.", valueName: "N"))
  var steps: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "K스텝마다, 그리고 마지막 스텝을 출력해요. 0이면 마지막만.", en: "Print each K-th step and the last; 0: only the last.",
      valueName: "K"))
  var every: String = "1"

  @Option(name: .customLong("change"), parsing: .unconditionalSingleValue, help: ChangeOption.help)
  var changes: [String] = []

  @Option(
    help: ArgumentHelp(
      ko: "step,cost,w3,gradient처럼 이것만 출력해요. 안 쓰면 모두.",
      en: "Print these only, such as step,cost,w3,gradient; unless given, all.", valueName: "A,B,C"))
  var columns: String?

  @Option(help: ArgumentHelp(ko: "jsonl 또는 csv.", en: "jsonl or csv."))
  var format: Format = .jsonl

  func validate() throws {
    _ = try Count.parse(steps, flag: "--steps", from: 0)
    _ = try Count.parse(every, flag: "--every", from: 0)
    _ = try ChangeOption.parsed(changes)
  }

  func run() throws {
    let scene = try options.open()
    let last = try Count.parse(steps, flag: "--steps", from: 0)
    let stride = try Count.parse(every, flag: "--every", from: 0)
    let experiment = scene.experiment
    let names = experiment.names
    let columns = try columns(of: experiment)
    var record: RunRecord?
    let progress = Progress(.told(ko: "스텝", en: "step"), total: last, isAlone: stride == 0)
    if format == .csv { Output.write(columns.heading) }
    let run = try TrainedRun(scene, changes: try ChangeOption.parsed(changes), through: last)
    run.forEachStep(through: last) { step, settings in
      let number = step.state.step
      if record == nil {
        record = RunRecord(from: step, targetCost: experiment.targetCost)
      } else {
        record?.note(step)
      }
      let isLast = number == last
      if isLast || (stride > 0 && number % stride == 0) {
        let status = isLast ? record?.status : nil
        Output.write(
          format == .csv ? columns.row(step, settings) : columns.line(step, settings, names, status: status))
      }
      progress.reached(number)
    }
    progress.end()
  }

  /// The columns that are asked for.
  private func columns(of experiment: Experiment) throws -> RunColumns {
    guard let columns else { return RunColumns(of: experiment) }
    do {
      return try RunColumns(columns, of: experiment)
    } catch {
      throw Failure(.usage, LocalizedText("error: --columns: ") + error.sentence)
    }
  }
}

/// Whole numbers on the command line.
enum Count {
  static let most = 1_000_000_000_000

  /// - Throws: a `ValidationError` that names the flag and the range.
  static func parse(_ text: String, flag: String, from least: Int, to most: Int = most) throws -> Int {
    let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(digits), value >= least,
      value <= most
    else {
      throw ValidationError(
        ko: "\(flag): '\(Particle.attach(text.sanitizedPath + "'", .topic)) \(least)부터 \(most)까지의 정수가 아니에요",
        en: "\(flag): '\(text.sanitizedPath)' is not a whole number from \(least) to \(most)")
    }
    return value
  }
}
