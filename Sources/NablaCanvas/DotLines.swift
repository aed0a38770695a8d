// Lines on a dot grid: clipped first (Cohen–Sutherland), then Bresenham on whole dots.
// Source: Bresenham (1965), doi:10.1147/sj.41.0025.

/// Which dots along a line show.
package enum LinePattern: String, CaseIterable, Hashable, Sendable {
  case solid, dashed, dotted

  /// How many dots are on and off in turn: dashes and dots are about as long at every glyph level.
  fileprivate func rhythm(at level: GlyphLevel) -> (on: Int, off: Int) {
    switch (self, level) {
    case (.solid, _): (1, 0)
    case (.dashed, .braille): (4, 3)
    case (.dashed, .blocks): (2, 1)
    case (.dashed, .ascii): (6, 3)
    case (.dotted, .braille), (.dotted, .blocks): (1, 1)
    // Every other cell: a dot in each would look like a line.
    case (.dotted, .ascii): (1, 5)
    }
  }
}

extension DotGrid {
  /// Draws a straight line between two places; one that is not finite draws nothing.
  package mutating func line(from: DotPoint, to: DotPoint, _ pen: Pen) {
    _ = stroke(from: from, to: to, pen, .solid, weight: 1, step: 0)
  }

  /// Draws a line with gaps, beginning `phase` dots, 0 or more, into its pattern.
  package mutating func dashedLine(
    from: DotPoint, to: DotPoint, _ pen: Pen, _ pattern: LinePattern = .dashed, phase: Int = 0
  ) {
    _ = stroke(from: from, to: to, pen, pattern, weight: 1, step: max(0, phase))
  }

  /// Draws a line `weight` dots thick, from 1 to 8.
  package mutating func thickLine(
    from: DotPoint, to: DotPoint, weight: Int, _ pen: Pen, _ pattern: LinePattern = .solid
  ) {
    _ = stroke(from: from, to: to, pen, pattern, weight: min(max(weight, 1), 8), step: 0)
  }

  /// Draws lines from place to place, the pattern running on; a place that is not finite is a gap.
  package mutating func polyline(_ points: [DotPoint], _ pen: Pen, _ pattern: LinePattern = .solid) {
    var step = 0
    for index in points.indices.dropFirst() {
      step = stroke(from: points[index - 1], to: points[index], pen, pattern, weight: 1, step: step)
    }
  }

  /// Draws a circle that looks round in a cell twice as tall as wide; `radius` in dots across.
  package mutating func circle(center: DotPoint, radius: Double, _ pen: Pen) {
    guard center.x.isFinite, center.y.isFinite, radius.isFinite, radius >= 0 else { return }
    guard radius <= 1e6 else { return }
    let high = radius / dotAspect
    for x in span(center.x - radius, center.x + radius, below: columns) {
      let offset = Double(x) - center.x
      let rise = max(0, radius * radius - offset * offset).squareRoot() / dotAspect
      dot(x: x, y: Int(clamping: (center.y - rise).rounded()), pen)
      dot(x: x, y: Int(clamping: (center.y + rise).rounded()), pen)
    }
    for y in span(center.y - high, center.y + high, below: rows) {
      let offset = (Double(y) - center.y) * dotAspect
      let reach = max(0, radius * radius - offset * offset).squareRoot()
      dot(x: Int(clamping: (center.x - reach).rounded()), y: y, pen)
      dot(x: Int(clamping: (center.x + reach).rounded()), y: y, pen)
    }
  }

  /// The whole dots from `low` to `high` that lie on the grid.
  private func span(_ low: Double, _ high: Double, below limit: Int) -> Range<Int> {
    let first = max(0, Int(clamping: low.rounded(.up)))
    let last = min(limit - 1, Int(clamping: high.rounded(.down)))
    return first <= last ? first..<(last + 1) : 0..<0
  }

  /// Draws a line that starts `step` dots into its pattern; returns the step after it.
  private mutating func stroke(
    from: DotPoint, to: DotPoint, _ pen: Pen, _ pattern: LinePattern, weight: Int, step: Int
  ) -> Int {
    let weight = weight + (isBold ? 1 : 0)
    let margin = Double(weight)
    guard let (start, end) = Self.clipped(from, to, columns: columns, rows: rows, margin: margin) else { return step }
    let rhythm = pattern.rhythm(at: level)
    let period = rhythm.on + rhythm.off
    var x = Int(clamping: start.x.rounded())
    var y = Int(clamping: start.y.rounded())
    let lastX = Int(clamping: end.x.rounded())
    let lastY = Int(clamping: end.y.rounded())
    let dx = abs(lastX - x)
    let dy = -abs(lastY - y)
    let stepX = x < lastX ? 1 : -1
    let stepY = y < lastY ? 1 : -1
    let isFlat = dx >= -dy
    var error = dx + dy
    var count = step
    while true {
      if count % period < rhythm.on {
        for offset in 0..<weight {
          let shift = offset - (weight - 1) / 2
          dot(x: isFlat ? x : x + shift, y: isFlat ? y + shift : y, pen)
        }
      }
      count += 1
      if x == lastX && y == lastY { return count }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// The part of a line that lies on the grid or less than `margin` − ½ dots beside it; nil where there is none.
  static func clipped(
    _ from: DotPoint, _ to: DotPoint, columns: Int, rows: Int, margin: Double
  ) -> (DotPoint, DotPoint)? {
    guard columns > 0, rows > 0, from.x.isFinite, from.y.isFinite, to.x.isFinite, to.y.isFinite else { return nil }
    // Not ½, where rounding would send a cut end to either side.
    let low = 0.51 - margin
    let right = Double(columns) - 1 - low
    let bottom = Double(rows) - 1 - low
    var a = from
    var b = to
    func side(_ p: DotPoint) -> Int {
      (p.x < low ? 1 : p.x > right ? 2 : 0) | (p.y < low ? 4 : p.y > bottom ? 8 : 0)
    }
    // Four cuts at most, two at each end; the bound is for rounding at huge coordinates.
    for _ in 0..<8 {
      let sideA = side(a)
      let sideB = side(b)
      if sideA | sideB == 0 { return (a, b) }
      if sideA & sideB != 0 { return nil }
      let outside = sideA != 0 ? sideA : sideB
      var cut: DotPoint
      if outside & 3 != 0 {
        let edge = outside & 1 != 0 ? low : right
        cut = DotPoint(x: edge, y: lerp(a.y, b.y, share(edge, a.x, b.x)))
      } else {
        let edge = outside & 4 != 0 ? low : bottom
        cut = DotPoint(x: lerp(a.x, b.x, share(edge, a.y, b.y)), y: edge)
      }
      if sideA != 0 { a = cut } else { b = cut }
    }
    return nil
  }

  /// How far `edge` lies on the way from `a` to `b`; halves, because the difference may exceed all Doubles.
  private static func share(_ edge: Double, _ a: Double, _ b: Double) -> Double {
    (edge / 2 - a / 2) / (b / 2 - a / 2)
  }

  private static func lerp(_ a: Double, _ b: Double, _ share: Double) -> Double { a * (1 - share) + b * share }
}
