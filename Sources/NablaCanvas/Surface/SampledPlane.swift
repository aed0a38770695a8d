// Numbers over a rectangle, read anywhere between their samples.

/// A grid of samples over the unit square; the last gap across and up may be narrower than the others.
package struct SampledPlane: Sendable {
  package let columns: Int
  package let rows: Int
  /// Row by row, the lowest first; one that is not finite is a hole.
  package let values: [Double]
  /// How wide the last gap is, as a share of the others.
  let lastColumn: Double
  let lastRow: Double

  /// - Parameters:
  ///   - values: `columns` × `rows` numbers, the row at y = 0 first; missing ones are holes.
  ///   - columns: how many numbers there are along x.
  ///   - rows: how many there are along y.
  ///   - lastColumn: the last gap's width as a share of the others, above 0 and at most 1.
  ///   - lastRow: the last gap's height in the same way.
  package init(_ values: [Double], columns: Int, rows: Int, lastColumn: Double = 1, lastRow: Double = 1) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    let count = self.columns * self.rows
    self.values = values.count >= count ? values : values + Array(repeating: .nan, count: count - values.count)
    func share(_ value: Double) -> Double { value > 0 && value <= 1 ? value : 1 }
    self.lastColumn = share(lastColumn)
    self.lastRow = share(lastRow)
  }

  /// The number at a place from (0, 0) to (1, 1), which is clamped; not finite in and beside a hole.
  package func value(x: Double, y: Double) -> Double {
    values.withUnsafeBufferPointer { reader(of: $0).value(x: x, y: y) }
  }

  /// The plane with every number changed.
  package func mapped(_ change: (Double) -> Double) -> SampledPlane {
    SampledPlane(values.map(change), columns: columns, rows: rows, lastColumn: lastColumn, lastRow: lastRow)
  }

  /// For many readings: valid as long as the buffer is.
  func reader(of buffer: UnsafeBufferPointer<Double>) -> Reader { Reader(self, buffer) }

  struct Reader {
    private let buffer: UnsafeBufferPointer<Double>
    private let columns: Int
    private let rows: Int
    private let width: Double
    private let height: Double
    private let lastColumn: Double
    private let lastRow: Double

    fileprivate init(_ plane: SampledPlane, _ buffer: UnsafeBufferPointer<Double>) {
      self.buffer = buffer
      columns = plane.columns
      rows = plane.rows
      lastColumn = plane.lastColumn
      lastRow = plane.lastRow
      width = Double(max(0, columns - 2)) + plane.lastColumn
      height = Double(max(0, rows - 2)) + plane.lastRow
    }

    func value(x: Double, y: Double) -> Double {
      guard columns > 0, rows > 0 else { return .nan }
      let (column, across) = Self.place(x * width, columns, lastColumn)
      let (row, up) = Self.place(y * height, rows, lastRow)
      let nextColumn = min(column + 1, columns - 1)
      let nextRow = min(row + 1, rows - 1)
      // Weighted ends instead of their difference, which may exceed all Doubles.
      let low = buffer[row * columns + column] * (1 - across) + buffer[row * columns + nextColumn] * across
      let high = buffer[nextRow * columns + column] * (1 - across) + buffer[nextRow * columns + nextColumn] * across
      return low * (1 - up) + high * up
    }

    /// The sample before a place, and how far it is to the next.
    private static func place(_ place: Double, _ count: Int, _ last: Double) -> (Int, Double) {
      let index = min(max(Int(clamping: place), 0), max(0, count - 2))
      let share = (place - Double(index)) / (index == count - 2 ? last : 1)
      return (index, min(max(share, 0), 1))
    }
  }
}
