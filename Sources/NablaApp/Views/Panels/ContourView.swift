// Lines of equal cost over two parameters, with the run's path running down them.

import NablaCanvas
import NablaCore

/// Where the contour's plot lies in its panel, for drawing and for computing.
struct ContourGeometry {
  /// The cells of the plot, inside the panel's border and above its legend.
  let plot: Rect

  init(inside rect: Rect) {
    plot = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - (rect.height > 4 ? 1 : 0))
  }

  init(rect: Rect) { self.init(inside: rect.inset(columns: 1, rows: 1)) }
}

struct ContourView {
  let model: Model

  func heading(_ pencil: Pencil) -> (title: String, trailing: String) {
    let names = model.names
    let x = names.name(at: model.look.axisX)
    let name = Label.panel(.contour).text(in: pencil.language)
    guard let y = model.look.axisY else { return ("\(name) C(\(x))", "") }
    let isSlice = names.count > 2
    return (
      "\(name) C(\(x), \(names.name(at: y)))",
      isSlice ? Label.slice(step: model.situation.step.state.step).text(in: pencil.language) : ""
    )
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let image = model.slice, let wanted = model.wantedSlice, image.request.columns == wanted.columns,
      image.request.rows == wanted.rows, image.request.slice.y == wanted.slice.y
    else {
      frame.put(pencil.words(.computing), Style(.dim), x: rect.x + 1, y: rect.y)
      return
    }
    let plot = ContourGeometry(inside: rect).plot
    if model.look.axisY == nil {
      CostCurveView(model: model, image: image).draw(in: plot, of: &frame, pencil)
    } else {
      let levels = ContourLevels.levels(of: image.costs, atMost: max(4, min(11, plot.height / 2)))
      drawLines(image, levels, in: plot, of: &frame, pencil)
    }
    if rect.height > plot.height { drawLegend(image, in: rect, of: &frame, pencil) }
  }

  // MARK: Lines

  private func drawLines(
    _ image: SliceImage, _ levels: [Double], in plot: Rect, of frame: inout Frame, _ pencil: Pencil
  ) {
    var grid = DotGrid(plot, level: pencil.level)
    let map = PlaneMap(image: image, grid: grid)
    var labels: [(text: String, x: Int, y: Int, role: Role)] = []
    for (number, level) in levels.enumerated() {
      let role = Role.ramp(levels.count > 1 ? 2 + number * (Role.rampLevels - 3) / (levels.count - 1) : 4)
      let segments = Isolines.segments(of: image.costs, columns: image.xs.count, level: level)
      for segment in segments {
        grid.line(from: map.dot(segment.x1, segment.y1), to: map.dot(segment.x2, segment.y2), Pen(role, priority: 1))
      }
      if let place = labelPlace(segments, map, plot, grid, level: number, of: levels.count) {
        labels.append((Numeral.significant(level, digits: 6).trimmedZeros, place.x, place.y, role))
      }
    }
    drawOtherRuns(map, &grid)
    drawPath(map, &grid)
    grid.draw(into: &frame)
    drawLabels(labels, in: plot, of: &frame)
    drawMarks(map, grid, in: plot, of: &frame, pencil)
  }

  /// Where a level's number goes: on a flat piece of its line, each level in a strip of its own.
  private func labelPlace(
    _ segments: [IsolineSegment], _ map: PlaneMap, _ plot: Rect, _ grid: DotGrid, level: Int, of count: Int
  ) -> (x: Int, y: Int)? {
    guard plot.width >= 24, plot.height >= 6 else { return nil }
    let wanted = Double(plot.width) * (0.2 + 0.6 * Double((level * 5) % count) / Double(count))
    var best: (score: Double, x: Int, y: Int)?
    for segment in segments {
      let from = map.dot(segment.x1, segment.y1)
      let to = map.dot(segment.x2, segment.y2)
      let slant = abs(to.y - from.y) / (abs(to.x - from.x) + 0.1)
      let x = (from.x + to.x) / 2 / Double(grid.dotsPerCell.columns)
      let y = (from.y + to.y) / 2 / Double(grid.dotsPerCell.rows)
      let score = slant * 20 + abs(x - wanted)
      if score < best?.score ?? .infinity { best = (score, plot.x + Int(clamping: x), plot.y + Int(clamping: y)) }
    }
    return best.map { ($0.x, $0.y) }
  }

