// A map of runs as characters and as SVG: how a run came out is told by its mark as well as by its shade.

import NablaCanvas
import NablaCore

/// A grid whose pixels are how runs came out.
package struct MapPicture: Equatable, Sendable {
  package enum Pixel: Equatable, Sendable {
    case diverged, oscillating, onTheWay
    /// How low C is at the end, from 0 (the lowest) to 1 (the highest of the map), on a logarithmic scale.
    case level(Double)
    /// The number of the minimum where the run ended.
    case minimum(Int)
  }

  package struct Axis: Equatable, Sendable {
    package let name: String
    package let low: Double
    package let high: Double

    package init(_ name: String, _ low: Double, _ high: Double) {
      self.name = name
      self.low = low
      self.high = high
    }
  }

  package let columns: Int
  /// Row by row, the lowest first.
  package let pixels: [Pixel]
  package let x: Axis
  package let y: Axis

  package init(columns: Int, pixels: [Pixel], x: Axis, y: Axis) {
    precondition(columns > 0 && pixels.count % columns == 0, "whole rows")
    self.columns = columns
    self.pixels = pixels
    self.x = x
    self.y = y
  }

  private var rows: Int { pixels.count / columns }

  /// The mark of a pixel: × diverged, ~ oscillating, · on the way, shades from low to high C, letters of minima.
  static func mark(_ pixel: Pixel) -> Character {
    switch pixel {
    case .diverged: return "×"
    case .oscillating: return "~"
    case .onTheWay: return "·"
    case .level(let level): return Array("█▓▒░")[min(3, max(0, Int(level * 4)))]
    case .minimum(let number): return letter(number)
    }
  }

  /// A, B, … Z, then a, b, … and # for all beyond.
  package static func letter(_ number: Int) -> Character {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return letters.indices.contains(number) ? letters[number] : "#"
  }

  /// The map as lines, the highest row first, with the ends of both axes.
  package var text: String {
    let top = Numeral.significant(y.high, digits: 3)
    let bottom = Numeral.significant(y.low, digits: 3)
    let margin = max(top.count, bottom.count, TextWidth.of(y.name))
    var lines = [y.name.padded(to: margin, .right)]
    for row in (0..<rows).reversed() {
      let head = row == rows - 1 ? top : (row == 0 ? bottom : "")
      let cells = String(pixels[row * columns..<(row + 1) * columns].map(Self.mark))
      lines.append(head.padded(to: margin, .right) + " │" + cells)
    }
    let low = Numeral.significant(x.low, digits: 3)
    let high = Numeral.significant(x.high, digits: 3)
    lines.append(String(repeating: " ", count: margin) + " └" + String(repeating: "─", count: columns))
    let gap = max(1, columns - low.count - high.count - TextWidth.of(x.name))
    lines.append(
      String(repeating: " ", count: margin + 2) + low + String(repeating: " ", count: gap / 2) + x.name
        + String(repeating: " ", count: gap - gap / 2) + high)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The map as a picture of its own, on white, to be printed.
  ///
  /// - Parameters:
  ///   - title: what it is of; escaped.
  ///   - legend: lines below it; escaped.
  package func svg(title: String, legend: [String]) -> String {
    let size = 8
    let (left, top) = (70, 40)
    let (width, height) = (columns * size, rows * size)
    var body = ""
    for row in 0..<rows {
      var column = 0
      while column < columns {
        let pixel = pixels[row * columns + column]
        var end = column + 1
        while end < columns, pixels[row * columns + end] == pixel { end += 1 }
        body +=
          "<rect x=\"\(left + column * size)\" y=\"\(top + height - (row + 1) * size)\" "
          + "width=\"\((end - column) * size)\" height=\"\(size)\" fill=\"\(Self.fill(pixel))\"/>\n"
        column = end
      }
    }
    func label(_ x: Int, _ y: Int, _ anchor: String, _ text: String) -> String {
      "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(SVGText.escaped(text))</text>\n"
    }
    let labels =
      label(left, 20, "start", title) + label(left, top + height + 18, "start", Numeral.significant(x.low, digits: 3))
      + label(left + width, top + height + 18, "end", Numeral.significant(x.high, digits: 3))
      + label(left + width / 2, top + height + 18, "middle", x.name)
      + label(left - 6, top + height, "end", Numeral.significant(y.low, digits: 3))
      + label(left - 6, top + 12, "end", Numeral.significant(y.high, digits: 3))
      + label(left - 6, top + height / 2, "end", y.name)
      + legend.enumerated().map { label(left, top + height + 40 + 16 * $0, "start", $1) }.joined()
    let (fullWidth, fullHeight) = (max(left + width + 20, 560), top + height + 50 + 16 * legend.count)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(fullWidth)" height="\(fullHeight)" \
      viewBox="0 0 \(fullWidth) \(fullHeight)" font-family="sans-serif" font-size="12">
      <title>\(SVGText.escaped(title))</title>
      <defs>
      <pattern id="left" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#ddd"/>\
      <path d="M0 0L8 8M8 0L0 8" stroke="#a00" stroke-width="1"/></pattern>
      <pattern id="swings" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#fe9"/>\
      <path d="M0 4L8 4" stroke="#850" stroke-width="2"/></pattern>
      </defs>
      <rect width="\(fullWidth)" height="\(fullHeight)" fill="#fff"/>
      \(body)\(labels)</svg>

      """
  }

  private static func fill(_ pixel: Pixel) -> String {
    switch pixel {
    case .diverged: return "url(#left)"
    case .oscillating: return "url(#swings)"
    case .onTheWay: return "#eee"
    case .level(let level):
      // From dark blue, the lowest C, to nearly white.
      let share = min(1, max(0, level))
      let shade = [(0x08, 0xf0), (0x30, 0xf4), (0x6b, 0xff)].map { Int(Double($0.0) + share * Double($0.1 - $0.0)) }
      return "#" + shade.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .minimum(let number):
      // Colours that eyes that see fewer tell apart as well: Okabe and Ito (2008).
      let colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#000000"]
      return colours[number % colours.count]
    }
  }
}

extension RateStartMap {
  /// The map as pixels, C on a logarithmic scale over the runs that have not diverged.
  package func picture(rate: String, scale: String) -> MapPicture {
    let levels = Self.levels(of: ends)
    let pixels = zip(ends, levels).map { end, level -> MapPicture.Pixel in
      switch end.status {
      case .diverged: return .diverged
      case .oscillating: return .oscillating
      case .converged, .descending: return .level(level)
      }
    }
    return MapPicture(
      columns: learningRates.count, pixels: pixels,
      x: .init(rate, learningRates[0], learningRates[learningRates.count - 1]),
      y: .init(scale, scales[0], scales[scales.count - 1]))
  }

  private static func levels(of ends: [RunEnd]) -> [Double] {
    func height(_ end: RunEnd) -> Double? {
      guard end.status != .diverged, let cost = end.finalCost, cost.isFinite else { return nil }
      return naturalLogarithm(max(cost, 1e-12))
    }
    let known = ends.compactMap(height)
    guard let low = known.min(), let high = known.max(), high > low else { return ends.map { _ in 0 } }
    return ends.map { end in height(end).map { ($0 - low) / (high - low) } ?? 1 }
  }
}

extension BasinMap {
  package var picture: MapPicture {
    let letters = letters
    return MapPicture(
      columns: xs.count,
      pixels: basin.map { number in
        switch number {
        case Basins.diverged: return .diverged
        case Basins.onTheWay: return .onTheWay
        default: return .minimum(letters[number])
        }
      }, x: .init(x, xs[0], xs[xs.count - 1]), y: .init(y, ys[0], ys[ys.count - 1]))
  }
}
