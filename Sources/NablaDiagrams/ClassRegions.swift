// Which class a network takes each place of a plane for, and the lines between the classes.

import NablaCore

/// The plane of two inputs, cut up by which of several outputs is the greatest.
///
/// Outputs are known on a grid of places. Between them they are taken to change evenly, for areas and lines alike, so
/// that a line runs where the areas meet.
package struct ClassRegions: Equatable, Sendable {
  /// How many outputs there are at each place.
  package let classes: Int
  package let columns: Int
  package let rows: Int
  private let outputs: [Double]

  /// - Parameters:
  ///   - outputs: `classes` numbers a place, place by place, row by row from the top.
  ///   - classes: how many classes there are.
  ///   - columns: how many places there are in a row.
  package init(_ outputs: [Double], classes: Int, columns: Int) {
    precondition(classes > 0 && columns > 0 && outputs.count % (classes * columns) == 0, "whole rows only")
    self.outputs = outputs
    self.classes = classes
    self.columns = columns
    rows = outputs.count / (classes * columns)
  }

  /// The class with the greatest output at a place of the grid, the first of equals.
  package func winner(column: Int, row: Int) -> Int {
    let first = (row * columns + column) * classes
    return Confusion.greatest(outputs[first..<first + classes])
  }

  /// The class at any place; beyond the grid's edge, that of the edge.
  ///
  /// - Parameters:
  ///   - x: in columns, from the middle of the first.
  ///   - y: in rows, from the middle of the first.
  package func winner(x: Double, y: Double) -> Int {
    let x = min(max(x, 0), Double(columns - 1))
    let y = min(max(y, 0), Double(rows - 1))
    let (left, top) = (Int(x), Int(y))
    let (right, bottom) = (min(left + 1, columns - 1), min(top + 1, rows - 1))
    let (across, down) = (x - Double(left), y - Double(top))
    let values = (0..<classes).map { number -> Double in
      let upper = (1 - across) * output(left, top, number) + across * output(right, top, number)
      let lower = (1 - across) * output(left, bottom, number) + across * output(right, bottom, number)
      return (1 - down) * upper + down * lower
    }
    return Confusion.greatest(values[...])
  }

  private func output(_ column: Int, _ row: Int, _ number: Int) -> Double {
    outputs[(row * columns + column) * classes + number]
  }

  /// The lines between classes, in columns and rows: in each square of four places from where an edge changes class to
  /// where the next one does; where three classes meet, to the middle of the square's changes.
  ///
  /// - Complexity: O(*n*) in the grid's size.
  package var borders: [IsolineSegment] {
    var segments: [IsolineSegment] = []
    guard columns > 1, rows > 1 else { return [] }
    let winners = (0..<rows).flatMap { row in (0..<columns).map { winner(column: $0, row: row) } }
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        let first = row * columns + column
        let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
        let own = [winners[first], winners[first + 1], winners[first + columns + 1], winners[first + columns]]
        if own[0] == own[1], own[1] == own[2], own[2] == own[3] { continue }
        var changes: [(x: Double, y: Double)] = []
        for edge in 0..<4 where own[edge] != own[(edge + 1) % 4] {
          changes.append(change(from: corners[edge], to: corners[(edge + 1) % 4], own[edge], own[(edge + 1) % 4]))
        }
        if changes.count == 2 {
          segments.append(
            IsolineSegment(x1: changes[0].x, y1: changes[0].y, x2: changes[1].x, y2: changes[1].y))
        } else {
          let middle = (
            x: changes.reduce(0) { $0 + $1.x } / Double(changes.count),
            y: changes.reduce(0) { $0 + $1.y } / Double(changes.count)
          )
          segments += changes.map { IsolineSegment(x1: $0.x, y1: $0.y, x2: middle.x, y2: middle.y) }
        }
      }
    }
    return segments
  }

  /// Where two classes have equal outputs on the way from one place to its neighbour.
  private func change(
    from: (column: Int, row: Int), to: (column: Int, row: Int), _ one: Int, _ other: Int
  ) -> (x: Double, y: Double) {
    let before = output(from.column, from.row, one) - output(from.column, from.row, other)
    let after = output(to.column, to.row, other) - output(to.column, to.row, one)
    let share = before + after > 0 ? before / (before + after) : 0.5
    return (
      Double(from.column) + share * Double(to.column - from.column),
      Double(from.row) + share * Double(to.row - from.row)
    )
  }
}
