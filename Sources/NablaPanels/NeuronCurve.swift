// A curve with samples on it: dots for all, a mark of its own for the one that is shown.

import NablaCanvas
import NablaCore

struct NeuronCurve {
  /// The main curve is the last one.
  var lines: [CurvePlot.Series]
  let range: ClosedRange<Double>
  let axis: String
  let points: [(x: Double, y: Double)]
  /// The number of the shown point.
  let shown: Int

  /// The finite values with a margin, and at least `least`; far values count only up to 10¹².
  static func range(of values: [Double], around least: ClosedRange<Double>?) -> ClosedRange<Double> {
    var low = least?.lowerBound ?? .infinity
    var high = least?.upperBound ?? -.infinity
    for value in values where value.isFinite {
      low = min(low, max(value, -1e12))
      high = max(high, min(value, 1e12))
    }
    guard low <= high else { return -1...1 }
    let room = high > low ? (high - low) * 0.04 : max(1, abs(high) / 2)
    return (low - room)...(high + room)
  }

  static func line(
    _ places: [Double], _ role: Role, _ pattern: LinePattern, _ label: String, _ value: (Double) -> Double
  ) -> CurvePlot.Series {
    let samples = places.map { place in
      let height = value(place)
      return CurvePlot.Sample(x: place, low: height, high: height)
    }
    return CurvePlot.Series(samples: samples, role: role, pattern: pattern, label: label)
  }

  /// The same with one more line beneath the main one.
  func adding(_ line: CurvePlot.Series) -> NeuronCurve {
    var copy = self
    copy.lines.insert(line, at: lines.count - 1)
    return copy
  }

  /// The values of all lines but the tangents, which may leave the picture.
  private var values: ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for line in lines where line.pattern != .dashed {
      for sample in line.samples where sample.low.isFinite {
        low = min(low, sample.low)
        high = max(high, sample.low)
      }
    }
    guard low <= high else { return -1...1 }
    let room = high > low ? (high - low) * 0.06 : max(1, abs(high) / 2)
    return (low - room)...(high + room)
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    let values = values
    var drawn = lines
    for index in drawn.indices where drawn[index].pattern == .dashed {
      // Only the piece inside the picture, so that no mark at the edge says that more follows.
      drawn[index].samples = Self.clipped(drawn[index].samples, to: values)
    }
    let plot = CurvePlot(
      drawn, scaling: .linear, xRange: range, valueRange: values, xLabel: pencil.words(axis), showsLegend: true)
    plot.draw(in: rect, of: &frame, symbols: pencil.symbols, level: pencil.level, isBold: pencil.isBold)
    let area = plot.area(in: rect, symbols: pencil.symbols, level: pencil.level)
    let grid = DotGrid(area, level: pencil.level)
    let map = UnitMap(range, values, grid)
    var cells: Set<Point> = []
    for point in points {
      if let cell = map.markedCell(point.x, point.y, grid) { cells.insert(cell) }
    }
    for cell in cells { frame.set(pencil.symbols.path, Style(.accent, .bold), x: cell.x, y: cell.y) }
    if points.indices.contains(shown), let cell = map.markedCell(points[shown].x, points[shown].y, grid) {
      frame.set(pencil.symbols.now, Style(.warning, .bold), x: cell.x, y: cell.y)
    }
  }

  /// A straight line's samples, cut where it leaves a range of values.
  private static func clipped(
    _ samples: [CurvePlot.Sample], to values: ClosedRange<Double>
  ) -> [CurvePlot.Sample] {
    guard let first = samples.first, let last = samples.last, last.x > first.x else { return samples }
    let slope = (last.low - first.low) / (last.x - first.x)
    return CostSlice.spread(first.x...last.x, count: 41).compactMap { x in
      let height = first.low + slope * (x - first.x)
      return values.contains(height) ? CurvePlot.Sample(x: x, low: height, high: height) : nil
    }
  }
}

extension UnitMap {
  /// The cell in which a curve would draw a point: rounded to a dot first, as lines are.
  func markedCell(_ valueX: Double, _ valueY: Double, _ grid: DotGrid) -> Point? {
    let dot = dot(valueX, valueY)
    guard abs(dot.x) < 1e9, abs(dot.y) < 1e9 else { return nil }
    let place = Point(
      x: grid.rect.x + Int(clamping: (dot.x.rounded() / Double(grid.dotsPerCell.columns)).rounded(.down)),
      y: grid.rect.y + Int(clamping: (dot.y.rounded() / Double(grid.dotsPerCell.rows)).rounded(.down)))
    return grid.rect.contains(place) ? place : nil
  }
}
