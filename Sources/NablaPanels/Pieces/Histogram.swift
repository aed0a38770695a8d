// How often values occur along a range, in one row of cells.

import NablaCanvas
import NablaCore

/// A row of bars: the higher, the more values lie there.
enum Histogram {
  private static let ascii = Array(".:-=+*#@".unicodeScalars)

  /// The bars of some values, `width` of them: blank where there are none, the highest for the most.
  ///
  /// - Parameters:
  ///   - spread: of the values.
  ///   - range: from the left end to the right one.
  ///   - width: in cells.
  ///   - isASCII: whether darkness stands for height.
  static func row(_ spread: ValueSpread, over range: ClosedRange<Double>, width: Int, isASCII: Bool) -> String {
    guard width > 0 else { return "" }
    let counts = spread.counts(in: width, of: range)
    let most = counts.max() ?? 0
    var text = String.UnicodeScalarView()
    for count in counts {
      guard count > 0 else {
        text.append(" ")
        continue
      }
      let share = Double(count) / Double(most)
      if isASCII {
        text.append(ascii[min(7, max(0, Int(clamping: (share * 8).rounded()) - 1))])
      } else {
        text.append(UprightBar.glyphs(share, rows: 1, isASCII: false)[0])
      }
    }
    return String(text)
  }

  /// What the bars of a layer's a run over: the range of f or, where that has no ends, from the least a to the greatest.
  static func range(of layer: Layer, _ spread: ValueSpread) -> ClosedRange<Double> {
    let bounds = layer.isResidual ? nil : layer.activation.bounds
    return bounds ?? spread.least...spread.greatest
  }
}
