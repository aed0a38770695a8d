// A part of a landscape: which one is wanted, and how much of it has been computed.

import NablaCanvas
import NablaCore

/// The part of a plane that the contour shows.
package struct Viewport: Equatable, Sendable {
  package var x: ClosedRange<Double>
  package var y: ClosedRange<Double>

  package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }
}

/// A landscape, sampled on a grid.
package struct SliceRequest: Equatable, Sendable {
  package let landscape: Landscape
  package let viewport: Viewport
  /// How many samples across and down at full resolution; one row for a curve.
  package let columns: Int
  package let rows: Int

  /// The coarsest grid takes every 8th sample.
  package static let strides = [8, 4, 2, 1]

  /// About how many multiplications the grid takes at a stride.
  package func effort(stride: Int) -> Double {
    landscape.effort(
      columns: Self.places(count: columns, stride: stride).count, rows: Self.places(count: rows, stride: stride).count)
  }

  /// More than this takes longer than anyone waits for a picture: ten seconds or so.
  static let greatestEffort = 2e10

  /// The finest stride that is worth computing; nil where even the coarsest takes too long.
  package var finestStride: Int? { Self.strides.last { effort(stride: $0) <= Self.greatestEffort } }

  /// Whether its coarsest grid can be had between two frames.
  package var isQuick: Bool { effort(stride: Self.strides[0]) <= 2e7 }

  /// The samples' places along an axis at a stride; the last one is always the axis' end.
  static func places(count: Int, stride: Int) -> [Int] {
    guard count > 1 else { return [0] }
    let places = Array(Swift.stride(from: 0, to: count - 1, by: stride))
    return places + [count - 1]
  }

  package init(landscape: Landscape, viewport: Viewport, columns: Int, rows: Int) {
    self.landscape = landscape
    self.viewport = viewport
    self.columns = columns
    self.rows = rows
  }
}

/// A computed grid of a request, perhaps coarser than asked for.
package struct SliceImage: Equatable, Sendable {
  package let request: SliceRequest
  package let stride: Int
  /// Ascending, both ends of the viewport included.
  package let xs: [Double]
  package let ys: [Double]
  /// Row by row (a row for each of `ys`).
  package let costs: [Double]

  /// Whether no finer one will come.
  package var isFinest: Bool { stride <= request.finestStride ?? 1 }

  /// Computes a request at a stride.
  ///
  /// - Parameters:
  ///   - request: which slice, and on which grid.
  ///   - stride: how many columns and rows of the grid share one value: 1 is the finest.
  ///   - spread: runs a number of independent jobs, as it likes at the same time, and returns when all are done.
  ///   - shouldStop: asked before every part of the grid, from any thread; once it says yes there will be no image.
  package init?(
    _ request: SliceRequest, stride: Int, spread: (_ jobs: Int, _ job: @Sendable (Int) -> Void) -> Void,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    let allX = CostSlice.spread(request.viewport.x, count: request.columns)
    let allY = CostSlice.spread(request.viewport.y, count: request.rows)
    let xs = SliceRequest.places(count: request.columns, stride: stride).map { allX[$0] }
    let ys = SliceRequest.places(count: request.rows, stride: stride).map { allY[$0] }
    // Fills a part of the grid; parts may be filled at the same time.
    let parts: Int
    let fill: @Sendable (_ part: Int, _ target: UnsafeMutablePointer<Double>) -> Void
    switch request.landscape {
    case .parameters(let slice):
      let tables = SliceTables(slice, xs: xs, ys: ys)
      parts = tables.partCount
      fill = tables.fill
    case .plane(let plane):
      parts = ys.count
      fill = { row, target in
        for column in xs.indices where !shouldStop() {
          target[row * xs.count + column] = plane.cost(xs[column], ys[row])
        }
      }
    }
    // Each part writes places of its own; one that was not reached stays NaN.
    var grid = [Double](repeating: .nan, count: xs.count * ys.count)
    let isComplete = grid.withUnsafeMutableBufferPointer { buffer -> Bool in
      nonisolated(unsafe) let target = buffer.baseAddress!
      spread(parts) { part in
        if !shouldStop() { fill(part, target) }
      }
      return !shouldStop()
    }
    guard isComplete else { return nil }
    costs = grid
    self.request = request
    self.stride = stride
    self.xs = xs
    self.ys = ys
  }
}

extension SliceImage {
  /// The costs, to be read anywhere.
  package var plane: SampledPlane {
    func last(_ places: [Double]) -> Double {
      guard places.count > 2 else { return 1 }
      return (places[places.count - 1] - places[places.count - 2]) / (places[1] - places[0])
    }
    return SampledPlane(
      costs, columns: xs.count, rows: ys.count, lastColumn: last(xs), lastRow: last(ys))
  }
}
