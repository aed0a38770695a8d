// Numbers that are read beside each other: levels of lines, ends of axes.

import NablaCanvas
import NablaCore

package enum NumbersApart {
  /// The numbers with as many digits as tell each from all others, and no more; at least so many.
  ///
  ///     texts([1_000_000, 1_000_020], digits: 2)  // "1000000", "1000020"
  ///     texts([-4, 6], digits: 4)                 // "-4", "6"
  package static func texts(_ values: [Double], digits: Int) -> [String] {
    let counts = Array(min(digits, 17)...17)
    let texts = counts.lazy.map { count -> [String] in
      let texts = values.map { text($0, digits: count) }
      let sizes = values.map(abs).filter { $0 > 0 && $0.isFinite }
      guard texts.contains(where: { $0.contains("e") }), let most = sizes.max(), let least = sizes.min(), most < 1e9,
        least >= 1e-4
      else { return texts }
      // All of them without powers of ten, where that is no longer or some are so anyway.
      let decimals = max(0, count - 1 - Int(clamping: decimalLogarithm(most).rounded(.down)))
      let plain = values.map { Numeral.fixed($0, decimals: decimals).trimmedZeros }
      let areMixed = texts.contains { $0 != "0" && !$0.contains("e") }
      let isShort = (plain.map { TextWidth.of($0) }.max() ?? 0) <= (texts.map { TextWidth.of($0) }.max() ?? 0)
      return areMixed || isShort ? plain : texts
    }
    return texts.first { tell($0, values) } ?? values.map { Numeral.exact($0) }
  }

  /// Whether every text is much nearer to its own number than to any other.
  static func tell(_ texts: [String], _ values: [Double]) -> Bool {
    let sorted = values.filter(\.isFinite).sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    guard let least = gaps.min() else { return true }
    return zip(texts, values).allSatisfy { text, value in
      guard value.isFinite else { return true }
      return Double(text).map { abs($0 - value) <= least / 50 } ?? false
    }
  }

  private static func text(_ value: Double, digits: Int) -> String {
    let text = Numeral.significant(value, digits: digits)
    guard let end = text.firstIndex(of: "e"), text.contains(".") else { return text.trimmedZeros }
    return String(text[..<end]).trimmedZeros + text[end...]
  }
}

extension String {
  /// A decimal number without the zeros that say nothing: 0.5 for 0.500000.
  package var trimmedZeros: String {
    guard contains("."), !contains("e") else { return self }
    var rest = self[...]
    while rest.last == "0" { rest.removeLast() }
    if rest.last == "." { rest.removeLast() }
    return String(rest)
  }
}
