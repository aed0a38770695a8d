// Which slice of the cost, and how fine: what `contour` and `bench` both take.

import ArgumentParser
import Dispatch
import NablaCanvas
import NablaCore
import NablaDiagrams
import NablaLesson
import NablaModel

struct SliceOptions: ParsableArguments {
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
    help: ArgumentHelp(
      ko: "가로와 세로의 점 수. 각각 2부터 4000까지.", en: "How many points along x and y, 2 to 4000 each.", valueName: "200x100"))
  var grid: String = "200x100"

  func validate() throws {
    _ = try size()
    _ = try xRange.map { try Self.range($0, flag: "--x-range") }
    _ = try yRange.map { try Self.range($0, flag: "--y-range") }
  }

  /// A slice with the part of it that is looked at.
  struct Choice {
    let x: Int
    let y: Int?
    let viewport: Viewport
    let columns: Int
    let rows: Int
  }

  /// What the flags choose of a scene's run, else what the scene or the run itself suggests.
  func choice(of scene: Scene, _ history: History) throws -> Choice {
    try Self.choice(of: scene, history, x: x, y: y, xRange: xRange, yRange: yRange, size: size())
  }

  /// - Parameters:
  ///   - scene: says which axes and ranges are good.
  ///   - history: the run from which they are found where it does not.
  ///   - x: the flag's parameter along x.
  ///   - y: the one along y.
  ///   - xRange: the flag's range along x.
  ///   - yRange: the one along y.
  ///   - size: how many points each way.
  static func choice(
    of scene: Scene, _ history: History, x: String?, y: String?, xRange: String?, yRange: String?,
    size: (columns: Int, rows: Int)
  ) throws -> Choice {
    let (axisX, axisY) = try axes(x, y, scene, scene.experiment.names)
    let found = AutomaticViewport.viewport(
      of: history, to: history.latestStep, contour: scene.contour, x: axisX, y: axisY)
    return Choice(
      x: axisX, y: axisY,
      viewport: Viewport(
        x: try xRange.map { try Self.range($0, flag: "--x-range") } ?? found.x,
        y: try yRange.map { try Self.range($0, flag: "--y-range") } ?? found.y),
      columns: size.columns, rows: axisY == nil ? 1 : size.rows)
  }

  /// The axes asked for, else the scene's, else the first two parameters.
  private static func axes(
    _ x: String?, _ y: String?, _ scene: Scene, _ names: ParameterNames
  ) throws -> (x: Int, y: Int?) {
    func index(_ name: String, _ flag: String) throws -> Int {
      guard let index = names.index(of: name) else {
        let last = names.name(at: names.weightCount - 1)
        let biases = names.biasCount > 0 ? " and b1 to b\(names.biasCount)" : ""
        throw Failure(
          .usage, ko: "\(flag): 매개변수 '\(Particle.attach(name.sanitizedPath + "'", .topic)) 없어요. 있는 것: \(names.summary)",
          en: "\(flag): no parameter '\(name.sanitizedPath)'; there are w1 to \(last)\(biases)")
      }
      return index
    }
    let first = try x.map { try index($0, "--x") } ?? scene.contour?.x.flatMap(names.index(of:)) ?? 0
    guard names.count > 1 else {
      if y != nil {
        throw Failure(.usage, ko: "--y: 이 장면에는 매개변수가 하나뿐이에요", en: "--y: this scene has a single parameter")
      }
      return (first, nil)
    }
    var second = try y.map { try index($0, "--y") } ?? scene.contour?.y.flatMap(names.index(of:)) ?? names.order[1]
    if second == first {
      if y != nil {
        throw Failure(
          .usage, ko: "--x와 --y에는 서로 다른 매개변수를 쓰세요", en: "--x and --y: two different parameters, please")
      }
      second = names.first(except: first)!
    }
    return (first, second)
  }

  private func size() throws -> (columns: Int, rows: Int) {
    let parts = grid.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (2...4_000).contains(columns),
      (2...4_000).contains(rows)
    else {
      throw ValidationError(
        ko: "--grid: '\(Particle.attach(grid.sanitizedPath + "'", .topic)) 200x100 같은 크기가 아니에요. 2부터 4000까지 쓸 수 있어요",
        en: "--grid: '\(grid.sanitizedPath)' is not a size such as 200x100, 2 to 4000 each")
    }
    return (columns, rows)
  }

  static func range(_ text: String, flag: String) throws -> ClosedRange<Double> {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { NumberWord.value(String($0)) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low < high else {
      throw ValidationError(
        ko: "\(flag): '\(Particle.attach(text.sanitizedPath + "'", .topic)) -6:6처럼 작은 수부터 쓴 범위가 아니에요",
        en: "\(flag): '\(text.sanitizedPath)' is not a range such as -6:6, the smaller number first")
    }
    return low...high
  }
}

extension SliceOptions.Choice {
  /// The values along x, and along y or a single 0.
  var xs: [Double] { CostSlice.spread(viewport.x, count: columns) }
  var ys: [Double] { y == nil ? [0] : CostSlice.spread(viewport.y, count: rows) }

  /// C at every point, row by row.
  ///
  /// - Parameters:
  ///   - slice: the cost over two parameters.
  ///   - threads: how many work at the same time.
  ///   - isTold: whether a person hears how far it is.
  func costs(_ slice: CostSlice, threads: Int, isTold: Bool = false) -> [Double] {
    let tables = SliceTables(slice, xs: xs, ys: ys)
    let parts = tables.partCount
    let progress = isTold ? Progress(.told(ko: "등고선 조각", en: "contour part"), total: parts, isAlone: true) : nil
    defer { progress?.end() }
    return [Double](unsafeUninitializedCapacity: columns * rows) { buffer, initialized in
      nonisolated(unsafe) let target = buffer.baseAddress!
      if threads == 1 {
        for part in 0..<parts {
          tables.fill(part, of: target)
          progress?.advance()
        }
      } else {
        DispatchQueue.concurrentPerform(iterations: min(threads, parts)) { worker in
          for part in Swift.stride(from: worker, to: parts, by: threads) {
            tables.fill(part, of: target)
            progress?.advance()
          }
        }
      }
      initialized = columns * rows
    }
  }
}
