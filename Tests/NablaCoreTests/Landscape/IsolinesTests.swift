import FaultTable
import Testing

@testable import NablaCore

private struct Point: Hashable {
  let x: Double
  let y: Double
}

private func ends(_ segment: IsolineSegment) -> [Point] {
  [Point(x: segment.x1, y: segment.y1), Point(x: segment.x2, y: segment.y2)]
}

/// How many segments end in each point.
private func degrees(_ segments: [IsolineSegment]) -> [Point: Int] {
  var result: [Point: Int] = [:]
  for point in segments.flatMap(ends) { result[point, default: 0] += 1 }
  return result
}

/// A grid of a function of column and row.
private func grid(_ columns: Int, _ rows: Int, _ value: (Double, Double) -> Double) -> [Double] {
  (0..<rows).flatMap { row in (0..<columns).map { value(Double($0), Double(row)) } }
}

/// Whether every line is closed or ends on the border.
private func areClosed(_ segments: [IsolineSegment], columns: Int, rows: Int) -> Bool {
  degrees(segments).allSatisfy { point, degree in
    degree % 2 == 0 || point.x == 0 || point.y == 0 || point.x == Double(columns - 1) || point.y == Double(rows - 1)
  }
}

@Test(arguments: [1.0, 9, 30.25, 77])
func `the points of a circle lie on it as closely as straight lines allow`(level: Double) {
  let (cx, cy) = (10.3, 9.6)
  let field = grid(22, 20) { ($0 - cx) * ($0 - cx) + ($1 - cy) * ($1 - cy) }
  let segments = Isolines.segments(of: field, columns: 22, level: level)
  let radius = level.squareRoot()
  #expect(!segments.isEmpty)
  for point in segments.flatMap(ends) {
    let distance = ((point.x - cx) * (point.x - cx) + (point.y - cy) * (point.y - cy)).squareRoot()
    // Along an edge the field is a parabola with second derivative 2: the chord is off by at most 1/4 in the value,
    // which is 1/4 / (2r) in the distance, or half an edge's parabola where the line is short.
    #expect(abs(distance * distance - level) <= 0.25 + 1e-12)
    #expect(distance <= radius + 1e-12)
  }
  #expect(degrees(segments).values.allSatisfy { $0 == 2 })
  #expect(Set(segments.map { Set(ends($0)) }).count == segments.count)
  let length = segments.reduce(0.0) { sum, s in
    sum + ((s.x1 - s.x2) * (s.x1 - s.x2) + (s.y1 - s.y2) * (s.y1 - s.y2)).squareRoot()
  }
  #expect(length <= 2 * Double.pi * radius && length > 1.8 * Double.pi * (radius - 0.25 / radius))
}

@Test func `a plane's line is straight and goes from border to border`() {
  let field = grid(9, 7) { 2 * $0 + 3 * $1 }
  let segments = Isolines.segments(of: field, columns: 9, level: 12.5)
  #expect(segments.flatMap(ends).allSatisfy { abs(2 * $0.x + 3 * $0.y - 12.5) < 1e-12 })
  let loose = degrees(segments).filter { $0.value == 1 }.keys
  #expect(loose.count == 2)
  #expect(areClosed(segments, columns: 9, rows: 7))
}

@Test(arguments: [(1.0, 0.4, false), (1, 0.6, true)])
func `a saddle is joined the way its centre lies`(high: Double, level: Double, joinsLow: Bool) {
  // a = c = 1, b = d = 0; the centre is at 0.5.
  let segments = Isolines.segments(of: [high, 0, 0, high], columns: 2, level: level)
  #expect(segments.count == 2)
  for segment in segments {
    // A segment cuts off one corner: low ones where the centre is above, high ones where it is below.
    let middle = Point(x: (segment.x1 + segment.x2) / 2, y: (segment.y1 + segment.y2) / 2)
    let isNearHigh = (middle.x < 0.5) == (middle.y < 0.5)
    #expect(isNearHigh == joinsLow)
  }
  let turned = Isolines.segments(of: [0, high, high, 0], columns: 2, level: level)
  #expect(turned.count == 2)
  for segment in turned {
    let middle = Point(x: (segment.x1 + segment.x2) / 2, y: (segment.y1 + segment.y2) / 2)
    #expect(((middle.x < 0.5) != (middle.y < 0.5)) == joinsLow)
  }
}

@Test func `x·y has two lines that never cross`() {
  let field = grid(11, 11) { ($0 - 5) * ($1 - 5) }
  for level in [-6.0, -0.5, 0.5, 6] {
    let segments = Isolines.segments(of: field, columns: 11, level: level)
    #expect(areClosed(segments, columns: 11, rows: 11))
    #expect(degrees(segments).values.allSatisfy { $0 <= 2 })
    for point in segments.flatMap(ends) {
      let product = (point.x - 5) * (point.y - 5)
      #expect(abs(product - level) < 1e-12)
    }
  }
}

