// Targets and outputs over one input: the area between them, and squares standing on the errors.

import NablaCanvas
import NablaCore
import NablaModel
import NablaWords

struct ErrorCurve {
  @Shown var model: Model
  let passes: NetworkPasses

  private var data: Dataset { passes.data }
  /// x1 of each sample, whatever features are made of it.
  private var xs: [Double] { data.rawInputs }

  /// More squares than that would hide each other: then bars show e².
  private static let mostSquares = 12

  var hasManySamples: Bool { data.count > Self.mostSquares }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let hasStrip = hasManySamples && rect.height >= 12
    let upper = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - (hasStrip ? 4 : 0))
    let across = NeuronCurve.range(of: xs, around: nil)
    // The start's outputs count too, so that errors are seen to shrink and not the picture to grow.
    let start = model.workspace.history.path.points.first.map { passes.outputs(data.inputs, at: $0) } ?? []
    let now = passes.forward.outputs
    let sorted = xs.indices.sorted { xs[$0] < xs[$1] }
    let columns = max(2, min(2 * rect.width, 400))
    let places = CostSlice.spread(across, count: columns)
    let curve = passes.outputs(atPlaces: places)
    let up = NeuronCurve.range(of: data.targets + now + start, around: nil)
    let plot = CurvePlot(
      [], scaling: .linear, xRange: across, valueRange: up,
      xLabel: passes.network.nodeName(column: 0, unit: 0))
    plot.draw(in: upper, of: &frame, symbols: pencil.symbols, level: pencil.level, isBold: pencil.isBold)
    let area = plot.area(in: upper, symbols: pencil.symbols, level: pencil.level)
    var grid = pencil.grid(area)
    let map = UnitMap(across, up, grid)
    let targets = sorted.map { map.dot(xs[$0], data.targets[$0]) }
    let isFunction = zip(sorted, sorted.dropFirst()).allSatisfy { xs[$0] < xs[$1] }
    if isFunction, data.count > 1 {
      hatch(between: targets, and: zip(places, curve).map { map.dot($0, $1) }, &grid)
      grid.polyline(targets, Pen(.warning, priority: 1), .dotted)
    }
    if !hasManySamples { drawSquares(map, now, &grid) }
    for sample in xs.indices {
      let stroke = Pen(.accent, sample == model.sample ? .bold : [], priority: 2)
      grid.line(
        from: map.dot(xs[sample], data.targets[sample]), to: map.dot(xs[sample], now[sample]), stroke)
    }
    grid.polyline(zip(places, curve).map { map.dot($0, $1) }, Pen(.series(0), .bold, priority: 3))
    grid.draw(into: &frame)
    for sample in xs.indices {
      guard let cell = map.markedCell(xs[sample], data.targets[sample], grid) else { continue }
      frame.set(pencil.symbols.path, Style(.warning, .bold), x: cell.x, y: cell.y)
    }
    if let cell = map.markedCell(xs[model.sample], now[model.sample], grid) {
      frame.set(pencil.symbols.now, Style(.accent, .bold), x: cell.x, y: cell.y)
    }
    if hasStrip { drawStrip(below: area, across, start, in: rect, of: &frame, pencil) }
    drawLegend(in: area, grid, of: &frame, pencil)
  }

  /// Every fourth diagonal of dots between two lines from left to right.
  private func hatch(between first: [DotPoint], and second: [DotPoint], _ grid: inout DotGrid) {
    guard let left = first.first, let right = first.last, right.x > left.x else { return }
    let from = max(0, Int(clamping: left.x.rounded(.up)))
    let to = min(grid.columns - 1, Int(clamping: right.x.rounded(.down)))
    guard from <= to else { return }
    for x in from...to {
      guard let one = Self.height(of: first, at: Double(x)), let other = Self.height(of: second, at: Double(x)) else {
        continue
      }
      let top = max(0, Int(clamping: min(one, other).rounded()))
      let bottom = min(grid.rows - 1, Int(clamping: max(one, other).rounded()))
      guard top <= bottom else { continue }
      for y in top...bottom where (x + y) % 4 == 0 { grid.dot(x: x, y: y, Pen(.ghost)) }
    }
  }

  /// The height of a line at a place, between the points beside it; nil beyond its ends.
  private static func height(of line: [DotPoint], at x: Double) -> Double? {
    var low = 0
    var high = line.count
    while low < high {
      let middle = (low + high) / 2
      if line[middle].x <= x { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let left = line[low - 1]
    guard low < line.count else { return left.x == x && left.y.isFinite ? left.y : nil }
    let right = line[low]
    let share = right.x > left.x ? (x - left.x) / (right.x - left.x) : 0
    let height = left.y + share * (right.y - left.y)
    return height.isFinite ? height : nil
  }

  // MARK: Squares

  /// A square on each error, as wide as high on screen, to the side where there is room.
  private func drawSquares(_ map: UnitMap, _ now: [Double], _ grid: inout DotGrid) {
    for sample in xs.indices {
      let target = map.dot(xs[sample], data.targets[sample])
      let output = map.dot(xs[sample], now[sample])
      let side = abs(target.y - output.y) * grid.dotAspect
      guard side.isFinite, side >= 2 else { continue }
      let isRight = target.x + side <= Double(grid.columns - 1) || target.x < side
      let far = isRight ? target.x + side : target.x - side
      let pen = Pen(.series(1), priority: sample == model.sample ? 2 : 1)
      let corners = [
        target, DotPoint(x: far, y: target.y), DotPoint(x: far, y: output.y), DotPoint(x: output.x, y: output.y),
      ]
      grid.polyline(corners, pen)
    }
  }

  /// e² of each sample as bars below the curve, their scale kept from the start of the run.
  private func drawStrip(
    below area: Rect, _ across: ClosedRange<Double>, _ start: [Double], in rect: Rect, of frame: inout Frame,
    _ pencil: Pencil
  ) {
    let now = passes.forward.outputs
    func squares(_ outputs: [Double]) -> [Double] {
      zip(data.targets, outputs).map { ($0 - $1) * ($0 - $1) }
    }
    let greatest = (squares(now) + squares(start)).filter(\.isFinite).max() ?? 1
    var grid = pencil.grid(Rect(x: area.x, y: rect.maxY - 3, width: area.width, height: 3))
    let map = UnitMap(across, 0...max(greatest, 1e-300), grid)
    for (sample, square) in squares(now).enumerated() {
      let pen = Pen(.series(1), sample == model.sample ? .bold : [])
      grid.line(from: map.dot(xs[sample], 0), to: map.dot(xs[sample], square), pen)
    }
    grid.draw(into: &frame)
    let name = pencil.words("e²")
    frame.put(name, Style(.series(1)), x: max(rect.x, area.x - 1 - TextWidth.of(name)), y: rect.maxY - 3)
  }

  /// What the marks mean, in the corner with the fewest dots.
  private func drawLegend(in area: Rect, _ grid: DotGrid, of frame: inout Frame, _ pencil: Pencil) {
    let line = pencil.symbols.isASCII ? "--" : "──"
    let entries: [(String, Role)] = [
      ("\(pencil.symbols.path)  \(pencil.words(.target))", .warning),
      ("\(line) \(pencil.words(.prediction))", .series(0)),
    ]
    let width = entries.map { TextWidth.of($0.0) }.max() ?? 0
    guard area.height >= 4, area.width >= 3 * width else { return }
    let corners = [
      Point(x: area.maxX - width, y: area.y), Point(x: area.x, y: area.y),
      Point(x: area.maxX - width, y: area.maxY - entries.count), Point(x: area.x, y: area.maxY - entries.count),
    ]
    let best = corners.min { first, second in
      func inked(_ corner: Point) -> Int {
        grid.inkedCells(in: Rect(x: corner.x, y: corner.y, width: width, height: entries.count))
      }
      return inked(first) < inked(second)
    }!
    guard grid.inkedCells(in: Rect(x: best.x, y: best.y, width: width, height: entries.count)) == 0 else { return }
    for (offset, entry) in entries.enumerated() {
      frame.put(entry.0, Style(entry.1), x: best.x, y: best.y + offset)
    }
  }
}
