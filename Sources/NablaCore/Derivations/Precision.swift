// How numbers are written down on the way: exactly, or shortened as on paper.

/// What happens to every intermediate number of a calculation.
package enum Precision: Hashable, Sendable {
  /// Kept as it is.
  case exact
  /// Rounded to this many decimals, halves away from zero.
  case rounded(Int)
  /// Cut off after this many decimals.
  case cut(Int)

  /// The number of decimals; nil where numbers are kept as they are.
  package var decimals: Int? {
    switch self {
    case .exact: return nil
    case .rounded(let decimals), .cut(let decimals): return decimals
    }
  }

  /// More decimals than this make no difference to a double.
  package static let mostDecimals = 15

  /// A product of short decimals without the last digits' noise: −0.09999285, and 800 where a double has 800.0000000000001.
  package static func withoutNoise(_ product: Double) -> Double {
    guard product.isFinite, abs(product) >= 1 else { return Self.rounded(12).applied(to: product) }
    return Self.rounded(max(0, 12 - Int(decimalLogarithm(abs(product))))).applied(to: product)
  }

  /// The number as it is written down.
  ///
  /// A product such as 0.645 · 0.355 is 0.228975 on paper and a hair less as a double. So that it is rounded and cut as
  /// on paper, numbers within a few units in the last place of a boundary count as being on it. 5.1 - 5.09 is off by more
  /// units of its own last place, as many as 5.1 has; hence the second, absolute allowance, which no number that is
  /// worked with three or four decimals comes near by chance.
  package func applied(to value: Double) -> Double {
    guard let decimals, value.isFinite else { return value }
    var power = 1.0
    for _ in 0..<min(max(decimals, 0), Self.mostDecimals) { power *= 10 }
    let scaled = abs(value) * power * (1 + 0x1p-47) + min(power * 0x1p-40, 0x1p-20)
    guard scaled < 0x1p52 else { return value }
    let whole: Double
    if case .cut = self {
      whole = scaled.rounded(.down)
    } else {
      whole = (scaled + 0.5).rounded(.down)
    }
    let size = whole / power
    return value < 0 && size != 0 ? -size : size
  }
}
