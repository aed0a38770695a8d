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
  /// (C(x + h) − C(x)) / h for each of the widths.
  let slopes: [Double]

  /// - Parameters:
  ///   - x: where the parameter is now.
  ///   - cost: C there.
  ///   - slope: dC/dx there.
  ///   - costAt: C with the one parameter there and all others as they are.
  init(x: Double, cost: Double, slope: Double, costAt: (Double) -> Double) {
    self.x = x
    self.cost = cost
    self.slope = slope
    // Divided by the distance that there really is between the two doubles.
    slopes = Self.widths.map { width in (costAt(x + width) - cost) / ((x + width) - x) }
  }

  /// The words and numbers below the curve, named after the parameter.
  func notes(_ name: String, width: Int, _ pencil: Pencil) -> [Note] {
    let derivative = "dC/d\(name)"
    let direction: CurveLabel = slope < 0 ? .falls(name) : (slope > 0 ? .rises(name) : .flat)
    let brief: CurveLabel = slope < 0 ? .grows(name) : (slope > 0 ? .shrinks(name) : .stays)
    let start = "\(derivative) = \(pencil.number(slope, sign: .always))"
    let first = Note(
      start + "  " + pencil.words(direction), short: start + "  " + pencil.words(brief), Style(.warning), rank: 0)
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
