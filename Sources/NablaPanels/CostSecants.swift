// Secants of the cost over one parameter: their slopes as h shrinks, beside that of the tangent.

import NablaCanvas
import NablaCore
import NablaWords

struct CostSecants {
  /// How far apart the two points of each secant are, the widest first.
  static let widths: [Double] = [1, 0.1, 0.01, 0.001]

  let x: Double
  let cost: Double
  /// dC/dw at x.
  let slope: Double
  /// Δx of an optimizer that remembers slopes; nil where the slope alone tells which way it goes.
  let move: Double?
  /// (C(x + h) − C(x)) / h for each of the widths.
  let slopes: [Double]

  /// - Parameters:
  ///   - x: where the parameter is now.
  ///   - cost: C there.
  ///   - slope: dC/dx there.
  ///   - move: Δx of an optimizer that remembers slopes; nil for others.
  ///   - costAt: C with the one parameter there and all others as they are.
  init(x: Double, cost: Double, slope: Double, move: Double? = nil, costAt: (Double) -> Double) {
    self.x = x
    self.cost = cost
    self.slope = slope
    self.move = move
    // Divided by the distance that there really is between the two doubles.
    slopes = Self.widths.map { width in (costAt(x + width) - cost) / ((x + width) - x) }
  }

  /// Which way the slope points and which way the step goes, at length and in a few cells; nothing where either is no
  /// number.
  private func direction(_ name: String) -> [CurveLabel] {
    guard !slope.isNaN, move?.isNaN != true else { return [] }
    let fall = slope < 0 ? 1 : (slope > 0 ? -1 : 0)
    let way = move.map { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) } ?? fall
    guard way == fall else { return [.remembers(name, fall: fall, way: way), .yet(name, way: way)] }
    let whole: [CurveLabel] = [.rises(name), .flat, .falls(name)]
    let brief: [CurveLabel] = [.shrinks(name), .stays, .grows(name)]
    return [whole[way + 1], brief[way + 1]]
  }

  /// The words and numbers below the curve, named after the parameter.
  func notes(_ name: String, width: Int, _ pencil: Pencil) -> [Note] {
    let derivative = "dC/d\(name)"
    let start = "\(derivative) = \(pencil.number(slope, sign: .always))"
    let words = direction(name).map { pencil.words($0) }
    let first = Note(
      ([start] + words.prefix(1)).joined(separator: "  "), short: ([start] + words.suffix(1)).joined(separator: "  "),
      Style(.warning), rank: 0)
    // A table of two rows: h above, the slope of its secant below, the tangent's last; only as many as fit.
    let title = pencil.words(CurveLabel.secants)
    let titleWidth = TextWidth.of(title)
    let numberWidth = 8
    var columns = zip(Self.widths, slopes).map { ("h \(Words.short($0))", $1) }
    columns.append((derivative, slope))
    columns = Array(columns.suffix(max(0, (width - titleWidth) / (numberWidth + 2))))
    guard columns.count >= 3 else { return [first] }
    func row(_ first: String, _ texts: [String]) -> String {
      first.padded(to: titleWidth) + texts.map { $0.padded(to: numberWidth + 2, .right) }.joined()
    }
    let numbers = columns.map { pencil.number($0.1, width: numberWidth, sign: .always) }
    return [
      first, Note(row("", columns.map(\.0)), Style(.dim), rank: 1), Note(row(title, numbers), Style(.text), rank: 1),
    ]
  }
}
