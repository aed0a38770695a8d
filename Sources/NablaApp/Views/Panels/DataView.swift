// The samples and what the network makes of them: a boundary, a fitted curve, a closed curve, or a table.

import NablaCanvas
import NablaCore

struct DataView {
  let model: Model

  private var data: Dataset? { model.workspace.history.experiment.dataset }

  /// How the samples can be shown.
  private enum Shape {
    case boundary, fit, closedCurve, table
  }

  private var shape: Shape {
    guard let data else { return .table }
    if data.inputCount == 2, data.targetCount == 1, data.count > 1 { return .boundary }
    if data.inputCount == 1, data.targetCount == 1, data.count > 2 { return .fit }
    if data.inputCount == 1, data.targetCount == 2, data.count > 2 { return .closedCurve }
    return .table
  }

  func trailing(_ pencil: Pencil) -> String {
    guard let data, let pass = model.situation.pass, shape == .boundary || data.count > 1, isClassification(data) else {
      return ""
    }
    let right = (0..<data.count).count { sample in
      (pass.outputs[sample] >= 0.5) == (data.targets[sample] >= 0.5)
    }
    return Label.correct(right, of: data.count).text(in: pencil.language)
  }

  private func isClassification(_ data: Dataset) -> Bool {
    data.targetCount == 1 && data.targets.allSatisfy { $0 == 0 || $0 == 1 }
  }

