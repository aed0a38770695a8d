// One series as dots: at most one upright stroke and one connection per column of dots, so that no spike is lost.

/// Draws a series on a dot grid and remembers where values lay beyond it.
struct CurveTrace {
  /// The cell columns where something lies above the picture.
  private(set) var above: Set<Int> = []
  /// The cell columns where something lies below it, or is 0 on a logarithmic axis.
  private(set) var below: Set<Int> = []

  private let steps: ClosedRange<Double>
  private let scale: ValueScale?
  /// The lowest row of dots that `scale` reaches; below it is the floor.
  private let lastRow: Double
  private let columns: Double
  private let floor: Double

  /// A column of dots on its way: what it covers, and where the line enters and leaves it.
  private struct Column {
    var x: Int
    var top: Double
    var bottom: Double
    var entry: Double
    var exit: Double
  }

  /// - Parameters:
  ///   - grid: the dots there are.
  ///   - steps: from the left edge to the right one.
  ///   - scale: from bottom to top; nil where there is nothing to show.
  ///   - floorRows: rows of dots at the bottom kept for zeros on a logarithmic axis.
  init(grid: DotGrid, steps: ClosedRange<Double>, scale: ValueScale?, floorRows: Int) {
    self.steps = steps
    self.scale = scale
    lastRow = Double(max(0, grid.rows - 1 - floorRows))
    columns = Double(max(0, grid.columns - 1))
    floor = Double(max(0, grid.rows - 1))
  }

  /// The column of dots of a step, perhaps beside the grid.
  func column(of x: Double) -> Int {
    let width = steps.upperBound / 2 - steps.lowerBound / 2
    guard width > 0 else { return 0 }
    return Int(clamping: ((x / 2 - steps.lowerBound / 2) / width * columns).rounded())
  }

  /// The row of dots of a value: −1 above the picture, `floor` below it, nil for NaN.
  func row(of value: Double) -> Double? {
    if value.isNaN { return nil }
    guard let place = scale?.place(of: value) ?? (value.isInfinite ? value : nil) else { return nil }
    // A hair of rounding must not put the largest value beyond the edge.
    if place > 1 + 1e-9 { return -1 }
    if place < -1e-9 { return floor + 1 }
    return min(max((1 - place) * lastRow, 0), lastRow)
  }

  package mutating func draw(_ series: CurvePlot.Series, on grid: inout DotGrid, priority: UInt8) {
    let pen = Pen(series.role, series.attributes, priority: priority)
    let cellWidth = grid.dotsPerCell.columns
    var previous: Column?
    var current: Column?
    for sample in series.samples where sample.x.isFinite {
      let isSingle = sample.high == sample.low || sample.high.isNaN
      guard let bottom = row(of: sample.low), let top = isSingle ? bottom : row(of: sample.high) else {
        if let column = current { stroke(column, after: previous, pen, series.pattern, &grid) }
        previous = nil
        current = nil
        continue
      }
      let x = column(of: sample.x)
      let cell = x >= 0 ? x / cellWidth : -1
      if top < 0 { above.insert(cell) }
      if bottom > floor { below.insert(cell) }
      let high = min(max(top, 0), floor)
      let low = min(max(bottom, 0), floor)
      // A bin has no order of its own: the line enters it where it is nearest.
      let near = min(max((current ?? previous)?.exit ?? high, high), low)
      if var column = current, column.x == x {
        column.top = min(column.top, high)
        column.bottom = max(column.bottom, low)
        column.exit = near
        current = column
      } else {
        if let column = current {
          stroke(column, after: previous, pen, series.pattern, &grid)
          previous = column
        }
        current = Column(x: x, top: high, bottom: low, entry: near, exit: near)
      }
    }
    if let column = current { stroke(column, after: previous, pen, series.pattern, &grid) }
  }

  private func stroke(
    _ column: Column, after previous: Column?, _ pen: Pen, _ pattern: LinePattern, _ grid: inout DotGrid
  ) {
    let x = Double(column.x)
    if let previous {
      let from = DotPoint(x: Double(previous.x), y: previous.exit)
      grid.dashedLine(from: from, to: DotPoint(x: x, y: column.entry), pen, pattern, phase: previous.x)
    }
    let top = DotPoint(x: x, y: column.top)
    let bottom = DotPoint(x: x, y: column.bottom)
    if column.top.rounded() != column.bottom.rounded() {
      grid.line(from: top, to: bottom, pen)
    } else {
      grid.dashedLine(from: top, to: bottom, pen, pattern, phase: column.x)
    }
  }
}