  private func drawLabels(_ labels: [(text: String, x: Int, y: Int, role: Role)], in plot: Rect, of frame: inout Frame)
  {
    var rows: Set<Int> = []
    for label in labels {
      let width = TextWidth.of(label.text)
      let x = min(max(label.x - width / 2, plot.x), plot.maxX - width)
      guard rows.isDisjoint(with: (x - 1..<x + width + 1).map { label.y * 10_000 + $0 }) else { continue }
      rows.formUnion((x - 1..<x + width + 1).map { label.y * 10_000 + $0 })
      frame.put(label.text, Style(label.role), x: x, y: label.y)
    }
  }

  // MARK: Paths

  private func points(of history: History, to step: Int) -> [(x: Double, y: Double)] {
    guard let y = model.look.axisY else { return [] }
    let shown = history.path.points.prefix(step / history.path.spacing + 1)
    return shown.map { ($0[model.look.axisX], $0[y]) }
  }

  private func drawOtherRuns(_ map: PlaneMap, _ grid: inout DotGrid) {
    let current = model.workspace.currentNumber
    for run in model.workspace.runs where run.number != current {
      guard run.history.experiment.names == model.names else { continue }
      let line = points(of: run.history, to: run.history.latestStep).map { map.dot(x: $0.x, y: $0.y) }
      grid.polyline(line, Pen(.ghost, priority: 2), .dotted)
    }
  }

  private func drawPath(_ map: PlaneMap, _ grid: inout DotGrid) {
    var line = points(of: model.workspace.history, to: model.workspace.cursor.step).map { map.dot(x: $0.x, y: $0.y) }
    line.append(map.dot(x: here.x, y: here.y))
    grid.polyline(line, Pen(.accent, .bold, priority: 5))
  }

  private var here: (x: Double, y: Double) {
    (model.situation.parameters[model.look.axisX], model.situation.parameters[model.look.axisY!])
  }

  private func drawMarks(_ map: PlaneMap, _ grid: DotGrid, in plot: Rect, of frame: inout Frame, _ pencil: Pencil) {
    func cell(_ x: Double, _ y: Double) -> Point? {
      let dot = map.dot(x: x, y: y)
      guard dot.x.isFinite, dot.y.isFinite else { return nil }
      return Point(
        x: plot.x + Int(clamping: (dot.x / Double(grid.dotsPerCell.columns)).rounded(.down)),
        y: plot.y + Int(clamping: (dot.y / Double(grid.dotsPerCell.rows)).rounded(.down)))
    }
    let path = points(of: model.workspace.history, to: model.workspace.cursor.step)
    var previous: Point?
    for point in path.dropFirst() {
      guard let place = cell(point.x, point.y) else { continue }
      // A mark for each step that is far enough from the last mark to be told apart.
      if let last = previous, abs(last.x - place.x) < 3, abs(last.y - place.y) < 2 { continue }
      frame.set(pencil.symbols.path, Style(.accent), x: place.x, y: place.y)
      previous = place
    }
    if let first = path.first, let place = cell(first.x, first.y) {
      frame.set(pencil.symbols.start, Style(.accent, .bold), x: place.x, y: place.y)
    }
    guard let now = cell(here.x, here.y) else { return }
    if plot.contains(now) {
      frame.set(pencil.symbols.now, Style(.warning, .bold), x: now.x, y: now.y)
    } else {
      // Outside: an arrow at the edge says where.
      let x = min(max(now.x, plot.x), plot.maxX - 1)
      let y = min(max(now.y, plot.y), plot.maxY - 1)
      let arrow = pencil.symbols.arrow(dx: Double(now.x - x), dy: Double(now.y - y)) ?? pencil.symbols.leaves
      frame.set(arrow, Style(.warning, .bold), x: x, y: y)
    }
  }