  func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard let data, model.situation.pass != nil else {
      for (offset, line) in pencil.words(.noData).wrapped(to: rect.width - 2).enumerated() {
        frame.put(line, Style(.dim), x: rect.x + 1, y: rect.y + offset)
      }
      return
    }
    switch shape {
    case .boundary: drawBoundary(data, in: rect, of: &frame, pencil)
    case .fit: drawFit(data, in: rect, of: &frame, pencil)
    case .closedCurve: drawClosedCurve(data, in: rect, of: &frame, pencil)
    case .table: drawTable(data, in: rect, of: &frame, pencil)
    }
  }

  private func outputs(_ inputs: [Double], at parameters: [Double]? = nil) -> [Double] {
    ForwardPass(of: model.situation.network!, at: parameters ?? model.situation.parameters, inputs: inputs).outputs
  }

  /// The range of some values with a margin.
  private func range(_ values: some Sequence<Double>, margin: Double = 0.12) -> ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    let room = max((high - low) * margin, 1e-9)
    return (low - room)...(high + room)
  }

  // MARK: Two inputs, one output

  private func drawBoundary(_ data: Dataset, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let xs = stride(from: 0, to: data.inputs.count, by: 2).map { data.inputs[$0] }
    let ys = stride(from: 1, to: data.inputs.count, by: 2).map { data.inputs[$0] }
    let across = range(xs)
    let up = range(ys)
    let grid = HeatMap.resolution(in: rect, level: pencil.level, hasColour: pencil.hasColour)
    var inputs: [Double] = []
    inputs.reserveCapacity(2 * grid.columns * grid.rows)
    for row in 0..<grid.rows {
      let y = up.upperBound - (up.upperBound - up.lowerBound) * (Double(row) + 0.5) / Double(grid.rows)
      for column in 0..<grid.columns {
        let x =
          across.lowerBound + (across.upperBound - across.lowerBound) * (Double(column) + 0.5) / Double(grid.columns)
        inputs.append(x)
        inputs.append(y)
      }
    }
    let isUnit = data.targets.allSatisfy { $0 >= 0 && $0 <= 1 }
    let values = outputs(inputs)
    HeatMap(values, rows: grid.rows, columns: grid.columns, ramp: isUnit ? .boundary : .sequential)
      .draw(in: rect, of: &frame, level: pencil.level, hasColour: pencil.hasColour)
    for sample in 0..<data.count {
      let shareX = (xs[sample] - across.lowerBound) / (across.upperBound - across.lowerBound)
      let shareY = (up.upperBound - ys[sample]) / (up.upperBound - up.lowerBound)
      let x = rect.x + Int(clamping: (shareX * Double(rect.width)).rounded(.down))
      let y = rect.y + Int(clamping: (shareY * Double(rect.height)).rounded(.down))
      let isOne = data.targets[sample] >= 0.5
      let isChosen = sample == model.look.sample
      let background = frame[x, y].style.background
      let glyph: Unicode.Scalar = isOne ? "x" : "o"
      var style = Style(.text, on: background, .bold)
      if isChosen { style.attributes.insert(.reverse) }
      frame.set(glyph, style, x: x, y: y)
    }
  }

  // MARK: One input

  private func drawFit(_ data: Dataset, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let across = range(data.inputs, margin: 0.06)
    let columns = max(2, 2 * rect.width)
    let inputs = CostSlice.spread(across, count: columns)
    let fitted = outputs(inputs)
    let up = range(data.targets + fitted.filter(\.isFinite).filter { abs($0) < 1e6 }, margin: 0.1)
    var grid = DotGrid(rect, level: pencil.level)
    let map = UnitMap(across, up, grid)
    grid.polyline(zip(inputs, fitted).map { map.dot($0, $1) }, Pen(.series(0), .bold, priority: 2))
    grid.draw(into: &frame)
    for sample in 0..<data.count {
      let dot = map.dot(data.inputs[sample], data.targets[sample])
      let style = Style(.warning, sample == model.look.sample ? [.bold, .reverse] : .bold)
      frame.set(
        pencil.symbols.path, style, x: rect.x + Int(clamping: dot.x) / grid.dotsPerCell.columns,
        y: rect.y + Int(clamping: dot.y) / grid.dotsPerCell.rows)
    }
  }

  private func drawClosedCurve(_ data: Dataset, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    func points(_ values: [Double]) -> [(Double, Double)] {
      stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }
    }
    let targets = points(data.targets)
    var grid = DotGrid(rect, level: pencil.level)
    let map = UnitMap(
      range(targets.map(\.0), margin: 0.15), range(targets.map(\.1), margin: 0.15), grid, keepsAspect: true)
    func closed(_ line: [(Double, Double)]) -> [DotPoint] {
      (line + line.prefix(1)).map { map.dot($0.0, $0.1) }
    }
    let dense = (0...240).map { data.inputs[0] + (data.inputs[data.count - 1] - data.inputs[0]) * Double($0) / 240 }
    for ghost in ghosts {
      grid.polyline(points(outputs(dense, at: ghost)).map { map.dot($0.0, $0.1) }, Pen(.ghost, priority: 1), .dotted)
    }
    grid.polyline(closed(targets), Pen(.dim, priority: 2), .dotted)
    grid.polyline(points(outputs(dense)).map { map.dot($0.0, $0.1) }, Pen(.series(0), .bold, priority: 3))
    grid.draw(into: &frame)
    let output = points(outputs(Array(data.input(model.look.sample))))[0]
    let dot = map.dot(output.0, output.1)
    if dot.x.isFinite, dot.y.isFinite {
      frame.set(
        pencil.symbols.now, Style(.warning, .bold), x: rect.x + Int(clamping: dot.x) / grid.dotsPerCell.columns,
        y: rect.y + Int(clamping: dot.y) / grid.dotsPerCell.rows)
    }
    let legend = ":: \(pencil.words(.target))  -- \(pencil.words(.current))"
    pencil.put(legend, Style(.dim), x: rect.x + 1, y: rect.maxY - 1, width: rect.width - 2, in: &frame)
  }

  /// The parameters some while ago: at a half and a quarter of the way here.
  private var ghosts: [[Double]] {
    let path = model.workspace.history.path
    let step = model.workspace.cursor.step
    return [step / 4, step / 2].filter { $0 > 0 && $0 < step }.compactMap { wanted in
      let index = wanted / path.spacing
      return path.points.indices.contains(index) ? path.points[index] : nil
    }
  }

  // MARK: Anything else

  private func drawTable(_ data: Dataset, in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let pass = model.situation.pass!
    let inputs = min(data.inputCount, max(1, (rect.width - 30) / 8 + 1), 4)
    let targets = min(data.targetCount, 2)
    var y = rect.y
    func row(_ cells: [(text: String, role: Role)], _ style: Style.Attributes = []) {
      var x = rect.x
      for cell in cells {
        frame.put(cell.text, Style(cell.role, style), x: x, y: y)
        x += TextWidth.of(cell.text)
      }
      y += 1
    }
    var heading = (0..<inputs).map { ("x\($0 + 1)".padded(to: 8, .right), Role.dim) }
    for label in [Label.target, .prediction, .error] where rect.width > 8 * heading.count {
      heading.append((pencil.words(label).padded(to: 9, .right), .dim))
    }
    row(heading)
    let rows = max(1, rect.height - 1)
    let first = min(max(0, model.look.sample - rows / 2), max(0, data.count - rows))
    for sample in first..<min(data.count, first + rows) {
      for unit in 0..<targets where y < rect.maxY {
        let input = Array(data.input(sample).prefix(inputs))
        var cells = input.map {
          (unit == 0 ? pencil.number($0, width: 8, decimals: 3) : String(repeating: " ", count: 8), Role.text)
        }
        let target = data.targets[sample * data.targetCount + unit]
        let output = pass.outputs[sample * data.targetCount + unit]
        cells.append((pencil.number(target, width: 9), .text))
        cells.append((pencil.number(output, width: 9), .accent))
        cells.append((pencil.number(target - output, width: 9, sign: .always), target < output ? .negative : .positive))
        row(cells, sample == model.look.sample && data.count > 1 ? .bold : [])
      }
    }
  }
}

/// From coordinates of a plane to dots.
private struct UnitMap {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let columns: Double
  private let rows: Double

  /// - Parameter keepsAspect: whether one unit is equally long both ways on screen.
  init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ grid: DotGrid, keepsAspect: Bool = false) {
    columns = Double(max(1, grid.columns - 1))
    rows = Double(max(1, grid.rows - 1))
    guard keepsAspect else {
      self.x = x
      self.y = y
      return
    }
    // How wide and tall the picture is, in dots across.
    let width = columns
    let height = rows * grid.dotAspect
    let unit = max((x.upperBound - x.lowerBound) / width, (y.upperBound - y.lowerBound) / height)
    func stretched(_ range: ClosedRange<Double>, _ length: Double) -> ClosedRange<Double> {
      let centre = (range.lowerBound + range.upperBound) / 2
      return (centre - unit * length / 2)...(centre + unit * length / 2)
    }
    self.x = stretched(x, width)
    self.y = stretched(y, height)
  }

  func dot(_ valueX: Double, _ valueY: Double) -> DotPoint {
    DotPoint(
      x: (valueX - x.lowerBound) / (x.upperBound - x.lowerBound) * columns,
      y: (y.upperBound - valueY) / (y.upperBound - y.lowerBound) * rows)
  }
}
