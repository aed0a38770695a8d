// Lines of equal cost by marching squares with linear interpolation.
// Source: Lorensen, Cline (1987); saddles are split by the centre's average.

/// A piece of a line of equal cost, in grid coordinates: column and row numbers with fractions.
package struct IsolineSegment: Equatable, Sendable {
  package let x1: Double
  package let y1: Double
  package let x2: Double
  package let y2: Double

  /// - Parameters:
  ///   - x1: the column of one end.
  ///   - y1: its row.
  ///   - x2: the column of the other end.
  ///   - y2: its row.
  package init(x1: Double, y1: Double, x2: Double, y2: Double) {
    self.x1 = x1
    self.y1 = y1
    self.x2 = x2
    self.y2 = y2
  }
}

package enum Isolines {
  /// The segments of one level.
  ///
  /// - Parameters:
  ///   - grid: row by row, `columns` × rows. Squares with a corner that is not finite have no line.
  ///   - columns: how many values a row of the grid has.
  ///   - level: the value that the lines run along.
  /// - Complexity: O(*n*) in the grid's size.
  package static func segments(of grid: [Double], columns: Int, level: Double) -> [IsolineSegment] {
    segments(of: grid, columns: columns, levels: [level])[0]
  }

  /// The segments of each level, in the order of `levels`.
  ///
  /// - Parameters:
  ///   - grid: row by row, `columns` × rows. Squares with a corner that is not finite have no line.
  ///   - columns: how many values a row of the grid has.
  ///   - levels: ascending.
  /// - Complexity: O(*n*) in the grid's size, besides the segments found: a square is looked at once for all levels.
  package static func segments(of grid: [Double], columns: Int, levels: [Double]) -> [[IsolineSegment]] {
    var result = [[IsolineSegment]](repeating: [], count: levels.count)
    let rows = columns > 0 ? grid.count / columns : 0
    guard columns > 1, rows > 1, !levels.isEmpty else { return result }
    let bands = bands(of: grid, levels: levels)
    grid.withUnsafeBufferPointer { grid in
      bands.withUnsafeBufferPointer { bands in
        for row in 0..<rows - 1 {
          let below = bands.baseAddress! + row * columns
          let above = below + columns
          for column in 0..<columns - 1 {
            let (a, b, c, d) = (below[column], below[column + 1], above[column + 1], above[column])
            if a == b && b == c && c == d { continue }
            let last = max(max(a, b), max(c, d))
            if last == outside { continue }
            let place = row * columns + column
            for level in Int(min(min(a, b), min(c, d)))..<Int(last) {
              let number = Int32(level)
              let isAbove = (a > number ? 1 : 0) | (b > number ? 2 : 0) | (c > number ? 4 : 0) | (d > number ? 8 : 0)
              append(
                grid[place], grid[place + 1], grid[place + columns + 1], grid[place + columns], case: isAbove,
                level: levels[level], x: Double(column), y: Double(row), to: &result[level])
            }
          }
        }
      }
    }
    return result
  }

  /// The band of a value that is not finite: above every other.
  private static let outside = Int32.max

  /// How many of the levels each value has reached.
  private static func bands(of grid: [Double], levels: [Double]) -> [Int32] {
    levels.withUnsafeBufferPointer { levels in
      // Neighbours mostly lie in the same band: from there it is at most a few levels.
      var band = 0
      return grid.map { value in
        guard value.isFinite else { return outside }
        while band < levels.count, value >= levels[band] { band += 1 }
        while band > 0, value < levels[band - 1] { band -= 1 }
        return Int32(band)
      }
    }
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
