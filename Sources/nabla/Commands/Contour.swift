// `nabla contour`: the cost over two parameters as numbers.

import ArgumentParser
import Dispatch
import NablaApp
import NablaCore
import NablaScenes

struct Contour: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the cost over two parameters, the others as they are at a step.",
    usage: """
      nabla contour worked-example
      nabla contour spiral --x w1 --y b3 --x-range -6:6 --y-range -6:6 --grid 200x100 --step 100
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, csv
  }

  @OptionGroup var options: SceneOptions

  @Option(help: ArgumentHelp("The parameter along x.", valueName: "name"))
  var x: String?

  @Option(help: ArgumentHelp("The parameter along y.", valueName: "name"))
  var y: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("From A to B along x.", valueName: "A:B"))
  var xRange: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("From A to B along y.", valueName: "A:B"))
  var yRange: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many points along x and y, 2 to 4000 each.", valueName: "200x100"))
  var grid: String = "200x100"

  @Option(parsing: .unconditional, help: ArgumentHelp("After how many steps.", valueName: "N"))
  var step: String = "0"

  @Option(help: "json or csv.")
  var format: Format = .json

  func validate() throws {
    _ = try Self.size(grid)
    _ = try Count.parse(step, flag: "--step", from: 0)
    _ = try xRange.map { try Self.range($0, flag: "--x-range") }
    _ = try yRange.map { try Self.range($0, flag: "--y-range") }
  }

  func run() throws {
    let scene = try options.open()
    let experiment = scene.experiment
    let names = experiment.names
    let history = try Self.history(of: experiment, to: Count.parse(step, flag: "--step", from: 0))
    let (axisX, axisY) = try axes(scene, names)
    let found = AutomaticViewport.viewport(
      of: history, to: history.latestStep, contour: scene.contour, x: axisX, y: axisY)
    let size = try Self.size(grid)
    let xs = CostSlice.spread(try xRange.map { try Self.range($0, flag: "--x-range") } ?? found.x, count: size.columns)
    let ys =
      axisY == nil
      ? [0] : CostSlice.spread(try yRange.map { try Self.range($0, flag: "--y-range") } ?? found.y, count: size.rows)
    let slice = CostSlice(Objective(experiment), through: history.latest.state.parameters, x: axisX, y: axisY)
    let costs = Self.grid(slice, xs: xs, ys: ys)
    switch format {
    case .json: writeJSON(names, axisX, axisY, xs, ys, costs)
    case .csv: writeCSV(names, axisX, axisY, xs, ys, costs)
    }
  }

  private static func history(of experiment: Experiment, to step: Int) throws -> History {
    var history = History(experiment)
    for _ in 0..<step { history.advance() }
    return history
  }

  private static func grid(_ slice: CostSlice, xs: [Double], ys: [Double]) -> [Double] {
    let tables = SliceTables(slice, xs: xs, ys: ys)
    var costs = [Double](repeating: 0, count: xs.count * ys.count)
    costs.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let target = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: tables.partCount) { tables.fill($0, of: target) }
    }
    return costs
  }

  /// The axes asked for, else the scene's, else the first two parameters.
  private func axes(_ scene: Scene, _ names: ParameterNames) throws -> (x: Int, y: Int?) {
    func index(_ name: String, _ flag: String) throws -> Int {
      guard let index = names.index(of: name) else {
        let last = names.name(at: names.weightCount - 1)
        let biases = names.biasCount > 0 ? " and b1 to b\(names.biasCount)" : ""
        throw Failure(.usage, "error: \(flag): no parameter '\(name.sanitizedPath)'; there are w1 to \(last)\(biases)")
      }
      return index
    }
    let first = try x.map { try index($0, "--x") } ?? scene.contour?.x.flatMap(names.index(of:)) ?? 0
    guard names.count > 1 else {
      if y != nil { throw Failure(.usage, "error: --y: this scene has a single parameter") }
      return (first, nil)
    }
    var second = try y.map { try index($0, "--y") } ?? scene.contour?.y.flatMap(names.index(of:)) ?? 1
    if second == first {
      if y != nil { throw Failure(.usage, "error: --x and --y: two different parameters, please") }
      second = first == 0 ? 1 : 0
    }
    return (first, second)
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
    for row in ys.indices {
      Output.write((row > 0 ? "," : "") + JSONText.array(costs[row * xs.count..<(row + 1) * xs.count]))
    }
    Output.write("]}\n")
  }

  private func writeCSV(
    _ names: ParameterNames, _ x: Int, _ y: Int?, _ xs: [Double], _ ys: [Double], _ costs: [Double]
  ) {
    let second = y.map { names.name(at: $0) + "," } ?? ""
    Output.write("\(names.name(at: x)),\(second)cost\r\n")
    for row in ys.indices {
      for column in xs.indices {
        let cost = costs[row * xs.count + column]
        Output.write("\(xs[column]),\(y == nil ? "" : "\(ys[row]),")\(cost.isFinite ? "\(cost)" : "")\r\n")
      }
    }
  }

  private static func size(_ text: String) throws -> (columns: Int, rows: Int) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (2...4_000).contains(columns),
      (2...4_000).contains(rows)
    else { throw ValidationError("--grid: '\(text.sanitizedPath)' is not a size such as 200x100, 2 to 4000 each") }
    return (columns, rows)
  }

  private static func range(_ text: String, flag: String) throws -> ClosedRange<Double> {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Overrides.plainNumber(String($0)) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low < high else {
      throw ValidationError("\(flag): '\(text.sanitizedPath)' is not a range such as -6:6, the smaller number first")
    }
    return low...high
  }
}