@Test(.fault("N8"), arguments: [Double.nan, .infinity, -.infinity])
func `squares with a corner that is no number have no line, the others keep theirs`(hole: Double) {
  var field = grid(9, 9) { ($0 - 4) * ($0 - 4) + ($1 - 4) * ($1 - 4) }
  let whole = Isolines.segments(of: field, columns: 9, level: 6.5)
  field[4 * 9 + 6] = hole
  let part = Isolines.segments(of: field, columns: 9, level: 6.5)
  func touchesHole(_ s: IsolineSegment) -> Bool {
    let (x, y) = ((s.x1 + s.x2) / 2, (s.y1 + s.y2) / 2)
    return abs(x - 6) < 1 && abs(y - 4) < 1
  }
  #expect(part == whole.filter { !touchesHole($0) })
  #expect(part.count < whole.count)
}

@Test(.fault("N8")) func `a constant field has no line, not even at its own level`() {
  let field = Array(repeating: 3.0, count: 30)
  #expect(Isolines.segments(of: field, columns: 6, level: 3).isEmpty)
  #expect(Isolines.segments(of: field, columns: 6, level: 2).isEmpty)
  #expect(Isolines.segments(of: Array(repeating: .nan, count: 30), columns: 6, level: 2).isEmpty)
}

@Test(arguments: [([], 0), ([], 3), ([1.0], 1), ([1, 2, 3], 3), ([1, 2, 3], 1)])
func `less than a square has no line`(field: [Double], columns: Int) {
  #expect(Isolines.segments(of: field, columns: columns, level: 2).isEmpty)
}

@Test func `a level that is exactly some corners' value leaves no gap and no point without length`() {
  // A pyramid of whole numbers: every level 1…4 goes through corners.
  let field = grid(11, 11) { 5 - max(abs($0 - 5), abs($1 - 5)) }
  for level in [1.0, 2, 3, 4] {
    let segments = Isolines.segments(of: field, columns: 11, level: level)
    #expect(degrees(segments).values.allSatisfy { $0 == 2 })
    #expect(segments.allSatisfy { $0.x1 != $0.x2 || $0.y1 != $0.y2 })
    for point in segments.flatMap(ends) { #expect(5 - max(abs(point.x - 5), abs(point.y - 5)) == level) }
  }
  #expect(Isolines.segments(of: field, columns: 11, level: 5).isEmpty)
  let bowl = field.map { -$0 }
  for level in [-1.0, -2, -3, -4] {
    #expect(areClosed(Isolines.segments(of: bowl, columns: 11, level: level), columns: 11, rows: 11))
  }
}

@Test func `lines of any field are closed inside, at any level`() {
  var random = RandomSource(seed: 6)
  for _ in 0..<20 {
    let field = (0..<12 * 9).map { _ in Double(random.next() % 7) }
    for level in [0.5, 1, 2.9, 3, 5.5] {
      let segments = Isolines.segments(of: field, columns: 12, level: level)
      #expect(areClosed(segments, columns: 12, rows: 9))
      #expect(segments.flatMap(ends).allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }
  }
}

@Test func `heights of any size keep their line inside the square`() {
  let field = [1.5e308, -1.5e308, 1.5e308, -1.5e308]
  let segments = Isolines.segments(of: field, columns: 2, level: 0)
  #expect(segments == [IsolineSegment(x1: 0.5, y1: 0, x2: 0.5, y2: 1)])
}

@Test func `all levels at once are each level by itself, in a field with holes`() {
  var random = RandomSource(seed: 8)
  for count in [1, 2, 5, 12] {
    var field = (0..<14 * 11).map { _ in random.uniform(0, 9) }
    for hole in [3, 40, 41, 90] { field[hole] = hole % 2 == 0 ? .nan : .infinity }
    let levels = (0..<count).map { Double($0) * 9 / Double(count) }
    let together = Isolines.segments(of: field, columns: 14, levels: levels)
    // By the definition: a level crosses a square some of whose corners have reached it and some have not.
    for (number, level) in levels.enumerated() {
      var crossings = 0
      for row in 0..<10 {
        for column in 0..<13 {
          let corners = [0, 1, 14, 15].map { field[row * 14 + column + $0] }
          guard corners.allSatisfy(\.isFinite) else { continue }
          let reached = corners.count { $0 >= level }
          let isSaddle = reached == 2 && (corners[0] >= level) == (corners[3] >= level)
          crossings += reached % 4 == 0 ? 0 : (isSaddle ? 2 : 1)
        }
      }
      #expect(together[number].count == crossings)
      #expect(together[number] == Isolines.segments(of: field, columns: 14, level: level))
    }
  }
}