  private func drawLegend(_ image: SliceImage, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let names = model.names
    func ends(_ range: ClosedRange<Double>) -> String {
      "\(Numeral.significant(range.lowerBound, digits: 4).trimmedZeros)…\(Numeral.significant(range.upperBound, digits: 4).trimmedZeros)"
    }
    var parts = ["\(names.name(at: model.look.axisX)) \(ends(image.request.viewport.x)) →"]
    if let y = model.look.axisY { parts.append("\(names.name(at: y)) \(ends(image.request.viewport.y)) ↑") }
    parts.append("\(pencil.symbols.start) \(pencil.words(.start))")
    parts.append("\(pencil.symbols.now) C \(pencil.number(model.situation.step.cost, decimals: 4))")
    var x = rect.x + 1
    for part in parts {
      let text = pencil.words(part)
      guard x + TextWidth.of(text) <= rect.maxX else { break }
      x = frame.put(text, Style(.dim), x: x, y: rect.maxY - 1) + 2
    }
  }
}

/// From places in a plane to dots.
struct PlaneMap {
  private let viewport: Viewport
  private let columns: Double
  private let rows: Double
  private let xs: [Double]
  private let ys: [Double]

  init(image: SliceImage, grid: DotGrid) {
    viewport = image.request.viewport
    columns = Double(max(1, grid.columns - 1))
    rows = Double(max(1, grid.rows - 1))
    xs = image.xs
    ys = image.ys
  }

  /// The dot of a point of the plane.
  func dot(x: Double, y: Double) -> DotPoint {
    DotPoint(
      x: (x - viewport.x.lowerBound) / (viewport.x.upperBound - viewport.x.lowerBound) * columns,
      y: (1 - (y - viewport.y.lowerBound) / (viewport.y.upperBound - viewport.y.lowerBound)) * rows)
  }

  /// The dot of a place in the grid: column and row with fractions.
  func dot(_ column: Double, _ row: Double) -> DotPoint {
    dot(x: Self.value(xs, column), y: Self.value(ys, row))
  }

  private static func value(_ values: [Double], _ place: Double) -> Double {
    let index = min(max(Int(clamping: place.rounded(.down)), 0), values.count - 1)
    let next = min(index + 1, values.count - 1)
    return values[index] + (values[next] - values[index]) * (place - Double(index))
  }
}

/// Which costs get a line: round numbers, so that lines stay where they are while the slice changes a little.
enum ContourLevels {
  static func levels(of costs: [Double], atMost most: Int) -> [Double] {
    var low = Double.infinity
    var high = -Double.infinity
    for cost in costs where cost.isFinite {
      low = min(low, cost)
      high = max(high, cost)
    }
    guard low < high else { return [] }
    if low > 0, high / low > 8 {
      for digits in [[1.0, 1.5, 2, 3, 5, 7], [1.0, 2, 5], [1.0, 3], [1.0]] {
        let levels = geometric(from: low, to: high, digits: digits)
        if levels.count <= most, !levels.isEmpty { return levels }
      }
      let all = geometric(from: low, to: high, digits: [1])
      return thinned(all, to: most)
    }
    return Ticks.linear(from: low, to: high, atMost: most).map(\.value).filter { $0 > low && $0 < high }
  }

  private static func geometric(from low: Double, to high: Double, digits: [Double]) -> [Double] {
    let first = Int(clamping: decimalLogarithm(max(low, 1e-300)).rounded(.down))
    let last = Int(clamping: decimalLogarithm(high).rounded(.up))
    return (first...max(first, last)).flatMap { power in
      digits.map { $0 * (Double("1e\(power)") ?? 0) }
    }.filter { $0 > low && $0 < high }
  }

  private static func thinned(_ levels: [Double], to most: Int) -> [Double] {
    let stride = (levels.count + most - 1) / max(1, most)
    return levels.indices.filter { $0 % max(1, stride) == 0 }.map { levels[$0] }
  }
}

extension String {
  /// A decimal number without the zeros that say nothing: 0.5 for 0.500000.
  var trimmedZeros: String {
    guard contains("."), !contains("e") else { return self }
    var rest = self[...]
    while rest.last == "0" { rest.removeLast() }
    if rest.last == "." { rest.removeLast() }
    return String(rest)
  }
}
