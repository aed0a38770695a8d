// A curve plot laid out in cells: values at the left, steps below, the curves between them.

struct CurveDrawing {
  private let plot: CurvePlot
  private let symbols: Symbols
  private let level: GlyphLevel
  private let steps: ClosedRange<Double>
  private let scale: ValueScale?
  private let ticks: [Tick]
  private let hasFloor: Bool
  /// Where the curves go.
  let area: Rect
  /// The cells the value labels take, with the blank after them.
  private let labelWidth: Int
  private let hasAxes: Bool

  private static let axisStyle = Style(.border)
  private static let labelStyle = Style(.dim)

  init(_ plot: CurvePlot, in rect: Rect, symbols: Symbols, level: GlyphLevel) {
    self.plot = plot
    self.symbols = symbols
    self.level = level
    steps = plot.steps ?? 0...1
    hasAxes = rect.width >= 8 && rect.height >= 3
    let rows = rect.height - (hasAxes ? 1 : 0)
    let most = min(max(rows / 2, 3), 6)
    let exact = plot.scale
    hasFloor = exact?.kind == .logarithmic && rows >= 3 && Self.hasZero(plot)
    let all: [Tick]
    if let constant = plot.constant {
      // Rounding the range would move the line out of the middle.
      scale = exact
      all = [Tick(value: constant, label: Numeral.significant(constant, digits: 3))]
    } else {
      scale = exact.map { plot.valueRange == nil ? Self.rounded($0, atMost: most) : $0 }
      all = scale?.ticks(atMost: most) ?? []
    }
    let width = max(plot.labelWidth, all.map { TextWidth.of($0.label) }.max() ?? 0)
    let hasLabels = hasAxes && rect.width >= 2 * (width + 2)
    ticks = hasLabels ? all : []
    labelWidth = hasLabels ? width + 1 : 0
    let left = labelWidth + (hasAxes ? 1 : 0)
    area = Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: rows)
  }

  package mutating func draw(into frame: inout Frame, isBold: Bool) {
    var grid = DotGrid(area, level: level, isBold: isBold)
    let floorRows = hasFloor ? grid.dotsPerCell.rows : 0
    var trace = CurveTrace(grid: grid, steps: steps, scale: scale, floorRows: floorRows)
    if hasAxes { drawAxes(trace, grid, into: &frame) }
    if let target = plot.target, let row = trace.row(of: target), row >= 0, row <= Double(grid.rows - 1) {
      let end = DotPoint(x: Double(grid.columns - 1), y: row)
      grid.dashedLine(from: DotPoint(x: 0, y: row), to: end, Pen(.dim), .dotted)
    }
    var marks: [(x: Int, y: Int, glyph: Unicode.Scalar, role: Role)] = []
    for (index, series) in plot.series.enumerated() {
      trace = CurveTrace(grid: grid, steps: steps, scale: scale, floorRows: floorRows)
      trace.draw(series, on: &grid, priority: UInt8(min(index + 1, 255)))
      for x in trace.above { marks.append((x, 0, symbols.above, series.role)) }
      for x in trace.below { marks.append((x, area.height - 1, symbols.below, series.role)) }
    }
    grid.draw(into: &frame)
    frame.clipped(to: area) { inside in
      for mark in marks {
        inside.set(mark.glyph, Style(mark.role, .bold), x: area.x + mark.x, y: area.y + mark.y)
      }
    }
    drawTargetLabel(trace, grid, into: &frame)
    if plot.showsLegend { drawLegend(grid, into: &frame) }
    drawMarks(trace, grid, into: &frame)
    drawEnds(trace, grid, into: &frame)
    drawCursor(trace, grid, into: &frame)
  }

  /// The marks at the ends of the lines; where several end in one cell, they stand side by side, the upper lines first.
  private func drawEnds(_ trace: CurveTrace, _ grid: DotGrid, into frame: inout Frame) {
    var taken: Set<Point> = []
    if let cursor = cursorCell(trace, grid) { taken.insert(cursor) }
    for series in plot.series.reversed() {
      guard let mark = series.mark,
        let last = series.samples.last(where: { $0.x.isFinite && !$0.low.isNaN && trace.row(of: $0.low) != nil })
      else { continue }
      let column = trace.column(of: last.x)
      guard column >= 0, column < grid.columns, let row = trace.row(of: last.low) else { continue }
      let inside = min(max(Int(clamping: row.rounded()), 0), grid.rows - 1)
      var cell = Point(
        x: area.x + column / grid.dotsPerCell.columns, y: area.y + inside / grid.dotsPerCell.rows)
      let end = cell.x
      while taken.contains(cell), cell.x > area.x { cell.x -= 1 }
      // At the left edge, where lines that have not begun all are, they go on to the right.
      if taken.contains(cell) { cell.x = end }
      while taken.contains(cell), cell.x < area.maxX - 1 { cell.x += 1 }
      guard taken.insert(cell).inserted else { continue }
      frame.set(mark, Style(series.role, [.bold, .reverse]), x: cell.x, y: cell.y)
    }
    if plot.repeatsMarks { drawMarksAlong(trace, grid, taken, into: &frame) }
  }

  /// Each line's mark once in about 24 columns, no two lines' in one column.
  private func drawMarksAlong(_ trace: CurveTrace, _ grid: DotGrid, _ ends: Set<Point>, into frame: inout Frame) {
    var taken = ends
    let marked = plot.series.filter { $0.mark != nil }
    let parts = max(1, area.width / 24)
    for (number, series) in marked.enumerated() {
      for part in 0..<parts {
        let share = (Double(part) + Double(number + 1) / Double(marked.count + 1)) / Double(parts)
        let x = steps.lowerBound + (steps.upperBound - steps.lowerBound) * share
        guard let sample = series.sample(at: x), let row = trace.row(of: sample.low), row >= 0,
          row <= Double(grid.rows - 1)
        else { continue }
        let column = trace.column(of: sample.x)
        guard column >= 0, column < grid.columns else { continue }
        let cell = Point(
          x: area.x + column / grid.dotsPerCell.columns,
          y: area.y + Int(clamping: row.rounded()) / grid.dotsPerCell.rows)
        guard taken.insert(cell).inserted, let mark = series.mark else { continue }
        frame.set(mark, Style(series.role, .bold), x: cell.x, y: cell.y)
      }
    }
  }

  /// The cell of the last series at the cursor; nil where it is not in sight.
  private func cursorCell(_ trace: CurveTrace, _ grid: DotGrid) -> Point? {
    guard let cursor = plot.cursor, cursor.isFinite, let series = plot.series.last else { return nil }
    let column = trace.column(of: cursor)
    guard column >= 0, column < grid.columns, let sample = series.sample(at: cursor),
      let row = trace.row(of: sample.high)
    else { return nil }
    let inside = min(max(Int(clamping: row.rounded()), 0), grid.rows - 1)
    return Point(x: area.x + column / grid.dotsPerCell.columns, y: area.y + inside / grid.dotsPerCell.rows)
  }

  /// Whether a value lies where a logarithmic axis never comes.
  private static func hasZero(_ plot: CurvePlot) -> Bool {
    plot.series.contains { $0.samples.contains { $0.low <= 0 } }
  }

  /// The scale with round ends, so that ticks stand at or near the corners.
  private static func rounded(_ scale: ValueScale, atMost most: Int) -> ValueScale {
    switch scale.kind {
    case .linear:
      let bounds = Ticks.linearBounds(scale.low, scale.high, atMost: most)
      return ValueScale(.linear, from: bounds.low, to: bounds.high)
    case .logarithmic:
      let bounds = Ticks.logarithmicBounds(scale.low, scale.high)
      return ValueScale(.logarithmic, from: bounds.low, to: bounds.high)
    }
  }

  private func drawAxes(_ trace: CurveTrace, _ grid: DotGrid, into frame: inout Frame) {
    let x = area.x - 1
    for y in area.y..<area.maxY { frame.set(symbols.vertical, Self.axisStyle, x: x, y: y) }
    var taken = Set<Int>()
    func drawTick(_ label: String, at row: Int) {
      guard taken.insert(row).inserted else { return }
      frame.set(symbols.joint([.up, .down, .left]), Self.axisStyle, x: x, y: area.y + row)
      frame.put(label.padded(to: labelWidth - 1, .right), Self.labelStyle, x: x - labelWidth, y: area.y + row)
    }
    if hasFloor, labelWidth > 0 { drawTick("0", at: area.height - 1) }
    for tick in ticks.reversed() {
      guard let row = trace.row(of: tick.value), row >= 0, row <= Double(grid.rows - 1) else { continue }
      drawTick(tick.label, at: Int(clamping: row.rounded()) / grid.dotsPerCell.rows)
    }
    drawStepAxis(trace, grid, into: &frame)
  }

  /// The lower axis with the numbers inside the line: `└0────────400──`.
  private func drawStepAxis(_ trace: CurveTrace, _ grid: DotGrid, into frame: inout Frame) {
    let y = area.maxY
    frame.set(symbols.joint([.up, .right]), Self.axisStyle, x: area.x - 1, y: y)
    for x in area.x..<area.maxX { frame.set(symbols.horizontal, Self.axisStyle, x: x, y: y) }
    guard plot.steps != nil else { return }
    let found = stepTicks
    var free = area.x
    for (index, tick) in found.enumerated() {
      let number = tick.label.drop { $0 == " " }
      let cell = area.x + trace.column(of: tick.value) / grid.dotsPerCell.columns
      let named = plot.xLabel.isEmpty ? String(number) : symbols.spell(plot.xLabel) + " " + number
      for text in index == found.count - 1 ? [named, String(number)] : [String(number)] {
        let width = TextWidth.of(text)
        // The number, not its name, stands under its step.
        let wanted = cell - width + (TextWidth.of(number) + 1) / 2
        let left = min(max(wanted, area.x), area.maxX - width)
        if left < free { continue }
        frame.put(text, Self.labelStyle, x: left, y: y)
        free = left + width + 2
        break
      }
    }
  }

  /// Round numbers of steps; whole ones, where the range begins and ends with whole ones.
  private var stepTicks: [Tick] {
    let most = min(max(area.width / 12, 3), 6)
    let found = Ticks.linear(from: steps.lowerBound, to: steps.upperBound, atMost: most)
    let isWhole = steps.lowerBound.rounded() == steps.lowerBound && steps.upperBound.rounded() == steps.upperBound
    guard isWhole else { return found }
    return found.filter { $0.value.rounded() == $0.value }.map { tick in
      tick.value.magnitude < 1e7 ? Tick(value: tick.value, label: Numeral.fixed(tick.value, decimals: 0)) : tick
    }
  }

  private func drawTargetLabel(_ trace: CurveTrace, _ grid: DotGrid, into frame: inout Frame) {
    guard let target = plot.target, let row = trace.row(of: target), row >= 0, row <= Double(grid.rows - 1) else {
      return
    }
    let text = symbols.spell(plot.targetLabel).truncated(to: area.width / 3, ellipsis: symbols.ellipsis)
    let y = area.y + Int(clamping: row.rounded()) / grid.dotsPerCell.rows
    frame.put(text, Self.labelStyle, x: area.maxX - TextWidth.of(text), y: y)
  }

  /// A wedge on the axis below each marked step, or beside the number that stands there.
  private func drawMarks(_ trace: CurveTrace, _ grid: DotGrid, into frame: inout Frame) {
    guard hasAxes else { return }
    for mark in plot.marks where mark.isFinite {
      let column = trace.column(of: mark)
      guard column >= 0, column < grid.columns else { continue }
      let x = area.x + column / grid.dotsPerCell.columns
      guard let x = [x, x + 1, x - 1].first(where: { frame[$0, area.maxY].glyph == symbols.horizontal }) else {
        continue
      }
      frame.set(symbols.isASCII ? "^" : "▲", Style(.warning, .bold), x: x, y: area.maxY)
    }
  }

  private func drawCursor(_ trace: CurveTrace, _ grid: DotGrid, into frame: inout Frame) {
    guard let cursor = plot.cursor, cursor.isFinite, !plot.series.isEmpty else { return }
    let column = trace.column(of: cursor)
    guard column >= 0, column < grid.columns else { return }
    let x = area.x + column / grid.dotsPerCell.columns
    let style = Style(.focus, .bold)
    if hasAxes, frame[x, area.maxY].glyph == symbols.horizontal {
      frame.set(symbols.joint([.up, .left, .right]), style, x: x, y: area.maxY)
    }
    if let cell = cursorCell(trace, grid) { frame.set(symbols.now, style, x: cell.x, y: cell.y) }
  }

  /// The names of the series where no line runs, rather in a corner; nothing where they would take more than a quarter.
  private func drawLegend(_ grid: DotGrid, into frame: inout Frame) {
    let entries = plot.series.filter { !$0.label.isEmpty }
    let texts = entries.map { symbols.spell($0.label) }
    let width = (texts.map { TextWidth.of($0) }.max() ?? 0) + 3
    guard !entries.isEmpty, 4 * width * entries.count <= area.width * area.height, width < area.width,
      entries.count < area.height
    else { return }
    guard let best = emptyPlace(Size(columns: width, rows: entries.count), grid) else { return }
    for (row, entry) in entries.enumerated() {
      let style = Style(entry.role, entry.attributes)
      let line: String
      switch entry.pattern {
      case .solid: line = String(repeating: Character(symbols.horizontal), count: 2)
      case .dashed: line = symbols.isASCII ? "- " : "╌╌"
      case .dotted: line = symbols.isASCII ? ".." : "··"
      }
      frame.put(line + " " + texts[row].padded(to: width - 3), style, x: best.x, y: best.y + row)
    }
  }

  /// Where that many cells hold no dot; nil: nowhere.
  private func emptyPlace(_ size: Size, _ grid: DotGrid) -> Point? {
    let right = area.maxX - size.columns
    let bottom = area.maxY - size.rows
    let corners = [
      Point(x: right, y: area.y), Point(x: area.x, y: bottom), Point(x: right, y: bottom), Point(x: area.x, y: area.y),
    ]
    let others = (area.y...bottom).flatMap { y in
      stride(from: right, through: area.x, by: -2).map { Point(x: $0, y: y) }
    }
    return (corners + others).first {
      grid.inkedCells(in: Rect(x: $0.x, y: $0.y, width: size.columns, height: size.rows)) == 0
    }
  }
}
