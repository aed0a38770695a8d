// `nabla contour`: the cost over two parameters as numbers.

import ArgumentParser
import NablaCore
import NablaExports
import NablaLesson

struct Contour: ParsableCommand, SceneCommand {
  static let configuration = CommandConfiguration(
    commandName: "contour",
    abstract: .told(
      ko: "두 매개변수에 따른 비용을 출력해요. 나머지는 그 스텝의 값 그대로예요.",
      en: "Print the cost over two parameters, the others as they are at a step."),
    usage: """
      nabla contour worked-example
      nabla contour spiral --x w1 --y b3 --grid 50x40 --step 100 --format csv
      nabla contour neuron --x-range -6:6 --y-range=-6:6
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, csv
  }

  @OptionGroup var scene: SceneArgument
  @OptionGroup var overrides: Overrides
  @OptionGroup var language: LanguageOption

  @OptionGroup var choices: SliceOptions

  @Option(parsing: .unconditional, help: ArgumentHelp(ko: "몇 스텝을 돌린 뒤인지.", en: "After how many steps.", valueName: "N"))
  var step: String = "0"

  @Option(help: ArgumentHelp(ko: "json 또는 csv.", en: "json or csv."))
  var format: Format = .json

  func validate() throws {
    _ = try Count.parse(step, flag: "--step", from: 0)
  }

  func run() throws {
    let scene = try options.open()
    let experiment = scene.experiment
    let names = experiment.names
    let history = try Self.history(of: experiment, to: Count.parse(step, flag: "--step", from: 0))
    let choice = try choices.choice(of: scene, history)
    let (axisX, axisY, xs, ys) = (choice.x, choice.y, choice.xs, choice.ys)
    let slice = CostSlice(Objective(experiment), through: history.latest.state.parameters, x: axisX, y: axisY)
    let costs = choice.costs(slice, threads: ProcessorCount.current, isTold: true)
    switch format {
    case .json: writeJSON(names, axisX, axisY, xs, ys, costs)
    case .csv: writeCSV(names, axisX, axisY, xs, ys, costs)
    }
  }

  private static func history(of experiment: Experiment, to step: Int) throws -> History {
    var history = History(experiment)
    let progress = Progress(.told(ko: "스텝", en: "step"), total: step, isAlone: true)
    while history.latestStep < step {
      let before = history.latestStep
      history.advance(by: min(64, step - before))
      for _ in before..<history.latestStep { progress.advance() }
    }
    progress.end()
    return history
  }

  private func writeJSON(
    _ names: ParameterNames, _ x: Int, _ y: Int?, _ xs: [Double], _ ys: [Double], _ costs: [Double]
  ) {
    guard let y else {
      Output.write("{\"x\":\"\(names.name(at: x))\",\"xs\":\(JSONText.array(xs)),\"cost\":\(JSONText.array(costs))}\n")
      return
    }
    Output.write("{\"x\":\"\(names.name(at: x))\",\"y\":\"\(names.name(at: y))\",")
    Output.write("\"xs\":\(JSONText.array(xs)),\"ys\":\(JSONText.array(ys)),\"cost\":[")
    let progress = Progress(.told(ko: "쓴 줄", en: "written row"), total: ys.count, isAlone: false)
    for row in ys.indices {
      Output.write((row > 0 ? "," : "") + JSONText.array(costs[row * xs.count..<(row + 1) * xs.count]))
      progress.advance()
    }
    progress.end()
    Output.write("]}\n")
  }

  private func writeCSV(
    _ names: ParameterNames, _ x: Int, _ y: Int?, _ xs: [Double], _ ys: [Double], _ costs: [Double]
  ) {
    let second = y.map { names.name(at: $0) + "," } ?? ""
    Output.write("\(names.name(at: x)),\(second)cost\r\n")
    let progress = Progress(.told(ko: "쓴 줄", en: "written row"), total: ys.count, isAlone: false)
    for row in ys.indices {
      progress.reached(row)
      for column in xs.indices {
        let cost = costs[row * xs.count + column]
        Output.write("\(xs[column]),\(y == nil ? "" : "\(ys[row]),")\(cost.isFinite ? "\(cost)" : "")\r\n")
      }
    }
    progress.end()
  }
}
