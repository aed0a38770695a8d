// The numbers of η below a picture whose columns are learning rates.

import NablaCanvas
import NablaWords

/// The rate in force, the limit and the powers of ten, each below its column where it finds room.
struct RateAxis {
  /// In ascending order.
  let rates: [Double]
  /// The rate in force.
  let now: Double
  /// The largest stable rate at the start; nil where there is none.
  let limit: Double?

  /// - Parameters:
  ///   - row: the row's first cell and width.
  ///   - frame: what is drawn into.
  ///   - pencil: knows how things are shown.
  ///   - column: the cell of a rate.
  func draw(in row: Rect, of frame: inout Frame, _ pencil: Pencil, column: (Double) -> Int) {
    var taken: [Range<Int>] = []
    func put(_ text: String, at rate: Double, _ style: Style) {
      guard rate >= rates[0] * (1 - 1e-9), rate <= rates[rates.count - 1] * (1 + 1e-9) else { return }
      let width = TextWidth.of(text)
      let middle = column(rate) - width / 2
      let x = min(max(middle, row.x), row.maxX - width)
      guard x >= row.x, !taken.contains(where: { $0.lowerBound <= x + width && x <= $0.upperBound }) else { return }
      frame.put(text, style, x: x, y: row.y)
      taken.append(x..<x + width)
    }
    put(pencil.words("\(pencil.words(RatesLabel.inForce)) \(RatesLabel.number(now))"), at: now, Style(.accent, .bold))
    if let limit {
      put(pencil.words("\(pencil.words(RatesLabel.limit)) \(RatesLabel.number(limit))"), at: limit, Style(.warning))
    }
    for power in -30...6 {
      let rate = Double("1e\(power)") ?? 0
      put(RatesLabel.number(rate), at: rate, Style(.dim))
    }
  }
}
