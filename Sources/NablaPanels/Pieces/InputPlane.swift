// The plane of two raw inputs: its ranges, places on a grid, and the cells of samples.

import NablaCanvas
import NablaCore

/// The part of the plane that the samples take up, those held out too, with a margin.
struct InputPlane: Equatable {
  /// From the left edge to the right one.
  let across: ClosedRange<Double>
  /// From the bottom to the top.
  let up: ClosedRange<Double>

  /// - Parameter data: samples of two raw inputs.
  init(of data: Dataset) {
    let places = data.rawInputs + (data.test?.rawInputs ?? [])
    across = Self.axis(stride(from: 0, to: places.count, by: 2).map { places[$0] })
    up = Self.axis(stride(from: 1, to: places.count, by: 2).map { places[$0] })
  }

  /// The range of one input; around a single value there is room to see something change.
  ///
  /// - Parameters:
  ///   - values: at least one.
  ///   - margin: on either side, as a share of the range.
  static func axis(_ values: [Double], margin: Double = 0.12) -> ClosedRange<Double> {
    guard let only = values.first, values.allSatisfy({ $0 == only }) else { return range(values, margin: margin) }
    let room = max(1, abs(only))
    return (only - room)...(only + room)
  }

  /// The range of some values with a margin.
  static func range(_ values: some Sequence<Double>, margin: Double = 0.12) -> ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    let room = max((high - low) * margin, 1e-9)
    return (low - room)...(high + room)
  }

  /// So many places are computed at most for one picture.
  private static let mostPlaces = 3_000

  /// How many places to compute where a picture could show so many.
  static func resolution(atMost wanted: Size) -> Size {
    var grid = wanted
    while grid.columns * grid.rows > mostPlaces, grid.columns > 50 {
      grid = Size(columns: (grid.columns + 1) / 2, rows: grid.rows)
    }
    return grid
  }

  /// The places at the middle of the cells of a grid, row by row from the top: x1 and x2 of each.
  func grid(_ size: Size) -> [Double] {
    var inputs: [Double] = []
    inputs.reserveCapacity(2 * size.columns * size.rows)
    for row in 0..<size.rows {
      let height = up.upperBound - (up.upperBound - up.lowerBound) * (Double(row) + 0.5) / Double(size.rows)
      for column in 0..<size.columns {
        inputs.append(
          across.lowerBound + (across.upperBound - across.lowerBound) * (Double(column) + 0.5) / Double(size.columns))
        inputs.append(height)
      }
    }
    return inputs
  }

  /// The cell of each sample.
  func cells(of data: Dataset, in rect: Rect) -> [Point] {
    let places = data.rawInputs
    return stride(from: 0, to: places.count, by: 2).map { cell(places[$0], places[$0 + 1], in: rect) }
  }

  /// The cell of a place.
  func cell(_ x: Double, _ y: Double, in rect: Rect) -> Point {
    let shareX = (x - across.lowerBound) / (across.upperBound - across.lowerBound)
    let shareY = (up.upperBound - y) / (up.upperBound - up.lowerBound)
    return Point(
      x: rect.x + Int(clamping: (shareX * Double(rect.width)).rounded(.down)),
      y: rect.y + Int(clamping: (shareY * Double(rect.height)).rounded(.down)))
  }

  /// Draws lines that are given in columns and rows of a grid of places, from the middle of the first.
  static func draw(
    _ segments: [IsolineSegment], on size: Size, _ pen: Pen, _ pattern: LinePattern = .solid, into grid: inout DotGrid
  ) {
    func dot(_ x: Double, _ y: Double) -> DotPoint {
      DotPoint(
        x: (x + 0.5) / Double(size.columns) * Double(grid.columns) - 0.5,
        y: (y + 0.5) / Double(size.rows) * Double(grid.rows) - 0.5)
    }
    for segment in segments {
      grid.polyline([dot(segment.x1, segment.y1), dot(segment.x2, segment.y2)], pen, pattern)
    }
  }
}
