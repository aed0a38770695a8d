// The cells of a map of runs in the order in which they are computed: coarse first.

import NablaCore

/// Cells row by row, of which every eighth row and column comes first, then those between.
struct RefinedGrid: Equatable, Sendable {
  let columns: Int
  let rows: Int

  /// Every so-manieth row and column of each round.
  private static let strides = [8, 4, 2, 1]
  /// How many rounds there are.
  static let rounds = strides.count

  /// The cells of a round that are not known.
  ///
  /// - Parameters:
  ///   - round: from 0; the last one has all cells.
  ///   - isKnown: whether a cell is.
  func missing(in round: Int, _ isKnown: (Int) -> Bool) -> [Int] {
    let stride = Self.strides[round]
    return Swift.stride(from: 0, to: rows, by: stride).flatMap { row in
      Swift.stride(from: 0, to: columns, by: stride).map { row * columns + $0 }.filter { !isKnown($0) }
    }
  }

  /// What stands for a cell: its own, or as long as that is not known, that of the nearest known one below and to the left
  /// whose turn came before.
  ///
  /// - Parameters:
  ///   - column: the cell's.
  ///   - row: the cell's.
  ///   - value: what is known of a cell, by its number.
  func nearest<Value>(column: Int, row: Int, _ value: (Int) -> Value?) -> Value? {
    for stride in Self.strides.reversed() {
      if let value = value(row / stride * stride * columns + column / stride * stride) { return value }
    }
    return nil
  }

  /// About how many products of a number with a parameter are computed before more is shown.
  private static let workAtOnce = 300_000_000

  /// As many of some cells as are computed before more is shown: whole parts, so that no core waits for the others.
  ///
  /// - Parameters:
  ///   - cells: the cells that are missing.
  ///   - runs: what makes a run for each.
  ///   - steps: how many steps each makes.
  static func turn(_ cells: [Int], of runs: ManyRuns, steps: Int) -> [Int] {
    let parameters = runs.origin.parameters.count
    let work = max(1, steps * parameters * (runs.experiment.dataset?.count ?? 8))
    let part = 2 * runs.block
    return Array(cells.prefix(max(workAtOnce / work / part, 1) * part))
  }
}
