// How z and a are spread in each layer, how much of it is flat, and how large δ is beside it.

import NablaCanvas
import NablaCore
import NablaLesson
import NablaModel
import NablaWords

package struct SpreadView: PanelView {
  package static let name = LocalizedText(ko: "퍼짐", en: "Spread")

  private let passes: NetworkPasses
  private let spread: LayerSpread

  /// nil where the cost is a formula.
  package init?(model: Shown) {
    guard let passes = model.wrappedValue.situation.passes else { return nil }
    self.passes = passes
    spread = LayerSpread(of: passes.network, pass: passes.forward, deltas: passes.deltas)
  }

  /// How many samples the numbers are of.
  ///
  /// - Parameters:
  ///   - rect: the whole panel.
  ///   - pencil: knows how things are shown.
  package func trailing(in rect: Rect, _ pencil: Pencil) -> String {
    let text = pencil.words(SpreadLabel.samples(passes.data.count))
    return TextWidth.of(text) + 20 <= rect.width ? text : ""
  }

  package func sentence(_ pencil: Pencil) -> String? {
    pencil.words(
      ko: "층마다 z와 a가 얼마나 퍼져 있는지, δ가 얼마나 큰지 보여 줘요.",
      en: "How widely z and a are spread in each layer, and how large δ is.")
  }

  package func draw(in rect: Rect, of frame: inout Frame, _ pencil: Pencil) {
    guard rect.width > 12, rect.height > 1 else { return }
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    let count = spread.rows.count
    // The layers come first, then as many sentences as have room.
    let words = SpreadSentences(spread, samples: passes.data.count).notes(pencil)
    let lines = words.lines(width: inner.width, height: max(0, inner.height - 1 - min(count, max(3, inner.height - 3))))
    let rows = shownRows(of: count, in: inner.height - 1 - lines.count)
    let columns = SpreadColumns(width: inner.width, network: passes.network, pencil)
    columns.drawHeading(x: inner.x, y: inner.y, of: &frame, pencil)
    var y = inner.y + 1
    for index in rows {
      if let index {
        columns.draw(
          spread.rows[index], passes.network.layers[index], number: index + 1, x: inner.x, y: y, of: &frame, pencil)
      } else {
        let hidden = count - rows.count + 1
        pencil.put(
          pencil.words(SpreadLabel.between(hidden)), Style(.dim), x: inner.x, y: y, width: inner.width, in: &frame)
      }
      y += 1
    }
    frame.put(lines, x: inner.x, y: y + (y + lines.count < inner.maxY ? 1 : 0))
  }

  /// Which layers have a row, nil for a gap: all where they fit, else the first and the last ones.
  private func shownRows(of count: Int, in room: Int) -> [Int?] {
    if count <= room { return Array(0..<count) }
    if room < 3 { return room < 1 ? [] : room == 1 ? [0] : [0, count - 1] }
    let first = (room - 1) / 2
    let last = room - 1 - first
    return Array(0..<first) + [nil] + Array(count - last..<count)
  }
}

/// Where the numbers of a layer stand.
private struct SpreadColumns {
  private let nameWidth: Int
  private let spreadWidth: Int
  private let hasMeans: Bool
  private let flatWidth = 5
  private let deltaWidth = 8
  private let barWidth: Int

  init(width: Int, network: Network, _ pencil: Pencil) {
    let longest = pencil.words(GradientsLabel.layerNumber(network.layers.count))
    hasMeans = width >= 64
    let activation = hasMeans ? (network.layers.map(\.activation.rawValue.count).max() ?? 0) + 1 : 0
    nameWidth = TextWidth.of(longest) + activation + 2
    spreadWidth = hasMeans ? 17 : 7
    let left = width - nameWidth - 2 * (spreadWidth + 1) - flatWidth - 1 - deltaWidth - 1
    barWidth = left >= 4 ? min(40, left - 1) : 0
  }

  private func xs(_ x: Int) -> (z: Int, a: Int, flat: Int, delta: Int, bars: Int) {
    let z = x + nameWidth
    let a = z + spreadWidth + 1
    let flat = a + spreadWidth + 1
    let delta = flat + flatWidth + 1
    return (z, a, flat, delta, delta + deltaWidth + 2)
  }

  func drawHeading(x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil) {
    let xs = xs(x)
    func put(_ label: SpreadLabel, _ place: Int, _ width: Int) {
      frame.put(
        pencil.words(label).fitted(to: width, .right, ellipsis: pencil.symbols.ellipsis), Style(.dim), x: place, y: y)
    }
    put(hasMeans ? .weightedInputs : .weightedInputsShort, xs.z, spreadWidth)
    put(hasMeans ? .activations : .activationsShort, xs.a, spreadWidth)
    put(.flat, xs.flat, flatWidth)
    put(.delta, xs.delta, deltaWidth)
    let title = pencil.words(SpreadLabel.histogram)
    if TextWidth.of(title) <= barWidth { frame.put(title, Style(.dim), x: xs.bars, y: y) }
  }

  func draw(
    _ row: LayerSpread.Row, _ layer: Layer, number: Int, x: Int, y: Int, of frame: inout Frame, _ pencil: Pencil
  ) {
    let xs = xs(x)
    var name = pencil.words(GradientsLabel.layerNumber(number)) + (row.isResidual ? "+x" : "")
    if hasMeans { name += " " + row.activation.rawValue }
    frame.put(name, Style(.text, .bold), x: x, y: y)
    frame.put(text(row.weightedInputs, pencil), Style(.text), x: xs.z, y: y)
    frame.put(text(row.activations, pencil), Style(.accent), x: xs.a, y: y)
    let flat = row.flatShare.map { "\(SpreadSentences.percent($0))%" } ?? "-"
    frame.put(
      flat.padded(to: flatWidth, .right), Style((row.flatShare ?? 0) >= 0.5 ? .warning : .text), x: xs.flat, y: y)
    frame.put(Self.number(row.delta, width: deltaWidth, pencil), Style(.backward), x: xs.delta, y: y)
    frame.put(
      Histogram.row(
        row.activations, over: Histogram.range(of: layer, row.activations), width: barWidth,
        isASCII: pencil.symbols.isASCII), Style(.series(0)), x: xs.bars, y: y)
  }

  private func text(_ spread: ValueSpread, _ pencil: Pencil) -> String {
    let deviation = Self.number(spread.deviation, width: 7, pencil)
    guard hasMeans else { return deviation }
    // Three cells, however the sign is spelled.
    let sign = pencil.words("±")
    // What rounding leaves of a sum that is 0 is no mean.
    let mean = abs(spread.mean) < 1e-12 * spread.deviation ? 0 : spread.mean
    return Self.number(mean, width: 7, pencil) + (sign.count == 1 ? " \(sign) " : sign) + deviation
  }

  /// Small numbers keep two digits that count.
  static func number(_ value: Double, width: Int, _ pencil: Pencil) -> String {
    value != 0 && abs(value) < 0.01
      ? Numeral.scientific(value, digits: 2).padded(to: width, .right)
      : pencil.number(value, width: width, decimals: width < 8 ? 3 : 4)
  }
}
