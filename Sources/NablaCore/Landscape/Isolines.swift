// Lines of equal cost by marching squares with linear interpolation.
// Source: Lorensen, Cline (1987); saddles are split by the centre's average.

/// A piece of a line of equal cost, in grid coordinates: column and row numbers with fractions.
package struct IsolineSegment: Equatable, Sendable {
  package let x1: Double
  package let y1: Double
  package let x2: Double
  package let y2: Double
}

package enum Isolines {
  /// The segments of one level.
  ///
  /// - Parameters:
  ///   - grid: row by row, `columns` × rows. Squares with a corner that is not finite have no line.
  /// - Complexity: O(*n*) in the grid's size.
  package static func segments(of grid: [Double], columns: Int, level: Double) -> [IsolineSegment] {
    let rows = columns > 0 ? grid.count / columns : 0
    guard columns > 1, rows > 1 else { return [] }
    var result: [IsolineSegment] = []
    grid.withUnsafeBufferPointer { grid in
      for row in 0..<rows - 1 {
        for column in 0..<columns - 1 {
          let a = grid[row * columns + column]
          let b = grid[row * columns + column + 1]
          let c = grid[(row + 1) * columns + column + 1]
          let d = grid[(row + 1) * columns + column]
          let isAbove = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0)
          if isAbove == 0 || isAbove == 15 { continue }
          guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { continue }
          Self.append(a, b, c, d, case: isAbove, level: level, x: Double(column), y: Double(row), to: &result)
        }
      }
    }
    return result
  }

  /// The corners a b c d go round from the square's first row and column.
  private static func append(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, case number: Int, level: Double, x: Double, y: Double,
    to result: inout [IsolineSegment]
  ) {
    func share(_ from: Double, _ to: Double) -> Double {
      let whole = to - from
      // Halves, where the difference of two huge numbers is too large for one.
      return whole.isFinite ? (level - from) / whole : (level / 2 - from / 2) / (to / 2 - from / 2)
    }
    var ab: (Double, Double) { (x + share(a, b), y) }
    var bc: (Double, Double) { (x + 1, y + share(b, c)) }
    var dc: (Double, Double) { (x + share(d, c), y + 1) }
    var ad: (Double, Double) { (x, y + share(a, d)) }
    func add(_ from: (Double, Double), _ to: (Double, Double)) {
      // A level that only touches a corner has a point there and no line.
      if from == to { return }
      result.append(IsolineSegment(x1: from.0, y1: from.1, x2: to.0, y2: to.1))
    }
    switch number {
    case 1, 14: add(ad, ab)
    case 2, 13: add(ab, bc)
    case 3, 12: add(ad, bc)
    case 4, 11: add(bc, dc)
    case 6, 9: add(ab, dc)
    case 7, 8: add(ad, dc)
    default:
      // Opposite corners are above: the centre says which of them hang together.
      let isCentreAbove = a / 4 + b / 4 + c / 4 + d / 4 >= level
      if (number == 5) == isCentreAbove {
        add(ab, bc)
        add(ad, dc)
      } else {
        add(ad, ab)
        add(bc, dc)
      }
    }
  }
}
