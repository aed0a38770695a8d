// `nabla train`: the steps of a run as lines for other programs.

import ArgumentParser
import NablaApp
import NablaCore
import NablaScenes

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a scene without a screen and print every step.",
    usage: """
      nabla train worked-example --steps 10
      nabla train spiral --steps 500 --every 0 --learning-rate 0.05
      nabla train my.yaml --steps 100 --format csv > run.csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, csv
  }

  @OptionGroup var options: SceneOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("How many steps to make.", valueName: "N"))
  var steps: String

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Print each K-th step and the last; 0: only the last.", valueName: "K"))
  var every: String = "1"

  @Option(help: "jsonl or csv.")
  var format: Format = .jsonl

  func validate() throws {
    _ = try Count.parse(steps, flag: "--steps", from: 0)
    _ = try Count.parse(every, flag: "--every", from: 0)
  }

  func run() throws {
    let scene = try options.open()
    let last = try Count.parse(steps, flag: "--steps", from: 0)
    let stride = try Count.parse(every, flag: "--every", from: 0)
    let experiment = scene.experiment
    let names = experiment.names
    var record: RunRecord?
    let progress = Progress("step", total: last, isAlone: stride == 0)
    if format == .csv { Output.write(RunTable.heading(names)) }
    for number in 0...last {
      let step = TrainingStep(
        from: record?.latest.next ?? experiment.firstState, subject: experiment.subject, settings: experiment.settings)
      if record == nil {
        record = RunRecord(from: step, targetCost: experiment.targetCost)
      } else {
        record?.note(step)
      }
      let isLast = number == last
      if isLast || (stride > 0 && number % stride == 0) {
        let status = isLast ? record?.status : nil
        Output.write(format == .csv ? RunTable.row(step) : RunTable.line(step, names, status: status))
      }
      progress.reached(number)
    }
    progress.end()
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
      throw ValidationError("\(flag): '\(text.sanitizedPath)' is not a whole number from \(least) to \(most)")
    }
    return value
  }
}
