// `nabla train`: the steps of a run as lines for other programs.

import ArgumentParser
import NablaCanvas
import NablaCore
import NablaExports
import NablaLesson

struct Train: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a scene without a screen and print every step.",
    usage: """
      nabla train worked-example --steps 10
      nabla train spiral --steps 500 --every 0 --learning-rate 0.05
      nabla train my.yaml --steps 100 --format csv > run.csv
      nabla train digits --steps 50 --columns step,cost,accuracy --format csv
      nabla train parabola --steps 20 --change 5:learning-rate=0.4
      """,
    discussion: """
      --columns takes step, cost, penalty, testCost where samples are held out, learningRate, parameters, gradient, \
      one of them such as w3 or gradient.w3, and \
      accuracy: the share of samples answered rightly, where targets name classes.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, csv
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @Option(parsing: .unconditional, help: ArgumentHelp("How many steps to make.", valueName: "N"))
  var steps: String

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Print each K-th step and the last; 0: only the last.", valueName: "K"))
  var every: String = "1"

  @Option(name: .customLong("change"), parsing: .unconditionalSingleValue, help: ChangeOption.help)
  var changes: [String] = []

  @Option(
    help: ArgumentHelp("Print these only, such as step,cost,w3,gradient; unless given, all.", valueName: "A,B,C"))
  var columns: String?

  @Option(help: "jsonl or csv.")
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
    let progress = Progress("step", total: last, isAlone: stride == 0)
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
